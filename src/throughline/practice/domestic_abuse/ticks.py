"""By itself: whoever is managed as an offender and turns up elsewhere is seen."""

from __future__ import annotations

from datetime import timedelta

from throughline.base.words import count_words
from throughline.engines.ticks.declarations import Tick
from throughline.practice.domestic_abuse.actions import look_for_dangers


def look() -> str:
    """Look through every file."""
    new = look_for_dangers()
    return count_words(new, "new danger", "new dangers") if new else ""


dangers = Tick("domestic_abuse.dangers", "Offenders who turn up near children", timedelta(minutes=30), look)
