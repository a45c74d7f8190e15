"""From the tables as read to rows of readable cells, child by child; what cannot be read is put aside.

A row is put aside only when its child or its first day cannot be read, when it is there twice, or when a plan has no
category. Everything else that is wrong is wrong with one element: it is put aside and the rest goes in. How elements are
nested is not kept: in the record work finds its referral by its day.
"""

from __future__ import annotations

from typing import Any

from throughline.returns.aside import CELL, ROW, Aside
from throughline.returns.by_child import Child, Row, RowsByChild
from throughline.returns.cin_census.record.cells import READERS
from throughline.returns.return_set import ReturnSet

PERSON = "Header"
"""The row of a child herself: identifiers, characteristics and disabilities. It is merged over the years as the other return's is."""
START = {"CINdetails": "CINreferralDate", "Assessments": "AssessmentActualStartDate", "CINplanDates": "CINPlanStartDate",
         "Section47": "S47ActualStartDate", "ChildProtectionPlans": "CPPstartDate", "Reviews": "CPPreviewDate"}  # fmt: skip
END = {"CINdetails": "CINclosureDate", "Assessments": "AssessmentAuthorisationDate", "CINplanDates": "CINPlanEndDate",
       "ChildProtectionPlans": "CPPendDate"}  # fmt: skip
OF_THE_CHILD = ("ChildIdentifiers", "ChildCharacteristics", "Disabilities")


class Rows(RowsByChild):
    """The rows of a census."""

    child_column, thing, readers, starts, ends = "LAchildID", "It", READERS, START, END

    def __init__(self, returned: ReturnSet) -> None:
        super().__init__(returned, (*OF_THE_CHILD, *START))
        self.counts = {name: frame.height for name, frame in returned.tables.items() if name != "Header"}
        factors = returned.tables.get("AssessmentFactorsList")
        self.factors: dict[str, list[str]] = {}
        if factors is not None:
            for number, factor in factors.select("AssessmentID", "AssessmentFactor").rows():
                self.factors.setdefault(number, []).append(factor or "")

    def take(self, child: Child, table: str, raw: dict[str, Any]) -> None:
        if table in OF_THE_CHILD:
            self._person(child, table, raw)
        else:
            self._work(child, table, raw)

    def _person(self, child: Child, table: str, raw: dict[str, Any]) -> None:
        aside: list[Aside] = []
        cells = self.cells_of(child, table, raw, aside)
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

    def _work(self, child: Child, table: str, raw: dict[str, Any]) -> None:
        aside: list[Aside] = []
        line = raw["line"]
        cells = self.cells_of(child, table, raw, aside)
        said = self.began(child, table, raw, cells, aside)
        if said is None:
            return
        if table == "Assessments":
            self._factors(child, raw, cells, aside)
        if table == "ChildProtectionPlans" and not (cells.get("InitialCategoryOfAbuse") or cells.get("LatestCategoryOfAbuse")):
            self.put_aside(child, Aside(ROW, "no_category", "The plan has no category that can be read", table, line,
                                        "InitialCategoryOfAbuse", child.number, said))  # fmt: skip
            child.aside.extend(aside)
            return
        twin = next((r for r in child.rows if r.table == table and r.key == said), None)
        if twin is not None:
            if table != "Reviews":
                words = f"It begins on the same day as line {twin.line}, which went in"
                self.put_aside(child, Aside(ROW, "twice", words, table, line, START[table], child.number, said))
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
