"""Check digits and letters, and what is said when they do not fit. All the numbers are examples or made up."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.base.identifiers import (
    check_nhs_number,
    check_postcode,
    check_social_work_number,
    check_uln,
    check_upn,
    is_temporary_upn,
    nhs_number_words,
)

Check = Callable[[str], str]


def is_good(check: Check, text: str) -> bool:
    try:
        check(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("check", "typed", "stored"),
    [
        (check_nhs_number, "943 476 5919", "9434765919"),
        (check_nhs_number, "943-476-5919", "9434765919"),
        (check_nhs_number, "4010232137", "4010232137"),
        (check_upn, "h801200001001", "H801200001001"),
        (check_uln, "1000 0000 43", "1000000043"),
        (check_social_work_number, "sw 12345", "SW12345"),
        (check_postcode, "wa101hp", "WA10 1HP"),
        (check_postcode, "  sw1a  2aa ", "SW1A 2AA"),
        (check_postcode, "M1 1AE", "M1 1AE"),
        (check_postcode, "b33 8th", "B33 8TH"),
        (check_postcode, "EC1A1BB", "EC1A 1BB"),
        (check_postcode, "W1A 0AX", "W1A 0AX"),
    ],
)
def test_what_is_right_is_stored_in_one_form(check: Check, typed: str, stored: str) -> None:
    assert check(typed) == stored
    assert check(stored) == stored


@pytest.mark.parametrize(
    ("check", "typed", "says"),
    [
        (check_nhs_number, "943 476 5918", "Check it and type it again"),
        (check_nhs_number, "0000000000", "not an NHS number"),
        (check_nhs_number, "94347659", "10 digits"),
        (check_nhs_number, "", "10 digits"),
        (check_upn, "A801200001001", "first letter does not fit"),
        (check_upn, "I801200001001", "12 digits"),
        (check_upn, "H80120000100", "12 digits"),
        (check_uln, "1000000042", "Check it and type it again"),
        (check_uln, "0000000042", "does not begin with 0"),
        (check_uln, "9999999999", "not a ULN"),
        (check_social_work_number, "12345", "public register"),
        (check_social_work_number, "SW", "public register"),
        (check_postcode, "WA10", "Write it like"),
        (check_postcode, "WA10 1HC", "Write it like"),
        (check_postcode, "QA1 1AA", "Write it like"),
        (check_postcode, "1AA WA10", "Write it like"),
    ],
)
def test_what_is_wrong_says_what_to_do(check: Check, typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        check(typed)


def nhs_numbers() -> st.SearchStrategy[str]:
    """Nine digits with the tenth that makes them good; one in eleven has none."""

    def whole(nine: str) -> str:
        return next((nine + last for last in "0123456789" if is_good(check_nhs_number, nine + last)), "")

    return st.integers(0, 10**9 - 1).map("{:09}".format).map(whole).filter(bool)


@given(nhs_numbers(), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_found_in_an_nhs_number(number: str, place: int, by: int) -> None:
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert not is_good(check_nhs_number, wrong)


@given(nhs_numbers(), st.integers(0, 7))
def test_two_swapped_digits_are_always_found_in_an_nhs_number(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or not is_good(check_nhs_number, swapped)


@given(st.integers(0, 10**12 - 1).map("{:012}".format))
def test_twelve_digits_take_exactly_one_upn_letter(digits: str) -> None:
    fitting = [letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if is_good(check_upn, letter + digits)]
    assert len(fitting) == 1
    assert not is_temporary_upn(fitting[0] + digits)


def test_a_temporary_upn_ends_in_a_letter_that_counts_as_its_place_in_the_alphabet_of_upns() -> None:
    fitting = [
        letter + "82001200100" + last for last in "ABZ" for letter in "ABCDEFGHJKLMNPQRTUVWXYZ"
        if is_good(check_upn, letter + "82001200100" + last)
    ]  # fmt: skip
    assert len(fitting) == 3
    assert all(is_temporary_upn(number) for number in fitting)
    as_zero = next(number for number in fitting if number.endswith("A"))
    assert is_good(check_upn, as_zero[:-1] + "0"), "A stands for 0"


def test_an_nhs_number_is_written_in_three_groups() -> None:
    assert nhs_number_words("9434765919") == "943 476 5919"
