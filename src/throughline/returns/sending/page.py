"""What the pages of returns say, in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.calendar import statutory_year
from throughline.base.words import count_words
from throughline.returns.checking import TITLES
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, year_words
from throughline.returns.sending.work import EMPTY, EXPLAINED, FINDINGS, XML

SAYS = {
    XML: "the XML form, in place of the CSV files", FINDINGS: "what the rules found, one by one",
    EXPLAINED: "why what was found is right all the same", EMPTY: "cells that the record could not fill",
}  # fmt: skip
MEDIA = {"csv": "text/csv; charset=utf-8", "xml": "application/xml", "json": "application/json"}
BESIDE = (XML, FINDINGS, EXPLAINED, EMPTY)
"""Files that are not part of the CSV set."""


def years(today: date) -> list[int]:
    """Years that can be written, the one that is going on first."""
    return list(range(min(statutory_year(today), LAST_YEAR), FIRST_YEAR - 1, -1))


def title(held: Any) -> str:
    """The return and its year."""
    return f"{TITLES[held.code]}, {year_words(held.year)}"


def year_row(year: int, built: Any, sent: Any, today: date) -> dict[str, Any]:
    """A year in the list."""
    return {"year": year, "words": year_words(year), "built": built, "waits": built is not None and waits(built),
            "state": built.STATES[built.state].lower() if built else "", "found": found(built.summary) if built and built.summary else "",
            "sent": sent, "going_on": statutory_year(today) == year}  # fmt: skip


def waits(built: Any) -> bool:
    """Whether it is still being written."""
    return built.state in (built.WAITING, built.RUNNING)


def progress(built: Any) -> dict[str, Any]:
    """How far it is."""
    if built.state == built.WAITING:
        return {"words": "Waiting to begin", "share": None}
    said = f"{built.step}: {built.done:,} of {built.total:,}" if built.total else built.step
    return {"words": said or "Beginning", "share": round(100 * built.done / built.total) if built.total else None}


def found(summary: dict[str, Any]) -> str:
    """What was found, in a few words."""
    if not summary["findings"]:
        return "nothing found to be wrong"
    said = [count_words(summary["errors"], "error")] if summary["errors"] else []
    said += [count_words(summary["queries"], "query", "queries")] if summary["queries"] else []
    explained = f", {summary['explained']:,} explained" if summary["explained"] else ""
    return " and ".join(said) + explained


def lead(summary: dict[str, Any]) -> str:
    """A return in one line."""
    return f"{count_words(summary['children'], 'child', 'children')}; {found(summary)}."


def files(told: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Files to take away."""
    return [
        {"name": f["name"], "size": size(f["bytes"]), "sha256": f["sha256"], "says": SAYS.get(f["name"], "")}
        for f in told
    ]


def size(count: int) -> str:
    """Bytes as one would say them."""
    return f"{count / 1024 / 1024:,.1f} MB" if count >= 1024 * 1024 else f"{max(1, round(count / 1024)):,} KB"


def not_run(summary: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Rules that could not be tried, by reason."""
    by_reason: dict[str, list[str]] = {}
    for code, reason in summary["not_run"]:
        by_reason.setdefault(reason, []).append(code)
    return sorted(by_reason.items(), key=lambda r: -len(r[1]))


@dataclass(frozen=True)
class Condition:
    """Something that should be so before a return is sent."""

    words: str
    met: bool
    otherwise: str = ""
    """What is not so."""


def conditions(built: Any, changed: bool, today: date) -> list[Condition]:
    """What should be so before this return is frozen."""
    summary = built.summary
    over = date.fromisoformat(summary["last_day"]) < today
    unexplained = summary["unexplained"]
    return [
        Condition("The year is over", over, "it is still going on"),
        Condition("The record has not changed since it was written", not changed, "something was recorded since"),
        Condition("Every error is mended or explained", not unexplained, f"{count_words(unexplained, 'error')} {'is' if unexplained == 1 else 'are'} not"),
    ]  # fmt: skip


def media_of(name: str) -> str:
    """The type of a file by its name."""
    return MEDIA.get(name.rpartition(".")[2], "application/octet-stream")


def packed(contents: Iterable[tuple[str, bytes]]) -> bytes:
    """The CSV set as one zip; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents:
            if name not in BESIDE:
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
