"""The table of obligations is the meaning of the duties, however the events came to be recorded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.generative.chronologies import BEGINS, SOMEBODY, Drawn, chronologies
from tests.support.builders import council
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.projections import as_row
from throughline.engines.duties.registry import duties, knowable
from throughline.engines.duties.timeline import timeline
from throughline.record.access import acting
from throughline.record.ledger import projections, registry
from throughline.record.ledger.actions import correct, record, withdraw
from throughline.record.ledger.happened import in_effect, of_types
from throughline.record.people import events as people
from throughline.record.people.models import Subject

pytestmark = pytest.mark.django_db
FEW = settings(
    max_examples=int(os.environ.get("THROUGHLINE_EXAMPLES", "15")), deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@pytest.fixture
def town():
    made = council()
    made.authority.live_on = date(2011, 9, 1)
    made.authority.save()
    made.priya = made.worker("Priya Shah")
    with acting.as_system(made.authority.pk, "tests"):
        yield made


def child(town: Any) -> Subject:
    made = Subject.objects.create(authority=town.authority, kind="child")
    record(people.person_described, made, on=BEGINS - timedelta(days=5000), given="Tia", born_on=BEGINS - timedelta(days=5000))
    return made


def write(town: Any, made: Subject, events: Sequence[Drawn]) -> list[int]:
    return [record(e.type, made, on=e.on, **facts(town, e)) for e in events]


def facts(town: Any, event: Drawn) -> dict[str, Any]:
    return {name: town.priya if value == SOMEBODY else value for name, value in event.facts}


def table(made: Subject) -> list[dict[str, Any]]:
    """The obligations as held, by every column that a fold fills."""
    rows = Obligation.objects.everything(because="a test compares").filter(subject=made)
    columns = [f.attname for f in Obligation._meta.concrete_fields if f.attname not in ("id", "authority_id", "subject_id", "vis", "team_id")]
    return sorted(rows.values(*columns), key=lambda r: (r["duty"], r["key"]))


def meaning(made: Subject, around: projections.Surroundings) -> list[dict[str, Any]]:
    """The clocks of every duty, from the whole of what happened."""
    events = in_effect(projections.load([made.pk])[made.pk], registry.ranks())
    rows = [
        {"duty": d.code, **as_row(clock)}
        for d in duties().values()
        for clock in timeline(d, of_types(events, d.reads), around, knowable=knowable(d))
    ]
    return sorted(rows, key=lambda r: (r["duty"], r["key"]))


def untold(rows: list[dict[str, Any]], made: Subject) -> list[tuple[Any, ...]]:
    """The same without the numbers that recording gave: events by their type and day."""
    events = {e.id: (e.type, e.on) for e in in_effect(projections.load([made.pk])[made.pk], registry.ranks())}
    return sorted(
        
            tuple(
                (name, str(events.get(abs(v) % (1 << 50)) if name in ("start", "thread", "met") and v is not None else v))
                for name, v in sorted(row.items())
                if name not in ("key", "met_at")  # no event here has an hour; a moment of recording differs
            )
            for row in rows
        
    )  # fmt: skip


@FEW
@given(events=chronologies)
def test_the_table_is_the_meaning_and_deriving_again_changes_nothing(town, events):
    made = child(town)
    write(town, made, events)
    assert table(made) == meaning(made, projections.surroundings(town.authority.pk))
    assert projections.derive(town.authority.pk, [made.pk], None) == 0


@FEW
@given(events=chronologies, data=st.data())
def test_the_order_of_recording_does_not_matter(town, events, data):
    one, other = child(town), child(town)
    write(town, one, _threads_last(events))
    write(town, other, _threads_last(data.draw(st.permutations(events))))
    assert untold(table(one), one) == untold(table(other), other)


def _threads_last(events: Sequence[Drawn]) -> list[Drawn]:
    """What begins something is recorded before what continues it; beyond that, any order.

    Which thread a later event belongs to is decided when it is recorded: nobody records a placement plan before the
    placement is known, and what ends a home is recorded after the homes are.
    """
    return sorted(events, key=lambda e: 0 if e.type.opens else 1 if e.type.continues else 2)


@FEW
@given(events=chronologies, data=st.data())
def test_a_corrected_record_is_one_that_never_erred(town, events, data):
    right, wrong = child(town), child(town)
    write(town, right, events)
    numbers = write(town, wrong, [_slipped(e, data) for e in events])
    for number, event in zip(numbers, events, strict=True):
        gone = {f.name: None for f in event.type.facts}
        correct(number, by=None, on=event.on, **(gone | facts(town, event)))
    # The threads of the wrong record were found by the wrong days: compare where both found the same.
    assert table(wrong) == meaning(wrong, projections.surroundings(town.authority.pk))
    if _threads(right) == _threads(wrong):
        assert untold(table(right), right) == untold(table(wrong), wrong)


def _slipped(event: Drawn, data: Any) -> Drawn:
    """The same event a few days off now and then, as a slip of the pen."""
    off = data.draw(st.sampled_from([0, 0, 0, 3, -3]))
    return Drawn(event.type, event.on + timedelta(days=off), event.facts)


def _threads(made: Subject) -> list[tuple[str, date, Any]]:
    events = in_effect(projections.load([made.pk])[made.pk], registry.ranks())
    days = {e.id: (e.type, e.on) for e in events}
    return sorted((e.type, e.on, str(days.get(e.thread))) for e in events)


@FEW
@given(events=chronologies, data=st.data())
def test_a_withdrawn_event_leaves_no_trace_in_what_is_due(town, events, data):
    without, with_it = child(town), child(town)
    place = data.draw(st.integers(0, len(events) - 1))
    strayed = events[place]
    write(town, without, [e for e in events if e is not strayed])
    numbers = write(town, with_it, events)
    withdraw(numbers[place], by=None, why="It was about another child")
    assert table(with_it) == meaning(with_it, projections.surroundings(town.authority.pk))
    if not strayed.type.thread:
        assert untold(table(without), without) == untold(table(with_it), with_it)
