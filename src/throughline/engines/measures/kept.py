"""Figures that are counted once and kept until something they read has changed, so that a list of a hundred of them opens at once.

They are kept by share of the subjects (record/ledger/changes.py): after a change to one child one sixty-fourth is counted
anew. What is kept can never be older than the record: whether it still holds is asked of the database in the same
statement that reads it, and whatever nobody can vouch for (another server, other restricted sets, other declarations) is
counted anew.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Model

from throughline.base.calendar import add_months
from throughline.engines.measures.breakdowns import Breakdown, Memory
from throughline.engines.measures.declarations import Measure
from throughline.engines.measures.figures import Figure, Member, members, summed, triple_of
from throughline.engines.measures.models import KeptFigures
from throughline.engines.measures.registry import measures
from throughline.engines.measures.together import counted_together
from throughline.engines.measures.windows import Window, first_of, window_for
from throughline.record.access import acting
from throughline.record.ledger.changes import ALL, SHARES, shares_of
from throughline.record.workers.models import Allocation, Worker

LIST, ROWS = "list", "/rows"
PACKAGE = Path(__file__).resolve().parents[2]
DECIDES = ("base", "record", "engines", "practice")
"""Floors whose code decides what a figure is."""

READ = """
SELECT pg_current_snapshot()::text,
       (SELECT oid FROM pg_database WHERE datname = current_database())::text || ' ' ||
         extract(epoch FROM pg_postmaster_start_time())::text,
       k.made_of, k.held, k.used_on,
       (SELECT json_object_agg(s.what, s.shares) FROM (
          SELECT c.what, bit_or(c.shares) AS shares FROM record_change c
           WHERE c.authority_id = k.authority_id AND c.transaction >= pg_snapshot_xmin(k.snapshot::pg_snapshot)::text::bigint
             AND (c.transaction = k.maker OR NOT pg_visible_in_snapshot(c.transaction::text::xid8, k.snapshot::pg_snapshot))
           GROUP BY c.what) s)
  FROM (SELECT 1) one LEFT JOIN engines_keptfigures k ON k.authority_id = %s AND k.name = %s
"""
"""What is kept, and what has changed since, as one statement sees both: nobody can throw a line away in between. What the
transaction that counted has written itself counts as changed, before or after."""
KEEP = """
INSERT INTO engines_keptfigures (authority_id, name, made_of, snapshot, maker, held, used_on)
SELECT %s, %s, %s, %s, pg_current_xact_id()::text::bigint, %s, %s WHERE pg_try_advisory_xact_lock(7140302, %s)
ON CONFLICT (authority_id, name) DO UPDATE
   SET made_of = excluded.made_of, snapshot = excluded.snapshot, maker = excluded.maker, held = excluded.held, used_on = excluded.used_on
 WHERE pg_snapshot_xmin(excluded.snapshot::pg_snapshot) >= pg_snapshot_xmin(engines_keptfigures.snapshot::pg_snapshot)
    OR engines_keptfigures.made_of <> excluded.made_of
"""
"""Nobody waits to keep something: whoever comes second leaves it to the first."""


@dataclass(frozen=True)
class Part:
    """Something kept under a name: what it reads, and of which days it is."""

    reads: frozenset[str]
    days: str


Counted = Mapping[int, Any]
"""Share to what was counted in it, as JSON can hold it; shares in which there is nothing may be left out."""


def kept(
    name: str,
    parts: Mapping[str, Part],
    count: Callable[[Mapping[str, Sequence[int] | None]], Mapping[str, Counted]],
    today: date,
    *,
    again: bool = False,
) -> dict[str, list[Any]]:
    """Each part, share by share: as kept where it still holds, else from `count`, which is told the shares (None: all).

    `again` keeps it anew even when nothing has changed, so that the database need look less far back.
    """
    authority = acting.authority()
    with connection.cursor() as cursor:
        cursor.execute(READ, [authority, name])
        snapshot, server, made_of, held, used_on, changed = cursor.fetchone()
    now_of = hashlib.sha256(f"{server} {acting.current().vis} {_declarations()}".encode()).hexdigest()
    known: dict[str, Any] = json.loads(held) if held and made_of == now_of else {}
    since: dict[str, int] = (json.loads(changed) if isinstance(changed, str) else changed) or {}
    asked: dict[str, Sequence[int] | None] = {}
    for code, part in parts.items():
        before = known.get(code)
        if before is None or before["days"] != part.days:
            known[code] = {"days": part.days, "shares": {}}
            asked[code] = None
        elif shares := shares_of(since, part.reads):
            asked[code] = None if shares == ALL else [n for n in range(SHARES) if shares >> n & 1]
            for n in range(SHARES) if asked[code] is None else asked[code] or ():
                before["shares"].pop(str(n), None)
    stale = [code for code in known if code not in parts]
    for code in stale:
        del known[code]
    if asked:
        for code, found in count(asked).items():
            known[code]["shares"].update({str(share): value for share, value in found.items()})
    if asked or stale or again or used_on != today:
        _keep(authority, name, now_of, snapshot, known, used_on if again and used_on else today)
    return {code: list(known[code]["shares"].values()) for code in parts}


def _keep(authority: int, name: str, made_of: str, snapshot: str, held: Any, today: date) -> None:
    number = zlib.crc32(f"{authority} {name}".encode()) - (1 << 31)
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [authority, name, made_of, snapshot, json.dumps(held, separators=(",", ":")), today, number])


@cache
def _declarations() -> str:
    """A digest of the code that decides what a figure is: another version counts anew."""
    digest = hashlib.sha256()
    for floor in DECIDES:
        for file in sorted((PACKAGE / floor).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:24]


def reads(measure: Measure, by: Iterable[Breakdown] = ()) -> frozenset[str]:
    """What a measure (and its breakdowns) reads, as changes name it."""
    models: set[type[Model]] = {Worker}  # a row may name its worker, and what that worker is may count
    models |= measure.models().union(*(b.reads for b in by))
    if by:
        models.add(Allocation)  # whose team a row belongs to
    tables = {m._meta.db_table for m in models}
    clocks = measure.asks()
    if clocks:
        tables.discard("engines_obligation")
        tables |= {f"engines_obligation/{duty}" for duty in clocks}
    return frozenset(tables)


def _days(window: Window) -> str:
    return f"{window.start} {window.end} {window.open}"


def figures_kept(several: Iterable[Measure], month: date, today: date, *, again: bool = False) -> dict[str, Figure]:
    """The figures of many measures for the open month. Runs inside `counting`."""
    by_code = {m.code: m for m in several}
    windows = {code: window_for(m.span, month, today) for code, m in by_code.items()}
    found = kept(
        LIST,
        {code: Part(reads(m), _days(windows[code])) for code, m in by_code.items()},
        lambda asked: counted_together({by_code[code]: shares for code, shares in asked.items()}, month, today),
        today,
        again=again,
    )
    return {code: summed(m, found[code], windows[code]) for code, m in by_code.items()}


@dataclass(frozen=True)
class Months:
    """A measure's months as kept: the figure of each, and its groups by breakdown."""

    figures: Mapping[date, Figure]
    groups: Mapping[date, Mapping[str, Mapping[str, Figure]]]


def months_kept(measure: Measure, months: Sequence[date], today: date, *, again: bool = False) -> Months:
    """The figures and groups of these months. Runs inside `counting`."""
    windows = {month: window_for(measure.span, month, today) for month in months}
    by_code = {month.isoformat(): month for month in months}
    what = reads(measure, measure.by)

    def count(asked: Mapping[str, Sequence[int] | None]) -> Mapping[str, Counted]:
        memory: Memory = {}
        return {
            code: _sorted_out(measure, members(measure, windows[by_code[code]], shares), memory)
            for code, shares in asked.items()
        }

    parts = {code: Part(what, _days(windows[month])) for code, month in by_code.items()}
    found = kept(measure.code, parts, count, today, again=again)
    figures, groups = {}, {}
    for code, month in by_code.items():
        figures[month] = summed(measure, (share[""][""] for share in found[code]), windows[month])
        groups[month] = {by.code: _groups(measure, found[code], by, windows[month]) for by in measure.by}
    return Months(figures, groups)


def rows_kept(measure: Measure, months: Sequence[date], today: date) -> dict[date, list[Member]]:
    """Whose rows are in these months and which count, without day or team: to say what has changed since a month was
    published. Kept by themselves: they are long, and few months differ. Runs inside `counting`."""
    windows = {month.isoformat(): window_for(measure.span, month, today) for month in months}

    def count(asked: Mapping[str, Sequence[int] | None]) -> Mapping[str, Counted]:
        found: dict[str, dict[int, list[tuple[int, int]]]] = {}
        for code, shares in asked.items():
            found[code] = {}
            for m in members(measure, windows[code], shares):
                found[code].setdefault(m.subject % SHARES, []).append((m.subject, m.counts + 2 * m.known))
        return found

    parts = {code: Part(reads(measure), _days(window)) for code, window in windows.items()}
    found = kept(f"{measure.code}{ROWS}", parts, count, today)
    return {
        date.fromisoformat(code): [
            Member(subject, 0, windows[code].end, bool(said & 1), bool(said & 2), None)
            for share in shares for subject, said in share
        ]
        for code, shares in found.items()
    }  # fmt: skip


def _sorted_out(measure: Measure, found: Sequence[Member], memory: Memory) -> dict[int, Any]:
    """Share to breakdown to group to what was counted; "" is the whole."""
    sorted_out: dict[int, dict[str, dict[str, list[Member]]]] = {}
    named = {"": [""] * len(found)} | {by.code: by.find(found, memory) for by in measure.by}
    for place, member in enumerate(found):
        share = sorted_out.setdefault(member.subject % SHARES, {code: {} for code in named})
        for code, groups in named.items():
            share[code].setdefault(groups[place], []).append(member)
    return {
        number: {code: {group: triple_of(rows) for group, rows in groups.items()} for code, groups in share.items()}
        for number, share in sorted_out.items()
    }


def _groups(measure: Measure, shares: Sequence[Any], by: Breakdown, window: Window) -> dict[str, Figure]:
    """The figure of each group that has rows, in the breakdown's order. Groups of a rate are counts."""
    added: dict[str, list[Sequence[int]]] = {name: [] for name in by.order}
    for share in shares:
        for group, one in share[by.code].items():
            added.setdefault(group, []).append(one)
    return {
        name: summed(measure, held, window) if measure.is_share else Figure(sum(one[1] for one in held))
        for name, held in added.items()
        if held
    }


def refresh(today: date, since: date) -> int:
    """Count anew whatever has changed of what was looked at since a day, so that nobody waits for it; how many names."""
    month = first_of(today)
    used = KeptFigures.objects.filter(authority_id=acting.authority(), used_on__gte=since).order_by("name")
    names = list(used.values_list("name", flat=True))
    figures_kept([m for m in measures().values() if not m.part_of], month, today, again=True)
    for name in names:
        if name in measures():  # rows are read with them, and follow when somebody looks
            months_kept(measures()[name], months_of(measures()[name], month), today, again=True)
    KeptFigures.objects.filter(authority_id=acting.authority(), used_on__lt=since).delete()
    return len(names)


COMPARED = 3
"""How many published months are counted again to see whether they have changed."""


def months_of(measure: Measure, open_month: date) -> list[date]:
    """The open month and those before it that are counted again."""
    months = [add_months(open_month, -n) for n in range(COMPARED, -1, -1)]
    return [m for m in months if measure.since is None or measure.since <= m]


def oldest_snapshot() -> int | None:
    """The first transaction that something kept, for whatever authority, has not seen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(pg_snapshot_xmin(snapshot::pg_snapshot)::text::bigint) FROM engines_keptfigures")
        return cursor.fetchone()[0]  # type: ignore[no-any-return]
