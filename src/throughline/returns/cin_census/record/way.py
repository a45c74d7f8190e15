"""How the importer of returns takes a census: whose it is, and which of its children are here already."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from throughline.returns.aside import NOTE, Aside
from throughline.returns.authorities import authority as authority_code
from throughline.returns.by_child import Child
from throughline.returns.cin_census.build.whole import WITHOUT_NUMBER
from throughline.returns.cin_census.read import read_census
from throughline.returns.cin_census.record.rows import PERSON, Rows
from throughline.returns.cin_census.record.story import story
from throughline.returns.cin_census.source import KNOWS, cin, told_by
from throughline.returns.files import Source
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903.record import queries
from throughline.returns.ssda903.record.actions import Way, import_files
from throughline.returns.ssda903.record.sent import Files

OUR_OWN = re.compile(re.escape(WITHOUT_NUMBER).replace(r"\{\}", r"(\d{1,15})"))
"""How a census that was written here calls a child without a local number."""


def import_census(files: Files, **how: Any) -> Any:
    """Take a census into the record, as `import_files` takes the other return; the run. Whose it is stands in its header."""
    if not how.get("authority"):
        how["authority"] = _of_the_header(files.returned)
    return import_files(files, way=CENSUS, **how)


def read_file(source: Source, year: int) -> Files:
    """What was sent, read as the census of a year. Never raises for what is in it."""
    return Files(read_census(source, year))


def is_census(content: bytes) -> bool:
    """Whether a file, or the one in a zip, begins as a census does."""
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                names = [n for n in packed.namelist() if n.lower().endswith(".xml")]
                return len(names) == 1 and is_census(packed.open(names[0]).read(2000))
        except (zipfile.BadZipFile, RuntimeError, OSError):
            return False
    return b"<Message" in content[:2000]


def _of_the_header(returned: ReturnSet) -> str | None:
    header = returned.tables.get("Header")
    said = header["LEA"][0] if header is not None and header.height else None
    try:
        return authority_code(said) if said else None
    except ValueError:
        return None


def subjects(authority: int, children: list[Child]) -> tuple[dict[str, int], list[Aside]]:
    """By the authority's own number; else by the number that this record gave; else by the pupil number, when the child who
    has it has no other number of the authority."""
    found = queries.subjects_of(authority, [c.number for c in children])
    missing = [c for c in children if c.number not in found]
    found |= _ours(authority, missing)
    by_upn = {upn: c for c in missing if c.number not in found and (upn := _upn(c))}
    if not by_upn:
        return found, []
    pairs = queries.by_pupil_number(authority, list(by_upn))
    numbered = queries.with_own_number(pairs.values())
    notes = []
    for upn, subject in pairs.items():
        child = by_upn[upn]
        if subject in numbered:
            words = f"Another child here has the pupil number {upn} and another number of yours: look whether they are one"
            notes.append(Aside(NOTE, "same_pupil", words, "ChildIdentifiers", None, "UPN", child.number, upn))
        elif subject not in found.values():
            found[child.number] = subject
    return found, notes


def _ours(authority: int, children: list[Child]) -> dict[str, int]:
    asked = {int(match[1]): c.number for c in children if (match := OUR_OWN.fullmatch(c.number))}
    held = queries.children_among(authority, asked)
    return {asked[pk]: pk for pk in held - queries.with_own_number(held)}


def _upn(child: Child) -> str | None:
    return next((row.get("UPN") for row in child.rows if row.table == PERSON), None)


CENSUS = Way(
    cin, Rows, lambda number, rows, workers, placeholder: story(number, rows, placeholder=placeholder),
    lambda tables: told_by(KNOWS), subjects,
)  # fmt: skip
