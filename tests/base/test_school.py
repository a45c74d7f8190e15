"""School days and terms, with and without an authority's calendar."""

from datetime import date

import pytest

from throughline.base.limits import school_days, terms
from throughline.base.school import WITHOUT_TERMS, SchoolCalendar, Span

YEAR = SchoolCalendar(
    terms=(
        Span("Autumn term", date(2025, 9, 2), date(2025, 12, 19)),
        Span("Spring term", date(2026, 1, 5), date(2026, 3, 27)),
        Span("Summer term", date(2026, 4, 13), date(2026, 7, 21)),
    ),
    holidays=(
        Span("half term", date(2025, 10, 27), date(2025, 10, 31)),
        Span("half term", date(2026, 5, 25), date(2026, 5, 29)),
    ),
)


def test_school_days_leave_out_holidays_and_the_time_between_terms() -> None:
    assert not YEAR.is_school_day(date(2025, 10, 28))
    assert not YEAR.is_school_day(date(2025, 12, 22))
    assert not YEAR.is_school_day(date(2026, 5, 4)), "a bank holiday"
    assert not YEAR.is_school_day(date(2026, 6, 6)), "a Saturday"
    assert YEAR.is_school_day(date(2026, 6, 5))
    assert school_days(20).due(date(2025, 12, 10), YEAR) == date(2026, 1, 21)


def test_beyond_the_terms_known_a_school_day_is_a_working_day() -> None:
    assert YEAR.is_school_day(date(2026, 8, 5))
    assert school_days(20).due(date(2022, 5, 20)) == date(2022, 6, 21)
    assert school_days(3).due(date(2026, 8, 5), YEAR) == date(2026, 8, 10)


def test_days_off_are_runs_under_their_names() -> None:
    assert YEAR.days_off(date(2025, 10, 23), date(2026, 1, 6)) == [
        Span("half term", date(2025, 10, 27), date(2025, 10, 31)),
        Span("school holiday", date(2025, 12, 22), date(2026, 1, 2)),
    ]
    assert WITHOUT_TERMS.days_off(date(2025, 10, 23), date(2026, 1, 6)) == []


@pytest.mark.parametrize(
    ("day", "n", "due"),
    [
        (date(2025, 11, 12), 1, date(2026, 3, 27)),
        (date(2025, 11, 12), 2, date(2026, 7, 21)),
        (date(2025, 12, 23), 1, date(2026, 3, 27)),
        (date(2025, 9, 2), 1, date(2026, 3, 27)),
        (date(2026, 5, 1), 1, date(2026, 12, 31)),
        (date(2026, 5, 1), 2, date(2027, 3, 31)),
        (date(2025, 8, 20), 1, date(2025, 12, 19)),
        (date(2025, 2, 1), 1, date(2025, 8, 31)),
        (date(2025, 2, 1), 2, date(2025, 12, 19)),
        (date(2027, 2, 1), 1, date(2027, 8, 31)),
    ],
)
def test_a_term_on_is_the_end_of_the_next_term(day: date, n: int, due: date) -> None:
    assert terms(n).due(day, YEAR) == due


def test_without_a_calendar_terms_end_on_the_prescribed_days() -> None:
    assert terms(1).due(date(2026, 2, 10)) == date(2026, 8, 31)
    assert terms(1).due(date(2026, 10, 10)) == date(2027, 3, 31)
    assert terms(3).due(date(2026, 10, 10)) == date(2027, 12, 31)


def test_terms_out_of_order_and_spans_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="in order"):
        SchoolCalendar(terms=(YEAR.terms[1], YEAR.terms[0]))
    with pytest.raises(ValueError, match="ends before it begins"):
        Span("half term", date(2026, 5, 29), date(2026, 5, 25))
