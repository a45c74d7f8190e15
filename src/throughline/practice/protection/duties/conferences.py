"""Around a conference: reports before it, decisions and minutes after it, and the reviews."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL, WORKING_TOGETHER_2006, WORKING_TOGETHER_2013
from throughline.base.limits import months, weeks
from throughline.engines.duties.declarations import Duty, first_time
from throughline.engines.feedback.duty import asking_duty
from throughline.practice.protection import events, settings
from throughline.practice.protection.feedback import conference_feedback
from throughline.record.people import events as people

OVER = (events.plan_ended, people.died)
ARRANGED = (events.conference_arranged, events.review_arranged)
HELD_47 = LOCAL.because("the inspection of 2012, paragraph 47, speaks of local timescales")
NUMBER = "In short: the number of days is the authority’s own"

report_to_chair = Duty(
    code="protection.report_to_chair",
    title="Give the report for {their} conference to the chair",
    short="reports to the chair",
    owner="social_worker",
    starts=ARRANGED,
    met_by=events.report_ready,
    anchor="for_on",
    lapses_on=(*ARRANGED, people.died),
    looks_back=weeks(3),
    said=((events.conference_arranged, "The conference was arranged"), (events.review_arranged, "The conference was arranged")),
    law=(
        Since(date(2013, 4, 15),
            Rule(NUMBER, within=lambda case: settings.report_to_chair.limit(case).before, basis="L", id="ICPC.REPORT_CHAIR", status="local default",
                 source=LOCAL.because("the chair reads it before the family meets it in the room"), era="today")),
    ),
)  # fmt: skip

report_to_family = Duty(
    code="protection.report_to_family",
    title="Share the report for {their} conference with the family",
    short="reports shared with families",
    owner="social_worker",
    starts=ARRANGED,
    met_by=events.report_shared,
    anchor="for_on",
    lapses_on=(*ARRANGED, people.died),
    looks_back=weeks(3),
    said=((events.conference_arranged, "The conference was arranged"), (events.review_arranged, "The conference was arranged")),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: in good time; the number of days is the authority’s own", within=lambda case: settings.report_to_family.limit(case).before,
                 basis="L", id="ICPC.REPORT_FAMILY", status="local default", source=LOCAL.because("Working Together says in good time"), era="today")),
    ),
)  # fmt: skip

decisions = Duty(
    code="protection.decisions",
    title="Send the decisions of {their} conference",
    short="decisions of conferences sent",
    owner="conference_chair",
    starts=events.conference_held,
    met_by=events.decisions_sent,
    lapses_on=(events.conference_held, people.died),
    said=((events.conference_held, "The conference was held"),),
    law=(Since(date(2006, 4, 1), Rule(NUMBER, within=settings.send_decisions, basis="L", id="CONF.DECISION_LETTER", status="local default",
                                      source=HELD_47, era="both")),),
)  # fmt: skip

minutes = Duty(
    code="protection.minutes",
    title="Send the minutes of {their} conference",
    short="minutes of conferences sent",
    owner="conference_chair",
    starts=events.conference_held,
    met_by=events.minutes_sent,
    lapses_on=(events.conference_held, people.died),
    said=((events.conference_held, "The conference was held"),),
    law=(Since(date(2006, 4, 1), Rule(NUMBER, within=settings.send_minutes, basis="L", id="CONF.MINUTES", status="local default", source=HELD_47,
                                      era="both")),),
)  # fmt: skip

FIRST = "In short: the first review conference is held within three months of the initial conference"
NEXT = "In short: further reviews at intervals of not more than six months for as long as the child has a plan"
review = Duty(
    code="protection.review",
    title="Hold {their} review conference",
    short="review conferences",
    owner="conference_chair",
    starts=events.plan_began,
    met_by=events.conference_held.where(kind="review"),
    renews=True,
    arranged_by=(events.review_arranged.code,),
    lapses_on=OVER,
    said=((events.plan_began, "The plan began"), (events.conference_held, "The last review was held")),
    law=(
        Since(date(2006, 4, 1),
            Rule(FIRST, within=months(3), when=first_time, basis="G", id="RCPC.FIRST", source=WORKING_TOGETHER_2006.chapter(5).because("in 2010 about 5.136"),
                 era="2012"),
            Rule(NEXT, within=months(6), basis="G", id="RCPC.NEXT", source=WORKING_TOGETHER_2006.chapter(5).because("in 2010 about 5.136"), era="2012")),
        Since(date(2013, 4, 15),
            Rule(FIRST, within=months(3), when=first_time, basis="G", id="RCPC.FIRST", source=WORKING_TOGETHER_2013.whole.because(
                 "and 2018 chapter 1, 2023 chapter 3"), era="today"),
            Rule(NEXT, within=months(6), basis="G", id="RCPC.NEXT", source=WORKING_TOGETHER_2013.whole.because("and 2018 chapter 1, 2023 chapter 3"),
                 era="today")),
    ),
)  # fmt: skip

WHY_ASK = "the inspection of 2012, paragraph 69: what those who attend conferences think was not routinely gathered"
ask_parents = asking_duty("protection.ask_parents", conference_feedback, "parent", owner="social_worker", within=settings.ask_what_they_thought,
                          title="Ask {their} parent or carer what they thought of the conference", why=WHY_ASK)  # fmt: skip
ask_other_parent = asking_duty("protection.ask_other_parent", conference_feedback, "other_parent", owner="social_worker",
                               within=settings.ask_what_they_thought, title="Ask {their} other parent or carer what they thought of the conference",
                               why=WHY_ASK)  # fmt: skip
ask_relative = asking_duty("protection.ask_relative", conference_feedback, "relative", owner="social_worker", within=settings.ask_what_they_thought,
                           title="Ask whoever else of {their} family was there what they thought of the conference", why=WHY_ASK)  # fmt: skip
ask_child = asking_duty("protection.ask_child", conference_feedback, "child", owner="social_worker", within=settings.ask_what_they_thought,
                        title="Ask {them} what {they} thought of the conference", why=WHY_ASK)  # fmt: skip
