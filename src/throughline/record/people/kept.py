"""Addresses that somebody must not learn, wherever they were typed: found in any text, however they are written there.

A note, minutes or a letter may tell in words what the record keeps as a fact. Whoever may not read the fact does not read it
in the words either, and whoever types it is asked whether they mean to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from throughline.base.words import join_words
from throughline.record.access import acting
from throughline.record.families.aliases import all_of, first_of
from throughline.record.people.models import Address, Person, Relationship

HELD = "[held back]"
"""What stands where a text told what its reader must not learn."""
Hide = Callable[[str], str]

STREETS = {
    "road": "rd", "street": "st", "lane": "ln", "avenue": "av|ave", "drive": "dr|drv", "close": "cl", "crescent": "cres|cr", "court": "ct", "place": "pl",
    "terrace": "ter|terr", "gardens": "gdns", "garden": "gdn", "grove": "gr|grv", "square": "sq", "row": "", "walk": "wlk", "way": "wy", "mount": "mt",
    "hill": "", "rise": "", "park": "pk", "view": "vw", "mews": "", "parade": "pde", "green": "gn", "yard": "yd", "bank": "bk", "croft": "", "fold": "",
    "brow": "", "wharf": "",
}  # fmt: skip
"""How the last word of a street is written, and how people shorten it."""
POSTCODE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?\d[A-Za-z]{2}")
UNIT = re.compile(r"(?:flat|apartment|unit|room|no|number)\.?\s*\d+\s?[A-Za-z]?", re.IGNORECASE)
"""A part that says which door in the house: what follows it names the house."""
HOUSES = frozenset({"house", "lodge", "cottage", "hall", "villa", "manor", "farm", "barn", "refuge", "buildings", "flats", "towers", "hostel"})
"""Last words of the name of a house, wherever in the address it stands."""
NUMBERED = re.compile(r"(?:(?:flat|apartment|unit|room|no|number)\.?\s*)?(\d+\s?[A-Za-z]?)[\s,]+(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class KeptAddress:
    """One address that somebody must not learn: whose, from whom it is kept, and how it looks in a text."""

    row: Address
    pattern: re.Pattern[str]

    @property
    def keep_from(self) -> tuple[int, ...]:
        """Subjects who must not learn it."""
        return tuple(self.row.not_to)


def kept_around(authority: int, subjects: Iterable[int]) -> list[KeptAddress]:
    """Protected addresses of these people and of everybody tied to them, now or before; those they have left too, because a
    refuge stays secret for whoever lives there now."""
    about = {first_of(s) for s in subjects}
    if not about:
        return []
    every = Address.objects.everything(because="a protected address must not leak through words about somebody close either")
    kept = every.filter(authority_id=authority).exclude(not_to=[], not_to_words="")
    mine = all_of(about)
    ties = Relationship.objects.everything(because="whose protected address must not leak").filter(
        Q(subject_id__in=mine) | Q(other_id__in=mine), authority_id=authority
    )
    near = {first_of(n) for pair in ties.values_list("subject_id", "other_id") for n in pair}
    rows = kept.filter(subject_id__in=about | near).order_by("pk")
    return [KeptAddress(row, pattern) for row in rows if (pattern := pattern_of(row.lines, row.postcode)) is not None]


def hiding(kept: Sequence[KeptAddress]) -> Hide:
    """A text with these addresses held back."""
    if not kept:
        return as_it_is
    patterns = [k.pattern for k in kept]

    def hide(text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(HELD, text)
        return text

    return hide


def hidden_from(viewer: Any, subjects: Iterable[int]) -> Hide:
    """What this viewer's post does not open, held back from any text about these people; a text as it is where it opens them."""
    if viewer.can("protected_addresses"):
        return as_it_is
    about = sorted(subjects)
    asked = f"kept addresses {viewer.authority_id} {about}"
    held: Hide | None = acting.kept().get(asked)
    if held is None:
        held = acting.kept()[asked] = hiding(kept_around(viewer.authority_id, about))
    return held


def typed_in(viewer: Any, subjects: Iterable[int], texts: Iterable[Any]) -> str:
    """What to ask whoever types a protected address into words: from whom it is kept; "" where nothing is told.

    Whoever may not read the address is not asked: the question would tell them that they guessed it.
    """
    if not viewer.can("protected_addresses"):
        return ""
    told = [t for t in texts if isinstance(t, str) and t]
    return asked_of(kept_around(viewer.authority_id, subjects), told) if told else ""


def asked_of(kept: Sequence[KeptAddress], texts: Iterable[str]) -> str:
    """The same for addresses that were read already, as for the parts of one form."""
    told = list(texts)
    found = [k for k in kept if any(k.pattern.search(t) for t in told)]
    if not found:
        return ""
    people = Person.objects.everything(because="from whom an address is kept, told to whoever types it")
    names = people.filter(subject_id__in={n for k in found for n in k.keep_from}).order_by("name").values_list("name", flat=True)
    whom = [*dict.fromkeys(names), *dict.fromkeys(k.row.not_to_words for k in found if k.row.not_to_words)]
    return f"This tells an address that {join_words(whom, 'or') if whom else 'somebody'} must not learn"


def within(hide: Hide, value: Any) -> Any:
    """The same through everything that a list or a mapping holds."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return {k: within(hide, v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(within(hide, v) for v in value)
    return value


def as_it_is(text: str) -> str:
    """Nothing to hold back."""
    return text


def pattern_of(lines: str, postcode: str) -> re.Pattern[str] | None:
    """Every way in which an address stands in a text: the whole, house and street, the street, the name of the house, the
    postcode, in any case, however spaced, shortened or broken over lines. Its town alone is none."""
    ways: list[str] = []
    plain = re.sub(r"\s+", "", postcode)
    if POSTCODE.fullmatch(plain):
        ways.append(r"(?<![A-Za-z\d])" + r"[\s\-.]*".join(re.escape(c) for c in plain) + r"(?![A-Za-z\d])")
    parts = [p.strip() for p in re.split(r"[,\n;]", lines) if p.strip()]
    house = next((n for n, p in enumerate(parts) if not UNIT.fullmatch(p)), 0)
    told = [w for n, p in enumerate(parts) for w in _ways(p, first=n == house, alone=len(parts) == 1)]
    whole = [_spaced(p) for p in parts]
    if len(whole) > 1 and told:
        ways.append(_bounded(r"[\s,;]*".join(whole)))
    ways += [_bounded(w) for w in told]
    return re.compile("|".join(ways), re.IGNORECASE) if ways else None


def _ways(part: str, *, first: bool, alone: bool) -> list[str]:
    numbered = NUMBERED.fullmatch(part)
    street = numbered[2] if numbered else part
    is_street = street.split()[-1].strip(".").lower() in _known_streets() and len(street.split()) > 1
    found = []
    if numbered:
        number = re.escape(re.sub(r"\s+", "", numbered[1]))
        found.append(rf"{number}[\s,]*(?:(?:in|on|of|at)\s+)?{_spaced(street)}")
    if is_street:
        found.append(_spaced(street))
    elif not numbered and (first or alone or street.split()[-1].lower() in HOUSES) and len(part) > 3:
        found.append(_spaced(part))
    return found


def _known_streets() -> set[str]:
    return {word for long, short in STREETS.items() for word in (long, *short.split("|")) if word}


def _spaced(text: str) -> str:
    """Words however they are spaced, the last one shortened or not where it is that of a street."""
    words = [re.escape(w) for w in re.split(r"[\s,]+", text.strip()) if w]
    last = text.split()[-1].strip(".,").lower() if text.split() else ""
    for long, short in STREETS.items():
        if len(words) > 1 and (last == long or last in short.split("|")):
            words[-1] = rf"(?:{'|'.join(w for w in (long, *short.split('|')) if w)})\.?"
    return r"[\s,\-]+".join(words)


def _bounded(way: str) -> str:
    return rf"(?<!\w)(?:{way})(?!\w)"
