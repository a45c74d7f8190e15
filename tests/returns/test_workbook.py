"""Workbooks, and the provider list that comes as one."""
import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook as Written
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from throughline.returns.files import Refused
from throughline.returns.ssda903.providers import read_providers
from throughline.returns.workbook import Workbook

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def saved(book: Written) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(f"xl/worksheets/{name}.xml", content)
    return out.getvalue()


def rows(content: bytes) -> list[list[object]]:
    return [row for sheet in Workbook(content, "x.xlsx").sheets() for row in sheet]


def test_values_of_every_kind():
    book = Written()
    sheet = book.active
    sheet.append(["text", 1, 2.5, None, True, "=1+1", datetime(2025, 5, 1)])
    sheet.append([CellRichText("two ", TextBlock(InlineFont(b=True), "looks")), None, None, None, None, None, None])
    book.create_sheet("another").append(["there"])
    content = saved(book)
    first, second, third = rows(content)
    assert first == ["text", 1, 2.5, None, "1", None, 45778]
    assert Workbook(content, "").day(45778) == date(2025, 5, 1)
    assert second[0] == "two looks"
    assert third == ["there"]


def test_days_of_a_workbook_that_counts_from_1904():
    book = Written()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([datetime(2025, 5, 1)])
    (held,), = rows(saved(book))
    assert Workbook(saved(book), "").day(held) == date(2025, 5, 1)
    assert Workbook(saved(book), "").day(3e6) is None


@pytest.mark.parametrize(("cells", "read"), [
    ('<c r="C1"><v>3</v></c><c><v>4</v></c>', [None, None, 3, 4]),
    ('<c r="B1"><v>3</v></c><c r="A1"><v>4</v></c>', [4]),
    ('<c r="ZZZZZZ1"><v>3</v></c>', [None] * 16_383 + [3]),
    ('<c t="s"><v>7</v></c><c t="s"><v>x</v></c><c t="e"><v>#N/A</v></c>', [None, None, None]),
    ('<c t="d"><v>2025-05-01T00:00:00</v></c><c t="d"><v>soon</v></c><c><v>1e400</v></c>',
     [date(2025, 5, 1), "soon", "1e400"]),
    ('<c t="inlineStr"><is><t>a</t><rPh><t>read aloud</t></rPh></is></c>', ["a"]),
])
def test_odd_cells(cells, read):
    assert rows(zipped(s=f"<worksheet {NAMESPACE}><sheetData><row>{cells}</row></sheetData></worksheet>")) == [read]


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa">]><worksheet><row><c><v>&a;</v></c></row></worksheet>'


@pytest.mark.parametrize(("content", "why"), [
    (b"", "not a workbook"), (b"URN,LA\n1,2\n", "not a workbook"), (zipped(s=BOMB), "document type"),
    (zipped(s="<worksheet><row>"), "not well-formed"), (zipped(s="<html/>"), "begins with html"),
    (saved(Written())[:-400], "not a workbook"), (zipped(s=f"<worksheet {NAMESPACE}/>"), "no sheet with a URN column"),
])
def test_what_is_no_provider_list_is_refused(tmp_path, content, why):
    (tmp_path / "list.xlsx").write_bytes(content)
    with pytest.raises(Refused, match=why):
        read_providers(tmp_path / "list.xlsx")


def test_a_provider_list(tmp_path):
    book = Written()
    sheet = book.active
    sheet.append(["Children's homes, August"])
    sheet.append(["Local authority", "URN", "Closure date", "Placement code", "Setting address postcode"])
    sheet.append(["Anywhere", 2500001, datetime(2025, 5, 1), "K2 / r3", "wa10 1hp"])
    sheet.append(["Anywhere", "sc1", "-", None, None])
    sheet.append(["Anywhere", None, "01/05/2025", "K2", "WA10 1HP"])
    other = book.create_sheet("Other")
    other.append(["URN", "Placement provider code"])
    other.append(["SC2", "PR1, PR4"])
    book.create_sheet("Notes").append(["nothing here"])
    book.save(tmp_path / "list.xlsx")
    found = read_providers(tmp_path / "list.xlsx")
    assert found.select("URN", "REG_END", "PLACE_CODES", "POSTCODE", "PROVIDER_CODES").rows() == [
        ("2500001", "01/05/2025", "K2,R3", "WA101HP", None),
        ("SC1", None, None, None, None),
        ("SC2", None, None, None, "PR1,PR4"),
    ]
