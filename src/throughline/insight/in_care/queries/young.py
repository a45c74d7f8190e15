"""Young children who came into care, and why: neglect apart from abuse; and the ages of all in care over the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from throughline.base.calendar import add_months, age_on
from throughline.engines.measures.breakdowns import AGES, NOT_KNOWN, age_band
from throughline.insight.in_care.queries.population import BECAUSE
from throughline.practice.looked_after import events as care
from throughline.practice.looked_after.codes import SHORT_BREAKS
from throughline.practice.looked_after.models import CarePeriod, LegalStatus
from throughline.practice.protection import events as protection
from throughline.record.ledger import registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.ledger.projections import load
from throughline.record.people.models import Person

NEGLECT_OR_ABUSE = "N1"
FIVE = 5
A_YEAR = timedelta(days=365)
WHY = ("neglect", "abuse", "neglect and abuse", "neglect or abuse: nobody said which", "another need")
BY_CATEGORY = {"NEG": WHY[0], "PHY": WHY[1], "SAB": WHY[1], "EMO": WHY[1], "MUL": WHY[2]}
"""What a child protection plan says, by its category; more than one kind is told as both."""
READS = (care.became_looked_after.code, protection.plan_began.code, protection.category_changed.code)


def why_in_care(happened: list[Happened], key: int, on: date, need: str) -> str:
    """Why a period of care began: as was said then; else as the child protection plan of the year before has it."""
    if need != NEGLECT_OR_ABUSE:
        return WHY[4]
    opening = next((e for e in happened if e.id == key), None)
    said = opening.get("harm") if opening is not None else None
    if said:
        return {"neglect": WHY[0], "abuse": WHY[1], "both": WHY[2]}[said]
    plans = [e for e in happened if e.type != care.became_looked_after.code and on - A_YEAR <= e.on <= on]
    return BY_CATEGORY.get(plans[-1].get("category", ""), WHY[3]) if plans else WHY[3]


def came_under_five(authority: int, ended: date, months: int = 12) -> list[tuple[str, int]]:
    """Of the children who came into care in the months up to a day and were under five: how many for which reason."""
    first = add_months(ended, -months) + timedelta(days=1)
    periods = CarePeriod.objects.everything(because=BECAUSE).filter(authority_id=authority, began_on__gte=first, began_on__lte=ended)
    came = list(periods.values_list("key", "subject_id", "began_on", "need"))
    births = Person.objects.everything(because=BECAUSE).filter(subject_id__in={s for _, s, *_ in came}, born_on__isnull=False)
    born = dict(births.values_list("subject_id", "born_on"))
    small = [row for row in came if row[1] in born and age_on(born[row[1]], row[2]) < FIVE]
    held = load(sorted({s for _, s, *_ in small}), list(READS)) if small else {}
    ranks = registry.ranks()
    counted = Counter(why_in_care(in_effect(held[s], ranks), key, on, need or "") for key, s, on, need in small)
    return [(why, counted[why]) for why in WHY]


def ages_on_days(authority: int, days: Sequence[date]) -> list[tuple[date, dict[str, int]]]:
    """Children in care on each of these days, by age; short breaks are not counted. Three queries, however many days."""
    here = {"authority_id": authority, "began_on__lte": max(days)}
    periods = list(CarePeriod.objects.everything(because=BECAUSE).filter(**here).values_list("subject_id", "began_on", "ended_on"))
    statuses = LegalStatus.objects.everything(because=BECAUSE).filter(**here, status__in=SHORT_BREAKS)
    breaks = list(statuses.values_list("subject_id", "began_on", "ended_on"))
    people = Person.objects.everything(because=BECAUSE).filter(authority_id=authority, subject_id__in={s for s, *_ in periods})
    born = dict(people.values_list("subject_id", "born_on"))

    def there(rows: list[tuple[int, date, date | None]], day: date) -> set[int]:
        return {s for s, began, ended in rows if began <= day and (ended is None or ended > day)}

    found = []
    for day in days:
        counted = Counter(age_band(born.get(s), day) for s in there(periods, day) - there(breaks, day))
        found.append((day, {title: counted[title] for title in (*(t for t, _ in AGES), NOT_KNOWN)}))
    return found


def ages_by_year(viewer: Any, years: int = 5) -> list[tuple[date, dict[str, int]]]:
    """The ages of all in care on each 31 March and today."""
    last = date(viewer.today.year - (viewer.today < date(viewer.today.year, 3, 31)), 3, 31)
    days = [*(date(last.year - n, 3, 31) for n in range(years - 1, -1, -1)), viewer.today]
    return ages_on_days(viewer.authority_id, list(dict.fromkeys(days)))
