"""Questions about supervision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any

from throughline.base.calendar import add_months
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.events import form_signed, graded
from throughline.practice.supervision import events, settings
from throughline.practice.supervision.duties import EACH_FORTNIGHT_FOR, EACH_WEEK_FOR, assessed_from
from throughline.record.access.roles import AUTHORITY
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger import registry
from throughline.record.ledger.happened import in_effect
from throughline.record.ledger.projections import load, surroundings
from throughline.record.people.models import Person
from throughline.record.workers import events as staff
from throughline.record.workers.models import Allocation, Appointment, Worker
from throughline.record.workers.queries import managers_of, members, names_of_workers, supervisors, teams_of

CODE = "supervision.supervision"
OFFICERS = ("independent_reviewing_officer", "conference_chair")


@dataclass
class Supervised:
    """One worker's supervision as it stands."""

    worker: Worker
    post: str = "worker"
    """A code of `events.POSTS`."""
    supervisor: Worker | None = None
    """Whoever was named for it, else the manager of the team; None where nobody is."""
    mine: bool = False
    """It is for the viewer to hold, or for whom they stand in."""
    newly_qualified: bool = False
    weeks: int = 0
    """At least every so many weeks."""
    last_on: date | None = None
    due_on: date | None = None
    length: int | None = None
    brief: bool = False
    depth: str = ""
    late: int = 0
    """Days past its date; 0 when it is not."""
    not_discussed: list[dict[str, Any]] = field(default_factory=list)


def of_teams(viewer: Any) -> list[Supervised]:
    """Supervision of everybody in the viewer's teams, those whom the viewer supervises first: last, due, how deep, and which
    children nobody has talked about."""
    posts = {a.worker_id: a for a in members(viewer.team_ids, viewer.today) if a.worker_id != viewer.worker_id}
    workers = {pk: a.worker for pk, a in posts.items()}
    by_subject = {w.subject_id: w for w in workers.values()}
    around = surroundings(viewer.authority_id).settings
    told = {one.worker.subject_id: one for one in _with_supervisors(viewer, posts, around)}
    least = settings.brief.value(around, viewer.today)
    for number, happened in load_events(list(by_subject)).items():
        one = told[number]
        for event in happened:
            if event.type == events.held.code:
                one.last_on, one.length = event.on, event.get("length")
                one.brief = bool(event.get("cases")) and (one.length or 0) < least
            elif event.get("form") == CODE:
                one.depth = event.get("said", "")
    rows = Obligation.objects.everything(because="supervision of the workers whom this viewer leads").filter(
        authority_id=viewer.authority_id, subject_id__in=list(by_subject), duty="supervision.supervision", met__isnull=True, lapsed_on__isnull=True
    )
    for row in rows:
        told[row.subject_id].due_on = row.due_on
        told[row.subject_id].late = max((viewer.today - row.due_on).days, 0) if row.due_on else 0
    quiet = not_discussed(viewer, list(workers), settings.not_discussed.value(around, viewer.today))
    for one in told.values():
        one.not_discussed = quiet.get(one.worker.pk, [])
    return sorted(told.values(), key=lambda s: (not s.mine, s.last_on is not None, s.due_on or date.max, s.worker.name))


def late_ones(viewer: Any) -> list[tuple[Worker, date]]:
    """Whose supervision, which is the viewer's to hold, is past its date, the longest first."""
    posts = {a.worker_id: a for a in members(viewer.team_ids, viewer.today) if a.worker_id != viewer.worker_id}
    by_subject = {a.worker.subject_id: a for a in posts.values()}
    rows = Obligation.objects.everything(because="supervision of the workers whom this viewer leads").filter(
        authority_id=viewer.authority_id, subject_id__in=list(by_subject), duty="supervision.supervision", met__isnull=True, lapsed_on__isnull=True,
        known=True, due_on__lt=viewer.today,
    )  # fmt: skip
    late = {by_subject[r.subject_id].worker_id: r.due_on for r in rows}
    if not late:
        return []
    held = _with_supervisors(viewer, {pk: a for pk, a in posts.items() if pk in late}, surroundings(viewer.authority_id).settings)
    return sorted(((s.worker, late[s.worker.pk]) for s in held if s.mine), key=lambda pair: (pair[1], pair[0].name))


@dataclass
class HeldBy:
    """How deep the records of one who supervises are."""

    name: str
    lengths: list[int] = field(default_factory=list)
    brief: int = 0
    grades: list[int] = field(default_factory=list)

    @property
    def middle(self) -> int:
        """Words of thought for each child, the middle record's."""
        return round(median(self.lengths)) if self.lengths else 0

    @property
    def depth(self) -> float | None:
        """The middle of the grades that those gave who read a sample; None where nobody has."""
        return round(sum(self.grades) / len(self.grades), 1) if self.grades else None


def by_manager(viewer: Any, months: int = 12) -> list[HeldBy]:
    """For everybody who held supervision in the viewer's teams (for a head of the whole service, in any), the least deep first."""
    teams = [t.pk for t in teams_of(viewer.authority_id)] if viewer.role.sees == AUTHORITY else viewer.team_ids
    since, least = add_months(viewer.today, -months), settings.brief.value(surroundings(viewer.authority_id).settings, viewer.today)
    found: dict[int, HeldBy] = {}
    subjects = sorted({a.worker.subject_id for a in members(teams, viewer.today)})
    for rows in load(subjects, [events.held.code, form_signed.code, graded.code]).values() if subjects else ():
        whose: dict[int, int] = {}
        for event in in_effect(rows, registry.ranks()):
            if event.type == events.held.code and event.by and event.on >= since:
                one = found.setdefault(event.by, HeldBy(""))
                whose[event.id] = event.by
                if event.get("cases"):
                    one.lengths.append(event.get("length") or 0)
                    one.brief += (event.get("length") or 0) < least
            elif event.type == form_signed.code and event.get("tells") in whose:
                whose[event.id] = whose[event.get("tells")]
            elif event.type == graded.code and event.get("signing") in whose and str(event.get("grade")).isdigit():
                found[whose[event.get("signing")]].grades.append(int(event.get("grade")))
    for pk, name in names_of_workers(found).items():
        found[pk].name = name
    return sorted(found.values(), key=lambda m: (m.middle, m.name))


def post_of(role: str) -> str:
    """What kind of post a role is, as far as it says how often somebody is supervised."""
    held = declared_roles().get(role)
    if held is not None and held.can("manage_team"):
        return "lead"
    return "officer" if held is not None and held.allocated_as in OFFICERS else "worker"


def _with_supervisors(viewer: Any, posts: dict[int, Appointment], around: Any) -> list[Supervised]:
    """Everybody with who supervises them and how often. A manager is supervised by whoever was named for it, and by nobody else."""
    today, workers = viewer.today, [a.worker for a in posts.values()]
    chosen, of_team, agreed = supervisors(workers, today), managers_of({a.team_id for a in posts.values()}, today), _capacity(workers, today)
    named = {w.pk: w for w in Worker.objects.filter(pk__in=set(chosen.values()))}
    found = []
    for pk, held in posts.items():
        post, told = post_of(held.role), agreed.get(held.worker.subject_id, [])
        until = told[-1].day("newly_qualified_until") if told else None
        by = named.get(chosen.get(pk, 0)) or (of_team.get(held.team_id) if post != "lead" else None)
        new = until is not None and until >= today
        every = settings.every_new if new else {"lead": settings.every_lead, "officer": settings.every_officer}.get(post, settings.every)
        weeks = (_of_assessed_year(told, today) if new else 0) or int(every.value(around, today))
        found.append(Supervised(held.worker, post, by, by is not None and by.pk in (viewer.worker_id, *viewer.covering), new, weeks))
    return found


def _capacity(workers: list[Worker], today: date) -> dict[int, list[Any]]:
    """All that was agreed of each worker's capacity until today, by subject."""
    loaded = load([w.subject_id for w in workers], [staff.capacity_agreed.code]) if workers else {}
    return {number: [e for e in in_effect(rows, registry.ranks()) if e.on <= today] for number, rows in loaded.items()}


def _of_assessed_year(agreed: list[Any], today: date) -> int:
    """Weeks between supervisions in the first half of the assessed year; 0 after it."""
    began = assessed_from(agreed)
    if began is None or today >= EACH_FORTNIGHT_FOR.due(began):
        return 0
    return 1 if today < EACH_WEEK_FOR.due(began) else 2


def one_of_theirs(viewer: Any, worker: int) -> Worker | None:
    """A worker of the viewer's own teams; None for anybody else."""
    return next((a.worker for a in members(viewer.team_ids, viewer.today) if a.worker_id == worker), None)


def load_events(subjects: list[int]) -> dict[int, list[Any]]:
    """The events of supervision of these workers, in effect and in order."""
    types = [events.held.code, graded.code]
    return {number: in_effect(rows, registry.ranks()) for number, rows in load(subjects, types).items()} if subjects else {}


def not_discussed(viewer: Any, workers: list[int], weeks: int) -> dict[int, list[dict[str, Any]]]:
    """Children of these workers of whom nobody has spoken in supervision for so many weeks, by worker."""
    held = Allocation.objects.visible_to(viewer).filter(worker_id__in=workers, role="social_worker", ended_on__isnull=True)
    pairs = list(held.values_list("worker_id", "subject_id", "began_on"))
    talked: dict[int, date] = {}
    for number, rows in load([s for _, s, _ in pairs], [events.case_discussed.code]).items():
        told = in_effect(rows, registry.ranks())
        if told:
            talked[number] = told[-1].on
    since = viewer.today - timedelta(weeks=weeks)
    quiet = [(w, s) for w, s, began in pairs if max(talked.get(s, date.min), began or date.min) < since]
    people = {p.subject_id: p for p in Person.objects.visible_to(viewer).filter(subject_id__in=[s for _, s in quiet]).select_related("subject")}
    out: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for worker, subject in quiet:
        if subject in people:
            out[worker].append({"person": people[subject], "last": talked.get(subject)})
    return out
