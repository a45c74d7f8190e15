"""Episodes of care become periods, legal statuses, homes and stays: a pure function of the rows."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.returns_903 import TIA, episode, tell

CARE, LEFT = "looked_after.became_looked_after", "looked_after.ceased_looked_after"
LAW = "looked_after.legal_status_began"
HOME, TERMS, OUT = "placements.placement_began", "placements.placement_changed", "placements.placement_ended"
STAY, BACK = "placements.stay_began", "placements.stay_ended"


def told(*episodes, year=2026):
    return tell((year, {"Header": [TIA], "Episodes": episodes}))


def days(wants, *codes):
    return [(w.type.code, w.on.isoformat()) for w in wants if w.type.code in codes]


def reasons(aside):
    return [(a.kind, a.reason, a.column, a.line) for a in aside]


def test_a_run_from_a_start_to_an_end_is_one_period_of_care():
    wants, aside = told(
        episode("01/05/2025", DEC="01/07/2025", REC="X1"),
        episode("01/07/2025", RNE="P", DEC="03/09/2025", REC="E4A", PL_POST="L1 8JQ"),
        episode("10/01/2026", LS="V2", CIN="N4"),
    )
    assert days(wants, CARE, LEFT) == [(CARE, "2025-05-01"), (LEFT, "2025-09-03"), (CARE, "2026-01-10")]
    came, again = [w for w in wants if w.type.code == CARE]
    assert came.facts == {"need": "N1", "home_postcode": "WA10 1HP"} and again.facts["need"] == "N4"
    left = next(w for w in wants if w.type.code == LEFT)
    assert left.facts == {"reason": "E4A"} and left.thread == came.key
    assert aside == []


def test_a_legal_status_begins_where_it_changes_and_only_there():
    wants, _ = told(
        episode("01/05/2025", DEC="01/07/2025", REC="X1"),
        episode("01/07/2025", RNE="P", DEC="03/09/2025", REC="X1"),
        episode("03/09/2025", RNE="L", LS="C2"),
    )
    law = [w for w in wants if w.type.code == LAW]
    assert [(w.on.isoformat(), w.facts["status"]) for w in law] == [("2025-05-01", "C1"), ("2025-09-03", "C2")]
    assert days(wants, HOME, TERMS) == [(HOME, "2025-05-01"), (HOME, "2025-07-01")]


def test_another_carer_is_another_home_and_the_same_carer_is_other_terms():
    wants, _ = told(
        episode("01/05/2025", DEC="01/06/2025", REC="X1", REASON_PLACE_CHANGE="CREQB"),
        episode("01/06/2025", RNE="P", DEC="01/07/2025", REC="X1"),
        episode("01/07/2025", RNE="T", PLACE="U4", DEC="01/08/2025", REC="X1"),
        episode("01/08/2025", RNE="U", LS="C2", PLACE="U4", PL_POST="L1 8JQ", DEC="01/09/2025", REC="X1"),
        episode("01/09/2025", RNE="B", LS="E1", PLACE="A6"),
    )
    assert days(wants, HOME, TERMS) == [
        (HOME, "2025-05-01"), (HOME, "2025-06-01"), (TERMS, "2025-07-01"), (TERMS, "2025-08-01"), (HOME, "2025-09-01"),
    ]  # fmt: skip
    second = next(w for w in wants if w.key == "home:2025-06-01")
    assert second.facts["why"] == "CREQB"
    assert next(w for w in wants if w.key == "home:2025-07-01").thread == second.key
    assert [w.facts["status"] for w in wants if w.type.code == LAW] == ["C1", "C2", "E1"]


def test_a_temporary_stay_does_not_end_the_home():
    wants, _ = told(
        episode("01/05/2025", DEC="01/06/2025", REC="X1"),
        episode("01/06/2025", RNE="P", PLACE="T1", PLACE_PROVIDER="", PL_POST="L8 7LN", URN="", DEC="09/06/2025", REC="X1"),
        episode("09/06/2025", RNE="P"),
    )
    assert days(wants, HOME, TERMS, OUT) == [(HOME, "2025-05-01")]
    assert days(wants, STAY, BACK) == [(STAY, "2025-06-01"), (BACK, "2025-06-09")]
    assert next(w for w in wants if w.type.code == BACK).thread == "stay:2025-06-01"


def test_who_does_not_come_back_to_the_same_home_has_moved():
    wants, _ = told(
        episode("01/05/2025", DEC="01/06/2025", REC="X1"),
        episode("01/06/2025", RNE="P", PLACE="T0", DEC="09/06/2025", REC="X1", REASON_PLACE_CHANGE="STAND"),
        episode("09/06/2025", RNE="P", PLACE="K2", PL_POST="L1 8JQ"),
    )
    assert days(wants, HOME, STAY, BACK) == [
        (HOME, "2025-05-01"), (STAY, "2025-06-01"), (BACK, "2025-06-09"), (HOME, "2025-06-09"),
    ]  # fmt: skip


def test_care_goes_on_over_an_episode_that_could_not_be_read():
    wants, aside = told(
        episode("01/05/2025", DEC="01/06/2025", REC="X1", REASON_PLACE_CHANGE="CARPL"),
        episode("99/99/2025", RNE="P", DEC="01/08/2025", REC="X1"),
        episode("01/08/2025", RNE="P", PLACE="K2"),
    )
    assert days(wants, CARE, LEFT, HOME, OUT) == [
        (CARE, "2025-05-01"), (HOME, "2025-05-01"), (OUT, "2025-06-01"), (HOME, "2025-08-01"),
    ]  # fmt: skip
    assert reasons(aside) == [("row", "no_start", "DECOM", 3)]


def test_an_episode_without_an_end_ends_when_the_next_begins():
    wants, aside = told(episode("01/05/2025"), episode("01/07/2025", RNE="P", DEC="02/09/2025", REC="E4B"))
    assert days(wants, CARE, LEFT, HOME) == [
        (CARE, "2025-05-01"), (HOME, "2025-05-01"), (HOME, "2025-07-01"), (LEFT, "2025-09-02"),
    ]  # fmt: skip
    assert reasons(aside) == [("note", "no_end", "DEC", 2)]


def test_an_episode_that_overlaps_an_earlier_start_is_put_aside():
    wants, aside = told(
        episode("01/05/2025", DEC="01/07/2025", REC="X1"),
        episode("15/06/2025", RNE="P", PLACE="K2", DEC="01/08/2025", REC="X1"),
        episode("01/07/2025", RNE="P", PLACE="U4"),
        episode("01/07/2025", RNE="L", PLACE="U3"),
    )
    assert sorted(reasons(aside), key=lambda r: r[3]) == [
        ("row", "overlaps", "DECOM", 3), ("row", "overlaps", "DECOM", 5),
    ]  # fmt: skip
    assert days(wants, HOME) == [(HOME, "2025-05-01"), (HOME, "2025-07-01")]
    assert [w.facts["type"] for w in wants if w.type.code == HOME] == ["U6", "U4"]


def test_how_care_ended_without_the_day_leaves_it_open():
    wants, aside = told(episode("01/05/2025", DEC="31/02/2026", REC="E4A"))
    assert days(wants, LEFT) == []
    assert reasons(aside) == [("cell", "impossible_date", "DEC", 2), ("cell", "end_not_known", "REC", 2)]


def test_the_day_care_ended_without_how_ends_it():
    wants, aside = told(episode("01/05/2025", DEC="01/02/2026", REC="E99"))
    assert [(w.on, w.facts) for w in wants if w.type.code == LEFT] == [(date(2026, 2, 1), {"reason": None})]
    assert reasons(aside) == [("cell", "unknown_code", "REC", 2)]


def test_a_start_in_the_middle_of_care_is_not_believed():
    wants, aside = told(episode("01/05/2025", DEC="01/06/2025", REC="X1"), episode("01/06/2025", PLACE="K2"))
    assert days(wants, CARE, LEFT, HOME) == [(CARE, "2025-05-01"), (HOME, "2025-05-01"), (HOME, "2025-06-01")]
    assert reasons(aside) == [("cell", "goes_on", "RNE", 3)]


def test_a_start_after_a_gap_is_a_period_of_its_own():
    wants, _ = told(episode("01/05/2025", DEC="01/06/2025", REC="X1"), episode("01/09/2025"))
    assert days(wants, CARE, LEFT) == [(CARE, "2025-05-01"), (LEFT, "2025-06-01"), (CARE, "2025-09-01")]


def test_a_child_who_died():
    wants, _ = told(episode("01/05/2025", DEC="01/06/2025", REC="E2"))
    assert days(wants, LEFT, "record.died") == [(LEFT, "2025-06-01"), ("record.died", "2025-06-01")]


def test_a_day_without_a_night_is_no_care():
    wants, aside = told(episode("01/05/2025", DEC="01/05/2025", REC="E4A"))
    assert days(wants, CARE, LEFT, HOME) == []
    assert reasons(aside) == [("note", "same_day", "DEC", 2)]


def test_an_end_before_the_start_is_put_aside_and_the_rest_goes_in():
    wants, aside = told(episode("01/05/2025", DEC="01/04/2025", REC="X1"), episode("01/06/2025", RNE="P"))
    assert reasons(aside) == [("cell", "before_its_start", "DEC", 2)]
    assert days(wants, CARE, HOME) == [(CARE, "2025-05-01"), (HOME, "2025-05-01"), (HOME, "2025-06-01")]


def test_a_status_that_cannot_be_read_leaves_the_one_before():
    wants, aside = told(
        episode("01/05/2025", DEC="01/06/2025", REC="X1"), episode("01/06/2025", RNE="B", LS="Q7", PLACE="K9"),
    )  # fmt: skip
    assert [w.facts["status"] for w in wants if w.type.code == LAW] == ["C1"]
    assert next(w for w in wants if w.key == "home:2025-06-01").facts["type"] is None
    assert {(a.column, a.value) for a in aside} == {("LS", "Q7"), ("PLACE", "K9")}


def test_two_years_join_and_the_open_episode_gets_its_ending():
    last = (2025, {"Header": [TIA], "Episodes": [episode("01/06/2024", DEC="01/02/2025", REC="X1"), episode("01/02/2025", RNE="P", PLACE="U4")]})
    this = (2026, {"Header": [TIA], "Episodes": [episode("01/02/2025", RNE="P", PLACE="U4", DEC="05/05/2025", REC="E4A")]})
    wants, aside = tell(last, this)
    assert days(wants, CARE, LEFT, HOME) == [
        (CARE, "2024-06-01"), (HOME, "2024-06-01"), (HOME, "2025-02-01"), (LEFT, "2025-05-05"),
    ]  # fmt: skip
    assert aside == [] and [(w.key, w.facts) for w in tell(this, last)[0]] == [(w.key, w.facts) for w in wants]


def test_this_year_alone_begins_with_what_is_known():
    wants, _ = tell((2026, {"Episodes": [episode("01/02/2025", RNE="P", PLACE="U4", DEC="05/05/2025", REC="E4A")]}))
    assert days(wants, CARE, LEFT) == [(CARE, "2025-02-01"), (LEFT, "2025-05-05")]


@pytest.mark.parametrize(
    ("why", "already"),
    [("S", set()), ("P", {CARE, LAW}), ("T", {CARE, LAW, HOME}), ("B", {CARE}), ("L", {CARE, HOME}), ("U", {CARE, HOME}), ("?", set())],
)
def test_an_episode_that_is_no_start_says_what_had_begun_before_it(why, already):
    """A new carer (P, B) is a real move, another status (L, B, U) a real change; the care is not."""
    wants, _ = tell((2026, {"Episodes": [episode("01/02/2025", RNE=why, DEC="01/06/2025", REC="X1"),
                                         episode("01/06/2025", RNE="B", LS="C2", PLACE="U4")]}))  # fmt: skip
    assert {w.type.code for w in wants if w.facts.get("begun_before")} == already
    assert not any(w.facts.get("begun_before") for w in wants if w.on == date(2025, 6, 1)), "what follows is known"


def test_an_earlier_year_that_tells_the_start_takes_the_doubt_away():
    this = (2026, {"Episodes": [episode("01/02/2025", RNE="L", LS="C2")]})
    last = (2025, {"Episodes": [episode("01/06/2024", DEC="01/02/2025", REC="X1"), episode("01/02/2025", RNE="L", LS="C2")]})
    assert not any(w.facts.get("begun_before") for w in tell(this, last)[0])


def test_an_episode_whose_start_is_corrected_the_year_after_takes_the_place_of_the_old_one():
    last = (2025, {"Episodes": [episode("10/02/2025")]})
    this = (2026, {"Episodes": [episode("01/02/2025")]})
    wants, aside = tell(last, this)
    assert days(wants, CARE, HOME) == [(CARE, "2025-02-01"), (HOME, "2025-02-01")]
    assert [a.reason for a in aside] == ["not_carried_forward"]


def test_a_cell_that_cannot_be_read_this_year_falls_back_to_what_was_told_before():
    last = (2025, {"Episodes": [episode("10/02/2025", LS="C2")]})
    this = (2026, {"Episodes": [episode("10/02/2025", LS="??", CIN="")]})
    wants, _ = tell(last, this)
    assert [w.facts["status"] for w in wants if w.type.code == LAW] == ["C2"]
    assert next(w for w in wants if w.type.code == CARE).facts["need"] is None, "a blank is told: it takes the old value away"
