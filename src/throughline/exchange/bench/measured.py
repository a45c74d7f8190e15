"""What is measured: pages through Django and templates, beside their own queries run bare."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

RUNS = 30


@dataclass(frozen=True)
class Figure:
    """One line of the table, in milliseconds."""

    what: str
    budget: float | None
    p50: float
    p95: float
    cpu: float
    """The median of what our own process worked, whatever else the machine did meanwhile; the database is not in it."""
    bare: float | None = None
    """The median of the page's own SELECTs run one after another, without Django or templates."""
    queries: int | None = None

    @property
    def kept(self) -> str:
        return "" if self.budget is None else ("kept" if self.p95 <= self.budget else "MISSED")


def spread(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def timed(act: Callable[[], Any], runs: int = RUNS, before: Callable[[], Any] = lambda: None) -> tuple[float, float, float]:
    """Median and 95th percentile of the time each run took, and the median of our own work in it, in milliseconds; after
    three runs that do not count. What is done `before` each run is not timed."""
    for _ in range(3):
        act()
    took, worked = [], []
    for _ in range(runs):
        before()
        began, began_work = time.perf_counter(), time.process_time()
        act()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - began_work) * 1000)
    return *spread(took), statistics.median(worked)


def page(
    what: str, client: Client, urls: list[str], budget: float, before: Callable[[], Any] = lambda: None
) -> Figure:
    """A page, opened for different children in turn; the whole of Django and the template."""
    turn = iter(urls * (RUNS + 5))

    def act() -> None:
        response = client.get(next(turn))
        if response.status_code != 200:
            raise RuntimeError(f"{what}: {response.status_code}")

    p50, p95, cpu = timed(act, before=before)
    with CaptureQueriesContext(connection) as captured:
        client.get(urls[0])
    return Figure(what, budget, p50, p95, cpu, bare(captured.captured_queries), len(captured))


def bare(queries: list[dict[str, str]]) -> float:
    """The statements of a page but its writes, as text, straight to the database, behind the same wall; median of ten, in ms."""
    reads = [q["sql"] for q in queries if q["sql"].startswith(("SELECT", "WITH"))]
    times = []
    for _ in range(10):
        with transaction.atomic(), connection.cursor() as cursor:
            began = time.perf_counter()
            for sql in reads:
                cursor.cursor.execute(sql)
                cursor.cursor.fetchall()
            times.append((time.perf_counter() - began) * 1000)
            transaction.set_rollback(True)
    return statistics.median(times)


def table(figures: list[Figure]) -> str:
    """The figures as text."""
    lines = [f"{'':44}{'budget':>9}{'p50 ms':>9}{'p95 ms':>9}{'our CPU':>9}{'bare SQL':>10}{'queries':>9}"]
    for f in figures:
        lines.append(
            f"{f.what:44}{'' if f.budget is None else f'{f.budget:.0f}':>9}{f.p50:9.1f}{f.p95:9.1f}{f.cpu:9.1f}"
            f"{'' if f.bare is None else f'{f.bare:.1f}':>10}{'' if f.queries is None else f.queries:>9}  {f.kept}"
        )
    return "\n".join(lines)
