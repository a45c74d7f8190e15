"""From the concern to the conference."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL, WORKING_TOGETHER_2006, WORKING_TOGETHER_2013
from throughline.base.limits import days, weeks, working_days
from throughline.engines.duties.declarations import Duty, start_says
from throughline.practice.assessment import events as assessment
from throughline.practice.protection import events, settings
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import Some
from throughline.record.people import events as people

NO_CONFERENCE = events.enquiry_ended.where(outcome=("unsubstantiated", "substantiated_no_conference"))
FIRST = events.conference_held.where(kind=("initial", "pre_birth"))


def unborn(event: Happened) -> bool:
    """The child of this concern is not born yet."""
    return bool(event.get("expected_on"))


BEFORE_BIRTH = Some(events.concern_identified, test=unborn)

strategy = Duty(
    code="protection.strategy",
    title="Hold a strategy discussion about {them}",
    short="strategy discussions",
    owner="manager",
    starts=events.concern_identified,
    met_by=events.strategy_held,
    per=events.concern,
    linked=True,
    arranged_by=(events.strategy_arranged.code,),
    lapses_on=people.died,
    said=((events.concern_identified, "There was reason to suspect harm"),),
    law=(
        Since(date(2010, 3, 17),
            Rule("In short: the same day where the child is in danger now", within=days(0), when=start_says("immediate", True), id="STRAT.HOLD", basis="L",
                 status="local default", source=LOCAL.because("Working Together 2010, chapter 5, names no number"), era="2012"),
            Rule("In short: the number of days is the authority’s own", within=settings.strategy, id="STRAT.HOLD", basis="L", status="local default",
                 source=LOCAL.because("Working Together 2010, chapter 5, names no number"), era="2012")),
        Since(date(2013, 4, 15),
            Rule("In short: the same day where the child is in danger now", within=days(0), when=start_says("immediate", True), id="STRAT.HOLD", basis="L",
                 status="local default", source=LOCAL.because("Working Together 2018 and 2023 name no number; London procedures do"), era="today"),
            Rule("In short: the number of days is the authority’s own", within=settings.strategy, id="STRAT.HOLD", basis="L", status="local default",
                 source=LOCAL.because("Working Together 2018 and 2023 name no number; London procedures do"), era="today")),
    ),
)  # fmt: skip

begin_enquiry = Duty(
    code="protection.begin_enquiry",
    title="Begin {their} enquiry under section 47",
    short="enquiries begun",
    owner="manager",
    starts=events.strategy_held.where(outcome="section_47"),
    met_by=events.enquiry_began,
    lapses_on=people.died,
    said=((events.strategy_held, "The strategy discussion decided on an enquiry"),),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: the enquiry begins on the day of the strategy discussion that decides on it, and is counted from then", within=days(0),
                 basis="G", id="S47.START", source=WORKING_TOGETHER_2013.whole.because("and 2018 and 2023; the guide to the census counts from that day"),
                 era="today")),
    ),
)  # fmt: skip

allocate = Duty(
    code="protection.allocate_enquiry",
    title="Give {their} enquiry to a registered social worker",
    short="enquiries allocated",
    owner="manager",
    starts=events.enquiry_began,
    met_by=events.enquiry_allocated,
    per=events.enquiry,
    linked=True,
    lapses_on=(events.enquiry_ended, people.died),
    said=((events.enquiry_began, "The enquiry began"),),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: the number of days is the authority’s own", within=settings.allocate, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 41: enquiries are allocated to a suitably qualified social worker"))),
    ),
)  # fmt: skip

SINCE_STRATEGY = "In short: the initial conference takes place within fifteen working days of the strategy discussion that initiated the enquiry"
initial_conference = Duty(
    code="protection.initial_conference",
    title="Hold {their} initial conference",
    short="initial conferences",
    owner="manager",
    starts=events.strategy_held.where(outcome="section_47"),
    met_by=FIRST,
    per=events.concern,
    linked=True,
    arranged_by=(events.conference_arranged.code,),
    lapses_on=(NO_CONFERENCE, events.strategy_held.where(outcome="section_47"), people.died),
    said=((events.strategy_held, "The strategy discussion was held"),),
    law=(
        Since(date(2006, 4, 1),
            Rule(SINCE_STRATEGY, within=working_days(15), basis="G", id="ICPC.HOLD", source=WORKING_TOGETHER_2006.chapter(5).because(
                 "in 2010 chapter 5, about 5.81"), era="2012")),
        Since(date(2013, 4, 15),
            Rule(SINCE_STRATEGY, within=working_days(15), basis="G", id="ICPC.HOLD", source=WORKING_TOGETHER_2013.whole.because(
                 "and 2018 chapter 1, 2023 chapter 3; whether 2026 carries it forward is to verify"), era="today")),
    ),
)  # fmt: skip

finish_enquiry = Duty(
    code="protection.finish_enquiry",
    title="Say what {their} enquiry found",
    short="enquiries finished",
    owner="social_worker",
    starts=events.enquiry_began,
    met_by=events.enquiry_ended,
    per=events.enquiry,
    linked=True,
    anchor="strategy_on",
    lapses_on=people.died,
    said=((events.enquiry_began, "The enquiry began"),),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: what the enquiry found is known in time for a conference within fifteen working days of the strategy discussion",
                 within=working_days(15), basis="G", id="S47.COMPLETE",
                 source=WORKING_TOGETHER_2013.whole.because("and 2018 and 2023, by the limit of the initial conference"), era="today")),
    ),
)  # fmt: skip

WEEKS_BEFORE = "In short: the conference about a child not yet born is held at least ten weeks before the birth is expected"
PROTOCOL = LOCAL.because("the local pre-birth protocol; fifteen working days from the strategy discussion run as well")
pre_birth_conference = Duty(
    code="protection.pre_birth_conference",
    title="Hold the conference before {their} birth",
    short="pre-birth conferences",
    owner="manager",
    starts=BEFORE_BIRTH,
    met_by=FIRST,
    per=events.concern,
    linked=True,
    anchor="expected_on",
    arranged_by=(events.conference_arranged.code,),
    lapses_on=(NO_CONFERENCE, events.strategy_held.where(outcome=("assessment", "no_action")), people.died),
    said=((events.concern_identified, "The birth is expected"),),
    law=(
        Since(date(2006, 4, 1),
            Rule(WEEKS_BEFORE, within=weeks(10).before, basis="L", id="ICPC.PREBIRTH", status="local default", source=PROTOCOL, era="2012")),
        Since(date(2013, 4, 15),
            Rule(WEEKS_BEFORE, within=weeks(10).before, basis="L", id="CP.PREBIRTH_ICPC", status="local default", source=PROTOCOL, era="today")),
    ),
)  # fmt: skip

pre_birth_assessment = Duty(
    code="protection.pre_birth_assessment",
    title="Finish the assessment before {their} birth",
    short="pre-birth assessments",
    owner="social_worker",
    starts=BEFORE_BIRTH,
    met_by=assessment.assessment_finished.where(kind="pre_birth"),
    anchor="expected_on",
    lapses_on=(events.concern_ended, people.died),
    said=((events.concern_identified, "The birth is expected"),),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: by the 28th week, twelve weeks before the birth is expected", within=weeks(12).before, basis="L", id="CP.PREBIRTH_ASSESS",
                 status="local default", source=LOCAL.because("the local pre-birth protocol"), era="today")),
    ),
)  # fmt: skip

transfer_in = Duty(
    code="protection.transfer_in",
    title="Hold {their} transfer-in conference",
    short="transfer-in conferences",
    owner="manager",
    starts=events.transfer_in_notified,
    met_by=events.conference_held.where(kind="transfer_in"),
    arranged_by=(events.conference_arranged.code,),
    lapses_on=people.died,
    said=((events.transfer_in_notified, "The other council told us"),),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: the receiving authority convenes a conference within fifteen working days of being notified of the move",
                 within=working_days(15), basis="G", id="CP.TRANSFER_IN", source=WORKING_TOGETHER_2006.chapter(5), status="to verify (detail/para)",
                 era="2012")),
        Since(date(2013, 4, 15),
            Rule("In short: the receiving authority convenes a conference within fifteen working days of being notified of the move",
                 within=working_days(15), basis="G", id="CP.TRANSFER_IN", source=WORKING_TOGETHER_2013.whole.because(
                 "and 2018 chapter 1, 2023 chapter 3"), era="today")),
    ),
)  # fmt: skip
