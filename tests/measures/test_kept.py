"""Figures that are kept are never wrong: after whatever is recorded, by whomever, they are those counted anew."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.measures.chronologies import in_care
from tests.support.builders import Council, council
from tests.support.database import as_owner
from throughline.engines.measures import kept as keeping
from throughline.engines.measures.figures import Figure, counting, figure, grouped, members
from throughline.engines.measures.kept import Part, figures_kept, months_kept, months_of, reads, rows_kept
from throughline.engines.measures.models import KeptFigures
from throughline.engines.measures.registry import measures
from throughline.engines.measures.ticks import keep_counted
from throughline.engines.measures.together import figures_now
from throughline.engines.measures.windows import window_for
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.placements import events as placements
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.ledger.actions import correct, record, withdraw
from throughline.record.ledger.changes import SHARES, watched_tables
from throughline.record.ledger.rebuild import rebuild
from throughline.record.people.models import Subject
from throughline.record.workers.models import Worker
from throughline.services import database_roles

TODAY, MONTH = date(2026, 11, 25), date(2026, 11, 1)
VISITS = "looked_after.visit_on_time"
IN_CARE = "looked_after.children_in_care"


@pytest.fixture
def town(transactional_db: None) -> Council:
    """A council with three children in care, committed."""
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        worker = made.worker("Ana Bell")
        for n, name in enumerate(("Ada", "Bo", "Cy")):
            child = in_care(made, name, date(2026, 9, 1) - timedelta(days=90 * n), homes=[(date(2026, 9, 1), "U6", "WA10 1HP")])
            made.allocate(child, worker)
    return made


LISTED = [m for m in measures().values() if not m.part_of]
OPENED = {m.code: m for m in (*LISTED[::9], *measures().values()) if m in LISTED[::9] or m.code == VISITS or m.rows.one_each}
"""Pages of measures that somebody opens: some of each area, and all that count each child once."""


def children(town: Council) -> list[Subject]:
    with acting.as_system(town.authority.pk, "tests"):
        return list(Subject.objects.filter(authority=town.authority, kind="child").order_by("pk"))


def as_kept(town: Council, today: date = TODAY) -> tuple[dict[str, Figure], dict[str, Any]]:
    """Every figure as the pages have it: the list, and each measure's months with their groups."""
    month = today.replace(day=1)
    with counting(town.authority.pk):
        every = figures_kept(LISTED, month, today)
        months = {code: months_kept(m, months_of(m, month), today) for code, m in OPENED.items()}
    return every, {
        (code, at): (one.figures[at], {by: dict(g) for by, g in one.groups[at].items()})
        for code, one in months.items() for at in one.figures
    }  # fmt: skip


def as_counted(town: Council, today: date = TODAY) -> tuple[dict[str, Figure], dict[str, Any]]:
    """The same, counted from every row."""
    month = today.replace(day=1)
    with counting(town.authority.pk):
        every = figures_now(LISTED, month, today)
        held = {}
        for code, measure in OPENED.items():
            for at in months_of(measure, month):
                window = window_for(measure.span, at, today)
                found = members(measure, window)
                held[code, at] = (figure(measure, found, window), {by.code: grouped(measure, found, by, window) for by in measure.by})
    return every, held


def whose_rows(town: Council) -> list[tuple[Any, ...]]:
    """Whose rows are kept of each month, and whose there are."""
    found = []
    with counting(town.authority.pk):
        for measure in OPENED.values():
            months = months_of(measure, MONTH)
            for at, held in rows_kept(measure, months, TODAY).items():
                counted = members(measure, window_for(measure.span, at, TODAY))
                found.append((measure.code, at, *(sorted((m.subject, m.counts, m.known) for m in rows) for rows in (held, counted))))
    return found


def something_happens(town: Council, by_chance: random.Random, worker: Worker) -> str:
    """One thing of many kinds, in a transaction of its own."""
    with acting.as_system(town.authority.pk, "tests"):
        found = children(town)
        child, day = by_chance.choice(found), date(2026, 9, 1) + timedelta(days=by_chance.randrange(86))
        act = by_chance.randrange(9)
        if act == 0:
            record(care.child_visited, child, on=day, outcome="seen", alone=by_chance.choice(["yes", "no"]))
        elif act == 1:
            record(care.review_held, child, on=day)
        elif act == 2:
            record(placements.placement_began, child, on=day, type="U4", provider="PR1", postcode="WA10 1HP")
        elif act == 3:
            number = record(care.child_visited, child, on=day, outcome="seen", alone="yes")
            correct(number, by=None, on=day - timedelta(days=3), alone="no")
        elif act == 4:
            withdraw(record(care.child_visited, child, on=day, outcome="seen", alone="yes"), by=None, why="another child")
        elif act == 5:
            town.allocate(child, worker, by_chance.choice([town.team, town.other_team]), on=day)
        elif act == 6:
            record(missing.went_missing, child, on=day, kind="M")
        elif act == 7:
            in_care(town, f"Dee {len(found)}", day, sex=by_chance.choice(["F", "M"]))
        else:
            record(care.ceased_looked_after, child, on=day, reason="E4A")
    return str(act)


def test_whatever_happens_what_is_kept_is_what_is_counted(town: Council) -> None:
    by_chance = random.Random(20261125)
    worker = Worker.objects.get(name="Ana Bell")
    assert as_kept(town) == as_counted(town)
    for _ in range(8):
        done = [something_happens(town, by_chance, worker) for _ in range(by_chance.randrange(1, 4))]
        assert as_kept(town) == as_counted(town), done
        assert all(held == counted for _, _, held, counted in whose_rows(town)), done


def test_control_without_the_lines_that_changes_leave_it_would_be_wrong(town: Council) -> None:
    before = as_kept(town)
    with as_owner(commit=True) as owner:
        for table in watched_tables():
            for act in ("insert", "update", "delete"):
                owner.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER changed_by_{act}')
    with acting.as_system(town.authority.pk, "tests"):
        in_care(town, "Eve", date(2026, 11, 2))
    assert as_kept(town) == before != as_counted(town)


def test_other_things_than_recording_change_figures_too(town: Council) -> None:
    as_kept(town)
    ada = children(town)[0]
    with acting.as_system(town.authority.pk, "tests"):
        restrict(ada.pk, named=[Worker.objects.get(name="Ana Bell").pk], owner=Worker.objects.get(name="Ana Bell").pk, why="test")
    assert as_kept(town) == as_counted(town), "restricting"
    worker = Worker.objects.get(name="Ana Bell")
    worker.qualified = False
    worker.save()
    assert as_kept(town) == as_counted(town), "a worker's own page"
    with as_owner(commit=True) as owner:
        owner.execute("DELETE FROM looked_after_careperiod WHERE subject_id = %s", [ada.pk])
    assert as_kept(town) == as_counted(town), "rows lost"
    rebuilt_as(database_roles.OWNER, town)
    assert as_kept(town) == as_counted(town), "rebuilt"
    assert as_kept(town, date(2026, 11, 26)) == as_counted(town, date(2026, 11, 26)), "another day"
    assert as_kept(town, date(2026, 12, 2)) == as_counted(town, date(2026, 12, 2)), "another month"


def rebuilt_as(owner: str, town: Council) -> None:
    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = owner
    try:
        assert not rebuild(town.authority.pk, processes=1).same
    finally:
        connection.close()
        connection.settings_dict["USER"] = before


def test_what_was_under_way_when_it_was_counted_is_seen_once_it_is_done(town: Council) -> None:
    """A recording that began before the counting and ended after it: its numbers are lower than what had been counted."""
    begun, go_on, done = threading.Event(), threading.Event(), []

    def slowly() -> None:
        try:
            with acting.as_system(town.authority.pk, "tests"):
                in_care(town, "Fay", date(2026, 11, 3))
                begun.set()
                assert go_on.wait(20)
            done.append(True)
        finally:
            connection.close()

    other = threading.Thread(target=slowly)
    other.start()
    assert begun.wait(20)
    with acting.as_system(town.authority.pk, "tests"):
        in_care(town, "Gil", date(2026, 11, 4))
    first, _ = as_kept(town)
    assert first[IN_CARE].counted == 4
    go_on.set()
    other.join(20)
    assert done
    second, _ = as_kept(town)
    assert second[IN_CARE].counted == 5 and as_kept(town) == as_counted(town)


def test_what_is_undone_is_not_kept(town: Council) -> None:
    as_kept(town)
    with transaction.atomic():
        with counting(town.authority.pk):
            in_care(town, "Hal", date(2026, 11, 4))
            assert figures_kept(LISTED, MONTH, TODAY)[IN_CARE].counted == 4
        transaction.set_rollback(True)
    assert as_kept(town)[0][IN_CARE].counted == 3


def test_counting_and_recording_in_one_transaction(town: Council) -> None:
    """What was counted is kept under a snapshot that cannot tell the transaction's own work before it from that after it."""
    with counting(town.authority.pk):
        in_care(town, "Ivy", date(2026, 11, 4))
        assert figures_kept(LISTED, MONTH, TODAY)[IN_CARE].counted == 4
        in_care(town, "Jo", date(2026, 11, 5))
    assert as_kept(town) == as_counted(town)


def asked_of(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Sequence[int] | None]]:
    """What has to be counted, each time."""
    seen: list[Mapping[str, Sequence[int] | None]] = []
    first = keeping.kept

    def spied(name: str, parts: Mapping[str, Part], count: Any, today: date, **how: Any) -> Any:
        def noted(asked: Mapping[str, Sequence[int] | None]) -> Any:
            seen.append(dict(asked))
            return count(asked)

        return first(name, parts, noted, today, **how)

    monkeypatch.setattr(keeping, "kept", spied)
    return seen


def test_only_what_has_changed_is_counted_again(town: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = asked_of(monkeypatch)
    with counting(town.authority.pk):
        figures_kept(LISTED, MONTH, TODAY)
    with counting(town.authority.pk), CaptureQueriesContext(connection) as asked:
        figures_kept(LISTED, MONTH, TODAY)
    said = " ".join(q["sql"] for q in asked.captured_queries)
    assert len(seen) == 1 and not any(f'"{table}"' in said for table in watched_tables()), "nothing has changed: nothing is counted"
    ada = children(town)[0]
    with acting.as_system(town.authority.pk, "tests"):
        record(care.child_visited, ada, on=TODAY, outcome="seen", alone="yes")
    with counting(town.authority.pk):
        figures_kept(LISTED, MONTH, TODAY)
    again = seen[1]
    assert VISITS in again and "placements.two_years_in_one_home" not in again, "a visit changes no home"
    assert {tuple(shares or range(SHARES)) for shares in again.values()} == {(ada.pk % SHARES,)}, "nor any other child"


def test_the_tick_counts_what_people_look_at_and_throws_old_lines_away(town: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    as_kept(town)
    with acting.as_system(town.authority.pk, "tests"):
        in_care(town, "Kim", date(2026, 11, 4))
    monkeypatch.setattr("throughline.engines.measures.ticks.clock.today", lambda: TODAY)
    with acting.as_system(town.authority.pk, "tests"):
        keep_counted()
    seen = asked_of(monkeypatch)
    assert as_kept(town) == as_counted(town)
    assert seen == [], "the tick has counted it all"
    with as_owner(commit=True) as owner:
        owner.execute("UPDATE record_change SET at = at - interval '2 hours'")
        owner.execute("UPDATE engines_keptfigures SET used_on = used_on - 31 WHERE name <> 'list'")
    with acting.as_system(town.authority.pk, "tests"):
        keep_counted()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM record_change")
        assert cursor.fetchone() == (0,)
    assert list(KeptFigures.objects.values_list("name", flat=True)) == ["list"]
    assert as_kept(town) == as_counted(town)


@pytest.mark.django_db
def test_every_table_that_a_figure_is_made_of_is_watched() -> None:
    """Asked of the questions themselves: a table joined in passing counts as well."""
    watched, made = watched_tables(), council()
    assert max(map(len, measures())) + len(keeping.ROWS) <= KeptFigures._meta.get_field("name").max_length
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, count(*) FROM pg_trigger WHERE tgname LIKE 'changed\\_by\\_%' GROUP BY 1")
        assert dict(cursor.fetchall()) == dict.fromkeys(watched, 3)
    with counting(made.authority.pk):
        for code, measure in measures().items():
            window = window_for(measure.span, MONTH, TODAY)
            with CaptureQueriesContext(connection) as asked:
                members(measure, window)
            alone, grouped_too = (
                {table.split("/")[0] for table in reads(measure, by)} for by in ((), measure.by)
            )  # fmt: skip
            tables = set(re.findall(r'(?:FROM|JOIN) "(\w+)"', " ".join(q["sql"] for q in asked.captured_queries)))
            assert tables <= grouped_too <= set(watched), code
            assert tables - {"record_allocation"} <= alone, code
