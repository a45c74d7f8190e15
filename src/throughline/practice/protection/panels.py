"""What this area offers to the pages that look across areas: the plan in force, an enquiry that runs, plans over a life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.base.words import date_words, length_words
from throughline.engines.panels.declarations import IN_FORCE, LIFE, Asked, Desk, FirstThing, Panel
from throughline.practice.protection import events, projections
from throughline.practice.protection.codes import CATEGORIES, CONFERENCES
from throughline.practice.protection.events.procedures import STEPS
from throughline.practice.protection.queries import procedures
from throughline.record.ledger.queries import rows_as_known
from throughline.web.charts.life import Bar, Diamond, Lane
from throughline.web.parts import Pair

READS = projections.plan_period.reads | projections.enquiry.reads | projections.strategy.reads | {events.concern_ended.code}
LONG = 15


def _plans(asked: Asked) -> list[dict[str, object]]:
    return rows_as_known(projections.plan_period, asked.events, asked.around)


def in_force(asked: Asked) -> Sequence[Pair]:
    """A plan or an enquiry that runs now, with the way to all of it; else an earlier plan."""
    to = reverse("protection.child", kwargs={"subject": asked.uuid})
    found = []
    plans = _plans(asked)
    now = next((p for p in plans if p["ended_on"] is None), None)
    if now is not None:
        began = now["began_on"]
        assert isinstance(began, date)
        again = f"; plan number {int(str(now['before'])) + 1}" if now["before"] else ""
        long = " (long)" if add_months(began, LONG) <= asked.today else ""
        found.append(Pair("Protection", f"Child protection plan: {CATEGORIES.get(str(now['category']), '')}{again}", url=to,
                          after=f"since {began:%-d %B %Y}, {length_words(began, asked.today)}{long}"))  # fmt: skip
    every = rows_as_known(projections.enquiry, asked.events, asked.around)
    enquiries = [e for e in every if e["ended_on"] is None]
    owed = [e for e in every if e["outcome"] == "conference" and e["conference_on"] is None]
    if enquiries:
        found.append(Pair("Enquiry", "Section 47 enquiry" + ("" if enquiries[-1]["worker_id"] else ", nobody has it yet"), url=to,
                          after=f"since {date_words(enquiries[-1]['began_on'], asked.today)}"))  # fmt: skip
    if owed and not enquiries and now is None:
        found.append(Pair("Conference", "The enquiry ended in a child protection conference, which is not held yet", url=to,
                          after=f"decided {date_words(owed[-1]['ended_on'], asked.today)}"))  # fmt: skip
    over = {e.thread for e in asked.of(events.concern_ended)}
    concerns = [c for c in asked.of(events.concern_identified) if c.id not in over]
    held = {e.thread for e in asked.of(events.strategy_held)}
    if concerns and concerns[-1].id not in held:
        found.append(Pair("Concern", "Reason to suspect significant harm; no strategy discussion yet", url=to,
                          after=date_words(concerns[-1].on, asked.today)))  # fmt: skip
    if not found and plans:
        last = plans[-1]["ended_on"]
        assert isinstance(last, date)
        found.append(Pair("Protection", "No plan now", url=to, after=f"the last one ended {last:%-d %B %Y}"))
    return found


def lane(asked: Asked) -> Sequence[Lane]:
    """Plans over a life, with conferences as marks."""
    plans = _plans(asked)
    conferences = asked.of(events.conference_held)
    if not plans and not conferences:
        return []
    bars = [Bar(p["began_on"], p["ended_on"], CATEGORIES.get(str(p["category"]), ""), 3) for p in plans]  # type: ignore[arg-type]
    marks = [Diamond(c.on, CONFERENCES.get(c.get("kind"), "Conference")) for c in conferences if c.get("kind") != "review"]
    now = next((p for p in plans if p["ended_on"] is None), None)
    said = (f"plan, {CATEGORIES.get(str(now['category']), '')}", f"since {now['began_on']:%-d %B %Y}") if now else ("no plan now", "")
    return [Lane("Protection", said, bars=bars, diamonds=marks)]


def to_read(viewer: Any) -> Sequence[FirstThing]:
    """Versions of procedures that are the viewer's work and that they have not read."""
    waiting = procedures.waiting_for(viewer, procedures.library(viewer, texts=False)) if viewer.can("record") else []
    return [FirstThing(f"A new procedure: {STEPS[p.step].lower()}", f"{p.version}, {'in force since' if p.from_on <= viewer.today else 'in force from'} "
                       f"{date_words(p.from_on, viewer.today)}", p.url, do="Read it") for p in waiting]  # fmt: skip


in_force_panel = Panel("protection.in_force", IN_FORCE, 5, READS, in_force)
life_panel = Panel("protection.life", LIFE, 25, projections.plan_period.reads, lane)
desk = Desk("protection.procedures", 80, to_read)
