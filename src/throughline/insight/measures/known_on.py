"""The question "as known on which day?"."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from throughline.engines.measures.windows import first_of, last_of, months_back
from throughline.web.dayfields import DayField
from throughline.web.days import month_words
from throughline.web.forms import Form


class KnownOnForm(Form):
    """Which month, and as known on which day."""

    month = forms.ChoiceField(label="Month")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("month", [
            (m.isoformat(), month_words(m)) for m in reversed(months_back(first_of(today), 36))
        ])
        self.fields["day"] = DayField(label="As known on", latest=today, error_messages={"required": "Enter the day"})

    def clean_month(self) -> date:
        """The first day of the month."""
        return date.fromisoformat(self.cleaned_data["month"])

    def clean(self) -> dict[str, Any]:
        """A month cannot have been known of before it began."""
        held = super().clean() or self.cleaned_data
        month, day = held.get("month"), held.get("day")
        if month and day and day < month:
            self.add_error("day", f"{month_words(month)} had not begun: choose {last_of(month):%-d %B} or later")
        return held
