"""Rebuilding proves the tables, finds what differs either way, and puts just that right; in one process or in two."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from tests.measures.chronologies import in_care, town
from tests.support.database import point_django_at
from throughline.practice.looked_after import events as care
from throughline.record.ledger import rebuild as rebuilding
from throughline.record.ledger.actions import correct, record
from throughline.record.ledger.rebuild import rebuild
from throughline.services import database_roles

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def authority(monkeypatch):
    """Twelve children with visits, one of them corrected; small batches, so that there are several."""
    monkeypatch.setattr(rebuilding, "EVENTS_A_BATCH", 20)
    with town() as made:
        for n in range(12):
            child = in_care(made, f"Child{n}", date(2024, 7, 2), homes=[(date(2024, 7, 2), "U6", "WA10 1HP")])
            made.allocate(child, None, on=date(2024, 7, 2))
            numbers = [
                record(care.child_visited, child, on=date(2024, 8, d), outcome="seen", alone="yes") for d in (1, 20)
            ]
        correct(numbers[0], by=made.worker("Priya Shah"), alone="no", why_not_alone="too_young")
        pk = made.authority.pk
    before = dict(connection.settings_dict)
    point_django_at(before["HOST"], before["NAME"], database_roles.OWNER)
    yield pk
    point_django_at(before["HOST"], before["NAME"], before["USER"])


def spoil(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def told(result) -> dict[str, tuple[int, int]]:
    return {t.table: (t.missing, t.extra) for t in result.tables if t.missing or t.extra}


@pytest.mark.parametrize("processes", [1, 2])
def test_untouched_tables_are_proven(authority, processes):
    result = rebuild(authority, processes=processes)
    assert result.same and result.subjects >= 12 and result.events > 60
    rows = {t.table: t.rows for t in result.tables}
    assert rows["looked_after_visit"] == 24 and rows["engines_obligation"] > 24


@pytest.mark.parametrize("processes", [1, 2])
def test_what_differs_is_found_said_and_put_right(authority, processes):
    first = "(SELECT min(id) FROM {0})"
    assert spoil(f"DELETE FROM looked_after_visit WHERE id = {first.format('looked_after_visit')}") == 1
    assert (
        spoil(f"UPDATE engines_obligation SET due_on = due_on + 1 WHERE id = {first.format('engines_obligation')}") == 1
    )
    assert spoil("INSERT INTO looked_after_review (authority_id, subject_id, vis, key, held_on, participation, met_before) "
                 "SELECT authority_id, id, 0, 999999, '2024-01-01', '', '' FROM record_subject WHERE kind = 'child' LIMIT 1") == 1  # fmt: skip
    expected = {"looked_after_visit": (1, 0), "engines_obligation": (1, 1), "looked_after_review": (0, 1)}
    assert told(rebuild(authority, apply=False, processes=processes)) == expected
    assert told(rebuild(authority, apply=False, processes=processes)) == expected, "comparing alone changes nothing"
    assert told(rebuild(authority, processes=processes)) == expected
    assert rebuild(authority, processes=processes).same


def test_one_table_alone(authority):
    spoil("DELETE FROM looked_after_visit")
    spoil("DELETE FROM engines_obligation")
    assert list(told(rebuild(authority, only="looked_after_visit"))) == ["looked_after_visit"]
    assert list(told(rebuild(authority))) == ["engines_obligation"]


def test_a_row_of_a_subject_without_events_is_not_asked_for(authority):
    spoil(
        "INSERT INTO record_subject (authority_id, uuid, kind, vis, created_at) "
        "SELECT authority_id, gen_random_uuid(), 'child', 0, now() FROM record_subject LIMIT 1"
    )
    spoil("INSERT INTO looked_after_review (authority_id, subject_id, vis, key, held_on, participation, met_before) "
          "SELECT authority_id, max(id), 0, 999999, '2024-01-01', '', '' FROM record_subject GROUP BY authority_id")  # fmt: skip
    assert told(rebuild(authority)) == {"looked_after_review": (0, 1)} and rebuild(authority).same


def test_closed_clocks_get_their_team_again(authority):
    spoil("DELETE FROM engines_obligation")
    rebuild(authority)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(team_id) FROM engines_obligation WHERE duty = 'looked_after.visit' AND met_on IS NOT NULL"
        )
        closed, with_team = cursor.fetchone()
    assert closed == with_team > 0
