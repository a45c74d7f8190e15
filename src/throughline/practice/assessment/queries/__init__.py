"""Assessments for whoever may see the children they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import DISCARDED, HANDED_IN, RETURNED, SIGNED, Writing
from throughline.engines.forms.registry import form_of
from throughline.engines.meetings.models import CANCELLED, MeetingPlan
from throughline.practice.assessment import duties, events
from throughline.practice.assessment.meetings import planning_meeting
from throughline.practice.assessment.models import Assessment, Commission, Factor, Grade, Remedy
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.ledger.models import Content
from throughline.record.ledger.queries import Telling, chronology, tell
from throughline.record.people.codes import PARENTS
from throughline.record.people.kept import hidden_from
from throughline.record.people.models import Person, Subject
from throughline.record.people.queries import brothers_and_sisters, names_of, ties_of
from throughline.record.workers.models import Allocation, Worker
from throughline.record.workers.queries import allocations_of

CLOCKS = (duties.initial.code, duties.core.code, duties.single.code, duties.pre_birth.code)
"""Duties that ask for the assessment itself."""


@dataclass
class Child:
    """One child of an assessment, with what this record holds of it."""

    row: Assessment
    person: Person
    writing: Writing | None
    happened: Sequence[Happened]
    telling: Telling

    @property
    def subject(self) -> Any:
        """The child."""
        return self.row.subject

    @property
    def name(self) -> str:
        """As one calls them."""
        return self.person.known_as or self.person.given or self.person.name

    def of(self, *types: Any) -> list[Happened]:
        """What happened in this assessment, of these types."""
        codes = {t.code for t in types}
        return [e for e in self.happened if e.type in codes and e.thread == self.row.key]


@dataclass
class Work:
    """One assessment of one child, or of brothers and sisters together, as far as this viewer may see them."""

    occasion: int
    children: list[Child]
    hidden: int = 0
    """Children in it whose record this viewer may not open."""
    people: dict[int, Person] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    """What was looked up already for this page."""

    @property
    def first(self) -> Assessment:
        """What is the same for all of them."""
        return self.children[0].row

    @property
    def kind(self) -> str:
        """Which kind."""
        return str(self.first.kind)

    @property
    def state(self) -> str:
        """writing, handed_in, returned or finished."""
        states = {c.writing.state if c.writing else SIGNED for c in self.children if c.row.ended_on is None}
        if not states:
            return "finished"
        return HANDED_IN if states == {HANDED_IN} else RETURNED if RETURNED in states else "writing"

    @property
    def names(self) -> list[str]:
        """Whom it is about."""
        return [c.name for c in self.children]


def work_of(viewer: Any, occasion: int) -> Work | None:
    """An assessment, with every child whose record this viewer may open; None where there is none such."""
    rows = Assessment.objects.everything(because="the door of each child is asked next").filter(
        occasion=occasion, authority_id=viewer.authority_id
    ).select_related("subject", "worker").order_by("key")  # fmt: skip
    held = list(rows)
    mine = [r for r in held if viewer.basis_for(r.subject_id)]
    if not mine:
        return None
    numbers = [r.subject_id for r in mine]
    papers = Writing.objects.everything(because="the door of each child was asked").filter(purpose=purpose(occasion), subject_id__in=numbers)
    writings = {w.subject_id: w for w in papers.exclude(state=DISCARDED).select_related("subject", "handed_in_by")}
    people = {p.subject_id: p for p in Person.objects.everything(because="the door of each child was asked").filter(subject_id__in=numbers)}
    children = []
    for row in mine:
        happened = chronology(viewer, row.subject_id)
        telling = tell(viewer, row.subject_id, [e for e in happened if e.thread == row.key])
        children.append(Child(row, people.get(row.subject_id) or Person(name=""), writings.get(row.subject_id), happened, telling))
    return Work(occasion, children, len(held) - len(mine), people)


def purpose(occasion: int) -> str:
    """What the forms of an assessment carry."""
    return f"assessment:{occasion}"


def of_child(viewer: Any, subject: int) -> list[Assessment]:
    """Every assessment of one child, the last first."""
    return list(Assessment.objects.visible_to(viewer, subject=subject).select_related("worker").order_by("-began_on", "-key"))


def referrals_of(viewer: Any, subject: int) -> list[Happened]:
    """Referrals of one child, the last first."""
    return list(reversed(chronology(viewer, subject, types=["front_door.referral_received"])))


def family_adults(viewer: Any, work: Work) -> list[tuple[str, str]]:
    """Parents and carers of these children as recorded: name and what they are to them."""
    if "adults" in work.told:
        return list(work.told["adults"])
    found: dict[int, str] = {}
    for child in work.children:
        for tie in ties_of(viewer, child.row.subject_id):
            if tie.kind in PARENTS:
                found.setdefault(tie.subject, tie.words)
    names = names_of(found)
    work.told["adults"] = [(names[n], words) for n, words in found.items() if names.get(n)]
    return list(work.told["adults"])


def together_with(viewer: Any, subject: int) -> list[Person]:
    """Brothers and sisters who may be assessed with a child: those whose record this viewer may open."""
    numbers = [n for n in brothers_and_sisters(viewer, subject) if viewer.basis_for(n)]
    rows = Person.objects.everything(because="the door of each was asked").filter(subject_id__in=numbers, died_on__isnull=True)
    return list(rows.order_by("-born_on", "name"))


def planning_of(viewer: Any, work: Work) -> MeetingPlan | None:
    """The meeting of the agencies about these children since it began: the one held, else the one arranged."""
    if "planning" in work.told:
        return work.told["planning"]  # type: ignore[no-any-return]
    numbers = [c.row.subject_id for c in work.children]
    rows = MeetingPlan.objects.filter(authority_id=viewer.authority_id, kind=planning_meeting.code, on__gte=work.first.began_on)
    held = [m for m in rows.exclude(state=CANCELLED).order_by("on") if set(m.subjects) & set(numbers)]
    work.told["planning"] = next((m for m in held if m.state != "arranged"), held[0] if held else None)
    return work.told["planning"]  # type: ignore[no-any-return]


def worker_of(viewer: Any, subject: int) -> int:
    """Whose the child is; else whoever looks."""
    held = [a for a in allocations_of(viewer, subject) if a.role == "social_worker" and a.worker_id]
    return int(held[-1].worker_id) if held else int(viewer.worker_id)


def colleagues(viewer: Any) -> list[tuple[str, str]]:
    """Who may assess: the viewer's teams first, then everybody who works here."""
    rows = Worker.objects.filter(authority_id=viewer.authority_id, left_on__isnull=True).order_by("name")
    return [(str(w.pk), w.name) for w in rows]


@dataclass
class Line:
    """One assessment on a list: whom it is about, by when it is due, whose it is."""

    occasion: int | None
    rows: list[Assessment]
    people: list[Person]
    due_on: date | None
    state: str = ""

    @property
    def first(self) -> Assessment:
        """What is the same for all of them."""
        return self.rows[0]


def open_lines(viewer: Any, *, kind: str = "") -> list[Line]:
    """Assessments that are going on, for children in sight, by the day they are due."""
    rows = Assessment.objects.visible_to(viewer).filter(ended_on__isnull=True).select_related("worker", "subject")
    return _lines(viewer, list((rows.filter(kind=kind) if kind else rows).order_by("began_on", "key")))


def _lines(viewer: Any, rows: Sequence[Assessment]) -> list[Line]:
    numbers = {r.subject_id for r in rows}
    people = people_of(viewer, numbers)
    due: dict[int, date] = {}
    clocks = Obligation.objects.visible_to(viewer).filter(duty__in=CLOCKS, subject_id__in=numbers, met__isnull=True, lapsed_on__isnull=True)
    for subject, day in clocks.order_by("-due_on").values_list("subject_id", "due_on"):
        if day is not None:
            due[subject] = day
    papers = Writing.objects.visible_to(viewer).filter(subject_id__in=numbers, purpose__startswith="assessment:").exclude(state=DISCARDED)
    states = {(w.subject_id, w.purpose): w.state for w in papers.only("subject_id", "purpose", "state")}
    made: dict[object, Line] = {}
    for row in rows:
        if row.subject_id not in people:
            continue
        line = made.setdefault(row.occasion or f"k{row.key}", Line(row.occasion, [], [], None))
        line.rows.append(row)
        line.people.append(people[row.subject_id])
        line.state = states.get((row.subject_id, purpose(row.occasion or 0)), "")
        day = due.get(row.subject_id) if row.kind in ("initial", "core", "single", "young_carer", "pre_birth") else None
        line.due_on = min(filter(None, (line.due_on, day)), default=None)
    return sorted(made.values(), key=lambda li: (li.due_on or date.max, li.first.began_on))


def people_of(viewer: Any, subjects: Iterable[int]) -> dict[int, Person]:
    """The people behind these numbers, as far as they are in sight."""
    rows = Person.objects.visible_to(viewer).filter(subject_id__in=set(subjects)).select_related("subject")
    return {p.subject_id: p for p in rows}


def unborn(viewer: Any) -> list[tuple[Assessment, Person]]:
    """Babies to come who are being assessed, or were, by the day they are expected."""
    rows = Assessment.objects.visible_to(viewer).filter(kind="pre_birth").filter(Q(ended_on__isnull=True) | Q(expected_on__gte=viewer.today))
    held = list(rows.select_related("worker").order_by("expected_on", "began_on"))
    people = people_of(viewer, (r.subject_id for r in held))
    return [(r, people[r.subject_id]) for r in held if r.subject_id in people]


def plans_for_birth(viewer: Any, held: Sequence[tuple[Assessment, Person]]) -> dict[int, str]:
    """What is planned for the birth and after, as it was last written, by the number of the assessment; three queries however many."""
    loaded = projections.load(sorted({r.subject_id for r, _ in held}), [events.birth_expected.code]) if held else {}
    last = {e.thread: (n, e.get("words")) for n, rows in loaded.items() for e in in_effect(rows, registry.ranks()) if e.get("words")}
    found = Content.objects.everything(because="plans of babies in sight").filter(pk__in=[w for _, w in last.values()], shredded_at__isnull=True)
    words, hide = dict(found.values_list("pk", "words")), hidden_from(viewer, loaded)
    return {thread: hide(words.get(number, "")) for thread, (_, number) in last.items() if thread is not None}


def commissions(viewer: Any, since: date) -> list[tuple[Commission, Person]]:
    """Specialist assessments that are open, or were commissioned since a day: those past their day first."""
    rows = Commission.objects.visible_to(viewer).filter(Q(ended_on__isnull=True) | Q(began_on__gte=since))
    held = list(rows.order_by("due_on", "key"))
    people = people_of(viewer, (r.subject_id for r in held))
    late = [r for r in held if r.received_on is None and r.due_on and r.due_on < viewer.today]
    return [(r, people[r.subject_id]) for r in [*late, *(r for r in held if r not in late)] if r.subject_id in people]


def commissions_of(viewer: Any, subject: int) -> list[tuple[Commission, Person]]:
    """Specialist assessments of one child that are not used yet."""
    person = people_of(viewer, [subject]).get(subject) or Person.objects.visible_to(viewer, subject=subject).select_related("subject").first()
    held = Commission.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True).order_by("due_on")
    return [(c, person) for c in held] if person is not None else []


def commission_of(viewer: Any, subject: int, number: int) -> Commission | None:
    """One specialist assessment of one child that is not used yet."""
    return next((c for c, _ in commissions_of(viewer, subject) if c.key == number), None)


def remedy_of(viewer: Any, subject: int, number: int) -> Remedy | None:
    """One thing of one child that is still to be put right."""
    return next((r for r in weak_of(viewer, subject) if r.key == number), None)


def subjects_of(viewer: Any, numbers: Iterable[str]) -> list[Subject]:
    """The children who were ticked; the action asks the door of each."""
    return list(Subject.objects.filter(pk__in=[int(n) for n in numbers], authority_id=viewer.authority_id).order_by("pk"))


def weak_of(viewer: Any, subject: int) -> list[Remedy]:
    """What is still to be put right after a weak assessment of one child."""
    return list(Remedy.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True).order_by("began_on"))


def factors_now(viewer: Any, subject: int) -> list[Factor]:
    """What endangers and protects one child today."""
    return list(Factor.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True).order_by("-side", "began_on"))


def grades_since(viewer: Any, day: date) -> list[Grade]:
    """Every grading since a day, for children in sight."""
    return list(Grade.objects.visible_to(viewer).filter(on__gte=day).select_related("worker").order_by("on", "key"))


def teams_of_children(viewer: Any, subjects: Iterable[int]) -> dict[int, str]:
    """The team of the social worker of each child, by name."""
    rows = Allocation.objects.visible_to(viewer).filter(subject_id__in=set(subjects), role="social_worker", ended_on__isnull=True)
    return {a.subject_id: a.team.name for a in rows.select_related("team") if a.team}


def waiting(viewer: Any) -> list[Line]:
    """Assessments handed in that this viewer may decide about, the oldest first; never those one handed in oneself."""
    if not viewer.can("decide"):
        return []
    papers = Writing.objects.visible_to(viewer).filter(state=HANDED_IN, purpose__startswith="assessment:").exclude(handed_in_by_id=viewer.worker_id)
    asked = {int(w.purpose.partition(":")[2]) for w in papers if form_of(w.form, w.version).signed_by == "decide"}
    rows = Assessment.objects.visible_to(viewer).filter(occasion__in=asked, ended_on__isnull=True).select_related("worker", "subject")
    return _lines(viewer, list(rows.order_by("handed_in_on", "key")))


def events_of(child: Child, *types: Any) -> list[dict[str, Any]]:
    """What happened in one child's assessment, with its sentence, its words and who wrote it; the last first."""
    return [{"event": e, "sentence": child.telling.sentence(e), "facts": child.telling.facts(e), "by": child.telling.by(e)} for e in reversed(child.of(*types))]


OF_THE_WORK = (events.parent_contact, events.challenge_made, events.view_given, events.assessment_shared, events.not_shared, events.contribution,
               events.child_seen, events.manager_looked, events.birth_expected, events.adoption_team_told, events.assessment_graded)  # fmt: skip
