"""Reading a children in need census from its XML, in bounded memory.

    returned = read_census("cin.xml", 2026)
    returned.tables["CINdetails"]      # polars: the elements' texts, then `row` and `line`

`row` counts the elements of a table in document order from nought.
"""
from __future__ import annotations

import polars as pl
from lxml import etree

from throughline.engines.checks.tables import Table
from throughline.returns.cin_census import tables as t
from throughline.returns.files import Refused, Source, named_bytes
from throughline.returns.return_set import Level, ReturnSet
from throughline.returns.safe_xml import local_name, records, text_of, without_namespace

ELEMENTS = {"CINPlanDates": t.CINplanDates, "CINplanDates": t.CINplanDates, "Section47": t.Section47,
            "Assessments": t.Assessments, "ChildProtectionPlans": t.ChildProtectionPlans}
LEFT_OUT = {"PreProceedingsandFGDM"}
"""Collected from 2026/27, for which there are no rules yet."""
Values = dict[str, str | None]
PACK = 10_000
"""Rows of a table that are packed together."""


class Rows:
    """The rows found so far, by table. They are packed as they come: loose, they would take ten times the file."""

    def __init__(self) -> None:
        self.columns = {table: [c.name for c in table.columns] for table in t.TABLES}
        self.loose: dict[Table, list[tuple[str | int | None, ...]]] = {table: [] for table in t.TABLES}
        self.packed: dict[Table, list[pl.DataFrame]] = {table: [] for table in t.TABLES}
        self.unknown: set[str] = set()

    def number(self, table: Table) -> str:
        """What the next row of a table is known by to the rows inside it."""
        return str(len(self.packed[table]) * PACK + len(self.loose[table]))

    def add(self, table: Table, values: Values, element: etree._Element) -> None:
        loose = self.loose[table]
        loose.append((*map(values.get, self.columns[table]), element.sourceline or 0))
        if len(loose) == PACK:
            self.packed[table].append(self._pack(table))
            loose.clear()

    def _pack(self, table: Table) -> pl.DataFrame:
        names, rows = [*self.columns[table], "line"], self.loose[table]
        cells = zip(*rows, strict=True) if rows else ([] for _ in names)
        return pl.DataFrame([pl.Series(name, column, dtype=pl.UInt32 if name == "line" else pl.String)
                             for name, column in zip(names, cells, strict=True)])

    def frame(self, table: Table) -> pl.DataFrame:
        whole = pl.concat([*self.packed[table], self._pack(table)])
        return whole.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias("row")).select(
            *self.columns[table], "row", "line")


def read_census(source: Source, year: int) -> ReturnSet:
    """Read one XML file (a path, name and bytes, or a zip with one). Never raises for what is in it."""
    returned = ReturnSet(year, form="xml")
    for found in named_bytes(source, (".xml",)):
        if isinstance(found, Refused):
            returned.problem(str(found), found.file)
        elif returned.tables:
            returned.problem("is a second file; a census is one, and only the first is read", found[0])
        else:
            try:
                _read(returned, *found)
            except Refused as refused:
                returned.problem(str(refused), refused.file)
    if not returned.tables and not returned.problems:
        returned.problem("no XML file was found")
    return returned


def _read(returned: ReturnSet, name: str, content: bytes) -> None:
    rows = Rows()
    for record in records(content, name, "Message", ("Child", "Header")):
        if local_name(record) == "Header":
            values: Values = {}
            for part in record:
                values |= _texts(part) if len(part) else {local_name(part): text_of(part)}
            rows.add(t.Header, values, record)
        else:
            _read_child(record, rows)
    for table in t.TABLES:
        returned.tables[table.name] = rows.frame(table)
        returned.files[table.name] = name
    if rows.unknown:
        few = ", ".join(sorted(rows.unknown)[:8])
        returned.problem(f"has elements that the census does not; they are left out: {few}", name, level=Level.NOTE)


def _texts(element: etree._Element) -> Values:
    """The texts of the simple elements inside; the first of each name."""
    found: Values = {}
    for part in element:
        name = without_namespace(part.tag)
        if name not in found:
            text = part.text
            found[name] = (text.strip() or None) if text else None
    return found


def _read_child(child: etree._Element, rows: Rows) -> None:
    said: Values = {"LAchildID": None}
    for part in child:
        if local_name(part) == "ChildIdentifiers":
            said = {"LAchildID": _texts(part).get("LAchildID")}
            break
    for part in child:
        name = local_name(part)
        if name == "ChildIdentifiers":
            rows.add(t.ChildIdentifiers, _texts(part), part)
        elif name == "ChildCharacteristics":
            rows.add(t.ChildCharacteristics, _texts(part) | said, part)
            for group in part:
                if local_name(group) == "Disabilities":
                    for each in group:
                        rows.add(t.Disabilities, said | {"Disability": text_of(each)}, each)
        elif name == "CINdetails":
            _read_referral(part, said, rows)
        elif name:
            rows.unknown.add(name)


def _read_referral(referral: etree._Element, child: Values, rows: Rows) -> None:
    said = child | {"CINdetailsID": rows.number(t.CINdetails)}
    rows.add(t.CINdetails, _texts(referral) | said, referral)
    for part in referral:
        name = local_name(part)
        table = ELEMENTS.get(name)
        if table is None:
            if len(part) and name not in LEFT_OUT:
                rows.unknown.add(name)
        elif table is t.Assessments:
            _read_assessment(part, said, rows)
        elif table is t.ChildProtectionPlans:
            own = said | {"CPPID": rows.number(table)}
            rows.add(table, _texts(part) | own, part)
            for group in part:
                if local_name(group) == "Reviews":
                    for each in group:
                        rows.add(t.Reviews, own | {"CPPreviewDate": text_of(each)}, each)
        else:
            rows.add(table, _texts(part) | said, part)


def _read_assessment(part: etree._Element, said: Values, rows: Rows) -> None:
    own = said | {"AssessmentID": rows.number(t.Assessments)}
    factors = [each for group in part if local_name(group) == "FactorsIdentifiedAtAssessment" for each in group]
    listed = ",".join(text for each in factors if (text := text_of(each)))
    rows.add(t.Assessments, _texts(part) | own | {"AssessmentFactors": listed or None}, part)
    for each in factors:
        rows.add(t.AssessmentFactorsList, own | {"AssessmentFactor": text_of(each)}, each)
