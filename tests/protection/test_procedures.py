"""The library of procedures: written with those who know it from within, read by everybody, and the one of that day behind each step."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.protection.world import World, page, send, text
from throughline.practice.protection import events
from throughline.services import clock

D = date
NEW = {
    "what": "publish", "step": "core_group", "version": "2026-1", "from_on_day": "2", "from_on_month": "11", "from_on_year": "2026",
    "consulted": "Four young people and three parents who had a plan", "changed": "The child says first how it goes",
    "words": "The core group begins with the child.", "roles": ["record.social_worker", "record.team_manager"],
}  # fmt: skip


@pytest.mark.requirement("CP-21")
def test_a_procedure_is_written_with_families_read_by_staff_and_stands_behind_each_step(world: World) -> None:
    alma, priya = world.asks(world.alma), world.asks(world.priya)
    refused = text(send(alma, "protection.procedures", {**NEW, "consulted": ""}))
    assert "Say which young people and parents helped" in refused and "In force from" in refused
    assert "Say whose work it is" in text(send(alma, "protection.procedures", {**NEW, "roles": []}))
    assert "A new procedure" not in page(world, world.priya, "my_work.page")
    assert "Published" in text(send(alma, "protection.procedures", NEW))
    later = {**NEW, "version": "2026-2", "from_on_day": "20", "words": "The core group begins with the child and ends by saying who does what."}
    send(alma, "protection.procedures", later)
    # Everybody is told what they have not read, and says once that they have.
    seen = page(world, world.priya, "protection.procedures")
    mine = page(world, world.priya, "my_work.page")
    assert "A new procedure: core group · 2026-2, in force since" in mine and "2026-1" not in mine, "what is over need not be read"
    assert "A new procedure: core group" in page(world, world.ian, "team.page"), "a manager has it on the page they land on"
    assert "A new procedure" not in page(world, world.cora, "my_work.page"), "it is not the chairs’ work"
    assert "yours to read" in page(world, world.cora, "protection.procedures")
    assert "Not read by you yet: core group, 2026-2" in seen and "Another version" not in seen, "a manager publishes"
    assert "Published" not in text(send(priya, "protection.procedures", {**NEW, "version": "mine"})), "she cannot"
    one = text(priya.get(reverse("protection.procedures") + "?step=core_group"))
    assert "ends by saying who does what" in one and "Four young people and three parents" in one and "The child says first how it goes" in one
    number = priya.get(reverse("protection.procedures") + "?step=core_group").content.decode().partition('name="of" value="')[2].partition('"')[0]
    for _ in range(2):
        send(priya, "protection.procedures", {"what": "read", "of": number})
    assert "You have read every procedure" in page(world, world.priya, "protection.procedures")
    assert "A new procedure" not in page(world, world.priya, "my_work.page")
    # What comes can be read before it is in force, from My work, and stands there until then or until it is read.
    to_come = {"step": "review", "version": "2026-3", "from_on_day": "14", "from_on_month": "12", "words": "The review asks her first."}
    send(alma, "protection.procedures", {**NEW, **to_come})
    home = priya.get(reverse("my_work.page")).content.decode()
    assert "2026-3, in force from" in text(priya.get(reverse("my_work.page")))
    coming = home.partition("A new procedure: review conference")[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "The review asks her first." in text(priya.get(coming)), coming
    of = coming.rpartition("=")[2]
    send(priya, "protection.procedures", {"what": "read", "of": of})
    assert "A new procedure" not in page(world, world.priya, "my_work.page")
    ian = text(world.asks(world.ian).get(reverse("protection.procedures") + "?step=core_group"))
    assert "Not read yet:" in ian and "Nia Newley" in ian and "Priya Shah" not in ian.partition("Not read yet:")[2]
    # A plan, too, has its procedure, and opens the one of its day.
    send(alma, "protection.procedures", {**NEW, "step": "plan", "version": "P-1", "from_on_day": "1", "from_on_month": "8", "words": "A plan has one page."})
    send(alma, "protection.procedures", {**NEW, "step": "plan", "version": "P-2", "from_on_day": "20", "words": "A plan says what is different for her."})
    # Each step opens the version that was in force on its day.
    world.on_a_plan(world.tia, D(2026, 9, 1))
    world.say(events.plan_agreed, world.tia, D(2026, 11, 20), whole=True)
    world.say(events.core_group_held, world.tia, D(2026, 10, 12), progress="same")
    world.say(events.core_group_held, world.tia, D(2026, 11, 9), progress="same")
    html = priya.get(reverse("protection.child", kwargs={"subject": world.tia.uuid})).content.decode()
    said = text(priya.get(reverse("protection.child", kwargs={"subject": world.tia.uuid})))
    assert "Plan began: neglect" in said and "Written plan agreed · procedure then" in said
    for step, day, words in (("core_group", "2026-11-09", "The core group begins with the child."),
                             ("core_group", "2026-10-12", "No procedure was in force on that day."), ("plan", "2026-09-01", "A plan has one page."),
                             ("plan", "2026-11-20", "A plan says what is different for her.")):  # fmt: skip
        link = f"?step={step}&amp;on={day}"
        assert link in html, link
        opened = text(priya.get(reverse("protection.procedures") + link.replace("&amp;", "&")))
        assert words in opened and "ends by saying" not in opened
    assert clock.today() == D(2026, 11, 23)
