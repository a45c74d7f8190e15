"""Each field of the return is told from a box that there is."""

from __future__ import annotations

import pytest

from throughline.record.ledger.registry import event_types
from throughline.returns.cin_census import tables as census
from throughline.returns.ready.making import types
from throughline.returns.ready.mended import CENSUS, MENDED, ON
from throughline.returns.ssda903.tables import TABLES

FIELDS = {(t.name, c.name): c for t in TABLES for c in t.columns}
NOWHERE = {
    "CHILD": "the authority's own number is given, not recorded on a form of its own",
    "DOB": "in every table but Header it is the Header's",
    "SEX": "in every table but Header it is the Header's",
    "UASC": "derived from the table UASC",
    "HOME_FOUND": "derived", "PL_FOUND": "derived",
}  # fmt: skip


@pytest.mark.parametrize("place", sorted(MENDED))
def test_every_place_is_a_box_of_an_entry_that_the_builder_reads(place):
    assert place in FIELDS
    for box in MENDED[place]:
        assert event_types()[box.type.code] is box.type and box.type.code in types()
        assert box.fact == ON or box.type.fact(box.fact).title


def test_every_field_has_a_box_or_a_reason_why_it_has_none():
    assert [f for f in FIELDS if f not in MENDED and f[1] not in NOWHERE] == []


ELEMENTS = {(t.name, c.name) for t in census.TABLES for c in t.columns}
NO_BOX = {"LAchildID", "CINdetailsID", "AssessmentID", "CPPID"}


@pytest.mark.parametrize("place", sorted(CENSUS))
def test_every_place_of_the_census_is_a_box_of_an_entry_that_the_builder_reads(place):
    assert place in ELEMENTS
    for box in CENSUS[place]:
        assert event_types()[box.type.code] is box.type and box.type.code in types()
        assert box.fact == ON or box.type.fact(box.fact).title


def test_every_element_has_a_box():
    assert {e for e in ELEMENTS - set(CENSUS) if e[1] not in NO_BOX and e[0] != "Header"} == set()
