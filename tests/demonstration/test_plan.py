"""The plan of the invented authority: its shape, that a seed gives the same again, that nobody in it is real."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from throughline.base import identifiers
from throughline.exchange.demonstration import names, places, shape, words_record, words_visits
from throughline.exchange.demonstration.plan import Plan, plan
from throughline.practice.looked_after import events as care
from throughline.practice.placements import codes
from throughline.practice.placements.distance import miles_between, outside_area
from throughline.record.people import events as people
from throughline.services import postcodes

REPORT_DAY, LATER = date(2012, 7, 6), date(2026, 11, 24)
pytestmark = pytest.mark.skipif(not postcodes.available(), reason="the list of postcodes is not installed")


@cache
def made(day: date, small: bool = False) -> Plan:
    return plan(day, small=small)


@pytest.mark.parametrize("day", [REPORT_DAY, LATER, date(2026, 8, 30), date(2027, 3, 1)])
def test_as_many_children_of_each_kind_as_the_report_says(day):
    authority = made(day) if day in (REPORT_DAY, LATER) else made(day, True)
    count = Counter(kind for unit in authority.units for kind in [unit.category] * len(unit.children))
    assert count == shape.counts(authority.world.small)
    assert sum(shape.REPORT.values()) == 335


def test_the_same_seed_gives_the_same_authority_and_another_seed_another():
    first = made(LATER, True).world.digest()
    assert plan(LATER, small=True).world.digest() == first
    assert plan(LATER, small=True, seed=7).world.digest() != first


@pytest.mark.parametrize("day", [REPORT_DAY, LATER])
def test_every_code_belongs_to_its_day(day):
    authority = made(day)
    year = lambda on: on.year + (on >= date(on.year, 4, 1))  # noqa: E731 - years of the return, by their 31 March
    for happening in authority.world.happenings():
        for fact, lists in (("type", codes.PLACEMENT_TYPES), ("why", codes.WHY_CHANGED)):
            if happening.type.code.startswith("placements.placement_") and fact in happening.facts:
                assert lists.is_valid(happening.facts[fact], year(happening.on)), (happening.type.code, happening.on, happening.facts)


def test_houses_stand_on_real_postcodes_near_and_far():
    for code in (*places.INSIDE_CODES, *places.NEXT_DOOR_CODES, *places.FAR_CODES):
        assert postcodes.find(code), code
    assert all(outside_area(code, places.AREA) is False for code in places.INSIDE_CODES)
    assert all(miles_between(a, b) > 20 for a in places.INSIDE_CODES for b in places.FAR_CODES)
    assert all(miles_between(a, b) < 20 for a in places.INSIDE_CODES for b in places.INSIDE_CODES + places.NEXT_DOOR_CODES)


def test_numbers_are_right_and_nobodys():
    checks = {"nhs": identifiers.check_nhs_number, "upn": identifiers.check_upn, "uln": identifiers.check_uln}
    given = {scheme: set() for scheme in checks}
    for happening in made(LATER).world.happenings():
        if happening.type is people.identifier_recorded and happening.facts["scheme"] in checks:
            scheme, value = happening.facts["scheme"], happening.facts["value"]
            assert checks[scheme](value) == value and value.lstrip("ABCDEFGHJKLMNPQRTUVWXYZ").startswith("90900" if scheme == "upn" else "999")
            assert value not in given[scheme], f"{scheme} {value} twice"
            given[scheme].add(value)
    assert min(len(found) for found in given.values()) > 50


def test_telephones_are_in_the_ranges_kept_for_drama():
    phones = {h.facts["phone"] for h in made(LATER).world.happenings() if "phone" in h.facts}
    assert len(phones) > 800
    assert all(re.fullmatch(r"(01632 960|07700 900) \d{3}", phone) for phone in phones)


CHILDREN_OF_REVIEWS = {"climbie", "climbié", "connelly", "pelka", "ishaq", "hobson", "labinjo", "sharif", "mujahid"}
"""Family names of children whose deaths were inquired into; no invented child is to carry one."""


def test_no_family_is_called_as_a_child_of_an_inquiry_or_somebody_in_the_report():
    banks = {name.lower() for naming in (*names.NAMINGS.values(), *names.ALONE_HERE) for name in naming.families}
    assert not banks & CHILDREN_OF_REVIEWS
    assert not {s.name for s in made(LATER).world.subjects} & {"Gary Lamb"}
    worlds = [s.name.split(" ")[-1].lower() for s in made(LATER).world.subjects if s.kind in ("child", "adult")]
    assert not set(worlds) & CHILDREN_OF_REVIEWS


@pytest.mark.parametrize("day", [REPORT_DAY, LATER])
def test_nothing_happens_before_a_birth_or_before_it_could_be_known(day):
    world = made(day).world
    for child in (s for s in world.subjects if s.kind == "child"):
        for happening in child.happenings:
            # of a child who is only expected, things happen before the birth
            assert child.born_on is None or happening.on >= child.born_on, (child.name, happening.type.code)
            assert happening.on < world.as_at
            if happening.by and happening.on >= world.live_on:
                assert happening.by.began_on <= happening.on + timedelta(days=10), (happening.by.name, happening.type.code, happening.on)


def test_accounts_are_not_cloned():
    written = {id(h.gathering): h.gathering.account for h in made(LATER).world.happenings() if h.gathering and h.gathering.account}
    assert len(written) > 4000
    assert len(set(written.values())) > 0.95 * len(written)
    for bank in (*vars(words_visits).values(), *vars(words_record).values()):
        if isinstance(bank, tuple) and bank and isinstance(bank[0], str):
            assert len(set(bank)) >= len([b for b in bank if b]), "a sentence stands twice in its bank"


def test_summaries_are_short():
    for happening in made(LATER).world.happenings():
        if happening.type is people.summary_written:
            assert len(happening.facts["words"].split()) <= 150, happening.facts["words"]


def _leaves(value: Any) -> Iterator[Any]:
    """What stands at the ends of a form's answers."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leaves(inner)
    else:
        yield value


def test_no_word_is_left_unfilled():
    for happening in made(LATER).world.happenings():
        for value in happening.facts.values():
            for words in _leaves(json.loads(value)) if isinstance(value, str) and value.startswith('{"answers"') else (value,):
                assert not (isinstance(words, str) and re.search(r"[{}]", words)), words


def test_the_harrows_stand_as_in_the_pictures():
    child = {s.name: s for s in made(LATER).world.subjects if s.kind == "child"}
    tia = child["Tia Harrow"]
    assert [child[n].age(LATER) for n in ("Tia Harrow", "Jaden Harrow", "Poppy Harrow", "Reece Harrow")] == [11, 8, 4, 16]
    last = max(h.on for h in tia.happenings if h.type is care.child_visited)
    assert last == LATER - timedelta(days=40)
    story = next(h for h in tia.happenings if h.type is care.action_agreed and "life story" in h.facts["what"])
    assert story.facts["by_on"] == LATER - timedelta(days=6)
    priya = made(LATER).house.by_name["Priya Shah"]
    mine = [u for u in made(LATER).units if u.workers[-1][1] is priya]
    assert sum(len(u.children) for u in mine) == 13, "thirteen looked after, and Zara at home"
    assert len({id(u.family) for u in mine}) == 6
