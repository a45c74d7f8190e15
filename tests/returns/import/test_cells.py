"""One cell at a time: what can be read, and what is put aside with its place and the reason in words."""

from __future__ import annotations

import pytest

from tests.support.returns_903 import TIA, episode, tell

GOOD = [
    ("Header", "DOB", "2014-03-14", "2014-03-14"), ("Header", "DOB", "4/3/2014", "2014-03-04"),
    ("Header", "SEX", "1", "1"), ("Header", "ETHNIC", " wbri ", "WBRI"), ("Header", "UPN", "UN5", "UN5"),
    ("UASC", "DUC", "14/03/2032", "2032-03-14"), ("PrevPerm", "DATE_PERM", "ZZ/03/2019", "zz/03/2019"),
    ("OC2", "SDQ_SCORE", "07", "7"), ("OC2", "CONVICTED", "false", "0"), ("PrevPerm", "LA_PERM", "wal", "WAL"),
]  # fmt: skip
BAD = [
    ("Header", "DOB", "31/02/2012", "impossible_date"), ("Header", "DOB", "14.3.14", "impossible_date"),
    ("Header", "DOB", "01/01/1066", "impossible_date"), ("Header", "DOB", "01/04/2026", "after_the_year"),
    ("Header", "SEX", "X", "unknown_code"), ("Header", "ETHNIC", "ZZZZ", "unknown_code"),
    ("Header", "UPN", "I12345", "bad_upn"), ("Header", "UPN", "UN9", "bad_upn"), ("Header", "UPN", "I801200001001", "bad_upn"),
    ("OC2", "SDQ_SCORE", "41", "bad_score"), ("OC2", "SDQ_SCORE", "3.5", "bad_score"), ("OC2", "TEETH_CHECK", "Y", "unknown_code"),
    ("PrevPerm", "DATE_PERM", "zz/zz/20", "impossible_date"), ("PrevPerm", "LA_PERM", "Leeds", "bad_authority"),
    ("OC3", "ACCOM", "U9", "unknown_code"), ("OC3", "IN_TOUCH", "MAYBE", "unknown_code"),
]  # fmt: skip


def rows_of(table, column, text):
    from tests.support.returns_903 import files, read_files
    from throughline.returns.ssda903.record.rows import Rows

    row = TIA | {column: text} if table == "Header" else {"CHILD": "100", column: text}
    (child,) = next(Rows(read_files(files({table: [row]}), 2026).returned).by_children(5))
    return child


@pytest.mark.parametrize(("table", "column", "text", "value"), GOOD)
def test_a_cell_is_read(table, column, text, value):
    child = rows_of(table, column, text)
    assert child.rows[0].get(column) == value and child.aside == []


@pytest.mark.parametrize(("table", "column", "text", "reason"), BAD)
def test_a_cell_that_cannot_be_read_is_put_aside_and_the_rest_of_its_row_goes_in(table, column, text, reason):
    child = rows_of(table, column, text)
    (aside,) = child.aside
    assert (aside.kind, aside.reason, aside.table, aside.column, aside.line, aside.child, aside.value) == (
        "cell", reason, table, column, 2, "100", text,
    )  # fmt: skip
    assert len(aside.words) > 15 and child.rows[0].cells[column] is None


@pytest.mark.parametrize(("column", "text", "reason"), [
    ("HOME_POST", "ZZ99 9ZZ", "bad_postcode"), ("PL_POST", "WA9", "bad_postcode"), ("URN", "SC12", "bad_urn"),
    ("PLACE", "U9", "unknown_code"), ("LS", "c9", "unknown_code"), ("RNE", "Q", "unknown_code"), ("CIN", "N9", "unknown_code"),
    ("PLACE_PROVIDER", "PR9", "unknown_code"), ("REASON_PLACE_CHANGE", "XX", "unknown_code"),
])  # fmt: skip
def test_a_bad_cell_of_an_episode_leaves_the_episode(column, text, reason):
    wants, aside = tell((2026, {"Header": [TIA], "Episodes": [episode("01/05/2025", **{column: text})]}))
    assert [(a.reason, a.column, a.line) for a in aside] == [(reason, column, 2)]
    assert "looked_after.became_looked_after" in {w.type.code for w in wants}


@pytest.mark.parametrize("start", ["", "99/99/2025", "05/04/2026"])
def test_a_row_without_a_start_that_can_be_read_is_put_aside(start):
    wants, aside = tell((2026, {"Header": [TIA], "Episodes": [episode(start)], "Reviews": [{"CHILD": "100", "REVIEW": start}]}))
    assert [(a.kind, a.reason, a.table) for a in aside] == [("row", "no_start", "Episodes"), ("row", "no_start", "Reviews")]
    assert {w.type.code for w in wants} == {"record.person_described", "record.identifier_recorded"}


def test_a_row_that_names_no_child_is_put_aside():
    _, aside = tell((2026, {"Header": [TIA], "Episodes": [episode("01/05/2025", CHILD=" "), episode("01/05/2025", CHILD="9" * 41)]}))
    assert [(a.kind, a.reason, a.line) for a in aside] == [("row", "no_child", 2), ("row", "no_child", 3)]


def test_the_header_says_when_a_child_was_born_and_another_table_that_differs_is_put_aside():
    wants, aside = tell((2026, {"Header": [TIA], "Reviews": [{"CHILD": "100", "DOB": "15/03/2014", "REVIEW": "01/05/2025"}]}))
    assert [(a.reason, a.table, a.column) for a in aside] == [("differs", "Reviews", "DOB")]
    assert next(w for w in wants if w.key == "person").facts["born_on"] == "2014-03-14"


def test_a_birth_the_header_does_not_know_comes_from_the_other_rows():
    header = TIA | {"DOB": "31/02/2012"}
    wants, _ = tell((2026, {"Header": [header], "Reviews": [{"CHILD": "100", "DOB": "15/03/2014", "REVIEW": "01/05/2025"}]}))
    assert next(w for w in wants if w.key == "person").facts["born_on"] == "2014-03-15"


def test_a_pupil_number_whose_check_letter_does_not_fit_goes_in_and_is_noted():
    wants, aside = tell((2026, {"Header": [TIA | {"UPN": "A801200001001"}]}))
    assert [(a.kind, a.reason) for a in aside] == [("note", "check_letter")]
    assert next(w for w in wants if w.key == "upn").facts == {"scheme": "upn", "value": "A801200001001"}


def test_the_same_row_twice():
    reviews = [{"CHILD": "100", "REVIEW": "01/05/2025", "REVIEW_CODE": "PN1"}] * 2
    wants, aside = tell((2026, {"Header": [TIA, TIA], "Reviews": reviews}))
    assert [(a.reason, a.table, a.line) for a in aside] == [("twice", "Header", 3), ("twice", "Reviews", 3)]
    assert sum(w.type.code == "looked_after.review_held" for w in wants) == 1
