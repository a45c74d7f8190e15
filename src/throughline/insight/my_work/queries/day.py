"""A worker's day: what to go to, what is due by family, what is new, what was begun, whom one covers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from throughline.base.words import count_words, days_words
from throughline.engines.diary.models import Booking
from throughline.engines.drafts.models import Draft
from throughline.engines.duties.queries import AHEAD, DueItem, open_for_workers, owed_by
from throughline.engines.duties.registry import duties
from throughline.engines.notices.models import Notice
from throughline.engines.signals.queries import holding_of
from throughline.insight.agreed.queries import promised_besides
from throughline.insight.my_work.queries.families import Family, families_due, first_name
from throughline.insight.my_work.queries.waiting import Waiting, waiting_for
from throughline.practice.looked_after.duties.visits import visit
from throughline.practice.looked_after.queries import in_care, last_seen
from throughline.record.access import roles
from throughline.record.audit.models import AuditEntry
from throughline.record.people.models import Person
from throughline.record.people.queries import people_of
from throughline.record.workers.models import Absence, Allocation, Worker
from throughline.services import clock

WEEK = timedelta(days=7)
NOT_SEEN = 31
NEW_FOR = timedelta(days=2)


@dataclass
class Day:
    """My work."""

    first_line: list[tuple[str, bool]]
    unseen: list[tuple[str, str]]
    drafts: list[Draft]
    diary: list[dict[str, Any]]
    families: list[Family]
    quiet_families: int
    children: int
    family_count: int
    new: list[Notice]
    questions: list[dict[str, str]]
    covering: list[dict[str, Any]]
    recent: list[tuple[str, str]]
    late: int
    empty: str
    more_dates: int
    waiting: list[Waiting]
    promised: list[dict[str, Any]]
    """What they said they would do about children who are not theirs, in supervision, about the service."""


def work_of(viewer: Any, workers: Sequence[int], *, own: bool = True) -> Day:
    """The day of these workers (one, or one and those covered)."""
    today = viewer.today
    held = list(
        Allocation.objects.visible_to(viewer)
        .filter(worker_id__in=workers, ended_on__isnull=True)
        .values_list("subject_id", "role")
    )
    as_role: dict[int, set[str]] = defaultdict(set)
    for subject, role in held:
        as_role[subject].add(role)
    people = {
        p.subject_id: p
        for p in Person.objects.visible_to(viewer).filter(subject_id__in=as_role).select_related("subject")
    }
    items = open_for_workers(viewer, workers, until=today + AHEAD)
    shown = [i for i in items if i.subject in people]
    promised = promised_besides(viewer, workers, items, people, today + AHEAD, own=own)
    families = families_due(viewer, people, shown)
    unseen = _unseen(viewer, {n: p for n, p in people.items() if visit.owner in as_role[n]}, today)
    diary = _diary(viewer, people, as_role, today)
    this_week = [i for i in (*shown, *promised) if i.row.due_on and today <= i.row.due_on <= today + WEEK]
    late = [i for i in (*shown, *promised) if i.state == "late"]
    quiet = sum(1 for f in families if not f.rows)
    return Day(
        _first_line(diary, this_week, late, unseen, today), [(n, u) for n, u, _ in unseen],
        _drafts(viewer) if own else [], diary, [f for f in families if f.rows], quiet, len(people), len(families),
        _new(viewer) if own else [], _questions(viewer, people), _covering(viewer) if own else [], _recent(viewer) if own else [], len(late),
        _empty(shown, today), len(shown), waiting_for(viewer, people) if own else [], _promised(viewer, promised),
    )  # fmt: skip


def _promised(viewer: Any, items: Sequence[DueItem]) -> list[dict[str, Any]]:
    """Lines of what was promised about others: what, about whom, by when, and the way to say how it goes."""
    about = people_of(viewer, {i.subject for i in items}) if items else {}
    lines = []
    for item in items:
        person = about.get(item.subject)
        url = reverse("promises.report", kwargs={"subject": person.subject.uuid, "promise": item.row.start}) if person else ""
        lines.append({"what": item.called or item.duty.title, "about": person.name if person else "", "due_on": item.row.due_on, "url": url,
                      "late": f"{days_words(item.days_past)} past its date" if item.state == "late" else ""})  # fmt: skip
    return lines


def _first_line(
    diary: list[dict[str, Any]], week: list[DueItem], late: list[DueItem], unseen: list[Any], today: date
) -> list[tuple[str, bool]]:
    """The first line of the page as parts, each with whether it is said in bold."""
    now = [d for d in diary if d["on"] == today]
    parts = []
    for what, number in Counter(d["what"].lower() for d in now).items():
        parts.append(count_words(number, what))
    if week:
        parts.append(count_words(len(week), "thing due this week", "things due this week"))
    if late:
        parts.append(f"{count_words(len(late), 'thing')} past {'its' if len(late) == 1 else 'their'} date")
    line = [(", ".join(parts) + "." if parts else "nothing is due this week.", True)]
    if unseen:
        line.append((f" {count_words(len(unseen), 'child', 'children')}", True))
        line.append((" you have not seen for a month: ", False))
    return line


def _unseen(viewer: Any, people: dict[int, Person], today: date) -> list[tuple[str, str, int]]:
    """Children in care not seen for 31 days or more: first name, address, days."""
    cared = in_care(viewer, people)
    seen = last_seen(viewer, cared)
    rows = []
    for number in cared:
        if number in people and number in seen and (today - seen[number]).days >= NOT_SEEN:
            p = people[number]
            rows.append(
                (
                    first_name(p),
                    reverse("child.page", kwargs={"subject": p.subject.uuid}),
                    (today - seen[number]).days,
                )
            )
    return sorted(rows, key=lambda r: -r[2])


def _diary(viewer: Any, people: dict[int, Person], as_role: dict[int, set[str]], today: date) -> list[dict[str, Any]]:
    """What is booked in the coming week, by time: what this worker goes to, not what a colleague does for the child."""
    rows = (
        Booking.objects.visible_to(viewer)
        .filter(subject_id__in=people, for_on__gte=today, for_on__lte=today + WEEK)
        .order_by("for_on", "time")
    )
    grouped: dict[tuple[date, str, str, str, bool], list[Person]] = defaultdict(list)
    for b in rows:
        if not _goes(b, as_role[b.subject_id], viewer.worker_id):
            continue
        is_visit = b.duty == visit.code
        what = b.what.split(" ")[0] if b.duty.endswith("visit") else b.what
        grouped[(b.for_on, b.time, what, b.where, is_visit)].append(people[b.subject_id])
    out = []
    for (on, time, what, where, is_visit), who in grouped.items():
        who.sort(key=lambda p: (p.born_on or date.max, p.subject_id))
        names = [{"name": first_name(p), "url": reverse("child.page", kwargs={"subject": p.subject.uuid})} for p in who]
        out.append({"on": on, "today": on == today, "time": time, "what": what, "who": names, "where": where, "visit": is_visit,
                    "open": reverse("looked_after.record_visit", kwargs={"subject": who[0].subject.uuid}) if is_visit else ""})  # fmt: skip
    return out


def _goes(booking: Booking, roles_held: set[str], worker: int) -> bool:
    """Whether what is booked is for somebody in these roles: whose duty it is, or a meeting to which all go."""
    declared = duties().get(booking.duty)
    if declared is None or declared.arranged_by or booking.by_id == worker:
        return True
    return declared.owner in roles_held


def _drafts(viewer: Any) -> list[Draft]:
    """What was begun and not finished, oldest first, when it is older than a day; else none of anybody's business yet."""
    return list(
        Draft.objects.filter(
            authority_id=viewer.authority_id,
            worker_id=viewer.worker_id,
            finished_at__isnull=True,
            discarded_at__isnull=True,
            version__gt=0,
        ).order_by("saved_at")[:5]
    )


def _new(viewer: Any) -> list[Notice]:
    return list(
        Notice.objects.everything(because="a worker's own notices")
        .filter(authority_id=viewer.authority_id, worker_id=viewer.worker_id)
        .filter(Q(read_at__isnull=True) | Q(made_at__gte=clock.now() - NEW_FOR))
        .order_by("-made_at")[:8]
    )


def _questions(viewer: Any, people: dict[int, Person]) -> list[dict[str, str]]:
    """What the record asks about these children, longest true first; at most three at a time."""
    out = []
    role = viewer.role.allocated_as or None
    asked = holding_of(viewer, people, role)
    for held in sorted(asked, key=lambda h: not h.unanswered)[:3]:  # what owes an answer before what is only asked
        person = people[held.row.subject_id]
        name = first_name(person)
        address = {"subject": person.subject.uuid}
        out.append({"name": name, "url": reverse("child.page", kwargs=address), "words": held.question(person),
                    "answer": reverse("signals.answer", kwargs={**address, "code": held.signal.code})})  # fmt: skip
    return out


def _covering(viewer: Any) -> list[dict[str, Any]]:
    if not viewer.covering:
        return []
    rows = []
    for worker in Worker.objects.filter(pk__in=viewer.covering):
        away = (
            Absence.objects.everything(because="until when somebody one covers is away")
            .filter(subject_id=worker.subject_id, began_on__lte=viewer.today)
            .order_by("-began_on")
            .first()
        )
        children = (
            Allocation.objects.visible_to(viewer)
            .filter(worker_id=worker.pk, ended_on__isnull=True)
            .values("subject_id")
            .distinct()
            .count()
        )
        due = len(owed_by(viewer, [worker.pk], until=viewer.today + WEEK))
        rows.append({"name": worker.name, "until": away.ended_on if away else None, "children": children, "due": due,
                     "url": reverse("my_work.covered", kwargs={"worker": worker.pk})})  # fmt: skip
    return rows


def _recent(viewer: Any) -> list[tuple[str, str]]:
    """The children whose pages this worker opened last."""
    entries = (
        AuditEntry.objects.filter(
            authority_id=viewer.authority_id, worker_id=viewer.worker_id, action="view", screen="child.page"
        )
        .order_by("-at")
        .values_list("subjects", flat=True)[:60]
    )
    order: list[int] = []
    for subjects in entries:
        for number in subjects[:1] if len(subjects) == 1 else subjects:
            if number not in order:
                order.append(number)
    order = order[:40]
    people = {
        p.subject_id: p
        for p in Person.objects.visible_to(viewer)
        .filter(subject_id__in=order, subject__kind="child")
        .select_related("subject")
    }
    return [
        (people[n].name, reverse("child.page", kwargs={"subject": people[n].subject.uuid}))
        for n in order
        if n in people
    ][:6]


def _empty(items: Sequence[DueItem], today: date) -> str:
    later = [i.row.due_on for i in items if i.row.due_on and i.row.due_on >= today]
    if items:
        return ""
    return f"Nothing is due before {today + AHEAD:%A %-d %B}." if not later else ""


def may_see_work_of(viewer: Any, worker: int) -> Worker | None:
    """That worker, if this viewer covers them or leads their team."""
    found = Worker.objects.filter(pk=worker, authority_id=viewer.authority_id).first()
    if found is None:
        return None
    posts = found.appointments.filter(ended_on__isnull=True)
    if viewer.role.sees != roles.AUTHORITY:
        posts = posts.filter(team_id__in=viewer.team_ids)
    leads = viewer.can("manage_team") and posts.exists()
    return found if worker in viewer.covering or leads else None
