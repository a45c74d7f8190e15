"""What the safeguarding board is given by the chairs of child protection conferences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.engines.boards.declarations import BoardReport
from throughline.practice.protection.queries import reporting


def figures(viewer: Any, ended: date) -> Sequence[tuple[str, str]]:
    """Every line of the year's report."""
    return [(words, told) for _, lines in reporting.year_told(viewer, ended).parts for words, told in lines]


chairs = BoardReport(
    "protection.chairs", "Child protection chairs: the year", boards=("safeguarding",), figures=figures, due=reporting.report_due, with_words=True,
    page=lambda ended: f"{reverse('protection.report')}?year={ended.year}", source="inspection of 2012, paragraph 78",
)  # fmt: skip
