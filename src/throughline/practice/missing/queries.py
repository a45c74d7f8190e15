"""Questions about children who are missing, or were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months
from throughline.engines.settings.queries import authority_subject
from throughline.practice.missing.codes import THEMES
from throughline.practice.missing.events import report_given, return_interview
from throughline.practice.missing.models import ExploitationLook, TimeMissing
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people.models import Person
from throughline.record.people.queries import people_of
from throughline.record.workers.models import Worker
from throughline.services import clock

VISIT = ("visitor", "independent", "alone", "words", "reasons", "harm", "actions")
"""What of a return visit its evaluator reads."""


@dataclass(frozen=True)
class Missing:
    """One time missing with the child it is about."""

    row: TimeMissing
    person: Person
    now: datetime

    @property
    def hours(self) -> int | None:
        """Hours since they went, or until they came back; None where the hour is not known."""
        until = self.row.back_at if self.row.back_on else self.now
        if self.row.went_at is None or until is None:
            return None
        return max(0, int((until - self.row.went_at).total_seconds() // 3600))


@dataclass(frozen=True)
class Often:
    """A child who went missing more than once within the year."""

    person: Person
    times: int
    last_on: date


def _with_people(viewer: Any, rows: Sequence[TimeMissing]) -> list[Missing]:
    people = people_of(viewer, (r.subject_id for r in rows))
    return [Missing(r, people[r.subject_id], clock.now()) for r in rows if r.subject_id in people]


def missing_now(viewer: Any) -> list[Missing]:
    """Whoever is missing now, longest first."""
    rows = TimeMissing.objects.visible_to(viewer).filter(back_on__isnull=True, closed_on__isnull=True)
    return _with_people(viewer, list(rows.order_by("went_on", "went_at", "pk")))


def to_follow_up(viewer: Any) -> list[Missing]:
    """Times missing that ended and whose follow-up is open, oldest first. What was before the record began is not known."""
    rows = TimeMissing.objects.visible_to(viewer).filter(back_on__isnull=False, closed_on__isnull=True)
    if live_on := surroundings(viewer.authority_id).live_on:
        rows = rows.filter(went_on__gte=live_on)
    return _with_people(viewer, list(rows.order_by("back_on", "pk")))


def often(viewer: Any, least: int = 2) -> list[Often]:
    """Who went missing most often in the last twelve months."""
    since = add_months(viewer.today, -12)
    rows = list(TimeMissing.objects.visible_to(viewer).filter(went_on__gt=since).order_by("went_on"))
    times, last = Counter(r.subject_id for r in rows), {r.subject_id: r.went_on for r in rows}
    people = people_of(viewer, times)
    found = [Often(people[s], n, last[s]) for s, n in times.items() if n >= least and s in people]
    return sorted(found, key=lambda o: (-o.times, o.person.sort_key))


def themes(viewer: Any, since: date) -> list[tuple[str, int]]:
    """What visits since a day turned out to be about, the commonest first."""
    rows = TimeMissing.objects.visible_to(viewer).filter(evaluated_on__gte=since).exclude(theme="")
    counted = Counter(rows.values_list("theme", flat=True))
    return [(THEMES[code], n) for code, n in counted.most_common() if code in THEMES]


def times_of(viewer: Any, subject: int) -> list[TimeMissing]:
    """Every time one child was missing, the last first."""
    return list(TimeMissing.objects.visible_to(viewer, subject=subject).order_by("-went_on", "-key"))


def time_of(viewer: Any, subject: int, missing: int) -> TimeMissing | None:
    """One time missing of one child."""
    found: TimeMissing | None = (
        TimeMissing.objects.visible_to(viewer, subject=subject).filter(key=missing).select_related("visitor").first()
    )
    return found


def visit_told(viewer: Any, subject: int, missing: int) -> list[tuple[str, str]]:
    """What was written of the return visit after one time missing, question by question; who evaluates it reads this first."""
    held = [e for e in chronology(viewer, subject, types=[return_interview.code]) if e.thread == missing]
    if not held:
        return []
    facts = tell(viewer, subject, held[-1:]).facts(held[-1])
    return [(fact.title, facts[fact.name]) for fact in return_interview.facts if facts.get(fact.name) and fact.name in VISIT]


def looks_with_signs(viewer: Any, least: int = 2) -> list[tuple[Person, ExploitationLook]]:
    """Children in whom so many signs of exploitation were found when it was last looked into, most signs first."""
    rows = list(ExploitationLook.objects.visible_to(viewer).filter(ended_on__isnull=True, signs__gte=least))
    people = people_of(viewer, (r.subject_id for r in rows))
    found = [(people[r.subject_id], r) for r in rows if r.subject_id in people]
    return sorted(found, key=lambda pair: (-pair[1].signs, pair[0].sort_key))


def colleagues(viewer: Any) -> list[tuple[str, str]]:
    """Who may have made a visit: everybody who works here."""
    rows = Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=True).order_by("name")
    return [(str(w.pk), w.name) for w in rows]


@dataclass(frozen=True)
class YearTold:
    """The figures of a year for the board."""

    began: date
    ended: date
    rows: Sequence[TimeMissing]
    with_signs: int = 0
    """Children in whom two signs of exploitation or more were found when it was last looked into."""

    @property
    def figures(self) -> list[tuple[str, int]]:
        """What happened, as words and numbers. Each figure counts times missing, unless it says children."""
        rows = self.rows
        by_child = Counter(r.subject_id for r in rows)
        visited = [r for r in rows if r.visited_on]
        evaluated = [r for r in visited if r.evaluated_on]
        return [
            ("Times missing", len(rows)),
            ("Children who went missing", len(by_child)),
            ("Children who went three times or more", sum(n >= 3 for n in by_child.values())),
            ("Times missing by children in care", sum(r.in_care for r in rows)),
            ("Children in care who went missing", len({r.subject_id for r in rows if r.in_care})),
            ("At high risk", sum(r.risk == "high" for r in rows)),
            ("Police told, as recorded", sum("police" in r.told.split(",") for r in rows)),
            ("Agencies met", sum(r.met_on is not None for r in rows)),
            ("Return visit held", sum(r.outcome == "held" for r in visited)),
            ("Return visit offered and declined", sum(r.outcome == "declined" for r in visited)),
            ("Back, and no visit made or offered", sum(r.back_on is not None and r.visited_on is None for r in rows)),
            ("Visit evaluated by somebody else", len(evaluated)),
            ("Visit found good enough", sum(r.adequate == "yes" for r in evaluated)),
            ("Part of a pattern", sum(bool(r.pattern) for r in evaluated)),
            ("Missing again within 90 days of the visit", sum(r.again_soon for r in visited)),
            ("Children with two signs of exploitation or more", self.with_signs),
            ("Follow-up closed without all that is asked for", sum(r.exception for r in rows)),
        ]

    @property
    def themes(self) -> list[tuple[str, int]]:
        """What the visits turned out to be about."""
        counted = Counter(r.theme for r in self.rows if r.theme)
        return [(THEMES[code], n) for code, n in counted.most_common() if code in THEMES]


def year_told(viewer: Any, ending: date) -> YearTold:
    """The year that ends on a day, or runs until today. Figures count everybody inside the wall; nobody is named."""
    began = add_months(ending, -12)
    rows = TimeMissing.objects.everything(because="figures for the board count everybody; no names").filter(
        authority_id=viewer.authority_id, went_on__gt=began, went_on__lte=ending
    )
    until = min(ending, viewer.today)
    looks = ExploitationLook.objects.everything(because="figures for the board count everybody; no names").filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=until), authority_id=viewer.authority_id, on__lte=until, signs__gte=2
    )
    return YearTold(began, until, list(rows), looks.values("subject_id").distinct().count())


def reports_given(viewer: Any) -> list[tuple[date | None, date, int, int]]:
    """The reports that were given to the board: year ended, given on, times, children; the last first."""
    subject = authority_subject(viewer.authority_id)
    held = projections.load([subject.pk], [report_given.code])[subject.pk]
    told = [
        (e.day("year_ended_on"), e.on, e.get("times"), e.get("children")) for e in in_effect(held, registry.ranks())
    ]
    return list(reversed(told))
