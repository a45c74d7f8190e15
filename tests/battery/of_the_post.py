"""Post that waits with a team, for the battery."""

from __future__ import annotations

from typing import Any

from tests.battery.world import World
from throughline.engines.papers.models import Unfiled
from throughline.engines.screens.declarations import Screen
from throughline.record.access import acting
from throughline.services import clock, files


def paper(world: World) -> int:
    """A paper that waits with the team's post."""
    team = world.town.team
    with acting.as_system(team.authority_id, "tests"):
        digest, media, size = files.keep(b"A letter")
        return int(Unfiled.objects.create(authority_id=team.authority_id, team=team, title="A letter", came_on=clock.today(), sha256=digest, bytes=size,
                                          media_type=media, put_at=clock.now()).pk)  # fmt: skip


def papers(world: World, screen: Screen, role: str) -> list[tuple[str, Any, bool]]:
    """A paper of the team, and one that is not there."""
    return [("a paper of the team", paper(world), True), ("no paper", 2_000_000_000, False)]
