"""Three years of published figures for the invented authority, and invented figures of similar councils beside them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from throughline.base.calendar import add_months
from throughline.engines.measures.publishing import publish_month
from throughline.engines.measures.reference import load
from throughline.engines.measures.windows import first_of, months_back
from throughline.exchange.demonstration.plan import Progress
from throughline.services.clock import at_london

COMPARATORS = Path(__file__).with_name("similar_councils.csv")
PUBLISHED_ON_DAY = 3


def publish(authority: int, today: date, progress: Progress, *, months: int = 36) -> None:
    """Publish each month that is over, as if on the third of the next, and load the invented comparators.

    The last month is published as it was known then: what was recorded late since shows as a change.
    """
    with COMPARATORS.open(encoding="utf-8", newline="") as lines:
        load(authority, lines, at=at_london(today))
    last = add_months(first_of(today), -1)
    for month in months_back(last, months):
        on = add_months(month, 1) + timedelta(days=PUBLISHED_ON_DAY - 1)
        if on > today:
            continue
        known_on = on if month == last else None
        publish_month(authority, month, today=today, at=at_london(on, 9), known_on=known_on)
        if month.month % 6 == 0:
            progress(f"  figures published to {month:%B %Y}")
