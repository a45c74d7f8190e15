"""Who the child is, as the census asks it: numbers, birth or the day it is expected, sex, ethnicity, disability, death."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from throughline.base.calendar import add_years
from throughline.record.ledger.projections import Surroundings
from throughline.record.people import events as people
from throughline.record.people.projections import fold_identifiers, fold_person
from throughline.returns.cin_census.build.told import Cells
from throughline.returns.ssda903.build.life import Life

TYPES = (people.person_described, people.born, people.died, people.identifier_recorded)
TOO_YOUNG, NEWLY_IN_NEED, NOTHING_FURTHER = "UN1", "UN4", "UN7"
NOT_YET_OBTAINED = "NOBT"
LETTERS_SINCE = 2025
"""From this year the census says M, F or U; before, 1, 2 and 0."""
DIGITS = {"M": "1", "F": "2", "U": "0"}
NEWLY = timedelta(days=7)
"""The census calls UN4 "newly in need, not known at return" and names no days: the SSDA903's week (rule 210) is read into it."""
_NOBODY = Surroundings(0)


@dataclass(frozen=True)
class Person:
    """What the record tells of the child, as known now; of birth and death, as on the last day of the year."""

    number: str | None
    upn: str | None
    former_upn: str | None
    no_upn: str | None
    born: date | None
    """None while the child was not born on the last day of the year."""
    expected: date | None
    """Only of a child not born by then."""
    died: date | None
    sex: str | None
    ethnicity: str | None
    disabilities: tuple[str, ...] | None
    """None: nobody has said."""

    @property
    def unborn(self) -> bool:
        """Not born by the last day of the year, and expected."""
        return self.born is None and self.expected is not None


def person(life: Life) -> Person:
    """Name nobody: what the census asks of the child herself."""
    said = [e for e in life.events if e.type in {t.code for t in TYPES[:3]}]
    row = next(fold_person(said, _NOBODY)) if said else {}
    numbers = {r["scheme"]: r["value"] for r in fold_identifiers([e for e in life.events if e.type == people.identifier_recorded.code], _NOBODY)}
    born, died = row.get("born_on"), row.get("died_on")
    born = born if born and born <= life.last else None
    disabled = next((e.get("disabilities") for e in reversed(said) if e.get("disabilities")), None)
    return Person(
        numbers.get("local"), numbers.get("upn"), numbers.get("former_upn"), next((e.get("no_upn") for e in reversed(said) if e.get("no_upn")), None),
        born, row.get("expected_on") if born is None else None, died if died and died <= life.last else None,
        row.get("sex") or None, row.get("ethnicity") or None, tuple(dict.fromkeys(disabled)) if disabled else None,
    )  # fmt: skip


def identifiers(life: Life, who: Person, number: str, referred: Sequence[tuple[date, bool]]) -> Cells:
    """The element `ChildIdentifiers`. `referred`: the day of each referral told, and whether nothing further followed it."""
    sex = "U" if who.unborn else who.sex
    letters = life.year >= LETTERS_SINCE
    return {
        "LAchildID": number, "UPN": who.upn, "FormerUPN": who.former_upn,
        "UPNunknown": None if who.upn else who.no_upn or why_no_upn(life, who, referred),
        "PersonBirthDate": who.born, "ExpectedPersonBirthDate": who.expected,
        "GenderCurrent": None if letters else DIGITS.get(sex or ""), "Sex": sex if letters else None, "PersonDeathDate": who.died,
    }  # fmt: skip


def why_no_upn(life: Life, who: Person, referred: Sequence[tuple[date, bool]]) -> str | None:
    """Nothing further followed any referral; not yet of school age; referred in the year's last week. Else the record does
    not tell why."""
    if referred and all(nothing for _, nothing in referred):
        return NOTHING_FURTHER
    if who.unborn or (who.born and add_years(who.born, 5) > life.last):
        return TOO_YOUNG
    if referred and all(on > life.last - NEWLY for on, _ in referred):
        return NEWLY_IN_NEED
    return None


def ethnicity(who: Person) -> str | None:
    """As recorded; of a child not born yet it is not yet obtained."""
    return who.ethnicity or (NOT_YET_OBTAINED if who.unborn else None)
