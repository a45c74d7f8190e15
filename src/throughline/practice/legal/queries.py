"""Questions about courts and the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from throughline.base.calendar import add_months, age_on
from throughline.engines.duties.declarations import each_of
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.registry import duties
from throughline.engines.signals.models import SignalRow
from throughline.engines.signals.queries import now
from throughline.practice.legal import settings, signals
from throughline.practice.legal.models import Advice, AtHome, ByAgreement, Case, Decision, SecureOrder
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import chronology, happened_since
from throughline.record.ledger.types import code_of
from throughline.record.people.models import Person
from throughline.record.people.queries import people_of


def setting(viewer: Any, which: Any) -> Any:
    """The authority's own value today."""
    return which.value(surroundings(viewer.authority_id).settings, viewer.today)


def _with_people(viewer: Any, rows: Iterable[Any]) -> list[tuple[Any, Person]]:
    held = list(rows)
    people = people_of(viewer, (r.subject_id for r in held))
    return [(r, people[r.subject_id]) for r in held if r.subject_id in people]


def cases_open(viewer: Any) -> list[tuple[Case, Person]]:
    """Every case under way, those before the court first, the longest first."""
    rows = Case.objects.visible_to(viewer).filter(ended_on__isnull=True).exclude(decision="none")
    return _with_people(viewer, sorted(rows, key=lambda c: (c.issued_on is None, c.issued_on or c.began_on, c.key)))


def cases_ended(viewer: Any, since: date) -> list[tuple[Case, Person]]:
    """Cases that ended since a day, the last first."""
    rows = Case.objects.visible_to(viewer).filter(ended_on__gte=since)
    return _with_people(viewer, rows.order_by("-ended_on", "key"))


def cases_for_panel(viewer: Any) -> list[tuple[Case, Person]]:
    """Cases on which the resource panel has yet to decide: those that went to court without it first."""
    rows = Case.objects.visible_to(viewer).filter(ended_on__isnull=True).exclude(decision="none").exclude(panel="issue")
    return _with_people(viewer, sorted(rows, key=lambda c: (c.issued_on is None, c.began_on, c.key)))


def case_of(viewer: Any, subject: int, key: int) -> Case | None:
    """One case of a child."""
    found: Case | None = Case.objects.visible_to(viewer, subject=subject).filter(key=key).first()
    return found


def cases_of(viewer: Any, subject: int) -> list[Case]:
    """The cases of one child, the last first."""
    return list(Case.objects.visible_to(viewer, subject=subject).order_by("-began_on", "-key"))


def decisions_of(viewer: Any, subject: int) -> list[Decision]:
    """Decisions about one child, the last first."""
    return list(Decision.objects.visible_to(viewer, subject=subject).select_related("decided_by").order_by("-on", "-key"))


def decision_of(viewer: Any, subject: int, key: int) -> Decision | None:
    """One decision."""
    found: Decision | None = Decision.objects.visible_to(viewer, subject=subject).filter(key=key).first()
    return found


def decisions_since(viewer: Any, since: date) -> list[tuple[Decision, Person]]:
    """Decisions since a day, the last first."""
    return _with_people(viewer, Decision.objects.visible_to(viewer).filter(on__gte=since).select_related("decided_by").order_by("-on", "-key"))


def decisions_to_confirm(viewer: Any) -> list[tuple[Decision, Person]]:
    """Taken below their grade, and not looked at by it, the oldest first."""
    rows = Decision.objects.visible_to(viewer).filter(below_grade=True, confirmed_on__isnull=True)
    return _with_people(viewer, rows.order_by("on", "key"))


def by_agreement(viewer: Any) -> list[tuple[ByAgreement, Person]]:
    """Children in care by agreement now, those past their expected end first, then those of whom nothing is written."""
    rows = list(ByAgreement.objects.visible_to(viewer).filter(ended_on__isnull=True))

    def place(row: ByAgreement) -> tuple[bool, bool, date]:
        return not is_over(row, viewer.today), row.authorised_on is not None, row.began_on

    return _with_people(viewer, sorted(rows, key=place))


def is_over(row: ByAgreement, today: date) -> bool:
    """Past the day on which it was expected to end."""
    return row.expected_end_on is not None and row.expected_end_on < today


def lengths(rows: Sequence[tuple[ByAgreement, Person]], today: date) -> list[tuple[str, int]]:
    """How long care by agreement has lasted, in four groups."""
    days = [(today - r.began_on).days for r, _ in rows]
    groups = (("up to four weeks", 0, 28), ("four weeks to three months", 28, 91), ("three months to a year", 91, 365), ("longer than a year", 365, 10**6))
    return [(words, sum(a <= d < b for d in days)) for words, a, b in groups]


def at_home(viewer: Any) -> list[tuple[AtHome, Person]]:
    """Children at home on care orders now, those not considered for longest first."""
    rows = AtHome.objects.visible_to(viewer).filter(ended_on__isnull=True)
    return _with_people(viewer, sorted(rows, key=lambda r: (r.considered_on is not None, r.considered_on or r.began_on, r.key)))


def next_reviews(viewer: Any, subjects: Iterable[int]) -> dict[int, date]:
    """By when the next review of each of these children is to be held."""
    codes = [d.code for d in duties().values() if any(code_of(m) == care.review_held.code for m in each_of(d.met_by))]
    rows = Obligation.objects.visible_to(viewer).filter(subject_id__in=set(subjects), duty__in=codes, met__isnull=True, lapsed_on__isnull=True, known=True)
    found: dict[int, date] = {}
    for subject, due in rows.filter(due_on__isnull=False).order_by("due_on").values_list("subject_id", "due_on"):
        found.setdefault(subject, due)
    return found


def secure(viewer: Any) -> list[tuple[SecureOrder, Person]]:
    """Secure orders that stand, the one that runs out first on top."""
    return _with_people(viewer, SecureOrder.objects.visible_to(viewer).filter(ended_on__isnull=True).order_by("until_on", "key"))


def secure_ended(viewer: Any, since: date) -> list[tuple[SecureOrder, Person]]:
    """Secure orders that ended since a day, the last first."""
    return _with_people(viewer, SecureOrder.objects.visible_to(viewer).filter(ended_on__gte=since).order_by("-ended_on", "-key"))


def advice_open(viewer: Any) -> list[tuple[Advice, Person]]:
    """Questions that the lawyers have not answered, the urgent ones first."""
    rows = Advice.objects.visible_to(viewer).filter(given_on__isnull=True).select_related("asked_by")
    return _with_people(viewer, rows.order_by("-urgent", "asked_on", "key"))


def advice_given(viewer: Any, since: date) -> list[Advice]:
    """Questions answered since a day."""
    return list(Advice.objects.visible_to(viewer).filter(given_on__gte=since))


@dataclass(frozen=True)
class Drift:
    """One open question of drift."""

    row: SignalRow
    person: Person
    reason: str
    care_began: date | None
    legacy: bool
    answered: frozenset[str]
    """officer, manager: who has answered."""


def drifts(viewer: Any) -> list[Drift]:
    """Every open question of drift in sight, the oldest first."""
    codes = {signal.code: reason for reason, signal in signals.DRIFT.items()}
    rows = SignalRow.objects.visible_to(viewer).filter(now(viewer.today), signal__in=codes).order_by("since_on", "pk")
    found = _with_people(viewer, rows)
    told = _chronologies({p.subject_id for _, p in found})
    legacy = date.fromisoformat(str(setting(viewer, settings.legacy_before)))
    return [_drift(row, person, codes[row.signal], told[person.subject_id], legacy) for row, person in found]


def _chronologies(subjects: set[int]) -> dict[int, list[Happened]]:
    from throughline.practice.legal.events import drift_answered

    loaded = projections.load(sorted(subjects), [care.became_looked_after.code, drift_answered.code])
    return {s: in_effect(events, registry.ranks()) for s, events in loaded.items()}


def _drift(row: SignalRow, person: Person, reason: str, told: Sequence[Happened], legacy: date) -> Drift:
    came = [e.on for e in told if e.type == care.became_looked_after.code]
    said = {e.get("role") for e in told if e.get("reason") == reason and e.on >= row.since_on}
    began = came[-1] if came else None
    return Drift(row, person, reason, began, began is not None and began < legacy, frozenset(said))


@dataclass(frozen=True)
class Plan:
    """The child protection plan from which a case came."""

    began_on: date
    ended_on: date | None
    category: str
    recommended_on: date | None
    """When the chair or the assistant director last recommended to discuss going to court, on or before the day."""


def plan_behind(viewer: Any, subject: int, on: date) -> Plan | None:
    """The plan that ran on a day, or ended last before it, with what was recommended while it ran; None where there was none."""
    told = chronology(viewer, subject, types=[t.code for t in (protection.plan_began, protection.plan_ended, protection.legal_advice_recommended)])
    began = [e for e in told if e.type == protection.plan_began.code and e.on <= on]
    if not began:
        return None
    plan = began[-1]
    ended = next((e.on for e in told if e.type == protection.plan_ended.code and e.thread == plan.id), None)
    asked = [e.on for e in told if e.type == protection.legal_advice_recommended.code and plan.on <= e.on <= on]
    return Plan(plan.on, ended, protection.plan_began.fact("category").show(plan.get("category")), asked[-1] if asked else None)


@dataclass(frozen=True)
class Flow:
    """One coming into care or leaving of it."""

    person: Person
    on: date
    code: str
    """Why, as the return has it."""
    age: int | None
    emergency: bool
    decided: str
    """By which grade it was decided; "" when no decision is on the record."""


def flows(viewer: Any, since: date, entering: bool) -> list[Flow]:
    """Who came into care, or left it, since a day, the last first."""
    from throughline.practice.legal.events import decision_taken

    type = care.became_looked_after if entering else care.ceased_looked_after
    kind = "entry" if entering else "exit"
    held = happened_since(viewer, type, since)
    people = people_of(viewer, (e.subject for e in held))
    loaded = projections.load(sorted(people), [decision_taken.code])
    decided: dict[int, list[Happened]] = {s: [e for e in in_effect(rows, registry.ranks()) if e.get("kind") == kind] for s, rows in loaded.items()}
    found = []
    for event in held:
        person = people.get(event.subject)
        if person is None:
            continue
        near = [d for d in decided[event.subject] if abs((d.on - event.on).days) <= 28]
        age = age_on(person.born_on, event.on) if person.born_on else None
        found.append(Flow(person, event.on, event.get("need" if entering else "reason", ""), age, bool(event.get("emergency")),
                          near[-1].get("grade", "") if near else ""))  # fmt: skip
    return sorted(found, key=lambda f: f.on, reverse=True)


def counted(flows: Sequence[Flow]) -> list[tuple[str, int]]:
    """How many of each reason, the commonest first."""
    return Counter(f.code for f in flows).most_common()


CHILDHOOD = 18 * 12
PLANNED = [care.became_looked_after.code, care.ceased_looked_after.code, care.permanence_plan_agreed.code]


@dataclass(frozen=True)
class InCare:
    """A child who is in care now, since when, and the last plan for permanence of this time."""

    subject: int
    since: date
    plan: Happened | None


def in_care_now(viewer: Any) -> list[InCare]:
    """Children in care now and in sight, with what is planned for them."""
    began = happened_since(viewer, care.became_looked_after, add_months(viewer.today, -CHILDHOOD))
    found = []
    for subject, rows in projections.load(sorted({e.subject for e in began}), PLANNED).items():
        told = in_effect(rows, registry.ranks())
        flow = [e for e in told if e.type != care.permanence_plan_agreed.code]
        if flow and flow[-1].type != care.ceased_looked_after.code:
            plans = [e for e in told if e.type == care.permanence_plan_agreed.code and e.on >= flow[-1].on]
            found.append(InCare(subject, flow[-1].on, plans[-1] if plans else None))
    return found


def without_day(viewer: Any, held: Iterable[InCare]) -> list[tuple[Person, date, Happened | None]]:
    """Those whose plan has no day by which it is reached, or who have no plan for permanence: since when in care, the longest first.

    A plan to grow up in foster care or a children’s home has its day too: the one on which it is to be settled.
    """
    undated = [c for c in held if c.plan is None or c.plan.day("by_on") is None]
    people = people_of(viewer, (c.subject for c in undated))
    found = [(people[c.subject], c.since, c.plan) for c in undated if c.subject in people]
    return sorted(found, key=lambda one: (one[1], one[0].sort_key))


def past_target(viewer: Any) -> list[tuple[Person, Happened]]:
    """Children in care whose plan says home, family or special guardianship by a day that has passed, the oldest first."""
    codes = PLANNED
    held = happened_since(viewer, care.permanence_plan_agreed, viewer.today - timedelta(days=3650))
    people = people_of(viewer, (e.subject for e in held))
    loaded = projections.load(sorted(people), codes)
    found = []
    for subject, rows in loaded.items():
        told = in_effect(rows, registry.ranks())
        flow = [e for e in told if e.type != care.permanence_plan_agreed.code]
        plans = [e for e in told if e.type == care.permanence_plan_agreed.code]
        inside = bool(flow) and flow[-1].type == care.became_looked_after.code
        by = plans[-1].day("by_on") if plans else None
        if inside and by is not None and by < viewer.today and plans[-1].get("decision") in ("home", "kin", "special_guardianship"):
            found.append((people[subject], plans[-1]))
    return sorted(found, key=lambda pair: pair[1].day("by_on") or pair[1].on)
