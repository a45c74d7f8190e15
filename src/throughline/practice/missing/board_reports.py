"""What the safeguarding board is given about missing children."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.engines.boards.declarations import BoardReport
from throughline.practice.missing import queries


def figures(viewer: Any, ended: date) -> Sequence[tuple[str, int]]:
    """The year's figures, and what the visits turned out to be about."""
    told = queries.year_told(viewer, ended)
    return [*told.figures, *((f"Mainly because of: {words}", n) for words, n in told.themes)]


year = BoardReport(
    "missing.year",
    "Missing children: the year",
    boards=("safeguarding",),
    figures=figures,
    page=lambda ended: f"{reverse('missing.report')}?year={ended.year}",
    source="inspection of 2012, paragraph 78",
)
