"""A table on a page: its words, its head, and rows of cells that may go somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from throughline.base.calendar import age_on


@dataclass(frozen=True)
class Cell:
    """One cell. `loud`: what should be seen first; `number`: set to the right."""

    words: str
    url: str = ""
    loud: bool = False
    number: bool = False
    head: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table with its caption, what stands under it, and what is said where it is empty."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    small: str = ""
    empty: str = "Nobody."
    numbers: frozenset[int] = field(default=frozenset())
    half: bool = False
    """Small enough to stand beside another."""


def child_cell(person: Any, today: Any) -> Cell:
    """A child as the first cell of a row, with the age, going to the record."""
    age = f", {age_on(person.born_on, today)}" if person.born_on else ""
    return Cell(f"{person}{age}", reverse("child.page", kwargs={"subject": person.subject.uuid}), head=True)


def number(value: int | float | str, *, loud: bool = False, url: str = "") -> Cell:
    """A number."""
    return Cell(str(value), url, loud, number=True)
