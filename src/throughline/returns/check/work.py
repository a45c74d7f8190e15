"""Checking what somebody sent, from sealed files to sealed findings. No database, no page; memory as bounded as the reading."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from throughline.base.words import date_words
from throughline.engines.checks.rules import Rules
from throughline.engines.checks.run import Findings, Found, run
from throughline.returns.files import Named, Refused
from throughline.returns.return_set import Level, ReturnSet, year_words
from throughline.services import sealed

THIS, PREVIOUS, PROVIDERS = "this", "previous", "providers"
FINDINGS, ABOUT = "findings", "about"
SCHEMA = {"code": pl.String, "kind": pl.String, "table": pl.String, "row": pl.UInt32, "line": pl.UInt32,
          "child": pl.String, "fields": pl.String, "values": pl.String}  # fmt: skip
"""A finding: its rule, error or query, where, whose, on which fields, and what stands in them."""
Say = Callable[[str, int, int], None]
"""What is being done, in words, and how many of how many steps are."""


@dataclass(frozen=True)
class Asked:
    """What is to be checked: the sealed folder, the return, its year, whose it is (ONS code)."""

    folder: str
    code: str
    year: int
    authority: str


def rules_of(code: str) -> Rules:
    """The rules of a return by its code. Loading them takes a second: where none are needed, do not ask."""
    if code == "cin":
        from throughline.returns.cin_census.rules import CIN_CENSUS

        return CIN_CENSUS
    from throughline.returns.ssda903.rules import SSDA903

    return SSDA903


def sent(folder: str, box: str) -> list[Named]:
    """The files sent in one box, in the order of their sending, with the names that they had."""
    told: Mapping[str, str] = json.loads(sealed.read(folder, "names"))
    return [(told[name], sealed.read(folder, name)) for name in sealed.names(folder) if name.startswith(f"{box}-")]


def check(asked: Asked, say: Say) -> dict[str, Any]:
    """Read and check, and keep the findings and the tables; what was sent is thrown away. The counts of it.

    Never raises for what is in the files.
    """
    say("Reading the files", 0, 0)
    returned, findings = _cin(asked, say) if asked.code == "cin" else _ssda903(asked, say)
    say("Writing down what was found", 0, 0)
    frame = framed(findings, returned) if findings else pl.DataFrame(schema=SCHEMA)
    for name, table in returned.tables.items():
        _write(asked.folder, f"table-{name}", table)
    not_run = [(each.code, each.reason) for each in findings.not_run] if findings else []
    about = {
        "problems": [[p.file, p.line, str(p.level), p.message] for p in returned.problems],
        "files": returned.files, "not_run": not_run, "form": returned.form,
    }  # fmt: skip
    sealed.write(asked.folder, ABOUT, [json.dumps(about).encode()])
    _write(asked.folder, FINDINGS, frame)
    for name in sealed.names(asked.folder):
        if name == "names" or name.startswith((f"{THIS}-", f"{PREVIOUS}-", f"{PROVIDERS}-")):
            sealed.drop(asked.folder, name)
    rules = len(rules_of(asked.code).in_year(asked.year)) if findings else 0
    return {
        "findings": frame.height, "children": frame["child"].drop_nulls().n_unique(),
        "errors": frame.filter(pl.col("kind") == "error").height, "rules": rules - len(not_run), "not_run": len(not_run),
        "tables": {name: table.height for name, table in returned.tables.items()},
        "problems": len(returned.errors), "notes": len(returned.problems) - len(returned.errors),
    }  # fmt: skip


def _cin(asked: Asked, say: Say) -> tuple[ReturnSet, Findings | None]:
    from throughline.returns.cin_census.check import data_of
    from throughline.returns.cin_census.read import read_census

    returned = read_census(sent(asked.folder, THIS), asked.year)
    if not returned.tables:
        return returned, None
    checks = rules_of("cin").checks
    return returned, run(checks, data_of(returned, asked.authority), lambda n, of: say("Trying the rules", n, of))


def _ssda903(asked: Asked, say: Say) -> tuple[ReturnSet, Findings | None]:
    from throughline.returns.ssda903.prepare import prepare
    from throughline.returns.ssda903.providers import read_providers
    from throughline.returns.ssda903.read import read_set

    files = sent(asked.folder, THIS)
    returned = read_set(files, asked.year)
    before, last, providers = sent(asked.folder, PREVIOUS), None, None
    if before:
        last = read_set(before, asked.year - 1)
        for problem in last.problems:
            returned.problem(f"(last year) {problem.message}", problem.file, problem.line, problem.level)
        for name in _alike(files, before):
            returned.problem("was sent twice, as this year’s and as last year’s", name, level=Level.NOTE)
    for listed in sent(asked.folder, PROVIDERS)[:1]:
        try:
            providers = read_providers(listed)
        except Refused as refused:
            returned.problem(f"(provider list) {refused}", refused.file)
    _wrong_year(returned, last)
    if not returned.tables:
        return returned, None
    say("Looking up postcodes and last year", 0, 0)
    data = prepare(returned, last if last and last.tables else None, providers, asked.authority)
    return returned, run(rules_of("ssda903").checks, data, lambda n, of: say("Trying the rules", n, of))


def _alike(files: Sequence[Named], before: Sequence[Named]) -> list[str]:
    """Files with rows in them that are the same in both boxes; two headings alone are no mistake."""
    there = {content for _, content in before if b"\n" in content.strip()}
    return [name for name, content in files if content in there]


def _wrong_year(returned: ReturnSet, last: ReturnSet | None) -> None:
    """Say so when the days in the files are those of another year: the two folders are easily swapped."""
    newest = _newest(returned)
    if newest and newest < date(returned.year - 1, 4, 1):
        returned.problem(f"The latest day in this year’s episodes is {date_words(newest)}, before {year_words(returned.year)} "
                         "begins. Are these last year’s files?", level=Level.NOTE)  # fmt: skip
    before = _newest(last) if last else None
    if before and before >= date(returned.year - 1, 4, 1):
        returned.problem(f"The latest day in last year’s episodes is {date_words(before)}, in {year_words(returned.year)} "
                         "or later. Are these this year’s files?", level=Level.NOTE)  # fmt: skip


def _newest(returned: ReturnSet) -> date | None:
    episodes = returned.tables.get("Episodes")
    if episodes is None:
        return None
    days = pl.concat([episodes[column].alias("day") for column in ("DECOM", "DEC") if column in episodes.columns])
    found = days.str.to_date("%d/%m/%Y", strict=False).max()
    return found if isinstance(found, date) else None


def framed(findings: Findings, returned: ReturnSet) -> pl.DataFrame:
    """Every finding as a row, with the line in its file and what stands in its fields, as it was sent."""
    parts = [_rows(found, findings, returned) for found in findings.found]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *parts])


def _rows(found: Found, findings: Findings, returned: ReturnSet) -> pl.DataFrame:
    about = {"code": found.check.code, "kind": str(found.check.severity), "table": found.table.name}
    fields = ", ".join(found.columns)
    if found.rows.null_count():
        return pl.DataFrame([{**about, "fields": fields, "values": ""}], schema=SCHEMA)
    rows = found.rows
    sent_table = returned.tables.get(found.table.name)
    lines = sent_table["line"] if sent_table is not None else None
    frame = pl.DataFrame({
        "row": rows, "line": lines.gather(rows) if lines is not None else pl.Series([None] * len(rows), dtype=pl.UInt32),
        "child": pl.Series(findings.children(found), dtype=pl.String),
        **{f"@{column}": _cells(findings, found.table.name, column, rows) for column in found.columns},
    })  # fmt: skip
    shown = pl.concat_str(
        [pl.concat_str([pl.lit(f"{column} "), pl.col(f"@{column}").fill_null("blank")]) for column in found.columns],
        separator=", ",
    )
    held = frame.with_columns(*(pl.lit(value).alias(name) for name, value in about.items()),
                              pl.lit(fields).alias("fields"), shown.alias("values"))  # fmt: skip
    return held.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _cells(findings: Findings, table: str, column: str, rows: pl.Series) -> pl.Series:
    cells = findings.cells(table, column)
    return cells.gather(rows).cast(pl.String) if cells is not None else pl.Series([None] * len(rows), dtype=pl.String)


def _write(folder: str, name: str, frame: pl.DataFrame) -> None:
    out = io.BytesIO()
    frame.write_parquet(out, compression="zstd")
    sealed.write(folder, name, _slices(out.getbuffer()))


def _slices(held: memoryview) -> Iterable[bytes]:
    return (bytes(held[at : at + sealed.PIECE]) for at in range(0, len(held), sealed.PIECE))
