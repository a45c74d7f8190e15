"""What the pages of imports say, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from throughline.engines.duties.registry import sources
from throughline.record.ledger.registry import event_types
from throughline.returns.return_set import year_words

KINDS = {"row": "Row", "cell": "Cell", "note": "Note", "file": "File"}
SECTIONS = (
    ("rows", "row", "Rows put aside", "The whole row did not go in."),
    ("cells", "cell", "Cells put aside", "The rest of the row went in."),
    ("notes", "note", "Taken in, with a note", "Everything went in; somebody may want to look."),
    ("files", "file", "About whole files", ""),
)
STATES = {"running": "running, or broken off", "finished": "", "failed": "did not finish: nothing of it was kept"}


def title_of(run: Any) -> str:
    """The return and its year."""
    source = sources().get(run.source)
    return f"{source.title.partition(' (')[0] if source else run.source}, {year_words(run.year)}"


def put_aside_total(summary: Mapping[str, Any]) -> int:
    """Rows and cells put aside."""
    held = summary.get("put_aside", {})
    return sum(sum(held.get(kind, {}).values()) for kind in ("rows", "cells"))


def run_row(run: Any) -> dict[str, Any]:
    """A run in the list."""
    told = run.summary
    return {
        "run": run, "title": title_of(run), "state": STATES[run.state], "by": run.by.name if run.by else "by command",
        "children": told.get("children"), "new": sum(told.get("events", {}).values()),
        "changed": sum(told.get("corrected", {}).values()) + sum(told.get("withdrawn", {}).values()),
        "put_aside": put_aside_total(told),
    }  # fmt: skip


def went_in(run: Any) -> list[dict[str, Any]]:
    """Events by type: new, corrected, taken back."""
    told = run.summary
    codes = {c for part in ("events", "corrected", "withdrawn") for c in told.get(part, {})}
    types = event_types()
    rows = [
        {"title": types[code].title if code in types else code, "new": told["events"].get(code, 0),
         "corrected": told["corrected"].get(code, 0), "withdrawn": told["withdrawn"].get(code, 0)}
        for code in codes
    ]  # fmt: skip
    return sorted(rows, key=lambda r: (-r["new"] - r["corrected"], r["title"]))


def reasons(run: Any) -> list[dict[str, Any]]:
    """What was put aside, by kind and reason, each with the way to its rows."""
    told = run.summary
    words = told.get("reasons", {})
    found = []
    for part, kind, title, said in SECTIONS:
        counts = told.get("put_aside", {}).get(part, {})
        if counts:
            rows = [{"words": words.get(r, r), "count": n, "query": urlencode({"kind": kind, "reason": r})}
                    for r, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]  # fmt: skip
            found.append({"title": title, "said": said, "rows": rows, "total": sum(counts.values())})
    return found


def place_words(held: Any) -> str:
    """Where it stands in the files."""
    parts = [held.file or held.table, f"line {held.line}" if held.line else "", held.column]
    return ", ".join(p for p in parts if p)


CSV_HEAD = ("Kind", "File", "Line", "Column", "Child", "What it says", "Why", "Reason")


def csv_rows(held: Any, words: Mapping[str, str]) -> list[tuple[Any, ...]]:
    """What was put aside as a table to take away and work through."""
    return [
        (KINDS[p.kind], p.file, p.line, p.column, p.child, p.value, p.words, words.get(p.reason, p.reason)) for p in held
    ]
