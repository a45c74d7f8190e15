"""Acts of the service for a child's protection, each with its gate and its emergency way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from throughline.engines.boards.actions import file_report
from throughline.engines.boards.queries import BoardMeeting
from throughline.engines.ceilings.actions import mind_the_ceiling
from throughline.engines.forms import actions as forms
from throughline.engines.forms.models import OPEN, Writing
from throughline.engines.forms.queries import last_signed
from throughline.engines.forms.registry import current
from throughline.engines.settings.queries import authority_subject
from throughline.practice.protection import events, queries, settings
from throughline.practice.protection.absences import tell_named_doctors
from throughline.practice.protection.board_reports import chairs
from throughline.practice.protection.codes import CATEGORIES, CONFERENCES, DECISIONS, GRADES, THEN
from throughline.practice.protection.events import procedures as published
from throughline.practice.protection.queries import improving, procedures
from throughline.practice.protection.risks import PLAN
from throughline.practice.protection.roles import conference_chair
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, record
from throughline.record.ledger.projections import surroundings
from throughline.record.ledger.queries import chronology
from throughline.record.people.models import Subject
from throughline.record.workers import events as staff
from throughline.record.workers.queries import team_of
from throughline.services import clock

LONGEST = 300
SIGN_OFF = "protection.sign_off"


def why_not(possible: queries.Possible | None, co_worker: queries.Possible | None) -> str:
    """Why an enquiry cannot be given to somebody, in words; "" when it can."""
    if possible is None:
        return "Choose who makes the enquiry"
    if not possible.registered:
        return f"{possible.worker.name} has no current registration as a social worker: only a registered social worker makes an enquiry"
    if not possible.newly_qualified:
        return ""
    if co_worker is None:
        return f"{possible.worker.name} is newly qualified: name a co-worker who is not"
    if not co_worker.registered or co_worker.newly_qualified or co_worker.worker.pk == possible.worker.pk:
        return f"{co_worker.worker.name} cannot be the co-worker: it takes a registered social worker who is past the first year"
    return ""


@transaction.atomic
def allocate_enquiry(viewer: Any, subjects: list[int], worker: queries.Possible | None, co_worker: queries.Possible | None, *, why: str = "",
                     over_reason: str = "") -> None:  # fmt: skip
    """Give the enquiries of these children to a registered social worker; somebody newly qualified has a co-worker.

    ValueError in words where the gate is closed. The emergency way: whoever may decide says why; it is counted. Where it
    takes either of the two over the ceiling, that has a reason of its own.
    """
    if not viewer.can("manage_team"):
        raise NotAllowed("A manager says who makes an enquiry")
    wrong = why_not(worker, co_worker)
    if worker is None or (wrong and not why.strip()):
        raise ValueError(wrong)
    team = team_of(worker.worker.pk, viewer.today)
    entries = []
    for subject in subjects:
        viewer.must_open(subject)
    nobodys = {s for s in subjects if not queries.has_social_worker(viewer, s)}
    mind_the_ceiling(viewer, worker.worker, sorted(nobodys), over_reason)
    if co_worker is not None:
        mind_the_ceiling(viewer, co_worker.worker, subjects, over_reason)
    for subject in subjects:
        entries.append(Entry(events.enquiry_allocated, subject, viewer.today, {
            "worker": worker.worker.pk, "co_worker": co_worker.worker.pk if co_worker else None, "newly_qualified": worker.newly_qualified or None,
            "exception": True if wrong else None, "why": why.strip()[:LONGEST] if wrong else None}, by=viewer.worker_id))  # fmt: skip
        if subject in nobodys:
            entries.append(_named(viewer, subject, "social_worker", worker, team))
        if co_worker is not None:
            entries.append(_named(viewer, subject, "co_worker", co_worker, team_of(co_worker.worker.pk, viewer.today)))
    append(entries)


def _named(viewer: Any, subject: int, role: str, who: queries.Possible, team: int | None) -> Entry:
    return Entry(staff.allocated, subject, viewer.today, {"role": role, "worker": who.worker.pk, "team": team}, by=viewer.worker_id)


def to_sign(viewer: Any, subject: Subject, what: str, of: int, said: str) -> Writing:
    """Put a decision before the two who sign it off; it is put there once."""
    held = forms.begin(viewer, subject, current(SIGN_OFF, viewer.today), purpose=f"sign:{what}:{of}")
    if held.state == OPEN:
        held.answers = {"decision": {"what": what, "of": str(of), "said": said}}
        held.saves = {"decision": {"version": 1, "by": viewer.worker_id, "name": viewer.name, "at": clock.now().isoformat()}}
        held.save(update_fields=["answers", "saves"])
        forms.hand_in(viewer, held)
    return held


def after_conference(viewer: Any, subjects: Sequence[int]) -> None:
    """What a conference decided goes to those who sign it off; the named GP hears of practices that gave nothing."""
    latest, plans = queries.last_conferences(viewer, subjects), queries.last_plans(viewer, subjects)
    tell_named_doctors(viewer, latest.values())
    for subject in Subject.objects.filter(pk__in=list(subjects)):
        last, plan = latest.get(subject.pk), plans.get(subject.pk)
        if last is None or plan is None:
            continue
        said = f"{CONFERENCES[last.kind]} of {last.on:%-d %B %Y}: {DECISIONS.get(last.decision, 'decided')}. Category: {CATEGORIES[plan.category]}."
        if plan.began_on == last.on and plan.ended_on is None:
            if settings.signed_off_here("start", surroundings(viewer.authority_id).settings, last.on):
                to_sign(viewer, subject, "start", plan.key, said)
        elif plan.ended_on == last.on:
            to_sign(viewer, subject, "end", plan.key, said + _what_follows(viewer, subject.pk, plan.then))


def _what_follows(viewer: Any, subject: int, then: str) -> str:
    """What is to follow the plan, for the two who sign off its end; where nothing is, why."""
    words = f" What follows: {THEN[then]}." if then in THEN else ""
    if then != "none":
        return words
    minutes = last_signed(viewer, subject, "protection.review_conference")
    why = str(minutes.answers.get("decided.why_nothing") or "").strip() if minutes else ""
    return f"{words} Why nobody needs to go on helping: {why or 'nobody has said'}"


def step_down(viewer: Any, subject: int, *, who: str, first_on: date, why: str = "") -> None:
    """Say that support after the plan is in place. Before the end is signed off only with a reason, by whoever may decide; it is counted."""
    plan = next((p for p in queries.followed(viewer, subject).plans if p.ended_on is not None), None)
    if plan is None:
        raise ValueError("No plan has ended")
    early = plan.end_signed_on is None
    if early and not (why.strip() and viewer.can("decide")):
        raise ValueError("The end of the plan is not signed off yet: a plan is stepped down when two have signed. In an emergency a manager says why")
    record(events.step_down_confirmed, subject, on=viewer.today, by=viewer.worker_id, who=who, first_on=first_on, exception=True if early else None,
           why=why.strip()[:LONGEST] if early else None)  # fmt: skip


def give_plan(viewer: Any, subject: int, *, whom: str, edition: str, language: str, understood: str, why: str = "") -> None:
    """The written plan is given to somebody. Professionals get theirs when the family has its own edition of this version.

    ValueError in words where the family has not; by the emergency way with a reason, which is counted.
    """
    plan = last_signed(viewer, subject, PLAN)
    if plan is None:
        raise ValueError("There is no written plan to give")
    early = edition == "professional" and not family_has_it(viewer, subject, plan.on)
    if early and not (why.strip() and viewer.can("decide")):
        raise ValueError("First the parents get the plan in their own edition; then it goes to everybody else. In an emergency a manager says why")
    if edition != "professional" and not understood:
        raise ValueError("Say whether they understood it: ask them to say it back")
    record(events.plan_given, subject, on=viewer.today, by=viewer.worker_id, whom=whom[:120], edition=edition, language=language.strip()[:60] or None,
           understood=understood or None, exception=True if early else None, why=why.strip()[:LONGEST] if early else None)  # fmt: skip


def family_has_it(viewer: Any, subject: int, since: date) -> bool:
    """Whether the parents were given their edition since a day."""
    held = chronology(viewer, subject, types=[events.plan_given.code])
    return any(e.get("edition") == "parents" and e.on >= since for e in held)


def check_midway(viewer: Any, subject: int, *, rating: str, words: str, counted: Mapping[str, int]) -> None:
    """The chair looks midway between conferences: what was counted, how it goes, and a challenge where it does not go well."""
    if viewer.role.code != conference_chair.code:
        raise NotAllowed("The chair looks midway")
    record(events.midpoint_checked, subject, on=viewer.today, by=viewer.worker_id, rating=rating, words=words, **counted)
    if rating != "on_track":
        record(events.challenge_raised, subject, on=viewer.today, by=viewer.worker_id, about=f"Midway: {'it slips' if rating == 'slipping' else 'it is stuck'}",
               words=words)  # fmt: skip


@transaction.atomic
def give_report(viewer: Any, year_ended_on: date, *, words: str, figures: Mapping[str, int], meeting: BoardMeeting | None = None) -> None:
    """The chairs' report of a year goes to the board; what it said in figures stays as it was given. With a meeting it is filed
    whole in the board's calendar. ValueError for a report without words, and where that meeting is over."""
    if not viewer.can("decide"):
        raise NotAllowed("A chair or the assistant director gives the report")
    if len(words.split()) < 10:
        raise ValueError("Say what the year was like: figures alone are no report")
    if meeting is not None:
        file_report(viewer, meeting, chairs, year_ended_on, asks=words)
    record(events.chairs_report_given, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, year_ended_on=year_ended_on,
           words=words.strip(), **figures)  # fmt: skip


def move_improvement(viewer: Any, stage: str, *, of: int = 0, what: str = "", grade: str = "", words: str = "", why: str = "") -> None:
    """Take an improvement a stage further. Embedded it is when two audits in a row found it good; in an emergency with a reason that is counted."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager says how far an improvement has come")
    one = next((i for i in improving.improvements(viewer) if i.key == of), None)
    early = False
    if stage == "planned":
        if not what.strip():
            raise ValueError("Say what is to be better")
    elif one is None or one.stage == "embedded":
        raise ValueError("This improvement is embedded already")
    elif len(words.split()) < 3:
        raise ValueError("Say how one sees it: a tick is no evidence")
    elif stage == "audited" and grade not in GRADES:
        raise ValueError("Say how good the audit found it")
    elif stage == "embedded" and not one.may_be_embedded:
        early = True
        if not why.strip():
            raise ValueError("Not embedded yet: two audits in a row must find it good or better. In an emergency say why it is called so all the same")
    record(events.improvement_moved, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, stage=stage, of=of or None,
           what=what.strip()[:200] or None, grade=grade or None, words=words.strip() or None, exception=True if early else None,
           why=why.strip()[:LONGEST] if early else None)  # fmt: skip


def publish_procedure(viewer: Any, *, step: str, version: str, from_on: date, consulted: str, changed: str, words: str,
                      roles: Sequence[str] = ()) -> None:  # fmt: skip
    """Another version of a step's procedure, with those whose experience is in it, for the roles whose work it is (none: everybody's)."""
    if not viewer.can("decide"):
        raise NotAllowed("A manager publishes a procedure")
    record(published.procedure_published, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, step=step, version=version,
           from_on=from_on, consulted=consulted, roles=list(roles) or None, changed=changed, words=words)  # fmt: skip


def say_read(viewer: Any, of: int) -> None:
    """Somebody has read a version of a procedure. Said once."""
    one = next((p for p in procedures.library(viewer) if p.key == of), None)
    if one is not None and viewer.worker_id not in one.read_by:
        record(published.procedure_read, authority_subject(viewer.authority_id), on=viewer.today, by=viewer.worker_id, of=of)
