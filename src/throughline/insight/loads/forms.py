"""The forms of capacity and supervision, and of what if."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from throughline.web.dayfields import DayField
from throughline.web.forms import Form

Pairs = Sequence[tuple[str, str]]


class CapacityForm(Form):
    """How much of a week somebody works, whether newly qualified, and who supervises them."""

    percent = forms.IntegerField(
        label="Percent of a full week",
        min_value=1,
        max_value=100,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    newly_qualified_until = DayField(label="Newly qualified until, if they are", required=False)
    supervisor = forms.ChoiceField(label="Who supervises them", required=False)
    on = DayField(label="From")

    def __init__(self, *args: Any, supervisors: Pairs, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("supervisor", [("", "The manager of the team"), *supervisors])
        self.fields["on"].initial = today
        self.fields["on"].latest = today


class WhatIfForm(Form):
    """Whom to move, and where to. Nothing is changed."""

    to = forms.ChoiceField(label="The children go to", required=False)
    take = forms.MultipleChoiceField(label="Which children", widget=forms.CheckboxSelectMultiple, required=False)
    team = forms.ChoiceField(label="Or: the worker goes to the team", required=False)
    along = forms.BooleanField(label="and takes the children along", required=False)

    def __init__(self, *args: Any, workers: Pairs, children: Pairs, teams: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("to", [("", "Choose"), *workers])
        self.offer("take", children)
        self.offer("team", [("", "Choose"), *teams])
