"""What was sent: the files of the return as read, and the names that may come beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from throughline.returns.by_child import Row
from throughline.returns.files import Named, Refused, Source, named_bytes
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903.read import SUFFIXES, read_set
from throughline.returns.ssda903.record import names


@dataclass
class Files:
    """What was sent: the return as read, and the names beside it."""

    returned: ReturnSet
    names: dict[str, Row] = field(default_factory=dict)


def read_files(source: Source, year: int) -> Files:
    """Read what was sent as the return of a year (its last one, 2026 for 2025/26). Never raises for what is in it."""
    others: list[Named] = []
    refused: list[Refused] = []
    lists: list[Named] = []
    for found in named_bytes(source, SUFFIXES):
        if isinstance(found, Refused):
            refused.append(found)
        else:
            (lists if names.is_names(found[1]) else others).append(found)
    files = Files(read_set(others, year))
    for each in refused:
        files.returned.problem(str(each), each.file)
    for named in lists:
        try:
            files.names |= names.read_names(named, year)
            files.returned.files[names.TABLE] = named[0]
        except Refused as problem:
            files.returned.problem(str(problem), problem.file)
    return files
