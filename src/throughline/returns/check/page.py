"""What the pages of a checked return say, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import polars as pl

from throughline.base.words import count_words, join_words
from throughline.engines.checks.check import Check
from throughline.engines.way_out.tables import Table
from throughline.returns.authorities import authority, three_digit
from throughline.returns.check.queries import Opened, Wanted
from throughline.returns.check.work import rules_of
from throughline.returns.checking import TITLES
from throughline.returns.return_set import FIRST_YEAR, year_words

BOXES = {"this": "this year", "previous": "last year", "providers": "provider list"}
LIKE = {"error": "error", "query": "query"}
CHILDREN_SHOWN = 12
TOLD_BY = {"PL_LA": "PL_POST", "PL_LOCATION": "PL_POST", "PL_DISTANCE": "PL_POST"}
"""What nobody sends but is derived, and the field that it is derived from."""
HEAD = ("Rule", "Error or query", "Table", "File", "Line", "Child", "Fields", "What stands there", "What is wrong")
WIDTHS = (8, 12, 18, 24, 8, 16, 24, 40, 60)


def title_of(held: Any) -> str:
    """The return and its year."""
    return f"{TITLES[held.code]}, {year_words(held.year)}"


def place_of(code: str) -> str:
    """The name of an authority by its ONS code; the code where it is none of the list."""
    for digits, name in three_digit().items():
        if authority(digits) == code:
            return name
    return code


def row(held: Any) -> dict[str, Any]:
    """A sending in the list."""
    names = [name for files in held.files.values() for name, _ in files]
    told = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return {"held": held, "title": title_of(held), "place": place_of(held.returning), "files": told,
            "state": held.STATES[held.state], "waits": waits(held)}  # fmt: skip


def waits(held: Any) -> bool:
    """Whether it is still being worked on."""
    return held.state in (held.WAITING, held.RUNNING)


def progress(held: Any) -> dict[str, Any]:
    """How far it is."""
    if held.state == held.WAITING:
        return {"words": "Waiting to begin", "share": None}
    share = round(100 * held.done / held.total) if held.total else None
    said = f"{held.step}: {held.done} of {held.total}" if held.total else held.step
    return {"words": said or "Beginning", "share": share}


def lead(held: Any) -> str:
    """What came of it, in one line."""
    told = held.summary
    if not told.get("tables"):
        return "Nothing of the return could be read."
    said = count_words(told["findings"], "finding") if told["findings"] else "Nothing was found to be wrong"
    about = f" about {count_words(told['children'], 'child', 'children')}" if told["children"] else ""
    queries = told["findings"] - told["errors"]
    asks = f", {queries:,} of them queries" if queries else ""
    not_run = f", {told['not_run']} could not be" if told["not_run"] else ""
    return f"{said}{about}{asks}. {count_words(told['rules'], 'rule was', 'rules were')} tried{not_run}."


def checks_of(held: Any) -> dict[str, Check]:
    """The rules of its year by code."""
    return {check.code: check for check in rules_of(held.code).in_year(held.year)}


def rules(opened: Opened) -> list[dict[str, Any]]:
    """Every rule that found something, the commonest first."""
    checks = checks_of(opened.held)
    return [
        {
            **counted,
            "says": checks[counted["code"]].says,
            "kind": LIKE[counted["kind"]],
            "query": urlencode({"rule": counted["code"]}),
        }
        for counted in opened.by_rule().iter_rows(named=True)
    ]


def children(opened: Opened) -> list[dict[str, Any]]:
    """The children with the most findings."""
    shown = opened.by_child().head(CHILDREN_SHOWN)
    return [
        {"child": found["child"], "findings": found["findings"], "rules": join_words(found["rules"][:8]),
         "more": max(0, len(found["rules"]) - 8), "query": urlencode({"child": found["child"]})}
        for found in shown.iter_rows(named=True)
    ]  # fmt: skip


def not_run(opened: Opened) -> list[dict[str, Any]]:
    """The rules that were not run, together by reason."""
    by_reason: dict[str, list[str]] = {}
    for code, reason in opened.about["not_run"]:
        by_reason.setdefault(reason, []).append(code)
    checks = checks_of(opened.held)
    return [
        {"reason": reason[0].upper() + reason[1:], "rules": [(code, checks[code].says) for code in codes]}
        for reason, codes in sorted(by_reason.items(), key=lambda r: -len(r[1]))
    ]


def problems(opened: Opened) -> list[dict[str, Any]]:
    """What was wrong with the files, what was not read first."""
    rows = [
        {"file": file, "line": line, "unread": level == "error", "words": message}
        for file, line, level, message in opened.about["problems"]
    ]
    return sorted(rows, key=lambda r: not r["unread"])


def tables(opened: Opened) -> list[dict[str, Any]]:
    """What was read: each table, its file, its rows."""
    rows = opened.held.summary["tables"]
    return [{"table": name, "file": opened.about["files"].get(name, ""), "rows": count} for name, count in rows.items()]


def about_rule(held: Any, code: str) -> dict[str, Any] | None:
    """A rule as its own page tells it; None when the year has none of that code."""
    check = checks_of(held).get(code)
    if check is None:
        return None
    since = check.since if check.since and check.since > FIRST_YEAR else None
    years = [f"from {year_words(since)}"] if since else []
    years += [f"until {year_words(check.until)}"] if check.until else []
    titles = {t.name: {c.name: c.title for c in t.columns} for t in rules_of(held.code).tables}
    shown: dict[str, list[tuple[str, str]]] = {}
    for part in check.tests:
        for table, _, columns in part.shown():
            shown.setdefault(table.name, []).extend((c, titles.get(table.name, {}).get(c, "")) for c in columns)
    fields = [(table, list(dict.fromkeys(columns))) for table, columns in shown.items()]
    return {"code": check.code, "says": check.says, "kind": LIKE[check.severity], "note": check.note,
            "years": " ".join(years), "fields": fields, "reads": join_words([t.name for t in check.reads])}  # fmt: skip


def finding(found: Mapping[str, Any], checks: Mapping[str, Check], files: Mapping[str, str]) -> dict[str, Any]:
    """One finding in the list."""
    where = f"{found['table']}, line {found['line']}" if found["line"] else found["table"]
    return {**found, "where": where, "file": files.get(found["table"], ""), "says": checks[found["code"]].says,
            "like": LIKE[found["kind"]], "rule_query": urlencode({"rule": found["code"]}),
            "child_query": urlencode({"child": found["child"]}) if found["child"] else ""}  # fmt: skip


def child_tables(opened: Opened, child: str) -> list[dict[str, Any]]:
    """What was sent about a child, each cell with the rules that point at it."""
    marks: dict[tuple[str, int, str], list[str]] = {}
    for found in Wanted(child=child).of(opened.findings).iter_rows(named=True):
        for column in found["fields"].split(", "):
            cell = (found["table"], found["row"], TOLD_BY.get(column, column))
            if found["code"] not in marks.setdefault(cell, []):
                marks[cell].append(found["code"])
    shown = []
    for table, rows in opened.rows_of(child).items():
        columns = [c for c in rows.columns if c not in ("row", "line", "CHILD", "LAchildID")]
        used = [
            c for c in columns if rows[c].null_count() < rows.height or any(k[0] == table and k[2] == c for k in marks)
        ]
        body = [
            {"line": held["line"], "cells": [(held[c], marks.get((table, held["row"], c), [])) for c in used]}
            for held in rows.iter_rows(named=True)
        ]
        shown.append({"table": table, "columns": used, "rows": body})
    return shown


def sheets(opened: Opened, wanted: Wanted) -> list[Table]:
    """What is taken away: the findings, and in a workbook the rules, those not run, and the files."""
    checks, files = checks_of(opened.held), opened.about["files"]
    counted = [(r["code"], r["kind"], r["tables"], r["findings"], r["children"], r["says"]) for r in rules(opened)]
    return [
        Table("Findings", HEAD, _findings(wanted.of(opened.findings), checks, files), WIDTHS),
        Table("By rule", ("Rule", "Error or query", "Tables", "Findings", "Children", "What is wrong"), counted, (8, 12, 24, 10, 10, 60)),
        Table("Not run", ("Rule", "Why"), opened.about["not_run"], (8, 60)),
        Table("Files", ("File", "Line", "Read or not", "What"),
              [(p["file"], p["line"], "not read" if p["unread"] else "read", p["words"]) for p in problems(opened)], (30, 8, 12, 60)),
    ]  # fmt: skip


def _findings(found: pl.DataFrame, checks: Mapping[str, Check], files: Mapping[str, str]) -> Iterator[Sequence[object]]:
    for f in found.iter_rows(named=True):
        yield (f["code"], LIKE[f["kind"]], f["table"], files.get(f["table"], ""), f["line"], f["child"], f["fields"],
               f["values"], checks[f["code"]].says)  # fmt: skip
