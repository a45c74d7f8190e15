"""Whose return it is: the authority named, the only one there is, or the one where most of the children's homes are."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

from throughline.record.people.actions import create_authority
from throughline.returns.files import Refused
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903.record import queries
from throughline.services import postcodes

ENOUGH = 200
"""So many postcodes tell where the homes are."""


@cache
def _councils() -> tuple[dict[str, str], dict[str, str]]:
    """Code to name of each council with children's services; code of each district to that of its council."""
    found = find_spec("qlacref_authorities")
    if found is None or not found.origin:
        return {}, {}
    rows = json.loads((Path(found.origin).parent / "records.json").read_text())
    return {r["UTLA21CD"]: r["UTLA21NM"] for r in rows}, {r["LTLA21CD"]: r["UTLA21CD"] for r in rows}


def name_of(code: str) -> str:
    """The council's name, or the code when the list does not have it."""
    return _councils()[0].get(code, code)


def where_the_homes_are(returned: ReturnSet) -> str | None:
    """Code of the council in which most home postcodes lie; None when they do not tell."""
    episodes = returned.tables.get("Episodes")
    if episodes is None:
        return None
    homes = episodes.select(pl.col("HOME_POST").drop_nulls()).to_series().to_list()[:ENOUGH]
    districts = Counter(found[2] for home in homes if (found := postcodes.find(home)) and found[2])
    councils: Counter[str] = Counter()
    for district, count in districts.items():
        councils[_councils()[1].get(district, district)] += count
    return councils.most_common(1)[0][0] if councils else None


def whose(returned: ReturnSet, code: str | None) -> tuple[Any, str]:
    """The authority and, in words, how it was found. It is made when it is not there yet.

    Raises `Refused` when the files do not tell and nobody has said.
    """
    if code:
        held = queries.authority(code)
        if held:
            return held, f"{held.name} ({held.code})"
        made = create_authority(code, name_of(code))
        return made, f"{made.name} ({made.code}), which is new here"
    every = queries.first_authorities()
    if len(every) == 1:
        return every[0], f"{every[0].name} ({every[0].code}), the only authority here"
    if every:
        raise Refused("There are several authorities here: say which one with --authority and its code")
    found = where_the_homes_are(returned)
    if found is None:
        raise Refused("There is no authority here yet: say whose return it is with --authority and its ONS code")
    made = create_authority(found, name_of(found))
    return made, f"{made.name} ({made.code}), where most of the children’s homes are: it is new here"
