"""Addresses of what belongs to nights and to offenders: packs, paper forms, offender files."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.battery.world import World
from throughline.engines.screens.declarations import Screen
from throughline.insight.continuity.actions import folder
from throughline.practice.domestic_abuse import events
from throughline.record.access import acting
from throughline.record.access.viewer import declared_roles
from throughline.record.ledger.actions import record
from throughline.record.people.models import Subject
from throughline.services import clock, sealed

Choice = tuple[str, Any, bool]
PACK = "night-2026-01-02.html"


def packs(world: World, screen: Screen, role: str) -> list[Choice]:
    """A night's pack is the duty manager's."""
    sealed.write(folder(world.town.authority.pk), PACK, [b"<p>sealed</p>"])
    return [("a pack", PACK, "manage_team" in declared_roles()[role].may), ("no pack", "night-1999-01-01.html", False)]


def paper_forms(world: World, screen: Screen, role: str) -> list[Choice]:
    """A paper form says nothing of anybody."""
    return [("a paper form", "visit", True), ("no paper form", "nothing", False)]


def files(world: World, screen: Screen, role: str) -> list[Choice]:
    """An offender's file is for those who work with offenders."""
    today = clock.today()
    made = []
    for place, about in ((world.town, world.of("own", role)), (world.elsewhere, world.of("foreign"))):
        with acting.as_system(place.authority.pk, "tests"):
            file = Subject.objects.create(authority=place.authority, kind="adult")
            made.append(
                record(
                    events.mappa_managed,
                    file,
                    on=today,
                    person=about.parts["mother"].pk,
                    level="1",
                    review_on=today + timedelta(days=9),
                )
            )
    return [("a file", made[0], True), ("another authority's file", made[1], False), ("no file", 2_000_000_000, False)]
