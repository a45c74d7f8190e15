"""The vocabulary of duties, word by word: limits of every kind, conditions, and which law counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.clocks import D, clocks, duty, rule, shown, since_2000
from throughline.base.effective import Since
from throughline.base.limits import by_birthday, hours, months, weeks, working_days
from throughline.engines.duties.declarations import (
    Agreed,
    aged,
    any_of,
    before_first,
    every,
    fact,
    first_time,
    in_first,
    latest,
    not_,
    nth_time,
    seen_so_far,
    start_says,
    started_by,
    under_age,
)  # fmt: skip
from throughline.engines.settings.declarations import Setting
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.people import events as people

# --- Limits -------------------------------------------------------------------------------------------------------

IN_HOURS = since_2000(rule(hours(72)))


def test_hours_run_from_the_moment_and_are_met_at_a_moment():
    happened = """on | event | at
                  2026-03-27 | became_looked_after | 19:40
                  2026-03-30 | review_held         | {at}"""
    for at, on_time in (("20:40", True), ("20:41", False)):
        (clock,) = clocks(duty(law=IN_HOURS), happened.format(at=at))
        assert clock.due_at == datetime(2026, 3, 30, 19, 40, tzinfo=UTC), "the clocks went forward: elapsed hours"
        assert (clock.due_on, clock.on_time) == (D("2026-03-30"), on_time)


def test_hours_from_a_day_whose_time_is_not_known_run_from_its_end_and_days_are_compared():
    happened = "on | event\n2026-01-05 | became_looked_after\n{day} | review_held"
    for day, on_time in (("2026-01-08", True), ("2026-01-09", False)):
        (clock,) = clocks(duty(law=IN_HOURS), happened.format(day=day))
        assert (clock.due_on, clock.on_time) == (D("2026-01-08"), on_time)


def test_earlier_on_the_same_day_does_not_meet_it():
    happened = """on | event | at
                  2026-01-05 | review_held         | 09:00
                  2026-01-05 | became_looked_after | 10:00"""
    assert clocks(duty(), happened)[0].open
    assert not clocks(duty(), happened.replace("10:00", "08:00"))[0].open


def test_birthdays_count_from_birth_whenever_it_was_said():
    asked = duty(law=since_2000(rule(by_birthday(16))), also_reads=(people.born, people.person_described))
    happened = """on | event | facts
                  2024-01-08 | became_looked_after |
                  2024-06-03 | person_described    | born_on=2010-02-28"""
    assert shown(asked, happened) == ["2024-01-08 2026-02-28 open"]
    assert shown(asked, "on | event\n2024-01-08 | became_looked_after") == [], "no clock while the birth is not known"


def test_no_number_is_a_clock_without_a_day():
    asked = duty(law=since_2000(rule()))
    (clock,) = clocks(asked, "on | event\n2026-01-05 | became_looked_after\n2026-05-05 | review_held")
    assert (clock.due_on, clock.on_time, clock.met_on) == (None, None, D("2026-05-05"))


def test_a_setting_is_the_authoritys_own_on_the_day_the_clock_starts():
    local = Setting("x.days", "Days", 5, "ours", unit=working_days(5), least=1, most=10)
    happened = "on | event\n{day} | became_looked_after"
    own = {"x.days": [(D("2026-02-01"), 3), (D("2026-06-01"), 2)]}
    for day, due in (("2026-01-30", "2026-02-06"), ("2026-02-02", "2026-02-05"), ("2026-06-01", "2026-06-03")):
        assert shown(duty(law=since_2000(rule(local))), happened.format(day=day), settings=own) == [f"{day} {due} open"]


def test_what_is_agreed_for_a_child_is_never_looser_than_the_law():
    within = Agreed(care.visits_agreed, "weeks", weeks(1), weeks(6), since=care.became_looked_after)
    asked = duty(law=since_2000(rule(within)))
    assert care.visits_agreed.code in asked.reads
    for number, due in ((2, "2026-01-19"), (9, "2026-02-16")):
        happened = f"on | event | facts\n2026-01-05 | became_looked_after |\n2026-01-05 | visits_agreed | weeks={number}"
        assert shown(asked, happened) == [f"2026-01-05 {due} open"]
    before = "on | event | facts\n2025-12-05 | visits_agreed | weeks=2\n2026-01-05 | became_looked_after |"
    assert shown(asked, before) == ["2026-01-05 2026-02-16 open"], "an agreement of an earlier time no longer counts"


# --- Rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("condition", "fits"), [
    (first_time, True), (nth_time(2), False), (in_first(months(12)), True), (fact("emergency"), True),
    (fact("type", "U4", "U6"), False), (fact("type", "K2"), True), (start_says("type", "U6"), True), (start_says("urn"), False),
    (started_by(homes.placement_began), True), (started_by(care.review_held), False),
    (latest(care.legal_status_began, status=("C1", "C2")), True), (latest(care.legal_status_began, status="V2"), False),
    (before_first(care.review_held), True), (before_first(care.legal_status_began), False),
    (seen_so_far(care.legal_status_began, 1), True), (under_age(16), True), (under_age(15), False), (aged(15, 16), True),
    (aged(16, 18), False), (every(first_time, under_age(15)), False), (any_of(under_age(15), first_time), True),
    (not_(first_time), False),
])  # fmt: skip
def test_conditions(condition, fits):
    """A rule knows the whole of the day on which the clock starts, and what the thread's events last said."""
    asked = duty(
        starts=homes.placement_began, per=homes.placement, law=since_2000(rule(weeks(1), condition)),
        also_reads=(care.legal_status_began, care.review_held, people.born, homes.placement_changed),
    )  # fmt: skip
    happened = """on | event | facts
                  2010-03-14 | record.born        |
                  2025-11-03 | review_held        |
                  2025-12-01 | legal_status_began | status=V2
                  2026-01-05 | placement_began    | type=U6 emergency=yes
                  2026-01-05 | placement_changed  | type=K2
                  2026-01-05 | legal_status_began | status=C1"""
    assert (len(clocks(asked, happened)) == 1) is fits


def test_the_first_rule_that_fits_is_the_one_and_is_named():
    asked = duty(law=since_2000(rule(weeks(1), not_(first_time), id="A"), rule(weeks(2), first_time, id="B"), rule(weeks(3), id="C")))
    (clock,) = clocks(asked, "on | event\n2026-01-05 | became_looked_after")
    assert (clock.rule, clock.rule_id, clock.due_on) == ("2000-01-01:1", "B", D("2026-01-19"))
    assert asked.rule_of(clock.rule).id == "B" and asked.rule_of("1999-01-01:0") is None


def test_the_law_of_the_day_the_clock_started_and_none_before_the_first():
    law = (Since(D("2011-04-01"), rule(weeks(4))), Since(D("2015-04-01"), rule(weeks(2))), Since(D("2020-01-01")))
    for day, due in (("2011-03-31", None), ("2011-04-01", "2011-04-29"), ("2015-03-31", "2015-04-28"),
                     ("2015-04-01", "2015-04-15"), ("2020-01-01", None)):  # fmt: skip
        assert shown(duty(law=law), f"on | event\n{day} | became_looked_after") == ([f"{day} {due} open"] if due else [])


def test_blocks_out_of_order_are_refused():
    with pytest.raises(ValueError, match="put the later law below"):
        duty(law=(Since(D("2015-04-01"), rule(weeks(2))), Since(D("2011-04-01"), rule(weeks(4)))))
    with pytest.raises(ValueError, match="what meets it"):
        duty(met_by=())
