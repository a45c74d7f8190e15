"""The forms of the Help page: who leads, a step, an end."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.engines.ceilings.forms import over_reason
from throughline.practice.family_help.actions import Led
from throughline.practice.family_help.codes import AUTHORS, ENDED, LEVELS
from throughline.web.forms import Form

NOBODY = [("", "Nobody yet")]


class LeadForm(Form):
    """Who leads the help."""

    author = forms.ChoiceField(label="Which service leads?", choices=list(AUTHORS.items()))
    name = forms.CharField(label="Who leads, where it is not one of us?", max_length=120, required=False,
                           help_text="For example: Sam Oakes, school nurse. Leave it empty where one of us leads.")  # fmt: skip
    agency = forms.CharField(label="Of", max_length=120, required=False)
    phone = forms.CharField(label="How to reach them", max_length=60, required=False)
    worker = forms.ChoiceField(label="Who of us leads, or supports whoever leads?", required=False)
    over_reason = over_reason()

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("worker", [*NOBODY, *workers])

    def led(self) -> Led:
        """As the action takes it."""
        given = self.cleaned_data
        worker = int(given["worker"]) if given.get("worker") else None
        return Led(given["author"], given["agency"], given["name"], given["phone"], worker, given["over_reason"])


class BeginForm(LeadForm):
    """Beginning help, for brothers and sisters at once."""

    level = forms.ChoiceField(label="How does it begin?", widget=forms.RadioSelect, choices=[
        ("pre_caf", "With a first look (pre-CAF): is help needed, and whose?"), ("early_help", "As early help: an assessment follows"),
        ("child_in_need", "As a child in need")], error_messages={"required": "Say how it begins"})  # fmt: skip
    children = forms.MultipleChoiceField(label="For whom besides?", required=False, widget=forms.CheckboxSelectMultiple)
    why = forms.CharField(label="Why now?", max_length=300, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Say why"})

    field_order = ["level", "children", "why", "author", "name", "agency", "phone", "worker", "over_reason"]

    def __init__(self, *args: Any, children: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("children", children)
        if not children:
            del self.fields["children"]


class TogetherForm(Form):
    """For which of the brothers and sisters besides."""

    children = forms.MultipleChoiceField(label="For whom besides?", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, children: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("children", children)
        if not children:
            del self.fields["children"]


class StepForm(TogetherForm):
    """A step up or down."""

    level = forms.ChoiceField(label="To which level?", widget=forms.RadioSelect, error_messages={"required": "Say to which level"})
    why = forms.CharField(label="Why?", max_length=300, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Say why"})
    to = forms.ChoiceField(label="Who takes the family over?", help_text="They accept it, or give it back with a reason. Yourself: it is done at once.")
    over_reason = over_reason("Why, if you take it over yourself and that is more than the ceiling?")

    def __init__(self, *args: Any, now: str, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("level", [(k, v) for k, v in LEVELS.items() if k not in (now, "pre_caf")])
        self.offer("to", workers)


class JoinForm(Form):
    """Somebody who takes part in the help that is open."""

    name = forms.CharField(label="Who?", max_length=120, error_messages={"required": "Say who"})
    agency = forms.CharField(label="Of", max_length=120, required=False)
    phone = forms.CharField(label="How to reach them", max_length=60, required=False)
    does = forms.CharField(label="What do they do?", max_length=160, required=False)


class EndForm(TogetherForm):
    """The end of the help."""

    outcome = forms.ChoiceField(label="How does it end?", choices=[(k, v[0].upper() + v[1:]) for k, v in ENDED.items()], widget=forms.RadioSelect,
                                error_messages={"required": "Say how it ends"})  # fmt: skip
    words = forms.CharField(label="What was achieved, and what is still open?", widget=forms.Textarea(attrs={"rows": 4}), max_length=8000,
                            error_messages={"required": "Say what was achieved, and what is still open"})  # fmt: skip
    early = forms.CharField(label="Why does it end before its least oversight?", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, overseen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not overseen:
            del self.fields["early"]


class InviteForm(Form):
    """A partner who writes the assessment."""

    name = forms.CharField(label="Who writes it?", max_length=120, error_messages={"required": "Say who"})
    agency = forms.CharField(label="Of", max_length=120, required=False)
    email = forms.EmailField(label="E-mail", error_messages={"required": "They are invited by e-mail", "invalid": "This is not an e-mail address"})
