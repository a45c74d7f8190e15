"""What must happen around a home in care, by when, on whose authority."""

from datetime import date

from throughline.base.calendar import add_months
from throughline.base.effective import Rule, Since
from throughline.base.law import (
    CARE_PLANNING_AND_FOSTERING_AMENDMENT_2013,
    CARE_PLANNING_REGS,
    CHILDREN_ACT_1989,
    CORONAVIRUS_AMENDMENT_2020,
    DISTANT_PLACEMENTS_AMENDMENT_2013,
    LOCAL,
)  # fmt: skip
from throughline.base.limits import days, months, weeks, working_days
from throughline.engines.duties.declarations import Case, Duty, fact, start_says
from throughline.practice.looked_after import events as care
from throughline.practice.placements import codes, events, settings
from throughline.record.people import events as people

OVER = (care.ceased_looked_after, people.died)
MOVED_ON = (events.placement_ended, events.placement_began, *OVER)
"""What ends every clock of a home: leaving it, the next home, the end of care."""
REG = CARE_PLANNING_REGS.reg
STARTED = "{They} came to this home"


def not_a_short_break(case: Case) -> bool:
    """Regulation 48 leaves short breaks out of regulations 9 and 13."""
    status = case.latest(care.legal_status_began)
    return case.said("regime") != "48" and (status is None or status.get("status") not in ("V3", "V4"))


in_emergency = fact("emergency")
fostered = fact("type", *codes.FOSTER)

placement_plan = Duty(
    code="placements.placement_plan",
    title="Prepare {their} placement plan",
    short="placement plans",
    owner="social_worker",
    starts=events.placement_began,
    met_by=events.placement_plan_prepared,
    per=events.placement,
    linked=True,
    when=not_a_short_break,
    lapses_on=MOVED_ON,
    looks_back=weeks(8),
    also_reads=(care.legal_status_began,),
    said=((events.placement_began, STARTED),),
    law=(
        Since(date(2011, 4, 1),
            Rule("if it is not reasonably practicable to prepare the placement plan before making the placement, … within "
                 "five working days of the start of the placement", within=working_days(5), id="LAC.PLACEMENT_PLAN",
                 source=REG(9, 2), era="both")),
        Since(date(2020, 4, 24),
            Rule("as soon as is reasonably practicable after the start of the placement", id="LAC.PLACEMENT_PLAN",
                 source=REG(9, 2).as_amended_by(CORONAVIRUS_AMENDMENT_2020), era="both")),
        Since(date(2020, 9, 25),
            Rule("if it is not reasonably practicable to prepare the placement plan before making the placement, … within "
                 "five working days of the start of the placement", within=working_days(5), id="LAC.PLACEMENT_PLAN",
                 source=REG(9, 2), era="both")),
    ),
)  # fmt: skip

delegated_authority = Duty(
    code="placements.delegated_authority",
    title="Agree what {their} carers may decide",
    short="delegated authority",
    owner="social_worker",
    starts=events.placement_began,
    met_by=events.placement_plan_prepared.where(delegated_authority=True),
    per=events.placement,
    linked=True,
    lapses_on=MOVED_ON,
    looks_back=weeks(8),
    record=events.placement_plan_prepared,
    said=((events.placement_began, STARTED),),
    law=(
        Since(date(2013, 7, 1),
            Rule("In short: the placement plan says which decisions about C’s care and upbringing F may take", when=fostered,
                 within=working_days(5), id="LAC.DELEGATED_AUTHORITY", status="to verify (detail/para)", era="today",
                 source=CARE_PLANNING_REGS.schedule(2, 4).as_amended_by(CARE_PLANNING_AND_FOSTERING_AMENDMENT_2013))),
    ),
)  # fmt: skip

notify_placement = Duty(
    code="placements.notify_placement",
    title="Tell in writing all who must know of {their} placement",
    short="notices of placements",
    owner="social_worker",
    starts=events.placement_began,
    met_by=events.placement_notified,
    per=events.placement,
    linked=True,
    when=not_a_short_break,
    lapses_on=MOVED_ON,
    looks_back=weeks(8),
    also_reads=(care.legal_status_began,),
    said=((events.placement_began, STARTED),),
    law=(
        Since(date(2011, 4, 1),
            Rule("if the placement is made in an emergency, within five working days of the start of the placement",
                 within=working_days(5), when=in_emergency, id="LAC.NOTIFY_PLACEMENT", source=REG(13, 1), era="both"),
            Rule("written notification … before the placement is made", within=days(0), id="LAC.NOTIFY_PLACEMENT",
                 source=REG(13, 1), era="both")),
    ),
)  # fmt: skip

distant_approval = Duty(
    code="placements.distant_approval",
    title="Have the director approve {their} placement at a distance",
    short="distant placements approved",
    owner="manager",
    starts=events.placement_began.where(distant=True),
    met_by=events.distant_placement_approved,
    per=events.placement,
    linked=True,
    lapses_on=MOVED_ON,
    looks_back=weeks(8),
    said=((events.placement_began, STARTED),),
    law=(
        Since(date(2014, 1, 27),
            Rule("in the case of a proposed placement which is also at a distance, must not be put into effect until it has been approved "
                 "by the director of children’s services", within=days(0), id="LAC.DISTANT_APPROVAL",
                 source=REG(11, 1, "b").as_amended_by(DISTANT_PLACEMENTS_AMENDMENT_2013),
                 status="to verify (detail/para)", era="today")),
    ),
)  # fmt: skip

area_authority_told = Duty(
    code="placements.area_authority_told",
    title="Tell the council of the area in writing",
    short="councils of the area told",
    owner="social_worker",
    starts=(events.placement_began.where(distant=True), events.placement_began.where(outside=True)),
    met_by=events.area_authority_notified,
    per=events.placement,
    linked=True,
    when=not_a_short_break,
    lapses_on=MOVED_ON,
    looks_back=weeks(8),
    also_reads=(care.legal_status_began,),
    said=((events.placement_began, STARTED),),
    law=(
        Since(date(2014, 1, 27),
            Rule("if the placement is made in an emergency, within five working days of the start of the placement",
                 within=working_days(5), when=in_emergency, id="LAC.DISTANT_APPROVAL", era="today",
                 source=REG(13, 4, "a").because("inserted by SI 2013/3239")),
            Rule("written notification to the area authority of the arrangements for C’s placement before the placement "
                 "is made", within=days(0), id="LAC.DISTANT_APPROVAL", era="today",
                 source=REG(13, 4, "a").because("inserted by SI 2013/3239"))),
    ),
)  # fmt: skip

parental_assessment = Duty(
    code="placements.parental_assessment",
    title="Finish the assessment of {their} parents",
    short="assessments of parents",
    owner="social_worker",
    starts=events.placement_began.where(regime="19"),
    met_by=events.parental_placement_assessed,
    per=events.placement,
    linked=True,
    lapses_on=MOVED_ON,
    said=((events.placement_began, "{They} went to live with {their} parents before the assessment was finished"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the assessment and the review of C’s case are completed … within ten working days of C being placed "
                 "with P", within=working_days(10), id="LAC.REG19_ASSESS", source=REG(19), era="both")),
    ),
)  # fmt: skip

parental_decision = Duty(
    code="placements.parental_decision",
    title="Decide on {their} life with parents",
    short="decisions on living with parents",
    owner="manager",
    starts=events.parental_placement_assessed,
    met_by=events.parental_placement_decided,
    per=events.placement,
    linked=True,
    lapses_on=MOVED_ON,
    said=((events.parental_placement_assessed, "The assessment was finished"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: a decision … is made and approved within ten working days after the assessment is completed",
                 within=working_days(10), id="LAC.REG19_DECISION", source=REG(19), status="to verify (detail/para)",
                 era="both")),
    ),
)  # fmt: skip

ENDED = (events.carers_approved, events.placement_ended)
emergency_foster_care = Duty(
    code="placements.emergency_foster_care",
    title="End {their} emergency placement, or change the carer’s terms",
    short="emergency placements",
    owner="social_worker",
    starts=events.placement_began.where(regime="23"),
    met_by=(*ENDED, events.placement_changed.where(regime=("19", "22B", "24", "25A", "48", "other"))),
    per=events.placement,
    linked=True,
    expiry=True,
    lapses_on=(events.placement_began, *OVER),
    said=((events.placement_began, STARTED),),
    law=(
        Since(date(2011, 4, 1),
            Rule("provided that the placement is for no longer than six working days", within=working_days(6),
                 id="LAC.REG23_MAX", source=REG(23), era="both")),
        Since(date(2020, 4, 24),
            Rule("In short: provided that the placement is for no longer than 24 weeks", within=weeks(24), id="LAC.REG23_MAX",
                 source=REG(23).as_amended_by(CORONAVIRUS_AMENDMENT_2020), status="to verify (detail/para)", era="both")),
        Since(date(2020, 9, 25),
            Rule("provided that the placement is for no longer than six working days", within=working_days(6),
                 id="LAC.REG23_MAX", source=REG(23), era="both")),
    ),
)  # fmt: skip

temporary_approval = Duty(
    code="placements.temporary_approval",
    title="Have {their} carers approved in full",
    short="temporary approvals",
    owner="social_worker",
    starts=(events.placement_began.where(regime="24"), events.placement_changed.where(regime="24")),
    met_by=ENDED,
    per=events.placement,
    linked=True,
    expiry=True,
    lapses_on=(events.placement_began, events.temporary_approval_extended, *OVER),
    said=((events.placement_began, STARTED), (events.placement_changed, "The carers were approved for a time")),
    law=(
        Since(date(2011, 4, 1),
            Rule("for a temporary period not exceeding 16 weeks", within=weeks(16), id="LAC.REG24_MAX", source=REG(24),
                 era="both")),
        Since(date(2020, 4, 24),
            Rule("for a temporary period not exceeding 24 weeks", within=weeks(24), id="LAC.REG24_MAX",
                 source=REG(24).as_amended_by(CORONAVIRUS_AMENDMENT_2020), era="both")),
        Since(date(2020, 9, 25),
            Rule("for a temporary period not exceeding 16 weeks", within=weeks(16), id="LAC.REG24_MAX", source=REG(24),
                 era="both")),
    ),
)  # fmt: skip

extended_approval = Duty(
    code="placements.extended_approval",
    title="Have {their} carers approved in full, after the extension",
    short="extended approvals",
    owner="manager",
    starts=events.temporary_approval_extended,
    met_by=ENDED,
    per=events.placement,
    linked=True,
    expiry=True,
    anchor="from_on",
    lapses_on=(events.placement_began, events.temporary_approval_extended, *OVER),
    said=((events.temporary_approval_extended, "The approval was extended"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("until the outcome of the review is known", when=start_says("why", "review"), id="LAC.REG25_EXTEND",
                 source=REG(25, 3), era="both"),
            Rule("once for a further period of up to eight weeks", within=weeks(8), id="LAC.REG25_EXTEND",
                 source=REG(25, 2), era="both")),
    ),
)  # fmt: skip

adopters_approval = Duty(
    code="placements.adopters_approval",
    title="Watch that {their} adopters’ approval as carers still holds",
    short="adopters approved as carers",
    owner="social_worker",
    starts=events.placement_began.where(regime="25A"),
    met_by=ENDED,
    per=events.placement,
    linked=True,
    expiry=True,
    lapses_on=(events.placement_began, *OVER),
    said=((events.placement_began, STARTED),),
    law=(
        Since(date(2013, 7, 1),
            Rule("on C’s placement with the approved prospective adopter being terminated … on the approved prospective "
                 "adopter being approved as a foster parent", id="LAC.REG25A",
                 source=REG("25A", 3).because("inserted by SI 2013/984"), era="today")),
    ),
)  # fmt: skip

single_short_break = Duty(
    code="placements.single_short_break",
    title="End {their} short break in time",
    short="single short breaks",
    owner="social_worker",
    starts=events.placement_began.where(regime="48"),
    met_by=(events.placement_ended, care.ceased_looked_after),
    per=events.placement,
    expiry=True,
    lapses_on=(events.placement_began, people.died),
    said=((events.placement_began, "The short break began"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("no single placement is intended to last for longer than 17 days", within=days(17),
                 id="LAC.SHORTBREAK_SINGLE", source=REG(48, 2, "c", "i"), era="both")),
    ),
)  # fmt: skip

review_before_ending = Duty(
    code="placements.review_before_ending",
    title="Hold a review before {their} placement is ended",
    short="reviews before an ending",
    owner="independent_reviewing_officer",
    starts=events.ending_considered,
    met_by=(events.ending_reviewed, care.review_held),
    per=events.placement,
    lapses_on=MOVED_ON,
    said=((events.ending_considered, "Ending the placement is being considered"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("may only terminate C’s placement following a review of C’s case", within=settings.review_before_ending,
                 id="LAC.TERMINATE_REVIEW", source=REG(14, 1), era="both")),
    ),
)  # fmt: skip

long_stay_notice = Duty(
    code="placements.long_stay_notice",
    title="Be told of {their} long stay in hospital or residential school",
    short="notices of long stays",
    owner="manager",
    starts=events.long_stay_began,
    met_by=events.long_stay_notified,
    per=events.elsewhere,
    linked=True,
    lapses_on=(events.long_stay_ended, people.died),
    said=((events.long_stay_began, "The stay began"),),
    law=(
        Since(date(1991, 10, 14),
            Rule("for a consecutive period of at least three months … shall notify the responsible authority",
                 within=months(3), id="LAC.S85_NOTIFY", source=CHILDREN_ACT_1989.sections("85", "86"), era="both")),
    ),
)  # fmt: skip


def many_homes_by_now(case: Case) -> bool:
    """This home makes as many within twelve months, or in a life, as the authority has agreed to meet about."""
    homes = [e for e in case.past.of(events.placement_began, case.on) if e.get("regime") != "48"]
    lately = [e for e in homes if e.on > add_months(case.on, -12)]
    value = {s.code: int(s.value(case.settings, case.on)) for s in (settings.homes_in_a_year, settings.lifetime_homes)}
    return len(lately) >= value["placements.homes_in_a_year"] or len(homes) >= value["placements.lifetime_homes"]


stability_meeting = Duty(
    code="placements.stability_meeting",
    title="Hold a stability meeting about {their} homes",
    short="stability meetings",
    owner="manager",
    starts=events.placement_began,
    met_by=events.stability_meeting_held,
    when=many_homes_by_now,
    lapses_on=MOVED_ON,
    looks_back=days(28),
    said=((events.placement_began, STARTED),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: after many moves people meet about what would make the home last; the numbers are the authority’s own",
                 within=settings.stability_meeting, basis="L", status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 121: some young people had a great many placements"))),
    ),
)  # fmt: skip
