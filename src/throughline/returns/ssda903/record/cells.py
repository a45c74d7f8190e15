"""Reading one cell of the SSDA903 return: what is its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from throughline.base.identifiers import check_postcode
from throughline.practice.placements.codes import PLACEMENT_TYPES
from throughline.returns.cells import UPN, Read, bad, day_reader, good, one_of, read_day, whatever_the_year
from throughline.returns.ssda903 import codes
from throughline.returns.ssda903.tables import TABLES

MAY_LIE_AHEAD = frozenset({"DUC", "DOLO_END"})
"""Days that may lie after the year of the return: a status or an order that is known to end."""

def _part_of_a_day(text: str) -> Read:
    """A day of which parts may be zz: the date of an old order that is only half known."""
    said = text.lower()
    if re.fullmatch(r"(zz|\d{1,2})/(zz|\d{1,2})/(zzzz|\d{4})", said):
        whole = said.replace("zzzz", "2000").replace("zz", "01")
        if read_day(whole, None)[0]:
            return good(said)
    return bad("impossible_date", f"“{text[:40]}” is not a day: write it as 31/03/2025, with zz for what is not known")


def _upn(text: str) -> Read:
    number = text.upper()
    if codes.UPN_UNKNOWN.label(number) or UPN.fullmatch(number):
        return good(number)
    return bad("bad_upn", f"“{text[:40]}” is not a unique pupil number (a letter and 12 digits), nor UN1 to UN5")


def _postcode(text: str) -> Read:
    try:
        return good(check_postcode(text))
    except ValueError:
        return bad("bad_postcode", f"“{text[:40]}” is not a postcode")


def _urn(text: str) -> Read:
    number = text.upper()
    if re.fullmatch(r"SC\d{6}|\d{7}|X{7}", number):
        return good(number)
    return bad("bad_urn", f"“{text[:40]}” is not a registration number: SC and 6 digits, 7 digits, or XXXXXXX")


def _worker(text: str) -> Read:
    number = text.upper()
    if re.fullmatch(r"(SW|XX)[A-Z0-9]{0,18}", number):
        return good(number)
    return bad("bad_worker_number", f"“{text[:40]}” is not a social worker’s number: it begins with SW, or XX if local")


def _score(text: str) -> Read:
    if re.fullmatch(r"\d{1,2}", text) and int(text) <= 40:
        return good(str(int(text)))
    return bad("bad_score", f"“{text[:40]}” is not a score from 0 to 40")


def _authority(text: str) -> Read:
    said = text.upper()
    if re.fullmatch(r"\d{3}|WAL|SCO|NIR|NUK", said):
        return good(said)
    return bad("bad_authority", f"“{text[:40]}” is not an authority: three digits, or WAL, SCO, NIR, NUK")


ALSO = {"PLACE": frozenset(c.code for c in PLACEMENT_TYPES)}
"""Codes of years before 2022/23 that an episode still open may carry."""
SPECIAL: dict[str, Callable[[str], Read]] = {
    "UPN": _upn, "HOME_POST": _postcode, "PL_POST": _postcode, "URN": _urn, "SW_ID": _worker, "SDQ_SCORE": _score,
    "LA_PERM": _authority, "DATE_PERM": _part_of_a_day,
}  # fmt: skip


def _readers() -> dict[tuple[str, str], Callable[[str, date], Read]]:
    made: dict[tuple[str, str], Callable[[str, date], Read]] = {}
    for table in TABLES:
        for column in table.submitted:
            if column.name == "CHILD":
                continue
            if column.name in SPECIAL:
                made[table.name, column.name] = whatever_the_year(SPECIAL[column.name])
            elif column.codes is not None:
                allowed = frozenset(c.code for c in column.codes.codes) | ALSO.get(column.name, frozenset())
                made[table.name, column.name] = whatever_the_year(one_of(column.title.lower(), allowed))
            else:
                made[table.name, column.name] = day_reader(column.name not in MAY_LIE_AHEAD)
    return made


READERS = _readers()
"""Table and column to what reads its cells, given the text and the last day of the year.

A code of another year than the return's is read all the same: what it means is known, and a check says that it is not
of this year.
"""
