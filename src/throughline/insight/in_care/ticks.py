"""A child in care without a qualified worker at work is told, the same day, to those who answer for the service."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from throughline.base.words import count_words
from throughline.engines.notices.actions import tell
from throughline.engines.ticks.declarations import Tick
from throughline.insight.in_care.queries.waiting import count_unheld
from throughline.record.access import acting
from throughline.record.workers.queries import holders
from throughline.services import clock

HEADS = ("record.head_of_service", "record.director")


def tell_heads() -> str:
    """Tell every head of service and the director, once a day, how many children have no qualified worker, and why."""
    authority, today = acting.authority(), clock.today()
    found = count_unheld(authority, today)
    if not found:
        return ""
    said = "; ".join(f"{count_words(n, 'child', 'children')}: {why}" for why, n in sorted(found.items()))
    told = 0
    for worker in holders(authority, HEADS, today):
        told += tell(worker, None, kind="unheld", line=f"Children in care without a qualified worker at work. {said}.",
                     link=reverse("in_care.page"), once=f"unheld:{today}:{worker}")  # fmt: skip
    return count_words(told, "person told", "people told") if told else ""


unheld = Tick("in_care.unheld", "Tell of children in care without a qualified worker", timedelta(hours=1), tell_heads)
