"""The forms of family time."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.engines.recording.forms import RecordForm, field_for
from throughline.practice.family_time import events
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form


class ArrangeForm(Form):
    """Who, how often, how long, under which conditions; and the first time, from which the others are booked."""

    first_on = DayField(label="When is the first time?")
    time = ClockTimeField(label="At what time?", required=False)
    where = forms.CharField(label="Where?", max_length=160, required=False)

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        first = {fact.name: made for fact in events.arrangement_began.facts if (made := field_for(fact)) is not None}
        self.fields = {**first, **self.fields}
        self.fields["times"].label = "How often in four weeks?"
        self.fields["with_whom"].label = "With whom?"

    def clean_first_on(self) -> Any:
        """Times are booked from today on; what was before is recorded as it happened."""
        on = self.cleaned_data["first_on"]
        if on < self.today:
            raise forms.ValidationError("This day has gone. Give the next day on which they meet.")
        return on

    def facts(self) -> dict[str, Any]:
        """What the order or the agreement says."""
        names = {fact.name for fact in events.arrangement_began.facts}
        return {k: v for k, v in self.cleaned_data.items() if k in names and v not in (None, "")}


class BookForm(Form):
    """From which day the next times are booked."""

    first_on = DayField(label="From which day?")
    time = ClockTimeField(label="At what time?", required=False)
    where = forms.CharField(label="Where?", max_length=160, required=False)

    clean_first_on = ArrangeForm.clean_first_on

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today


class HeldForm(RecordForm):
    """How it was."""

    on = DayField(label="When was it?")
    reveals = {"concern": {"yes": ["worry"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(events.session_held, *args, **kwargs)
        del self.fields["at"]
        self.fields["worry"].required = True
        self.fields["worry"].error_messages["required"] = "Write what is worrying"


class CancelForm(Form):
    """Why, by whose authority, and when instead."""

    instead_on = DayField(label="On which other day?", required=False)

    def __init__(self, *args: Any, authorisers: list[tuple[str, str]], ordered: bool, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        made = {fact.name: field_for(fact) for fact in events.session_cancelled.facts}
        self.fields = {"why": made["why"], "instead_on": self.fields["instead_on"]}
        if ordered:
            self.fields["authoriser"] = forms.ChoiceField(
                choices=[("", "Choose"), *authorisers], label="Which manager authorises it?", required=False
            )
            self.fields["court_told"] = made["court_told"]
            self.fields["court_told"].label = "Have the court or the lawyers been told?"
            self.fields["without"] = forms.CharField(
                label="If there is no other day, or nobody was told: why?", max_length=300, required=False,
                help_text="It is counted, and the manager who authorised it is told.",
            )  # fmt: skip

    def clean_instead_on(self) -> Any:
        """Another day is still to come."""
        on = self.cleaned_data["instead_on"]
        if on is not None and on < self.today:
            raise forms.ValidationError("This day has gone. Name one that is still to come.")
        return on

    def facts(self) -> dict[str, Any]:
        """The facts as the ledger takes them."""
        given = {k: v for k, v in self.cleaned_data.items() if v not in (None, "")}
        if "authoriser" in given:
            given["authoriser"] = int(given["authoriser"])
        return given


class RosterForm(Form):
    """How many hours a week somebody is there."""

    worker = forms.ChoiceField(label="Who?")
    hours = forms.IntegerField(label="Hours a week", min_value=0, max_value=60, help_text="0 takes them off the rota.")

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("worker", [("", "Choose"), *workers])
