"""The edge of care and young carers over a quarter, in figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months
from throughline.engines.boards.declarations import month_end
from throughline.practice.family_help.codes import CARER_OUTCOMES, EDGE_OUTCOMES
from throughline.practice.family_help.models import Edge, YoungCarer

BECAUSE = "the figures of a quarter; no names"


def figures(viewer: Any, ended: date) -> Sequence[tuple[str, int]]:
    """Support on the edge of care that began and ended in the quarter, with what came of it; young carers on its last day."""
    before = month_end(add_months(ended.replace(day=1), -3))
    edges = Edge.objects.everything(because=BECAUSE).filter(authority_id=viewer.authority_id)
    over = edges.filter(ended_on__gt=before, ended_on__lte=ended)
    known = YoungCarer.objects.everything(because=BECAUSE).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=ended), authority_id=viewer.authority_id,
                                                                   began_on__lte=ended)  # fmt: skip
    reviewed = YoungCarer.objects.everything(because=BECAUSE).filter(authority_id=viewer.authority_id, reviewed_on__gt=before, reviewed_on__lte=ended)
    return [
        ("Support on the edge of care began", edges.filter(began_on__gt=before, began_on__lte=ended).count()),
        ("Support on the edge of care ended", over.count()),
        *((f"After it the child {words}", over.filter(outcome=code).count()) for code, words in EDGE_OUTCOMES.items()),
        ("Young carers known on the last day", known.count()),
        ("Young carers with the commissioned service", known.filter(referred_on__lte=ended).count()),
        ("Young carers assessed", known.filter(assessed_on__lte=ended).count()),
        *((f"Young carers reviewed: {words}", reviewed.filter(outcome=code).count()) for code, words in CARER_OUTCOMES.items()),
    ]
