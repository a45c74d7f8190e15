"""What this area offers to the pages that look across areas: words for the night, and last night's work that waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.base.words import date_words, moment_words
from throughline.engines.panels.declarations import BRIEF, IN_FORCE, WORDS_FOR_TONIGHT, Asked, Desk, FirstThing, Panel
from throughline.practice.family_help import events as help_
from throughline.practice.family_time import events as family_time
from throughline.practice.out_of_hours import events, queries
from throughline.practice.protection import events as protection
from throughline.record.ledger.queries import tell
from throughline.services import clock
from throughline.web.parts import Line, Pair

WORDS = frozenset({events.instruction_left.code, events.instruction_taken_back.code})
NIGHTS = frozenset({events.night_work_recorded.code, events.night_work_taken_on.code})


def words_for_tonight(asked: Asked) -> Sequence[Line]:
    """What the day team asks of the night, as long as it holds."""
    held = queries.standing_words([e for e in asked.events if e.type in WORDS], asked.around.settings, clock.now())
    if not held:
        return []
    told = tell(asked.viewer, asked.subject, held)
    return [
        Line(told.words.get(e.get("words"), ""), strong=f"{told.by(e)}, {date_words(e.on, asked.today)}:",
             late=f"until the morning after {date_words(e.day('until_on'), asked.today)}")  # type: ignore[arg-type]
        for e in reversed(held)
    ]  # fmt: skip


def waits(asked: Asked) -> Sequence[Pair]:
    """Night work that nobody has taken on."""
    taken = {e.thread for e in asked.of(events.night_work_taken_on)}
    open_ = [e for e in asked.of(events.night_work_recorded) if e.id not in taken]
    return [
        Pair("Night", e.get("about") or "worked on out of hours", after=f"{date_words(e.on, asked.today)}, nobody has taken it on",
             url=reverse("out_of_hours.take_on", kwargs={"subject": asked.uuid, "night": e.id}))
        for e in open_
    ]  # fmt: skip


def on_the_desk(viewer: Any) -> Sequence[FirstThing]:
    """What happened in the night, on top of the day of whoever it is for."""
    out = []
    for one in queries.mine(viewer):
        row = one.row
        when = moment_words(clock.london(row.at), viewer.today) if row.at else date_words(row.on, viewer.today)
        urgency = events.URGENCY.get(row.urgency, "")
        words = ", ".join(w for w in (row.about, f"{row.by.name}, {when}" if row.by else when, urgency) if w)
        whose = one.worker.name if one.worker else one.team.name if one.team else "nobody"
        late = f"nobody has taken it on; it was for {whose}" if one.risen else ""
        url = reverse("out_of_hours.take_on", kwargs={"subject": one.person.subject.uuid, "night": row.key})
        out.append(FirstThing(f"In the night: {one.person.name}", words, url, late=late))
    return out


HELP = frozenset({help_.help_began.code, help_.level_changed.code, help_.help_ended.code})
PLANS = frozenset({protection.plan_began.code, protection.category_changed.code, protection.plan_ended.code})


def in_brief(asked: Asked) -> Sequence[Line]:
    """Which plan and which help there is, also where nobody but early help knows the child."""
    lines = []
    ended = {e.thread for e in asked.of(protection.plan_ended, help_.help_ended)}
    for plan in (e for e in asked.of(protection.plan_began) if e.id not in ended):
        turned = [e for e in asked.of(protection.category_changed) if e.thread == plan.id]
        category = protection.plan_began.fact("category").show((turned or [plan])[-1].get("category"))
        lines.append(
            Line(
                f"protected by a plan since {date_words(plan.on, asked.today)}: {category.lower()}",
                strong="Child protection:",
            )
        )
    for began in (e for e in asked.of(help_.help_began) if e.id not in ended):
        levels = [e for e in asked.of(help_.level_changed) if e.thread == began.id]
        level = help_.LEVELS.get((levels or [began])[-1].get("level"), "help")
        told = tell(asked.viewer, asked.subject, [began]).facts(began)
        lead = told.get("lead_name") or told.get("lead") or ""
        words = f"since {date_words(began.on, asked.today)}"
        words += f"; {lead} leads" if lead else "; nobody is named as lead"
        words += f" ({began.get('agency')})" if began.get("agency") else ""
        words += f": {began.get('why')}" if began.get("why") else ""
        lines.append(Line(words, strong=f"{level}:"))
    over = {e.thread for e in asked.of(family_time.arrangement_ended)}
    for one in (e for e in asked.of(family_time.arrangement_began) if e.id not in over):
        told_of = tell(asked.viewer, asked.subject, [one]).facts(one)
        words = [f"with {told_of.get('with_whom')}", "as the court ordered" if one.get("ordered") else "",
                 "somebody is always present" if one.get("supervised") else "", one.get("conditions", "")]  # fmt: skip
        lines.append(Line(", ".join(w for w in words if w), strong="Family time:"))
    return lines


TIMES = frozenset({family_time.arrangement_began.code, family_time.arrangement_ended.code})
brief_panel = Panel("out_of_hours.brief", BRIEF, 10, HELP | PLANS | TIMES, in_brief)
words_panel = Panel("out_of_hours.words", WORDS_FOR_TONIGHT, 10, WORDS, words_for_tonight)
waits_panel = Panel("out_of_hours.waits", IN_FORCE, 70, NIGHTS, waits)
desk = Desk("out_of_hours.morning", 10, on_the_desk)
