"""How many children are in care on any day, in which groups, how many come and leave, and what that comes to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.calendar import add_months, age_on, birthday
from throughline.engines.measures.breakdowns import NOT_KNOWN, age_band
from throughline.insight.in_care.queries.people import open_on
from throughline.practice.looked_after.codes import SHORT_BREAKS, status_words
from throughline.practice.looked_after.models import CarePeriod, LegalStatus
from throughline.practice.placements import codes as homes
from throughline.practice.placements.models import Placement
from throughline.record.people.codes import ETHNIC_GROUPS, SEX
from throughline.record.people.models import Person
from throughline.record.workers.models import Allocation, Team

BECAUSE = "figures of the whole authority; no names"
GROUP_OF = {code: group for group, codes in ETHNIC_GROUPS.items() for code in codes}


def kind_of_home(type_: str, provider: str) -> str:
    """The kind of home, as the table of the report of 2012 has it (paragraph 8)."""
    if type_ in homes.KINSHIP:
        return "With relatives or friends"
    if type_ in homes.FOSTER:
        return "Foster care, the council’s own" if provider == "PR1" else "Foster care, agency or other council"
    if type_ in homes.WITH_PARENTS:
        return "With parents"
    if type_ in homes.RESIDENTIAL:
        return "Residential care"
    return "Placed for adoption" if type_ in homes.FOR_ADOPTION else "Other"


@dataclass(frozen=True)
class Population:
    """Children in care on a day, counted in groups."""

    on: date
    count: int
    groups: list[tuple[str, list[tuple[str, int]]]]


def subjects_on(authority: int, day: date) -> set[int]:
    """Numbers of the children in care on a day, without short breaks."""
    periods = CarePeriod.objects.everything(because=BECAUSE).filter(open_on(day), authority_id=authority)
    breaks = LegalStatus.objects.everything(because=BECAUSE).filter(
        open_on(day), authority_id=authority, status__in=SHORT_BREAKS
    )
    return set(periods.values_list("subject_id", flat=True)) - set(breaks.values_list("subject_id", flat=True))


def population_on(viewer: Any, day: date) -> Population:
    """Everybody in care on a day: by home, law, age, sex, ethnic group and team. Seven queries."""
    authority = viewer.authority_id
    subjects = subjects_on(authority, day)

    def rows(model: Any, *names: str) -> dict[int, tuple[Any, ...]]:
        found = model.objects.everything(because=BECAUSE).filter(
            open_on(day), authority_id=authority, subject_id__in=subjects
        )
        if model is Allocation:
            found = found.filter(role="social_worker")
        return {row[0]: row[1:] for row in found.values_list("subject_id", *names)}

    home, law, team = rows(Placement, "type", "provider"), rows(LegalStatus, "status"), rows(Allocation, "team_id")
    people = {
        s: (born, sex, ethnicity)
        for s, born, sex, ethnicity in Person.objects.everything(because=BECAUSE)
        .filter(authority_id=authority, subject_id__in=subjects)
        .values_list("subject_id", "born_on", "sex", "ethnicity")
    }
    names = dict(Team.objects.filter(authority_id=authority).values_list("pk", "name"))
    nobody = (None, "", "")

    def counted(title: str, of: Any) -> tuple[str, list[tuple[str, int]]]:
        return title, sorted(Counter(of(s) for s in subjects).items(), key=lambda pair: (-pair[1], pair[0]))

    groups = [
        counted("By kind of home", lambda s: kind_of_home(*home[s]) if s in home else NOT_KNOWN),
        counted("By legal status", lambda s: status_words(law[s][0]) if s in law else NOT_KNOWN),
        counted("By age", lambda s: age_band(people.get(s, nobody)[0], day)),
        counted("By sex", lambda s: SEX.get(people.get(s, nobody)[1], NOT_KNOWN)),
        counted("By ethnic group", lambda s: GROUP_OF.get(people.get(s, nobody)[2], NOT_KNOWN)),
        counted("By team", lambda s: names.get(team[s][0], "No team") if s in team else "No team"),
    ]
    return Population(day, len(subjects), groups)


@dataclass(frozen=True)
class Flow:
    """Who came and who left in a month."""

    month: date
    came: int
    left: int
    came_under_five: int


@dataclass(frozen=True)
class Outlook:
    """The months before, and what they come to if it goes on like that."""

    flows: list[Flow]
    now: int
    in_six_months: int
    least: int
    most: int
    turning_18: int


def outlook(viewer: Any, months: int = 12) -> Outlook:
    """A year of coming and leaving, month by month, and half a year on: the mean, and the least and most of any half year.

    It is arithmetic, not a prediction: whoever turns 18 is known, the rest goes on as before.
    """
    authority, today = viewer.authority_id, viewer.today
    first = add_months(today.replace(day=1), -months)
    rows = CarePeriod.objects.everything(because=BECAUSE).filter(authority_id=authority)
    came = list(rows.filter(began_on__gte=first, began_on__lt=today.replace(day=1)).values_list("subject_id", "began_on"))
    left = list(rows.filter(ended_on__gte=first, ended_on__lt=today.replace(day=1)).values_list("ended_on", flat=True))
    born = dict(
        Person.objects.everything(because=BECAUSE)
        .filter(authority_id=authority, subject_id__in={s for s, _ in came})
        .values_list("subject_id", "born_on")
    )

    def small(subject: int, on: date) -> bool:
        day = born.get(subject)
        return day is not None and age_on(day, on) < 5

    flows = []
    for n in range(months):
        begin, end = add_months(first, n), add_months(first, n + 1)
        these = [(s, on) for s, on in came if begin <= on < end]
        flows.append(
            Flow(begin, len(these), sum(begin <= on < end for on in left), sum(small(s, on) for s, on in these))
        )
    net = [f.came - f.left for f in flows]
    halves = [sum(net[n : n + 6]) for n in range(len(net) - 5)] or [0]
    now = subjects_on(authority, today)
    births = Person.objects.everything(because=BECAUSE).filter(
        authority_id=authority, subject_id__in=now, born_on__isnull=False
    )
    until = add_months(today, 6)
    return Outlook(
        flows,
        len(now),
        len(now) + round(6 * sum(net) / max(len(net), 1)),
        len(now) + min(halves),
        len(now) + max(halves),
        sum(today < birthday(b, 18) <= until for b in births.values_list("born_on", flat=True)),
    )
