"""Publishing a month, what has changed since, and a figure as known on another day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.measures.chronologies import OCTOBER, TODAY, in_care, told, town
from tests.support.database import as_owner
from tests.support.pages import plain, signed_in
from throughline.engines.measures.figures import Figure, members
from throughline.engines.measures.known_on import figure_known_on
from throughline.engines.measures.models import FrozenFigure, ReferenceSeries
from throughline.engines.measures.publishing import (
    NotOver,
    changed_since,
    history,
    publish_month,
    publish_what_is_due,
    published,
)
from throughline.engines.measures.reference import BadTable, comparison, load
from throughline.engines.measures.ticks import publish_months
from throughline.engines.measures.windows import months_back, window_for
from throughline.practice.domestic_abuse import events as abuse
from throughline.practice.domestic_abuse.measures import identified_early
from throughline.practice.front_door import events as door
from throughline.practice.front_door.measures import advice
from throughline.practice.looked_after import events as care
from throughline.practice.looked_after.measures import (
    children_in_care,
    every_review_in_time,
    rate_in_care,
    seen_alone,
)
from throughline.record.access import acting
from throughline.record.ledger.actions import correct, record
from throughline.record.people.models import Subject
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date
THIRD = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


def visited(child, day, alone="yes"):
    return record(care.child_visited, child, on=D(2026, 10, day), outcome="seen", alone=alone)


@pytest.mark.requirement("PM-08", waits_for="packs for each board")
def test_a_published_month_stays_and_says_what_has_changed_since():
    """Published: 1 of 2. Then Bo's visit is corrected to alone, and Cy's visit of October is recorded: 3 of 3."""
    with town() as made:
        ada, bo, cy = (in_care(made, n, D(2024, 1, 8)) for n in ("Ada", "Bo", "Cy"))
        visited(ada, 5)
        bos = visited(bo, 6, "no")
        assert publish_month(made.authority.pk, OCTOBER, today=TODAY, at=THIRD, several=[seen_alone]) > 4
        correct(bos, by=None, alone="yes")
        visited(cy, 7)
        then = published(made.authority.pk, seen_alone.code, OCTOBER)
        assert then.figure == Figure(1, 2, 0) and then.at == THIRD
        assert told(seen_alone) == (3, 3, 0)
        changed = changed_since(then, members(seen_alone, window_for(seen_alone.span, OCTOBER, TODAY)))
        assert changed.came_to_count == (bo.pk, cy.pk) and changed.no_longer == ()
        assert changed.came_in == (cy.pk,) and changed.went_out == ()
        assert publish_month(made.authority.pk, OCTOBER, today=TODAY, at=clock.now(), several=[seen_alone]) == 0
        assert published(made.authority.pk, seen_alone.code, OCTOBER) == then


def test_two_rows_of_one_child_are_two():
    with town() as made:
        ada = in_care(made, "Ada", D(2024, 1, 8))
        visited(ada, 5)
        publish_month(made.authority.pk, OCTOBER, today=TODAY, at=THIRD, several=[seen_alone])
        visited(ada, 6)
        then = published(made.authority.pk, seen_alone.code, OCTOBER)
        changed = changed_since(then, members(seen_alone, window_for(seen_alone.span, OCTOBER, TODAY)))
        assert changed.came_to_count == (ada.pk,)


def test_groups_are_frozen_with_the_whole():
    with town() as made:
        worker = made.worker("Priya Shah")
        ada = in_care(made, "Ada", D(2024, 1, 8), born=D(2024, 1, 1), sex="F", ethnicity="MWBC")
        made.allocate(ada, worker)
        in_care(made, "Bo", D(2024, 1, 8), sex="M")
        publish_month(made.authority.pk, OCTOBER, today=TODAY, at=THIRD, several=[children_in_care])
        rows = FrozenFigure.objects.filter(authority=made.authority)
        assert {(r.by, r.group, r.counted) for r in rows} == {
            ("", "", 2),
            ("team", str(made.team.pk), 1),
            ("team", "0", 1),
            ("age", "Under 5", 1),
            ("age", "10 to 15", 1),
            ("sex", "Female", 1),
            ("sex", "Male", 1),
            ("ethnicity", "Mixed", 1),
            ("ethnicity", "Not known", 1),
        }
        held = history(made.authority.pk, [children_in_care.code], D(2026, 9, 1), by="age")
        assert held[(children_in_care.code, "Under 5")][OCTOBER].figure.counted == 1


def test_an_open_month_is_not_published():
    with town() as made:
        with pytest.raises(NotOver):
            publish_month(made.authority.pk, D(2026, 11, 1), today=TODAY, at=clock.now())
        with pytest.raises(NotOver):
            publish_month(made.authority.pk, OCTOBER, today=D(2026, 10, 31), at=clock.now())


def test_the_tick_publishes_from_the_day_that_was_set_and_once():
    with town() as made:
        in_care(made, "Ada", D(2024, 1, 8))
        assert publish_what_is_due(made.authority.pk, today=D(2026, 11, 2), at=THIRD) == 0
        assert publish_what_is_due(made.authority.pk, today=D(2026, 11, 3), at=THIRD) > 0
        assert publish_what_is_due(made.authority.pk, today=D(2026, 11, 4), at=THIRD) == 0
        before = clock.offset()
        clock.set_offset(clock.offset_for(D(2026, 12, 3)))
        try:
            assert "figures published" in publish_months.run()
            assert publish_months.run() == ""
        finally:
            clock.set_offset(before)


def test_the_command_publishes_and_says_what_is_wrong(capsys):
    with town() as made:
        code = made.authority.code
        call_command("publish_month", "2020-01", until="2020-02", authority=code)
        assert "January 2020" in capsys.readouterr().out
        assert FrozenFigure.objects.filter(authority=made.authority, month=D(2020, 2, 1), by="").exists()
        for wrong in (["2020-13"], ["2999-01"]):
            with pytest.raises(CommandError):
                call_command("publish_month", *wrong, authority=code)


@pytest.mark.django_db(transaction=True)
def test_a_figure_as_it_was_known_on_another_day():
    """Ada's visit was recorded on the day; Bo's, of 6 October, a week into November. As known on 3 November: 1 of 1.

    Their periods of care were known from the start, and a visit corrected later stands as it stood then.
    """
    with town() as made:
        ada, bo = (in_care(made, n, D(2024, 1, 8)) for n in ("Ada", "Bo"))
        first = visited(ada, 5)
        second = visited(bo, 6)
        correct(first, by=None, alone="no")
    with as_owner(commit=True) as owner:
        owner.execute("ALTER TABLE record_event DISABLE TRIGGER USER")
        owner.execute("UPDATE record_event SET recorded_at = happened_on + interval '10 hours'")
        owner.execute("UPDATE record_event SET recorded_at = '2026-11-08 09:00+00' WHERE id = %s OR kind = 1", [second])
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        owner.execute("ALTER TABLE record_event ENABLE TRIGGER USER")
    authority = made.authority.pk
    assert figure_known_on(authority, seen_alone, OCTOBER, D(2026, 11, 3), TODAY) == Figure(1, 1, 0)
    assert figure_known_on(authority, seen_alone, OCTOBER, D(2026, 11, 8), TODAY) == Figure(1, 2, 0)
    assert figure_known_on(authority, seen_alone, OCTOBER, D(2026, 10, 5), TODAY) == Figure(1, 1, 0)
    assert figure_known_on(authority, children_in_care, OCTOBER, D(2026, 11, 3), TODAY).counted == 2
    with acting.as_system(authority, "tests"):
        assert told(seen_alone) == (1, 2, 0), "the real tables are as they were"
        publish_month(authority, OCTOBER, today=TODAY, at=THIRD, known_on=D(2026, 11, 3))
        assert published(authority, seen_alone.code, OCTOBER).figure == Figure(1, 1, 0)
        assert published(authority, every_review_in_time.code, OCTOBER).figure == Figure(0, 2, 0)
        with pytest.raises(NotOver):
            publish_month(authority, OCTOBER, today=TODAY, at=THIRD, known_on=D(2026, 10, 31))


@pytest.mark.requirement("SYS-04")
@pytest.mark.django_db(transaction=True)
def test_a_figure_about_adults_and_about_nobody_is_had_as_it_was_known_too():
    """Advice of 5 and 6 October, with the authority; a man who harms identified on 2 October, early, and one on 9 October, in
    court. What is of the 6th and the 9th was written down on 8 November.

    As known on 3 November: one piece of advice, one man of one seen early. As known on 8 November: two, and one of two.
    """
    with town() as made:
        reader = made.worker("Ruth Calder", "record.head_of_service")
        lee, ray = (Subject.objects.create(authority=made.authority, kind="adult") for _ in "12")
        for day, asked in ((5, "school"), (6, "police")):
            last = record(door.consultation_given, made.subject, on=D(2026, 10, day), agency=asked, outcome="advice", words="Ring the nurse")
        record(abuse.harm_identified, lee, on=D(2026, 10, 2), stage="early")
        court = record(abuse.harm_identified, ray, on=D(2026, 10, 9), stage="court")
    with as_owner(commit=True) as owner:
        owner.execute("ALTER TABLE record_event DISABLE TRIGGER USER")
        owner.execute("UPDATE record_event SET recorded_at = happened_on + interval '10 hours'")
        owner.execute("UPDATE record_event SET recorded_at = '2026-11-08 09:00+00' WHERE id = ANY(%s)", [[last, court]])
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        owner.execute("ALTER TABLE record_event ENABLE TRIGGER USER")
    authority = made.authority.pk
    third, eighth = D(2026, 11, 3), D(2026, 11, 8)
    assert figure_known_on(authority, advice, OCTOBER, third, TODAY).counted == 1
    assert figure_known_on(authority, advice, OCTOBER, eighth, TODAY).counted == 2
    assert figure_known_on(authority, identified_early, OCTOBER, third, TODAY) == Figure(1, 1, 0)
    assert figure_known_on(authority, identified_early, OCTOBER, eighth, TODAY) == Figure(1, 2, 0)
    # And the page says so to whoever asks there.
    asked = {"month": "2026-10-01", "day_day": "3", "day_month": "11", "day_year": "2026"}
    page = signed_in(reader).get(reverse("measures.known_on", kwargs={"code": identified_early.code}), asked)
    said = plain(page.text)
    assert "October 2026 as known on 3 November" in said and "1 of 1" in said, said[-900:]
    # Had in November what was published in November: the day's members, not today's.
    with acting.as_system(authority, "tests"):
        publish_month(authority, OCTOBER, today=TODAY, at=THIRD, known_on=third, several=[identified_early])
        assert published(authority, identified_early.code, OCTOBER).figure == Figure(1, 1, 0)


TABLE = """series,kind,from,until,low,middle,high,source,invented
looked_after.seen_alone,similar,2025-04-01,2026-03-31,79,85,90,"Ten similar councils, middle half",yes
looked_after.seen_alone,similar,2024-04-01,2025-03-31,70,,80,"Ten similar councils, middle half",yes
population_0_17,population,2026-06-30,2027-06-29,,42100,,Mid-year estimate,no
"""


@pytest.mark.requirement("PM-05", waits_for="the region and England beside similar councils")
def test_series_from_outside_are_loaded_dated_and_held_beside_ours():
    with town() as made:
        authority = made.authority.pk
        assert load(authority, TABLE.splitlines(), at=THIRD) == 3
        assert load(authority, TABLE.replace("79", "78").splitlines(), at=THIRD) == 3
        assert ReferenceSeries.objects.filter(authority=made.authority).count() == 3
        found = comparison(authority, seen_alone, months_back(D(2026, 11, 1), 36))
        assert found.latest == (78.0, 90.0) and found.invented and found.source.startswith("Ten similar")
        assert found.ranges[0] is None, "nothing is known before April 2024"
        assert found.ranges[5] == (70.0, 80.0)
        assert comparison(authority, rate_in_care, [OCTOBER]) is None
        in_care(made, "Ada", D(2024, 1, 8))
        assert told(rate_in_care) == (1, 42_100, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        ("similar,2025", "alike,2025"),
        ("2026-03-31", "2025-03-31"),
        ("2025-04-01", "April"),
        ("79,85,90", ",,"),
        ("79,85", "most,85"),
        (",source,", ",origin,"),
        ("Mid-year estimate", ""),
    ],
)
def test_a_table_that_is_wrong_is_refused_whole(wrong):
    with town() as made:
        with pytest.raises(BadTable):
            load(made.authority.pk, TABLE.replace(*wrong).splitlines(), at=THIRD)
        assert not ReferenceSeries.objects.filter(authority=made.authority).exists()
