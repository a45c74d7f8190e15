"""What the strategy group for children in care, and the commissioning board, are given about the youngest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.engines.boards.declarations import BoardReport
from throughline.insight.in_care.queries.young import ages_on_days, came_under_five


def figures(viewer: Any, ended: date) -> Sequence[tuple[str, int]]:
    """Under five who came in twelve months, why, and the ages of all in care on the day."""
    came = came_under_five(viewer.authority_id, ended)
    ((_, ages),) = ages_on_days(viewer.authority_id, [ended])
    return [
        ("Came into care under five, twelve months", sum(n for _, n in came)),
        *((f"Came under five because of {why}", n) for why, n in came),
        *((f"In care on the day, {band.lower()}", n) for band, n in ages.items()),
    ]


young = BoardReport(
    "in_care.young", "The youngest who come into care", boards=("strategy", "commissioning"), every=3, figures=figures,
    page=lambda ended: f"{reverse('in_care.page')}?on={ended}", source="inspection of 2012, paragraph 126",
)  # fmt: skip
