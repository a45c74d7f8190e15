"""Questions about help by agreement: one family's, a team's, the service's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import DISCARDED, SIGNED, Writing
from throughline.engines.guests.models import Invitation
from throughline.engines.measures.windows import Window, first_of, last_of, months_back
from throughline.engines.promises.actions import promises_of
from throughline.engines.promises.standing import Promise, standing
from throughline.engines.promises.standing import reads as promise_reads
from throughline.engines.settings.queries import authority_subject
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events
from throughline.practice.family_help.measures import referred_after
from throughline.practice.family_help.models import (
    Assessed,
    Edge,
    HelpLevel,
    HelpPeriod,
    HomeEducation,
    PartnerAsks,
    YoungCarer,
)
from throughline.practice.front_door import events as front_door
from throughline.practice.looked_after import events as care
from throughline.practice.programmes import events as programmes
from throughline.practice.protection import events as protection
from throughline.record.ledger import projections, registry
from throughline.record.ledger.actions import open_threads
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people.models import Person, Subject
from throughline.record.people.queries import brothers_and_sisters, person_of
from throughline.record.workers.models import Allocation, Appointment, Worker
from throughline.record.workers.queries import allocations_of

REVIEWS = ("family_help.review", "family_help.child_in_need_review")


def open_period(viewer: Any, subject: int) -> HelpPeriod | None:
    """The help that is open for one child whose door was passed."""
    rows = HelpPeriod.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True)
    return rows.select_related("lead", "supporter", "proposed_to", "proposed_by", "subject").first()  # type: ignore[no-any-return]


def periods_of(viewer: Any, subject: int) -> list[HelpPeriod]:
    """Every period of help of one child, newest first."""
    rows = HelpPeriod.objects.visible_to(viewer, subject=subject).select_related("lead", "supporter").order_by("-began_on", "-key")
    return list(rows)


def assessed_last(viewer: Any, period: HelpPeriod) -> Assessed | None:
    """The early help assessment on which this help stands: the last one of it, with the grade that a review gave it."""
    found: Assessed | None = Assessed.objects.visible_to(viewer, subject=period.subject_id).filter(period=period.key).order_by("-on", "-key").first()
    return found


def not_graded(viewer: Any, subject: int) -> bool:
    """Whether the help that is open stands on an assessment that no review has graded yet."""
    held = open_period(viewer, subject)
    last = assessed_last(viewer, held) if held is not None else None
    return last is not None and last.grade is None


def levels_of(viewer: Any, subject: int) -> list[HelpLevel]:
    """The levels through which the help went, oldest first."""
    return list(HelpLevel.objects.visible_to(viewer, subject=subject).order_by("began_on", "key"))


def team_of(worker: int, today: date) -> int | None:
    """The team in which somebody has a post today."""
    posts = Appointment.objects.filter(worker_id=worker, began_on__lte=today).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
    return posts.order_by("-began_on").values_list("team_id", flat=True).first()  # type: ignore[no-any-return]


@dataclass
class OfFamily:
    """One child of the family, as the Help page shows them beside each other."""

    subject: Subject
    person: Person
    period: HelpPeriod | None
    may_open: bool = True


def family_of(viewer: Any, subject: Subject) -> list[OfFamily]:
    """The child and the brothers and sisters whom this viewer may see, eldest first, each with the help that is open."""
    numbers = [subject.pk, *(n for n in brothers_and_sisters(viewer, subject.pk) if viewer.basis_for(n))]
    people = {}
    for number in numbers:
        people.update({p.subject_id: p for p in Person.objects.visible_to(viewer, subject=number).select_related("subject")})
    found = [OfFamily(p.subject, p, open_period(viewer, n)) for n in numbers if (p := people.get(n))]
    return sorted(found, key=lambda f: (f.subject.pk != subject.pk, f.person.born_on or date.max))


OPENED = {
    protection.plan.code: "A child protection plan stands.", care.period_of_care.code: "The child is in care.",
    protection.enquiry.code: "A section 47 enquiry is under way.", assessment.assessment.code: "An assessment is being made.",
    front_door.referral.code: "The case is open to children’s social care.",
}  # fmt: skip
"""Threads of other areas, and what it means that one is open."""


@dataclass
class Already:
    """What is there already before another help is begun."""

    lines: list[str] = field(default_factory=list)
    periods: list[tuple[Person, HelpPeriod]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """In one line, for the record that it was looked at."""
        found = [f"{p.name} is helped already" for p, _ in self.periods] + self.lines
        return "; ".join(found)[:200] or "nobody helps yet"


def already(viewer: Any, subject: Subject, family: Sequence[OfFamily]) -> Already:
    """Who helps this family already: open help, a social worker, a plan, care, an assessment."""
    found = Already()
    found.periods = [(f.person, f.period) for f in family if f.period is not None]
    for held in allocations_of(viewer, subject.pk):
        if held.role == "social_worker" and held.worker is not None:
            found.lines.append(f"{held.worker.name} is the social worker{', ' + held.worker.phone if held.worker.phone else ''}.")
    threads = open_threads(subject.pk)
    found.lines += [words for code, words in OPENED.items() if code in threads]
    return found


@dataclass(frozen=True)
class Involved:
    """Somebody who takes part in the help."""

    name: str
    agency: str
    phone: str
    does: str
    since: date


def involved(viewer: Any, period: HelpPeriod) -> list[Involved]:
    """Who takes part in this period, by when they joined."""
    told = chronology(viewer, period.subject_id, types=[events.joined.code])
    return [Involved(e.get("name"), e.get("agency", ""), e.get("phone", ""), e.get("does", ""), e.on) for e in told if e.thread == period.key]


def being_written(viewer: Any, subject: int) -> list[Writing]:
    """Forms of this area about one child that are not signed yet."""
    rows = Writing.objects.visible_to(viewer, subject=subject).filter(form__startswith="family_help.").exclude(state__in=(SIGNED, DISCARDED))
    return [w for w in rows.order_by("-saved_at") if w.form in ("family_help.first_look", "family_help.assessment", "family_help.plan")]


@dataclass
class BoardRow:
    """One family of the board."""

    person: Person
    period: HelpPeriod
    team: str = ""
    worker: str = ""
    due_on: date | None = None
    """The next review."""


@dataclass
class Board:
    """Help by agreement, as a team sees it."""

    rows: list[BoardRow]
    late_actions: list[tuple[Person, Promise, str]]
    by_agency: list[tuple[str, int, int]]
    """Who does it, how many open, how many past their day."""
    to_answer: list[BoardRow]
    edges: list[tuple[Person, Edge]]
    carers: list[tuple[Person, YoungCarer]]
    at_home: list[tuple[Person, HomeEducation, date | None]]
    today: date

    @property
    def nobody(self) -> list[BoardRow]:
        """Those whom nobody of us leads or supports."""
        return [r for r in self.rows if not r.worker]

    @property
    def late(self) -> list[BoardRow]:
        """Those whose review is past its day."""
        return [r for r in self.rows if r.due_on and r.due_on < self.today]

    @property
    def soon(self) -> list[BoardRow]:
        """Those whose review falls into the next two weeks."""
        until = self.today + timedelta(days=14)
        return [r for r in self.rows if r.due_on and self.today <= r.due_on <= until]


def board(viewer: Any) -> Board:
    """Everything open in the viewer's sight."""
    periods = list(HelpPeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).select_related("lead", "proposed_to"))
    edges = list(Edge.objects.visible_to(viewer).filter(ended_on__isnull=True).order_by("began_on"))
    carers = list(YoungCarer.objects.visible_to(viewer).filter(ended_on__isnull=True).order_by("began_on"))
    at_home = list(HomeEducation.objects.visible_to(viewer).filter(ended_on__isnull=True).order_by("began_on"))
    everybody = {r.subject_id for rows in (periods, edges, carers, at_home) for r in rows}
    people = people_of(viewer, everybody)
    subjects = [p.subject_id for p in periods]
    due = _due(viewer, subjects, REVIEWS)
    held = _named(viewer, subjects)
    rows = [BoardRow(people[p.subject_id], p, *held.get(p.subject_id, ("", "")), _nearer(due.get(p.subject_id), p.review_on))
            for p in periods if p.subject_id in people]  # fmt: skip
    rows.sort(key=lambda r: (r.due_on or date.max, r.person.sort_key))
    late, by_agency = _promises(viewer, people, subjects)
    visits = _due(viewer, [h.subject_id for h in at_home], ("family_help.visit_home_educated",))
    return Board(
        rows, late, by_agency, [r for r in rows if r.period.proposed and r.period.proposed_to_id == viewer.worker_id],
        [(people[e.subject_id], e) for e in edges if e.subject_id in people], [(people[c.subject_id], c) for c in carers if c.subject_id in people],
        [(people[h.subject_id], h, visits.get(h.subject_id)) for h in at_home if h.subject_id in people], viewer.today,
    )  # fmt: skip


def _nearer(due: date | None, agreed: date | None) -> date | None:
    """The day by which it is reviewed: what the time limit says or what the plan itself agreed, whichever comes first."""
    return min((d for d in (due, agreed) if d is not None), default=None)


def people_of(viewer: Any, subjects: Iterable[int]) -> dict[int, Person]:
    """The people behind these numbers, as far as they are in sight."""
    rows = Person.objects.visible_to(viewer).filter(subject_id__in=set(subjects)).select_related("subject")
    return {p.subject_id: p for p in rows}


def _due(viewer: Any, subjects: Sequence[int], duties: Sequence[str]) -> dict[int, date]:
    rows = Obligation.objects.visible_to(viewer).filter(
        subject_id__in=subjects, duty__in=duties, met__isnull=True, lapsed_on__isnull=True, known=True, due_on__isnull=False
    )
    found: dict[int, date] = {}
    for subject, day in rows.values_list("subject_id", "due_on"):
        found[subject] = min(day, found.get(subject, day))
    return found


def _named(viewer: Any, subjects: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Team and worker of each, the social worker's where there is one."""
    rows = Allocation.objects.visible_to(viewer).filter(
        subject_id__in=subjects, ended_on__isnull=True, role__in=("lead_practitioner", "social_worker")
    )
    found: dict[int, tuple[str, str]] = {}
    for row in rows.select_related("team", "worker").order_by("role"):
        told = (row.team.name if row.team else "", row.worker.name if row.worker else "")
        if row.subject_id not in found or told[1]:
            found[row.subject_id] = told
    return found


def _promises(viewer: Any, people: dict[int, Person], subjects: Sequence[int]) -> tuple[list[tuple[Person, Promise, str]], list[tuple[str, int, int]]]:
    """Open actions past their day, and how each service does."""
    loaded = projections.load(sorted(set(subjects)), promise_reads())
    owners: set[int] = set()
    open_: list[tuple[int, Promise]] = []
    for subject, rows in loaded.items():
        for promise in standing(in_effect(rows, registry.ranks())):
            if promise.open:
                open_.append((subject, promise))
                owners.add(promise.owner)
    names = dict(Worker.objects.filter(pk__in=owners).values_list("pk", "name"))
    count: Counter[str] = Counter()
    past: Counter[str] = Counter()
    late = []
    for subject, promise in open_:
        who = promise.done_by or "us"
        count[who] += 1
        if promise.by_on < viewer.today:
            past[who] += 1
            if subject in people:
                late.append((people[subject], promise, promise.done_by or names.get(promise.owner, "")))
    late.sort(key=lambda row: row[1].by_on)
    return late, sorted(((who, n, past[who]) for who, n in count.items()), key=lambda row: (-row[2], -row[1]))


def plan_promises(viewer: Any, subject: int) -> list[Promise]:
    """The actions that stand open for one child."""
    return [p for p in promises_of(viewer, subject) if p.open]


def adult_needs(viewer: Any, subject: int) -> list[dict[str, Any]]:
    """What the adults of the family carry and what it means for this child, newest first."""
    told = list(reversed(chronology(viewer, subject, types=[events.adult_need.code])))
    telling = tell(viewer, subject, told)
    return [{**telling.facts(e), "on": e.on} for e in told]


AFTERWARDS = {"referred_days": "Referred", "enquired_days": "Section 47 enquiry", "protected_days": "Protection plan", "care_days": "Came into care"}
"""What may come after early help, by the column that counts the days to it."""
MONTHS_TOLD = 24


@dataclass
class EndedIn:
    """The early help that ended in one month."""

    month: date
    days: list[dict[str, int | None]] = field(default_factory=list)
    """For each that ended: days to what came after it, by column."""

    def known(self, within: int, today: date) -> bool:
        """Whether so many days have passed for all of them."""
        return last_of(self.month) + timedelta(days=within) <= today

    def came(self, column: str, within: int) -> int:
        """After how many of them it came within so many days."""
        return sum(n is not None and n <= within for n in (one[column] for one in self.days))


def ended_by_month(viewer: Any) -> list[EndedIn]:
    """Early help that ended in each of the last twenty-four months, the newest first. Figures: everybody's, without names."""
    months = months_back(viewer.today, MONTHS_TOLD)
    found = {m: EndedIn(m) for m in reversed(months)}
    rows = referred_after.rows.queryset(Window(months[0], months[0], viewer.today))
    for ended, *days in rows.values_list("ended_on", *AFTERWARDS):
        found[first_of(ended)].days.append(dict(zip(AFTERWARDS, days, strict=True)))
    return list(found.values())


def ended_in(viewer: Any, month: date) -> list[tuple[Person, HelpPeriod]]:
    """The children in sight whose early help ended in a month, by name."""
    rows = list(HelpPeriod.objects.visible_to(viewer).filter(level="early_help", ended_on__gte=month, ended_on__lte=last_of(month)))
    people = people_of(viewer, (r.subject_id for r in rows))
    return sorted(((people[r.subject_id], r) for r in rows if r.subject_id in people), key=lambda one: one[0].sort_key)


def groups_of(viewer: Any, subject: int) -> list[tuple[str, date]]:
    """Groups and courses of the last year to which the family came, newest first, as lines."""
    types = (programmes.attended, programmes.course_began, programmes.course_finished)
    told = [e for e in chronology(viewer, subject, types=[t.code for t in types]) if e.on > add_months(viewer.today, -12)]
    names = {e.id: e.get("name", "") for e in told}
    return [(e.get("name") or f"{names.get(e.thread or 0, 'A course')} ended", e.on) for e in reversed(told)][:12]


def workers_here(viewer: Any) -> list[tuple[str, str]]:
    """Everybody who works here, by number and name."""
    rows = Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=True).order_by("name")
    return [(str(w.pk), w.name) for w in rows]


def whom(viewer: Any, subject: int) -> Person:
    """Whom a page is about; somebody without a name where nothing is known."""
    return person_of(viewer, subject) or Person(name="")


def subjects_of(viewer: Any, numbers: Iterable[str]) -> list[Subject]:
    """The children ticked on a form, as far as they are of this authority."""
    return list(Subject.objects.filter(authority_id=viewer.authority_id, pk__in=[int(n) for n in numbers]))


def worker_here(viewer: Any, number: str) -> Worker:
    """One of those who work here."""
    return Worker.objects.get(pk=number, authority_id=viewer.authority_id, left_on__isnull=True)


def partners(viewer: Any) -> list[Invitation]:
    """Who is registered to ask for early help, by service."""
    rows = Invitation.objects.visible_to(viewer, subject=authority_subject(viewer.authority_id).pk)
    rows = rows.filter(purpose__startswith="partner:", ended_at__isnull=True, ends_on__gte=viewer.today)
    return list(rows.select_related("guest", "invited_by").order_by("guest__agency", "guest__name"))


def partners_ask(viewer: Any) -> list[PartnerAsks]:
    """What partners ask for and nobody has answered, the oldest first."""
    rows = PartnerAsks.objects.visible_to(viewer, subject=authority_subject(viewer.authority_id).pk).filter(state="waits")
    return list(rows.select_related("guest").order_by("asked_at"))


def asked_one(viewer: Any, number: int) -> PartnerAsks | None:
    """One of them, answered or not."""
    rows = PartnerAsks.objects.everything(because="early help answers partners; an answered one shows no more than whose it became")
    found: PartnerAsks | None = rows.filter(authority_id=viewer.authority_id, pk=number).select_related("guest", "subject").first()
    return found


def asked_by(invitation: Invitation) -> list[PartnerAsks]:
    """What one partner has asked for, the newest first: the state of each, never what the record holds."""
    rows = PartnerAsks.objects.everything(because="a partner reads what they asked for themselves").filter(
        authority_id=invitation.authority_id, guest_id=invitation.guest_id
    )
    return list(rows.order_by("-asked_at")[:20])
