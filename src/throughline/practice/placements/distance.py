"""How far from home, and whether outside the area: derived from postcodes, and not known when either is not."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from math import hypot
from pathlib import Path

from throughline.services import postcodes

METRES_IN_A_MILE = 1609.3


def miles_between(home: str | None, placement: str | None) -> Decimal | None:
    """Miles as the crow flies, to one decimal, as the Department for Education derives PL_DISTANCE; None if not known."""
    if not home or not placement:
        return None
    a, b = postcodes.find(home), postcodes.find(placement)
    if a is None or b is None:
        return None
    return Decimal(str(round(hypot(a[0] - b[0], a[1] - b[1]) / METRES_IN_A_MILE, 1)))


@cache
def _upper_tier() -> dict[str, str]:
    """District code to the code of the authority that has children's services there."""
    found = find_spec("qlacref_authorities")
    if found is None or not found.origin:
        return {}
    rows = json.loads((Path(found.origin).parent / "records.json").read_text())
    return {row["LTLA21CD"]: row["UTLA21CD"] for row in rows}


def outside_area(placement: str | None, authority_code: str) -> bool | None:
    """Whether a postcode lies outside the authority; None if not known."""
    where = postcodes.find(placement) if placement else None
    if where is None or not where[2]:
        return None
    return _upper_tier().get(where[2], where[2]) != authority_code


@cache
def _names() -> dict[str, str]:
    """Code of an authority with children's services to its name."""
    found = find_spec("qlacref_authorities")
    if found is None or not found.origin:
        return {}
    rows = json.loads((Path(found.origin).parent / "records.json").read_text())
    return {row["UTLA21CD"]: row["UTLA21NM"] for row in rows}


def authority_of(postcode: str | None) -> str:
    """The name of the authority in which a postcode lies; blank if not known."""
    where = postcodes.find(postcode) if postcode else None
    if where is None or not where[2]:
        return ""
    return _names().get(_upper_tier().get(where[2], where[2]), "")
