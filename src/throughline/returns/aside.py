"""What an import puts aside, and why: the reasons, in words for the person who sent the file."""

from __future__ import annotations

from dataclasses import dataclass

CELL, ROW, NOTE = "cell", "row", "note"

REASONS = {
    "unknown_code": "Not one of the codes",
    "impossible_date": "Not a day",
    "after_the_year": "After the end of the year",
    "before_its_start": "Before it began",
    "bad_upn": "Not a unique pupil number",
    "bad_postcode": "Not a postcode",
    "bad_urn": "Not a registration number",
    "bad_worker_number": "Not a social worker’s number",
    "bad_score": "Not a score from 0 to 40",
    "bad_authority": "Not an authority",
    "differs": "Differs from the header",
    "end_not_known": "The day it ended is not known",
    "goes_on": "The episode before it goes on",
    "bad_count": "Not a number of plans",
    "no_category": "No category that can be read",
    "same_pupil": "Another child has this pupil number",
    "no_child": "The child cannot be read",
    "no_start": "The start date cannot be read",
    "overlaps": "Overlaps an earlier start",
    "twice": "There twice",
    "custodian": "For the custodian",
    "check_letter": "Check letter does not fit",
    "before_birth": "Before the child was born",
    "same_day": "Began and ended on the same day",
    "no_end": "No end, but the next one begins",
    "not_carried_forward": "Open last year, not in this return",
    "corrected_since": "Corrected by hand since",
    "column_left_out": "Column left out",
    "file": "About the file",
}
"""Code to words, as the report and its summary name them."""


@dataclass(frozen=True, slots=True)
class Aside:
    """One cell, row or note with its place in the files. `line` counts as in the file, the heading being 1."""

    kind: str
    reason: str
    words: str
    table: str = ""
    line: int | None = None
    column: str = ""
    child: str = ""
    value: str = ""
