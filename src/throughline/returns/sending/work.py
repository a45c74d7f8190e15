"""One return of a year, written and checked: files into a sealed folder, and the counts of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import polars as pl

from throughline.base.calendar import statutory_year_days
from throughline.engines.checks.run import Findings, run
from throughline.engines.measures.export import as_csv
from throughline.returns.check.work import framed, rules_of
from throughline.returns.return_set import FIRST_YEAR, ReturnSet
from throughline.returns.sending import queries
from throughline.returns.ssda903.build.files import csv_files, left_empty, xml_file
from throughline.returns.ssda903.build.whole import Built, build
from throughline.returns.ssda903.prepare import prepare
from throughline.returns.ssda903.read import read_set
from throughline.services import sealed

Say = Callable[[str, int, int], None]
XML, EMPTY, FINDINGS, EXPLAINED = "ssda903.xml", "left-empty.json", "findings.csv", "explanations.csv"
FINDINGS_HEAD = (
    "Rule",
    "Error or query",
    "Table",
    "Line",
    "Child",
    "Fields",
    "What stands there",
    "What is wrong",
    "Explained",
)
EXPLAINED_HEAD = ("Rule", "Table", "Child", "Row", "Why it is right all the same", "Who said so", "When")


def write(folder: str, authority: int, ons: str, year: int, say: Say) -> dict[str, Any]:
    """Write the return of a year into a sealed folder; the counts of it. Acts for the authority; raises what goes wrong."""
    built = build(authority, year, lambda done, total: say("Writing the return", done, total))
    say("Writing last year’s, to compare", 0, 0)
    before = build(authority, year - 1, earlier=True) if year > FIRST_YEAR else None
    files = csv_files(built)
    returned = read_set(list(files.items()), year)
    last = read_set(list(csv_files(before).items()), year - 1) if before else None
    findings = run(
        rules_of("ssda903").checks, prepare(returned, last, None, ons), lambda n, of: say("Trying the rules", n, of)
    )
    say("Putting it together", 0, 0)
    explained = queries.explanations(authority, year)
    frame = framed(findings, returned)
    whys = {(e["code"], e["table"], e["child"], e["row"]): e["words"] for e in explained}
    rows = _rows(frame, returned, whys)
    files |= {
        XML: xml_file(built),
        FINDINGS: _findings_csv(rows),
        EXPLAINED: _explained_csv(explained),
        EMPTY: left_empty(built),
    }
    for name, content in files.items():
        sealed.write(folder, name, [content])
    return _summary(built, findings, rows, files)


def _rows(frame: pl.DataFrame, returned: ReturnSet, whys: dict[tuple[str, str, str, str], str]) -> list[dict[str, Any]]:
    """Each finding, with the explanation that was given for its row."""
    from throughline.returns.ssda903.record.rows import START

    says = {c.code: c.says for c in rules_of("ssda903").in_year(returned.year)}
    rows = []
    for found in frame.iter_rows(named=True):
        start = START.get(found["table"])
        key = ""
        if start and found["row"] is not None and found["table"] in returned.tables:
            day, month, year = (returned.tables[found["table"]][start][found["row"]] or "//").split("/")
            key = f"{year}-{month}-{day}"
        why = whys.get((found["code"], found["table"], found["child"] or "", key), "")
        rows.append({**found, "says": says.get(found["code"], ""), "why": why})
    return rows


def _findings_csv(rows: Iterable[dict[str, Any]]) -> bytes:
    table = (
        (r["code"], r["kind"], r["table"], r["line"], r["child"], r["fields"], r["values"], r["says"], r["why"])
        for r in rows
    )
    return as_csv(FINDINGS_HEAD, table).encode()


def _explained_csv(explained: Iterable[dict[str, Any]]) -> bytes:
    table = ((e["code"], e["table"], e["child"], e["row"], e["words"], e["by"], e["at"]) for e in explained)
    return as_csv(EXPLAINED_HEAD, table).encode()


def _summary(built: Built, findings: Findings, rows: list[dict[str, Any]], files: dict[str, bytes]) -> dict[str, Any]:
    by_rule: dict[str, dict[str, Any]] = {}
    for r in rows:
        held = by_rule.setdefault(r["code"], {"code": r["code"], "kind": r["kind"], "says": r["says"], "findings": 0, "explained": 0,
                                              "children": set()})  # fmt: skip
        held["findings"] += 1
        held["explained"] += bool(r["why"])
        held["children"].add(r["child"])
    rules = [{**r, "children": len(r["children"] - {None})} for r in by_rule.values()]
    rules.sort(key=lambda r: (r["kind"], -r["findings"], r["code"]))
    kinds = Counter(r["kind"] for r in rows)
    return {
        "children": built.children, "tables": [[name, len(held)] for name, held in built.tables.items()],
        "findings": len(rows), "errors": kinds["error"], "queries": kinds["query"],
        "unexplained": sum(r["kind"] == "error" and not r["why"] for r in rows), "explained": sum(bool(r["why"]) for r in rows),
        "rules": rules, "not_run": [[n.code, n.reason] for n in findings.not_run],
        "empty": [list(each) for each in built.left_empty()], "behind_seal": built.behind_seal,
        "last_day": statutory_year_days(built.year)[1].isoformat(),
        "files": [{"name": n, "bytes": len(c), "sha256": hashlib.sha256(c).hexdigest()} for n, c in files.items()],
    }  # fmt: skip
