"""The returns that are prepared all year round, each by declaration: how it is looked at, and how it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from throughline.returns.checking import LAST_CIN_YEAR
from throughline.returns.ready import census, making
from throughline.returns.ready.making import Look
from throughline.returns.return_set import LAST_YEAR, year_words


@dataclass(frozen=True)
class Prepared:
    """One return. `look` tries its rules on children; rules in `across` can be tried on all of them alone."""

    code: str
    title: str
    short: str
    look: Callable[..., Look]
    across: frozenset[str]
    rules_until: int
    """The last year whose rules are known. A later one is tried by them, and the page says so."""

    def words(self, year: int) -> str:
        """The return and its year."""
        return f"{self.title}, {year_words(year)}"

    def caution(self, year: int) -> str:
        """What whoever reads the findings has to know; blank for nothing."""
        return "" if year <= self.rules_until else f"by the rules of {year_words(self.rules_until)}: those of {year_words(year)} are not known here yet"


SSDA903 = Prepared("ssda903", "SSDA903, children looked after", "SSDA903", lambda *asked: making.look(*asked), making.ACROSS, LAST_YEAR)
CENSUS = Prepared("cin", "Children in need census", "the census", lambda *asked: census.look(*asked), census.ACROSS, LAST_CIN_YEAR)
EVERY = (SSDA903, CENSUS)


def of(found: Any) -> Prepared:
    """The return that a finding is about."""
    return next(p for p in EVERY if p.code == found.source)
