"""Lists 5 and 7 of what an inspector asks for, out of what is recorded anyway."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.urls import reverse

from tests.protection.world import World
from throughline.practice.protection import events

D = date


def rows(world: World, screen: str) -> list[dict[str, str]]:
    analyst = world.read(lambda: world.town.worker("Amrit Gill", "record.performance_analyst"))
    answer = world.asks(analyst).get(reverse(screen))
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_list_5_has_a_row_for_each_enquiry(world: World) -> None:
    for child, outcome in ((world.tia, "conference"), (world.zac, "unsubstantiated")):
        concern = world.say(events.concern_identified, child, D(2026, 9, 1))
        world.say(events.strategy_held, child, D(2026, 9, 2), outcome="section_47", thread=concern)
        opened = world.say(events.enquiry_began, child, D(2026, 9, 2))
        world.say(events.enquiry_ended, child, D(2026, 9, 9), outcome=outcome, thread=opened)
    world.say(events.conference_held, world.tia, D(2026, 9, 22), kind="initial", decision="plan", gp="report")
    old = world.say(events.enquiry_began, world.una, D(2026, 1, 5))
    world.say(events.enquiry_ended, world.una, D(2026, 1, 12), outcome="unsubstantiated", thread=old)
    tia, zac = rows(world, "annex_a.list_5")
    named = "Strategy discussion initiating Section 47 Enquiry Start Date"
    assert tia[named] == "02/09/2026" and tia["Date of Initial Child Protection Conference"] == "22/09/2026"
    assert tia["Did the Initial Child Protection Conference Result in a Child Protection Plan"] == "a) Yes"
    assert zac["Was an Initial Child Protection Conference deemed unnecessary?"] == "a) Yes" and zac["Number of ICPCs in the last 12 months"] == "0"


def test_list_7_has_a_row_for_each_child_with_a_plan_or_lately(world: World) -> None:
    world.on_a_plan(world.tia, D(2026, 9, 22))
    world.say(events.category_changed, world.tia, D(2026, 10, 20), category="EMO")
    world.say(events.child_visited, world.tia, D(2026, 11, 16), outcome="seen", alone="no")
    gone = world.on_a_plan(world.zac, D(2025, 1, 6))
    world.say(events.plan_ended, world.zac, D(2026, 8, 3), reason="safe", thread=gone)
    longer = world.on_a_plan(world.una, D(2025, 1, 6))
    world.say(events.plan_ended, world.una, D(2026, 2, 2), reason="safe", thread=longer)
    tia, zac = rows(world, "annex_a.list_7")
    assert (tia["Initial Category of Abuse"], tia["Latest Category of Abuse"]) == ("a) Neglect", "d) Emotional abuse")
    assert (tia["Date of the Last Statutory Visit"], tia["Was the Child Seen Alone?"]) == ("16/11/2026", "b) No")
    assert zac["Child Protection Plan End Date"] == "03/08/2026" and tia["Allocated Worker"] == "Priya Shah"
