"""The duty of every area's agreed actions: to do what was agreed by the day that was agreed."""

from __future__ import annotations

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.limits import days
from throughline.base.sources import LOCAL
from throughline.engines.duties.declarations import Duty
from throughline.record.ledger.promises import Promises
from throughline.record.people import events as people


def agreed_action_duty(code: str, actions: Promises) -> Duty:
    """An area names it in its `duties.py`: `agreed_action = agreed_action_duty("area.agreed_action", events.actions)`."""
    return Duty(
        code=code,
        title="Do what was agreed for {them}",
        called_by="what",
        short="actions agreed",
        owner="owner",
        starts=actions.agreed,
        met_by=actions.done,
        per=actions.thread,
        linked=True,
        anchor="by_on",
        lapses_on=(people.died, actions.dropped),
        said=((actions.agreed, "It was agreed"),),
        law=(
            Since(date(1991, 10, 14),
                Rule("In short: by the day on which those who agreed it said it would be done", within=days(0), basis="L",
                     status="local default", source=LOCAL.because("the day named when it was agreed"))),
        ),
    )  # fmt: skip
