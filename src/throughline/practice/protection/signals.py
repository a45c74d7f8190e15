"""What should be asked about a child with a plan, the day it becomes true: drift, silence, absence, length."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from throughline.base.calendar import add_months
from throughline.base.law import CHILDREN_ACT_1989
from throughline.base.limits import working_days
from throughline.engines.meetings import events as meetings
from throughline.engines.signals.declarations import Signal, Spell, Story, in_a_row
from throughline.practice.missing import events as missing
from throughline.practice.protection import events, settings
from throughline.practice.protection.duties.plans import with_the_other
from throughline.record.ledger.happened import Happened
from throughline.record.people import events as people
from throughline.record.people.codes import FAMILY_PARTS

OVER = (events.plan_ended, people.died)
PERIOD = (events.plan_began, *OVER)
WHO = ("social_worker", "conference_chair", "manager")
INSPECTION = "The inspection of 2012, paragraphs 19, 23 and 48: plans drifted, and nobody who could act saw it"

no_progress = Signal(
    code="protection.no_progress",
    title="Nothing has become better through two core groups",
    question="At the last {n} core groups nothing in {child}’s plan had become better. What must be done differently, and by whom?",
    holds=in_a_row(events.core_group_held.where(progress=("same", "worse")), 2, until=events.core_group_held.where(progress="better"), restarts=PERIOD),
    reads=(events.core_group_held, *PERIOD),
    seen_by=WHO,
    answer_within=working_days(5),
    rises_to="service_manager",
    clears="A core group at which something has become better.",
    local=INSPECTION,
)  # fmt: skip

plan_unchanged = Signal(
    code="protection.plan_unchanged",
    title="Plan unchanged through two review conferences",
    question="{child}’s protection plan has stayed the same through {n} review conferences. Is it right, or has it drifted?",
    holds=in_a_row(events.conference_held.where(kind="review"), 2, until=events.plan_agreed, restarts=PERIOD),
    reads=(events.conference_held, events.plan_agreed, *PERIOD),
    seen_by=WHO,
    answer_within=working_days(5),
    rises_to="service_manager",
    clears="A new version of the plan.",
    local=INSPECTION,
)  # fmt: skip

not_alone = Signal(
    code="protection.not_alone",
    title="Not seen alone at the last two visits",
    question="{child} has a protection plan and was not seen alone at the last {n} visits. When and where will {they} be seen alone?",
    holds=in_a_row(events.child_visited.where(outcome="seen", alone="no", why_not_alone=("not_possible", None)), 2,
                   until=(events.child_visited.where(alone=("yes", "part")), events.visit_written_up.where(alone=("yes", "part"))), restarts=PERIOD),
    reads=(events.child_visited, events.visit_written_up, *PERIOD),
    seen_by=WHO,
    answer_within=working_days(2),
    rises_to="service_manager",
    clears="A visit at which the child is seen alone.",
    source=CHILDREN_ACT_1989.section(47),
)  # fmt: skip


def running(story: Story) -> list[tuple[Happened, date | None]]:
    """Each plan with the day it ended."""
    found: list[tuple[Happened, date | None]] = []
    for event in story.events:
        if event.type == events.plan_began.code:
            if found and found[-1][1] is None:
                found[-1] = (found[-1][0], event.on)
            found.append((event, None))
        elif event.type in (events.plan_ended.code, people.died.code) and found and found[-1][1] is None:
            found[-1] = (found[-1][0], event.on)
    return found


def _spell(key: int, since: date, until: date | None, n: int = 0) -> Iterator[Spell]:
    if until is None or since < until:
        yield Spell(key, since, until, {"n": n} if n else {})


def overdue_actions(story: Story) -> Iterator[Spell]:
    """An action stands past its day for longer than agreed, or its day was moved twice."""
    ended = {e.thread: e.on for e in story.events if e.type in (events.action_done.code, events.action_dropped.code)}
    plans = running(story)
    for event in story.events:
        if event.type != events.action_agreed.code:
            continue
        plan = next((p for p in reversed(plans) if p[0].on <= event.on), None)
        if plan is None:
            continue
        late = event.day("by_on") or event.on
        since = event.on if int(event.get("moved", 0)) >= 2 else story.limit(settings.overdue_actions, late).due(late) + timedelta(days=1)
        stops = [d for d in (ended.get(event.id), plan[1]) if d is not None]
        yield from _spell(event.id, since, min(stops) if stops else None, (since - late).days if since > late else 0)


actions_overdue = Signal(
    code="protection.actions_overdue",
    title="An action of the plan is long past its day, or was moved twice",
    question="Something that was agreed to keep {child} safe has not been done. What keeps {them} safe without it, and who does it now?",
    holds=overdue_actions,
    reads=(events.action_agreed, events.action_done, events.action_dropped, *PERIOD),
    seen_by=WHO,
    answer_within=working_days(5),
    rises_to="service_manager",
    clears="The action is done, or dropped with a reason.",
    local=INSPECTION,
)  # fmt: skip


def fewer_each_time(story: Story) -> Iterator[Spell]:
    """Two core groups in a row to each of which fewer agencies came than to the one before; until more come again."""
    counted: list[int] = []
    since: tuple[date, int] | None = None
    for event in story.events:
        if event.type in {e.code for e in PERIOD}:
            if since is not None:
                yield from _spell(since[1], since[0], event.on)
            counted, since = [], None
        elif event.type == events.core_group_held.code and event.get("asked"):
            counted.append(int(event.get("came", 0)))
            falls = len(counted) >= 3 and counted[-1] < counted[-2] < counted[-3]
            if falls and since is None:
                since = (event.on, event.id)
            elif since is not None and len(counted) >= 2 and counted[-1] > counted[-2]:
                yield from _spell(since[1], since[0], event.on)
                since = None
    if since is not None:
        yield from _spell(since[1], since[0], None)


attendance_falling = Signal(
    code="protection.attendance_falling",
    title="Fewer agencies come to each core group",
    question="Fewer agencies came to each of {child}’s last core groups. Who is missing, and who brings them back?",
    holds=fewer_each_time,
    reads=(events.core_group_held, *PERIOD),
    seen_by=WHO,
    answer_within=working_days(10),
    rises_to="service_manager",
    clears="A core group to which more agencies come.",
    local="The inspection of 2012, paragraph 48: attendance at core groups was poor or too variable",
)  # fmt: skip


def twice_away(story: Story) -> Iterator[Spell]:
    """An agency that was asked has given nothing to two core groups in a row."""
    missed: dict[str, int] = {}
    since: dict[str, tuple[date, int]] = {}
    for event in story.events:
        if event.type != meetings.attended.code:
            if event.type in {e.code for e in PERIOD}:
                for began, key in since.values():
                    yield from _spell(key, began, event.on, 2)
                missed, since = {}, {}
            continue
        part = str(event.get("part"))
        if event.get("meeting") != "protection.core_group" or part in (*FAMILY_PARTS, "social_worker"):
            continue
        gave = event.get("came") in ("came", "part", "sent") or bool(event.get("reported"))
        missed[part] = 0 if gave else missed.get(part, 0) + 1
        if missed[part] == 2:
            since[part] = (event.on, event.id)
        elif gave and part in since:
            began, key = since.pop(part)
            yield from _spell(key, began, event.on, 2)
    for began, key in since.values():
        yield from _spell(key, began, None, 2)


agency_absent = Signal(
    code="protection.agency_absent",
    title="An agency gave nothing to two core groups in a row",
    question="An agency has come to neither of {child}’s last {n} core groups and sent no report. It was written to: what did it answer?",
    holds=twice_away,
    reads=(meetings.attended, *PERIOD),
    seen_by=("conference_chair", "manager"),
    answer_within=working_days(10),
    rises_to="service_manager",
    clears="The agency comes or reports.",
    local="The inspection of 2012, paragraphs 23 and 48: attendance of agencies at core groups was poor or too variable",
)  # fmt: skip


def long(story: Story) -> Iterator[Spell]:
    """From 15 months on, until chair and assistant director have looked, the one with the other; and again each three months."""
    looked = [e.on for e in story.events if e.type == events.length_considered.code and with_the_other(e)]
    for began, until in running(story):
        first = story.limit(settings.long_plan, began.on).due(began.on)
        since: date | None = first
        for day in looked:
            if day < began.on or (until is not None and day >= until) or since is None:
                continue
            if day >= since:
                yield from _spell(began.id, since, day, _months(began.on, since))
            since = max(story.limit(settings.again_long_plan, day).due(day), first)
        yield from _spell(began.id, since or first, until, _months(began.on, since or first))


def _months(began: date, on: date) -> int:
    return (on.year - began.year) * 12 + on.month - began.month


fifteen_months = Signal(
    code="protection.fifteen_months",
    title="A long plan that nobody has looked at",
    question="{child} has had a protection plan for {n} months or more. Chair and assistant director: end it, go to court, or go on, and why?",
    holds=long,
    reads=(events.length_considered, *PERIOD),
    seen_by=("conference_chair", "manager"),
    answer_within=working_days(10),
    rises_to="head_of_service",
    clears="Chair and assistant director look at it and decide.",
    local="The inspection of 2012, paragraphs 23 and 48: too many children had a plan for more than two years",
)  # fmt: skip


def two_years_on(story: Story) -> Iterator[Spell]:
    """From two years on, until the plan ends."""
    for began, until in running(story):
        yield from _spell(began.id, add_months(began.on, 24), until, 24)


two_years = Signal(
    code="protection.two_years",
    title="On a plan for two years",
    question="{child} has had a protection plan for {n} months. What would have to be true for {them} to be safe without one?",
    holds=two_years_on,
    reads=PERIOD,
    seen_by=("conference_chair", "manager"),
    answer_within=working_days(5),
    rises_to="head_of_service",
    clears="The plan ends.",
    local="The inspection of 2012, paragraphs 23 and 48: too many children had a plan for more than two years",
)  # fmt: skip


def not_whole(story: Story) -> Iterator[Spell]:
    """A plan runs past the day for writing it, and its last version lacks outcomes, owners or days; or there is none."""
    for began, until in running(story):
        since: date | None = story.limit(settings.write_plan, began.on).due(began.on) + timedelta(days=1)
        for event in story.events:
            if event.type != events.plan_agreed.code or event.on < began.on or (until is not None and event.on >= until):
                continue
            if event.get("whole"):
                if since is not None and since < event.on:
                    yield from _spell(began.id, since, event.on)
                since = None
            elif since is None:
                since = event.on
        if since is not None:
            yield from _spell(began.id, since, until)


plan_not_whole = Signal(
    code="protection.plan_not_whole",
    title="Plan without outcomes, owners or days",
    question="{child}’s protection plan does not say for every risk what will be different, who does what and by when. Who writes it again, and when?",
    holds=not_whole,
    reads=(events.plan_agreed, *PERIOD),
    seen_by=WHO,
    answer_within=working_days(5),
    rises_to="service_manager",
    clears="A version in which every outcome can be measured and has actions with owners and days.",
    local="The inspection of 2012, paragraphs 23 and 47: some plans had no clear outcomes or timescales, a legacy of 18 months",
)  # fmt: skip

gp_silent = Signal(
    code="protection.gp_silent",
    title="The family doctor neither came nor reported",
    question="The family doctor neither came to {child}’s conference nor reported, though asked again. What does the doctor know that nobody else does?",
    holds=in_a_row(events.conference_held.where(gp="neither"), 1, until=(events.gp_reported, events.conference_held.where(gp=("attended", "report"))),
                   restarts=OVER),
    reads=(events.conference_held, events.gp_reported, *OVER),
    seen_by=("conference_chair", "manager"),
    answer_within=working_days(10),
    rises_to="service_manager",
    clears="The doctor reports, or comes to the next conference.",
    local="The inspection of 2012, paragraphs 20, 26 and 52: the part of family doctors in conferences is underdeveloped",
)  # fmt: skip


def few(event: Happened) -> bool:
    """Fewer than three agencies took part."""
    return len(event.get("agencies") or ()) < 3


def held_by_few(story: Story) -> Iterator[Spell]:
    """A strategy discussion of fewer than three agencies, until the enquiry is over or another is held with more."""
    spell: tuple[int, date] | None = None
    for event in story.events:
        if event.type == events.strategy_held.code and few(event):
            spell = spell or (event.id, event.on)
        elif spell is not None:
            yield from _spell(spell[0], spell[1], max(event.on, spell[1] + timedelta(days=1)))
            spell = None
    if spell is not None:
        yield from _spell(spell[0], spell[1], None)


few_agencies = Signal(
    code="protection.few_agencies",
    title="Strategy discussion of only two agencies",
    question="Only two agencies took part in the strategy discussion about {child}. Who has been asked since what they know?",
    holds=held_by_few,
    reads=(events.strategy_held, events.enquiry_ended, events.concern_ended, events.conference_held),
    seen_by=("social_worker", "manager"),
    answer_within=working_days(2),
    rises_to="service_manager",
    clears="A strategy discussion of three agencies or more, or the end of the enquiry.",
    local="The inspection of 2012, paragraph 41: in some cases only police and social care met",
)  # fmt: skip


def away_on_a_plan(story: Story) -> Iterator[Spell]:
    """Missing while a plan runs."""
    back = {e.thread: e.on for e in story.events if e.type == missing.came_back.code}
    for began, until in running(story):
        for event in story.events:
            if event.type == missing.went_missing.code and event.on >= began.on and (until is None or event.on < until):
                returned = back.get(event.id)
                yield from _spell(event.id, event.on, returned + timedelta(days=1) if returned else until)


missing_on_plan = Signal(
    code="protection.missing_on_plan",
    title="Missing, with a protection plan",
    question="{child} has a protection plan and is missing. Who looks for {them}, and does everybody in the core group know?",
    holds=away_on_a_plan,
    reads=(missing.went_missing, missing.came_back, *PERIOD),
    seen_by=WHO,
    answer_within=working_days(0),
    rises_to="service_manager",
    clears="The child comes back.",
    local="A child with a plan who is missing is in danger twice",
)  # fmt: skip


def unanswered(story: Story) -> Iterator[Spell]:
    """A challenge by the chair that nobody answered in time."""
    answered = {e.thread: e.on for e in story.events if e.type == events.challenge_answered.code}
    for event in story.events:
        if event.type == events.challenge_raised.code:
            due = story.limit(settings.answer_challenge, event.on).due(event.on)
            yield from _spell(event.id, due + timedelta(days=1), answered.get(event.id))


challenge_unanswered = Signal(
    code="protection.challenge_unanswered",
    title="The chair’s challenge is not answered",
    question="The chair has challenged how {child} is protected, and nobody has answered. What is done, and by when?",
    holds=unanswered,
    reads=(events.challenge_raised, events.challenge_answered),
    seen_by=("conference_chair", "manager"),
    answer_within=working_days(2),
    rises_to="head_of_service",
    clears="The challenge is answered.",
    local="The inspection of 2012, paragraphs 48 and 75: chairs and partners did not address poor progress",
)  # fmt: skip
