"""A person as the first cell of a row."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.calendar import age_on
from throughline.web.sheets import Cell, head


def person_cell(person: Any, today: date) -> Cell:
    """Somebody with their age, going to the record."""
    age = f", {age_on(person.born_on, today)}" if person.born_on else ""
    return head(f"{person}{age}", reverse("child.page", kwargs={"subject": person.subject.uuid}))
