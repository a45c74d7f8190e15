"""What an inspector asks for about early help and children in need, row by row."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.urls import reverse

from tests.family_help.walking import TODAY, World
from tests.support.pages import page, signed_in
from throughline.practice.family_help import events
from throughline.practice.protection import events as protection
from throughline.record.ledger.actions import record

D = date


def taken(world: World, screen: str) -> list[dict[str, str]]:
    answer = signed_in(world.head).get(reverse(screen))
    return list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))


def test_list_2_has_assessments_of_six_months_and_those_being_written(world: World) -> None:
    with world.acting():
        for child, finished in ((world.tia, D(2026, 10, 1)), (world.zara, None)):
            record(events.help_began, child, on=D(2026, 9, 1), level="early_help", author="health", agency="Mere Health")
            if finished:
                record(events.assessed, child, on=finished, author="health", agency="Mere Health")
        old = world.town.child("Al", "Rowe", born=D(2016, 1, 1), team=world.town.team)
        record(events.help_began, old, on=D(2025, 9, 1), level="early_help")
        record(events.assessed, old, on=D(2025, 10, 1), author="school")
    rows = taken(world, "annex_a.list_2")
    told = sorted((bool(r["Assessment completion date"]), r["Organisation completing assessment"]) for r in rows)
    assert told == [(False, "Mere Health"), (True, "Mere Health")] and all(r["Assessment start date"] for r in rows)


def test_list_6_says_what_each_child_has_now(world: World) -> None:
    with world.acting():
        record(events.help_began, world.tia, on=D(2026, 9, 1), level="child_in_need")
        record(events.child_seen, world.tia, on=D(2026, 11, 10), seen=True)
        record(events.help_began, world.zara, on=D(2026, 9, 1), level="child_in_need")
        record(protection.plan_began, world.zara, on=D(2026, 10, 1), category="NEG")
        ended = world.town.child("Al", "Rowe", born=D(2016, 1, 1), team=world.town.team)
        record(events.help_began, ended, on=D(2026, 3, 2), level="child_in_need")
        record(events.help_ended, ended, on=D(2026, 9, 1), outcome="moved")
        early = world.town.child("Bo", "Rowe", born=D(2016, 1, 1), team=world.town.team)
        record(events.help_began, early, on=D(2026, 3, 2), level="early_help")
    rows = taken(world, "annex_a.list_6")
    assert [r["Case Status"] for r in rows] == ["c) Child in need plan", "b) Child Protection plan", "e) Closed episode"]
    tia, zara, al = rows
    assert "2026" in tia["Date Child Was Last Seen"] and al["Reason for Closure"] == "RC5" and al["CIN Closure Date"] and not zara["CIN Closure Date"]
    assert TODAY
    shown = page(world.head, "annex_a.page")
    assert "List 2: Early help assessments" in shown and "List 6: Children in need" in shown
