"""From the tables as read to rows of readable cells, child by child; what cannot be read is put aside.

A row is put aside only when its child or its first day cannot be read, when it is there twice, or when a plan has no
category. Everything else that is wrong is wrong with one element: it is put aside and the rest goes in. How elements are
nested is not kept: in the record work finds its referral by its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from throughline.base.calendar import statutory_year_days
from throughline.returns.cells import shown, upn_fits
from throughline.returns.cin_census.record.cells import READERS
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903.record.aside import CELL, NOTE, ROW, Aside
from throughline.returns.ssda903.record.rows import LONGEST_CHILD, Child, Row

PERSON = "Header"
"""The row of a child herself: identifiers, characteristics and disabilities. It is merged over the years as the other return's is."""
START = {"CINdetails": "CINreferralDate", "Assessments": "AssessmentActualStartDate", "CINplanDates": "CINPlanStartDate",
         "Section47": "S47ActualStartDate", "ChildProtectionPlans": "CPPstartDate", "Reviews": "CPPreviewDate"}  # fmt: skip
END = {"CINdetails": "CINclosureDate", "Assessments": "AssessmentAuthorisationDate", "CINplanDates": "CINPlanEndDate",
       "ChildProtectionPlans": "CPPendDate"}  # fmt: skip
OF_THE_CHILD = ("ChildIdentifiers", "ChildCharacteristics", "Disabilities")


class Rows:
    """A census's rows in order of child, so that they can be taken in by the hundred children."""

    def __init__(self, returned: ReturnSet) -> None:
        self.year = returned.year
        self.last_day = statutory_year_days(returned.year)[1]
        self.tables: dict[str, pl.DataFrame] = {}
        self.aside: list[Aside] = []
        """Rows that name no child."""
        self.counts = {name: frame.height for name, frame in returned.tables.items() if name != "Header"}
        names: set[str] = set()
        factors = returned.tables.get("AssessmentFactorsList")
        self.factors: dict[str, list[str]] = {}
        if factors is not None:
            for number, factor in factors.select("AssessmentID", "AssessmentFactor").rows():
                self.factors.setdefault(number, []).append(factor or "")
        for name in (*OF_THE_CHILD, *START):
            frame = returned.tables.get(name)
            if frame is None or not frame.height:
                continue
            frame = frame.with_columns(pl.col("LAchildID").str.strip_chars().alias("LAchildID"))
            readable = pl.col("LAchildID").is_not_null() & pl.col("LAchildID").str.len_chars().is_between(1, LONGEST_CHILD)
            for line, text in frame.filter(~readable).select("line", "LAchildID").rows():
                words = "It names no child" if not text else f"“{text[:40]}…” is too long for a child’s number"
                self.aside.append(Aside(ROW, "no_child", words, name, line, "LAchildID", "", (text or "")[:200]))
            frame = frame.filter(readable).sort("LAchildID", "row", maintain_order=True)
            self.tables[name] = frame
            names.update(frame["LAchildID"].unique().to_list())
        self.children = sorted(names)

    def by_children(self, at_once: int) -> Iterator[list[Child]]:
        """Every child, some hundred at a time, in order of number."""
        for start in range(0, len(self.children), at_once):
            numbers = self.children[start : start + at_once]
            found = {number: Child(number) for number in numbers}
            for name, frame in self.tables.items():
                column = frame["LAchildID"]
                first, until = int(column.search_sorted(numbers[0], side="left")), int(column.search_sorted(numbers[-1], side="right"))
                for raw in frame.slice(first, until - first).iter_rows(named=True):
                    child = found[raw["LAchildID"]]
                    (self._person if name in OF_THE_CHILD else self._take)(child, name, raw)
            yield list(found.values())

    def _cells(self, child: Child, table: str, raw: dict[str, Any], aside: list[Aside]) -> dict[str, str | None]:
        cells: dict[str, str | None] = {}
        for column, text in raw.items():
            reader = READERS.get((table, column))
            if reader is None or not isinstance(text, str) or not (text := text.strip()):
                continue
            value, reason, words = reader(text, self.last_day)
            cells[column] = value
            if value is None:
                aside.append(Aside(CELL, reason, words, table, raw["line"], column, child.number, text[:200]))
            elif column == "UPN" and not upn_fits(value):
                words = f"Taken in as it is, but the first letter of {value} does not fit its digits"
                aside.append(Aside(NOTE, "check_letter", words, table, raw["line"], column, child.number, value))
        return cells

    def _person(self, child: Child, table: str, raw: dict[str, Any]) -> None:
        aside: list[Aside] = []
        cells = self._cells(child, table, raw, aside)
        row = next((r for r in child.rows if r.table == PERSON), None)
        if row is None:
            row = Row(PERSON, self.year, "", {}, raw["line"])
            child.rows.append(row)
        elif table == "ChildIdentifiers":
            words = f"The child is already in line {row.line}, which went in; what happened is taken together"
            child.aside.append(Aside(ROW, "twice", words, table, raw["line"], "LAchildID", child.number))
            return
        if table == "Disabilities":
            held = (row.cells.get("Disabilities") or "").split(",")
            said = [d for d in (*held, cells.get("Disability") or "") if d]
            row.cells["Disabilities"] = ",".join(dict.fromkeys(said)) or None
        else:
            row.cells |= cells
        child.aside.extend(aside)

    def _take(self, child: Child, table: str, raw: dict[str, Any]) -> None:
        aside: list[Aside] = []
        line = raw["line"]
        cells = self._cells(child, table, raw, aside)
        start = START[table]
        said = cells.get(start)
        if said is None:
            bad = next((a for a in aside if a.column == start), None)
            words = f"{bad.words}: without the day it began it cannot go in" if bad else "The day it began is blank"
            self._aside(child, table, Aside(ROW, "no_start", words, table, line, start, child.number, bad.value if bad else ""))
            return
        end = END.get(table)
        ended = cells.get(end) if end else None
        if end and ended and ended < said:
            words = f"It says {_words(ended)}, but it began on {_words(said)}"
            aside.append(Aside(CELL, "before_its_start", words, table, line, end, child.number, str(raw[end])[:200]))
            cells[end] = None
        if table == "Assessments":
            self._factors(child, raw, cells, aside)
        if table == "ChildProtectionPlans" and not (cells.get("InitialCategoryOfAbuse") or cells.get("LatestCategoryOfAbuse")):
            self._aside(child, table, Aside(ROW, "no_category", "The plan has no category that can be read", table, line,
                                            "InitialCategoryOfAbuse", child.number, said))  # fmt: skip
            child.aside.extend(aside)
            return
        twin = next((r for r in child.rows if r.table == table and r.key == said), None)
        if twin is not None:
            if table != "Reviews":
                words = f"It begins on the same day as line {twin.line}, which went in"
                self._aside(child, table, Aside(ROW, "twice", words, table, line, start, child.number, said))
            return
        child.rows.append(Row(table, self.year, said, cells, line))
        child.aside.extend(aside)

    def _factors(self, child: Child, raw: dict[str, Any], cells: dict[str, str | None], aside: list[Aside]) -> None:
        reader = READERS["AssessmentFactorsList", "AssessmentFactor"]
        good: list[str] = []
        for text in self.factors.get(raw["AssessmentID"], ()):
            value, reason, words = reader(text.strip(), self.last_day)
            if value:
                good.append(value)
            elif text.strip():
                aside.append(Aside(CELL, reason, words, "AssessmentFactorsList", raw["line"], "AssessmentFactor", child.number, text[:200]))
        if good:
            cells["AssessmentFactors"] = ",".join(dict.fromkeys(good))

    def _aside(self, child: Child, table: str, aside: Aside) -> None:
        child.aside.append(aside)
        child.lost.add(table)


def _words(day: str) -> str:
    return shown(date.fromisoformat(day))
