"""How long orders may last, and when what they do to a child is looked at again."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import CHILDREN_ACT_1989, DEPRIVATION_OF_LIBERTY_GUIDANCE_2019, SECURE_ACCOMMODATION_REGS
from throughline.base.limits import days_beginning_with, hours, months, weeks, working_days
from throughline.engines.duties.declarations import Case, Duty, first_time, start_says
from throughline.practice.legal import events
from throughline.practice.legal.events.reports import registration_applied_for
from throughline.practice.legal.events.urgent import emergency_order_extended
from throughline.practice.looked_after import events as care
from throughline.record.ledger.types import EventType
from throughline.record.people import events as people

ACT_1991, PLO_DAY = date(1991, 10, 14), date(2014, 4, 22)


def _status(code: str, what: str, short: str, law: tuple[Since, ...], also_ends: tuple[EventType, ...] = (), **more: object) -> Duty:
    return Duty(
        code=f"legal.{what}",
        title=more.pop("title"),  # type: ignore[arg-type]
        short=short,
        owner="social_worker",
        starts=care.legal_status_began.where(status=code),
        met_by=care.legal_status_ended,
        per=care.legal_status,
        linked=True,
        expiry=True,
        # the next ground takes the place of this one, and so does its extension
        lapses_on=(care.legal_status_began, care.ceased_looked_after, people.died, *also_ends),
        said=((care.legal_status_began, "It began"),),
        law=law,
        **more,  # type: ignore[arg-type]
    )


police_protection = _status(
    "L1", "police_protection", "police protection within 72 hours",
    (Since(ACT_1991, Rule("In short: no child may be kept in police protection for more than 72 hours", within=hours(72), id="PPP.MAX",
                          source=CHILDREN_ACT_1989.section(46, 6), era="both")),),
    title="Know where {they} will be when police protection ends",
)  # fmt: skip
emergency_protection = _status(
    "L2", "emergency_protection", "emergency protection orders in time",
    (Since(ACT_1991, Rule("for such period, not exceeding eight days, as may be specified in the order", within=days_beginning_with(8).moving_on,
                          id="EPO.MAX", source=CHILDREN_ACT_1989.section(45, 1).because(
                              "and subsection (2): where the last day is a Sunday or public holiday, until noon of the next day that is neither"), era="both")),),
    title="Know where {they} will be when the emergency protection order ends",
    also_ends=(emergency_order_extended,),
)  # fmt: skip
assessment_order = _status(
    "L3", "assessment_order", "child assessment orders in time",
    (Since(ACT_1991, Rule("In short: the order lasts seven days at the most from the day it names", within=days_beginning_with(7), id="CAO.MAX",
                          source=CHILDREN_ACT_1989.section(43, 5), era="both")),),
    title="Finish {their} assessment under the order",
)  # fmt: skip


def renewed(case: Case) -> bool:
    """An interim order came before it."""
    return len(case.past.of(care.legal_status_began.where(status="C1"), case.on)) > 1


interim_care = _status(
    "C1", "interim_care", "interim care orders renewed in time",
    (
        Since(ACT_1991,
            Rule("In short: a further interim order lasts four weeks at the most", when=renewed, within=weeks(4), id="ICO.RENEW_MAX",
                 source=CHILDREN_ACT_1989.section(38, 4), era="2012"),
            Rule("In short: the first interim order lasts eight weeks at the most", within=weeks(8), id="ICO.FIRST_MAX",
                 source=CHILDREN_ACT_1989.section(38, 4), era="2012")),
        Since(PLO_DAY),
    ),
    title="Have {their} interim care order renewed",
)  # fmt: skip

secure_panel = Duty(
    code="legal.secure_panel",
    title="Hold the review of {their} secure accommodation",
    short="secure accommodation reviews",
    owner="manager",
    starts=events.secure_order_made,
    met_by=events.secure_reviewed,
    renews=True,
    per=events.secure,
    lapses_on=(events.secure_ended, people.died),
    said=((events.secure_order_made, "The order was made"), (events.secure_reviewed, "It was last reviewed")),
    law=(
        Since(ACT_1991,
            Rule("In short: three persons, one of them independent, review the case within one month", when=first_time, within=months(1),
                 id="SEC.PANEL_FIRST", source=SECURE_ACCOMMODATION_REGS.reg(15), era="both"),
            Rule("In short: and then at least every three months", within=months(3), id="SEC.PANEL_NEXT",
                 source=SECURE_ACCOMMODATION_REGS.reg(15), era="both")),
    ),
)  # fmt: skip

secure_until = Duty(
    code="legal.secure_until",
    title="End {their} secure accommodation, or ask the court again",
    short="secure orders ended in time",
    owner="social_worker",
    starts=events.secure_order_made,
    met_by=events.secure_ended,
    per=events.secure,
    linked=True,
    expiry=True,
    lapses_on=people.died,
    said=((events.secure_order_made, "The order was made"),),
    law=(
        Since(ACT_1991,
            Rule("In short: a further order is for six months at the most", when=start_says("further", True), within=months(6),
                 id="SEC.FURTHER_ORDER", source=SECURE_ACCOMMODATION_REGS.reg(12), era="both"),
            Rule("In short: a first order is for three months at the most", within=months(3), id="SEC.FIRST_ORDER",
                 source=SECURE_ACCOMMODATION_REGS.reg(11), era="both")),
    ),
)  # fmt: skip

supervision_until = Duty(
    code="legal.supervision_until",
    title="Close {their} supervision order, or have it extended",
    short="supervision orders ended in time",
    owner="social_worker",
    starts=events.supervision_order_made,
    met_by=(events.supervision_order_ended, events.supervision_order_extended),
    per=events.supervision,
    linked=True,
    expiry=True,
    lapses_on=people.died,
    record=events.supervision_order_ended,
    said=((events.supervision_order_made, "The order was made"),),
    law=(
        Since(ACT_1991,
            Rule("In short: the order ends after one year unless it is extended", within=months(12), id="SUPORDER.INITIAL",
                 source=CHILDREN_ACT_1989.schedule(3, 6), era="both")),
    ),
)  # fmt: skip

supervision_at_most = Duty(
    code="legal.supervision_at_most",
    title="Close {their} supervision order for good",
    short="supervision orders within three years",
    owner="social_worker",
    starts=events.supervision_order_made,
    met_by=events.supervision_order_ended,
    per=events.supervision,
    linked=True,
    expiry=True,
    lapses_on=people.died,
    said=((events.supervision_order_made, "The order was made"),),
    law=(
        Since(ACT_1991,
            Rule("In short: with its extensions it lasts three years at the most", within=months(36), id="SUPORDER.TOTAL",
                 source=CHILDREN_ACT_1989.schedule(3, 6), era="both")),
    ),
)  # fmt: skip

deprivation_reviewed = Duty(
    code="legal.deprivation_reviewed",
    title="Bring {their} deprivation of liberty back to the court",
    short="deprivations of liberty reviewed",
    owner="social_worker",
    starts=events.deprivation_of_liberty_authorised,
    met_by=events.deprivation_of_liberty_reviewed,
    renews=True,
    per=events.deprivation_of_liberty,
    lapses_on=(events.deprivation_of_liberty_ended, people.died),
    said=((events.deprivation_of_liberty_authorised, "The court allowed it"), (events.deprivation_of_liberty_reviewed, "The court last looked at it")),
    law=(
        Since(date(2022, 7, 4),
            Rule("In short: as ordered; about every three months", within=months(3), basis="P", id="DOLO.REVIEW", status="to verify",
                 source=DEPRIVATION_OF_LIBERTY_GUIDANCE_2019.whole, era="today")),
    ),
)  # fmt: skip

registration = Duty(
    code="legal.registration",
    title="See that {their} home asks Ofsted to be registered",
    short="homes asked to be registered",
    owner="social_worker",
    starts=events.deprivation_of_liberty_authorised.where(unregistered=True),
    met_by=registration_applied_for,
    per=events.deprivation_of_liberty,
    linked=True,
    lapses_on=(events.deprivation_of_liberty_ended, people.died),
    said=((events.deprivation_of_liberty_authorised, "The court allowed it in a home that is not registered"),),
    law=(
        Since(date(2019, 11, 12),
            Rule("In short: the home applies to Ofsted to be registered within seven working days of the order, and the court is told",
                 within=working_days(7), basis="P", id="DOLO.REGISTER", status="to verify (detail/para)",
                 source=DEPRIVATION_OF_LIBERTY_GUIDANCE_2019.whole, era="today")),
    ),
)  # fmt: skip
