"""Through the real ledger: recorded, built, taken in by an empty authority, built again; and read as the same record."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.lives_903 import YEARS, Said, happened, lives, plain
from throughline.record.access import acting
from throughline.record.ledger import projections, registry
from throughline.record.ledger.actions import Entry, append
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.people.actions import create_authority, create_subject
from throughline.record.people.models import Authority, Subject
from throughline.returns.ssda903.build.files import csv_files
from throughline.returns.ssda903.build.whole import TYPES, Built, build
from throughline.returns.ssda903.record.actions import import_files
from throughline.returns.ssda903.record.sent import read_files

pytestmark = pytest.mark.django_db
FEW = settings(
    max_examples=int(os.environ.get("THROUGHLINE_EXAMPLES", "8")), deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
COUNT = iter(range(1, 10**6))


def council() -> Authority:
    return create_authority(f"E{next(COUNT):08d}", "A council")


def write(authority: int, number: str, said: list[Said]) -> None:
    """Record a life, in the order in which it happened."""
    with acting.as_system(authority, "tests"):
        child = create_subject("child")
        numbers = {id(s): n for n, s in enumerate(said, 1)}
        order = {e.id: place for place, e in enumerate(happened(said))}
        entries: dict[int, Entry] = {}
        placed = sorted(said, key=lambda s: order[numbers[id(s)]])
        opened = [s for s in placed if s.thread is None]
        for one in (*opened, *(s for s in placed if s.thread is not None)):
            facts = one.facts | ({"value": number} if one.facts.get("scheme") == "local" else {})
            facts |= {"full": f"Child {number}"} if "full" in facts else {}
            entries[id(one)] = Entry(one.type, child.pk, one.on, facts)
        places = {key: place for place, key in enumerate(entries)}
        for one in placed:
            if one.thread is not None:
                entries[id(one)].thread_of = places[id(one.thread)]
        append(list(entries.values()))


def returns_of(authority: int) -> dict[int, Built]:
    with acting.as_system(authority, "tests"):
        return {year: build(authority, year) for year in YEARS}


def in_effect_of(authority: int) -> list[list[Happened]]:
    """Each child's events that a return can tell of."""
    with acting.as_system(authority, "tests"):
        subjects = list(Subject.objects.filter(authority_id=authority, kind="child").values_list("pk", flat=True))
        loaded = projections.load(subjects, TYPES)
        return [in_effect(loaded[s], registry.ranks()) for s in subjects]


@FEW
@given(st.lists(lives(), min_size=1, max_size=3), st.permutations(list(YEARS)))
def test_recorded_built_taken_in_elsewhere_and_built_again(said, years):
    here, there = council(), council()
    for n, one in enumerate(said):
        write(here.pk, str(100 + n), one)
    written = returns_of(here.pk)
    if not any(built.children for built in written.values()):
        return
    for year in years:
        if written[year].children:
            import_files(read_files(list(csv_files(written[year]).items()), year), authority=there.code)
    again = returns_of(there.pk)
    assert {y: csv_files(b) for y, b in again.items()} == {y: csv_files(b) for y, b in written.items()}
    told = {row[0] for built in written.values() for row in built.tables["Header"]}
    ours = [plain(e) for e in in_effect_of(here.pk) if {x.facts.get("value") for x in e} & told]
    assert sorted(ours) == sorted(plain(e) for e in in_effect_of(there.pk))
