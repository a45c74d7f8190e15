"""One child's events as one child of the census, and every child of an authority, one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.returns.cin_census.build import episodes, person, work
from throughline.returns.cin_census.build.episodes import Episode, belongs
from throughline.returns.cin_census.build.told import Cells, Details, Empty, Told
from throughline.returns.ssda903.build import queries
from throughline.returns.ssda903.build.life import Life

AT_ONCE = 500
TYPES = frozenset(t.code for t in (*person.TYPES, *episodes.TYPES, *work.TYPES))
WITHOUT_NUMBER = "R{}"
"""A child without a local number is told by the record's own, which is hers for good."""
NOT_TOLD = "The record does not tell it"
NO_ENQUIRY = "An initial conference without an enquiry before it: it is left out"
NO_REFERRAL = "There is work and no referral that it belongs to: it is left out"


def tell(life: Life) -> Told | None:
    """All that the census of the year asks of one child; None when it does not know her."""
    every = episodes.episodes(life)
    held = {id(e): Details(_details(e)) for e in every if e.told_in(life)}
    empty: list[Empty] = []
    who = person.person(life)
    number = who.number or WITHOUT_NUMBER.format(life.subject)
    homeless: list[tuple[str, date]] = []
    for group, at, made in _work(life):
        episode = belongs(every, at)
        details = held.get(id(episode))
        if episode is None:
            homeless.append((group, at))
        elif details is not None:
            getattr(details, group).append(made)
    for day in work.moved_in(life):
        if (details := held.get(id(belongs(every, day)))) is not None:
            details.cells["DateOfInitialCPC"] = day
    for start, end in episodes.in_care(life):
        if life.touches(start, end) and belongs(every, start) is None:
            homeless.append(("care", start))
    for start, end in episodes.at_level(life):
        if life.touches(start, end) and belongs(every, start) is None:
            homeless.append(("help", start))
    empty += [Empty(ELEMENTS[group], number, day.isoformat(), NO_REFERRAL) for group, day in homeless]
    empty += [Empty("DateOfInitialCPC", number, d.isoformat(), NO_ENQUIRY) for d in work.conferences_alone(life)]
    if not held:
        return Told(life.subject, number, {}, None, [], [], empty) if empty else None
    shown = [e for e in every if id(e) in held]
    told = Told(
        life.subject, number, person.identifiers(life, who, number, [(e.began, e.nothing_further) for e in shown]), person.ethnicity(who),
        [] if who.unborn or who.disabilities is None else list(who.disabilities), [held[id(e)] for e in shown], empty,
    )  # fmt: skip
    empty += _missing(life, who, told, shown)
    return told


ELEMENTS = {
    "assessments": "Assessments", "enquiries": "Section47", "plans": "CINPlanDates", "protection": "ChildProtectionPlans",
    "pre_proceedings": "PreProceedingsandFGDM", "care": "CINdetails", "help": "CINdetails",
}  # fmt: skip
"""Kind of work to the element that tells of it."""


def _work(life: Life) -> Iterator[tuple[str, date, Any]]:
    for group, rows in (
        ("assessments", work.assessments(life)), ("enquiries", work.enquiries(life)), ("plans", work.plans(life)),
        ("protection", work.protection_plans(life)), ("pre_proceedings", work.pre_proceedings(life)),
    ):  # fmt: skip
        for at, made in sorted(rows, key=lambda r: r[0]):
            yield group, at, made


def _details(e: Episode) -> Cells:
    return {
        "CINreferralDate": e.began, "ReferralSource": e.source, "PrimaryNeedCode": e.need,
        "CINclosureDate": None if e.nothing_further else e.ended, "ReasonForClosure": None if e.nothing_further or not e.ended else e.reason,
        "DateOfInitialCPC": None, "ReferralNFA": e.nothing_further,
    }  # fmt: skip


def _missing(life: Life, who: person.Person, told: Told, shown: Sequence[Episode]) -> Iterator[Empty]:
    """What the census wants of this child and the record does not tell."""
    goes_on = any(not e.nothing_further for e in shown)
    asked = {
        "PersonBirthDate": who.born or who.expected, "Sex": told.identifiers["Sex"] or told.identifiers["GenderCurrent"],
        "Ethnicity": told.ethnicity, "UPNunknown": told.identifiers["UPN"] or told.identifiers["UPNunknown"],
        "Disabilities": told.disabilities or who.unborn or not goes_on,
    }  # fmt: skip
    for element, value in asked.items():
        if not value:
            yield Empty(element, told.number, "", NOT_TOLD)
    if who.number is None:
        yield Empty("LAchildID", told.number, "", "There is no local number; the record’s own stands for it")
    for e, details in zip(shown, told.details, strict=True):
        day = e.began.isoformat()
        if not e.source:
            yield Empty("ReferralSource", told.number, day, NOT_TOLD)
        if not e.nothing_further and not e.need:
            yield Empty("PrimaryNeedCode", told.number, day, NOT_TOLD)
        if e.ended and not e.nothing_further and not e.reason:
            yield Empty("ReasonForClosure", told.number, day, NOT_TOLD)
        for made in details.assessments:
            if made.cells["AssessmentAuthorisationDate"] and not made.factors:
                yield Empty("AssessmentFactors", told.number, made.cells["AssessmentActualStartDate"].isoformat(), NOT_TOLD)
        for pre in details.pre_proceedings:
            yield Empty("PPOutcome", told.number, pre["PPStartDate"].isoformat(), "Its codes are not known here yet: it is left out")


@dataclass
class Census:
    """What came of writing a census: how much of each group, and what could not be told. No child is held."""

    year: int
    counts: Counter[str] = field(default_factory=Counter)
    empty: list[Empty] = field(default_factory=list)
    behind_seal: int = 0
    """Sealed records of children, which only their custodian may tell of."""

    @property
    def children(self) -> int:
        """Children told of."""
        return self.counts["Child"]

    def left_empty(self) -> list[tuple[str, str, int]]:
        """Element, why, how often; the commonest first."""
        counted = Counter((e.element, e.words) for e in self.empty)
        return [(*key, n) for key, n in sorted(counted.items(), key=lambda c: (-c[1], c[0]))]

    def add(self, told: Told) -> bool:
        """Count a child; whether there is anything of her to write."""
        self.empty += told.empty
        if told.details:
            self.counts.update(told.counts())
        return bool(told.details)


def children(authority: int, year: int, census: Census, say: Callable[[int, int], None] = lambda done, total: None) -> Iterator[Told]:
    """Every child of the census of a year, in order of number of the record, some hundred held at a time."""
    every = queries.every_child(authority)
    census.behind_seal = queries.sealed_children(authority)
    ranks = registry.ranks()
    for start in range(0, len(every), AT_ONCE):
        subjects = every[start : start + AT_ONCE]
        for subject, held in projections.load(subjects, TYPES).items():
            told = tell(Life(subject, in_effect(held, ranks), year))
            if told is not None and census.add(told):
                yield told
        say(min(start + AT_ONCE, len(every)), len(every))
