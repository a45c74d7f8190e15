"""Limits: the known due dates, each rule of counting, and the sums in words."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.base.limits import (
    Limit,
    Unit,
    by_birthday,
    days,
    days_beginning_with,
    hours,
    months,
    school_days,
    terms,
    weeks,
    weeks_beginning_with,
    working_days,
    working_days_beginning_with,
    years,
)
from throughline.base.school import SchoolCalendar, Span

from .oracle import FIRST, LAST, count_on

LONDON = ZoneInfo("Europe/London")
usual_days = st.dates(FIRST + timedelta(days=400), LAST - timedelta(days=400))

VECTORS = [
    ("REF.DECIDE", working_days(1), "2012-12-24", "2012-12-27"),
    ("IA.COMPLETE", working_days(10), "2012-06-01", "2012-06-19"),
    ("CA.COMPLETE", working_days(35), "2012-12-03", "2013-01-24"),
    ("ICPC.HOLD", working_days(15), "2012-03-26", "2012-04-18"),
    ("ASSESS.COMPLETE", working_days(45), "2025-11-28", "2026-02-04"),
    ("ICPC.HOLD", working_days(15), "2025-12-15", "2026-01-08"),
    ("COREGROUP.FIRST", working_days(10), "2026-03-30", "2026-04-15"),
    ("RCPC.FIRST", months(3), "2025-11-30", "2026-02-28"),
    ("RCPC.NEXT", months(6), "2025-08-31", "2026-02-28"),
    ("LAC.REVIEW_1", working_days(20), "2022-05-20", "2022-06-21"),
    ("LAC.REVIEW_2", months(3), "2025-11-30", "2026-02-28"),
    ("LAC.REVIEW_N", months(6), "2025-02-28", "2025-08-28"),
    ("LAC.VISIT_FIRST", weeks(1), "2026-07-01", "2026-07-08"),
    ("LAC.VISIT_Y1", weeks(6), "2026-07-08", "2026-08-19"),
    ("LAC.VISIT_PERM", months(3), "2026-11-30", "2027-02-28"),
    ("PF.FIRST_VISIT", working_days(7), "2026-04-01", "2026-04-14"),
    ("LAC.REG24_MAX", weeks(16), "2026-02-02", "2026-05-25"),
    ("COMP.S2", working_days(25), "2025-12-01", "2026-01-08"),
    ("CARE_PROC.26W", weeks(26), "2026-01-05", "2026-07-06"),
    ("SIN.NOTIFY", working_days(5), "2026-04-02", "2026-04-13"),
]


@pytest.mark.parametrize(("rule", "limit", "start", "due"), VECTORS)
def test_known_due_dates(rule: str, limit: Limit, start: str, due: str) -> None:
    assert limit.due(date.fromisoformat(start)) == date.fromisoformat(due)


def test_days_weeks_and_months_that_end_on_a_holiday_are_not_moved_on() -> None:
    assert days(28).due(date(2025, 11, 27)) == date(2025, 12, 25)
    assert weeks(1).due(date(2025, 12, 18)) == date(2025, 12, 25)
    assert months(1).due(date(2025, 11, 25)) == date(2025, 12, 25)


def test_an_emergency_protection_order_of_eight_days_counts_the_day_it_is_made() -> None:
    assert days_beginning_with(8).due(date(2026, 6, 1)) == date(2026, 6, 8)


def test_its_last_day_moves_on_from_a_sunday_or_public_holiday_but_not_from_a_saturday() -> None:
    order = days_beginning_with(8).moving_on
    assert order.due(date(2026, 4, 26)) == date(2026, 5, 5), "Sunday 3 May, then the early May bank holiday"
    assert order.due(date(2026, 4, 25)) == date(2026, 5, 2), "a Saturday is an ordinary day"
    assert order.due(date(2025, 12, 18)) == date(2025, 12, 27), "Christmas Day, Boxing Day, then a Saturday"


def test_the_first_day_can_count_in_any_unit_of_days() -> None:
    assert working_days_beginning_with(10).due(date(2026, 6, 1)) == date(2026, 6, 12)
    assert working_days_beginning_with(10).due(date(2026, 5, 30)) == date(2026, 6, 12), "from the Monday after"
    assert Limit(12, Unit.MONTHS, counts_first_day=True).due(date(2025, 4, 1)) == date(2026, 3, 31)
    assert Limit(1, Unit.WEEKS, counts_first_day=True).due(date(2026, 6, 1)) == date(2026, 6, 7)


@given(usual_days, st.integers(1, 60))
def test_a_count_that_takes_in_the_first_day_is_one_short_from_a_working_day(day: date, n: int) -> None:
    start = count_on(day, 1)
    due = working_days_beginning_with(n).due(start)
    assert due == (start if n == 1 else count_on(start, n - 1))


def test_notice_is_counted_back_from_what_it_leads_up_to() -> None:
    assert working_days(3).before.due(date(2026, 4, 8)) == date(2026, 4, 1), "over Easter"
    assert days(15).before.due(date(2026, 4, 20)) == date(2026, 4, 5)
    assert weeks(10).before.due(date(2026, 4, 20)) == date(2026, 2, 9)
    assert months(3).before.due(date(2026, 5, 31)) == date(2026, 2, 28)
    assert school_days(2).before.due(date(2026, 6, 1)) == date(2026, 5, 28)
    at_noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert hours(48).before.due_at(at_noon) == at_noon - timedelta(days=2)


def test_a_birthday_limit_counts_from_birth() -> None:
    assert by_birthday(18).from_birth
    assert by_birthday(18).due(date(2008, 2, 29)) == date(2026, 3, 1)
    assert not years(18).from_birth
    assert years(1).due(date(2024, 2, 29)) == date(2025, 2, 28)


def test_seventy_two_hours_over_the_start_of_summer_time_end_an_hour_later_by_the_clock() -> None:
    found = datetime(2026, 3, 27, 18, 41, tzinfo=LONDON)
    due = hours(72).due_at(found)
    assert due == datetime(2026, 3, 30, 18, 41, tzinfo=UTC)
    assert due.astimezone(LONDON).strftime("%H:%M") == "19:41"


def test_seventy_two_hours_over_the_end_of_summer_time_end_an_hour_earlier_by_the_clock() -> None:
    found = datetime(2026, 10, 23, 18, 41, tzinfo=LONDON)
    due = hours(72).due_at(found)
    assert due == datetime(2026, 10, 26, 17, 41, tzinfo=UTC)
    assert due.astimezone(LONDON).strftime("%H:%M") == "17:41"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(LONDON)), st.integers(1, 200))
def test_hours_are_elapsed_hours(start: datetime, n: int) -> None:
    due = hours(n).due_at(start)
    assert due.tzinfo is UTC
    assert due - start.astimezone(UTC) == timedelta(hours=n)


def test_hours_from_a_day_without_a_time_run_from_its_end() -> None:
    assert hours(72).due(date(2026, 6, 1)) == date(2026, 6, 4)
    assert hours(1).due(date(2026, 6, 1)) == date(2026, 6, 2)
    assert hours(48).before.due(date(2026, 6, 3)) == date(2026, 6, 1)


def test_only_hours_have_a_moment_and_the_moment_has_a_time_zone() -> None:
    with pytest.raises(TypeError, match="counted in days"):
        working_days(1).due_at(datetime(2026, 6, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="time zone"):
        hours(1).due_at(datetime(2026, 6, 1))


@given(usual_days, st.integers(1, 60))
def test_a_longer_limit_is_never_due_sooner(day: date, n: int) -> None:
    for unit in (Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.SCHOOL_DAYS):
        shorter = Limit(n, unit)
        assert shorter.due(day) < shorter.with_number(n + 1).due(day)


def test_a_limit_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        weeks(0)
    with pytest.raises(ValueError, match="1 or more"):
        days(-1)
    with pytest.raises(ValueError, match="counted back"):
        _ = terms(1).before
    with pytest.raises(ValueError, match="counted back"):
        _ = days_beginning_with(8).before
    with pytest.raises(ValueError, match="treated specially"):
        _ = hours(72).moving_on


def test_the_same_day_is_a_limit() -> None:
    assert days(0).due(date(2026, 6, 1)) == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (working_days(20), "20 working days"),
        (working_days(1), "1 working day"),
        (weeks(6), "6 weeks"),
        (hours(72), "72 hours"),
        (terms(1), "1 term"),
        (school_days(20), "20 school days"),
        (working_days(2).before, "2 working days before"),
        (days_beginning_with(8), "8 days counting the first"),
        (by_birthday(18), "by the 18th birthday"),
    ],
)
def test_limits_in_words(limit: Limit, words: str) -> None:
    assert limit.in_words() == words
    assert str(limit) == words


HALF_TERM = SchoolCalendar(holidays=(Span("half term", date(2026, 5, 25), date(2026, 5, 29)),))


@pytest.mark.parametrize(
    ("limit", "start", "words"),
    [
        (
            working_days(20),
            date(2022, 5, 20),
            "20 working days after Friday 20 May 2022, not counting weekends, Thursday 2 June (Spring bank holiday) "
            "and Friday 3 June (Platinum Jubilee), is Tuesday 21 June 2022",
        ),
        (
            working_days(3),
            date(2025, 12, 30),
            "3 working days after Tuesday 30 December 2025, not counting weekends and Thursday 1 January 2026 "
            "(New Year's Day), is Monday 5 January 2026",
        ),
        (working_days(1), date(2026, 6, 1), "1 working day after Monday 1 June 2026 is Tuesday 2 June 2026"),
        (
            working_days(3).before,
            date(2026, 4, 8),
            "3 working days before Wednesday 8 April 2026, not counting weekends, Friday 3 April (Good Friday) and "
            "Monday 6 April (Easter Monday), is Wednesday 1 April 2026",
        ),
        (
            working_days_beginning_with(3),
            date(2026, 6, 5),
            "3 working days beginning with Friday 5 June 2026, not counting weekends, is Tuesday 9 June 2026",
        ),
        (
            months(3),
            date(2025, 11, 30),
            "3 months after Sunday 30 November 2025 is Saturday 28 February 2026, the last day of a month that has "
            "no 30th",
        ),
        (months(6), date(2025, 2, 28), "6 months after Friday 28 February 2025 is Thursday 28 August 2025"),
        (weeks(6), date(2026, 7, 8), "6 weeks after Wednesday 8 July 2026 is Wednesday 19 August 2026"),
        (
            days_beginning_with(8).moving_on,
            date(2026, 4, 26),
            "8 days beginning with Sunday 26 April 2026 is Sunday 3 May 2026, a Sunday or public holiday, so it ends "
            "at noon on Tuesday 5 May 2026",
        ),
        (
            days_beginning_with(8).moving_on,
            date(2026, 4, 25),
            "8 days beginning with Saturday 25 April 2026 is Saturday 2 May 2026",
        ),
        (
            hours(72),
            datetime(2026, 3, 27, 18, 41, tzinfo=LONDON),
            "72 hours after 18:41 on Friday 27 March 2026 is 19:41 on Monday 30 March 2026 (the clocks went forward on "
            "29 March 2026)",
        ),
        (
            hours(24),
            datetime(2026, 6, 1, 18, 41, tzinfo=LONDON),
            "24 hours after 18:41 on Monday 1 June 2026 is 18:41 on Tuesday 2 June 2026",
        ),
        (
            hours(72),
            date(2026, 6, 1),
            "72 hours after Monday 1 June 2026, its time not known, ends on Thursday 4 June 2026",
        ),
        (
            days(1),
            datetime(2026, 6, 1, 23, 30, tzinfo=UTC),
            "1 day after Tuesday 2 June 2026 is Wednesday 3 June 2026",
        ),
        (
            by_birthday(18),
            date(2008, 2, 29),
            "the 18th birthday of someone born on Friday 29 February 2008 is Sunday 1 March 2026",
        ),
        (
            terms(1),
            date(2026, 2, 10),
            "the 1st term that begins after Tuesday 10 February 2026 ends on Monday 31 August 2026",
        ),
    ],
)
def test_the_sum_in_words(limit: Limit, start: date | datetime, words: str) -> None:
    assert limit.steps(start) == words


def test_the_sum_in_words_names_school_holidays_once() -> None:
    assert school_days(3).steps(date(2026, 5, 21), HALF_TERM) == (
        "3 school days after Thursday 21 May 2026, not counting weekends and Monday 25 May (Spring bank holiday) "
        "and Tuesday 26 May to Friday 29 May (half term), is Tuesday 2 June 2026"
    ).replace("weekends and Monday", "weekends, Monday")


@given(usual_days, st.integers(1, 45))
def test_the_sum_in_words_ends_with_the_due_day(day: date, n: int) -> None:
    for limit in (working_days(n), weeks(n), months(n), working_days(n).before):
        due = limit.due(day)
        assert f"{due.day} {due:%B} {due.year}" in limit.steps(day).split(" is ")[-1]


def test_weeks_beginning_with_a_day_have_it_as_their_first() -> None:
    """Eight weeks beginning with Monday 5 January end on a Sunday; counted after it, on a Monday."""
    assert weeks_beginning_with(8).due(date(2026, 1, 5)) == date(2026, 3, 1)
    assert weeks(8).due(date(2026, 1, 5)) == date(2026, 3, 2)


def test_no_hours_at_all_end_at_the_moment_itself() -> None:
    moment = datetime(2026, 6, 1, 10, tzinfo=UTC)
    assert hours(0).due_at(moment) == moment
