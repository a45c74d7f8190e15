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
from throughline.record.people.codes import PARENTS
from throughline.record.people.models import Address, Person
from throughline.record.people.queries import names_of, ties_of
from throughline.web.paper.tree import Paper

HELD = "[held back]"
FAMILY = ("child", "relative", "carer")


@dataclass(frozen=True)
class Reader:
    """Who will read a paper. `kind`: worker, court, professional, child, relative, carer, other."""

    kind: str
    words: str
    subject: int | None = None

    @property
    def family(self) -> bool:
        return self.kind in FAMILY or self.kind == "other"


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
    tokens: tuple[str, ...]
    keep_from: tuple[int, ...]
    order: str


def protected_for(viewer: Any, subject: int, also: Sequence[int] = ()) -> list[Protected]:
    """Addresses, postcodes and telephones of this child, and of those with whom she lives, that somebody must not learn.

    Those she has left count too: a refuge stays secret for whoever lives there now. `also`: others of whom the paper speaks.
    """
    found = []
    rows = list(Address.objects.visible_to(viewer, subject=subject))
    own = Person.objects.visible_to(viewer, subject=subject).values_list("name", flat=True).first() or ""
    ties = [t.subject for t in ties_of(viewer, subject)]
    rows += list(
        Address.objects.everything(
            because="a protected address of somebody close must not leak through this paper either"
        ).filter(authority_id=viewer.authority_id, subject_id__in=[*ties, *also])
    )
    rows = [address for address in rows if address.not_to or address.not_to_words]
    phones = dict(
        Person.objects.everything(because="the telephone of somebody who lives at a protected address leads to it")
        .filter(authority_id=viewer.authority_id, subject_id__in=[a.subject_id for a in rows]).values_list("subject_id", "phone")
    )  # fmt: skip
    for address in rows:
        parts = [p.strip() for p in re.split(r"[,\n]", address.lines) if len(p.strip()) > 3]
        tokens = tuple(t for t in (address.lines, address.postcode, *parts) if t)
        found.append(Protected("an address", tokens, tuple(address.not_to), address.protected_source))
        if phones.get(address.subject_id):
            found.append(Protected("a telephone", (phones[address.subject_id],), tuple(address.not_to), address.protected_source))
        carers = Person.objects.everything(because="whose telephone leads to a protected address").filter(
            authority_id=viewer.authority_id, subject_id__in=_carers(viewer, subject)
        )
        for carer in carers:
            if carer.phone:
                found.append(
                    Protected("a carer’s telephone", (carer.phone,), tuple(address.not_to), address.protected_source)
                )
            names = _names(carer.name, own)
            found.append(Protected("a carer’s name", names, tuple(address.not_to), address.protected_source))
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
    to one may be asked of them by another. The child herself, the court and professionals get the whole. `also`: others of
    whom the paper speaks, and whose protected addresses it must not tell either.
    """
    held: list[str] = []
    kept = [p for p in protected_for(viewer, subject, also) if _keep_from(p, reader)]
    cleaned = paper
    for secret in kept:
        patterns = [_loose(t) for t in secret.tokens if t]
        before = cleaned
        for pattern in patterns:
            cleaned = cleaned.mapped(partial(pattern.sub, HELD))
        if cleaned != before and secret.what not in held:
            held.append(secret.what)
    acting.note("print" if how == "print" else how, subjects=[subject], detail={"reader": reader.kind, "for": reader.subject, "paper": paper.title,
                "held": held})  # fmt: skip
    return Release(cleaned, reader, held)


def _keep_from(secret: Protected, reader: Reader) -> bool:
    if reader.kind in ("worker", "court", "professional", "carer"):
        return False
    if reader.kind == "child":
        return False
    return reader.subject in secret.keep_from or reader.kind in ("relative", "other")


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
