"""What must happen in supervision, by when."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.sources import LOCAL
from throughline.engines.duties.declarations import Duty
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.supervision import events, settings

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
    said=((events.agreed, "Supervision was agreed"), (events.held, "The last supervision was held")),
    law=(
        Since(date(1991, 10, 14),
            Rule("In short: at least every four weeks, or as the authority says", within=settings.every, basis="L", status="local default",
                 source=LOCAL.because("the standards for employers of social workers ask for it at least monthly"))),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("supervision.agreed_action", events.actions)
