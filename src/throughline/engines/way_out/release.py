"""The one way out. Whatever is printed, exported or sent passes here: it knows its reader and holds back what that
reader must not have, and the audit says who took what for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from throughline.base.words import join_words
from throughline.record.access import acting
from throughline.record.families.aliases import first_of
from throughline.record.people.codes import FAMILY_PARTS, PARENTS
from throughline.record.people.kept import HELD, Hide, kept_around
from throughline.record.people.models import Person
from throughline.record.people.queries import names_of, ties_of
from throughline.web.paper.tree import Paper

FAMILY = ("child", "relative", "carer")
CARERS_NAME = "a carer’s name"


@dataclass(frozen=True)
class Reader:
    """Who will read a paper. `kind`: worker, court, professional, invited (by name, for an agency), child, relative, carer, other."""

    kind: str
    words: str
    subject: int | None = None

    @property
    def family(self) -> bool:
        return self.kind in FAMILY or self.kind == "other"


def reader_in(part: str, name: str, subject: int, *, of_agency: bool) -> Reader:
    """As whom somebody reads who was asked in a part: the family as family, whoever comes for an agency as invited, and
    whoever is neither as somebody of whom nothing is known."""
    if part in FAMILY_PARTS:
        kind = part if part in ("child", "carer") else "relative"
        return Reader(kind, name, subject if kind == "child" else None)
    return Reader("invited" if of_agency else "other", name)


@dataclass
class Release:
    """A paper as its reader may have it, and what was held back, in words."""

    paper: Paper
    reader: Reader
    held: list[str] = field(default_factory=list)


def readers_for(viewer: Any, subject: int) -> list[Reader]:
    """Who might be given a paper about this child: the family by name, the carer, the court, another professional."""
    ties = ties_of(viewer, subject)
    names = names_of(t.subject for t in ties)
    person = Person.objects.visible_to(viewer, subject=subject).first()
    first = (person.known_as or person.given or person.name) if person else "the child"
    out = [Reader("child", f"{first}", subject)]
    for tie in ties:
        if tie.kind in (*PARENTS, "grandparent", "aunt_uncle") and names.get(tie.subject):
            out.append(Reader("relative", f"{names[tie.subject]}, {tie.words}", tie.subject))
    out += [Reader("carer", "The carer"), Reader("court", "The court"), Reader("professional", "Another professional"),
            Reader("worker", "Me, for my own work"), Reader("other", "Somebody else")]  # fmt: skip
    return out


@dataclass(frozen=True)
class Protected:
    """Something that some readers must not have: what it is, how it looks in text, and from whom it is kept."""

    what: str
    patterns: tuple[re.Pattern[str], ...]
    keep_from: tuple[int, ...]
    order: str
    hers: bool = False
    """Where the child of the paper lives or lived herself."""
    lives_there: bool = False
    """Where she lives now."""


def protected_for(viewer: Any, subject: int, also: Sequence[int] = ()) -> list[Protected]:
    """Addresses, postcodes and telephones of this child, and of those with whom she lives, that somebody must not learn.

    Those she has left count too: a refuge stays secret for whoever lives there now. `also`: others of whom the paper speaks.
    """
    viewer.must_open(subject)
    found: list[Protected] = []
    own = Person.objects.visible_to(viewer, subject=subject).values_list("name", flat=True).first() or ""
    kept = kept_around(viewer.authority_id, [subject, *also])
    mine = [k for k in kept if k.row.subject_id == first_of(subject)]
    hers, now = {k.pattern for k in mine}, {k.pattern for k in mine if k.row.ended_on is None}
    carers = list(
        Person.objects.everything(because="whose telephone leads to a protected address").filter(
            authority_id=viewer.authority_id, subject_id__in=_carers(viewer, subject)
        )
    ) if kept else []  # fmt: skip
    phones = dict(
        Person.objects.everything(because="the telephone of somebody who lives at a protected address leads to it")
        .filter(authority_id=viewer.authority_id, subject_id__in=[k.row.subject_id for k in kept]).values_list("subject_id", "phone")
    ) if kept else {}  # fmt: skip
    for one in kept:
        at: dict[str, Any] = {"keep_from": one.keep_from, "order": one.row.protected_source, "hers": one.pattern in hers, "lives_there": one.pattern in now}
        found.append(Protected("an address", (one.pattern,), **at))
        if phones.get(one.row.subject_id):
            found.append(Protected("a telephone", (_loose(phones[one.row.subject_id]),), **at))
        for carer in carers:
            if carer.phone:
                found.append(Protected("a carer’s telephone", (_loose(carer.phone),), **{**at, "hers": True, "lives_there": True}))
            names = tuple(_loose(name) for name in _names(carer.name, own) if name)
            found.append(Protected(CARERS_NAME, names, **{**at, "hers": True, "lives_there": True}))
    return found


NOT_NAMES = frozenset({
    "and", "the", "house", "home", "lodge", "court", "bank", "farm", "cottage", "hall", "road", "street", "close", "lane", "view",
    "mount", "green", "park",
})  # fmt: skip


def _names(carer: str, child: str) -> tuple[str, ...]:
    """A carer's whole name and each word of it, because notes say "Denise"; not the words of the child's own name, nor
    those that only say that it is a house."""
    own = set(_words(child.lower()))
    return (carer, *(w for w in _words(carer) if w.lower() not in own and w.lower() not in NOT_NAMES))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'’-]{2,}", text)


def _carers(viewer: Any, subject: int) -> list[int]:
    from throughline.record.ledger.queries import chronology

    return [e.facts["carers"] for e in chronology(viewer, subject) if e.facts.get("carers")]


def release(viewer: Any, subject: int, paper: Paper, reader: Reader, *, how: str, also: Sequence[int] = ()) -> Release:
    """The paper as this reader may have it. Written to the audit as `how` (print, export, mail).

    Whoever is of the family, or is not known to us, gets nothing that anybody in the family must not learn: what is told
    to one may be asked of them by another. Nor does a court or another agency, since what is served is read by the parties;
    a worker's own copy is whole, and the child has what is her own. It looks into every word of the paper: an address that
    was typed into a note is found there too. `also`: others of whom the paper speaks, and whose protected addresses it must
    not tell either.
    """
    held: list[str] = []
    cleaned = paper
    for secret in (p for p in protected_for(viewer, subject, also) if _keep_from(p, reader)):
        before = cleaned
        for pattern in secret.patterns:
            cleaned = cleaned.mapped(partial(pattern.sub, HELD))
        if cleaned != before and secret.what not in held:
            held.append(secret.what)
    acting.note("print" if how == "print" else how, subjects=[subject], detail={"reader": reader.kind, "for": reader.subject, "paper": paper.title,
                "held": held})  # fmt: skip
    return Release(cleaned, reader, held)


def text_for(viewer: Any, subject: int, reader: Reader, also: Sequence[int] = ()) -> Hide:
    """For words that stand on a page of their reader's own and in no paper: the same held back from any text."""
    patterns = [p for secret in protected_for(viewer, subject, also) if _keep_from(secret, reader) for p in secret.patterns]

    def hide(text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(HELD, text)
        return text

    return hide


def _keep_from(secret: Protected, reader: Reader) -> bool:
    """Whether this reader must not have it. The child knows her own address and her carer the one where she lives now; that
    of somebody else, as her mother's refuge, is not theirs to be told by a paper. What goes to a court or to another agency
    is served on the parties and read by many: it is held back there too, and told to who must know it by word of mouth. Whoever was
    invited by name may read with whom she lives, or a school could not follow the review at which it sits."""
    if reader.kind == "worker":
        return False
    if reader.subject is not None and reader.subject in secret.keep_from:
        return True
    if reader.kind == "child":
        return not secret.hers
    if reader.kind == "invited":
        return secret.what != CARERS_NAME
    if reader.kind == "carer":
        return not secret.lives_there
    return True


def _loose(token: str) -> re.Pattern[str]:
    """The token however it is spaced, cased or broken over a line."""
    plain = re.sub(r"\s+", "", token)
    if re.fullmatch(r"[\d+() -]+", token) or re.fullmatch(r"[A-Za-z]{1,2}\d[A-Za-z\d]?\d[A-Za-z]{2}", plain):
        return re.compile(r"[\s-]*".join(re.escape(c) for c in plain), re.IGNORECASE)
    several = r"[\s,]+".join(re.escape(w) for w in re.split(r"[\s,]+", token.strip()))
    return re.compile(rf"(?<!\w){several}(?!\w)", re.IGNORECASE)


def held_words(made: Release) -> str:
    """What this copy leaves out, for its first lines."""
    return f"It leaves out {join_words(made.held)}." if made.held else ""
