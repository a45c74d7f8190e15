"""A worker's day: what to go to, what is due by family, what is new, what was begun, whom one covers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from throughline.base.calendar import age_on
from throughline.base.words import count_words, join_words
from throughline.engines.diary.models import Booking
from throughline.engines.drafts.models import Draft
from throughline.engines.duties.queries import DueItem, open_for_workers
from throughline.engines.duties.why import why_of_many
from throughline.engines.notices.models import Notice
from throughline.engines.signals.queries import holding_of
from throughline.insight.child.due_rows import row as due_row
from throughline.practice.looked_after.queries import in_care, last_seen
from throughline.record.access import roles
from throughline.record.audit.models import AuditEntry
from throughline.record.people.models import Person, Relationship, Subject
from throughline.record.workers.models import Absence, Allocation, Worker
from throughline.services import clock
from throughline.web.parts import DueRow

AHEAD = timedelta(days=14)
WEEK = timedelta(days=7)
NOT_SEEN = 31
NEW_FOR = timedelta(days=2)


@dataclass
class Family:
    """Brothers and sisters together, and what is due for them."""

    name: str
    members: str
    url: str
    rows: list[DueRow] = field(default_factory=list)
    soonest: date | None = None


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


def work_of(viewer: Any, workers: Sequence[int], *, own: bool = True) -> Day:
    """The day of these workers (one, or one and those covered)."""
    today = viewer.today
    held = list(
        Allocation.objects.visible_to(viewer)
        .filter(worker_id__in=workers, ended_on__isnull=True)
        .values_list("subject_id", flat=True)
    )
    subjects = sorted(set(held))
    people = {
        p.subject_id: p
        for p in Person.objects.visible_to(viewer).filter(subject_id__in=subjects).select_related("subject")
    }
    items = open_for_workers(viewer, workers, until=today + AHEAD)
    shown = [i for i in items if i.subject in people]
    families = _families(viewer, people, shown)
    unseen = _unseen(viewer, people, today)
    diary = _diary(viewer, people, today)
    this_week = [i for i in shown if i.row.due_on and today <= i.row.due_on <= today + WEEK]
    late = [i for i in shown if i.state == "late"]
    quiet = sum(1 for f in families if not f.rows)
    return Day(
        _first_line(diary, this_week, late, unseen, today), [(n, u) for n, u, _ in unseen],
        _drafts(viewer) if own else [], diary, [f for f in families if f.rows], quiet, len(people), len(families),
        _new(viewer) if own else [], _questions(viewer, people), _covering(viewer) if own else [], _recent(viewer) if own else [], len(late),
        _empty(shown, today), len(shown),
    )  # fmt: skip


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
                    p.known_as or p.given or p.name,
                    reverse("child.page", kwargs={"subject": p.subject.uuid}),
                    (today - seen[number]).days,
                )
            )
    return sorted(rows, key=lambda r: -r[2])


def _diary(viewer: Any, people: dict[int, Person], today: date) -> list[dict[str, Any]]:
    """What is booked in the coming week, by time."""
    rows = (
        Booking.objects.visible_to(viewer)
        .filter(subject_id__in=people, for_on__gte=today, for_on__lte=today + WEEK)
        .order_by("for_on", "time")
    )
    grouped: dict[tuple[date, str, str, str], list[Person]] = defaultdict(list)
    for b in rows:
        grouped[(b.for_on, b.time, b.what.split(" ")[0] if b.duty.endswith("visit") else b.what, b.where)].append(
            people[b.subject_id]
        )
    out = []
    for (on, time, what, where), who in grouped.items():
        visit = what == "Visit"
        names = [
            {"name": p.known_as or p.given or p.name, "url": reverse("child.page", kwargs={"subject": p.subject.uuid})}
            for p in who
        ]
        out.append({"on": on, "today": on == today, "time": time, "what": what, "who": names, "where": where, "visit": visit,
                    "open": reverse("looked_after.record_visit", kwargs={"subject": who[0].subject.uuid}) if visit else ""})  # fmt: skip
    return out


def _families(viewer: Any, people: dict[int, Person], items: Sequence[DueItem]) -> list[Family]:
    """Children grouped into families, each with its rows; those with the nearest date first."""
    root = {n: n for n in people}

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    ties = Relationship.objects.everything(because="families among children already in sight").filter(
        authority_id=viewer.authority_id, subject_id__in=people, ended_on__isnull=True
    )
    by_parent: dict[int, int] = {}
    for tie in ties.values_list("subject_id", "other_id", "kind"):
        if tie[2] in ("sibling", "half_sibling", "step_sibling") and tie[1] in root:
            root[find(tie[0])] = find(tie[1])
        elif tie[2] in ("mother", "father"):
            first = by_parent.setdefault(tie[1], tie[0])
            root[find(tie[0])] = find(first)
    groups: dict[int, list[Person]] = defaultdict(list)
    for number, person in people.items():
        groups[find(number)].append(person)
    by_subject: dict[int, list[DueItem]] = defaultdict(list)
    for item in items:
        by_subject[item.subject].append(item)
    why = why_of_many(viewer, people, items)
    out = []
    for members in groups.values():
        members.sort(key=lambda p: p.born_on or date.max)
        out.append(_family(viewer, members, by_subject, why))
    return sorted(out, key=lambda f: (f.soonest or date.max, f.name))


def _family(
    viewer: Any, members: list[Person], by_subject: dict[int, list[DueItem]], told_why: dict[int, tuple[str, ...]]
) -> Family:
    """One family: things due on the same day for several children under the same duty are one row."""
    names = [p.family or p.name for p in members]
    name = max(set(names), key=names.count)
    told = join_words(
        [
            f"{p.known_as or p.given or p.name} {age_on(p.born_on, viewer.today)}"
            if p.born_on
            else (p.known_as or p.given or p.name)
            for p in members
        ]
    )
    family = Family(name, told, reverse("child.page", kwargs={"subject": members[0].subject.uuid}))
    together: dict[tuple[str, Any, str], list[tuple[Person, DueItem]]] = defaultdict(list)
    for person in members:
        for item in by_subject.get(person.subject_id, ()):
            together[(item.called or item.duty.code, item.row.due_on, item.reason)].append((person, item))
    for (_, due_on, _), held in sorted(together.items(), key=lambda g: (g[0][1] or date.max, g[0][0])):
        person, item = held[0]
        subject = Subject(pk=person.subject_id, uuid=person.subject.uuid)
        first = [p.known_as or p.given or p.name for p, _ in held]
        if item.called:
            title = item.called if len(members) == 1 else f"{item.called} ({join_words(first)})"
        elif len(held) > 1:
            who = (
                "all three"
                if len(held) == 3 == len(members)
                else "both"
                if len(held) == 2 == len(members)
                else join_words(first)
            )
            title = (
                item.duty.title.replace("{them}", who)
                .replace("{their}", "their")
                .replace("{they}", "they")
                .replace("{child}", join_words(first))
            )
            if "{them}" not in item.duty.title:
                title += f" ({join_words(first)})"
        else:
            title = (
                item.duty.title.replace("{them}", first[0])
                .replace("{their}", f"{first[0]}’s")
                .replace("{they}", first[0])
                .replace("{child}", first[0])
            )
            if first[0] not in title:
                title += f" ({first[0]})"
        family.rows.append(due_row(viewer, subject, item, title, told_why.get(item.row.pk, ())))
        family.soonest = min(family.soonest or due_on or date.max, due_on or date.max)
    return family


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
    for held in holding_of(viewer, people, role):
        person = people[held.row.subject_id]
        name = person.known_as or person.given or person.name
        address = {"subject": person.subject.uuid}
        out.append({"name": name, "url": reverse("child.page", kwargs=address), "words": held.question(person),
                    "answer": reverse("signals.answer", kwargs={**address, "code": held.signal.code})})  # fmt: skip
    return out[:3]


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
        due = len(open_for_workers(viewer, [worker.pk], until=viewer.today + WEEK))
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
