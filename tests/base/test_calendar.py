"""Working days, months, birthdays, London days."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.base import calendar
from throughline.base.calendar import (
    add_months,
    add_working_days,
    add_years,
    age_on,
    bank_holidays,
    birthday,
    clock_changes,
    day_received,
    easter_sunday,
    is_public_holiday,
    is_working_day,
    london_day,
    months_between,
    next_ordinary_day,
    skipped_days,
    start_of_day,
    statutory_year,
    statutory_year_days,
    working_day_rank,
    working_days_between,
)

from .oracle import FIRST, LAST, count_on, library_holidays, published, works

days = st.dates(FIRST + timedelta(days=400), LAST - timedelta(days=400))
any_days = st.dates(date(1900, 1, 1), date(2130, 12, 31))
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize("year", range(2010, 2029))
def test_bank_holidays_are_those_published(year: int) -> None:
    assert list(bank_holidays(year)) == published(year)


@pytest.mark.parametrize("year", range(1978, 2101))
def test_bank_holidays_are_those_of_the_library(year: int) -> None:
    assert set(bank_holidays(year)) == {day for day in library_holidays(year) if day.weekday() < 5}


def test_one_off_and_substitute_days_are_named() -> None:
    assert bank_holidays(2022)[date(2022, 6, 3)] == "Platinum Jubilee"
    assert bank_holidays(2022)[date(2022, 12, 27)] == "Christmas Day (substitute day)"
    assert bank_holidays(2021)[date(2021, 12, 28)] == "Boxing Day (substitute day)"
    assert bank_holidays(2020)[date(2020, 5, 8)] == "Early May bank holiday"
    assert date(2020, 5, 4) not in bank_holidays(2020)


def test_easter() -> None:
    assert [easter_sunday(year) for year in (2000, 2008, 2011, 2038)] == [
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2011, 4, 24),
        date(2038, 4, 25),
    ]


@given(days)
def test_a_working_day_is_one_in_the_independent_calendar(day: date) -> None:
    assert is_working_day(day) == works(day)


@given(days, st.integers(-60, 60))
def test_adding_working_days_is_walking_them(day: date, n: int) -> None:
    assert add_working_days(day, n) == count_on(day, n)


@given(days, days.flatmap(lambda day: st.dates(day, day + timedelta(days=300))))
def test_working_days_between_two_days_are_those_after_the_first_up_to_the_second(a: date, b: date) -> None:
    if abs(b - a) > timedelta(days=400):
        b = a + (b - a) % timedelta(days=400)
    counted = sum(works(a + timedelta(days=n)) for n in range(1, (b - a).days + 1))
    if a <= b:
        assert working_days_between(a, b) == counted
        assert working_days_between(b, a) == -counted


@given(days, st.integers(1, 60))
def test_counting_and_adding_agree(day: date, n: int) -> None:
    due = add_working_days(day, n)
    assert working_days_between(day, due) == n
    assert working_days_between(day, due - ONE_DAY) == n - 1
    assert is_working_day(due)


@given(days)
def test_the_rank_rises_by_one_on_each_working_day(day: date) -> None:
    assert working_day_rank(day) - working_day_rank(day - ONE_DAY) == works(day)


@pytest.mark.parametrize("day", [date(1969, 12, 20), date(1970, 1, 1), date(2100, 12, 30), date(2101, 1, 3)])
@pytest.mark.parametrize("n", [-15, -1, 1, 15])
def test_counting_goes_on_past_the_years_laid_out(day: date, n: int) -> None:
    due = add_working_days(day, n)
    low, high = min(day, due), max(day, due)
    if n < 0:
        low, high = low - ONE_DAY, high - ONE_DAY
    passed = [day for day in map(date.fromordinal, range(low.toordinal() + 1, high.toordinal() + 1))]
    assert sum(each.weekday() < 5 and each not in bank_holidays(each.year) for each in passed) == abs(n)
    assert is_working_day(due)
    assert working_days_between(low, high) == abs(n)


def test_no_days_on_is_the_day_itself_even_at_a_weekend() -> None:
    assert add_working_days(date(2026, 5, 2), 0) == date(2026, 5, 2)


def test_days_the_council_is_closed_still_count() -> None:
    assert add_working_days(date(2025, 12, 24), 3) == date(2025, 12, 31)


def test_skipped_days_are_the_bank_holidays_between() -> None:
    assert skipped_days(date(2022, 5, 20), date(2022, 6, 21)) == [
        (date(2022, 6, 2), "Spring bank holiday"),
        (date(2022, 6, 3), "Platinum Jubilee"),
    ]
    assert skipped_days(date(2022, 6, 2), date(2022, 6, 3)) == [(date(2022, 6, 3), "Platinum Jubilee")]
    assert [day for day, _ in skipped_days(date(2025, 12, 24), date(2026, 1, 2))] == [
        date(2025, 12, 25),
        date(2025, 12, 26),
        date(2026, 1, 1),
    ]


def test_a_public_holiday_is_a_sunday_or_a_bank_holiday_and_not_a_saturday() -> None:
    assert is_public_holiday(date(2026, 5, 3))
    assert is_public_holiday(date(2026, 5, 4))
    assert not is_public_holiday(date(2026, 5, 2))
    assert is_public_holiday(date(2026, 12, 26)), "a Saturday, but the 26th of December"
    assert next_ordinary_day(date(2026, 12, 25)) == date(2026, 12, 29)
    assert next_ordinary_day(date(2026, 5, 2)) == date(2026, 5, 2)


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_months_on_is_the_corresponding_date_or_the_last_day_of_a_shorter_month(day: date, n: int, then: date) -> None:
    assert add_months(day, n) == then


def test_years_on_from_a_leap_day_is_the_end_of_february() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@given(any_days, st.integers(0, 400))
def test_whole_months_between_are_the_months_that_fit(day: date, extra: int) -> None:
    later = day + timedelta(days=extra)
    months = months_between(day, later)
    assert add_months(day, months) <= later < add_months(day, months + 1)
    assert months_between(later, day) == -months


@pytest.mark.parametrize("year", [year for year in range(1904, 2131) if year % 4 == 0 and year != 2100])
def test_someone_born_on_a_leap_day_has_a_birthday_every_year(year: int) -> None:
    born = date(year, 2, 29)
    for n in range(2131 - year):
        day = birthday(born, n)
        leap = (year + n) % 4 == 0 and (year + n) not in (2100,)
        assert (day.month, day.day) == ((2, 29) if leap else (3, 1))
        assert age_on(born, day) == n
        assert age_on(born, day - ONE_DAY) == n - 1


@given(any_days, st.integers(0, 110))
def test_age_rises_on_the_birthday(born: date, n: int) -> None:
    day = birthday(born, n)
    assert age_on(born, day) == n
    assert age_on(born, day - ONE_DAY) == n - 1


def test_london_day() -> None:
    assert london_day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == date(2026, 7, 2)
    assert london_day(datetime(2026, 1, 1, 23, 30, tzinfo=UTC)) == date(2026, 1, 1)
    assert london_day(datetime(2026, 7, 1, 8, 0, tzinfo=timezone(timedelta(hours=9)))) == date(2026, 7, 1)
    with pytest.raises(ValueError, match="time zone"):
        london_day(datetime(2026, 7, 1, 12, 0))


def test_a_london_day_begins_an_hour_earlier_in_utc_in_summer() -> None:
    assert start_of_day(date(2026, 7, 1)) == datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
    assert start_of_day(date(2026, 12, 1)) == datetime(2026, 12, 1, tzinfo=UTC)


def test_what_comes_after_closing_time_counts_from_the_next_working_day_only_where_there_is_one() -> None:
    friday_evening = datetime(2026, 5, 1, 18, 30, tzinfo=ZoneInfo("Europe/London"))
    assert day_received(friday_evening) == date(2026, 5, 1)
    assert day_received(friday_evening, closes_at=time(17)) == date(2026, 5, 5)
    assert day_received(friday_evening.replace(hour=16), closes_at=time(17)) == date(2026, 5, 1)
    assert day_received(friday_evening.replace(day=3, hour=9), closes_at=time(17)) == date(2026, 5, 5)


def test_the_statutory_year_is_named_after_the_march_it_ends_in() -> None:
    assert statutory_year(date(2026, 3, 31)) == 2026
    assert statutory_year(date(2026, 4, 1)) == 2027
    assert statutory_year_days(2026) == (date(2025, 4, 1), date(2026, 3, 31))


def test_clock_changes_are_found() -> None:
    assert clock_changes(datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 30, 12, tzinfo=UTC)) == [
        (date(2026, 3, 29), "forward")
    ]
    assert clock_changes(datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 25, 12, tzinfo=UTC)) == [
        (date(2026, 10, 25), "back")
    ]
    before_the_change_that_day = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert clock_changes(before_the_change_that_day, before_the_change_that_day + timedelta(minutes=20)) == []


def test_the_usual_years_are_looked_up_and_not_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    def walked(day: date, n: int) -> date:
        raise AssertionError(f"walked {n} from {day}")

    monkeypatch.setattr(calendar, "_walked", walked)
    for day in (date(1971, 1, 1), date(2022, 5, 20), date(2099, 12, 31)):
        assert add_working_days(day, 20) > day > add_working_days(day, -20)
