"""Questions about children who are, or may have to be, protected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q

from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import DISCARDED, SIGNED, Writing
from throughline.engines.promises.actions import promises_of
from throughline.engines.signals.queries import Holding, holding_of
from throughline.practice.protection import settings
from throughline.practice.protection.events import absence_raised, plan_given
from throughline.practice.protection.models import (
    Attendance,
    Conference,
    CoreGroup,
    Enquiry,
    PlanPeriod,
    ProtectionVisit,
    Strategy,
)
from throughline.record.ledger.models import Event
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import chronology, tell
from throughline.record.people.models import Address, Person
from throughline.record.workers.models import Allocation, Appointment, Worker
from throughline.record.workers.queries import capacities


@dataclass(frozen=True)
class Followed:
    """Everything of one child's protection, as the page shows it."""

    strategies: list[Strategy]
    enquiries: list[Enquiry]
    conferences: list[Conference]
    plans: list[PlanPeriod]
    groups: list[CoreGroup]
    visits: list[ProtectionVisit]

    @property
    def plan(self) -> PlanPeriod | None:
        """The plan that runs now."""
        return next((p for p in self.plans if p.ended_on is None), None)

    @property
    def enquiry(self) -> Enquiry | None:
        """The enquiry that runs now."""
        return next((e for e in self.enquiries if e.ended_on is None), None)


def followed(viewer: Any, subject: int) -> Followed:
    """What is known of one child's protection, the latest first. Their door was passed."""
    def rows(model: Any, order: str) -> list[Any]:
        return list(model.objects.visible_to(viewer, subject=subject).order_by(order, "-key"))

    return Followed(rows(Strategy, "-on"), rows(Enquiry, "-began_on"), rows(Conference, "-on"), rows(PlanPeriod, "-began_on"),
                    rows(CoreGroup, "-on"), rows(ProtectionVisit, "-on"))  # fmt: skip


def attendance_of(viewer: Any, subject: int, *, kind: str = "core_group") -> list[Attendance]:
    """Which agencies came or reported to the meetings of one child, the latest first."""
    return list(Attendance.objects.visible_to(viewer, subject=subject).filter(meeting=kind).order_by("-on", "part"))


def open_enquiry(viewer: Any, subject: int) -> Enquiry | None:
    """The enquiry that runs now."""
    found: Enquiry | None = Enquiry.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True).order_by("-began_on").first()
    return found


@dataclass(frozen=True)
class Possible:
    """Somebody who may make an enquiry, or may not, and why."""

    worker: Worker
    newly_qualified: bool

    @property
    def registered(self) -> bool:
        """Qualified, and with a number in the register of social workers."""
        return bool(self.worker.qualified and self.worker.swe_number)


def workers_here(viewer: Any) -> list[Possible]:
    """Everybody who holds a post in the teams in sight, by name, with what they may take on."""
    posts = Appointment.objects.filter(authority_id=viewer.authority_id, began_on__lte=viewer.today, worker__left_on__isnull=True)
    posts = posts.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=viewer.today), role__in=("record.social_worker", "record.assistant_team_manager",
                         "record.team_manager")).select_related("worker")  # fmt: skip
    if viewer.role.sees != "authority":
        posts = posts.filter(team_id__in=viewer.team_ids)
    people = {a.worker_id: a.worker for a in posts}
    held = capacities(people.values(), viewer.today)
    return sorted((Possible(w, pk in held and held[pk].newly_qualified(viewer.today)) for pk, w in people.items()), key=lambda p: p.worker.name)


def has_social_worker(viewer: Any, subject: int) -> bool:
    """Whether somebody is the child's social worker now."""
    return bool(Allocation.objects.visible_to(viewer, subject=subject).filter(role="social_worker", ended_on__isnull=True, worker__isnull=False).exists())


@dataclass
class Listed:
    """One child on the list as at a day."""

    plan: PlanPeriod
    person: Person
    worker: str = ""
    team: str = ""
    chair: str = ""
    area: str = ""
    reviewed_on: date | None = None


def listed(viewer: Any, on: date) -> list[Listed]:
    """The child protection list as at any day: whoever was protected by a plan then, with those who answered for it then."""
    then = Q(began_on__lte=on) & (Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    plans = list(PlanPeriod.objects.visible_to(viewer).filter(then))
    subjects = [p.subject_id for p in plans]
    people = {p.subject_id: p for p in Person.objects.visible_to(viewer).filter(subject_id__in=subjects).select_related("subject")}
    roles = ("social_worker", "conference_chair")
    held: dict[tuple[int, str], Any] = {}
    for row in Allocation.objects.visible_to(viewer).filter(then, subject_id__in=subjects, role__in=roles).values(
            "subject_id", "role", "worker__name", "team__name").order_by("began_on"):  # fmt: skip
        held[row["subject_id"], row["role"]] = row
    reviews: dict[int, date] = dict(Conference.objects.visible_to(viewer).filter(subject_id__in=subjects, on__lte=on)
                                    .order_by("on").values_list("subject_id", "on"))  # fmt: skip
    areas = dict(Address.objects.visible_to(viewer).filter(then, subject_id__in=subjects, kind="home").values_list("subject_id", "postcode"))
    found = []
    for plan in plans:
        person = people.get(plan.subject_id)
        if person is None:
            continue
        worker, chair = held.get((plan.subject_id, "social_worker"), {}), held.get((plan.subject_id, "conference_chair"), {})
        last = reviews.get(plan.subject_id)
        found.append(Listed(plan, person, worker.get("worker__name") or "", worker.get("team__name") or "", chair.get("worker__name") or "",
                            str(areas.get(plan.subject_id) or "").partition(" ")[0], last if last and last >= plan.began_on else None))  # fmt: skip
    return sorted(found, key=lambda row: row.person.sort_key)


def practices(viewer: Any, since: date) -> list[tuple[str, int, int]]:
    """Each practice with the conferences since a day and how many of them had nothing from the doctor. No names: everybody counts."""
    rows = Conference.objects.everything(because="figures by practice count everybody; no names").filter(
        authority_id=viewer.authority_id, on__gte=since).exclude(gp__in=("", "not_registered"))  # fmt: skip
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for practice, gp in rows.values_list("practice", "gp"):
        one = counted[practice or "Practice not named"]
        one[0] += 1
        one[1] += gp == "neither"
    return sorted(((name, n, silent) for name, (n, silent) in counted.items()), key=lambda row: (-row[2], row[0]))


def league(viewer: Any, since: date) -> list[dict[str, Any]]:
    """Each agency with the core groups to which it was asked since a day, came, or reported; worst first."""
    rows = Attendance.objects.everything(because="figures by agency count everybody; no names").filter(
        authority_id=viewer.authority_id, meeting="core_group", on__gte=since)  # fmt: skip
    counted: dict[str, dict[str, Any]] = {}
    for part, agency, there, reported in rows.values_list("part", "agency", "there", "reported"):
        one = counted.setdefault(part, {"part": part, "asked": 0, "came": 0, "reported": 0, "names": set()})
        one["asked"] += 1
        one["came"] += bool(there)
        one["reported"] += bool(reported and not there)
        if agency:
            one["names"].add(agency)
    for one in counted.values():
        one["share"] = round(100 * (one["came"] + one["reported"]) / one["asked"])
    return sorted(counted.values(), key=lambda one: (one["share"], one["part"]))


def absences_to_write_about(viewer: Any) -> list[Attendance]:
    """Where an agency gave nothing to the last two core groups of a plan that runs, in sight."""
    plans = PlanPeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).values("subject_id")
    rows = Attendance.objects.visible_to(viewer).filter(meeting="core_group", subject_id__in=plans)
    last = rows.order_by("subject_id", "part", "-on", "-key").distinct("subject_id", "part")
    return sorted((row for row in last if row.in_a_row >= 2), key=lambda row: row.on, reverse=True)


CHANGE = "protection.sign_off_change"


@dataclass(frozen=True)
class Changed:
    """A change of a plan, in its words or its category, that is not signed off yet."""

    subject_id: int
    key: int
    """The entry that changed it; of several the last, which stands for all."""
    began_on: date


def changes_to_sign(viewer: Any, subject: int | None = None) -> list[Changed]:
    """Plans that were changed and not signed off since, one line for each, the oldest first."""
    rows = Obligation.objects.visible_to(viewer, **({} if subject is None else {"subject": subject}))
    held = rows.filter(duty=CHANGE, met__isnull=True, lapsed_on__isnull=True, known=True).order_by("started_on", "key")
    latest = {r.subject_id: Changed(r.subject_id, r.key, r.started_on) for r in held}
    return sorted(latest.values(), key=lambda c: (c.began_on, c.key))


def to_sign(viewer: Any) -> dict[str, list[Any]]:
    """What lives unsigned: enquiries that ended, plans that began, were changed, ended; oldest first."""
    plans = PlanPeriod.objects.visible_to(viewer).filter(begun_before=False)
    enquiries = Enquiry.objects.visible_to(viewer).filter(ended_on__isnull=False, signed_on__isnull=True).order_by("ended_on")
    held = surroundings(viewer.authority_id).settings
    return {
        "start": [p for p in plans.filter(start_signed_on__isnull=True, ended_on__isnull=True).order_by("began_on")
                  if settings.signed_off_here("start", held, p.began_on)],
        "change": changes_to_sign(viewer),
        "end": list(plans.filter(end_signed_on__isnull=True, ended_on__isnull=False).order_by("ended_on")),
        "enquiry": [e for e in enquiries if settings.signed_off_here("enquiry", held, e.ended_on)],
    }  # fmt: skip


def names_of_children(viewer: Any, subjects: Iterable[int]) -> dict[int, Person]:
    """The children behind these numbers, as far as they are in sight."""
    rows = Person.objects.visible_to(viewer).filter(subject_id__in=set(subjects)).select_related("subject")
    return {p.subject_id: p for p in rows}


def enquiries_without_worker(viewer: Any) -> list[Enquiry]:
    """Enquiries that run and that nobody has."""
    return list(Enquiry.objects.visible_to(viewer).filter(ended_on__isnull=True, worker__isnull=True).order_by("began_on"))


def unborn_without_plan(viewer: Any) -> list[Person]:
    """Children not yet born of whom there is a concern, and who have no plan."""
    expected = Person.objects.visible_to(viewer).filter(born_on__isnull=True, expected_on__isnull=False).select_related("subject")
    concerned = Strategy.objects.visible_to(viewer).values("subject_id")
    protected = PlanPeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).values("subject_id")
    return list(expected.filter(subject_id__in=concerned).exclude(subject_id__in=protected).order_by(F("expected_on")))


def since_last_conference(viewer: Any, subject: int) -> dict[str, int]:
    """What was done since the last conference: visits at which the child was seen, core groups, and actions past their day now."""
    held = followed(viewer, subject)
    last = held.conferences[0].on if held.conferences else date.min
    late = sum(p.open and p.by_on < viewer.today for p in promises_of(viewer, subject) if p.area.agreed.code.startswith("protection."))
    return {"visits": sum(v.seen and v.on >= last for v in held.visits), "groups": sum(g.on >= last for g in held.groups), "late": late}


def plan_copies(viewer: Any, subject: int) -> list[Any]:
    """To whom the plan was given, the latest first."""
    held = chronology(viewer, subject, types=[plan_given.code])
    telling = tell(viewer, subject, held)
    return [(e.on, telling.sentence(e)) for e in reversed(held)]


def days_of(viewer: Any, subject: int, held: Followed, what: str) -> list[tuple[int, date]]:
    """What can be signed off under one heading: its number and its day."""
    if what == "enquiry":
        return [(e.key, e.ended_on) for e in held.enquiries if e.ended_on]
    if what == "end":
        return [(p.key, p.ended_on) for p in held.plans if p.ended_on]
    if what == "change":
        return [(c.key, c.began_on) for c in changes_to_sign(viewer, subject)]
    return [(p.key, p.began_on) for p in held.plans]


def not_seen_in_time(viewer: Any) -> list[Obligation]:
    """Protection visits past their day, in sight, the oldest first."""
    late = Obligation.objects.visible_to(viewer).filter(duty="protection.visit", met__isnull=True, lapsed_on__isnull=True, known=True, due_on__lt=viewer.today)
    return list(late.order_by("due_on"))


def drifting(viewer: Any) -> list[tuple[Person, Holding]]:
    """What the record asks today about children with a plan in sight, the oldest first."""
    plans = PlanPeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).values_list("subject_id", flat=True)
    held = [h for h in holding_of(viewer, plans) if h.signal.code.startswith("protection.")]
    people = names_of_children(viewer, (h.row.subject_id for h in held))
    return [(people[h.row.subject_id], h) for h in held if h.row.subject_id in people]


def next_reviews(viewer: Any, subjects: Iterable[int]) -> dict[int, date]:
    """When each child's next review conference is due."""
    rows = Obligation.objects.visible_to(viewer).filter(subject_id__in=set(subjects), duty="protection.review", met__isnull=True, lapsed_on__isnull=True)
    return {s: due for s, due in rows.values_list("subject_id", "due_on") if due}


def last_conferences(viewer: Any, subjects: Iterable[int]) -> dict[int, Conference]:
    """The last conference of each of these children."""
    rows = Conference.objects.visible_to(viewer).filter(subject_id__in=list(subjects)).order_by("on", "key")
    return {row.subject_id: row for row in rows}


def last_plans(viewer: Any, subjects: Iterable[int]) -> dict[int, PlanPeriod]:
    """The last plan of each of these children, whether it runs or not."""
    rows = PlanPeriod.objects.visible_to(viewer).filter(subject_id__in=list(subjects)).order_by("began_on", "key")
    return {row.subject_id: row for row in rows}


def being_signed(viewer: Any, subjects: Iterable[int]) -> dict[tuple[int, str], Writing]:
    """Sign-offs that are with the two who sign: child and purpose to the form."""
    rows = Writing.objects.visible_to(viewer).filter(subject_id__in=set(subjects), form="protection.sign_off").exclude(state__in=(SIGNED, DISCARDED))
    return {(w.subject_id, w.purpose): w for w in rows}


def written_about(viewer: Any, absences: Iterable[int]) -> dict[int, date]:
    """When an agency was written to about each of these absences."""
    wanted = set(absences)
    rows = Event.objects.visible_to(viewer).filter(type=absence_raised.code, kind=Event.NORMAL).values_list("facts", "on")
    return {facts["of"]: on for facts, on in rows if facts.get("of") in wanted}
