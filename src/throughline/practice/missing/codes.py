"""Codes of the national return (SSDA903) that this area speaks in."""

from throughline.base.codes import Code, CodeList

KINDS = CodeList(
    "MISSING",
    [
        Code("M", "Missing: nobody knew where the child was", first_year=2015, status="start year to verify"),
        Code("A", "Away without leave: it was known where the child was", first_year=2015, status="start year to verify"),
    ],
    "Missing or away",
)
"""Whether anybody knew where the child was."""
