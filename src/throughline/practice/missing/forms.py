"""The forms of a return visit, of its evaluation, and of closing the follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from throughline.engines.recording.forms import RecordForm
from throughline.practice.missing import events
from throughline.web.dayfields import DayField
from throughline.web.forms import Form


class VisitForm(RecordForm):
    """The visit after a child came back."""

    on = DayField(label="When was the visit made or offered?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(events.return_interview, *args, **kwargs)
        self.fields["visitor"].label = "Who made it, if not you?"
        self.fields["visitor"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("outcome") == "held":
            for name, words in (
                ("alone", "Say whether they were seen alone"),
                ("reasons", "Write why they went, or that they did not say"),
                ("harm", "Write what happened to them, or could have"),
                ("actions", "Write what is to be done"),
            ):
                if not data.get(name):
                    self.add_error(name, words)
        return data


class EvaluationForm(RecordForm):
    """What somebody other than the visitor says of the visit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(events.return_evaluated, *args, **kwargs)
        for name in ("on", "at", "evaluator"):
            del self.fields[name]

    clean_on = None  # type: ignore[assignment]


class CloseForm(Form):
    """Ending the follow-up; a reason where something is still owed."""

    reason = forms.CharField(label="Why is it closed without that?", max_length=200, required=False)


class ReportForm(Form):
    """For which meeting of the board it is filed, and what the board is asked to do."""

    meeting = forms.ChoiceField(label="For which meeting of the board?", required=False)

    words = forms.CharField(
        label="What the board is asked to do", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )

    def __init__(self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("meeting", [*meetings, ("", "Given outside a meeting")])
        self.fields["meeting"].initial = meetings[0][0] if meetings else ""
