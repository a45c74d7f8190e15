"""Any life that a return can tell, written as returns and read again, is the same life; and writes the same files again."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.lives_903 import YEARS, Said, happened, lives, plain
from tests.support.returns_903 import tell as told
from throughline.record.ledger.happened import Happened
from throughline.returns.ssda903.build.life import Life
from throughline.returns.ssda903.build.whole import tell
from throughline.returns.ssda903.record.episodes import Want
from throughline.returns.ssda903.tables import tables_in

MANY = settings(max_examples=int(os.environ.get("THROUGHLINE_EXAMPLES", "150")), deadline=None)


def tables(events: list[Happened], year: int) -> dict[str, list[dict[str, str]]]:
    """The rows of a year, as the files would hold them."""
    found: dict[str, list[dict[str, str]]] = {}
    written = tell(Life(1, events, year), {})
    columns = {t.name: [c.name for c in t.submitted] for t in tables_in(year)}
    for table, _, _, cells in sorted(written.rows) if written else ():
        found.setdefault(table, []).append(dict(zip(columns[table], cells, strict=True)))
    return found


def recorded(wants: list[Want]) -> list[Happened]:
    """What an import wants, as it would stand in the ledger."""
    made = {w.key: Said(w.type, w.on, {k: v for k, v in w.facts.items() if v is not None}) for w in wants}
    for want in wants:
        made[want.key].thread = made[want.thread] if want.thread else None
    return happened(list(made.values()))


@MANY
@given(lives(), st.permutations(list(YEARS)))
def test_what_was_written_is_read_as_the_same_record_and_written_again_as_the_same_files(said, years):
    events = happened(said)
    returns = {year: tables(events, year) for year in YEARS}
    if not any(returns.values()):
        return
    wants, aside = told(*((year, returns[year]) for year in years))
    assert [a for a in aside if a.reason != "check_letter"] == []
    again = recorded(wants)
    assert {year: tables(again, year) for year in YEARS} == returns
    assert plain(again) == plain(events)
