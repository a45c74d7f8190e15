"""The product's Python: one clock, rows only through actions and queries, models private, events apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import exemptions
from tests.house.files import SOURCE, attributes, imports, inside, product_modules

# `dt.date.today`, `timezone.now`, as a call or handed on as a default
CLOCKS = re.compile(r"(^|\.)(date|datetime|timezone)\.(today|now|utcnow|localdate|localtime)$")
ABOVE_THE_ENGINES = ("practice", "insight", "returns", "exchange")
MAY_READ_ROWS = {"actions", "queries", "projections", "models", "commands", "measures"}
"""Modules, or folders of them, in which an area or a page reaches for rows."""
DOORS_ROUND_THE_WALL = {"raw", "extra", "_base_manager", "_default_manager"}


def above_the_engines(*, and_web: bool = False) -> Iterator[Path]:
    """Modules of the upper floors that are neither actions nor queries."""
    floors = (*ABOVE_THE_ENGINES, "web") if and_web else ABOVE_THE_ENGINES
    for path in product_modules():
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if parts[0] in floors and not MAY_READ_ROWS & set(parts):
            yield path


def test_there_is_one_clock():
    found = [
        f"{inside(path)}:{line}: {name}"
        for path in product_modules()
        if inside(path) not in exemptions.CLOCK
        for line, name in attributes(path)
        if CLOCKS.search(name)
    ]
    assert found == [], "today comes from throughline.services.clock"


def test_screens_ask_queries_for_their_rows():
    found = [
        f"{inside(path)}:{line}: {name}"
        for path in above_the_engines(and_web=True)
        if inside(path) not in exemptions.OBJECTS
        for line, name in attributes(path)
        if name.split(".")[-1] == "objects"
    ]
    assert found == [], "rows are read in queries.py and written in actions.py"


def test_nothing_above_the_engines_goes_round_the_scoped_door():
    found = [
        f"{inside(path)}:{line}: {name}"
        for path in product_modules()
        if path.relative_to(SOURCE).parts[0] in (*ABOVE_THE_ENGINES, "web")
        for line, name in attributes(path)
        if name.split(".")[-1] in DOORS_ROUND_THE_WALL
    ]
    assert found == [], "visible_to(viewer) is the only door"


def test_models_are_private_to_actions_and_queries():
    found = [
        f"{inside(path)}:{line}: {module}"
        for path in above_the_engines(and_web=True)
        if inside(path) not in exemptions.MODELS_OF_OTHERS
        for line, module in imports(path)
        if module.startswith("throughline.") and module.split(".")[-1] == "models"
    ]
    assert found == [], "models are imported by actions and queries alone"


def test_what_happened_is_declared_without_another_area():
    found = []
    for path in product_modules():
        floor, *rest = path.relative_to(SOURCE).with_suffix("").parts
        if floor == "practice" and len(rest) > 1 and rest[1] == "events":
            own = f"throughline.practice.{rest[0]}"
            found += [
                f"{inside(path)}:{line}: {module}"
                for line, module in imports(path)
                if module.startswith("throughline.")
                and not module.startswith(("throughline.base", "throughline.record", f"{own}."))
            ]
    assert found == [], "events.py knows the base, the record and its own area's codes"


def test_each_way_to_ask_the_time_is_known():
    for name in (
        "date.today",
        "dt.date.today",
        "datetime.now",
        "dt.datetime.utcnow",
        "timezone.now",
        "timezone.localdate",
    ):
        assert CLOCKS.search(name), name
    for name in ("clock.today", "clock.now", "self.now", "date.min"):
        assert not CLOCKS.search(name), name
