"""What must happen in supervision, by when."""

from collections.abc import Callable
from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.sources import LOCAL
from throughline.engines.duties.declarations import Case, Duty
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.supervision import events, settings
from throughline.record.workers import events as staff

STANDARDS = LOCAL.because("the standards for employers of social workers ask for it at least monthly")


def newly_qualified(case: Case) -> bool:
    """Newly qualified on the day the clock starts."""
    agreed = case.latest(staff.capacity_agreed)
    until = agreed.day("newly_qualified_until") if agreed is not None else None
    return until is not None and until >= case.on


def holds(post: str) -> Callable[[Case], bool]:
    """Whether their post is of this kind, as it was said when supervision was agreed."""
    return lambda case: case.said("post") == post


supervision = Duty(
    code="supervision.supervision",
    title="Hold supervision",
    short="supervision",
    owner="manager",
    about="worker",
    starts=events.agreed,
    met_by=events.held,
    renews=True,
    lapses_on=events.ended,
    also_reads=(staff.capacity_agreed,),
    said=((events.agreed, "Supervision was agreed"), (events.held, "The last supervision was held")),
    law=(
        Since(date(1991, 10, 14),
            Rule("In short: who is newly qualified is supervised more often, as the authority says", within=settings.every_new, basis="L",
                 status="local default", when=newly_qualified, source=STANDARDS),
            Rule("In short: who leads others is supervised as the authority says", within=settings.every_lead, basis="L",
                 status="local default", when=holds("lead"), source=STANDARDS),
            Rule("In short: who reviews or chairs is supervised as the authority says", within=settings.every_officer, basis="L",
                 status="local default", when=holds("officer"), source=STANDARDS),
            Rule("In short: at least every four weeks, or as the authority says", within=settings.every, basis="L", status="local default",
                 source=STANDARDS)),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("supervision.agreed_action", events.actions)
