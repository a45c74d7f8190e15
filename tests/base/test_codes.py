"""Published code lists and the form of declaration codes."""

from datetime import date

import pytest

from throughline.base.codes import Code, CodeList, area_of, check_code

SEX = CodeList(
    "SEX",
    codes=[
        Code("1", "Male", last_year=2024),
        Code("2", "Female", last_year=2024),
        Code("M", "Male", first_year=2025),
        Code("F", "Female", first_year=2025),
    ],
)
REUSED = CodeList("REUSED", [Code("A", "Old words", last_year=2015), Code("A", "New words", first_year=2016)])


def test_choices_are_those_of_the_statutory_year_of_the_day() -> None:
    assert SEX.choices(date(2024, 3, 31)) == [("1", "Male"), ("2", "Female")]
    assert SEX.choices(date(2024, 4, 1)) == [("M", "Male"), ("F", "Female")]


def test_valid_codes_of_a_year() -> None:
    assert [code.code for code in SEX.valid_in(2024)] == ["1", "2"]
    assert SEX.is_valid("1", 2024)
    assert not SEX.is_valid("1", 2025)
    assert not SEX.is_valid("X", 2025)
    assert "1" in SEX
    assert "X" not in SEX
    assert [code.code for code in SEX] == ["1", "2", "M", "F"]


def test_labels_outlive_their_codes_and_follow_their_year() -> None:
    assert SEX.label("1") == "Male"
    assert REUSED.label("A", 2015) == "Old words"
    assert REUSED.label("A", 2016) == "New words"
    assert REUSED.label("A") == "New words"
    with pytest.raises(KeyError):
        SEX.label("X")


def test_a_code_twice_in_one_year_is_refused() -> None:
    with pytest.raises(ValueError, match="TWICE: 'A' is there twice"):
        CodeList("TWICE", [Code("A", "One", last_year=2016), Code("A", "Other", first_year=2016)])


@pytest.mark.parametrize("code", ["looked_after.review_held", "front_door.contact", "ssda903.118", "health.sdq_2"])
def test_codes_of_declarations(code: str) -> None:
    assert check_code(code) == code
    assert area_of(code) == code.split(".")[0]


@pytest.mark.parametrize("code", ["review_held", "Looked.after", "a.b.c", "a.b-c", "a._b", "a.b_", "a__b.c", ""])
def test_codes_of_another_form_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"write area\.name"):
        check_code(code)
