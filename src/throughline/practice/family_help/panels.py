"""What this area offers to the pages that look across areas: the help in force, who leads it, and a lane of the life chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from throughline.base.words import date_words, length_words
from throughline.engines.panels.declarations import IN_FORCE, LIFE, Asked, Panel
from throughline.practice.family_help import events, projections
from throughline.practice.family_help.codes import LEVELS
from throughline.record.ledger.queries import rows_as_known
from throughline.web.charts.life import Bar, Lane, Tick
from throughline.web.parts import Pair

READS = projections.help_level.reads | frozenset({
    events.plan_agreed.code, events.joined.code, events.other_plan_began.code, events.other_plan_ended.code})
WEIGHT = {"pre_caf": 0, "early_help": 0, "child_in_need": 1}
SHORT = 7


def in_force(asked: Asked) -> Sequence[Pair]:
    """At which level the family is helped, the plan, and who of other services takes part; the plans that other agencies have."""
    to = reverse("family_help.child", kwargs={"subject": asked.uuid})
    levels = [r for r in rows_as_known(projections.help_level, asked.events, asked.around) if r["ended_on"] is None]
    if not levels:
        return _plans_elsewhere(asked, to)
    began = levels[-1]["began_on"]
    assert isinstance(began, date)
    pairs = [Pair("Help", LEVELS[str(levels[-1]["level"])], url=to, after=f"since {date_words(began, asked.today)}")]
    plans = asked.of(events.plan_agreed)
    if plans:
        review = plans[-1].day("review_on")
        again = f"; looked at again {date_words(review, asked.today)}" if review else ""
        pairs.append(Pair("Plan of help", f"version {plans[-1].get('version', 1)}, {date_words(plans[-1].on, asked.today)}{again}", url=to))
    part = [e for e in asked.of(events.joined) if e.on >= _first_day(asked, began)]
    told = [", ".join(w for w in (e.get("name"), e.get("agency"), e.get("does")) if w) for e in part]
    pairs += [Pair("Takes part", words, url=to) for words in dict.fromkeys(told)]
    return pairs + _plans_elsewhere(asked, to)


def _first_day(asked: Asked, began: date) -> date:
    """The day on which the help that runs began, at whatever level."""
    days = [e.on for e in asked.of(events.help_began) if e.on <= began]
    return days[-1] if days else began


def _plans_elsewhere(asked: Asked, to: str) -> list[Pair]:
    over = {e.thread for e in asked.of(events.other_plan_ended)}
    held = [e for e in asked.of(events.other_plan_began) if e.id not in over]
    kind = events.other_plan_began.fact("kind")
    return [
        Pair(e.get("agency"), kind.show(e.get("kind")) + (f", {e.get('name')}" if e.get("name") else ""), url=to,
             after=f"looked at again {date_words(day, asked.today)}" if (day := e.day("review_on")) else f"since {date_words(e.on, asked.today)}")
        for e in held
    ]  # fmt: skip


def help_lane(asked: Asked) -> Sequence[Lane]:
    """Help by agreement over a life: dashed, because it is the family's own."""
    rows = rows_as_known(projections.help_level, asked.events, asked.around)
    if not rows:
        return []
    bars, ticks = [], []
    for row in rows:
        began, ended, words = row["began_on"], row["ended_on"], LEVELS[str(row["level"])]
        assert isinstance(began, date)
        if isinstance(ended, date) and (ended - began).days < SHORT:
            ticks.append(Tick(began, f"{words.lower()}, {length_words(began, ended)}"))
        else:
            bars.append(Bar(began, ended if isinstance(ended, date) else None, words, WEIGHT[str(row["level"])]))
    now = next((r for r in rows if r["ended_on"] is None), None)
    said = (LEVELS[str(now["level"])], f"since {now['began_on']:%-d %B %Y}") if now else ("none now", "")
    return [Lane("Help", said, bars=bars, ticks=ticks)]


in_force_panel = Panel("family_help.in_force", IN_FORCE, 20, READS, in_force)
help_panel = Panel("family_help.life", LIFE, 25, projections.help_level.reads, help_lane)
