"""The vocabulary of duties, word by word: what opens a clock, meets it, ends it, and what each word changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.support.clocks import PER_HOME, ROUND, D, clocks, duty, rule, shown, since_2000
from throughline.base.effective import Since
from throughline.base.limits import days, weeks, working_days
from throughline.engines.duties.declarations import (
    fact,
    latest,
    not_,
    started_by,
)  # fmt: skip
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.people import events as people

# --- starts, met_by, lapses_on ------------------------------------------------------------------------------------


def test_met_on_the_last_day_is_on_time_and_the_day_after_is_late():
    for day, on_time in (("2026-01-12", True), ("2026-01-13", False)):
        (clock,) = clocks(duty(), f"on | event\n2026-01-05 | became_looked_after\n{day} | review_held")
        assert (clock.due_on, clock.on_time, clock.open) == (D("2026-01-12"), on_time, False)


def test_what_happened_before_the_start_does_not_meet_it():
    assert shown(duty(), "on | event\n2026-01-04 | review_held\n2026-01-05 | became_looked_after") == [
        "2026-01-05 2026-01-12 open"
    ]


def test_once_met_it_is_met_once():
    happened = "on | event\n2026-01-05 | became_looked_after\n2026-01-06 | review_held\n2026-01-09 | review_held"
    assert shown(duty(), happened) == ["2026-01-05 2026-01-12 met 2026-01-06"]


def test_several_starts_of_a_duty_that_does_not_renew_are_several_clocks_and_one_event_meets_them_all():
    asked = duty(starts=care.review_brought_forward)
    happened = """on | event | facts
                  2026-01-05 | review_brought_forward | by_whom=child
                  2026-01-07 | review_brought_forward | by_whom=parent
                  2026-01-13 | review_held            | """
    assert shown(asked, happened) == ["2026-01-05 2026-01-12 met 2026-01-13", "2026-01-07 2026-01-14 met 2026-01-13"]


def test_lapsing_ends_it_without_blame_and_for_good():
    asked = duty(lapses_on=(care.ceased_looked_after, people.died))
    happened = "on | event\n2026-01-05 | became_looked_after\n2026-01-08 | record.died\n2026-01-09 | review_held"
    (clock,) = clocks(asked, happened)
    assert (clock.lapsed_on, clock.met, clock.on_time, clock.open) == (D("2026-01-08"), None, None, False)


def test_a_condition_on_facts_chooses_among_events_of_a_type():
    asked = duty(starts=care.child_visited.where(alone=("no", None)), met_by=care.child_visited.where(alone="yes"))
    happened = """on | event | facts
                  2026-01-05 | child_visited | outcome=seen
                  2026-01-06 | child_visited | outcome=seen alone=part
                  2026-01-07 | child_visited | outcome=seen alone=yes"""
    assert shown(asked, happened) == ["2026-01-05 2026-01-12 met 2026-01-07"]


# --- renews -------------------------------------------------------------------------------------------------------


def test_renews_counts_from_what_happened_not_from_what_was_due():
    happened = """on | event
                  2026-01-05 | became_looked_after
                  2026-01-20 | review_held
                  2026-01-21 | review_held"""
    asked = duty(renews=True, law=ROUND)
    assert shown(asked, happened) == [
        "2026-01-05 2026-01-12 met 2026-01-20", "2026-01-20 2026-02-03 met 2026-01-21", "2026-01-21 2026-02-18 open",
    ]  # fmt: skip
    assert [c.ordinal for c in clocks(asked, happened)] == [1, 2, 3]


def test_a_new_start_takes_the_place_of_a_repeating_clock_and_counts_from_one():
    happened = """on | event
                  2026-01-05 | became_looked_after
                  2026-01-06 | review_held
                  2026-03-02 | became_looked_after"""
    assert shown(duty(renews=True, law=ROUND), happened) == [
        "2026-01-05 2026-01-12 met 2026-01-06", "2026-01-06 2026-01-20 lapsed 2026-03-02", "2026-03-02 2026-03-09 open",
    ]  # fmt: skip


def test_where_no_rule_fits_the_next_meeting_asks_the_law_again():
    asked = duty(renews=True, law=(Since(D("2010-01-01"), rule(weeks(1))),))
    happened = "on | event\n2009-12-01 | became_looked_after\n2009-12-20 | review_held\n2010-01-04 | review_held"
    assert shown(asked, happened) == ["2010-01-04 2010-01-11 open"]


# --- per, linked --------------------------------------------------------------------------------------------------


def test_an_ending_on_the_thread_lapses_only_its_own_clock():
    asked = duty(**PER_HOME, lapses_on=(homes.placement_ended, care.ceased_looked_after))
    two = """on | event | row | thread
             2026-01-05 | placement_began | a |
             2026-01-06 | placement_began | b |
             2026-01-08 | placement_ended |   | a"""
    assert shown(asked, two) == ["2026-01-05 2026-01-12 lapsed 2026-01-08", "2026-01-06 2026-01-13 open"]


def test_an_ending_off_the_thread_lapses_all():
    asked = duty(**PER_HOME, lapses_on=(homes.placement_ended, care.ceased_looked_after))
    two = """on | event
             2026-01-05 | placement_began
             2026-01-06 | placement_began
             2026-01-08 | ceased_looked_after"""
    assert shown(asked, two) == ["2026-01-05 2026-01-12 lapsed 2026-01-08", "2026-01-06 2026-01-13 lapsed 2026-01-08"]


def test_the_ending_of_a_thread_that_never_had_a_clock_ends_no_other():
    asked = duty(**(PER_HOME | {"starts": homes.placement_began.where(regime="24")}), lapses_on=homes.placement_ended)
    happened = """on | event | facts | row | thread
                  2026-01-02 | placement_began |           | a |
                  2026-01-05 | placement_began | regime=24 | b |
                  2026-01-08 | placement_ended |           |   | a"""
    assert shown(asked, happened) == ["2026-01-05 2026-01-12 open"]


def test_the_opening_of_the_next_thread_ends_the_last_where_it_is_said_to():
    asked = duty(**PER_HOME, lapses_on=(homes.placement_ended, homes.placement_began))
    happened = "on | event\n2026-01-05 | placement_began\n2026-01-08 | placement_began"
    assert shown(asked, happened) == ["2026-01-05 2026-01-12 lapsed 2026-01-08", "2026-01-08 2026-01-15 open"]


def test_one_event_meets_the_clocks_of_two_threads_unless_they_are_linked():
    happened = """on | event | row | thread
                  2026-01-05 | placement_began    | a |
                  2026-01-06 | placement_began    | b |
                  2026-01-08 | placement_notified |   | a"""
    assert shown(duty(**PER_HOME), happened) == [
        "2026-01-05 2026-01-12 met 2026-01-08", "2026-01-06 2026-01-13 met 2026-01-08",
    ]  # fmt: skip
    assert shown(duty(**PER_HOME, linked=True), happened) == [
        "2026-01-05 2026-01-12 met 2026-01-08", "2026-01-06 2026-01-13 open",
    ]  # fmt: skip


def test_two_clocks_that_one_event_starts_have_keys_of_their_own():
    asked = duty(starts=homes.placement_began, met_by=care.child_visited, per=homes.placement, renews=True)
    happened = """on | event | facts
                  2026-01-05 | placement_began |
                  2026-01-06 | placement_began |
                  2026-01-08 | child_visited   | outcome=seen"""
    found = clocks(asked, happened)
    assert [str(c.started_on) for c in found] == ["2026-01-05", "2026-01-06", "2026-01-08", "2026-01-08"]
    assert len({c.key for c in found}) == 4 and {c.start for c in found[2:]} == {3}


# --- nth, within, itself, looks_back, anchor ----------------------------------------------------------------------


def test_nth_counts_within_and_starts_anew():
    asked = duty(starts=homes.placement_began, nth=(1, 3), within=care.became_looked_after)
    happened = """on | event
                  2026-01-05 | became_looked_after
                  2026-01-05 | placement_began
                  2026-01-06 | placement_began
                  2026-01-07 | placement_began
                  2026-02-02 | became_looked_after
                  2026-02-02 | placement_began"""
    assert [row[:10] for row in shown(asked, happened)] == ["2026-01-05", "2026-01-07", "2026-02-02"]
    with pytest.raises(ValueError, match="within what"):
        duty(nth=(1,))


def test_itself_lets_the_start_meet_its_own_clock():
    seen = care.child_visited.where(outcome="seen", alone="yes")
    happened = """on | event | facts
                  2026-01-05 | child_visited | outcome=seen alone=yes
                  2026-01-06 | child_visited | outcome=seen alone=no"""
    asked = duty(starts=care.child_visited, met_by=seen, law=since_2000(rule(days(0))))
    assert shown(replace(asked, itself=True), happened) == ["2026-01-05 2026-01-05 met 2026-01-05", "2026-01-06 2026-01-06 open"]
    assert shown(asked, happened)[0].endswith("open"), "without the word it does not"


def test_by_recording_counts_the_day_of_writing():
    asked = duty(starts=care.child_visited, met_by=care.child_visited, itself=True, by_recording=True)
    happened = """on | event | facts | recorded
                  2026-01-05 | child_visited | outcome=seen | 2026-01-12
                  2026-01-06 | child_visited | outcome=seen | 2026-01-14"""
    found = clocks(asked, happened)
    assert [(str(c.met_on), c.on_time) for c in found] == [("2026-01-12", True), ("2026-01-14", False)]


def test_looks_back_so_far_and_no_further():
    for day, expected in (("2025-12-22", "met 2025-12-22"), ("2025-12-21", "open")):
        happened = f"on | event\n{day} | review_held\n2026-01-05 | became_looked_after"
        (row,) = shown(duty(looks_back=weeks(2)), happened)
        assert row.endswith(expected)


def test_looks_back_on_the_same_thread_or_on_none_where_it_is_linked():
    asked = duty(**PER_HOME, linked=True, looks_back=weeks(2))
    happened = """on | event | row | thread
                  2025-12-01 | placement_began    | a |
                  2026-01-05 | placement_began    | b |
                  2026-01-02 | placement_notified |   | {thread}"""
    assert shown(asked, happened.format(thread="a"))[1] == "2026-01-05 2026-01-12 open"
    assert shown(asked, happened.format(thread="b"))[1] == "2026-01-05 2026-01-12 met 2026-01-02"


def test_a_renewed_clock_counts_from_what_was_done_before():
    asked = duty(renews=True, looks_back=weeks(2), law=ROUND)
    happened = "on | event\n2025-12-29 | review_held\n2026-01-05 | became_looked_after"
    assert shown(asked, happened) == ["2025-12-29 2026-01-12 open", "2026-01-05 2026-01-12 met 2025-12-29"]


def test_anchor_counts_from_a_day_in_the_start_or_from_the_start_where_none_is_given():
    asked = duty(starts=care.officer_met_child, met_by=care.review_held)
    assert asked.anchor == ""
    planned = duty(starts=care.review_planned, anchor="for_on", law=since_2000(rule(working_days(3).before)))
    happened = "on | event | facts\n2026-01-05 | review_planned | for_on=2026-02-02"
    assert shown(planned, happened) == ["2026-01-05 2026-01-28 open"]
    loose = duty(starts=homes.temporary_approval_extended, anchor="from_on")
    assert shown(loose, "on | event\n2026-01-05 | temporary_approval_extended") == ["2026-01-05 2026-01-12 open"]
    with pytest.raises(KeyError):
        duty(anchor="nothing")


# --- restarts, when -----------------------------------------------------------------------------------------------


def test_a_restart_brings_the_day_forward_and_never_puts_it_off():
    asked = duty(
        starts=homes.placement_began, met_by=care.child_visited, renews=True, per=homes.placement,
        restarts_on=care.legal_status_began,
        law=since_2000(rule(weeks(1), started_by(care.legal_status_began)), rule(weeks(6))),
    )  # fmt: skip
    happened = """on | event | facts
                  2026-01-05 | placement_began    |
                  {day}      | legal_status_began | status=C1"""
    assert shown(asked, happened.format(day="2026-01-20")) == [
        "2026-01-05 2026-02-16 lapsed 2026-01-20", "2026-01-20 2026-01-27 open",
    ]  # fmt: skip
    assert shown(asked, happened.format(day="2026-02-12")) == ["2026-01-05 2026-02-16 open"]


def test_a_restart_opens_the_clock_of_a_chain_that_had_none():
    asked = duty(renews=True, when=latest(care.legal_status_began, status="C2"), restarts_on=care.legal_status_began)
    happened = """on | event | facts
                  2026-01-05 | became_looked_after |
                  2026-01-05 | legal_status_began  | status=V4
                  2026-02-02 | legal_status_began  | status=C2"""
    assert shown(asked, happened) == ["2026-02-02 2026-02-09 open"]


def test_a_restart_on_another_thread_leaves_it_alone():
    asked = duty(**PER_HOME, restarts_on=homes.placement_changed, law=since_2000(rule(weeks(1), started_by(homes.placement_changed)), rule(weeks(6))))
    happened = """on | event | row | thread
                  2026-01-05 | placement_began   | a |
                  2026-01-06 | placement_began   | b |
                  2026-01-08 | placement_changed |   | b"""
    assert shown(asked, happened) == [
        "2026-01-05 2026-02-16 open", "2026-01-06 2026-02-17 lapsed 2026-01-08", "2026-01-08 2026-01-15 open",
    ]  # fmt: skip


def test_when_says_that_there_is_no_clock_at_all():
    asked = duty(starts=homes.placement_began, when=not_(fact("regime", "48")))
    assert shown(asked, "on | event | facts\n2026-01-05 | placement_began | regime=48") == []
    assert len(shown(asked, "on | event | facts\n2026-01-05 | placement_began | regime=24")) == 1


# --- The day ------------------------------------------------------------------------------------------------------


def test_the_order_of_recording_on_one_day_does_not_matter():
    """Endings, then beginnings, then what meets them."""
    asked = duty(
        starts=homes.placement_began, met_by=care.child_visited, renews=True, per=homes.placement,
        lapses_on=(homes.placement_ended, care.ceased_looked_after), also_reads=(care.legal_status_began,),
        law=since_2000(rule(weeks(1), latest(care.legal_status_began, status="C1")), rule(weeks(6))),
    )  # fmt: skip
    day = [
        "2026-01-05 | placement_ended    |              |   | a", "2026-01-05 | placement_began    |              | b |",
        "2026-01-05 | child_visited      | outcome=seen |   |", "2026-01-05 | legal_status_began | status=C1    |   |",
    ]  # fmt: skip
    told = set()
    for order in permutations(day):
        happened = "\n".join(["on | event | facts | row | thread", "2025-12-01 | placement_began | | a |", *order])
        told.add(tuple(shown(asked, happened)))
    assert told == {
        ("2025-12-01 2026-01-12 lapsed 2026-01-05", "2026-01-05 2026-01-12 met 2026-01-05", "2026-01-05 2026-01-12 open")
    }


def test_what_ends_on_the_day_it_begins_leaves_no_clock():
    asked = duty(**PER_HOME, lapses_on=homes.placement_ended)
    assert shown(asked, "on | event\n2026-01-05 | placement_began\n2026-01-05 | placement_ended") == []


def test_a_child_who_leaves_and_comes_back_on_one_day_has_a_new_clock():
    happened = """on | event
                  2026-01-05 | became_looked_after
                  2026-01-08 | ceased_looked_after
                  2026-01-08 | became_looked_after"""
    assert shown(duty(renews=True, lapses_on=care.ceased_looked_after), happened) == [
        "2026-01-05 2026-01-12 lapsed 2026-01-08", "2026-01-08 2026-01-15 open",
    ]  # fmt: skip


# --- Going live ---------------------------------------------------------------------------------------------------


def test_what_fell_due_before_going_live_is_not_known_and_a_repeating_duty_counts_afresh():
    asked = duty(renews=True, law=ROUND)
    happened = "on | event\n2025-10-01 | became_looked_after\n2026-01-19 | review_held"
    found = clocks(asked, happened, live_on="2026-01-05", knowable=False)
    assert [(str(c.started_on), str(c.due_on), c.known, c.on_time) for c in found] == [
        ("2025-10-01", "2025-10-08", False, None), ("2026-01-05", "2026-02-02", True, True),
        ("2026-01-19", "2026-02-16", True, None),
    ]  # fmt: skip
    assert found[1].key == -found[1].start, "counted afresh: not the key of the clock that is not known"
    assert (found[1].due_on - found[1].started_on).days == 28, "as of somebody long here, not as at the beginning"


def test_what_was_still_to_come_on_the_day_of_going_live_is_known():
    happened = "on | event\n2025-12-30 | became_looked_after"
    for live_on, state in (("2026-01-06", "open"), ("2026-01-07", "?")):
        assert shown(duty(), happened, live_on=live_on, knowable=False) == [f"2025-12-30 2026-01-06 {state}"]


def test_where_an_import_could_know_nothing_is_set_aside():
    happened = "on | event\n2025-10-01 | became_looked_after"
    assert shown(duty(), happened, live_on="2026-01-05", knowable=True) == ["2025-10-01 2025-10-08 open"]


def test_what_an_import_tells_is_known_for_its_time_and_neither_before_nor_between():
    asked = duty(renews=True, law=ROUND)
    told = [("2025-11-01", "2025-11-30", "looked_after.review_held")]
    came, held = "on | event\n2025-10-01 | became_looked_after", "\n2025-11-10 | review_held"
    found = clocks(asked, came + held, live_on="2026-02-02", told=told)
    assert [(str(c.started_on), str(c.due_on), c.known, c.on_time) for c in found] == [
        ("2025-10-01", "2025-10-08", False, None), ("2025-11-01", "2025-11-29", True, True),
        ("2025-11-10", "2025-12-08", False, None), ("2026-02-02", "2026-03-02", True, None),
    ]  # fmt: skip
    late = clocks(asked, came, live_on="2026-02-02", told=told)
    assert [(str(c.due_on), c.known, str(c.lapsed_on)) for c in late] == [
        ("2025-10-08", False, "None"), ("2025-11-29", True, "2025-12-01"), ("2026-03-02", True, "None"),
    ], "late while it could be told; what came of it then nobody knows"  # fmt: skip
    assert len({c.key for c in late}) == 3


def test_two_years_told_one_after_the_other_are_one_time():
    told = [("2024-04-01", "2025-03-31", "looked_after.review_held"), ("2025-04-01", "2026-03-31", "looked_after.review_held")]
    came = "on | event\n2025-03-28 | became_looked_after"
    assert shown(duty(), came, live_on="2026-04-01", told=told) == ["2025-03-28 2025-04-04 open"]
    others = [(first, last, "missing.went_missing") for first, last, _ in told]
    assert shown(duty(), came, live_on="2026-04-01", told=others) == ["2025-03-28 2025-04-04 ?"], "no file told of reviews"


def test_a_clock_that_is_not_known_is_not_met_later():
    happened = "on | event\n2025-10-01 | became_looked_after\n2026-02-02 | review_held"
    assert shown(duty(), happened, live_on="2026-01-05", knowable=False) == ["2025-10-01 2025-10-08 ?"]
