"""Questions about children who are looked after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.urls import reverse

from throughline.base.calendar import add_working_days, age_on
from throughline.engines.diary.models import Booking
from throughline.practice.looked_after import events, settings
from throughline.practice.looked_after.duties.visits import visit
from throughline.practice.looked_after.events.disputes import STAGES
from throughline.practice.looked_after.measures import SPEAKS_FROM
from throughline.practice.looked_after.models import CarePeriod, Visit
from throughline.practice.looked_after.visit_kinds import OTHERS, WRITTEN_UP, OtherVisit
from throughline.record.access.roles import AUTHORITY
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.models import Event
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import Telling, chronology, tell
from throughline.record.people.models import Address, Person, Subject
from throughline.record.people.wording import pronouns
from throughline.record.workers.queries import allocations_of, holders, managers_of, names_of_workers


def looked_after_now(viewer: Any) -> set[int]:
    """Numbers of the children in care now, among those this viewer sees."""
    return set(CarePeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).values_list("subject_id", flat=True))


def in_care(viewer: Any, subjects: Iterable[int]) -> set[int]:
    """Which of these are looked after now."""
    rows = CarePeriod.objects.visible_to(viewer).filter(subject_id__in=set(subjects), ended_on__isnull=True)
    return set(rows.values_list("subject_id", flat=True))


def last_seen(viewer: Any, subjects: Iterable[int]) -> dict[int, date]:
    """The last day on which each of these was seen on a visit."""
    rows = (
        Visit.objects.visible_to(viewer)
        .filter(subject_id__in=set(subjects), seen=True)
        .values("subject_id")
        .annotate(last=Max("on"))
    )
    return {row["subject_id"]: row["last"] for row in rows}


@dataclass(frozen=True)
class SeenAlone:
    """At how many visits a child who can speak for themselves was seen alone, of those of which it is said."""

    alone: int = 0
    of: int = 0

    @property
    def words(self) -> str:
        return f"{self.alone} of {self.of}, {int(100 * self.alone / self.of + 0.5)}%" if self.of else "no visit"


def seen_alone(viewer: Any, subjects: Iterable[int], since: date) -> dict[int, SeenAlone]:
    """How often each of these was seen alone at visits after a day, as the measure counts it."""
    rows = Visit.objects.visible_to(viewer).filter(subject_id__in=set(subjects), on__gt=since, seen=True, age__gte=SPEAKS_FROM).exclude(alone="")
    counted = rows.values("subject_id").annotate(of=Count("pk"), n=Count("pk", Q(alone__in=("yes", "part"))))
    return {row["subject_id"]: SeenAlone(row["n"], row["of"]) for row in counted}


def together(several: Iterable[SeenAlone]) -> SeenAlone:
    """The same for all of them."""
    held = list(several)
    return SeenAlone(sum(s.alone for s in held), sum(s.of for s in held))


def visits_of(viewer: Any, occasion: int) -> list[Visit | OtherVisit]:
    """The children of one visit, whichever kind of visit it was to each."""
    held: list[Visit | OtherVisit] = list(Visit.objects.visible_to(viewer).filter(occasion=occasion).order_by("subject_id"))
    codes = [t.code for t in OTHERS]
    rows = Event.objects.visible_to(viewer).filter(occasion_id=occasion, type__in=codes, replaces__isnull=True)
    for subject, key in rows.order_by("subject_id").values_list("subject_id", "pk"):
        if (other := other_visit(viewer, subject, key)) is not None:
            held.append(other)
    return held


def other_visit(viewer: Any, subject: int, visit: int) -> OtherVisit | None:
    """One visit of another kind to one child whose door was passed, with what was written up later."""
    kinds = {t.code: t for t in OTHERS}
    told = chronology(viewer, subject, types=[*kinds, *(WRITTEN_UP[code].code for code in kinds)])
    first = next((e for e in told if e.id == visit and e.type in kinds), None)
    if first is None:
        return None
    said = {name: first.get(name) for name in ("words", "alone", "why_not_alone")}
    for event in told:
        if event.thread == visit and event is not first:
            said = {name: event.get(name) or value for name, value in said.items()}
    born = Person.objects.visible_to(viewer, subject=subject).values_list("born_on", flat=True).first()
    return OtherVisit(visit, subject, first.on, first.occasion, kinds[first.type], first.get("outcome") == "seen", said["alone"] or "",
                      said["why_not_alone"] or "", said["words"], age_on(born, first.on) if born and born <= first.on else None, first.at)  # fmt: skip


def children_of_visit(viewer: Any, numbers: list[int]) -> list[dict[str, Any]]:
    """The children of a visit, oldest first, as the form needs them. Their doors were passed."""
    people = Person.objects.everything(because="each child's door was passed by number").filter(
        subject_id__in=numbers, died_on__isnull=True
    )
    homes = {
        a.subject_id: a.lines
        for a in Address.objects.everything(because="each child's door was passed by number").filter(
            subject_id__in=numbers, ended_on__isnull=True, kind="home"
        )
    }
    out = []
    for person in people.order_by("born_on"):
        said = pronouns(person)
        out.append({"subject": person.subject_id, "name": person.known_as or person.given or person.name,
                    "age": age_on(person.born_on, viewer.today) if person.born_on else None, "them": said.them, "they": said.they,
                    "carer": "", "home": homes.get(person.subject_id, "")})  # fmt: skip
    return out


def together_first(children: list[dict[str, Any]], subject: int) -> list[dict[str, Any]]:
    """Those who live in one home with this child first, each with whether they do; where no home is known, all do."""
    home = next((c["home"] for c in children if c["subject"] == subject), "")
    told = [{**c, "together": not home or c["home"] == home} for c in children]
    return sorted(told, key=lambda c: not c["together"])


def in_this_order(children: list[dict[str, Any]], subjects: list[int]) -> list[dict[str, Any]]:
    """The same children in the order of these numbers."""
    return sorted(children, key=lambda c: subjects.index(c["subject"]))


def booked_today(viewer: Any, subject: int) -> dict[str, str]:
    """When and where today's visit was to be, as the visit's form names it; nothing where none is in the diary."""
    rows = Booking.objects.visible_to(viewer, subject=subject)
    found = rows.filter(duty=visit.code, for_on=viewer.today).order_by("-key").first()
    return {"from": found.time, "where": found.where} if found else {}


def highest_visibility(numbers: Iterable[int]) -> int:
    """The restricted set that a paper about all of these must be in; 0 when none is restricted."""
    return max(Subject.objects.filter(pk__in=set(numbers)).values_list("vis", flat=True), default=0)


def visit_of(viewer: Any, subject: int, visit: int) -> Visit | OtherVisit | None:
    """One visit to one child."""
    found: Visit | None = Visit.objects.visible_to(viewer, subject=subject).filter(key=visit).first()
    return found or other_visit(viewer, subject, visit)


def occasions_by(viewer: Any, occasions: Iterable[int]) -> set[int]:
    """Which of these visits this worker made."""
    rows = Visit.objects.visible_to(viewer).filter(occasion__in=set(occasions), by_id=viewer.worker_id)
    return set(rows.values_list("occasion", flat=True))


# --- Disputes ----------------------------------------------------------------------------------------------------

WHOLE = 20
"""Working days for the whole of it (the handbook, chapter 6)."""
ORDER = tuple(STAGES)
READS = (events.dispute_raised.code, events.dispute_taken_up.code, events.dispute_answered.code, events.dispute_resolved.code)
HOLDS = {
    "service": ("record.service_manager",), "head": ("record.head_of_service",), "director": ("record.director",),
}  # fmt: skip
"""Who is asked at a stage, by role; the first is the child's own team manager, the last two are outside."""


@dataclass
class Step:
    """One stage: since when, who is asked, by when, what they answered."""

    stage: str
    words: str
    since: date
    owner: int | None
    who: str
    by_on: date | None
    why: str
    answer: str = ""
    answered_on: date | None = None
    answered_by: str = ""

    def late(self, today: date) -> bool:
        """Past its day without an answer."""
        return self.answered_on is None and self.by_on is not None and self.by_on < today


@dataclass
class Dispute:
    """A dispute with every stage it went through."""

    key: int
    about: str
    words: str
    on: date
    officer: str
    due_on: date
    steps: list[Step] = field(default_factory=list)
    ended_on: date | None = None
    came: str = ""
    how: str = ""

    @property
    def now(self) -> Step | None:
        """Where it stands."""
        return self.steps[-1] if self.steps else None

    @property
    def next_stages(self) -> list[tuple[str, str]]:
        """Where it can go from here: any later stage, so that nothing has to wait for a manager who is away."""
        at = ORDER.index(self.now.stage) if self.now else -1
        return [(code, STAGES[code]) for code in ORDER[at + 1 :]]


def disputes_of(viewer: Any, subject: int) -> list[Dispute]:
    """Disputes about one child, the open ones first, then the newest."""
    held = chronology(viewer, subject, types=list(READS))
    telling = tell(viewer, subject, held)
    names = names_of_workers({e.get("owner") for e in held if e.get("owner")})
    found: dict[int, Dispute] = {}
    for event in held:
        if event.type == events.dispute_raised.code:
            facts = telling.facts(event)
            found[event.id] = Dispute(event.id, facts.get("about", ""), facts.get("words", ""), event.on, facts.get("officer", telling.by(event)),
                                      add_working_days(event.on, WHOLE))  # fmt: skip
        elif event.thread in found:
            _goes_on(found[event.thread], event, telling, names)
    return sorted(found.values(), key=lambda d: (d.ended_on is not None, -d.key))


def _goes_on(dispute: Dispute, event: Happened, telling: Telling, names: dict[int, str]) -> None:
    facts = telling.facts(event)
    if event.type == events.dispute_taken_up.code:
        stage = str(event.get("stage"))
        dispute.steps.append(Step(stage, STAGES.get(stage, stage), event.on, event.get("owner"), names.get(event.get("owner") or 0, ""),
                                  event.day("by_on"), facts.get("words", "")))  # fmt: skip
    elif event.type == events.dispute_answered.code and dispute.now:
        dispute.now.answer, dispute.now.answered_on, dispute.now.answered_by = facts.get("words", ""), event.on, telling.by(event)
    elif event.type == events.dispute_resolved.code:
        dispute.ended_on, dispute.came, dispute.how = event.on, facts.get("came", ""), facts.get("outcome", "")


def asked_at(viewer: Any, subject: int, stage: str) -> list[tuple[int, str]]:
    """Who can be asked at a stage, by number and name."""
    if stage == "informal":
        teams = [a.team_id for a in allocations_of(viewer, subject) if a.role == "social_worker" and a.team_id]
        return [(w.pk, w.name) for w in managers_of(teams, viewer.today).values()]
    return sorted(names_of_workers(holders(viewer.authority_id, HOLDS.get(stage, ()), viewer.today)).items(), key=lambda pair: pair[1])


def stage_days(viewer: Any) -> int:
    """Working days for an answer at one stage, as the council has set it."""
    return int(settings.dispute_stage.value(surroundings(viewer.authority_id).settings, viewer.today))


def page_of(subject: int) -> str:
    """The address of a child's disputes."""
    return reverse("looked_after.disputes", kwargs={"subject": Subject.objects.values_list("uuid", flat=True).get(pk=subject)})


def may_dispute(viewer: Any, subject: int) -> bool:
    """Whether this viewer is the child's reviewing officer, or stands in for them."""
    officers = {a.worker_id for a in allocations_of(viewer, subject) if a.role == "independent_reviewing_officer"}
    return bool(officers & {viewer.worker_id, *viewer.covering})


def may_answer(viewer: Any, dispute: Dispute) -> bool:
    """Whether it is this viewer who is asked, or who stands in for them, or who sees every child and decides."""
    step = dispute.now
    if step is None or step.answered_on is not None or dispute.ended_on is not None:
        return False
    wide = declared_roles()[viewer.role.code].sees == AUTHORITY
    return step.owner in (viewer.worker_id, *viewer.covering) or (wide and viewer.can("decide"))


def year_of(rows: list[Happened], today: date) -> dict[str, int]:
    """Of the disputes raised in a year: how many, how far they went, and what came of them."""
    began = today - timedelta(days=365)
    raised = {e.id for e in rows if e.type == events.dispute_raised.code and e.on > began}
    counts = {"raised": len(raised)}
    furthest: dict[int, int] = {}
    for event in rows:
        if event.thread in raised and event.type == events.dispute_taken_up.code:
            furthest[event.thread] = max(furthest.get(event.thread, 0), ORDER.index(str(event.get("stage"))))
        elif event.thread in raised and event.type == events.dispute_resolved.code:
            counts[f"came:{event.get('came')}"] = counts.get(f"came:{event.get('came')}", 0) + 1
    counts["open"] = counts["raised"] - sum(n for name, n in counts.items() if name.startswith("came:"))
    for stage in furthest.values():
        counts[f"stage:{ORDER[stage]}"] = counts.get(f"stage:{ORDER[stage]}", 0) + 1
    return counts
