"""Children in need: the plan, its reviews and visits, the look at drift, and help that follows a protection plan."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import ASSESSMENT_FRAMEWORK_2000, LOCAL
from throughline.base.limits import months
from throughline.engines.duties.declarations import Case, Duty, first_time
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events, settings
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.people import events as people

TODAY = date(2013, 4, 15)
"""From when the guidance names no number."""
WORKER = "social_worker"
LEVEL = (events.help_began, events.level_changed)
AT_LEVEL = (events.help_began.where(level="child_in_need"), events.level_changed.where(level="child_in_need"))
PLAN = events.plan_agreed.where(level="child_in_need")
FROM_PROTECTION = protection.plan_ended.where(then="child_in_need")
OVER = (events.help_ended, events.level_changed.where(level=("early_help", "pre_caf")), protection.plan_began, care.became_looked_after, people.died)
"""A child who is protected by a plan, or in care, is visited and reviewed under that law."""
NO_NUMBER = LOCAL.because("guidance names no number; the authority’s own")


def not_just_assessed(case: Case) -> bool:
    """The clock did not start already on the assessment that led here; nor is there a plan that goes on."""
    if case.start.type == assessment.assessment_finished.code:
        return True
    found = case.latest(assessment.assessment_finished.where(outcome="child_in_need"))
    return found is None or (case.on - found.on).days > 30


def helped_as_child_in_need(case: Case) -> bool:
    """The family is helped as child in need on the day."""
    found = case.latest(LEVEL)
    return found is not None and found.get("level") == "child_in_need"


child_in_need_plan = Duty(
    code="family_help.child_in_need_plan",
    title="Agree {their} child in need plan",
    short="child in need plans",
    owner=WORKER,
    starts=(assessment.assessment_finished.where(outcome="child_in_need"), *AT_LEVEL),
    met_by=PLAN,
    when=not_just_assessed,
    lapses_on=(events.help_ended, protection.plan_began, care.became_looked_after, people.died),
    said=((assessment.assessment_finished, "The assessment was finished"), (events.help_began, "Help as a child in need began"),
          (events.level_changed, "The family was stepped to child in need")),
    law=(
        Since(TODAY,
            Rule("In short: guidance asks for a plan; the number of days is the authority’s own", within=settings.child_in_need_plan,
                 basis="L", id="CIN.PLAN", status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

child_in_need_review = Duty(
    code="family_help.child_in_need_review",
    title="Review {their} child in need plan",
    short="reviews of child in need plans",
    owner=WORKER,
    starts=(PLAN, FROM_PROTECTION),
    nth=(1,),
    within=(*LEVEL, protection.plan_ended),
    met_by=events.review_held,
    renews=True,
    lapses_on=OVER,
    arranged_by=(events.review_arranged.code,),
    said=((events.plan_agreed, "The plan was agreed"), (events.review_held, "The last review was held"),
          (protection.plan_ended, "The protection plan ended")),
    law=(
        Since(date(2000, 4, 1),
            Rule("In short: the plan is reviewed with family and agencies at least every six months", within=months(6), basis="G",
                 id="CIN.REVIEW", status="to verify (detail/para)", era="2012", source=ASSESSMENT_FRAMEWORK_2000.para("4.36"))),
        Since(TODAY,
            Rule("In short: guidance asks for regular reviews; the first after about six weeks", within=settings.child_in_need_first_review,
                 when=first_time, basis="L", id="CIN.REVIEW", status="local default", era="today", source=NO_NUMBER),
            Rule("In short: then about every three months", within=settings.child_in_need_review, basis="L", id="CIN.REVIEW",
                 status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

child_in_need_visit = Duty(
    code="family_help.child_in_need_visit",
    title="Visit {them}",
    short="visits to children in need",
    owner=WORKER,
    starts=(PLAN, FROM_PROTECTION),
    nth=(1,),
    within=(*LEVEL, protection.plan_ended),
    met_by=events.child_seen.where(seen=True),
    renews=True,
    lapses_on=OVER,
    record=events.child_seen,
    said=((events.plan_agreed, "The plan was agreed"), (events.child_seen, "{They} {were} last seen"),
          (protection.plan_ended, "The protection plan ended")),
    law=(
        Since(TODAY,
            Rule("In short: a child in need is seen about every four weeks", within=settings.child_in_need_visit, basis="L", id="CIN.VISIT",
                 status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

drift = Duty(
    code="family_help.drift",
    title="Have a senior manager look at how long {their} plan lasts",
    short="long child in need plans looked at",
    owner="manager",
    starts=AT_LEVEL,
    met_by=events.drift_considered,
    renews=True,
    lapses_on=OVER,
    said=((events.help_began, "Help as a child in need began"), (events.level_changed, "The family was stepped to child in need"),
          (events.drift_considered, "It was last looked at")),
    law=(
        Since(TODAY,
            Rule("In short: a plan that lasts is looked at by somebody senior", within=settings.drift_first, when=first_time, basis="L",
                 id="CIN.LONGTERM_REVIEW", status="local default", era="today", source=NO_NUMBER),
            Rule("In short: and again, as long as it lasts", within=settings.drift, basis="L", id="CIN.LONGTERM_REVIEW",
                 status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip

take_over = Duty(
    code="family_help.take_over",
    title="Take over the help that follows {their} protection plan",
    short="help after protection plans",
    owner="manager",
    starts=protection.plan_ended.where(then=("child_in_need", "early_help")),
    met_by=(*LEVEL, events.lead_named),
    lapses_on=(protection.plan_began, care.became_looked_after, people.died),
    said=((protection.plan_ended, "The protection plan ended"),),
    law=(
        Since(date(1991, 10, 14),
            Rule("In short: what follows a protection plan has somebody who leads it within a week", within=settings.take_over, basis="L",
                 status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 46: longer oversight after a protection plan"))),
    ),
)  # fmt: skip

accept_step_down = Duty(
    code="family_help.accept_step_down",
    title="Answer the proposal that {they} and {their} family be helped as early help",
    short="steps down answered",
    owner="manager",
    starts=events.step_proposed.where(level="early_help"),
    met_by=(events.level_changed.where(level="early_help"), events.step_returned),
    per=events.help_period,
    linked=True,
    when=helped_as_child_in_need,
    also_reads=LEVEL,
    lapses_on=(events.help_ended, events.step_proposed, protection.plan_began, care.became_looked_after, people.died),
    said=((events.step_proposed, "It was proposed"),),
    law=(
        Since(date(2014, 1, 1),
            Rule("In short: early help takes the family over, or says why not; the number of days is the authority’s own", within=settings.step_down,
                 basis="L", id="STEPDOWN.ACCEPT", status="local default", era="today", source=NO_NUMBER)),
    ),
)  # fmt: skip
