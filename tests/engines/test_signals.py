"""Signals: the vocabulary, and what a page is told of them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.builders import council
from tests.support.stories import chronology
from throughline.base.law import CARE_PLANNING_REGS
from throughline.base.limits import days, working_days
from throughline.engines.signals.actions import answer
from throughline.engines.signals.declarations import Signal, Story, in_a_row, nothing_for
from throughline.engines.signals.models import SignalRow
from throughline.engines.signals.queries import holding_for, holding_of
from throughline.practice.looked_after import events as care
from throughline.record.access import acting
from throughline.record.ledger import projections
from throughline.record.ledger.actions import correct, record
from throughline.record.people import events as people
from throughline.services import clock

TWICE = in_a_row(care.review_held, 2, until=care.care_plan_prepared, restarts=care.ceased_looked_after)
QUIET = nothing_for(days(10), of=people.words_heard, begins=care.became_looked_after, ends=care.ceased_looked_after)


def spells(holds, *rows, live_on=None):
    events = chronology("on | event | facts\n" + "\n".join(rows), area="looked_after")
    return [(str(s.since_on), str(s.cleared_on) if s.cleared_on else "", s.told.get("n")) for s in holds(Story(events, {}, live_on))]


def test_in_a_row_counts_until_something_ends_it():
    assert spells(TWICE, "2026-01-05 | review_held |") == []
    held = ["2026-01-05 | review_held |", "2026-02-05 | review_held |", "2026-03-05 | review_held |"]
    assert spells(TWICE, *held) == [("2026-02-05", "", 3)]
    assert spells(TWICE, *held, "2026-03-06 | care_plan_prepared |") == [("2026-02-05", "2026-03-06", 3)]
    assert spells(TWICE, held[0], "2026-01-20 | ceased_looked_after |", held[1]) == []


def test_what_ends_it_on_the_same_day_comes_first():
    assert spells(TWICE, "2026-01-05 | review_held |", "2026-02-05 | review_held |", "2026-02-05 | care_plan_prepared |") == []


def test_nothing_for_so_long_is_known_beforehand_and_counts_from_the_last_word():
    begun = "2026-01-05 | became_looked_after |"
    assert spells(QUIET, begun) == [("2026-01-16", "", 10)]
    assert spells(QUIET, begun, "2026-01-15 | words_heard | words=1") == [("2026-01-26", "", 10)]
    assert spells(QUIET, begun, "2026-01-17 | words_heard | words=1") == [("2026-01-16", "2026-01-17", 10), ("2026-01-28", "", 10)]
    assert spells(QUIET, begun, "2026-01-16 | ceased_looked_after |") == []
    assert spells(QUIET, "2026-01-05 | words_heard | words=1") == [], "nobody is asked about before it begins"
    assert spells(QUIET, begun, live_on=date(2026, 3, 2)) == [("2026-03-13", "", 10)]


def test_a_signal_says_where_it_comes_from_and_who_sees_it():
    given = {"code": "x.y", "title": "T", "question": "Q?", "holds": TWICE, "reads": (care.review_held,), "seen_by": ("manager",),
             "clears": "C."}  # fmt: skip
    Signal(**given, local="why")
    for wrong in ({}, {"local": "why", "source": CARE_PLANNING_REGS.reg(29)}, {"local": "why", "rises_to": "manager"}):
        with pytest.raises(ValueError, match=r"say the source|must have a day"):
            Signal(**given, **wrong)
    with pytest.raises(ValueError, match="who sees it"):
        Signal(**(given | {"seen_by": ()}), local="why")
    assert Signal(**given, local="why", answer_within=working_days(1), rises_to="manager").types == {care.review_held.code}


@pytest.fixture
def town(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 10))
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        yield made


@pytest.mark.django_db
def test_what_holds_today_is_asked_on_reading(town):
    worker = town.worker("Priya Shah")
    viewer = town.viewer(worker)
    child = town.child("Tia", "Harrow", sex="F", worker=worker)
    record(care.became_looked_after, child, on=date(2025, 10, 1))
    second = [record(care.child_visited, child, on=day, outcome="seen", alone="no") for day in (date(2026, 3, 2), date(2026, 3, 16))][1]
    held = {h.signal.code: h for h in holding_for(viewer, child.pk) if h.signal.code.startswith("looked_after.")}
    assert set(held) == {"looked_after.not_seen_alone", "looked_after.no_word", "looked_after.stale_summary"}
    alone = held["looked_after.not_seen_alone"]
    assert (alone.row.key, alone.days, alone.unanswered, alone.risen) == (second, 25, True, True)
    assert alone.seen_by() == ("social_worker", "independent_reviewing_officer", "manager", "service_manager")
    assert alone.question(child_person(child)) == (
        "Nobody has seen Tia alone at the last 2 visits. What stands in the way, and when will she be seen alone?"
    )
    assert "looked_after.not_seen_alone" in {h.signal.code for h in holding_for(viewer, child.pk, "service_manager")}
    assert "looked_after.no_word" not in {h.signal.code for h in holding_for(viewer, child.pk, "service_manager")}
    assert {h.row.subject_id for h in holding_of(viewer, [child.pk])} == {child.pk}
    record(people.words_heard, child, on=date(2026, 4, 9), words="I want to see my brother")
    assert "looked_after.no_word" not in {h.signal.code for h in holding_for(viewer, child.pk)}


def child_person(child):
    from throughline.record.people.models import Person

    return Person.objects.everything(because="test").get(subject=child)


def not_alone(viewer, child):
    return [h for h in holding_for(viewer, child.pk) if h.signal.code == "looked_after.not_seen_alone"]


@pytest.mark.django_db
def test_an_answer_is_an_event_and_it_holds_on(town):
    worker = town.worker("Priya Shah")
    viewer = town.viewer(worker)
    child = town.child(worker=worker)
    for day in (date(2026, 3, 2), date(2026, 3, 16)):
        number = record(care.child_visited, child, on=day, outcome="seen", alone="no")
    (held,) = not_alone(viewer, child)
    answer(held.row, "The carer will take the others out", by=worker, on=date(2026, 3, 17))
    (held,) = not_alone(viewer, child)
    assert (held.row.answered_on, held.unanswered, held.risen) == (date(2026, 3, 17), False, False)
    correct(number, by=worker, alone="yes")
    assert not_alone(viewer, child) == []
    assert not SignalRow.objects.everything(because="test").filter(subject=child, signal="looked_after.not_seen_alone").exists()
    assert projections.derive(town.authority.pk, [child.pk], None) == 0
