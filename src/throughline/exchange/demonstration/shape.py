"""What the invented authority must add up to: the report's figures, and how many of each kind to make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

COUNCIL, AGENCY, KIN, PARENTS, RESIDENTIAL, ADOPTION, OTHER = (
    "council", "agency", "kin", "parents", "residential", "adoption", "other",
)  # fmt: skip

REPORT = {COUNCIL: 119, AGENCY: 54, KIN: 73, PARENTS: 38, RESIDENTIAL: 27, ADOPTION: 13, OTHER: 11}
"""Children looked after in March 2012 by where they lived (¶8): 335."""
SMALL = {COUNCIL: 15, AGENCY: 6, KIN: 8, PARENTS: 4, RESIDENTIAL: 3, ADOPTION: 2, OTHER: 2}
FAR = 23
"""Children placed more than 20 miles from home (¶95)."""
HOUSEHOLDS, PLACES = 149, 147
"""Foster households and the places they offer (¶7). They stand beside the children and are not reconciled with them."""
HISTORY_YEARS = 10

WHY_FAR = ("Protection: nobody who might harm the child is to come upon them", "Long standing: settled there, and the carers moved or live there",
           "Protection: away from those who exploited them")  # fmt: skip
"""The report's two reasons: for protection, or long standing (¶95)."""


@dataclass(frozen=True)
class Era:
    """Which codes were in use on a day, for a world that stands at some day."""

    as_at: date

    @property
    def reference_on(self) -> date:
        """The day for which figures are exact: 31 March for the report's year, else a week ago."""
        if self.as_at.year <= 2014:
            return date(self.as_at.year, 3, 31)
        return self.as_at - timedelta(days=7)

    @property
    def live_on(self) -> date:
        """The day the authority began to work here: an April three or four years ago."""
        return date(self.as_at.year - 3, 4, 1)

    def foster(self, day: date, *, kin: bool, long_term: bool) -> str:
        """The code of a foster home that began on this day."""
        if day < date(2015, 4, 1):
            return "Q1" if kin else "Q2"
        return ("U1" if long_term else "U3") if kin else ("U4" if long_term else "U6")

    def independent(self, day: date, n: int) -> str:
        """The code of a place of one's own, more or less."""
        if day >= date(2024, 4, 1):  # the return has its code from the year after registration began
            return "K3"
        return ("P2", "H5")[n % 2]

    def why_moved(self, code: str, day: date) -> str | None:
        """The reason for a move, which nobody collected before April 2015."""
        return code if day >= date(2015, 4, 1) else None

    def home_again(self, day: date, *, planned: bool) -> str:
        """The code for going home to parents."""
        if day < date(2014, 4, 1):
            return "E4"
        return "E4A" if planned else "E4B"

    def guardianship(self, day: date, *, kin: bool) -> str:
        """The code for a special guardianship order."""
        if day < date(2018, 4, 1):
            return "E43" if not kin else "E44"
        return "E45" if kin else "E46"


def counts(small: bool) -> dict[str, int]:
    """How many children of each kind to make."""
    return dict(SMALL if small else REPORT)
