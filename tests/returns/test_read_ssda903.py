"""Reading SSDA903 as people send it: any encoding, separator and order; refusals in words; nothing by halves."""
import io
import os
import zipfile
from pathlib import Path

import polars as pl
import pytest

from throughline.returns import csv_text, files
from throughline.returns.return_set import Level, collection_year, year_words
from throughline.returns.ssda903.read import read_set

SAMPLES = Path(os.environ.get("THROUGHLINE_SAMPLES", Path(__file__).resolve().parents[2].parent / "shared" / "samples"))
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"


def reviews(*lines: str, heading: str = REVIEWS, end: str = "\n") -> bytes:
    return (end.join([heading, *lines]) + end).encode()


def messages(content: bytes, name: str = "a.csv", year: int = 2026) -> str:
    return " | ".join(str(p) for p in read_set((name, content), year).problems)


def test_rows_are_numbered_from_nought_and_lines_as_in_the_file():
    table = read_set(("any name.csv", reviews("1,01/01/2010,02/05/2025,PN1", "2,,,")), 2026).tables["Reviews"]
    assert table.columns == ["CHILD", "DOB", "REVIEW", "REVIEW_CODE", "row", "line"]
    assert table["row"].to_list() == [0, 1]
    assert table["line"].to_list() == [2, 3]
    assert table["REVIEW"].to_list() == ["02/05/2025", None]


@pytest.mark.parametrize("content", [
    reviews("é1,01/01/2010,02/05/2025,PN1"),
    b"\xef\xbb\xbf" + reviews("é1,01/01/2010,02/05/2025,PN1"),
    (REVIEWS + "\né1,01/01/2010,02/05/2025,PN1").encode("cp1252"),
    b"\xef\xbb\xbf" + (REVIEWS + "\né1,01/01/2010,02/05/2025,PN1").encode("cp1252"),
    (REVIEWS + "\r\né1,01/01/2010,02/05/2025,PN1\r\n").encode("utf-16"),
    reviews("é1,01/01/2010,02/05/2025,PN1", end="\r\n"),
    reviews("é1,01/01/2010,02/05/2025,PN1", end="\r"),
    reviews("é1;01/01/2010;02/05/2025;PN1", heading=REVIEWS.replace(",", ";")),
    reviews("é1\t01/01/2010\t02/05/2025\tPN1", heading=REVIEWS.replace(",", "\t")),
    reviews("\0é1,01/01/2010,02/05/2025,PN\x001"),
    reviews('"é1","01/01/2010","02/05/2025","PN1"', heading='"Child", "dob","Review","review_code"'),
    reviews("PN1,x,é1,02/05/2025,01/01/2010", heading="REVIEW_CODE,NOTES,CHILD,REVIEW,DOB"),
    reviews("", "é1,01/01/2010,02/05/2025,PN1", "", ""),
    reviews("é1,01/01/2010,02/05/2025,PN1,"),
])
def test_the_same_row_however_it_is_written(content):
    returned = read_set(("a.csv", content), 2026)
    assert returned.errors == []
    assert returned.tables["Reviews"].drop("line").rows() == [("é1", "01/01/2010", "02/05/2025", "PN1", 0)]


def test_a_cell_over_two_lines_and_a_short_line_keep_the_right_line_numbers():
    returned = read_set(("a.csv", reviews('1,"01/01/\n2010",02/05/2025,PN1', "2,01/01/2010", "3,,,PN1")), 2026)
    assert returned.tables["Reviews"]["line"].to_list() == [2, 4, 5]
    assert [str(p) for p in returned.problems] == ["a.csv, line 4: has 2 cells where the heading has 4"]


def test_a_heading_alone_is_a_table_without_rows():
    assert read_set(("a.csv", reviews()), 2026).tables["Reviews"].shape == (0, 6)


@pytest.mark.parametrize(("content", "said"), [
    (reviews("1,2,3", heading="CHILD,DOB,REVIEW"), "a.csv, line 1: is nearest to Reviews, but its heading lacks "
     "REVIEW_CODE; it was not read"),
    (b"name,phone\nx,y\n", "a.csv, line 1: has a heading that is none of the SSDA903 files: NAME, PHONE"),
    (b"", "a.csv: is empty"),
    (b"\xef\xbb\xbf\r\n\0", "a.csv: is empty"),
    (b"%PDF-1.7 ...", "a.csv: is a PDF, not a CSV"),
    (b"\xd0\xcf\x11\xe0....", "workbook, not a CSV"),
    (reviews("1,2,3,4", heading=REVIEWS + ",NOTES"), "columns that Reviews does not; they are left out: NOTES"),
    (b"<html><body/></html>", "begins with html, not EXPSSDA903"),
    (b"<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID>", "cut short"),
    (b'<!DOCTYPE a [<!ENTITY b "c">]><EXPSSDA903>&b;</EXPSSDA903>', "declares a document type"),
    (b"PK\x03\x04 not a zip", "is not a zip that can be opened"),
])
def test_what_cannot_be_read_is_said_in_words(content, said):
    assert said in messages(content)


def test_tables_of_another_year_are_left_out_and_said():
    dolo = b"CHILD,DOB,DOLO_START,DOLO_END\n1,,,\n"
    assert "DoLo, which is not part of the 2025/26 return" in messages(dolo)
    assert "DoLo" in read_set(("d.csv", dolo), 2027).tables


def test_two_files_of_one_table():
    returned = read_set([("a.csv", reviews("1,,,")), ("b.csv", reviews("2,,,"))], 2026)
    assert returned.tables["Reviews"]["CHILD"].to_list() == ["1"]
    assert [str(p) for p in returned.errors] == ["b.csv: is Reviews, and so is a.csv; only that one is read"]


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return held.getvalue()


def test_a_zip_is_opened_and_its_bounds_are_kept(monkeypatch):
    content = zipped(a__csv=reviews("1,,,"), note__docx=b"x")
    returned = read_set(("set.zip", content), 2026)
    assert returned.tables["Reviews"].height == 1
    assert "set.zip/note.docx: is not one of" in str(returned.errors[0])
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 10_000)
    bomb = read_set(("bomb.zip", zipped(a__csv=b"0" * 200_000)), 2026)
    assert bomb.tables == {}
    assert "unpacks to more than" in str(bomb.errors[0])


def test_too_large_a_file_is_refused_unread(monkeypatch, tmp_path):
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 100)
    (tmp_path / "a.csv").write_bytes(reviews(*["1,,,"] * 100))
    assert "the largest file read is" in str(read_set(tmp_path, 2026).errors[0])
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 10**6)
    monkeypatch.setattr(csv_text, "MAX_ROWS", 50)
    assert "more than 50 rows" in str(read_set(tmp_path, 2026).errors[0])


def test_a_folder_that_is_not_there(tmp_path):
    assert "cannot be opened" in str(read_set(tmp_path / "nowhere", 2026).errors[0])
    assert "no CSV or XML file was found" in str(read_set(tmp_path, 2026).errors[0])


XML = b"""<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><SEX>M</SEX><DOB>01/01/2010</DOB><UASC>1</UASC><DUC/>
<AREVIEW><REVIEW>02/05/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW></HEADER>
<EPISODE><DECOM>01/04/2024</DECOM><PL>U1</PL></EPISODE>
<EPISODE><DECOM>01/04/2025</DECOM><PL>K2</PL></EPISODE></CHILD>
<CHILD><HEADER><CHILDID>2</CHILDID><IN_TOUCH>YES</IN_TOUCH></HEADER></CHILD></EXPSSDA903>"""


def test_the_xml_form_gives_the_same_tables():
    returned = read_set(("r.xml", XML), 2026)
    tables = returned.tables
    assert returned.form == "xml"
    assert returned.problems == []
    assert tables["Header"].select("CHILD", "UASC", "row").rows() == [("1", "1", 0), ("2", None, 1)]
    assert tables["Episodes"].select("CHILD", "DECOM", "PLACE", "row").rows() == [
        ("1", "01/04/2024", "U1", 0), ("1", "01/04/2025", "K2", 1)]
    assert tables["Reviews"].select("CHILD", "DOB", "REVIEW").rows() == [("1", "01/01/2010", "02/05/2025")]
    assert tables["UASC"].select("CHILD", "SEX").rows() == [("1", "M")]
    assert tables["OC3"].select("CHILD", "IN_TOUCH").rows() == [("2", "YES")]
    assert "SWEpisodes" not in tables


def test_a_truncated_xml_leaves_nothing_behind():
    returned = read_set(("r.xml", XML[:-40]), 2026)
    assert returned.tables == {}
    assert len(returned.errors) == 1


def test_years_in_words_and_back():
    assert [collection_year(y) for y in ("2025/26", "2025-26", 2026, "2026")] == [2026] * 4
    assert year_words(2026) == "2025/26"
    for wrong in ("2025/27", "25/26", "soon"):
        with pytest.raises(ValueError, match="year"):
            collection_year(wrong)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no sample returns at {SAMPLES}")
def test_the_sample_returns_are_read_whole():
    folder = SAMPLES / "invented" / "ssda903"
    from_csv = read_set(folder / "this", 2026)
    assert from_csv.problems == []
    assert {name: table.height for name, table in from_csv.tables.items()} == {
        "Header": 780, "Episodes": 985, "Reviews": 1083, "UASC": 38, "OC2": 260, "OC3": 180, "AD1": 7,
        "PlacedAdoption": 7, "PrevPerm": 228, "Missing": 50, "SWEpisodes": 1279}
    from_xml = read_set(folder / "this.xml", 2026)
    same = ["CHILD", "DECOM", "PLACE", "URN"]
    xml_rows, csv_rows = (r.tables["Episodes"].select(same).sort(same) for r in (from_xml, from_csv))
    assert xml_rows.equals(csv_rows)
    sector = read_set([SAMPLES / "sector" / "ssda903" / "sw_episodes.csv"], 2026)
    assert [p for p in sector.problems if p.level is Level.ERROR] == []
    assert isinstance(sector.tables["SWEpisodes"], pl.DataFrame)
