"""Random lives in care, as Hypothesis makes them up: any declared event of two areas, on any day, in any order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.ledger import registry
from throughline.record.ledger.types import (
    BegunBefore,
    Choice,
    Day,
    EventType,
    Fact,
    Line,
    Number,
    Reference,
    Words,
    YesNo,
)

BEGINS = date(2010, 6, 1)
SOMEBODY = "somebody"
"""Stands for a worker whom the test has at hand."""
TYPES = sorted(
    (t for t in registry.event_types().values() if t.code.split(".")[0] in ("looked_after", "placements")), key=lambda t: t.code
)
FREQUENT = [
    care.became_looked_after, care.ceased_looked_after, homes.placement_began, homes.placement_ended, homes.placement_changed,
    care.child_visited, care.review_held, care.legal_status_began, care.visits_agreed, homes.placement_plan_prepared,
]  # fmt: skip
"""Drawn more often, so that clocks run and renew."""


@dataclass(frozen=True, repr=False)
class Drawn:
    """One event that may be recorded."""

    type: EventType
    on: date
    facts: tuple[tuple[str, Any], ...]

    def __repr__(self) -> str:
        return f"{self.on} {self.type.code} {dict(self.facts)}"


def _value(fact: Fact, on: date) -> st.SearchStrategy[Any]:
    if isinstance(fact, Choice):
        return st.sampled_from(sorted(fact.labels()))
    if isinstance(fact, YesNo | BegunBefore):
        return st.booleans()
    if isinstance(fact, Day):
        return st.integers(-20, 60).map(lambda n: (on + timedelta(days=n)).isoformat())
    if isinstance(fact, Number):
        return st.integers(max(fact.least, 1), min(fact.most, 26))
    if isinstance(fact, Words):
        return st.just("words")
    assert isinstance(fact, Line)
    return st.just("WA10 1HP" if "postcode" in fact.name else "text")


@st.composite
def drawn(draw: Any, days: int = 900) -> Drawn:
    """Any event, with any of its facts. References to others are left out unless they are needed."""
    declared = draw(st.one_of(st.sampled_from(FREQUENT), st.sampled_from(TYPES)))
    on = BEGINS + timedelta(days=draw(st.integers(0, days)))
    facts = []
    for fact in declared.facts:
        if type(fact) is Fact:
            continue  # only an import says it
        if isinstance(fact, Reference):
            if fact.required:
                facts.append((fact.name, SOMEBODY))
        elif fact.required or draw(st.booleans()):
            facts.append((fact.name, draw(_value(fact, on))))
    return Drawn(declared, on, tuple(facts))


def one_of_a_kind_a_day(events: list[Drawn]) -> list[Drawn]:
    """Two events of one type on one day have an order that only recording can give: not here."""
    return list({(e.type.code, e.on): e for e in events}.values())


chronologies = st.lists(drawn(), min_size=1, max_size=14).map(one_of_a_kind_a_day)
