"""Reviews of a child's case, and what follows from them."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import (
    ADOPTION_AGENCIES_REGS,
    CARE_PLANNING_REGS,
    GUIDANCE_VOLUME_2,
    IRO_HANDBOOK,
    LOCAL,
    LONG_TERM_FOSTERING_AMENDMENT_2015,
    REVIEW_REGS_1991,
)  # fmt: skip
from throughline.base.limits import days, months, weeks, working_days
from throughline.engines.duties.declarations import NAMED, Case, Duty, first_time, nth_time, start_says
from throughline.practice.looked_after import events, settings
from throughline.practice.looked_after.duties.conditions import LAW, OVER, ordinary_care
from throughline.practice.placements import events as homes
from throughline.record.ledger.types import BEGUN_BEFORE
from throughline.record.people import events as people

REG = CARE_PLANNING_REGS.reg
HANDBOOK = IRO_HANDBOOK.chapter(3)
SCHEDULE_OF_1991 = REVIEW_REGS_1991.reg(3)


def adopters(case: Case) -> bool:
    """Placed for adoption on the day: the Adoption Agencies Regulations take the place of Part 6."""
    home = case.latest((homes.placement_began, homes.placement_ended))
    return home is not None and home.get("type") in homes.WITH_ADOPTERS


def reviews_with_adopters(n: int):  # type: ignore[no-untyped-def]
    """Placed for adoption, and n reviews held since."""

    def holds(case: Case) -> bool:
        home = case.latest(homes.placement_began)
        if home is None or home.get(BEGUN_BEFORE.name):
            return False
        return adopters(case) and len(case.since(events.review_held, home.on)) == n

    return holds


review = Duty(
    code="looked_after.review",
    title="Review {their} case",
    arranged_by=(events.review_planned.code,),
    short="reviews",
    owner="independent_reviewing_officer",
    starts=events.became_looked_after,
    met_by=events.review_held,
    renews=True,
    when=ordinary_care,
    lapses_on=OVER,
    restarts_on=(homes.placement_began.where(type=tuple(sorted(homes.WITH_ADOPTERS))), events.legal_status_began),
    also_reads=(*LAW, homes.placement_ended, homes.placement_began),
    said=((events.review_held, "{Their} last review was held"), (events.became_looked_after, "{They} came into care"),
          (homes.placement_began, "{They} went to live with the people who hope to adopt {them}")),
    law=(
        Since(date(1991, 10, 14),
            Rule("In short: within four weeks of the date upon which the child begins to be looked after", within=weeks(4),
                 when=first_time, id="LAC.REVIEW_1", source=SCHEDULE_OF_1991, era="history"),
            Rule("In short: the second review not more than three months after the first", within=months(3), when=nth_time(2),
                 id="LAC.REVIEW_2", source=SCHEDULE_OF_1991, era="history"),
            Rule("In short: thereafter not more than six months after the date of the previous review", within=months(6),
                 id="LAC.REVIEW_N", source=SCHEDULE_OF_1991, era="history")),
        Since(date(2011, 4, 1),
            Rule("In short: not more than four weeks after the date on which the child is placed", within=weeks(4),
                 when=reviews_with_adopters(0), id="ADOP.REVIEW_PLACED_1", source=ADOPTION_AGENCIES_REGS.reg(36, 3, "a"),
                 era="both"),
            Rule("In short: not more than three months after that first review", within=months(3), when=reviews_with_adopters(1),
                 id="ADOP.REVIEW_PLACED_2", source=ADOPTION_AGENCIES_REGS.reg(36, 3, "b"), era="both"),
            Rule("In short: thereafter not more than six months after the date of the previous review", within=months(6),
                 when=adopters, id="ADOP.REVIEW_PLACED_N", source=ADOPTION_AGENCIES_REGS.reg(36, 3, "c"), era="both"),
            Rule("must first review C’s case within 20 working days of the date on which C becomes looked after",
                 within=working_days(20), when=first_time, id="LAC.REVIEW_1", source=REG(33, 1), era="both"),
            Rule("the second review must be carried out not more than three months after the first", within=months(3),
                 when=nth_time(2), id="LAC.REVIEW_2", source=REG(33, 2), era="both"),
            Rule("subsequent reviews must be carried out at intervals of not more than six months", within=months(6),
                 id="LAC.REVIEW_N", source=REG(33, 2), era="both")),
    ),
)  # fmt: skip

short_break_review = Duty(
    code="looked_after.short_break_review",
    title="Review {their} short breaks",
    short="short break reviews",
    owner="independent_reviewing_officer",
    starts=homes.placement_began.where(regime="48"),
    met_by=events.review_held,
    renews=True,
    nth=(1,),
    within=events.became_looked_after,
    lapses_on=OVER,
    said=((homes.placement_began, "The first short break began"), (events.review_held, "{Their} last review was held")),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: must first review C’s case within three months of the start of the first placement", within=months(3),
                 when=first_time, id="LAC.SHORTBREAK_REVIEW", source=REG(48, 3, "d"), status="to verify (detail/para)",
                 era="both"),
            Rule("In short: the second and subsequent reviews must be carried out at intervals of not more than six months",
                 within=months(6), id="LAC.SHORTBREAK_REVIEW", source=REG(48, 3, "d"), status="to verify (detail/para)",
                 era="both")),
    ),
)  # fmt: skip

full_meeting = Duty(
    code="looked_after.full_meeting",
    title="Hold a full review meeting with {them}",
    short="full review meetings",
    owner="independent_reviewing_officer",
    starts=homes.placement_began.where(regime="22B"),
    met_by=events.review_held.where(full_meeting=True),
    renews=True,
    per=homes.placement,
    lapses_on=(homes.placement_ended, homes.placement_began, *OVER),
    said=((homes.placement_began, "The long-term foster placement began"), (events.review_held, "The last full meeting was held")),
    law=(
        Since(date(2015, 4, 1),
            Rule("In short: at least one review a year of a child in a long term foster placement is a full meeting",
                 within=months(12), id="LAC.REVIEW.LTF_MEETING", basis="G", status="to verify (detail/para)", era="today",
                 source=GUIDANCE_VOLUME_2.whole.as_amended_by(LONG_TERM_FOSTERING_AMENDMENT_2015))),
    ),
)  # fmt: skip

early_review = Duty(
    code="looked_after.early_review",
    title="Hold {their} review early",
    short="early reviews",
    owner="independent_reviewing_officer",
    starts=events.review_brought_forward,
    met_by=events.review_held,
    lapses_on=OVER,
    law=(
        Since(date(2011, 4, 1),
            Rule("must carry out a review before the time specified … if the IRO so requests",
                 within=settings.early_review, id="LAC.REVIEW_EARLY", source=CARE_PLANNING_REGS.regs("32(2)", "33(3)"),
                 era="both")),
    ),
)  # fmt: skip

adjourned_review = Duty(
    code="looked_after.adjourned_review",
    title="Finish {their} adjourned review",
    short="adjourned reviews",
    owner="independent_reviewing_officer",
    starts=events.review_adjourned,
    met_by=events.review_held,
    lapses_on=OVER,
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: an adjourned review should be completed within 20 working days", within=working_days(20), basis="G",
                 id="LAC.REVIEW_ADJOURN", source=HANDBOOK, status="to verify (detail/para)", era="both")),
    ),
)  # fmt: skip

review_report = Duty(
    code="looked_after.review_report",
    title="Have the report for {their} review ready",
    short="reports for reviews",
    owner="social_worker",
    starts=events.review_planned,
    met_by=events.review_report_ready,
    lapses_on=(events.review_planned, events.review_held, *OVER),
    anchor="for_on",
    looks_back=weeks(4),
    said=((events.review_planned, "{Their} review is arranged"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the social worker’s report is available at least three working days before the review", basis="G",
                 within=working_days(3).before, id="LAC.REVIEW_SWREPORT", source=HANDBOOK,
                 status="to verify (detail/para)", era="both")),
    ),
)  # fmt: skip

review_decisions = Duty(
    code="looked_after.review_decisions",
    title="Send the decisions of {their} review",
    short="decisions of reviews",
    owner="independent_reviewing_officer",
    starts=events.review_held,
    met_by=events.decisions_sent,
    per=events.review,
    linked=True,
    lapses_on=people.died,
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the decisions are recorded and sent within five working days of the review", within=working_days(5),
                 basis="G", id="LAC.REVIEW_DECISIONS", source=HANDBOOK, era="both")),
    ),
)  # fmt: skip

review_answer = Duty(
    code="looked_after.review_answer",
    title="Answer the decisions of {their} review",
    short="answers to decisions",
    owner="manager",
    starts=events.decisions_sent,
    met_by=events.decisions_answered,
    per=events.review,
    linked=True,
    lapses_on=people.died,
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the manager raises any objection within five working days; otherwise the decisions stand",
                 within=working_days(5), basis="G", id="LAC.REVIEW_DECISION_QUERY", source=HANDBOOK,
                 status="to verify (detail/para)", era="both")),
    ),
)  # fmt: skip

review_record = Duty(
    code="looked_after.review_record",
    title="Write the record of {their} review",
    short="records of reviews",
    owner="independent_reviewing_officer",
    starts=events.review_held,
    met_by=events.review_record_written,
    per=events.review,
    linked=True,
    lapses_on=people.died,
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the full record of the review is written within 15 working days", within=working_days(15), basis="G",
                 id="LAC.REVIEW_RECORD", source=HANDBOOK, era="both")),
    ),
)  # fmt: skip

review_record_sent = Duty(
    code="looked_after.review_record_sent",
    title="Send the record of {their} review",
    short="records of reviews sent",
    owner="independent_reviewing_officer",
    starts=events.review_held,
    met_by=events.review_record_sent,
    per=events.review,
    linked=True,
    lapses_on=people.died,
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the record is distributed within 20 working days of the review", within=working_days(20), basis="G",
                 id="LAC.REVIEW_DISTRIBUTE", source=HANDBOOK, era="both")),
    ),
)  # fmt: skip


def after_first_review(case: Case) -> bool:
    """Only one review has been held in this period of care."""
    came = case.latest(events.became_looked_after)
    return len(case.since(events.review_held, came.on if came else date.min)) == 1


midway_check = Duty(
    code="looked_after.midway_check",
    title="Check midway how {their} plan goes",
    short="midway checks",
    owner="independent_reviewing_officer",
    starts=events.review_held,
    met_by=events.midway_checked,
    lapses_on=(events.review_held, *OVER),
    also_reads=(events.became_looked_after,),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: between reviews the officer monitors the case; the midway check is the authority’s own",
                 within=settings.midway_after_first, when=after_first_review, id="LAC.IRO_MIDPOINT", basis="L",
                 status="local default", source=LOCAL.because("the handbook asks for monitoring between reviews"), era="both"),
            Rule("In short: between reviews the officer monitors the case; the midway check is the authority’s own",
                 within=settings.midway, id="LAC.IRO_MIDPOINT", basis="L", status="local default",
                 source=LOCAL.because("the handbook asks for monitoring between reviews"), era="both")),
    ),
)  # fmt: skip

officer_meets_child = Duty(
    code="looked_after.officer_meets_child",
    title="Meet {them}, which did not happen before the review",
    short="officer met the child",
    owner="independent_reviewing_officer",
    starts=events.review_held.where(met_before="not_met"),
    met_by=events.officer_met_child,
    lapses_on=(events.review_held, *OVER),
    anchor="catch_up_on",
    said=((events.review_held, "The review was held without the officer having met {them}"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: before each review the officer speaks to the child in private; the day promised when that was missed",
                 within=days(0), when=start_says("catch_up_on"), basis="L", status="local default",
                 source=LOCAL.because("the day that the reviewing officer named"), era="both"),
            Rule("In short: before each review the officer speaks to the child in private; the day is the authority’s own when "
                 "that was missed", within=settings.meet_the_child, basis="L", status="local default",
                 source=LOCAL.because("the handbook asks for it before each review"), era="both")),
    ),
)  # fmt: skip

dispute = Duty(
    code="looked_after.dispute",
    title="Settle the dispute about {their} plan",
    short="disputes",
    owner="manager",
    starts=events.dispute_raised,
    met_by=events.dispute_resolved,
    per=events.disagreement,
    linked=True,
    lapses_on=people.died,
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the whole of the process is completed within 20 working days", within=working_days(20), basis="G",
                 id="LAC.IRO_DRP", source=IRO_HANDBOOK.chapter(6), era="both")),
    ),
)  # fmt: skip

dispute_stage = Duty(
    code="looked_after.dispute_stage",
    title="Answer the reviewing officer’s dispute about {their} plan",
    short="stages of disputes",
    owner=NAMED,
    starts=events.dispute_taken_up,
    met_by=(events.dispute_answered, events.dispute_resolved),
    per=events.disagreement,
    linked=True,
    lapses_on=(events.dispute_taken_up, people.died),
    said=((events.dispute_taken_up, "The dispute went to this stage"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the whole is completed within 20 working days; how many each stage has is the authority’s own",
                 within=settings.dispute_stage, basis="L", status="local default", era="both",
                 source=LOCAL.because("the handbook, chapter 6, asks for stages and gives no number for each"))),
    ),
)  # fmt: skip
