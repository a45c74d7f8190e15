"""What may last only days or hours before a court decides: the extension of an emergency order, contact refused, a locked door."""

from datetime import date, datetime, timedelta

from throughline.base.calendar import LONDON
from throughline.base.effective import Rule, Since
from throughline.base.law import CHILDREN_ACT_1989, SECURE_ACCOMMODATION_REGS
from throughline.base.limits import Limit, days, hours
from throughline.engines.duties.declarations import Case, Duty
from throughline.practice.legal import events
from throughline.practice.legal.events import urgent
from throughline.practice.looked_after import events as care
from throughline.record.ledger.happened import Happened
from throughline.record.people import events as people

ACT_1991 = date(1991, 10, 14)
MOST, AGGREGATED_OVER = timedelta(hours=72), timedelta(days=28)
"""Seventy-two hours, all stays of any twenty-eight consecutive days together."""

emergency_extended = Duty(
    code="legal.emergency_extended",
    title="Know where {they} will be when the extended emergency protection order ends",
    short="extended emergency orders in time",
    owner="social_worker",
    starts=urgent.emergency_order_extended,
    nth=(1,),
    within=care.legal_status_began.where(status="L2"),
    anchor="ends_on",
    met_by=care.legal_status_ended,
    expiry=True,
    lapses_on=(care.legal_status_began, care.ceased_looked_after, people.died),
    said=((urgent.emergency_order_extended, "The court extended the order"),),
    law=(
        Since(ACT_1991,
            Rule("by such period, not exceeding seven days, as it thinks fit", within=days(7), id="EPO.EXTEND",
                 source=CHILDREN_ACT_1989.section(45, 5).because("subsection (6): it “may only be extended once”"), era="both")),
    ),
)  # fmt: skip

contact_refused = Duty(
    code="legal.contact_refused",
    title="Let {them} see their family again, or have the court’s leave to refuse it",
    short="refusals of contact ended in time",
    owner="social_worker",
    starts=urgent.contact_refused,
    met_by=urgent.contact_refusal_ended,
    per=urgent.contact_stopped,
    linked=True,
    expiry=True,
    lapses_on=(care.ceased_looked_after, people.died),
    said=((urgent.contact_refused, "Contact was refused"),),
    law=(
        Since(ACT_1991,
            Rule("In short: decided upon as a matter of urgency, a refusal does not last for more than seven days", within=days(7),
                 id="CONTACT.REFUSE_NO_ORDER", source=CHILDREN_ACT_1989.section(34, 6), era="both")),
    ),
)  # fmt: skip


def _moment(event: Happened) -> datetime:
    """When it happened; of a day without an hour, its first moment: too much is counted rather than too little."""
    return event.at or datetime.combine(event.on, datetime.min.time(), LONDON)


def _over(event: Happened) -> datetime:
    """When it was over; of a day without an hour, its last moment, for the same reason."""
    return event.at or datetime.combine(event.on + timedelta(days=1), datetime.min.time(), LONDON)


def hours_left(case: Case) -> Limit:
    """What is left of the seventy-two hours after the stays of the twenty-eight days before this one, in whole hours rounded
    down: sooner rather than later. None left: the door is opened at once. A stay of which nobody wrote the end lasted until
    the court's order, or until this one began. Of a day without an hour the clock runs from the last minute: the day is gone."""
    start = _moment(case.start)
    since = start - AGGREGATED_OVER
    orders = [_moment(order) for order in case.past.of(events.secure_order_made, case.on)]
    ended = {end.thread: _over(end) for end in case.past.of(urgent.locked_ended, case.on)}
    left = MOST if case.start.at else MOST - timedelta(days=1)
    for began in case.past.of(urgent.locked_began, case.on):
        if began.id == case.start.id or _moment(began) > start:
            continue
        ordered = min((order for order in orders if order >= _moment(began)), default=start)
        left -= max(timedelta(), min(ended.get(began.thread, ordered), start) - max(_moment(began), since))
    return hours(max(0, left // timedelta(hours=1)))


without_order = Duty(
    code="legal.without_order",
    title="Let {them} out, or have the court’s order, before seventy-two hours are over",
    short="locked in without an order",
    owner="social_worker",
    starts=urgent.locked_began,
    met_by=(urgent.locked_ended, events.secure_order_made),
    per=urgent.locked,
    expiry=True,
    lapses_on=people.died,
    said=((urgent.locked_began, "They have been in secure accommodation"),),
    law=(
        Since(ACT_1991,
            Rule("In short: 72 hours at the most, all stays together, in any period of 28 consecutive days", within=hours_left,
                 id="SEC.NO_ORDER", source=SECURE_ACCOMMODATION_REGS.reg(10, 1), era="both")),
    ),
)  # fmt: skip
