"""By which groups a figure is looked at. Groups are fixed lists, never free filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db.models import Model

from throughline.base.calendar import age_on
from throughline.record.access import acting
from throughline.record.people.codes import ETHNIC_GROUPS, SEX
from throughline.record.people.models import Person
from throughline.record.workers.models import Team

NOT_KNOWN = "Not known"
NO_TEAM = "0"
BECAUSE = "a breakdown of figures; no names"


class Looked(Protocol):
    """One row that was looked at: whose, on which day, in which team."""

    @property
    def subject(self) -> int: ...
    @property
    def on(self) -> date: ...
    @property
    def team(self) -> int | None: ...


Memory = dict[str, dict[int, Any]]
"""What was looked up already: many measures of one month ask about the same children."""


@dataclass(frozen=True, eq=False)
class Breakdown:
    """Into which groups rows fall. `groups` gives each row its group; `order` the groups in order, where it is fixed."""

    code: str
    title: str
    find: Callable[[Sequence[Looked], Memory], list[str]] = field(repr=False)
    order: tuple[str, ...] = ()
    reads: frozenset[type[Model]] = frozenset()
    """Projections it looks into."""
    areas: tuple[str, ...] = ()
    """Areas whose measures all have this breakdown, without naming it."""

    def words(self, group: str, teams: Mapping[str, str]) -> str:
        """A group as it is called."""
        return teams.get(group, "A team no longer there") if self.code == "team" else group


AGES = (("Under 5", 5), ("5 to 9", 10), ("10 to 15", 16), ("16 and 17", 18), ("18 and over", 999))


def age_band(born: date | None, on: date) -> str:
    """The band somebody born then is in on that day."""
    if born is None:
        return NOT_KNOWN
    years = age_on(born, on)
    return next(title for title, below in AGES if years < below)


def _remembered(
    memory: Memory, what: str, rows: Sequence[Looked], ask: Callable[[set[int]], dict[int, Any]]
) -> dict[int, Any]:
    held = memory.setdefault(what, {})
    missing = {r.subject for r in rows} - held.keys()
    if missing:
        held.update(dict.fromkeys(missing))
        held.update(ask(missing))
    return held


def _ask_people(subjects: set[int]) -> dict[int, Any]:
    said = Person.objects.everything(because=BECAUSE).filter(authority_id=acting.authority(), subject_id__in=subjects)
    rows = said.values_list("subject_id", "born_on", "sex", "ethnicity")
    return {subject: (born, sex, ethnicity) for subject, born, sex, ethnicity in rows}


_NOBODY = (None, "", "")
_GROUP_OF = {code: group for group, codes in ETHNIC_GROUPS.items() for code in codes}


def _by_person(
    of: Callable[[tuple[date | None, str, str], date], str],
) -> Callable[[Sequence[Looked], Memory], list[str]]:
    def find(rows: Sequence[Looked], memory: Memory) -> list[str]:
        people = _remembered(memory, "people", rows, _ask_people)
        return [of(people[r.subject] or _NOBODY, r.on) for r in rows]

    return find


def _teams(rows: Sequence[Looked], memory: Memory) -> list[str]:
    return [str(r.team) if r.team else NO_TEAM for r in rows]


_ages = _by_person(lambda person, on: age_band(person[0], on))
_sexes = _by_person(lambda person, on: SEX.get(person[1], NOT_KNOWN))
_ethnic_groups = _by_person(lambda person, on: _GROUP_OF.get(person[2], NOT_KNOWN))

_PERSON: frozenset[type[Model]] = frozenset({Person})
TEAM = Breakdown("team", "By team", _teams)
AGE = Breakdown("age", "By age", _ages, (*(title for title, _ in AGES), NOT_KNOWN), _PERSON)
SEX_GROUP = Breakdown("sex", "By sex", _sexes, (*(w for c, w in SEX.items() if c != "U"), NOT_KNOWN), _PERSON)
ETHNICITY = Breakdown("ethnicity", "By ethnic group", _ethnic_groups, tuple(ETHNIC_GROUPS), _PERSON)
USUAL = (TEAM, AGE, SEX_GROUP, ETHNICITY)


def from_rows(
    code: str,
    title: str,
    model: type[Model],
    column: str,
    groups: Mapping[str, Sequence[str]],
    *,
    areas: tuple[str, ...] = (),
) -> Breakdown:
    """Groups by what a dated row of another projection says on the day: the kind of home a child lived in then."""
    group_of = {code: name for name, codes in groups.items() for code in codes}

    def ask(subjects: set[int]) -> dict[int, Any]:
        held: dict[int, list[tuple[date, date | None, Any]]] = {}
        everything = model.objects.everything(because=BECAUSE)  # type: ignore[attr-defined]
        said = everything.filter(authority_id=acting.authority(), subject_id__in=subjects)
        for subject, began, ended, value in said.values_list("subject_id", "began_on", "ended_on", column):
            held.setdefault(subject, []).append((began, ended, value))
        return held

    def find(rows: Sequence[Looked], memory: Memory) -> list[str]:
        held = _remembered(memory, code, rows, ask)

        def of(row: Looked) -> str:
            for began, ended, value in held[row.subject] or ():
                if began <= row.on and (ended is None or ended > row.on):
                    return group_of.get(value, NOT_KNOWN)
            return NOT_KNOWN

        return [of(r) for r in rows]

    return Breakdown(code, title, find, (*groups, NOT_KNOWN), frozenset({model}), areas)


def team_names(authority: int) -> dict[str, str]:
    """Every team's name by its number as a group, those closed too."""
    names = {str(pk): name for pk, name in Team.objects.filter(authority_id=authority).values_list("pk", "name")}
    return {**names, NO_TEAM: "No team"}
