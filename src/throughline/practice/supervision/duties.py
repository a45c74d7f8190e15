"""What must happen in supervision, by when."""

from collections.abc import Callable, Iterable
from datetime import date

from throughline.base.calendar import add_months
from throughline.base.effective import Rule, Since
from throughline.base.law import ASYE_FRAMEWORK, LOCAL
from throughline.base.limits import Limit, months, weeks
from throughline.engines.duties.declarations import Case, Duty
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.supervision import events, settings
from throughline.record.ledger.happened import Happened
from throughline.record.workers import events as staff

STANDARDS = LOCAL.because("the standards for employers of social workers ask for it at least monthly; the number is the authority’s own")
NO_NUMBER = LOCAL.because("no national number for whoever leads others, or reviews and chairs")
FRAMEWORK = ASYE_FRAMEWORK.whole.because("and the standards for employers of social workers")
EACH_WEEK_FOR, EACH_FORTNIGHT_FOR = weeks(6), months(6)
"""How long from the beginning of the assessed year: weekly, then every two weeks."""


def assessed_from(agreed: Iterable[Happened]) -> date | None:
    """First day of somebody's assessed year, from all that was agreed of their capacity: twelve months before the day until
    which they were first said to be newly qualified. An extension does not begin it again. None for whoever never was."""
    until = next((day for event in agreed if (day := event.day("newly_qualified_until")) is not None), None)
    return None if until is None else add_months(until, -12)


def newly_qualified(case: Case) -> bool:
    """Newly qualified on the day the clock starts."""
    agreed = case.latest(staff.capacity_agreed)
    until = agreed.day("newly_qualified_until") if agreed is not None else None
    return until is not None and until >= case.on


def in_the_first(limit: Limit) -> Callable[[Case], bool]:
    """Newly qualified, and their assessed year began less than so long ago."""

    def early(case: Case) -> bool:
        """Newly qualified, in the first weeks or months of the assessed year."""
        began = assessed_from(case.past.of(staff.capacity_agreed, case.on))
        return began is not None and newly_qualified(case) and case.on < limit.due(began)

    return early


def holds(post: str) -> Callable[[Case], bool]:
    """Whether their post is of this kind, as it was said when supervision was agreed."""
    return lambda case: case.said("post") == post


AS_AGREED = (
    Rule("In short: who leads others is supervised as the authority says", within=settings.every_lead, basis="L", id="SUP.CASE", era="both",
         status="local default", when=holds("lead"), source=NO_NUMBER),
    Rule("In short: who reviews or chairs is supervised as the authority says", within=settings.every_officer, basis="L", id="SUP.CASE", era="both",
         status="local default", when=holds("officer"), source=NO_NUMBER),
    Rule("In short: at least every four weeks, or as the authority says", within=settings.every, basis="L", id="SUP.CASE", era="both",
         status="local default", source=STANDARDS),
)  # fmt: skip

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
        Since(date(1991, 10, 14), *AS_AGREED),
        Since(date(2012, 9, 1),
            Rule("In short: whoever is newly qualified is supervised every week in the first six weeks of the assessed year", within=weeks(1),
                 when=in_the_first(EACH_WEEK_FOR), basis="P", id="SUP.ASYE_FIRST6W", source=FRAMEWORK, era="both"),
            Rule("In short: then every two weeks, until six months are over", within=weeks(2), when=in_the_first(EACH_FORTNIGHT_FOR), basis="P",
                 id="SUP.ASYE_6M", source=FRAMEWORK, era="both"),
            Rule("In short: and from then on at least every month; the authority may say more often", within=settings.every_new, when=newly_qualified,
                 basis="P", id="SUP.ASYE_12M", source=FRAMEWORK, era="both"),
            *AS_AGREED),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("supervision.agreed_action", events.actions)
