"""The forms of courts and the law that ask more than their event does."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from throughline.engines.recording.forms import RecordForm, field_for
from throughline.practice.legal import events
from throughline.practice.legal.codes import DECISIONS
from throughline.web.forms import Form

WHY_BELOW = "If the scheme of delegation asks for a higher grade than yours: why can it not wait?"
BELOW_HINT = "It is counted, and somebody of the grade confirms it next."


def _why_below() -> forms.CharField:
    return forms.CharField(label=WHY_BELOW, max_length=300, required=False, help_text=BELOW_HINT)


def _long(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 4}))


class DecisionForm(Form):
    """A decision at its grade."""

    reveals = {"kind": {"entry": ["alternatives", "family_options", "threshold"]}}
    kind = forms.ChoiceField(label="What is decided?", choices=[("", "Choose"), *DECISIONS.items()])
    outcome = field_for(events.decision_taken.fact("outcome"))
    words = forms.CharField(label="Why?", max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}))
    alternatives = _long("What was tried before, and what came of it?")
    family_options = _long("Who in the family and among friends was asked?")
    threshold = _long("Why is the threshold reached?")
    why_below = _why_below()


class PlanningForm(RecordForm):
    """The legal planning meeting."""

    def __init__(self, *args: Any, recommended_on: date | None = None, **kwargs: Any) -> None:
        super().__init__(events.threshold_discussed, *args, **kwargs)
        self.fields["recommended_on"].initial = recommended_on
        for name in ("at", "decided_by", "grade", "below_grade", "why_below"):
            del self.fields[name]
        self.fields["why_below"] = _why_below()


class IssueForm(Form):
    """The application to the court."""

    reveals = {"emergency": {"yes": ["why_emergency"]}}
    kind = field_for(events.application_issued.fact("kind"))
    case_number = forms.CharField(label="Case number, if there is one yet", max_length=40, required=False)
    emergency = field_for(events.application_issued.fact("emergency"))
    why_emergency = forms.CharField(label="Why could it not wait for the panel and the checklist?", max_length=300)


class SectionTwentyForm(RecordForm):
    """Care by agreement, authorised."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(events.section_20_authorised, *args, **kwargs)
        for name in ("on", "at", "authorised_by", "grade"):
            del self.fields[name]
        for field in self.fields.values():
            field.required = False  # what is missing is said together, and why it matters

    clean_on = None  # type: ignore[assignment]


class ConfirmForm(Form):
    """What somebody of the grade says of a decision taken below it."""

    answer = field_for(events.decision_confirmed.fact("answer"))
    words = forms.CharField(label="Why?", max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}), required=False)


class DriftForm(Form):
    """The answer to a question of drift."""

    words = forms.CharField(label="What is done now, and by when?", max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}))
