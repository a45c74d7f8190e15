"""Questions about centres and programmes: whom they reach, whom they do not, and what came of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months
from throughline.engines.settings.queries import authority_subject
from throughline.practice.programmes import events, settings
from throughline.practice.programmes.codes import ALL, ELIGIBLE, GROUPS
from throughline.practice.programmes.models import (
    Attendance,
    Centre,
    Course,
    EarlyYears,
    Eligible,
    Programme,
    Registration,
)
from throughline.practice.programmes.reach import Reach, families
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Person, Relationship, Subject
from throughline.record.people.queries import names_of, person_of

FIGURES = "figures count every family; nobody is named in them"
OFFERED = "what is offered to families is everybody's to know"
TIES = ("sibling", "half_sibling", "step_sibling", "mother", "father", "parent")


@dataclass
class OfCentre:
    """One centre with its reach, by area and by group, and what it offers."""

    centre: Centre
    whole: Reach
    areas: list[Reach]
    groups: list[Reach]
    programmes: list[Programme]

    @property
    def below(self) -> list[Reach]:
        """Areas and groups under the target."""
        return [r for r in (*self.areas, *self.groups) if r.below]

    @property
    def untargeted(self) -> list[Programme]:
        """What runs and is for nobody in particular."""
        return [p for p in self.programmes if not p.group and p.ended_on is None]


def target_now(viewer: Any) -> int:
    """The share that the authority aims at."""
    return int(settings.reach_target.value(surroundings(viewer.authority_id).settings, viewer.today))


def centres(viewer: Any, only: int | None = None) -> list[OfCentre]:
    """Every centre (or one), the least reached first."""
    held = Centre.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id, ended_on__isnull=True).select_related("subject")
    rows = list(held if only is None else held.filter(subject_id=only))
    numbers = [c.subject_id for c in rows]
    eligible = defaultdict(list)
    for e in Eligible.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id, subject_id__in=numbers):
        eligible[e.subject_id].append(e)
    programmes = defaultdict(list)
    for p in Programme.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id, subject_id__in=numbers).order_by("name"):
        programmes[p.subject_id].append(p)
    came = _came(viewer.authority_id, numbers, add_months(viewer.today, -12))
    on_list = list(Registration.objects.everything(because=FIGURES).filter(authority_id=viewer.authority_id, centre__in=numbers, ended_on__isnull=True))
    family = _families({r.subject_id for r in on_list} | {s for several in came.values() for s in several}, viewer.authority_id)
    target = target_now(viewer)
    made = [_of_centre(c, eligible[c.subject_id], [r for r in on_list if r.centre == c.subject_id], came[c.subject_id], family, programmes[c.subject_id], target)
            for c in rows]  # fmt: skip
    return sorted(made, key=lambda m: (m.whole.share is not None, m.whole.share or 0, m.centre.name))


def _came(authority: int, numbers: Sequence[int], since: date) -> dict[int, set[int]]:
    """Which children's families came to each centre since a day, to a group or a course."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Attendance.objects.everything(because=FIGURES).filter(authority_id=authority, centre__in=numbers, on__gt=since)
    for subject, number in rows.values_list("subject_id", "centre"):
        found[number].add(subject)
    return found


def _families(children: set[int], authority: int) -> dict[int, int]:
    ties = Relationship.objects.everything(because="brothers and sisters are one family").filter(
        authority_id=authority, ended_on__isnull=True, kind__in=TIES
    ).filter(Q(subject_id__in=children) | Q(other_id__in=children))  # fmt: skip
    return dict(families(children, ties.values_list("subject_id", "other_id")))


def _of_centre(centre: Centre, eligible: list[Eligible], on_list: list[Registration], came: set[int], family: dict[int, int],
               programmes: list[Programme], target: int) -> OfCentre:  # fmt: skip
    """Counts of families, not of children; a family is where its registration says."""
    area_of = {r.subject_id: r.area for r in on_list}
    groups_of = {r.subject_id: set(r.groups) for r in on_list}

    def count(children: Iterable[int]) -> int:
        return len({family.get(c, c) for c in children})

    areas = []
    counted = {e.area: e for e in eligible if e.group == ALL}
    for area in sorted({*counted, *filter(None, area_of.values())}):
        there = {s for s, a in area_of.items() if a == area}
        found = counted.get(area)
        areas.append(Reach(area, found.families if found else None, count(there), count(there & came), target, bool(found and found.deprived)))
    groups = []
    for group in GROUPS:
        there = {s for s, g in groups_of.items() if group in g}
        lives = [e.families for e in eligible if e.group == group]
        if there or lives:
            groups.append(Reach(ELIGIBLE[group], sum(lives) if lives else None, count(there), count(there & came), target))
    total = sum(e.families for e in counted.values()) or None
    return OfCentre(centre, Reach(centre.name, total, count(area_of), count(came), target), areas, groups, programmes)


def areas_of(viewer: Any, centre: int) -> list[str]:
    """The areas for which a centre has a count."""
    rows = Eligible.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id, subject_id=centre, group=ALL)
    return sorted(rows.values_list("area", flat=True))


def centre_choices(viewer: Any) -> list[tuple[str, str]]:
    """Centres that are open, by number and name."""
    rows = Centre.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id, ended_on__isnull=True).order_by("name")
    return [(str(c.subject_id), c.name) for c in rows]


def programme_of(viewer: Any, key: int) -> Programme | None:
    """One programme."""
    rows = Programme.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id, key=key)
    return rows.select_related("subject").first()  # type: ignore[no-any-return]


def running(viewer: Any, kinds: Sequence[str] = ()) -> list[Programme]:
    """Programmes that run, of these kinds or of any."""
    rows = Programme.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id, ended_on__isnull=True)
    rows = rows.filter(kind__in=kinds) if kinds else rows
    return list(rows.select_related("subject").order_by("name"))


def on_the_list(viewer: Any, centre: int) -> list[Person]:
    """Children registered with a centre, for those who run its groups: names, and nothing else of them."""
    numbers = Registration.objects.everything(because="who is registered with a centre is known to those who run its groups").filter(
        authority_id=viewer.authority_id, centre=centre, ended_on__isnull=True, vis=0
    ).values_list("subject_id", flat=True)  # fmt: skip
    rows = list(Person.objects.everything(because="the list of a centre's groups").filter(subject_id__in=set(numbers)).order_by("sort_key"))
    viewer.saw(Person, rows)
    return rows


@dataclass
class OfCourse:
    """A course with what came of it."""

    programme: Programme
    where: str
    starters: int = 0
    completed: int = 0
    left: int = 0
    still: int = 0
    helped: int = 0
    asked: int = 0
    changes: list[int] = field(default_factory=list)
    outcomes: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    areas: dict[str, int] = field(default_factory=dict)

    @property
    def share(self) -> int | None:
        """Who came to the end, out of those whose course is over."""
        over = self.completed + self.left
        return int(100 * self.completed / over + 0.5) if over else None

    @property
    def change(self) -> str:
        """The mean change from before to after, in words."""
        if not self.changes:
            return "not measured"
        mean = sum(self.changes) / len(self.changes)
        return f"{mean:+.1f} on average of {len(self.changes)}"


def courses(viewer: Any, kinds: Sequence[str]) -> list[OfCourse]:
    """Courses of these kinds, with completion, change and what participants said."""
    held = list(Programme.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id, kind__in=kinds).order_by("name"))
    names = names_of(p.subject_id for p in held)
    made = {p.key: OfCourse(p, names.get(p.subject_id, "")) for p in held}
    for row in Course.objects.everything(because=FIGURES).filter(authority_id=viewer.authority_id, programme__in=made):
        one = made[row.programme]
        one.starters += 1
        one.completed += row.how == "completed"
        one.left += row.how == "left"
        one.still += row.ended_on is None
        one.asked += row.helped is not None
        one.helped += row.helped is True
        if row.before is not None and row.after is not None:
            one.changes.append(row.after - row.before)
        for column, value in (("outcomes", row.outcome), ("groups", row.group), ("areas", row.area)):
            if value:
                getattr(one, column)[value] = getattr(one, column).get(value, 0) + 1
    return list(made.values())


def of_child(viewer: Any, subject: int) -> tuple[list[Registration], list[Attendance], list[Course]]:
    """Where one child is registered, when the family came, and its courses."""
    mine: dict[str, Any] = {"subject": subject}
    return (
        list(Registration.objects.visible_to(viewer, **mine).order_by("-began_on")), list(Attendance.objects.visible_to(viewer, **mine).order_by("-on")[:60]),
        list(Course.objects.visible_to(viewer, **mine).order_by("-began_on")),
    )  # fmt: skip


def wanted(viewer: Any) -> list[Happened]:
    """Courses that families ask for, newest first."""
    subject = authority_subject(viewer.authority_id)
    held = projections.load([subject.pk], [events.course_wanted.code])[subject.pk]
    return list(reversed(in_effect(held, registry.ranks())))


@dataclass
class OfSetting:
    """An early years setting or school: its training, and what its children reached."""

    name: str
    subject: Subject
    trained: list[EarlyYears] = field(default_factory=list)
    goals: list[EarlyYears] = field(default_factory=list)


def early_years(viewer: Any) -> list[OfSetting]:
    """Settings with training or results, by name."""
    rows = EarlyYears.objects.everything(because=OFFERED).filter(authority_id=viewer.authority_id).select_related("subject").order_by("-on", "key")
    found: dict[int, OfSetting] = {}
    names = names_of({r.subject_id for r in rows})
    for row in rows:
        one = found.setdefault(row.subject_id, OfSetting(names.get(row.subject_id, ""), row.subject))
        (one.goals if row.measure else one.trained).append(row)
    return sorted(found.values(), key=lambda s: s.name)


def setting_choices(viewer: Any) -> list[tuple[str, str]]:
    """Schools and services that may be trained, by number and name."""
    rows = Subject.objects.filter(authority_id=viewer.authority_id, kind__in=("school", "service")).values_list("pk", flat=True)
    return sorted(((str(n), name) for n, name in names_of(rows).items() if name), key=lambda pair: pair[1])


def whom(viewer: Any, subject: int) -> Person:
    """Whom a page is about."""
    return person_of(viewer, subject) or Person(name="")


def subject_here(viewer: Any, number: int, kinds: tuple[str, ...] = ("school", "service")) -> Subject | None:
    """One subject of this authority of these kinds."""
    return Subject.objects.filter(authority_id=viewer.authority_id, pk=number, kind__in=kinds).first()


def centre_at(viewer: Any, uuid: Any) -> Subject | None:
    """The service behind a centre's address."""
    return Subject.objects.filter(authority_id=viewer.authority_id, uuid=uuid, kind="service").first()
