"""The census as files of a folder: the document, and what could not be told. Each is whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from throughline.returns.authorities import number_of
from throughline.returns.cin_census.build.whole import Census, children
from throughline.returns.cin_census.build.xml import EMPTY, NAME, document, left_empty


def write(folder: Path, authority: int, ons: str, year: int, say: Callable[[int, int], None] = lambda done, total: None) -> Census:
    """Write the census of a year of the authority that is acted for; what came of it. No more than some hundred children
    are held at a time."""
    census = Census(year)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".part-") as part:
        with (Path(part) / NAME).open("wb") as out:
            out.writelines(document(children(authority, year, census, say), year, number_of(ons)))
        (Path(part) / EMPTY).write_bytes(left_empty(census))
        for name in (NAME, EMPTY):
            os.replace(Path(part) / name, folder / name)
    return census
