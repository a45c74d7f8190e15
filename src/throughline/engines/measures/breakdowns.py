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


@dataclass(frozen=True, eq=False)
class Breakdown:
    """Into which groups rows fall. `groups` gives each row its group; `order` the groups in order, where it is fixed."""

    code: str
    title: str
    find: Callable[[Sequence[Looked]], list[str]] = field(repr=False)
    order: tuple[str, ...] = ()
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


def _people(rows: Sequence[Looked]) -> dict[int, tuple[date | None, str, str]]:
    said = Person.objects.everything(because=BECAUSE).filter(
        authority_id=acting.authority(), subject_id__in={r.subject for r in rows}
    )
    return {s: (born, sex, ethnicity) for s, born, sex, ethnicity in said.values_list("subject_id", "born_on", "sex", "ethnicity")}


_NOBODY = (None, "", "")
_GROUP_OF = {code: group for group, codes in ETHNIC_GROUPS.items() for code in codes}


def _teams(rows: Sequence[Looked]) -> list[str]:
    return [str(r.team) if r.team else NO_TEAM for r in rows]


def _ages(rows: Sequence[Looked]) -> list[str]:
    people = _people(rows)
    return [age_band(people.get(r.subject, _NOBODY)[0], r.on) for r in rows]


def _sexes(rows: Sequence[Looked]) -> list[str]:
    people = _people(rows)
    return [SEX.get(people.get(r.subject, _NOBODY)[1], NOT_KNOWN) for r in rows]


def _ethnic_groups(rows: Sequence[Looked]) -> list[str]:
    people = _people(rows)
    return [_GROUP_OF.get(people.get(r.subject, _NOBODY)[2], NOT_KNOWN) for r in rows]


TEAM = Breakdown("team", "By team", _teams)
AGE = Breakdown("age", "By age", _ages, (*(title for title, _ in AGES), NOT_KNOWN))
SEX_GROUP = Breakdown("sex", "By sex", _sexes, (*(w for c, w in SEX.items() if c != "U"), NOT_KNOWN))
ETHNICITY = Breakdown("ethnicity", "By ethnic group", _ethnic_groups, tuple(ETHNIC_GROUPS))
USUAL = (TEAM, AGE, SEX_GROUP, ETHNICITY)


def from_rows(code: str, title: str, model: type[Model], column: str, groups: Mapping[str, Sequence[str]], *,
              areas: tuple[str, ...] = ()) -> Breakdown:  # fmt: skip
    """Groups by what a dated row of another projection says on the day: the kind of home a child lived in then."""
    group_of = {code: name for name, codes in groups.items() for code in codes}

    def find(rows: Sequence[Looked]) -> list[str]:
        if not rows:
            return []
        held: dict[int, list[tuple[date, date | None, Any]]] = {}
        everything = model.objects.everything(because=BECAUSE)  # type: ignore[attr-defined]
        said = everything.filter(authority_id=acting.authority(), subject_id__in={r.subject for r in rows})
        for subject, began, ended, value in said.values_list("subject_id", "began_on", "ended_on", column):
            held.setdefault(subject, []).append((began, ended, value))

        def of(row: Looked) -> str:
            for began, ended, value in held.get(row.subject, ()):
                if began <= row.on and (ended is None or ended > row.on):
                    return group_of.get(value, NOT_KNOWN)
            return NOT_KNOWN

        return [of(r) for r in rows]

    return Breakdown(code, title, find, (*groups, NOT_KNOWN), areas)


def team_names(authority: int) -> dict[str, str]:
    """Every team's name by its number as a group, those closed too."""
    names = {str(pk): name for pk, name in Team.objects.filter(authority_id=authority).values_list("pk", "name")}
    return {**names, NO_TEAM: "No team"}
