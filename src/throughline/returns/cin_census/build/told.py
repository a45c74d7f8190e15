"""One child of the census: elements nested as they are in the document, each a name with a value, and what stays empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Cells = dict[str, Any]
"""Element to value: a day, a code, a whole number, True or False. None is not written."""


@dataclass(frozen=True)
class Empty:
    """Something that the census asks and the record does not tell."""

    element: str
    """The element, or the group of elements, as the census names it."""
    child: str
    day: str
    """The day that tells it from the child's others; blank for what is said of the child."""
    words: str


@dataclass
class Assessed:
    """An assessment with its factors."""

    cells: Cells
    factors: list[str] = field(default_factory=list)


@dataclass
class Protected:
    """A child protection plan with the days of its reviews."""

    cells: Cells
    reviews: list[date] = field(default_factory=list)


@dataclass
class Details:
    """One referral episode (`CINdetails`) with the work in it."""

    cells: Cells
    assessments: list[Assessed] = field(default_factory=list)
    plans: list[Cells] = field(default_factory=list)
    enquiries: list[Cells] = field(default_factory=list)
    protection: list[Protected] = field(default_factory=list)
    pre_proceedings: list[Cells] = field(default_factory=list)


@dataclass
class Told:
    """One child of the census."""

    subject: int
    number: str
    identifiers: Cells
    ethnicity: str | None
    disabilities: list[str]
    details: list[Details]
    empty: list[Empty]

    def counts(self) -> Cells:
        """How many of each group."""
        of = self.details
        return {
            "Child": 1, "CINdetails": len(of), "Assessments": sum(len(d.assessments) for d in of), "CINPlanDates": sum(len(d.plans) for d in of),
            "Section47": sum(len(d.enquiries) for d in of), "ChildProtectionPlans": sum(len(d.protection) for d in of),
            "PreProceedingsandFGDM": sum(len(d.pre_proceedings) for d in of),
        }  # fmt: skip
