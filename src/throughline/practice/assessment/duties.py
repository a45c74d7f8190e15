"""What must happen in an assessment, by when, on whose authority. The law of 2012 and that of today stand side by side."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import (
    ASSESSMENT_FRAMEWORK_2000,
    LOCAL,
    WORKING_TOGETHER_2010,
    WORKING_TOGETHER_2013,
    WORKING_TOGETHER_2018,
    WORKING_TOGETHER_2023,
    WORKING_TOGETHER_2026,
)
from throughline.base.limits import days, working_days
from throughline.engines.duties.declarations import Case, Duty
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.assessment import events, settings
from throughline.practice.front_door import events as door
from throughline.practice.protection import events as protection
from throughline.record.people import events as people

SINGLE = ("single", "young_carer")
ENDS = (door.case_closed, people.died)
CORE_TRIGGERS = (
    events.assessment_finished.where(kind="initial", outcome="core"),
    protection.strategy_held.where(outcome="section_47"),
    events.assessment_began.where(kind="core"),
)
CORE_DONE = events.assessment_finished.where(kind="core")
SWITCH = date(2013, 4, 15)
DEEP = events.assessment_began.where(meeting=True)


def the_earliest_trigger(case: Case) -> bool:
    """The clock of a core assessment runs from the earliest of what calls for it: a later one opens no second clock."""
    done = case.latest(CORE_DONE)
    since = done.on if done is not None else date.min
    before = [e for match in CORE_TRIGGERS for e in case.since(match, since) if e.id != case.start.id and (e.on, e.id) < (case.start.on, case.start.id)]
    if case.on >= SWITCH:  # only a beginning still counts then
        before = [e for e in before if e.on < SWITCH or e.type == events.assessment_began.code]
    ended = case.latest(ENDS)
    return not any(ended is None or e.on > ended.on for e in before)


initial = Duty(
    code="assessment.initial",
    title="Finish {their} initial assessment",
    short="initial assessments",
    owner="social_worker",
    starts=events.assessment_began.where(kind="initial"),
    met_by=events.assessment_finished.where(kind="initial"),
    per=events.assessment,
    linked=True,
    anchor="referred_on",
    lapses_on=ENDS,
    said=((events.assessment_began, "The initial assessment began"),),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: the initial assessment is finished within seven working days of the referral", within=working_days(7),
                 basis="G", id="IA.COMPLETE.PRE2010", source=ASSESSMENT_FRAMEWORK_2000.para("3.9"), era="history")),
        Since(date(2010, 3, 17),
            Rule("In short: the initial assessment is finished within ten working days of the referral", within=working_days(10),
                 basis="G", id="IA.COMPLETE", source=WORKING_TOGETHER_2010.para("5.38"), era="2012")),
    ),
)  # fmt: skip
"""An initial assessment that is open when the single one takes its place finishes under its own limit."""

seen_initially = Duty(
    code="assessment.seen_initially",
    title="See {them} for the initial assessment",
    short="seen in initial assessments",
    owner="social_worker",
    starts=events.assessment_began.where(kind="initial"),
    met_by=events.child_seen,
    per=events.assessment,
    linked=True,
    anchor="referred_on",
    lapses_on=(events.assessment_finished, *ENDS),
    said=((events.assessment_began, "The initial assessment began"),),
    law=(
        Since(date(2010, 3, 17),
            Rule("In short: the child is seen, alone where that is right, within the initial assessment, or it is said why not",
                 within=working_days(10), basis="G", id="IA.CHILD_SEEN", source=WORKING_TOGETHER_2010.para("5.38"), era="2012")),
    ),
)  # fmt: skip

core = Duty(
    code="assessment.core",
    title="Finish {their} core assessment",
    short="core assessments",
    owner="social_worker",
    starts=CORE_TRIGGERS,
    met_by=CORE_DONE,
    when=the_earliest_trigger,
    also_reads=(events.assessment_finished, *ENDS),
    lapses_on=ENDS,
    said=((events.assessment_finished, "The initial assessment ended"), (protection.strategy_held, "The strategy discussion was held"),
          (events.assessment_began, "The core assessment began")),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: the core assessment is finished within 35 working days of the end of the initial one, of the strategy "
                 "discussion that began enquiries, or of the news that calls for it", within=working_days(35), basis="G",
                 id="CA.COMPLETE", source=ASSESSMENT_FRAMEWORK_2000.para("3.11"), era="2012")),
        Since(SWITCH,
            Rule("In short: only a core assessment that was begun under the council’s older protocol still has its 35 working days",
                 within=working_days(35), basis="G", id="ASSESS.LEGACY_SWITCH", source=WORKING_TOGETHER_2013.chapter(1), era="transition",
                 when=lambda case: case.start.type == events.assessment_began.code)),
    ),
)  # fmt: skip

single = Duty(
    code="assessment.single",
    title="Finish {their} assessment",
    short="assessments",
    owner="social_worker",
    starts=events.assessment_began.where(kind=SINGLE),
    met_by=events.assessment_finished.where(kind=SINGLE),
    per=events.assessment,
    linked=True,
    anchor="referred_on",
    lapses_on=ENDS,
    said=((events.assessment_began, "The assessment began"),),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: no more than 45 working days from the referral", within=working_days(45), basis="G", id="ASSESS.COMPLETE",
                 source=WORKING_TOGETHER_2013.chapter(1), era="today")),
        Since(date(2018, 7, 4),
            Rule("In short: no more than 45 working days from the referral", within=working_days(45), basis="G", id="ASSESS.COMPLETE",
                 source=WORKING_TOGETHER_2018.chapter(1), era="today")),
        Since(date(2023, 12, 15),
            Rule("In short: no more than 45 working days from the referral; reasons for exceeding it are recorded", within=working_days(45),
                 basis="G", id="ASSESS.COMPLETE", source=WORKING_TOGETHER_2023.chapter(3), era="today")),
        Since(date(2026, 3, 18),
            Rule("In short: no more than 45 working days from the referral", within=working_days(45), basis="G", id="ASSESS.COMPLETE",
                 source=WORKING_TOGETHER_2026.chapter(3), status="to verify", era="today")),
    ),
)  # fmt: skip

seen = Duty(
    code="assessment.seen",
    title="See {them} for the assessment",
    short="seen in assessments",
    owner="social_worker",
    starts=events.assessment_began.where(kind=("single", "young_carer", "core", "parenting", "return_home", "section_7", "section_37",
                                               "private_fostering")),
    met_by=events.child_seen,
    per=events.assessment,
    linked=True,
    lapses_on=(events.assessment_finished, *ENDS),
    said=((events.assessment_began, "The assessment began"),),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: the child is seen within a time that the manager sets; the number of days is the authority’s own",
                 within=settings.child_seen, basis="L", id="ASSESS.CHILD_SEEN", status="local default", era="today",
                 source=LOCAL.because("Working Together asks that the child is seen and names no number"))),
    ),
)  # fmt: skip

checkpoint = Duty(
    code="assessment.checkpoint",
    title="Look midway at {their} assessment",
    short="assessments looked at midway",
    owner="manager",
    starts=events.assessment_began,
    met_by=events.manager_looked,
    per=events.assessment,
    linked=True,
    lapses_on=(events.assessment_finished, *ENDS),
    said=((events.assessment_began, "The assessment began"),),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: the manager looks at the assessment while it goes on; the number of days is the authority’s own",
                 within=settings.checkpoint, basis="L", id="ASSESS.CHECKPOINT", status="local default", era="today",
                 source=LOCAL.because("the local protocol for assessment that Working Together asks for sets it"))),
    ),
)  # fmt: skip

meet = Duty(
    code="assessment.meet",
    title="Bring the agencies together for {their} assessment",
    short="planning meetings of assessments",
    owner="social_worker",
    starts=DEEP,
    met_by=events.planning_held,
    per=events.assessment,
    linked=True,
    lapses_on=(events.assessment_finished, *ENDS),
    arranged_by=(events.planning_arranged.code,),
    said=((events.assessment_began, "The assessment began"),),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: agencies meet at the beginning of the assessment; the number of days is the authority’s own",
                 within=settings.planning_meeting, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 42, found agencies not involved enough"))),
    ),
)  # fmt: skip

pre_birth = Duty(
    code="assessment.pre_birth",
    title="Finish the assessment before the birth",
    short="pre-birth assessments",
    owner="social_worker",
    starts=events.birth_expected,
    met_by=events.assessment_finished.where(kind="pre_birth"),
    per=events.assessment,
    linked=True,
    anchor="expected_on",
    lapses_on=ENDS,
    said=((events.birth_expected, "The birth is expected"),),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: the assessment is finished by the 28th week; the number of days before the birth is the authority’s own",
                 within=settings.pre_birth, basis="L", id="CP.PREBIRTH_ASSESS", status="local default", era="both",
                 source=LOCAL.because("local pre-birth protocols have the 28th week; there is no national number"))),
    ),
)  # fmt: skip

specialist = Duty(
    code="assessment.specialist",
    title="Have the specialist assessment that was commissioned for {them}",
    short="specialist assessments",
    owner="social_worker",
    starts=events.specialist_commissioned,
    met_by=events.specialist_received,
    per=events.specialist,
    linked=True,
    anchor="due_on",
    lapses_on=(events.specialist_used, *ENDS),
    said=((events.specialist_commissioned, "It was commissioned"),),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: by the day agreed with the provider", within=days(0), basis="L", status="local default", era="both",
                 source=LOCAL.because("the commission itself names the day"))),
    ),
)  # fmt: skip

put_right = Duty(
    code="assessment.put_right",
    title="Put right what was inadequate in {their} assessment",
    short="weak assessments put right",
    owner="manager",
    starts=events.remedy_opened,
    met_by=events.remedy_closed,
    per=events.remedy,
    linked=True,
    lapses_on=(people.died,),
    said=((events.remedy_opened, "The assessment was found inadequate"),),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: what was weak is put right; the number of days is the authority’s own", within=settings.remedy, basis="L",
                 status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraphs 42 and 43: remedial action was taken on every weak case"))),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("assessment.agreed_action", events.actions)
