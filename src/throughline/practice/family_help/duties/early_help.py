"""Early help (the common assessment of 2012), from the first look to the closing letter."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL
from throughline.base.limits import days
from throughline.engines.duties.declarations import Case, Duty, first_time
from throughline.engines.feedback.duty import asking_duty
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.family_help import events, settings
from throughline.practice.family_help.feedback import help_feedback
from throughline.record.people import events as people

CAF, NOW = date(2006, 4, 1), date(2014, 1, 1)
"""From when authorities worked with the common assessment, and from when with early help assessments."""
CAF_GUIDE = date(2009, 1, 1)
LEAD = "lead_practitioner"
BEGAN = (events.help_began.where(level="early_help"), events.level_changed.where(level="early_help", direction="up"))
OVER = (events.help_ended, people.died)
STEPPED_UP = events.level_changed.where(level="child_in_need")
STEPPED_DOWN = events.level_changed.where(level="early_help", direction="down")
NO_NUMBER = LOCAL.because("no national number; the authority’s own")
CAF_SAYS = LOCAL.because("the guide for practitioners to the common assessment (CWDC, 2009), which is not statutory")
LEVEL = (events.help_began, events.level_changed)


def in_early_help(case: Case) -> bool:
    """The family is helped as early help on the day."""
    found = case.latest(LEVEL)
    return found is not None and found.get("level") == "early_help"


def not_assessed_yet(case: Case) -> bool:
    """Helped as early help, and no assessment is finished in this period."""
    return in_early_help(case) and not case.on_thread(events.assessed)


def was_early_help(case: Case) -> bool:
    """What ended was early help, not a first look and not a child in need plan."""
    return in_early_help(case)


finish_first_look = Duty(
    code="family_help.finish_first_look",
    title="Finish the first look (pre-CAF) at {their} family",
    short="first looks with an outcome",
    owner=LEAD,
    starts=events.help_began.where(level="pre_caf"),
    met_by=(events.first_look_done, events.help_ended, events.level_changed),
    per=events.help_period,
    linked=True,
    lapses_on=people.died,
    said=((events.help_began, "The first look began"),),
    law=(Since(CAF, Rule("In short: a first look ends in exactly one outcome: an assessment, a referral, another service, or no need",
                         within=settings.first_look, basis="L", status="local default", era="both", source=NO_NUMBER)),),
)  # fmt: skip

agreement = Duty(
    code="family_help.agreement",
    title="Ask {their} parents whether they agree to the help",
    short="agreement to help",
    owner=LEAD,
    starts=BEGAN,
    met_by=events.consent_recorded,
    per=events.help_period,
    looks_back=days(30),
    lapses_on=(*OVER, STEPPED_UP),
    said=((events.help_began, "Early help began"), (events.level_changed, "Early help began")),
    law=(
        Since(CAF_GUIDE,
            Rule("In short: a parent, or a young person who understands it, agrees before the assessment begins", within=days(0),
                 basis="L", id="CAF.CONSENT", status="local default", era="2012", source=CAF_SAYS)),
        Since(NOW,
            Rule("In short: a parent, or a young person who understands it, agrees before the assessment begins", within=days(0),
                 basis="L", status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

look_whether_open = Duty(
    code="family_help.look_whether_open",
    title="Look whether somebody helps {their} family already",
    short="looked for help already there",
    owner=LEAD,
    starts=BEGAN,
    met_by=events.open_checked,
    per=events.help_period,
    looks_back=days(30),
    lapses_on=(*OVER, STEPPED_UP),
    said=((events.help_began, "Early help began"), (events.level_changed, "Early help began")),
    law=(
        Since(CAF_GUIDE,
            Rule("In short: the register is looked at for an open assessment before another is begun", within=days(0), basis="L", id="CAF.CHECK",
                 status="local default", era="2012", source=CAF_SAYS)),
        Since(NOW,
            Rule("In short: the record is looked at for help that is there already; beginning in this record does it by itself", within=days(0),
                 basis="L", status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

first_contact = Duty(
    code="family_help.first_contact",
    title="Speak to {their} family for the first time",
    short="first contacts",
    owner=LEAD,
    starts=BEGAN,
    met_by=(events.first_contact, events.child_seen, events.meeting_held, events.consent_recorded),
    per=events.help_period,
    looks_back=days(5),
    lapses_on=(*OVER, STEPPED_UP),
    said=((events.help_began, "Early help began"), (events.level_changed, "Early help began")),
    law=(
        Since(NOW,
            Rule("In short: the family is spoken to within a week of the beginning", within=settings.first_contact, basis="L",
                 id="EHA.FIRST_CONTACT", status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

assessment = Duty(
    code="family_help.assessment",
    title="Finish {their} early help assessment",
    short="early help assessments",
    owner=LEAD,
    starts=events.consent_recorded.where(answer=("agreed", "partly")),
    met_by=events.assessed,
    per=events.help_period,
    when=not_assessed_yet,
    also_reads=LEVEL,
    lapses_on=(*OVER, STEPPED_UP, events.consent_recorded.where(answer=("refused", "withdrawn"))),
    said=((events.consent_recorded, "The family agreed"),),
    law=(
        Since(CAF,
            Rule("In short: the common assessment is finished and agreed in so many working days; no national limit", basis="L",
                 within=settings.common_assessment, id="CAF.COMPLETE", status="local default", era="2012", source=NO_NUMBER)),
        Since(NOW,
            Rule("In short: guidance names no number of days", within=settings.early_help_assessment, basis="L", id="EHA.COMPLETE",
                 status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

first_meeting = Duty(
    code="family_help.first_meeting",
    title="Meet with {their} family and those who help: the team around the family",
    short="first meetings of the team around the family",
    owner=LEAD,
    starts=events.assessed,
    met_by=(events.meeting_held, events.review_held),
    per=events.help_period,
    lapses_on=(*OVER, STEPPED_UP),
    said=((events.assessed, "The assessment was finished"),),
    law=(
        Since(CAF,
            Rule("In short: the team around the child first meets, and a lead professional is named", within=settings.first_meeting,
                 basis="L", id="CAF.TAC_FIRST", status="local default", era="2012", source=NO_NUMBER)),
        Since(NOW,
            Rule("In short: the team around the family first meets, and the plan is made", within=settings.first_meeting, basis="L",
                 id="EHA.TAF_FIRST", status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

review = Duty(
    code="family_help.review",
    title="Review {their} plan of help",
    short="reviews of early help",
    owner=LEAD,
    starts=(events.meeting_held, STEPPED_DOWN),
    nth=(1,),
    within=LEVEL,
    met_by=events.review_held,
    renews=True,
    per=events.help_period,
    when=in_early_help,
    lapses_on=(*OVER, STEPPED_UP),
    arranged_by=(events.review_arranged.code,),
    said=((events.meeting_held, "The team around the family first met"), (events.review_held, "The last review was held"),
          (events.level_changed, "The family was stepped down to early help")),
    law=(
        Since(CAF,
            Rule("In short: the first review after about six weeks", within=settings.caf_first_review, when=first_time, basis="L",
                 id="CAF.TAC_REVIEW", status="local default", era="2012", source=NO_NUMBER),
            Rule("In short: then about every three months", within=settings.caf_review, basis="L", id="CAF.TAC_REVIEW",
                 status="local default", era="2012", source=NO_NUMBER)),
        Since(NOW,
            Rule("In short: every six weeks or so", within=settings.review, basis="L", id="EHA.TAF_REVIEW", status="local default",
                 era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

early_help_visit = Duty(
    code="family_help.early_help_visit",
    title="See {them} and {their} family",
    short="visits in early help",
    owner=LEAD,
    starts=(events.plan_agreed, STEPPED_DOWN),
    nth=(1,),
    within=LEVEL,
    met_by=events.child_seen.where(seen=True),
    renews=True,
    per=events.help_period,
    when=in_early_help,
    lapses_on=(*OVER, STEPPED_UP),
    record=events.child_seen,
    said=((events.plan_agreed, "The plan was agreed"), (events.child_seen, "{They} {were} last seen"),
          (events.level_changed, "The family was stepped down to early help")),
    law=(
        Since(NOW,
            Rule("In short: child and family are seen about every four weeks while the plan is open", within=settings.visit, basis="L",
                 id="EHA.VISIT", status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

closing_letter = Duty(
    code="family_help.closing_letter",
    title="Write to {their} family: what was reached, and whom to ask now",
    short="closing letters",
    owner=LEAD,
    starts=events.help_ended,
    met_by=events.closing_letter_sent,
    per=events.help_period,
    linked=True,
    when=was_early_help,
    also_reads=LEVEL,
    lapses_on=people.died,
    said=((events.help_ended, "Early help ended"),),
    law=(
        Since(NOW,
            Rule("In short: a letter closes the help, and its outcome is on the record", within=settings.closing_letter, basis="L",
                 id="EHA.CLOSE_FOLLOWUP", status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("family_help.agreed_action", events.actions)
WHY_ASKED = "the inspection of 2012, paragraph 69: views of parents and children in the CAF were not learnt from"
ask_parents = asking_duty("family_help.ask_parents", help_feedback, "parent", owner=LEAD, within=settings.ask_what_they_thought,
                          title="Ask {their} parents what they thought of the help", why=WHY_ASKED)  # fmt: skip
ask_child = asking_duty("family_help.ask_child", help_feedback, "child", owner=LEAD, within=settings.ask_what_they_thought,
                        title="Ask {them} what {they} thought of the help", why=WHY_ASKED)  # fmt: skip
