"""While a plan protects: core groups, visits, the written plan, the manager's eye, the sign-off, the chair."""

from datetime import date
from typing import Any

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL, WORKING_TOGETHER_2006, WORKING_TOGETHER_2013
from throughline.base.limits import months, working_days
from throughline.engines.duties.declarations import Duty, first_time
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events, settings
from throughline.record.ledger.types import EventType, Match, Some
from throughline.record.people import events as people

OVER = (events.plan_ended, people.died)
NUMBER = "In short: the number is the authority’s own"
SEEN = events.child_visited.where(outcome="seen")
SEEN_IN_CARE = care.child_visited.where(outcome="seen")
PROCEDURES = LOCAL.because("local procedures; some say twenty working days")
CLOSER = LOCAL.because("the inspection of 2012, paragraphs 23 and 26: oversight at key stages")

core_group = Duty(
    code="protection.core_group",
    title="Hold {their} core group",
    short="core groups",
    owner="social_worker",
    starts=events.plan_began,
    met_by=events.core_group_held,
    renews=True,
    arranged_by=(events.core_group_arranged.code,),
    lapses_on=OVER,
    said=((events.plan_began, "The conference made the plan"), (events.core_group_held, "The last core group was held")),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: the core group first meets within ten working days of the initial conference", within=working_days(10), when=first_time,
                 basis="G", id="COREGROUP.FIRST", source=WORKING_TOGETHER_2006.chapter(5).because("in 2010 about 5.115"), era="2012"),
            Rule(NUMBER, within=settings.core_groups, basis="L", id="COREGROUP.NEXT", status="local default",
                 source=LOCAL.because("Working Together 2010 asks for sufficient regularity"), era="2012")),
        Since(date(2013, 4, 15),
            Rule("In short: the first core group is held within ten working days of the initial conference", within=working_days(10), when=first_time,
                 basis="G", id="COREGROUP.FIRST", source=WORKING_TOGETHER_2013.whole.because("and 2018 chapter 1, 2023 chapter 3"), era="today"),
            Rule(NUMBER, within=settings.core_groups, basis="L", id="COREGROUP.NEXT", status="local default", source=LOCAL.because("local procedures"),
                 era="today")),
    ),
)  # fmt: skip

visit = Duty(
    code="protection.visit",
    title="See {them}: child protection visit",
    short="child protection visits",
    owner="social_worker",
    starts=events.plan_began,
    met_by=(SEEN, SEEN_IN_CARE),
    renews=True,
    lapses_on=OVER,
    record=events.child_visited,
    said=((events.plan_began, "The plan began"), (events.child_visited, "{They} {were} last seen"), (care.child_visited, "{They} {were} last seen")),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: the child is seen by the social worker, alone where that is right; the number is the authority’s own", within=settings.visits,
                 basis="L", id="CP.VISIT", status="local default", source=PROCEDURES, era="2012")),
        Since(date(2013, 4, 15),
            Rule("In short: the first time within a week of the conference", within=settings.first_visit, when=first_time, basis="L", id="CP.VISIT",
                 status="local default", source=PROCEDURES, era="today"),
            Rule("In short: the child is seen at home, alone where that is right, and where they sleep", within=settings.visits, basis="L", id="CP.VISIT",
                 status="local default", source=PROCEDURES, era="today")),
    ),
)  # fmt: skip

temporary_move = Duty(
    code="protection.temporary_move",
    title="Agree with the other council who sees {them}",
    short="temporary moves agreed",
    owner="social_worker",
    starts=events.moved_for_a_time,
    met_by=events.visiting_agreed,
    lapses_on=(events.moved_for_a_time, *OVER),
    said=((events.moved_for_a_time, "{They} went to stay elsewhere"),),
    law=(
        Since(date(2013, 4, 15),
            Rule(NUMBER, within=settings.temporary_move, basis="L", id="CP.TEMP_MOVE", status="local default", source=LOCAL.because("local procedures"),
                 era="today")),
    ),
)  # fmt: skip

written_plan = Duty(
    code="protection.written_plan",
    title="Write {their} child protection plan",
    short="plans written",
    owner="social_worker",
    starts=events.plan_began,
    met_by=events.plan_agreed.where(whole=True),
    lapses_on=OVER,
    said=((events.plan_began, "The plan began"),),
    law=(
        Since(date(2006, 4, 1),
            Rule(NUMBER, within=settings.write_plan, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 47: plans without outcomes or days"))),
    ),
)  # fmt: skip


def _oversight(code: str, short: str, starts: tuple[Match, ...], *, renews: bool = False) -> Duty:
    return Duty(
        code=f"protection.{code}",
        title="Look at how {they} are protected, and say what must happen next" if not renews else "Look at {their} plan again",
        short=short,
        owner="manager",
        starts=starts,
        met_by=events.overseen,
        renews=renews,
        lapses_on=OVER if renews else (*starts, *OVER),
        law=(
            Since(date(2006, 4, 1),
                Rule(NUMBER, within=settings.oversight_monthly if renews else settings.oversight, basis="L", status="local default", source=CLOSER,
                     era="both")),
        ),
    )  # fmt: skip


oversight = _oversight("oversight", "oversight at key stages", (events.enquiry_allocated, events.conference_arranged, events.core_group_held))
oversight_monthly = _oversight("oversight_monthly", "monthly oversight", (events.plan_began,), renews=True)


def _sign_off(what: str, title: str, starts: EventType | tuple[EventType, ...]) -> Duty:
    several = starts if isinstance(starts, tuple) else (starts,)
    return Duty(
        code=f"protection.sign_off_{what}",
        title=title,
        short=f"sign-off: {title[9:].replace('{their} ', '').replace(' {their}', '')}",
        owner="manager",
        starts=several,
        met_by=events.signed_off.where(what=what),
        when=lambda case: settings.signed_off_here(what, case.settings, case.on),
        lapses_on=people.died,
        law=(
            Since(date(2006, 4, 1),
                Rule(NUMBER, within=settings.sign_off, basis="L", status="local default", era="both",
                     source=LOCAL.because("the inspection of 2012, paragraphs 23 and 48: every decision was signed off by two"))),
        ),
    )  # fmt: skip


sign_off_enquiry = _sign_off("enquiry", "Sign off the outcome of {their} enquiry", events.enquiry_ended)
sign_off_start = _sign_off("start", "Sign off the beginning of {their} plan", events.plan_began)
sign_off_change = _sign_off("change", "Sign off the change of {their} plan", (events.plan_agreed, events.category_changed))
sign_off_end = _sign_off("end", "Sign off the end of {their} plan", events.plan_ended)

challenge = Duty(
    code="protection.challenge",
    title="Answer the chair’s challenge about {them}",
    short="challenges answered",
    owner="manager",
    starts=events.challenge_raised,
    met_by=events.challenge_answered,
    per=events.challenge,
    linked=True,
    lapses_on=people.died,
    called_by="about",
    said=((events.challenge_raised, "The chair challenged"),),
    law=(
        Since(date(2006, 4, 1),
            Rule(NUMBER, within=settings.answer_challenge, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraphs 48 and 75: partners and chairs did not address poor progress"))),
    ),
)  # fmt: skip

midpoint = Duty(
    code="protection.midpoint",
    title="Look at {their} plan midway between conferences",
    short="midway checks by chairs",
    owner="conference_chair",
    starts=(events.plan_began, events.conference_held.where(kind="review")),
    met_by=events.midpoint_checked,
    lapses_on=(events.conference_held, *OVER),
    said=((events.plan_began, "The plan began"), (events.conference_held, "The last review was held")),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: half-way to the first review", within=settings.midpoint_first, when=lambda case: case.start.type == events.plan_began.code,
                 basis="L", status="local default", source=LOCAL.because("the inspection of 2012, paragraph 75: chairs track cases between reviews"),
                 era="both"),
            Rule("In short: half-way to the next review", within=settings.midpoint, basis="L", status="local default",
                 source=LOCAL.because("the inspection of 2012, paragraph 75: chairs track cases between reviews"), era="both")),
    ),
)  # fmt: skip

def with_the_other(event: Any) -> bool:
    """Whether whoever looked at a long plan did so with somebody: chair and assistant director look together."""
    return event.get("with_whom") not in (None, event.by)


together = Some(events.length_considered, test=with_the_other)
"""Looked at by chair and assistant director: one of them wrote, and named the other."""

long_plan = Duty(
    code="protection.long_plan",
    title="Look at {their} long plan together: end it, go to court, or go on, and why",
    short="long plans looked at",
    owner="conference_chair",
    starts=events.plan_began,
    met_by=together,
    renews=True,
    lapses_on=OVER,
    said=((events.plan_began, "The plan began"), (events.length_considered, "It was last looked at")),
    law=(
        Since(date(2006, 4, 1),
            Rule(NUMBER, within=settings.long_plan, when=first_time, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 48: too many plans of more than two years")),
            Rule(NUMBER, within=settings.again_long_plan, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 48: too many plans of more than two years"))),
    ),
)  # fmt: skip

step_down = Duty(
    code="protection.step_down",
    title="See that {their} support after the plan is in place",
    short="support after plans in place",
    owner="social_worker",
    starts=events.plan_ended.where(then=("child_in_need", "early_help")),
    met_by=events.step_down_confirmed,
    lapses_on=(events.plan_began, people.died),
    said=((events.plan_ended, "The plan ended"),),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: somebody leads the support from the first month on", within=months(1), basis="L", status="local default", era="both",
                 source=LOCAL.because("a plan ends safely when support goes on"))),
    ),
)  # fmt: skip

legal_discussion = Duty(
    code="protection.legal_discussion",
    title="Discuss going to court about {them}",
    short="legal discussions after a recommendation",
    owner="manager",
    starts=events.legal_advice_recommended,
    met_by=legal.threshold_discussed,
    lapses_on=people.died,
    said=((events.legal_advice_recommended, "It was recommended"),),
    law=(
        Since(date(2006, 4, 1),
            Rule(NUMBER, within=settings.legal_discussion, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraphs 23 and 48: prompt move to proceedings"))),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("protection.agreed_action", events.actions)
