"""Beginning, leading, stepping and ending a period of help: always the same period, and nothing typed twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse

from throughline.engines.ceilings.actions import mind_the_ceiling
from throughline.engines.forms import actions as forms
from throughline.engines.forms.models import Writing
from throughline.engines.forms.registry import current
from throughline.engines.notices.actions import tell
from throughline.practice.family_help import events
from throughline.practice.family_help.codes import LEVELS, RANK
from throughline.practice.family_help.models import HelpPeriod
from throughline.practice.family_help.queries import open_period, team_of
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append
from throughline.record.people.models import Subject
from throughline.record.workers import events as staff
from throughline.record.workers.events import ASKED
from throughline.record.workers.models import Allocation, Worker

SENIOR = ("record.service_manager", "record.head_of_service")
"""Who may agree that help ends before its least oversight."""
SHARED = ("who", "family", "parents", "around", "found")
"""Parts of an assessment that are about the family, and are taken over for brothers and sisters; each child's own are not."""


class AlreadyOpen(RuntimeError):
    """Somebody helps this child already: join them."""

    def __init__(self, period: HelpPeriod) -> None:
        super().__init__("Somebody helps this family already. Join the help that is open.")
        self.period = period


@dataclass(frozen=True)
class Led:
    """Who leads: one of us, or somebody of another service whom one of us supports."""

    author: str
    agency: str = ""
    name: str = ""
    phone: str = ""
    worker: int | None = None
    """Who of us leads, or supports whoever leads."""
    over_reason: str = ""
    """Why it must be them, where that is more than they may carry."""

    @property
    def outside(self) -> bool:
        """Another service leads."""
        return bool(self.name.strip())

    def facts(self) -> dict[str, Any]:
        """As the events of a period say it."""
        return {"author": self.author, "agency": self.agency.strip() or None, "lead_name": self.name.strip() or None,
                "phone": self.phone.strip() or None, "lead": None if self.outside else self.worker}  # fmt: skip


@transaction.atomic
def begin(viewer: Any, subjects: Sequence[Subject], level: str, led: Led, *, why: str, found: str) -> list[int]:
    """Begin help for brothers and sisters at once. AlreadyOpen where one of them is helped already: that help is joined."""
    for subject in subjects:
        viewer.must_open(subject.pk)
        held = open_period(viewer, subject.pk)
        if held is not None:
            raise AlreadyOpen(held)
    _may_carry(viewer, led.worker, [s.pk for s in subjects], led.over_reason)
    entries: list[Entry] = []
    for subject in subjects:
        place = len(entries)
        entries.append(Entry(events.help_began, subject.pk, viewer.today, {"level": level, "why": why.strip() or None, **led.facts()},
                             by=viewer.worker_id))  # fmt: skip
        entries.append(Entry(events.open_checked, subject.pk, viewer.today, {"found": found[:200]}, by=viewer.worker_id, thread_of=place))
        if led.outside and led.worker:
            entries.append(Entry(events.lead_named, subject.pk, viewer.today, {**led.facts(), "supporter": led.worker}, by=viewer.worker_id,
                                 thread_of=place))  # fmt: skip
        entries += _allocated(viewer, subject.pk, led.worker)
    return append(entries)


def _may_carry(viewer: Any, worker: int | None, subjects: Sequence[int], reason: str) -> None:
    """The ceiling is asked before anybody of us is given a family, whoever gives it."""
    if worker:
        mind_the_ceiling(viewer, Worker.objects.get(pk=worker, authority_id=viewer.authority_id), subjects, reason)


def _allocated(viewer: Any, subject: int, worker: int | None) -> list[Entry]:
    """Whoever of us leads or supports is named for the child, with their team; nobody yet: the team alone, so that it shows."""
    held = Allocation.objects.everything(because="who is named already").filter(subject_id=subject, role="lead_practitioner", ended_on__isnull=True).first()
    if held is not None and held.worker_id == worker:
        return []
    team = viewer.team_ids[0] if viewer.team_ids else None
    if worker:
        team = team_of(worker, viewer.today) or team
    facts = {"role": "lead_practitioner", "worker": worker, "team": team}
    return [Entry(staff.allocated, subject, viewer.today, {k: v for k, v in facts.items() if v}, by=viewer.worker_id)]


@transaction.atomic
def name_lead(viewer: Any, period: HelpPeriod, led: Led) -> None:
    """Somebody else leads, or supports whoever leads, from today."""
    _may_carry(viewer, led.worker, [period.subject_id], led.over_reason)
    facts = {**led.facts(), "supporter": led.worker if led.outside else None}
    append([Entry(events.lead_named, period.subject_id, viewer.today, facts, by=viewer.worker_id, thread=period.key),
            *_allocated(viewer, period.subject_id, led.worker)])  # fmt: skip


def join(viewer: Any, period: HelpPeriod, *, name: str, agency: str, phone: str, does: str) -> int:
    """Somebody takes part in the help that is open."""
    facts = {"name": name.strip(), "agency": agency.strip() or None, "phone": phone.strip() or None, "does": does.strip() or None}
    return append([Entry(events.joined, period.subject_id, viewer.today, facts, by=viewer.worker_id, thread=period.key)])[0]


def _direction(period: HelpPeriod, level: str) -> str:
    if level == period.level:
        raise ValueError(f"The family is helped at this level already: {LEVELS[level].lower()}")
    return "up" if RANK[level] > RANK[period.level] else "down"


@transaction.atomic
def step(viewer: Any, periods: Sequence[HelpPeriod], level: str, *, why: str, to: Worker, over_reason: str = "") -> bool:
    """Step up or down. Whoever takes the family over accepts it; True when that is the one who steps, and it is done at once.

    Until they answer they may read everything: nobody accepts a family unread.
    """
    if not why.strip():
        raise ValueError("Say why")
    if to.pk == viewer.worker_id:
        mind_the_ceiling(viewer, to, [p.subject_id for p in periods], over_reason)
    entries = []
    for period in periods:
        direction = _direction(period, level)
        if to.pk == viewer.worker_id:
            entries += _stepped(viewer, period, direction, level, why, to)
        else:
            entries.append(Entry(events.step_proposed, period.subject_id, viewer.today, {"level": level, "to": to.pk, "why": why.strip()[:300]},
                                 by=viewer.worker_id, thread=period.key))  # fmt: skip
            entries.append(Entry(staff.allocated, period.subject_id, viewer.today, {"role": ASKED, "worker": to.pk}, by=viewer.worker_id))
    append(entries)
    if to.pk == viewer.worker_id:
        return True
    first = periods[0]
    tell(to.pk, first.subject_id, kind="step", line=f"{viewer.name} asks you to take a family over: {LEVELS[level].lower()}.",
         link=reverse("family_help.child", kwargs={"subject": first.subject.uuid}), once=f"step:{first.key}:{viewer.today}:{level}:{to.pk}")  # fmt: skip
    return False


def _stepped(viewer: Any, period: HelpPeriod, direction: str, level: str, why: str, to: Worker) -> list[Entry]:
    facts = {"direction": direction, "level": level, "why": why.strip()[:300], "accepted_by": to.pk}
    entries = [Entry(events.level_changed, period.subject_id, viewer.today, facts, by=viewer.worker_id, thread=period.key)]
    if level == "child_in_need":
        entries.append(Entry(staff.allocated, period.subject_id, viewer.today, {"role": "social_worker", "worker": to.pk, "team": _team(viewer, to)},
                             by=viewer.worker_id))  # fmt: skip
    else:
        entries += _allocated(viewer, period.subject_id, to.pk)
    led = {"author": "social_care" if level == "child_in_need" else "early_help", "lead": to.pk}
    entries.append(Entry(events.lead_named, period.subject_id, viewer.today, led, by=viewer.worker_id, thread=period.key))
    return entries


def _team(viewer: Any, worker: Worker) -> int | None:
    return team_of(worker.pk, viewer.today) or (viewer.team_ids[0] if viewer.team_ids else None)


@transaction.atomic
def answer_step(viewer: Any, period: HelpPeriod, *, accept: bool, why: str, over_reason: str = "") -> None:
    """Accept a proposed step, or give it back saying why. Everything that is written stays where it is.

    Over the ceiling a manager accepts it for them, with the reason, or it is given back.
    """
    if not period.proposed:
        raise ValueError("Nothing waits for an answer here")
    if period.proposed_to_id != viewer.worker_id and not viewer.can("decide"):
        raise NotAllowed("The step was proposed to somebody else")
    if accept:
        to = Worker.objects.get(pk=period.proposed_to_id)
        mind_the_ceiling(viewer, to, [period.subject_id], over_reason)
        append([*_stepped(viewer, period, _direction(period, period.proposed), period.proposed, period.proposed_why, to), *_answered(viewer, period)])
        line = "Your step was accepted."
    else:
        if not why.strip():
            raise ValueError("Say why it is not accepted")
        append([Entry(events.step_returned, period.subject_id, viewer.today, {"why": why.strip()[:300]}, by=viewer.worker_id, thread=period.key),
                *_answered(viewer, period)])  # fmt: skip
        line = f"A step was not accepted: {why.strip()[:120]}"
    if period.proposed_by_id:
        tell(period.proposed_by_id, period.subject_id, kind="step", line=line, link=reverse("family_help.child", kwargs={"subject": period.subject.uuid}),
             once=f"stepped:{period.key}:{viewer.today}:{period.proposed}:{accept}")  # fmt: skip


def _answered(viewer: Any, period: HelpPeriod) -> list[Entry]:
    """Whoever was asked has answered: from now on they are who they are to the family, and no longer asked."""
    held = Allocation.objects.everything(because="who was asked").filter(subject_id=period.subject_id, role=ASKED, ended_on__isnull=True)
    return [Entry(staff.allocation_ended, period.subject_id, viewer.today, {"role": ASKED}, by=viewer.worker_id, thread=a.key) for a in held]


def overseen(period: HelpPeriod, today: Any) -> bool:
    """Whether it still stands under the least oversight after a protection plan."""
    return period.oversight_until is not None and today < period.oversight_until


@transaction.atomic
def end(viewer: Any, periods: Sequence[HelpPeriod], *, outcome: str, words: str, early: str = "") -> None:
    """End the help. Before the least oversight after a protection plan only a senior manager may, with a reason; it is counted."""
    if not words.strip():
        raise ValueError("Say what was achieved, and what is still open")
    entries = []
    for period in periods:
        before = overseen(period, viewer.today)
        if before and viewer.role.code not in SENIOR:
            raise NotAllowed(f"Help after a protection plan goes on until {period.oversight_until:%-d %B %Y}. Ask a service manager to agree to an earlier end.")
        if before and not early.strip():
            raise ValueError("Say why it ends before its least oversight")
        facts = {"outcome": outcome, "words": words.strip(), "early": early.strip()[:300] if before else None,
                 "approved_by": viewer.worker_id if before else None}  # fmt: skip
        entries.append(Entry(events.help_ended, period.subject_id, viewer.today, facts, by=viewer.worker_id, thread=period.key))
    append(entries)


@transaction.atomic
def copy_assessment(viewer: Any, writing: Writing, subjects: Sequence[Subject]) -> list[Writing]:
    """One family, one assessment: the family's parts are taken over for brothers and sisters; each child's own part is written for each."""
    made = []
    for subject in subjects:
        viewer.must_open(subject.pk)
        held = forms.begin(viewer, subject, current(writing.form, viewer.today))
        if held.answers:
            continue
        held.answers = {name: answers for name, answers in writing.answers.items() if name in SHARED}
        held.saves = {name: save for name, save in writing.saves.items() if name in SHARED}
        held.save(update_fields=["answers", "saves"])
        made.append(held)
    return made
