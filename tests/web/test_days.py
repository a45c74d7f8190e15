from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import Context, Template

TODAY = date(2025, 11, 25)


def said(expression: str, **context: Any) -> str:
    return Template("{% load tl %}{{ " + expression + " }}").render(Context({"today": TODAY, **context}))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 11, 27), "Thursday 27 November"),
        (date(2025, 11, 11), "Tuesday 11 November"),
        (date(2025, 12, 10), "10 December"),
        (date(2025, 12, 27), "27 December 2025"),
        (date(2024, 7, 2), "2 July 2024"),
        (date(2026, 1, 2), "2 January 2026"),
    ],
)
def test_a_day_is_written_by_how_near_it_is(day: date, words: str) -> None:
    assert said("day|day:today", day=day) == words


def test_days_without_today_carry_their_year() -> None:
    assert said("day|day", day=TODAY) == "25 November 2025"
    assert said("day|long_day", day=TODAY) == "Tuesday 25 November 2025"
    assert said("day|short_day", day=TODAY) == "25 Nov 2025"
    assert said("day|short_day:today", day=TODAY) == "25 Nov"
    assert said("day|month", day=TODAY) == "November 2025"


def test_a_moment_is_written_in_london_time() -> None:
    summer = datetime(2025, 7, 1, 23, 30, tzinfo=UTC)
    assert said("m|clock_time", m=summer) == "00:30"
    assert said("m|day", m=summer) == "2 July 2025"
    assert said("m|moment:today", m=datetime(2025, 11, 25, 18, 41, tzinfo=UTC)) == "today at 18:41"
    assert said("m|moment:today", m=datetime(2025, 11, 22, 20, 15, tzinfo=UTC)) == "Saturday 22 November at 20:15"


def test_ages_and_counts() -> None:
    assert said("b|age:today", b=date(2014, 3, 14)) == "11 years 8 months"
    assert said("b|short_age:today", b=date(2014, 3, 14)) == "11"
    assert said("b|short_age:today", b=date(2025, 11, 4)) == "3 weeks"
    assert said("b|age:today", b=None) == "age not known"
    assert said("3|count_of:'person,people'") == "3 people"
    assert said("1|count_of:'visit'") == "1 visit"
    assert said("0|count_of:'visit'") == "no visits"
    assert said("n|count_of:'visit'", n=None) == "not counted"
    assert said("'01632 960 214'|tel") == "tel:01632960214"


def test_nothing_known_is_nothing_written() -> None:
    for name in ("day", "long_day", "short_day", "month", "clock_time", "moment"):
        assert said(f"d|{name}", d=None) == ""
