"""The measure that comes free with each duty, and figures by group."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.chronologies import OCTOBER, TODAY, in_care, told, town
from throughline.base.codes import check_code
from throughline.engines.duties.registry import duties
from throughline.engines.measures.breakdowns import AGE, TEAM
from throughline.engines.measures.figures import Figure, figure, figure_now, grouped, members
from throughline.engines.measures.models import FrozenFigure
from throughline.engines.measures.registry import measures
from throughline.engines.measures.together import figures_now, members_together
from throughline.engines.measures.windows import window_for
from throughline.practice.looked_after import events as care
from throughline.practice.placements.measures import KIND_OF_HOME
from throughline.record.ledger.actions import record

D = date
HOME = [(D(2026, 9, 1), "U6", "WA10 1HP")]


def test_every_duty_has_its_measure_and_every_code_is_one():
    with_one = {m.of_duty.code for m in measures().values() if m.of_duty and not m.part_of}
    assert with_one == {code for code, duty in duties().items() if not duty.expiry}
    longest = FrozenFigure._meta.get_field("measure").max_length
    for code, measure in measures().items():
        assert check_code(code) == code and len(code) <= longest
        assert measure.title and measure.says.endswith(".")
        assert "{n}" in measure.left_out
        assert measure.source or measure.local


def test_rules_of_one_duty_add_up_to_it():
    whole = measures()["looked_after.visit_on_time"]
    parts = [m for m in measures().values() if m.part_of == whole.code]
    assert len(parts) > 3
    assert all(m.source and m.title.startswith("Statutory visits: ") for m in parts)


@pytest.mark.django_db
def test_clocks_that_fell_due_in_the_month():
    """Went to live there on 1 September: seen by 8 September (was on the 7th), then by 19 October (was on the 20th), then
    by 1 December. Bo was not seen by 8 September; his second clock never began."""
    with town() as made:
        ada, bo = (in_care(made, n, D(2026, 9, 1), homes=HOME) for n in ("Ada", "Bo"))
        record(care.child_visited, ada, on=D(2026, 9, 7), outcome="seen", alone="yes")
        record(care.child_visited, ada, on=D(2026, 10, 20), outcome="seen", alone="yes")
        visits = measures()["looked_after.visit_on_time"]
        assert told(visits, D(2026, 9, 1)) == (1, 2, 0)
        assert told(visits) == (0, 1, 0)
        assert told(visits, D(2026, 11, 1)) == (0, 0, 0)
        assert told(measures()["looked_after.visit_on_time_lac_visit_first"], D(2026, 9, 1)) == (1, 2, 0)
        assert told(measures()["looked_after.visit_on_time_lac_visit_first"]) == (0, 0, 0)
        together = figures_now(measures().values(), OCTOBER, TODAY)
        assert together["looked_after.visit_on_time"] == Figure(0, 1, 0)
        for code in (
            "looked_after.visit_on_time",
            "looked_after.review_on_time",
            "looked_after.visit_on_time_lac_visit_y1",
        ):
            assert together[code] == figure_now(measures()[code], OCTOBER, TODAY)
        assert bo.pk


@pytest.mark.django_db
def test_what_falls_due_today_counts_once_it_is_met():
    with town() as made:
        ada, bo = (in_care(made, n, D(2026, 9, 1), homes=HOME) for n in ("Ada", "Bo"))
        visits = measures()["looked_after.visit_on_time"]
        assert told(visits, D(2026, 9, 1), D(2026, 9, 8)) == (0, 0, 0)
        record(care.child_visited, ada, on=D(2026, 9, 8), outcome="seen", alone="yes")
        assert told(visits, D(2026, 9, 1), D(2026, 9, 8)) == (1, 1, 0)
        assert told(visits, D(2026, 9, 1), D(2026, 9, 9)) == (1, 2, 0)
        assert bo.pk


@pytest.mark.django_db
def test_a_clock_that_ended_before_its_day_asked_for_nothing():
    with town() as made:
        in_care(made, "Ada", D(2026, 9, 1), homes=HOME, left=D(2026, 9, 5))
        assert told(measures()["looked_after.visit_on_time"], D(2026, 9, 1)) == (0, 0, 0)


@pytest.mark.django_db
def test_what_could_not_be_known_is_counted_apart():
    """Live from 1 October 2026: a visit due in September could not have been known."""
    with town() as made:
        made.authority.live_on = D(2026, 10, 1)
        made.authority.save()
        in_care(made, "Ada", D(2026, 9, 1), homes=HOME)
        assert told(measures()["looked_after.visit_on_time"], D(2026, 9, 1)) == (0, 0, 1)


@pytest.mark.django_db
def test_a_team_answers_for_what_fell_due_while_it_had_the_child():
    """Due on 8 September with the north team; the south team has the child from 10 September, when it is still open."""
    with town() as made:
        ada = in_care(made, "Ada", D(2026, 9, 1), homes=HOME)
        made.allocate(ada, None, made.team, on=D(2026, 9, 1))
        made.allocate(ada, None, made.other_team, on=D(2026, 9, 10))
        visits = measures()["looked_after.visit_on_time"]
        window = window_for(visits.span, D(2026, 9, 1), TODAY)
        assert grouped(visits, members(visits, window), TEAM, window) == {str(made.team.pk): Figure(0, 1, 0)}
        record(care.child_visited, ada, on=D(2026, 9, 20), outcome="seen", alone="yes")
        assert grouped(visits, members(visits, window), TEAM, window) == {str(made.team.pk): Figure(0, 1, 0)}


@pytest.mark.django_db
def test_groups_are_those_of_the_day_that_counts():
    """Eight days before the tenth birthday, and a home that changed its kind afterwards."""
    with town() as made:
        ada = in_care(
            made, "Ada", D(2026, 9, 1), homes=[*HOME, (D(2026, 9, 15), "K2", "WA10 1HP")], born=D(2016, 9, 16)
        )
        visits = measures()["looked_after.visit_on_time"]
        window = window_for(visits.span, D(2026, 9, 1), TODAY)
        found = members(visits, window)
        assert [m.on for m in found] == [D(2026, 9, 8), D(2026, 9, 22)]
        assert grouped(visits, found, AGE, window) == {"5 to 9": Figure(0, 1, 0), "10 to 15": Figure(0, 1, 0)}
        assert list(grouped(visits, found, KIND_OF_HOME, window)) == [
            "Foster care, others",
            "Home or residential school",
        ]
        assert ada.pk and KIND_OF_HOME in visits.by


@pytest.mark.django_db
def test_the_database_counts_what_the_rows_say():
    """Every measure's quick figure is that of its rows, with distances, answers and reasons that are not known."""
    with town() as made:
        for n, (status, where) in enumerate((("C2", "WA10 1HP"), ("V2", ""), ("V4", "L1 8JQ"), ("C1", "PL1 2AA"))):
            child = in_care(made, f"N{n}", D(2024, 1, 8), status=status, homes=[(D(2024, 1, 8), "U4", where)])
            record(care.child_visited, child, on=D(2026, 10, 5), outcome="seen", alone=("yes", None, "no", "part")[n])
            record(care.review_held, child, on=D(2026, 10, 9), participation=("PN1", None, "PN7", "PN4")[n])
            if n == 3:
                record(care.ceased_looked_after, child, on=D(2026, 10, 30))
        together = members_together(measures().values(), OCTOBER, TODAY)
        for measure in measures().values():
            window = window_for(measure.span, OCTOBER, TODAY)
            assert together[measure.code] == members(measure, window)
            assert figure_now(measure, OCTOBER, TODAY) == figure(measure, members(measure, window), window), (
                measure.code
            )
