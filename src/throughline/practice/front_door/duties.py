"""What must happen when somebody gets in touch, by when, on whose authority."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import (
    ASSESSMENT_FRAMEWORK_2000,
    LOCAL,
    WORKING_TOGETHER_2006,
    WORKING_TOGETHER_2010,
    WORKING_TOGETHER_2013,
    WORKING_TOGETHER_2015,
    WORKING_TOGETHER_2018,
    WORKING_TOGETHER_2023,
    WORKING_TOGETHER_2026,
)
from throughline.base.limits import days, hours, working_days
from throughline.engines.duties.declarations import DESK, Case, Duty, start_says
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.front_door import events, settings
from throughline.practice.front_door.codes import PROFESSIONAL
from throughline.record.people import events as people

IN_WRITING = ("form", "police", "pre_caf")
BY_WORD = ("telephone", "in_person")
LONDON = LOCAL.because("the London model of joint screening; no national number")


def by_a_known_person(case: Case) -> bool:
    """Somebody got in touch who can be told: not the child, and not somebody who gave no name."""
    return case.said("agency") not in ("anonymous", "child", None)


def with_an_expected_day(case: Case) -> bool:
    """The child is expected on a day that is known, and is not born."""
    return case.start.get("expected_on") is not None


decide_contact = Duty(
    code="front_door.decide_contact",
    title="Decide what follows the contact about {them}",
    short="contacts decided",
    owner=DESK,
    starts=events.contact_received,
    met_by=events.contact_decided,
    restarts_on=events.contact_hastened,
    per=events.contact,
    linked=True,
    lapses_on=people.died,
    said=((events.contact_received, "Somebody got in touch about {them}"), (events.contact_hastened, "The contact was made more urgent")),
    law=(
        Since(date(2012, 1, 1),
            Rule("In short: a contact that cannot wait is decided within hours", within=settings.decide_now, basis="L", id="MASH.RAG_RED",
                 status="local default", era="both", source=LONDON, when=start_says("priority", "immediate")),
            Rule("In short: a contact for today is decided within a working day", within=settings.decide_today, basis="L", id="MASH.RAG_AMBER",
                 status="local default", era="both", source=LONDON, when=start_says("priority", "same_day")),
            Rule("In short: any other contact is decided within a few working days", within=settings.decide_soon, basis="L", id="MASH.RAG_GREEN",
                 status="local default", era="both", source=LONDON)),
    ),
)  # fmt: skip

decide_referral = Duty(
    code="front_door.decide_referral",
    title="Decide what follows the referral of {them}",
    short="referrals decided",
    owner=DESK,
    starts=events.referral_received,
    met_by=events.referral_decided,
    per=events.referral,
    linked=True,
    lapses_on=(people.died, events.case_closed),
    said=((events.referral_received, "{They} {were} referred"),),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: a decision about what to do next is made within one working day of a referral", within=working_days(1), basis="G",
                 id="REF.DECIDE", era="2012", source=ASSESSMENT_FRAMEWORK_2000.para("3.8"))),
        Since(date(2010, 3, 17),
            Rule("In short: the authority decides within one working day of a referral what to do next", within=working_days(1), basis="G",
                 id="REF.DECIDE", era="2012", source=WORKING_TOGETHER_2010.para("5.35"))),
        *(Since(day,
            Rule("In short: within one working day of a referral a social worker tells the referrer that it has come and decides about next steps "
                 "and the type of response", within=working_days(1), basis="G", id="REF.DECIDE", era="today", source=source.whole, status=status))
          for day, source, status in (
              (date(2013, 4, 15), WORKING_TOGETHER_2013, "ok"), (date(2015, 3, 26), WORKING_TOGETHER_2015, "ok"),
              (date(2018, 7, 4), WORKING_TOGETHER_2018, "ok"), (date(2023, 12, 15), WORKING_TOGETHER_2023, "ok"),
              (WORKING_TOGETHER_2026.in_force, WORKING_TOGETHER_2026, "to verify"))),
    ),
)  # fmt: skip

acknowledge = Duty(
    code="front_door.acknowledge",
    title="Tell the referrer that it has come",
    short="referrers told that it has come",
    owner=DESK,
    starts=events.contact_received.where(agency=PROFESSIONAL),
    met_by=(events.referrer_acknowledged, events.referrer_told),
    per=events.contact,
    linked=True,
    lapses_on=people.died,
    said=((events.contact_received, "A professional got in touch about {them}"),),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: a referral in writing is acknowledged to the professional who made it within one working day", within=working_days(1),
                 basis="G", id="REF.ACK", era="2012", source=WORKING_TOGETHER_2006.whole, status="to verify (detail/para)",
                 when=start_says("how", *IN_WRITING))),
        Since(date(2010, 3, 17),
            Rule("In short: a referral in writing is acknowledged to the professional who made it within one working day", within=working_days(1),
                 basis="G", id="REF.ACK", era="2012", source=WORKING_TOGETHER_2010.para("5.34"), status="to verify (detail/para)",
                 when=start_says("how", *IN_WRITING))),
        *(Since(day,
            Rule("In short: within one working day the referrer is told that the referral has come", within=working_days(1), basis="G", id="REF.ACK",
                 era="today", source=source.whole, status=status))
          for day, source, status in (
              (date(2013, 4, 15), WORKING_TOGETHER_2013, "ok"), (date(2018, 7, 4), WORKING_TOGETHER_2018, "ok"),
              (date(2023, 12, 15), WORKING_TOGETHER_2023, "ok"), (WORKING_TOGETHER_2026.in_force, WORKING_TOGETHER_2026, "to verify"))),
    ),
)  # fmt: skip

tell_outcome = Duty(
    code="front_door.tell_outcome",
    title="Tell the referrer what came of it",
    short="referrers told the outcome",
    owner=DESK,
    starts=events.contact_decided,
    met_by=events.referrer_told,
    per=events.contact,
    linked=True,
    when=by_a_known_person,
    also_reads=(events.contact_received,),
    lapses_on=people.died,
    said=((events.contact_decided, "The contact was decided"),),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: the outcome is fed back to the referrer; the number of days is the authority’s own", within=settings.tell_referrer,
                 basis="L", id="REF.FEEDBACK", status="local default", era="today",
                 source=LOCAL.because("the guidance asks for feedback and names no number"))),
    ),
)  # fmt: skip

confirm_in_writing = Duty(
    code="front_door.confirm_in_writing",
    title="Have the referral confirmed in writing",
    short="referrals confirmed in writing",
    owner=DESK,
    starts=events.contact_received.where(agency=PROFESSIONAL, how=BY_WORD),
    met_by=events.written_received,
    per=events.contact,
    linked=True,
    lapses_on=people.died,
    said=((events.contact_received, "A professional rang or came about {them}"),),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: a professional who refers by telephone or in person confirms it in writing within 48 hours", within=hours(48), basis="G",
                 id="REF.CONFIRM_WRITTEN", era="2012", source=WORKING_TOGETHER_2006.whole, status="to verify (detail/para)")),
        Since(date(2010, 3, 17),
            Rule("In short: a professional who refers by telephone or in person confirms it in writing within 48 hours", within=hours(48), basis="G",
                 id="REF.CONFIRM_WRITTEN", era="2012", source=WORKING_TOGETHER_2010.para("5.33"), status="to verify (detail/para)")),
        Since(date(2013, 4, 15)),
    ),
)  # fmt: skip

referrer_asks_again = Duty(
    code="front_door.referrer_asks_again",
    title="Expect the referrer to ask again",
    short="referrers who ask again",
    owner=DESK,
    starts=events.contact_received.where(agency=PROFESSIONAL, how=IN_WRITING),
    met_by=events.referrer_chased,
    per=events.contact,
    linked=True,
    lapses_on=(people.died, events.referrer_acknowledged, events.referrer_told),
    said=((events.contact_received, "A professional wrote about {them}"),),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: a referrer who has heard nothing asks again within three working days", within=working_days(3), basis="G", id="REF.CHASE",
                 era="2012", source=WORKING_TOGETHER_2006.whole, status="to verify (detail/para)")),
        Since(date(2010, 3, 17),
            Rule("In short: a referrer who has heard nothing asks again within three working days", within=working_days(3), basis="G", id="REF.CHASE",
                 era="2012", source=WORKING_TOGETHER_2010.para("5.36"), status="to verify (detail/para)")),
        Since(date(2013, 4, 15)),
    ),
)  # fmt: skip

plan_birth = Duty(
    code="front_door.plan_birth",
    title="Agree a plan for {their} birth",
    short="plans for a birth",
    owner="social_worker",
    starts=people.person_described,
    met_by=events.pre_birth_plan_agreed,
    anchor="expected_on",
    when=with_an_expected_day,
    looks_back=days(300),
    lapses_on=(people.born, people.died),
    said=((people.person_described, "{They} {are} expected on a day that is known"),),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: a plan for the birth stands some weeks before the child is expected; how many is the authority’s own",
                 within=settings.plan_before_birth, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraphs 24 and 58: pre-birth plans are in place"))),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("front_door.agreed_action", events.improvements)
"""What an inspection asked for is an action like every other: on the list of whoever promised it."""
