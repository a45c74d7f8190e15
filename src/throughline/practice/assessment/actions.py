"""What is done in an assessment: begin it, weigh what came before, hand it in, grade it, authorise it or return it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from throughline.base.words import join_words
from throughline.engines.ceilings.actions import mind_the_ceiling
from throughline.engines.forms import actions as forms
from throughline.engines.forms.models import HANDED_IN, OPEN
from throughline.engines.forms.registry import current
from throughline.engines.meetings import actions as meetings
from throughline.engines.notices.actions import tell
from throughline.practice.assessment import events, gate, history
from throughline.practice.assessment.codes import GOES_DEEP, NOT_ENGAGING
from throughline.practice.assessment.meetings import planning_meeting
from throughline.practice.assessment.queries import Child, Work, purpose
from throughline.practice.assessment.standards import LIBRARY
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, begin_occasion
from throughline.record.people.models import Subject
from throughline.record.workers import events as staff
from throughline.record.workers.models import Worker
from throughline.record.workers.queries import allocations_of, is_allocated_as, managers_of, team_of

BELOW_GOOD = ("1", "2")
SOCIAL_WORKER = "social_worker"


@transaction.atomic
def begin(viewer: Any, kind: str, subjects: Sequence[Subject], *, worker: int | None, referred_on: date | None, why: str = "",
          meeting: bool = False, why_no_meeting: str = "", meeting_on: date | None = None, where: str = "", over_reason: str = "") -> int:  # fmt: skip
    """Begin one assessment of these children: one occasion, a form for each, and where agencies meet, the meeting arranged. Its number.

    Whoever is to assess a child whom nobody has yet meets the ceiling as in any other allocation; given it by somebody who
    leads a team, they become the child's social worker.
    """
    for subject in subjects:
        viewer.must_open(subject.pk)
    deep = kind in GOES_DEEP or meeting
    if kind == "single" and not deep and not why_no_meeting.strip():
        raise ValueError("Say why the agencies do not meet at the beginning")
    if deep and meeting_on is None:
        raise ValueError("Say on which day the agencies meet")
    named = _takes_on(viewer, subjects, worker or viewer.worker_id, over_reason)
    occasion = begin_occasion("assessment." + kind, about=[s.pk for s in subjects], on=viewer.today, by=viewer.worker_id).pk
    facts = {"kind": kind, "worker": worker or viewer.worker_id, "referred_on": referred_on, "why": why.strip()[:300], "meeting": deep,
             "why_no_meeting": "" if deep else why_no_meeting.strip()[:300]}  # fmt: skip
    append([Entry(events.assessment_began, s.pk, viewer.today, facts, by=viewer.worker_id, occasion=occasion) for s in subjects] + named)
    form = current(f"assessment.{kind}", viewer.today)
    for subject in subjects:
        forms.begin(viewer, subject, form, purpose=purpose(occasion), again=True)
    if deep and meeting_on is not None:
        meetings.arrange(viewer, planning_meeting, subjects, on=meeting_on, time="", where=where)
    return int(occasion)


def _takes_on(viewer: Any, subjects: Sequence[Subject], worker: int, reason: str) -> list[Entry]:
    """The ceiling is asked for the children whom nobody has; named for them is a social worker to whom a manager gives them."""
    nobodys = [s.pk for s in subjects if not any(a.role == SOCIAL_WORKER and a.worker_id for a in allocations_of(viewer, s.pk))]
    to = Worker.objects.get(pk=worker, authority_id=viewer.authority_id)
    mind_the_ceiling(viewer, to, nobodys, reason)
    if not (viewer.can("manage_team") and is_allocated_as(to, SOCIAL_WORKER, viewer.today)):
        return []
    facts = {"role": SOCIAL_WORKER, "worker": to.pk, "team": team_of(to.pk, viewer.today)}
    return [Entry(staff.allocated, s, viewer.today, facts, by=viewer.worker_id) for s in nobodys]


def note(viewer: Any, work: Work, type: Any, facts: Mapping[str, Any], *, on: date, children: Sequence[Child]) -> None:
    """Record something for these children of an assessment: once, and on the record of each."""
    threads = {c.row.subject_id: c.row.key for c in children}
    if type is events.risk_recorded or type is events.specialist_commissioned:
        threads = {}
    append([Entry(type, c.row.subject_id, on, facts, by=viewer.worker_id, occasion=work.occasion, thread=threads.get(c.row.subject_id)) for c in children])
    if type is events.parent_contact and facts.get("how") in NOT_ENGAGING:
        _tell_managers(viewer, work, facts)


def _tell_managers(viewer: Any, work: Work, facts: Mapping[str, Any]) -> None:
    """The same minute: a parent missed or refused so often in a row that it must be taken up with them."""
    from throughline.practice.assessment.queries import work_of

    now = work_of(viewer, work.occasion)
    for who, n in gate.not_challenged(viewer, now) if now is not None else ():
        if who == facts.get("who"):
            line = f"{who} missed or refused {n} times in a row. It is to be taken up with them."
            _to_managers(viewer, work, line, f"silent:{work.occasion}:{who}:{n}")


def _to_managers(viewer: Any, work: Work, line: str, key: str) -> None:
    child = work.children[0]
    teams = {a.team_id for c in work.children for a in allocations_of(viewer, c.row.subject_id) if a.team_id}
    for manager in managers_of(teams, viewer.today).values():
        tell(manager.pk, child.row.subject_id, kind="assessment", line=f"{join_words(work.names)}: {line}",
             link=reverse("assessment.room", kwargs={"work": work.occasion}), once=f"{key}:{manager.pk}")  # fmt: skip


def end_factor(viewer: Any, child: Child, factor: int, why: str) -> None:
    """What endangered or protected is no longer so."""
    if not why.strip():
        raise ValueError("Say what has changed")
    append([Entry(events.risk_resolved, child.row.subject_id, viewer.today, {"why": why.strip()[:300]}, by=viewer.worker_id, thread=factor)])


def consider(viewer: Any, work: Work, key: int, words: str) -> None:
    """Say in a sentence what something that happened before means now: for every child whom it concerns."""
    item = next((i for i in history.episodes(viewer, work) if i.key == key), None)
    if item is None:
        raise LookupError(key)
    if not words.strip():
        raise ValueError("Say in a sentence what it means now, even if it means nothing")
    _of_item(viewer, work, item, events.history_considered, {"words": words.strip()})


def weigh(viewer: Any, work: Work, key: int, *, how: str, evidence: str = "", finding: str = "", why: str = "") -> None:
    """Explore a key issue with evidence and finding, or leave it out with the reason."""
    item = next((i for i in history.issues(viewer, work) if i.key == key), None)
    if item is None:
        raise LookupError(key)
    if how == "explored" and not (evidence.strip() and finding.strip()):
        raise ValueError("An issue is explored with what shows it and with what we find")
    if how == "excluded" and not why.strip():
        raise ValueError("Say why it is left out")
    _of_item(viewer, work, item, events.issue_weighed, {"how": how, "evidence": evidence.strip(), "finding": finding.strip(), "why": why.strip()[:300]})


def _of_item(viewer: Any, work: Work, item: history.Item, type: Any, facts: Mapping[str, Any]) -> None:
    threads = {c.row.subject_id: c.row.key for c in work.children}
    append([Entry(type, subject, viewer.today, {"entry": entry, "what": f"{item.words}, {item.on:%-d %B %Y}"[:300], **facts}, by=viewer.worker_id,
                  occasion=work.occasion, thread=threads[subject]) for subject, entry in item.pairs])  # fmt: skip


@transaction.atomic
def hand_in(viewer: Any, work: Work, why: str = "") -> None:
    """Give it to the manager. What is missing is said first; it can go all the same, saying why."""
    if gate.owed(viewer, work) and not why.strip():
        raise ValueError("Something is missing")
    for child in _being_written(work):
        forms.hand_in(viewer, child.writing)  # type: ignore[arg-type]
    append([Entry(events.handed_in, c.row.subject_id, viewer.today, {"why": why.strip()[:300]}, by=viewer.worker_id, occasion=work.occasion,
                  thread=c.row.key) for c in work.children])  # fmt: skip
    _to_managers(viewer, work, "the assessment is handed in and waits for you.", f"handed-in:{work.occasion}:{viewer.today}:{work.first.returned}")


def _being_written(work: Work) -> list[Child]:
    found = [c for c in work.children if c.writing is not None and c.row.ended_on is None]
    if not found:
        raise NotAllowed("This assessment is finished.")
    return found


@transaction.atomic
def take_back(viewer: Any, work: Work) -> None:
    """Take back what oneself handed in and nobody has decided about."""
    for child in _being_written(work):
        assert child.writing is not None
        if child.writing.state == HANDED_IN and child.writing.handed_in_by_id == viewer.worker_id:
            child.writing.state = OPEN
            child.writing.save(update_fields=["state"])


def may_decide(viewer: Any, work: Work) -> bool:
    """Whether this viewer may grade and authorise it: a manager other than whoever handed it in."""
    return viewer.can("decide") and work.state == HANDED_IN and not any(
        c.writing is not None and c.writing.handed_in_by_id == viewer.worker_id for c in work.children
    )  # fmt: skip


@transaction.atomic
def decide(viewer: Any, work: Work, *, then: str, grade: str, comment: str, change: str = "", short_of: Sequence[str] = (),
           causes: Sequence[str] = (), remedy: str = "", why_early: str = "") -> None:  # fmt: skip
    """Grade it, and authorise it or return it. Below good it is returned; the emergency way goes past that and is counted."""
    if not may_decide(viewer, work):
        raise NotAllowed("A manager other than whoever handed it in decides about it.")
    if grade not in events.GRADES:
        raise ValueError("Grade it: an assessment is authorised or returned with a grade")
    if not comment.strip():
        raise ValueError("Say in a comment what the grade rests on")
    if then == "returned" and not change.strip():
        raise ValueError("Say what must change: nobody can mend what nobody named")
    if grade == "1" and (not causes or not remedy.strip()):
        raise ValueError("Inadequate: say what caused it, and what is done about it")
    missing = gate.owed(viewer, work) if then == "authorised" else []
    if then == "authorised" and not why_early.strip():
        if missing:
            raise ValueError(f"Not yet: {len(missing)} things are missing. Return it, or say why it cannot wait")
        if grade in BELOW_GOOD:
            raise ValueError("Below good it goes back with what must change. If it cannot wait, say why")
    append(_graded(viewer, work, then, grade, comment, change, short_of, causes, remedy))
    for child in _being_written(work):
        assert child.writing is not None
        if then == "returned":
            forms.give_back(viewer, child.writing, change)
            continue
        early = why_early.strip()[:300] if missing or grade in BELOW_GOOD else ""
        words = "; ".join([*(o.words for o in missing), *(["graded below good"] if grade in BELOW_GOOD else [])])
        forms.sign(viewer, child.writing, facts={"worker": child.row.worker_id, "manager": viewer.worker_id, "grade": grade}, occasion=work.occasion,
                   thread=child.row.key, why_early=early, missing=words if early else "")  # fmt: skip
    if work.first.worker_id and work.first.worker_id != viewer.worker_id:
        said = "returned, with what must change" if then == "returned" else "authorised"
        tell(work.first.worker_id, work.children[0].row.subject_id, kind="assessment", line=f"{join_words(work.names)}: the assessment is {said}.",
             link=reverse("assessment.room", kwargs={"work": work.occasion}), once=f"decided:{work.occasion}:{work.first.returned}:{then}")  # fmt: skip


def _graded(viewer: Any, work: Work, then: str, grade: str, comment: str, change: str, short_of: Sequence[str], causes: Sequence[str],
            remedy: str) -> list[Entry]:  # fmt: skip
    codes = [s.code for s in LIBRARY.of(work.kind)]
    facts = {"grade": grade, "then": then, "worker": work.first.worker_id, "standards": LIBRARY.version, "short_of": [c for c in short_of if c in codes],
             "words": comment.strip(), "change": change.strip() if then == "returned" else ""}  # fmt: skip
    entries = [Entry(events.assessment_graded, c.row.subject_id, viewer.today, facts, by=viewer.worker_id, occasion=work.occasion, thread=c.row.key)
               for c in work.children]  # fmt: skip
    if grade == "1":
        weak = {"causes": list(causes), "words": remedy.strip(), "worker": work.first.worker_id}
        entries += [Entry(events.remedy_opened, c.row.subject_id, viewer.today, weak, by=viewer.worker_id, occasion=work.occasion) for c in work.children]
    return entries


def close_remedy(viewer: Any, subject: Subject, remedy: int, *, at_risk: bool, words: str) -> None:
    """What was weak is put right."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager says that it is put right.")
    append([Entry(events.remedy_closed, subject.pk, viewer.today, {"at_risk": at_risk, "words": words}, by=viewer.worker_id, thread=remedy)])


def follow_commission(viewer: Any, subject: Subject, commission: int, type: Any, facts: Mapping[str, Any], on: date) -> None:
    """A specialist assessment came, or was used."""
    append([Entry(type, subject.pk, on, facts, by=viewer.worker_id, thread=commission)])
