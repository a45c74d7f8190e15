"""Census documents for tests: of children told, read as rows, and what they amount to, without a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.support.lives_903 import Said, happened
from throughline.record.ledger.happened import Happened
from throughline.returns.aside import Aside
from throughline.returns.cin_census.build.whole import tell
from throughline.returns.cin_census.build.xml import document
from throughline.returns.cin_census.read import read_census
from throughline.returns.cin_census.record.rows import Rows
from throughline.returns.cin_census.record.story import story
from throughline.returns.ssda903.build.life import Life
from throughline.returns.ssda903.record.episodes import Want


def written(events: Sequence[Happened], year: int) -> bytes:
    """The census of a year of one child; empty when it does not know her."""
    told = tell(Life(1, events, year))
    return b"".join(document([told], year, "845")) if told and told.details else b""


def amounts_to(documents: Sequence[tuple[int, bytes]]) -> tuple[list[Want], list[Aside]]:
    """What the documents of some years say of their one child."""
    rows: list[Any] = []
    aside: list[Aside] = []
    number = ""
    for year, content in documents:
        for child in (c for part in Rows(read_census([("cin.xml", content)], year)).by_children(50) for c in part):
            number = child.number
            rows += child.rows
            aside += child.aside
    wants, more = story(number, rows, placeholder=True)
    return wants, aside + more


def recorded(wants: Sequence[Want]) -> list[Happened]:
    """What an import wants, as it would stand in the ledger."""
    made = {w.key: Said(w.type, w.on, {k: v for k, v in w.facts.items() if v is not None and v != []}) for w in wants}
    for want in wants:
        made[want.key].thread = made[want.thread] if want.thread else None
    return happened(list(made.values()))
