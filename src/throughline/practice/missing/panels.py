"""What this area offers to the pages that look across areas: a child who is missing now, and times missing in a life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.base.words import count_words, date_words, length_words
from throughline.engines.panels.declarations import IN_FORCE, LIFE, TONIGHT, Asked, Panel, Tonight
from throughline.practice.missing import events
from throughline.practice.missing.codes import INDICATORS
from throughline.record.ledger.happened import Happened
from throughline.services import clock
from throughline.web.charts.life import Diamond, Lane
from throughline.web.parts import Pair

LOOKED = frozenset({events.exploitation_considered.code})
READS = frozenset({events.went_missing.code, events.came_back.code})
FOLLOWS = {"none": "no concern", "watch": "to be looked at again", "refer": "referred to the exploitation panel"}


def _times(asked: Asked) -> list[tuple[Happened, Happened | None]]:
    """Each time missing, and the return that ended it, whatever the hours of one day."""
    back = {e.thread: e for e in asked.of(events.came_back)}
    return [(gone, back.get(gone.id)) for gone in asked.of(events.went_missing)]


def tonight(asked: Asked) -> Sequence[Tonight]:
    """Missing now: the loudest thing on the page, with the next act."""
    now = [gone for gone, back in _times(asked) if back is None]
    if not now:
        return []
    gone = now[-1]
    since = f"{gone.on:%A %-d %B}" + (f", {clock.london(gone.at):%H:%M}" if gone.at else "")
    to = reverse("recording.record", kwargs={"subject": asked.uuid, "code": events.came_back.code})
    return [Tonight("missing", f"Missing since {since}", links=(("Back? Record it", to),))]


def lately(asked: Asked) -> Sequence[Pair]:
    """How often within twelve months, and where what follows is kept."""
    since = add_months(asked.today, -12)
    times = [gone for gone, _ in _times(asked) if gone.on > since]
    if not times:
        return []
    said = f"{count_words(len(times), 'time')} in twelve months"
    to = reverse("missing.child", kwargs={"subject": asked.uuid})
    return [Pair("Missing", said, url=to, after=f"last {date_words(times[-1].on, asked.today)}")]


def exploitation(asked: Asked) -> Sequence[Pair]:
    """What the last look for signs of exploitation found, for as long as it found any or said to look again."""
    looks = asked.of(events.exploitation_considered)
    if not looks:
        return []
    last = looks[-1]
    signs = sum(bool(last.get(name)) for name in INDICATORS)
    if not signs and last.get("outcome") == "none":
        return []
    said = f"{count_words(signs, 'sign')}; {FOLLOWS[last.get('outcome')]}"
    to = reverse("missing.board")
    return [Pair("Exploitation", said, url=to, after=f"looked into {date_words(last.on, asked.today)}")]


def missing_lane(asked: Asked) -> Sequence[Lane]:
    """Times missing, each with its length."""
    times = _times(asked)
    if not times:
        return []
    marks = [Diamond(gone.on, _length(gone, back, asked.today)) for gone, back in times]
    count = "once" if len(times) == 1 else f"{len(times)} times"
    return [Lane("Missing", (f"{count}; last {times[-1][0].on:%-d %B %Y}", ""), diamonds=marks)]


def _length(gone: Happened, back: Happened | None, today: date) -> str:
    if back is None:
        return "missing now"
    if gone.at and back.at and (back.at - gone.at).total_seconds() < 24 * 3600:
        hours = max(1, round((back.at - gone.at).total_seconds() / 3600))
        return "one hour" if hours == 1 else f"{hours} hours"
    return "within a day" if back.on <= gone.on else length_words(gone.on, back.on)


tonight_panel = Panel("missing.tonight", TONIGHT, 5, READS, tonight)
exploitation_panel = Panel("missing.exploitation", IN_FORCE, 61, LOOKED, exploitation)
lately_panel = Panel("missing.lately", IN_FORCE, 60, READS, lately)
life_panel = Panel("missing.life", LIFE, 60, READS, missing_lane)
