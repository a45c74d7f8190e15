"""Plans, the reviewing officer, and the ground in law on which a child is looked after."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import (
    CARE_PLANNING_REGS,
    GUIDANCE_VOLUME_2,
    IRO_HANDBOOK,
    LOCAL,
    LOOKED_AFTER_REMANDS_AMENDMENT_2013,
)
from throughline.base.limits import months, weeks, working_days
from throughline.engines.duties.declarations import Duty, every, start_says
from throughline.practice.looked_after import events, settings
from throughline.practice.looked_after.duties.conditions import LAW, OVER, in_care_under, only_by_remand
from throughline.practice.placements import events as homes
from throughline.record.workers import events as staff

care_plan = Duty(
    code="looked_after.care_plan",
    title="Prepare {their} care plan",
    short="first care plans",
    owner="social_worker",
    starts=homes.placement_began,
    met_by=events.care_plan_prepared,
    nth=(1,),
    within=events.became_looked_after,
    lapses_on=(events.became_looked_after, *OVER),
    looks_back=weeks(8),
    said=((homes.placement_began, "{They} went to {their} first home in care"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("within ten working days of the start of the first placement", within=working_days(10),
                 id="LAC.CAREPLAN", source=CARE_PLANNING_REGS.reg(4), era="both")),
    ),
)  # fmt: skip

appoint_officer = Duty(
    code="looked_after.appoint_officer",
    title="Name a reviewing officer for {them}",
    short="reviewing officers named",
    owner="manager",
    starts=events.became_looked_after,
    met_by=staff.allocated.where(role="independent_reviewing_officer"),
    lapses_on=(events.became_looked_after, *OVER),
    looks_back=weeks(4),
    said=((events.became_looked_after, "{They} came into care"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: an officer is appointed before the first review; the handbook says within five working days",
                 within=working_days(5), basis="G", id="LAC.IRO_APPOINT", status="to verify (detail/para)",
                 source=IRO_HANDBOOK.whole.because("and Children Act 1989, section 25A"), era="both")),
    ),
)  # fmt: skip

permanence_plan = Duty(
    code="looked_after.permanence_plan",
    title="Decide where {they} will grow up",
    short="permanence decided",
    owner="social_worker",
    starts=events.became_looked_after,
    met_by=events.permanence_plan_agreed,
    lapses_on=(events.became_looked_after, *OVER),
    said=((events.became_looked_after, "{They} came into care"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: a plan for permanence is agreed by the second review, about four months", within=months(4), basis="G",
                 id="LAC.PERMANENCE_PLAN", source=GUIDANCE_VOLUME_2.whole.because("and the IRO Handbook 2010"), era="both")),
    ),
)  # fmt: skip

consent_review = Duty(
    code="looked_after.consent_review",
    title="Ask {their} parents again for their agreement",
    short="agreement asked for again",
    owner="social_worker",
    starts=events.review_held,
    met_by=events.consent_reconfirmed,
    when=in_care_under("V2"),
    lapses_on=(events.review_held, *OVER),
    looks_back=weeks(4),
    also_reads=LAW,
    law=(
        Since(date(2018, 7, 18),
            Rule("In short: parents’ agreement to accommodation is confirmed again at each review", basis="L",
                 within=settings.ask_for_agreement, id="LAC.S20_CONSENT_REVIEW", status="local default",
                 source=LOCAL.because("Williams v Hackney 2018, and the guidance on public law proceedings"), era="today")),
    ),
)  # fmt: skip

reassessment = Duty(
    code="looked_after.reassessment",
    title="Assess {their} needs again",
    short="needs assessed again",
    owner="social_worker",
    starts=events.became_looked_after,
    met_by=events.needs_reassessed,
    renews=True,
    lapses_on=OVER,
    said=((events.became_looked_after, "{They} came into care"), (events.needs_reassessed, "{Their} needs were last assessed")),
    law=(
        Since(date(2012, 7, 1),
            Rule("In short: needs are assessed again at least once a year, by the authority’s own rule", basis="L",
                 within=settings.reassessment, status="local default", era="both",
                 source=LOCAL.because("a plan that is not reassessed ages with the child"))),
    ),
)  # fmt: skip

remand_plan = Duty(
    code="looked_after.remand_plan",
    title="Prepare {their} plan for the time on remand",
    short="plans on remand",
    owner="social_worker",
    starts=events.detained.where(kind=("remand_accommodation", "youth_detention")),
    met_by=events.remand_plan_prepared,
    per=events.detention,
    linked=True,
    lapses_on=(events.released, *OVER),
    also_reads=(events.became_looked_after,),
    said=((events.detained, "{They} {were} remanded"),),
    law=(
        Since(date(2013, 4, 19),
            Rule("In short: where C is a looked after child only by reason of being remanded to local authority accommodation, the "
                 "care plan must be prepared within five working days of C being so remanded", within=working_days(5),
                 when=every(start_says("kind", "remand_accommodation"), only_by_remand), id="LAC.REMAND_LAA_PLAN",
                 source=CARE_PLANNING_REGS.reg("47B").as_amended_by(LOOKED_AFTER_REMANDS_AMENDMENT_2013),
                 status="to verify (detail/para)", era="today"),
            Rule("In short: the detention placement plan must be prepared within ten working days of C being so remanded",
                 within=working_days(10), when=start_says("kind", "youth_detention"), id="LAC.REMAND_YDA_PLAN",
                 source=CARE_PLANNING_REGS.reg("47C").as_amended_by(LOOKED_AFTER_REMANDS_AMENDMENT_2013),
                 status="to verify (detail/para)", era="today")),
    ),
)  # fmt: skip
