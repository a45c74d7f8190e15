"""Replay, compare, put right: every projection derived anew from the whole ledger, beside what the tables hold.

Subjects are independent of one another, so they are replayed in batches (`replay.py`), in as many processes as the
machine has cores. Where nothing had to change, the tables are proven to be what the ledger says.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from throughline.record.access import acting
from throughline.record.ledger import registry
from throughline.record.ledger.projections import Projection, Surroundings, surroundings
from throughline.record.ledger.replay import Batch, BatchResult, Replay, TableResult

EVENTS_A_BATCH = 25_000
WORTH_A_PROCESS = 4
"""Batches for each process, below which starting another one does not pay."""


@dataclass
class Rebuilt:
    """What a rebuild read and found."""

    events: int = 0
    subjects: int = 0
    processes: int = 1
    tables: list[TableResult] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether nothing had to change."""
        return not any(t.missing or t.extra for t in self.tables)

    def add(self, batch: BatchResult) -> None:
        """Count a batch in."""
        self.events += batch.events
        self.subjects += batch.subjects
        held = {t.table: t for t in self.tables}
        for found in batch.tables:
            if found.table not in held:
                self.tables.append(found)
                continue
            table = held[found.table]
            table.rows += found.rows
            table.missing += found.missing
            table.extra += found.extra
            table.written += found.written


@dataclass(frozen=True)
class _Work:
    """What every process needs to know."""

    parameters: dict[str, Any]
    authority: int
    groups: dict[str, list[Projection]]
    around: Surroundings
    apply: bool

    def begin(self) -> Replay:
        return Replay(self.parameters, self.authority, self.groups, self.around, apply=self.apply)


def rebuild(
    authority: int,
    *,
    apply: bool = True,
    only: str = "",
    processes: int | None = None,
    say: Callable[[str], None] = lambda words: None,
) -> Rebuilt:
    """Replay one authority's ledger. Runs as the owner; `only` names one projection's table; `apply` False only compares.

    `processes` None takes one for each core, when there is enough to do. Each batch of subjects is compared and put right
    in its own transaction; what is recorded meanwhile is neither lost nor taken for a difference.
    """
    with acting.as_system(authority, "rebuild"):
        around = surroundings(authority)
    groups: dict[str, list[Projection]] = {}
    for projection in registry.projections().values():
        if not only or projection.table == only:
            groups.setdefault(projection.table, []).append(projection)
    parameters = connection.get_connection_params()
    parameters = {k: v for k, v in parameters.items() if k in ("host", "port", "user", "dbname", "password")}
    work = _Work(parameters, authority, groups, around, apply)
    batches = _batches(authority)
    several = processes or min(os.cpu_count() or 1, max(1, len(batches) // WORTH_A_PROCESS))
    result = Rebuilt(processes=several)
    for number, done in enumerate(_replayed(work, batches, several), start=1):
        result.add(done)
        if number % 10 == 0:
            say(f"  {result.subjects:,} subjects, {result.events:,} events")
    if apply:
        _settle(authority, groups, result)
    return result


def _batches(authority: int) -> list[Batch]:
    """The subjects cut into runs of about so many events; together they reach from the first number to beyond the last."""
    starts, held = [0], 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_id, count(*) FROM record_event WHERE authority_id = %s GROUP BY subject_id ORDER BY subject_id",
            [authority],
        )
        for subject, events in cursor.fetchall():
            if held >= EVENTS_A_BATCH:
                starts.append(subject)
                held = 0
            held += events
    return [Batch(first, before) for first, before in zip(starts, [*starts[1:], None], strict=True)]


def _replayed(work: _Work, batches: list[Batch], processes: int) -> Iterator[BatchResult]:
    """Every batch, in this process or in several. A forked process has the declarations without looking for them again."""
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        with closing(work.begin()) as replay:
            for batch in batches:
                yield replay.run(batch)
        return
    with multiprocessing.get_context("fork").Pool(processes, _begin, (work,)) as pool:
        yield from pool.imap_unordered(_run, batches)


_replay: Replay | None = None
"""This process's own, where there are several."""


def _begin(work: _Work) -> None:
    global _replay
    _replay = work.begin()


def _run(batch: Batch) -> BatchResult:
    assert _replay is not None
    return _replay.run(batch)


def _settle(authority: int, groups: dict[str, list[Projection]], result: Rebuilt) -> None:
    """The columns that are filled once a row closes: when all tables stand."""
    with acting.as_system(authority, "rebuild"):
        for table in result.tables:
            settle = groups[table.table][0].settle
            if settle and table.written:
                settle(sorted(table.written))
