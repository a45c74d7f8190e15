"""Reviewing officers: how many children each has, whom they should meet before which review, and with how many days for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months, working_days_between
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.queries import signed_forms
from throughline.engines.signals.queries import holding_of
from throughline.insight.in_care.queries.people import InCare
from throughline.insight.loads.queries.loads import Carried, carried
from throughline.practice.looked_after import queries as of_care
from throughline.practice.looked_after.codes import NO_PART, PLAIN_PARTICIPATION, TOOK_PART
from throughline.practice.looked_after.events import OUTCOMES, officer_met_child, review_held
from throughline.practice.looked_after.models import Review
from throughline.practice.looked_after.signals import not_seen_alone
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.workers.models import Absence, Allocation, Worker

OFFICER = "independent_reviewing_officer"
REVIEW = "looked_after.review"
DISPUTE = "looked_after.dispute"
SIX_WEEKS, TWO_WEEKS = timedelta(weeks=6), timedelta(weeks=2)
BECAUSE = "the officers' load and year; no names of children"


@dataclass(frozen=True)
class Coming:
    """A review that falls due in the next six weeks."""

    child: InCare
    due_on: date
    met_on: date | None
    """The officer has met the child since the last review."""

    def at_risk(self, today: date) -> bool:
        """Due within two weeks, or past its day, and the officer has not met the child."""
        return self.met_on is None and self.due_on <= today + TWO_WEEKS


@dataclass
class Officer:
    """One officer's load."""

    worker: Worker
    children: int
    limit: int
    working_days: int
    """Working days of the next six weeks on which they are there, by the part of the week they work."""
    coming: list[Coming] = field(default_factory=list)
    alone: of_care.SeenAlone = field(default_factory=of_care.SeenAlone)
    """At how many visits of three months their children were seen alone by the social worker."""

    @property
    def to_meet(self) -> int:
        """Children to be met before a review of the next six weeks."""
        return sum(c.met_on is None for c in self.coming)

    @property
    def over(self) -> bool:
        return self.children > self.limit


def officers(viewer: Any, children: Mapping[int, InCare]) -> list[Officer]:
    """Every officer who has children in the viewer's sight, the heaviest first."""
    today, until = viewer.today, viewer.today + SIX_WEEKS
    held = Allocation.objects.visible_to(viewer).filter(
        subject_id__in=list(children), role=OFFICER, ended_on__isnull=True
    )
    whose = {a.subject_id: a.worker_id for a in held if a.worker_id}
    loads = carried(viewer, set(whose.values()))
    found = {
        pk: Officer(c.worker, len(c.subjects), c.ceiling.limit, _there(c, today, until)) for pk, c in loads.items()
    }
    clocks = Obligation.objects.visible_to(viewer).filter(
        subject_id__in=list(whose), duty=REVIEW, met__isnull=True, lapsed_on__isnull=True, known=True, due_on__lte=until
    )
    due = {c.subject_id: c.due_on for c in clocks.order_by("-due_on") if c.due_on}
    met = _met_since_review(due)
    for subject, on in sorted(due.items(), key=lambda pair: pair[1]):
        if whose[subject] in found:
            found[whose[subject]].coming.append(Coming(children[subject], on, met.get(subject)))
    alone = of_care.seen_alone(viewer, whose, add_months(today, -3))
    for pk, officer in found.items():
        officer.alone = of_care.together(a for n, a in alone.items() if whose[n] == pk)
    return sorted(found.values(), key=lambda o: (-o.children, o.worker.name))


def not_alone_twice(viewer: Any, children: Mapping[int, InCare]) -> list[tuple[InCare, date]]:
    """Children who were not seen alone at the last two visits and could have been, since when, the longest first."""
    held = holding_of(viewer, children)
    return [(children[h.row.subject_id], h.row.since_on) for h in held if h.signal.code == not_seen_alone.code]


def _met_since_review(subjects: Mapping[int, Any]) -> dict[int, date]:
    loaded = projections.load(sorted(subjects), [officer_met_child.code, review_held.code])
    found = {}
    for subject, rows in loaded.items():
        last: date | None = None
        for event in in_effect(rows, registry.ranks()):
            last = event.on if event.type == officer_met_child.code else None
        if last is not None:
            found[subject] = last
    return found


def _there(one: Carried, today: date, until: date) -> int:
    days = working_days_between(today, until)
    away = Absence.objects.everything(because="who is away is everybody's to know").filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=today), subject_id=one.worker.subject_id, began_on__lt=until
    )
    for absence in away:
        days -= working_days_between(max(today, absence.began_on), min(until, absence.ended_on or until))
    return max(0, days) * one.ceiling.capacity.percent // 100


@dataclass(frozen=True)
class OfficersYear:
    """The figures of a year for the annual report of the officers."""

    began: date
    ended: date
    figures: list[tuple[str, int]]
    disputes: list[tuple[str, int]] = field(default_factory=list)
    """Of the disputes raised in the year: how many, how far they went, what came of them."""


def year_of_officers(viewer: Any) -> OfficersYear:
    """The twelve months up to today, counted from the record."""
    began, today = add_months(viewer.today, -12), viewer.today
    reviews = list(
        Review.objects.everything(because=BECAUSE)
        .filter(authority_id=viewer.authority_id, on__gt=began, on__lte=today)
        .values_list("met_before", "participation", "age")
    )
    clocks: dict[str, list[bool | None]] = defaultdict(list)
    rows = Obligation.objects.everything(because=BECAUSE).filter(
        Q(lapsed_on__isnull=True) | Q(lapsed_on__gt=today), authority_id=viewer.authority_id, known=True, due_on__gt=began,
        due_on__lte=today, duty__in=[REVIEW, "looked_after.midway_check", "looked_after.dispute", "voice.officer_card"],
    )  # fmt: skip
    for duty, on_time, met in rows.values_list("duty", "on_time", "met"):
        clocks[duty].append(bool(on_time) if met else None)

    def due(code: str, words: str) -> list[tuple[str, int]]:
        held = clocks.get(code, [])
        return [(f"{words}: due", len(held)), (f"{words}: in time", sum(bool(v) for v in held)),
                (f"{words}: not yet", sum(v is None for v in held))]  # fmt: skip

    figures = [
        ("Reviews held", len(reviews)),
        ("The officer had met the child before", sum(m == "met" for m, _, _ in reviews)),
        ("The officer had not met the child", sum(m == "not_met" for m, _, _ in reviews)),
        ("The child did not want it, or was too young", sum(m in ("refused", "too_young") for m, _, _ in reviews)),
        ("The child, four or older, took part",
         sum(p in TOOK_PART for _, p, age in reviews if age is None or age >= 4)),
        *due(REVIEW, "Reviews"),
        *due("looked_after.midway_check", "Midway checks"),
        *due("looked_after.dispute", "Disputes settled"),
        *due("voice.officer_card", "Children told how to reach their officer"),
    ]  # fmt: skip
    return OfficersYear(began, today, figures, disputes_of_the_year(viewer, began))


def disputes_of_the_year(viewer: Any, began: date) -> list[tuple[str, int]]:
    """How many disputes were raised since a day, the furthest stage of each, and what came of it."""
    clocks = Obligation.objects.everything(because=BECAUSE).filter(authority_id=viewer.authority_id, duty=DISPUTE, started_on__gt=began)
    subjects = sorted(set(clocks.values_list("subject_id", flat=True)))
    counts: Counter[str] = Counter()
    for rows in projections.load(subjects, list(of_care.READS)).values() if subjects else ():
        counts.update(of_care.year_of(in_effect(rows, registry.ranks()), viewer.today))
    return [
        ("Disputes raised", counts["raised"]), *((f"Went as far as: {words}", counts[f"stage:{code}"]) for code, words in of_care.STAGES.items()),
        *((f"Settled: {words}", counts[f"came:{code}"]) for code, words in OUTCOMES.items()), ("Disputes still open", counts["open"]),
    ]  # fmt: skip


def open_disputes(viewer: Any, children: Mapping[int, InCare]) -> list[tuple[InCare, of_care.Dispute]]:
    """Disputes that are open, of the children whom this viewer sees, the oldest first."""
    clocks = Obligation.objects.visible_to(viewer).filter(duty=DISPUTE, met__isnull=True, lapsed_on__isnull=True, subject_id__in=list(children))
    found = [(children[n], d) for n in sorted(set(clocks.values_list("subject_id", flat=True))) for d in of_care.disputes_of(viewer, n)
             if d.ended_on is None]  # fmt: skip
    return sorted(found, key=lambda pair: pair[1].on)


def took_no_part(viewer: Any, children: Mapping[int, InCare]) -> list[tuple[InCare, date, str, str]]:
    """Children of four or older who took no part in their last review: its day, how it was, the next step that the minutes name."""
    last = {r.subject_id: r for r in Review.objects.visible_to(viewer).filter(subject_id__in=list(children)).order_by("on", "key")}
    silent = [r for r in last.values() if r.participation in NO_PART and (r.age is None or r.age >= 4)]
    found = []
    for review in sorted(silent, key=lambda r: r.on, reverse=True):
        viewer.must_open(review.subject_id)
        minutes = [one for one in signed_forms(viewer, review.subject_id, REVIEW) if one.on == review.on]
        step = str(minutes[-1].answers.get("child.next_step") or "") if minutes else ""
        found.append((children[review.subject_id], review.on, PLAIN_PARTICIPATION[review.participation], step))
    return found


def not_as_wished(viewer: Any, children: Mapping[int, InCare]) -> list[tuple[InCare, date, str, str, str]]:
    """Children whose last review was not held as they wished: its day, how far it was, what they wished, what was otherwise."""
    found = []
    for subject, rows in projections.load(sorted(children), [review_held.code]).items():
        held = in_effect(rows, registry.ranks())
        if not held or held[-1].get("as_wished") not in ("partly", "no"):
            continue
        viewer.must_open(subject)
        minutes = [one for one in signed_forms(viewer, subject, REVIEW) if one.on == held[-1].on]
        said = minutes[-1].answers if minutes else {}
        how = review_held.fact("as_wished").show(held[-1].get("as_wished"))
        found.append((children[subject], held[-1].on, how, str(said.get("child.wished") or ""), str(said.get("child.otherwise") or "")))
    return sorted(found, key=lambda one: one[1], reverse=True)
