"""The rows of each list, counted out of the record as it stands today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months, age_on, birthday
from throughline.practice.assessment.models import Assessment
from throughline.practice.care_leavers.codes import ACCOMMODATION, ACTIVITIES
from throughline.practice.care_leavers.events import position_at_birthday
from throughline.practice.looked_after import events as care
from throughline.practice.looked_after.codes import LEGAL_STATUSES, NEEDS, SHORT_BREAKS, WHY_CEASED
from throughline.practice.looked_after.models import CarePeriod, LegalStatus, Review, Visit
from throughline.practice.missing.models import TimeMissing
from throughline.practice.placements.codes import PLACEMENT_TYPES, PROVIDERS
from throughline.practice.placements.distance import authority_of
from throughline.practice.placements.models import Placement
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.people.models import Identifier, Person
from throughline.record.workers.models import Allocation
from throughline.returns.annex_a import columns as c

ENTITLED_FROM, GROWN_UP, LAST_AGE = 16, 18, 25
WEEKS_13 = 91
"""Days in care since the 14th birthday, one of them after the 16th, that make a child eligible."""


@dataclass(frozen=True)
class Made:
    """One list as it stands: its rows in the order of its columns, and whom they are about."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[object, ...]]
    subjects: list[int]

    def empty_cells(self) -> list[tuple[str, int, str]]:
        """Columns with empty cells: how many, and why where that is known."""
        found = []
        for place, name in enumerate(self.head):
            empty = sum(row[place] in ("", None) for row in self.rows)
            if empty:
                found.append((name, empty, c.WHY_EMPTY.get(name, "")))
        return found


class Material:
    """What both lists read of these children, each thing once however many children."""

    def __init__(self, viewer: Any, subjects: Iterable[int]) -> None:
        self.viewer, self.today = viewer, viewer.today
        self.subjects = sorted(set(subjects))

    def _rows(self, model: Any, order: str, **which: Any) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        rows = model.objects.visible_to(self.viewer).filter(subject_id__in=self.subjects, **which)
        if model is Allocation:
            rows = rows.select_related("worker", "team")
        for row in rows.order_by(order, "pk"):
            found[row.subject_id].append(row)
        return found

    @cached_property
    def people(self) -> dict[int, Person]:
        rows = Person.objects.visible_to(self.viewer).filter(subject_id__in=self.subjects)
        return {p.subject_id: p for p in rows}

    @cached_property
    def numbers(self) -> dict[int, str]:
        return {s: rows[-1].value for s, rows in self._rows(Identifier, "key", scheme="local").items()}

    @cached_property
    def periods(self) -> dict[int, list[CarePeriod]]:
        return self._rows(CarePeriod, "began_on")

    @cached_property
    def law(self) -> dict[int, list[LegalStatus]]:
        return self._rows(LegalStatus, "began_on")

    @cached_property
    def homes(self) -> dict[int, list[Placement]]:
        return self._rows(Placement, "began_on")

    @cached_property
    def reviews(self) -> dict[int, list[Review]]:
        return self._rows(Review, "on")

    @cached_property
    def visits(self) -> dict[int, list[Visit]]:
        return self._rows(Visit, "on", seen=True)

    @cached_property
    def missing(self) -> dict[int, list[TimeMissing]]:
        return self._rows(TimeMissing, "went_on")

    @cached_property
    def allocated(self) -> dict[int, list[Allocation]]:
        return self._rows(Allocation, "began_on", ended_on__isnull=True)

    @cached_property
    def events(self) -> Mapping[int, list[Happened]]:
        wanted = (care.permanence_plan_agreed, care.officer_met_child, care.unaccompanied_began, care.unaccompanied_ended,
                  position_at_birthday)  # fmt: skip
        loaded = projections.load(self.subjects, [e.code for e in wanted])
        return {s: in_effect(rows, registry.ranks()) for s, rows in loaded.items()}

    def said(self, subject: int, code: str) -> list[Happened]:
        """The events of one type of one child, in order."""
        return [e for e in self.events.get(subject, ()) if e.type == code]

    def start(self, subject: int) -> list[object]:
        """The first five cells of every list."""
        person = self.people[subject]
        age = age_on(person.born_on, self.today) if person.born_on else ""
        number = self.numbers.get(subject) or str(subject)
        return [
            number,
            c.GENDER.get(person.sex, ""),
            c.ETHNICITY.get(person.ethnicity, "u) UNKNOWN"),
            person.born_on or "",
            age,
        ]

    def worker(self, subject: int, role: str = "social_worker") -> tuple[str, str]:
        """Team and name of whoever is named in a role."""
        held = [a for a in self.allocated.get(subject, ()) if a.role == role]
        if not held:
            return "", ""
        return held[-1].team.name if held[-1].team else "", held[-1].worker.name if held[-1].worker else ""

    def unaccompanied(self, subject: int, since: date | None) -> bool:
        """Whether the child was counted as alone in this country at some time since a day; None: ever."""
        began = self.said(subject, care.unaccompanied_began.code)
        ended = self.said(subject, care.unaccompanied_ended.code)
        return bool(began) and (since is None or not ended or ended[-1].on > since or ended[-1].on < began[-1].on)


def _coded(codes: Any, value: str) -> str:
    """A code of the national return with its label, as the lists write it."""
    return f"{value}: {codes.label(value)}" if value and value in codes else value or ""


def _short_break(material: Material, subject: int, period: CarePeriod) -> bool:
    law = [s for s in material.law.get(subject, ()) if period.ended_on is None or s.began_on < period.ended_on]
    return bool(law) and law[-1].status in SHORT_BREAKS


SINGLE = ("single", "young_carer", "pre_birth")
"""Kinds that the list counts; reports for courts and parenting assessments are no continuous assessments."""
SUPPORT = ("child_in_need", "strategy", "looked_after", "legal")
"""Conclusions after which children's social care helps."""


def assessments(viewer: Any) -> Made:
    """List 4: every assessment that goes on, or was authorised in the last six months. A child may have several."""
    since = add_months(viewer.today, -6)
    rows = Assessment.objects.visible_to(viewer).filter(kind__in=SINGLE).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=since))
    held = list(rows.order_by("began_on", "key"))
    material = Material(viewer, (r.subject_id for r in held))
    held = sorted((r for r in held if r.subject_id in material.people), key=lambda r: (material.people[r.subject_id].sort_key, r.began_on))
    return Made("List 4", c.ASSESSMENTS, [_assessed(material, r) for r in held], [r.subject_id for r in held])


def _assessed(m: Material, row: Assessment) -> tuple[object, ...]:
    needs = "" if row.ended_on is None else c.YES if row.outcome in SUPPORT else c.NO
    return (*m.start(row.subject_id), "", row.began_on, c.YES if row.seen_on else c.NO, row.ended_on or "", needs, *m.worker(row.subject_id))


def children_in_care(viewer: Any) -> Made:
    """List 8: everybody looked after now, or who left in the last six months. Short breaks are left out."""
    since = add_months(viewer.today, -6)
    periods = CarePeriod.objects.visible_to(viewer).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=since))
    material = Material(viewer, periods.values_list("subject_id", flat=True))
    subjects = [s for s in material.people if not _short_break(material, s, material.periods[s][-1])]
    subjects.sort(key=lambda s: material.people[s].sort_key)
    return Made("List 8", c.CHILDREN_IN_CARE, [_in_care(material, s) for s in subjects], subjects)


def _in_care(m: Material, subject: int) -> tuple[object, ...]:
    year = add_months(m.today, -12)
    periods, homes, law = m.periods[subject], m.homes.get(subject, []), m.law.get(subject, [])
    period, home, status = periods[-1], homes[-1] if homes else None, law[-1] if law else None
    began = period.began_on
    again = (
        len(periods) > 1
        and began > year
        and periods[-2].ended_on is not None
        and periods[-2].ended_on > add_months(began, -12)
    )
    plans = [e for e in m.said(subject, care.permanence_plan_agreed.code) if e.on >= began]
    met = [e.on for e in m.said(subject, care.officer_met_child.code) if e.on >= began]
    reviews = [r.on for r in m.reviews.get(subject, []) if r.on >= began]
    visits = [v.on for v in m.visits.get(subject, []) if v.on >= began]
    lately = [t for t in m.missing.get(subject, []) if t.went_on > year]
    last = next((t for t in reversed(m.missing.get(subject, [])) if t.kind != "A"), None)
    where = authority_of(home.postcode) if home else ""
    return (
        *m.start(subject),
        c.YES if m.unaccompanied(subject, year) else c.NO,
        "",
        began,
        _coded(NEEDS, period.need),
        c.YES if again else c.NO,
        status.began_on if status else "",
        _coded(LEGAL_STATUSES, status.status) if status else "",
        reviews[-1] if reviews else "",
        visits[-1] if visits else "",
        c.PERMANENCE.get(plans[-1].get("decision"), "") if plans else "",
        met[-1] if met else "",
        "",
        "",
        sum(h.ended_on is None or h.ended_on > year for h in homes),
        period.ended_on or "",
        _coded(WHY_CEASED, period.reason) if period.ended_on else "",
        home.began_on if home else "",
        _coded(PLACEMENT_TYPES, home.type) if home else "",
        _coded(PROVIDERS, home.provider) if home else "",
        home.postcode if home else "",
        home.urn if home else "",
        "" if home is None or home.outside is None else c.OUTSIDE if home.outside else c.INSIDE,
        where,
        sum(t.kind != "A" for t in lately),
        sum(t.kind == "A" for t in lately),
        "" if last is None else c.YES if last.visited_on else c.NO,
        "" if last is None else c.YES if last.outcome == "held" else c.NO,
        *m.worker(subject),
    )


def care_leavers(viewer: Any) -> Made:
    """List 9: eligible, relevant, former relevant and qualifying young people, by what their times in care come to."""
    oldest = add_months(viewer.today, -12 * LAST_AGE)
    youngest = add_months(viewer.today, -12 * ENTITLED_FROM)
    born = Person.objects.visible_to(viewer).filter(born_on__gt=oldest, born_on__lte=youngest, died_on__isnull=True)
    had_care = CarePeriod.objects.visible_to(viewer).filter(subject_id__in=born.values("subject_id"))
    material = Material(viewer, had_care.values_list("subject_id", flat=True))
    found = [(s, kind) for s in material.people if (kind := entitlement(material, s))]
    found.sort(key=lambda pair: material.people[pair[0]].sort_key)
    return Made("List 9", c.CARE_LEAVERS, [_leaver(material, s, kind) for s, kind in found], [s for s, _ in found])


def entitlement(m: Material, subject: int) -> str:
    """Which kind of care leaver somebody is today; blank for none.

    Thirteen weeks in care since the 14th birthday, some of it after the 16th, make an eligible child while in care (16, 17), a
    relevant child after it, and from 18 a former relevant child. Whoever was in care after 16 for less is qualifying, to 21.
    Source: Children Act 1989, Schedule 2 paragraph 19B, sections 23A to 23C and 24.
    """
    born = m.people[subject].born_on
    assert born is not None
    fourteen, sixteen, eighteen = (birthday(born, n) for n in (14, 16, 18))
    days = after = 0
    in_care = False
    for period in m.periods[subject]:
        if _short_break(m, subject, period):
            continue
        end = min(period.ended_on or m.today, eighteen, m.today)
        days += max(0, (end - max(period.began_on, fourteen)).days)
        after += max(0, (end - max(period.began_on, sixteen)).days)
        in_care = in_care or (period.ended_on is None and m.today < eighteen)
    if after == 0:
        return ""
    if days >= WEEKS_13:
        if m.today >= eighteen:
            return c.FORMER_RELEVANT
        return c.ELIGIBLE if in_care else c.RELEVANT
    return c.QUALIFYING if not in_care and m.today < birthday(born, 21) else ""


def _leaver(m: Material, subject: int, kind: str) -> tuple[object, ...]:
    told = m.said(subject, position_at_birthday.code)
    last = told[-1] if told else None
    home = last.get("accommodation", "") if last else ""
    return (
        *m.start(subject),
        c.YES if m.unaccompanied(subject, None) else c.NO,
        "",
        *m.worker(subject),
        m.worker(subject, "personal_adviser")[1],
        kind,
        "",
        c.IN_TOUCH.get(last.get("in_touch", ""), "") if last else "",
        last.on if last else "",
        f"{home[:1]}: {ACCOMMODATION.label(home).rpartition(',')[0]}" if len(home) == 2 else "",
        c.SUITABLE.get(home[1:], ""),
        _coded(ACTIVITIES, last.get("activity", "")) if last else "",
    )
