"""Lists of codes as national returns publish them, and the form of our own permanent codes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from throughline.base.calendar import statutory_year

DECLARATION_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\.[a-z0-9]+(_[a-z0-9]+)*")


def check_code(code: str) -> str:
    """The code of a declaration, if it has the form ``area.name``: lower case, figures and single underscores."""
    if not DECLARATION_CODE.fullmatch(code):
        raise ValueError(f"{code!r} is not a code: write area.name, in lower case with underscores between words")
    return code


def area_of(code: str) -> str:
    """The area part of a declaration's code."""
    return check_code(code).partition(".")[0]


@dataclass(frozen=True, slots=True)
class Code:
    """One code, what it means, and the first and last statutory year (by the year they end in) it may be used."""

    code: str
    label: str
    first_year: int | None = None
    last_year: int | None = None
    status: str = ""

    def valid_in(self, year: int) -> bool:
        """Whether it may be used in the statutory year that ends in ``year``."""
        return (self.first_year or year) <= year <= (self.last_year or year)


@dataclass(frozen=True)
class CodeList:
    """A named list of codes, in the order they are offered. A code may appear again for other years."""

    name: str
    codes: Sequence[Code]
    title: str = ""
    _by_code: dict[str, tuple[Code, ...]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        by_code: dict[str, tuple[Code, ...]] = {}
        for code in self.codes:
            for other in by_code.get(code.code, ()):
                if _overlap(code, other):
                    raise ValueError(f"{self.name}: {code.code!r} is there twice for the same years")
            by_code[code.code] = (*by_code.get(code.code, ()), code)
        object.__setattr__(self, "codes", tuple(self.codes))
        object.__setattr__(self, "_by_code", by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def label(self, code: str, year: int | None = None) -> str:
        """What a code means, in a statutory year if it has meant different things; else as last published.

        Raises ``KeyError`` for a code that is not in the list.
        """
        found = self._by_code[code]
        return next((each.label for each in found if year is not None and each.valid_in(year)), found[-1].label)

    def is_valid(self, code: str, year: int) -> bool:
        """Whether a code may be used in the statutory year that ends in ``year``."""
        return any(each.valid_in(year) for each in self._by_code.get(code, ()))

    def valid_in(self, year: int) -> tuple[Code, ...]:
        """The codes that may be used in the statutory year that ends in ``year``."""
        return tuple(code for code in self.codes if code.valid_in(year))

    def choices(self, on_day: date) -> list[tuple[str, str]]:
        """Code and label of each code that may be used for a day, for a form."""
        return [(code.code, code.label) for code in self.valid_in(statutory_year(on_day))]


def _overlap(a: Code, b: Code) -> bool:
    starts, ends = max(a.first_year or 0, b.first_year or 0), min(a.last_year or 9999, b.last_year or 9999)
    return starts <= ends
