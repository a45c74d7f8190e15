"""Days, times, ages and lists in words."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.base.words import (
    age_words,
    count_words,
    date_words,
    day_words,
    days_words,
    join_words,
    length_words,
    moment_words,
    number_words,
    ordinal_words,
    short_day,
    time_words,
)

TODAY = date(2025, 12, 3)


def test_days_carry_the_year_unless_it_is_this_one() -> None:
    day = date(2025, 11, 27)
    assert day_words(day, TODAY) == "Thursday 27 November"
    assert day_words(day, date(2026, 1, 1)) == "Thursday 27 November 2025"
    assert day_words(day) == "Thursday 27 November 2025"
    assert date_words(day, TODAY) == "27 November"
    assert short_day(day, TODAY) == "27 Nov"
    assert short_day(day) == "27 Nov 2025"


def test_times_are_london_times() -> None:
    assert time_words(datetime(2026, 7, 1, 17, 41, tzinfo=UTC)) == "18:41"
    assert time_words(datetime(2026, 1, 1, 8, 5, tzinfo=UTC)) == "08:05"
    assert time_words(time(9, 0)) == "09:00"
    assert moment_words(datetime(2025, 7, 1, 23, 30, tzinfo=UTC), TODAY) == "00:30 on Wednesday 2 July"
    with pytest.raises(ValueError, match="time zone"):
        time_words(datetime(2026, 7, 1, 17, 41))


@pytest.mark.parametrize(
    ("born", "on", "words"),
    [
        (date(2014, 3, 20), date(2025, 12, 3), "11 years 8 months"),
        (date(2014, 12, 3), date(2025, 12, 3), "11 years"),
        (date(2024, 11, 3), date(2025, 12, 3), "1 year 1 month"),
        (date(2025, 6, 20), date(2025, 12, 3), "5 months"),
        (date(2025, 11, 12), date(2025, 12, 3), "3 weeks"),
        (date(2025, 11, 20), date(2025, 12, 3), "1 week"),
        (date(2025, 12, 2), date(2025, 12, 3), "1 day"),
        (date(2025, 12, 3), date(2025, 12, 3), "born today"),
        (date(2025, 12, 4), date(2025, 12, 3), "not yet born"),
        (date(2012, 2, 29), date(2025, 2, 28), "12 years 11 months"),
        (date(2012, 2, 29), date(2025, 3, 1), "13 years"),
        (date(2024, 2, 29), date(2025, 2, 28), "11 months"),
    ],
)
def test_ages(born: date, on: date, words: str) -> None:
    assert age_words(born, on) == words


@given(st.dates(date(1900, 1, 1), date(2050, 1, 1)), st.integers(1, 30_000))
def test_an_age_in_words_never_says_twelve_months(born: date, days: int) -> None:
    words = age_words(born, born + timedelta(days=days))
    assert not words.endswith("12 months")
    assert not words.startswith("0")


def test_lengths() -> None:
    assert length_words(date(2023, 4, 1), date(2025, 12, 3)) == "2 years 8 months"
    assert length_words(date(2025, 11, 30), date(2026, 2, 28)) == "3 months"
    assert length_words(date(2025, 11, 3), date(2025, 12, 1)) == "4 weeks"
    assert length_words(date(2025, 12, 3), date(2025, 12, 3)) == "0 days"
    with pytest.raises(ValueError, match="earlier day first"):
        length_words(date(2025, 12, 3), date(2025, 12, 2))


def test_counts_and_numbers() -> None:
    assert days_words(6) == "6 days"
    assert days_words(1) == "1 day"
    assert count_words(2, "child", "children") == "2 children"
    assert count_words(1200, "visit") == "1,200 visits"
    assert [number_words(n) for n in (0, 1, 9, 10, 1200)] == ["no", "one", "nine", "10", "1,200"]
    assert [ordinal_words(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th",
    ]  # fmt: skip


def test_lists() -> None:
    assert join_words(["a", "b", "c"]) == "a, b and c"
    assert join_words(["a", "b"], "or") == "a or b"
    assert join_words(["a"]) == "a"
    assert join_words([]) == ""
