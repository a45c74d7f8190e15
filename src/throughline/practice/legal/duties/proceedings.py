"""What must happen on the way to court and in court, by when, on whose authority."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import (
    CHILDREN_ACT_1989,
    LOCAL,
    PLO_2010,
    PLO_2014,
    PLO_BEST_PRACTICE_2021,
)  # fmt: skip
from throughline.base.limits import Limit, days, weeks, working_days
from throughline.engines.duties.declarations import Case, Duty, started_by
from throughline.practice.legal import events, settings
from throughline.practice.looked_after import events as care
from throughline.record.people import events as people

CHECK = "to verify (detail/para)"
ACT_1991, PLO_DAY = date(1991, 10, 14), date(2014, 4, 22)

first_meeting = Duty(
    code="legal.first_meeting",
    title="Meet {their} parents after the letter before proceedings",
    short="first pre-proceedings meetings",
    owner="social_worker",
    starts=events.pre_proceedings_letter_sent,
    met_by=events.pre_proceedings_meeting_held,
    per=events.proceedings,
    linked=True,
    lapses_on=(events.application_issued, events.proceedings_ended, people.died),
    said=((events.pre_proceedings_letter_sent, "The letter before proceedings was sent"),),
    law=(
        Since(date(2021, 3, 1),
            Rule("In short: the first meeting is held within about ten working days of the letter", within=working_days(10),
                 basis="P", id="PREPROC.FIRST_MEETING", status=CHECK, source=PLO_BEST_PRACTICE_2021.whole, era="today")),
    ),
)  # fmt: skip

review_meeting = Duty(
    code="legal.review_meeting",
    title="Meet {their} parents again before proceedings",
    short="review pre-proceedings meetings",
    owner="social_worker",
    starts=events.pre_proceedings_meeting_held,
    met_by=events.pre_proceedings_meeting_held,
    per=events.proceedings,
    linked=True,
    lapses_on=(events.application_issued, events.proceedings_ended, people.died),
    said=((events.pre_proceedings_meeting_held, "The last meeting was held"),),
    law=(
        Since(date(2021, 3, 1),
            Rule("In short: a review meeting is held within about six weeks", within=weeks(6), basis="P", id="PREPROC.REVIEW", status=CHECK,
                 source=PLO_BEST_PRACTICE_2021.whole, era="today")),
    ),
)  # fmt: skip

pre_proceedings_decided = Duty(
    code="legal.pre_proceedings_decided",
    title="Decide how pre-proceedings end for {them}",
    short="pre-proceedings decided",
    owner="manager",
    starts=events.threshold_discussed.where(decision="pre_proceedings"),
    met_by=(events.application_issued, events.proceedings_ended),
    per=events.proceedings,
    linked=True,
    lapses_on=people.died,
    record=events.proceedings_ended,
    said=((events.threshold_discussed, "Pre-proceedings were decided on"),),
    law=(
        Since(date(2021, 3, 1),
            Rule("In short: pre-proceedings last about sixteen weeks at the most", within=weeks(16), basis="P", id="PREPROC.DURATION",
                 status=CHECK, source=PLO_BEST_PRACTICE_2021.whole, era="today")),
    ),
)  # fmt: skip

CARE_CASE = events.application_issued.where(kind=("care", "supervision"))
allocation = Duty(
    code="legal.allocation",
    title="Have {their} case allocated by the court",
    short="cases allocated",
    owner="social_worker",
    starts=CARE_CASE,
    met_by=events.hearing_held,
    per=events.proceedings,
    linked=True,
    lapses_on=(events.proceedings_ended, people.died),
    said=((events.application_issued, "The council applied to the court"),),
    law=(
        Since(date(2010, 4, 6),
            Rule("In short: by day 3 the court issues the application, allocates the case and asks for a guardian", within=working_days(3),
                 basis="P", id="PLO.ISSUE", status=CHECK, source=PLO_2010.whole, era="2012")),
        Since(PLO_DAY,
            Rule("In short: by day 2 the court gives directions on issue and allocation", within=working_days(2), basis="P", id="PLO.ALLOCATE",
                 status=CHECK, source=PLO_2014.whole, era="today")),
    ),
)  # fmt: skip

first_appointment = Duty(
    code="legal.first_appointment",
    title="Be at the first appointment about {them}",
    short="first appointments",
    owner="social_worker",
    starts=CARE_CASE,
    met_by=events.hearing_held.where(kind=("first", "case_management")),
    per=events.proceedings,
    linked=True,
    lapses_on=(events.proceedings_ended, people.died),
    said=((events.application_issued, "The council applied to the court"),),
    law=(
        Since(date(2010, 4, 6),
            Rule("In short: the first appointment is held by day 6", within=working_days(6), basis="P", id="PLO.FIRST_APPT", status=CHECK,
                 source=PLO_2010.whole, era="2012")),
        Since(PLO_DAY),
    ),
)  # fmt: skip

case_management = Duty(
    code="legal.case_management",
    title="Be at the case management hearing about {them}",
    short="case management hearings",
    owner="social_worker",
    starts=CARE_CASE,
    met_by=events.hearing_held.where(kind="case_management"),
    per=events.proceedings,
    linked=True,
    lapses_on=(events.proceedings_ended, people.died),
    said=((events.application_issued, "The council applied to the court"),),
    law=(
        Since(date(2010, 4, 6),
            Rule("In short: the case management conference is held by day 45", within=working_days(45), basis="P", id="PLO.CMC", status=CHECK,
                 source=PLO_2010.whole, era="2012")),
        Since(PLO_DAY,
            Rule("In short: the case management hearing is not before day 12 and not later than day 18", within=working_days(18), basis="P",
                 id="PLO.CMH", source=PLO_2014.whole, era="today")),
    ),
)  # fmt: skip

DAY_25 = working_days(25)


def left_until_day_25(case: Case) -> Limit:
    """What the twenty-five working days from the application have left on the day of the case management hearing."""
    issued = [e for e in case.past.of(CARE_CASE, case.on) if e.thread == case.start.thread]
    return days(max(0, (DAY_25.due(issued[-1].on) - case.on).days)) if issued else DAY_25


further_case_management = Duty(
    code="legal.further_case_management",
    title="Be at the further case management hearing about {them}",
    short="further case management hearings",
    owner="social_worker",
    starts=events.hearing_held.where(kind="case_management", another=True),
    met_by=events.hearing_held.where(kind=("further", "issues", "final")),
    per=events.proceedings,
    linked=True,
    also_reads=(events.application_issued,),
    lapses_on=(events.proceedings_ended, people.died),
    said=((events.hearing_held, "The court said that a further hearing is needed"),),
    law=(
        Since(PLO_DAY,
            Rule("In short: where a further case management hearing is needed it is held by day 25", within=left_until_day_25, basis="P",
                 id="PLO.FCMH", status=CHECK, source=PLO_2014.whole, era="today")),
    ),
)  # fmt: skip

issues_resolution = Duty(
    code="legal.issues_resolution",
    title="Be at the issues resolution hearing about {them}",
    short="issues resolution hearings",
    owner="social_worker",
    starts=CARE_CASE,
    met_by=events.hearing_held.where(kind=("issues", "final")),
    per=events.proceedings,
    linked=True,
    lapses_on=(events.proceedings_ended, people.died),
    said=((events.application_issued, "The council applied to the court"),),
    law=(
        Since(date(2010, 4, 6),
            Rule("In short: the issues resolution hearing is between 16 and 25 weeks", within=weeks(25), basis="P", id="PLO.IRH", status=CHECK,
                 source=PLO_2010.whole, era="2012")),
        Since(PLO_DAY,
            Rule("In short: by the day set at the case management hearing, within the 26 weeks", within=weeks(26), basis="P", id="PLO.IRH",
                 source=PLO_2014.whole, era="today")),
    ),
)  # fmt: skip

conclude = Duty(
    code="legal.conclude",
    title="Have {their} case decided by the court",
    short="care cases decided",
    owner="social_worker",
    starts=(CARE_CASE, events.proceedings_extended),
    met_by=events.proceedings_ended,
    per=events.proceedings,
    linked=True,
    lapses_on=people.died,
    said=((events.application_issued, "The council applied to the court"), (events.proceedings_extended, "The court gave more time")),
    law=(
        Since(date(2010, 4, 6),
            Rule("In short: no limit in law; courts were expected to decide within about forty weeks", when=started_by(events.application_issued),
                 basis="P", id="CARE_PROC.FINAL", status=CHECK, source=PLO_2010.whole.because("what was expected before the Children and Families Act 2014"),
                 era="2012")),
        Since(PLO_DAY,
            Rule("In short: an extension is for no more than eight weeks at a time", when=started_by(events.proceedings_extended), within=weeks(8),
                 id="CARE_PROC.EXTEND", source=CHILDREN_ACT_1989.section(32, 5), era="today"),
            Rule("In short: the application is disposed of without delay, and in any event within twenty-six weeks", within=weeks(26),
                 id="CARE_PROC.26W", source=CHILDREN_ACT_1989.section(32, 1), era="today")),
    ),
)  # fmt: skip

panel_afterwards = Duty(
    code="legal.panel_afterwards",
    title="Bring {their} emergency application to the resource panel",
    short="emergency applications to panel",
    owner="manager",
    starts=events.application_issued.where(emergency=True),
    met_by=events.panel_decided,
    per=events.proceedings,
    linked=True,
    lapses_on=(events.proceedings_ended, people.died),
    said=((events.application_issued, "The council applied in an emergency"),),
    law=(
        Since(ACT_1991,
            Rule("In short: the panel decides afterwards; the number of days is the authority’s own", within=settings.panel_afterwards, basis="L",
                 status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 136: the panel reviews all decisions for care proceedings"))),
    ),
)  # fmt: skip

confirm_decision = Duty(
    code="legal.confirm_decision",
    title="Confirm a decision about {them} that was taken below its grade",
    short="decisions confirmed",
    owner="manager",
    starts=events.decision_taken.where(below_grade=True),
    met_by=events.decision_confirmed,
    per=events.decision,
    linked=True,
    lapses_on=people.died,
    said=((events.decision_taken, "It was decided below its grade"),),
    law=(
        Since(ACT_1991,
            Rule("In short: the scheme of delegation says who decides; the number of days is the authority’s own", within=settings.confirm_within,
                 basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraphs 95 and 122: decisions at an appropriate level"))),
    ),
)  # fmt: skip

write_section_20 = Duty(
    code="legal.write_section_20",
    title="Write down and authorise {their} care by agreement",
    short="care by agreement authorised",
    owner="social_worker",
    starts=care.legal_status_began.where(status="V2"),
    met_by=events.section_20_authorised,
    looks_back=days(28),
    lapses_on=(care.legal_status_ended, care.ceased_looked_after, people.died),
    said=((care.legal_status_began, "Care by agreement began"),),
    law=(
        Since(ACT_1991,
            Rule("In short: purpose, piece of work, expected end and consent are written down; the number of days is the authority’s own",
                 within=settings.section_20_written, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 122: section 20 is short and for a specific piece of work"))),
    ),
)  # fmt: skip

answer_advice = Duty(
    code="legal.answer_advice",
    title="Chase the legal advice asked for about {them}",
    short="legal advice answered",
    owner="social_worker",
    starts=events.advice_asked,
    met_by=events.advice_given,
    per=events.advice,
    linked=True,
    lapses_on=people.died,
    said=((events.advice_asked, "Advice was asked for"),),
    law=(
        Since(ACT_1991,
            Rule("In short: the number of days is agreed with the lawyers", within=settings.advice_within, basis="L", status="local default",
                 era="both", source=LOCAL.because("the inspection of 2012, paragraph 137: good access to legal support"))),
    ),
)  # fmt: skip
