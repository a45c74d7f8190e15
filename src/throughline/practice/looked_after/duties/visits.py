"""Visits by the authority's representative."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import (
    ADOPTION_AGENCIES_REGS,
    CARE_PLANNING_REGS,
    FOSTERING_REGS_2002,
    LOCAL,
    LONG_TERM_FOSTERING_AMENDMENT_2015,
)  # fmt: skip
from throughline.base.limits import Limit, days, months, weeks
from throughline.engines.duties.declarations import (
    Agreed,
    Case,
    Duty,
    any_of,
    before_first,
    every,
    fact,
    first_time,
    in_first,
    not_,
    start_says,
    started_by,
)  # fmt: skip
from throughline.practice.looked_after import events, settings
from throughline.practice.looked_after.codes import WHY_NOT_ALONE
from throughline.practice.looked_after.duties.conditions import (
    LAW,
    OVER,
    agrees_to_fewer_visits,
    before_assessment,
    in_care_under,
    in_foster_care,
    meant_to_last,
    ordinary_care,
    placed_for_adoption,
    temporarily_approved,
    with_parents,
)  # fmt: skip
from throughline.practice.placements import events as homes
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import Some

seen = events.child_visited.where(outcome="seen")


def at_most(limit: Limit) -> Agreed:
    """The law's interval, or a shorter one agreed for this child in this placement."""
    return Agreed(events.visits_agreed, "weeks", weeks(1), limit, since=events.became_looked_after)


first_year = in_first(months(12))
first_review_to_come = before_first(events.review_held)
interim_order_with_parents = every(with_parents, in_care_under("C1"))
care_order_with_parents = every(with_parents, in_care_under("C2"))
order_just_made = any_of(first_time, started_by(events.legal_status_began))
arrangements_just_changed = any_of(first_time, started_by(homes.placement_changed))

REG = CARE_PLANNING_REGS.reg
ADOPTION = (
    Rule("In short: within one week of the placement and thereafter at least once a week until the first review",
         within=weeks(1), when=every(placed_for_adoption, first_review_to_come), id="ADOP.VISIT",
         source=ADOPTION_AGENCIES_REGS.reg(36, 4), era="both"),
    Rule("In short: thereafter at such frequency as the adoption agency decide at each review", within=settings.adoption_visits,
         when=placed_for_adoption, id="ADOP.VISIT", source=ADOPTION_AGENCIES_REGS.reg(36, 4), era="both"),
)  # fmt: skip
BEFORE_AND_WITH_PARENTS = (
    Rule("within one week of the start of any placement", within=weeks(1), when=first_time, id="LAC.VISIT_FIRST",
         source=REG(28, 2, "a"), era="both"),
    Rule("where regulation 19 applies … at least once a week until the first review", within=weeks(1),
         when=every(before_assessment, first_review_to_come), id="LAC.VISIT_REG19", source=REG(28, 3, "a"), era="both"),
    Rule("thereafter at intervals of not more than six weeks", within=at_most(weeks(6)), when=before_assessment,
         id="LAC.VISIT_REG19", source=REG(28, 3, "b"), era="both"),
    Rule("where regulation 24 applies, or where an interim care order has been made … and C is living with P … "
         "at least once a week until the first review", within=weeks(1),
         when=every(any_of(temporarily_approved, interim_order_with_parents), first_review_to_come),
         id="LAC.VISIT_REG24", source=REG(28, 4, "a"), era="both"),
    Rule("thereafter at intervals of not more than four weeks", within=at_most(weeks(4)),
         when=any_of(temporarily_approved, interim_order_with_parents), id="LAC.VISIT_REG24", source=REG(28, 4, "b"),
         era="both"),
    Rule("where a care order has been made … and C is living with P … within one week of the making of the care order",
         within=weeks(1), when=every(care_order_with_parents, order_just_made), id="LAC.VISIT_CO_HOME",
         source=REG(28, 5, "a"), era="both"),
    Rule("thereafter at intervals of not more than six weeks", within=at_most(weeks(6)), when=care_order_with_parents,
         id="LAC.VISIT_CO_HOME", source=REG(28, 5, "b"), era="both"),
    Rule("In short: within one week of the start of C’s living arrangements and within one week of any change to C’s living "
         "arrangements", within=weeks(1), when=every(fact("regime", "other"), arrangements_just_changed),
         id="LAC.VISIT_OTHERPERSON", source=REG(28, 6, "a"), status="to verify (detail/para)", era="both"),
    Rule("In short: at intervals of not more than six weeks for the first year of C’s living arrangements",
         within=at_most(weeks(6)), when=every(fact("regime", "other"), first_year), id="LAC.VISIT_OTHERPERSON",
         source=REG(28, 6, "b"), status="to verify (detail/para)", era="both"),
    Rule("In short: at intervals of not more than three months in any subsequent year", within=at_most(months(3)),
         when=fact("regime", "other"), id="LAC.VISIT_OTHERPERSON", source=REG(28, 6, "c"),
         status="to verify (detail/para)", era="both"),
)  # fmt: skip
LONG_TERM_FOSTERING = (
    Rule("In short: where C is in a long term foster placement … and C, being of sufficient age and understanding, agrees … "
         "at intervals of no more than six months", within=at_most(months(6)),
         when=every(agrees_to_fewer_visits, not_(first_year)), id="LAC.VISIT.LTF",
         source=REG(28).as_amended_by(LONG_TERM_FOSTERING_AMENDMENT_2015), status="to verify (detail/para)", era="today"),
)  # fmt: skip
ORDINARY = (
    Rule("thereafter where the placement is intended to last until C is aged 18, at intervals of not more than three "
         "months", within=at_most(months(3)), when=every(meant_to_last, not_(first_year)), id="LAC.VISIT_PERM",
         source=REG(28, 2, "c", "i"), era="both"),
    Rule("at intervals of not more than six weeks for the first year of any placement", within=at_most(weeks(6)),
         when=first_year, id="LAC.VISIT_Y1", source=REG(28, 2, "b"), era="both"),
    Rule("and in any other case, at intervals of not more than six weeks", within=at_most(weeks(6)),
         id="LAC.VISIT_OTHER", source=REG(28, 2, "c", "ii"), era="both"),
)  # fmt: skip
SUPERVISION_2002 = FOSTERING_REGS_2002.reg(35)

visit = Duty(
    code="looked_after.visit",
    title="Visit {them}",
    short="statutory visits",
    owner="social_worker",
    starts=homes.placement_began,
    met_by=seen,
    renews=True,
    per=homes.placement,
    when=ordinary_care,
    lapses_on=(homes.placement_ended, homes.placement_began, *OVER),
    restarts_on=(events.legal_status_began, homes.placement_changed, events.visits_agreed),
    also_reads=(*LAW, events.review_held, events.became_looked_after, homes.carers_approved,
                homes.parental_placement_decided),
    record=events.child_visited,
    said=((events.child_visited, "{They} {were} last seen"), (homes.placement_began, "{They} came to this home"),
          (events.legal_status_began, "The order was made"), (homes.placement_changed, "The arrangements changed"),
          (events.visits_agreed, "More visits were agreed")),
    law=(
        Since(date(2002, 4, 1),
            Rule("In short: within one week of the child’s being placed with a foster parent", within=weeks(1),
                 when=every(in_foster_care, first_time), id="LAC.VISIT_FIRST", source=SUPERVISION_2002,
                 status="to verify (detail/para)", era="history"),
            Rule("In short: in the first year of the placement at intervals of not more than six weeks", within=weeks(6),
                 when=every(in_foster_care, first_year), id="LAC.VISIT_Y1", source=SUPERVISION_2002,
                 status="to verify (detail/para)", era="history"),
            Rule("In short: thereafter at intervals of not more than three months", within=months(3), when=in_foster_care,
                 id="LAC.VISIT_PERM", source=SUPERVISION_2002, status="to verify (detail/para)", era="history")),
        Since(date(2011, 4, 1), *ADOPTION, *BEFORE_AND_WITH_PARENTS, *ORDINARY),
        Since(date(2015, 4, 1), *ADOPTION, *BEFORE_AND_WITH_PARENTS, *LONG_TERM_FOSTERING, *ORDINARY),
    ),
)  # fmt: skip

requested_visit = Duty(
    code="looked_after.requested_visit",
    title="Visit {them}, as was asked",
    short="visits asked for",
    owner="social_worker",
    starts=events.visit_requested,
    met_by=seen,
    lapses_on=OVER,
    record=events.child_visited,
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: within one week of first receiving notification under section 30A of the Care Standards Act 2000",
                 within=weeks(1), when=start_says("by_whom", "inspectorate"), id="LAC.VISIT_REQUEST", source=REG(28, 8),
                 status="to verify (detail/para)", era="both"),
            Rule("In short: whenever reasonably requested to do so", within=settings.visit_on_request, id="LAC.VISIT_REQUEST",
                 source=REG(28, 7), status="to verify (detail/para)", era="both")),
    ),
)  # fmt: skip

OWN_REASON = events.visit_written_up.where(why_not_alone=("too_young", "did_not_want"))


def could_have_been(case: Case) -> bool:
    """Nobody said, when the visit was written up on the same day, that it was the child's own reason."""
    return not case.on_thread(OWN_REASON)


seen_alone = Duty(
    code="looked_after.seen_alone",
    title="See {them} alone",
    short="seen alone",
    owner="social_worker",
    starts=(events.child_visited.where(outcome="seen", alone="no", why_not_alone=("not_possible", None)),
            events.visit_written_up.where(why_not_alone="not_possible")),
    met_by=(events.child_visited.where(alone=("yes", "part")), events.visit_written_up.where(alone=("yes", "part"))),
    when=could_have_been,
    lapses_on=(events.child_visited.where(outcome="seen", alone="no"), events.visit_written_up.where(why_not_alone=tuple(WHY_NOT_ALONE)), *OVER),
    anchor="alone_by",
    record=events.child_visited,
    said=((events.child_visited, "{They} {were} not seen alone"), (events.visit_written_up, "{They} {were} not seen alone")),
    law=(
        Since(date(2011, 4, 1),
            Rule("R must speak to C in private", within=days(0), when=start_says("alone_by"),
                 id="LAC.VISIT_ALONE", source=CARE_PLANNING_REGS.reg(29), era="both"),
            Rule("R must speak to C in private", within=settings.see_alone, id="LAC.VISIT_ALONE",
                 source=CARE_PLANNING_REGS.reg(29), era="both")),
    ),
)  # fmt: skip


def whole(event: Happened) -> bool:
    """What the child said or showed is written, and whether they were seen alone; where they were not, why."""
    return bool(event.get("words")) and bool(event.get("alone")) and (event.get("alone") != "no" or bool(event.get("why_not_alone")))


def recorded_here(case: Case) -> bool:
    """Recorded in this record: of a visit brought over from another system nobody knows when it was written up."""
    return case.start.source == "record"


visit_record = Duty(
    code="looked_after.visit_record",
    title="Write up the visit to {them}",
    short="visits written up",
    owner="social_worker",
    starts=seen,
    met_by=(Some(events.child_visited, test=whole), events.visit_written_up),
    linked=True,
    itself=True,
    by_recording=True,
    when=recorded_here,
    record=events.visit_written_up,
    said=((events.child_visited, "The visit was made"),),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the number of days is the authority’s own; a written record of each visit is to be on the file",
                 within=settings.write_up_visit, id="LAC.VISIT_RECORD", basis="L", status="local default",
                 source=LOCAL.because("regulations 29 and 30 ask for the record and name no number"), era="both")),
    ),
)  # fmt: skip

SHORT_BREAKS_VISITS = CARE_PLANNING_REGS.reg(48, 3, "c")
short_break_visit = Duty(
    code="looked_after.short_break_visit",
    title="Visit {them} on a short break",
    short="short break visits",
    owner="social_worker",
    starts=homes.placement_began.where(regime="48"),
    met_by=seen,
    renews=True,
    nth=(1,),
    within=events.became_looked_after,
    lapses_on=OVER,
    record=events.child_visited,
    said=((events.child_visited, "{They} {were} last seen"), (homes.placement_began, "The first short break began")),
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: the first visit must take place within three months of the start of the first placement",
                 within=months(3), when=first_time, id="LAC.SHORTBREAK_VISIT", source=SHORT_BREAKS_VISITS,
                 status="to verify (detail/para)", era="both"),
            Rule("In short: subsequent visits must take place at intervals of not more than six months", within=months(6),
                 id="LAC.SHORTBREAK_VISIT", source=SHORT_BREAKS_VISITS, status="to verify (detail/para)", era="both")),
    ),
)  # fmt: skip
