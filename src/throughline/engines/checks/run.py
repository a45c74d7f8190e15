"""Running checks over a prepared return."""
from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO

import polars as pl

from throughline.engines.checks.check import Check, Part
from throughline.engines.checks.scope import ROW, Data, Scope, TooManyPairs
from throughline.engines.checks.tables import Table

log = logging.getLogger(__name__)
AT_ONCE = 24
"""Conditions evaluated in one pass. More shares more work between rules and takes more memory."""


@dataclass(frozen=True)
class Found:
    """What one rule found in one table: the rows, all with the same columns."""

    check: Check
    table: Table
    columns: tuple[str, ...]
    rows: pl.Series
    """0-based row numbers, ascending, each once; a single null when it is about the return as a whole."""


@dataclass(frozen=True)
class NotRun:
    code: str
    reason: str


@dataclass
class Findings:
    data: Data
    found: list[Found] = field(default_factory=list)
    not_run: list[NotRun] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(len(each.rows) for each in self.found)

    def rows(self, code: str) -> dict[str, list[int | None]]:
        """The rows that a rule flagged, by table."""
        found: dict[str, set[int | None]] = {}
        for each in self.found:
            if each.check.code == code:
                found.setdefault(each.table.name, set()).update(each.rows.to_list())
        return {table: sorted(rows, key=lambda row: -1 if row is None else row) for table, rows in found.items()}

    def children(self, found: Found) -> list[str | None]:
        """The child's identifier on each row found, as it was sent."""
        if found.rows.null_count():
            return [None] * len(found.rows)
        raw = self.data.sent.get(found.table.name, self.data.raw.get(found.table.name))
        key = found.table.keys.get("child", ("",))[0]
        if raw is None or key not in raw.columns:
            return [None] * len(found.rows)
        return raw[key].gather(found.rows).to_list()

    def cells(self, table: str, column: str) -> pl.Series | None:
        """A column as it was sent; one that was derived, as it was derived. None when the table has neither."""
        for tables in (self.data.sent, self.data.raw):
            frame = tables.get(table)
            if frame is not None and column in frame.columns:
                return frame[column]
        return None

    def write_json(self, out: IO[str], **about: object) -> None:
        """One JSON object: what `about` says, then `findings` one a line, then `not_run`."""
        out.write("{")
        for name, value in about.items():
            out.write(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},\n")
        out.write('"findings": [')
        comma = "\n"
        for each in self.found:
            start = f'{{"code": {json.dumps(each.check.code)}, "table": {json.dumps(each.table.name)}, "row": '
            tail = f', "columns": {json.dumps(list(each.columns))}, "message": {json.dumps(each.check.says)}}}'
            lines = [
                f'{start}{"null" if row is None else row}, "child": {json.dumps(child, ensure_ascii=False)}{tail}'
                for row, child in zip(each.rows.to_list(), self.children(each), strict=True)
            ]
            if lines:
                out.write(comma)
                out.write(",\n".join(lines))
                comma = ",\n"
        out.write('\n],\n"not_run": ')
        json.dump([{"code": each.code, "reason": each.reason} for each in self.not_run], out, ensure_ascii=False)
        out.write("}\n")


def run(checks: Iterable[Check], data: Data, progress: Callable[[int, int], None] | None = None) -> Findings:
    """Every check in force in the data's year. None raises: one that cannot be worked out is not run, and says so.

    `progress` is told how many of how many tests are done, each time some are.
    """
    findings = Findings(data)
    runnable: dict[tuple[str, ...], list[tuple[Check, Part]]] = {}
    for check in sorted((c for c in checks if c.in_year(data.year)), key=lambda c: c.code):
        reason = why_not(check, data)
        if reason:
            findings.not_run.append(NotRun(check.code, reason))
            continue
        for part in check.tests:
            place = (*(table.called for table in part.stands_on), part.within or "")
            runnable.setdefault(place, []).append((check, part))
    # joined rows are made once for each combination of tables, and dropped when the next is reached
    done, total = 0, sum(map(len, runnable.values()))
    for place in sorted(runnable, key=lambda p: (len(p), p)):
        work = runnable[place]
        for n in range(0, len(work), AT_ONCE):
            _evaluate(work[n:n + AT_ONCE], data, findings)
            done += len(work[n:n + AT_ONCE])
            if progress is not None:
                progress(done, total)
    data.forget()
    findings.found = _merged(findings.found)
    return findings


def why_not(check: Check, data: Data) -> str:
    """Why a check cannot be run on this data; empty when it can."""
    if check.form and check.form != data.form:
        return f"applies only to the {check.form.upper()} form of the return"
    missing = [t for t in check.reads if t not in check.optional and not data.has(t)]
    tables = [t.name for t in missing if not t.reference]
    wanted = [t.reference for t in missing if t.reference]
    wanted += sorted(check.needs - data.available)
    if tables:
        return "table missing: " + ", ".join(dict.fromkeys(tables))
    if wanted:
        return "reference data missing: " + ", ".join(dict.fromkeys(wanted))
    return ""


def _evaluate(work: Sequence[tuple[Check, Part]], data: Data, findings: Findings) -> None:
    """Several parts that stand on the same tables, in one pass; one by one when that fails."""
    first = work[0][1]
    try:
        for scope in data.scopes(*first.stands_on, within=first.within):
            masks = scope.select(*(
                part.condition.build(scope).fill_null(value=False).cast(pl.Boolean).alias(str(n))
                for n, (_, part) in enumerate(work)
            ))
            for n, (check, part) in enumerate(work):
                findings.found.extend(_located(check, part, scope, masks[str(n)]))
    except Exception as fault:  # whatever a file holds, the other rules go on
        if len(work) > 1:
            for each in work:
                _evaluate([each], data, findings)
            return
        check = work[0][0]
        if isinstance(fault, TooManyPairs):
            findings.not_run.append(NotRun(check.code, str(fault)))
            return
        log.warning("Check %s could not be worked out", check.code, exc_info=True)
        findings.not_run.append(NotRun(check.code, f"could not be worked out ({type(fault).__name__})"))


def _located(check: Check, part: Part, scope: Scope, mask: pl.Series) -> Iterator[Found]:
    if not mask.any():
        return
    for table, via, columns in part.shown():
        if part.whole:
            yield Found(check, table, columns, pl.Series([None], dtype=ROW))
            continue
        place = via.number.build(scope) if via else scope.row(table)
        rows = scope.select(place.alias("row"))["row"].filter(mask).drop_nulls().unique().sort()
        if len(rows):
            yield Found(check, table, columns, rows.cast(ROW))


def _merged(found: list[Found]) -> list[Found]:
    """One entry for each rule, table and columns, in order of code."""
    together: dict[tuple[str, str, tuple[str, ...]], list[Found]] = {}
    for each in found:
        together.setdefault((each.check.code, each.table.name, each.columns), []).append(each)
    merged = []
    for key in sorted(together):
        group = together[key]
        rows = group[0].rows if len(group) == 1 else pl.concat([g.rows for g in group]).unique().sort()
        merged.append(Found(group[0].check, group[0].table, group[0].columns, rows))
    return merged
