"""The forms of the directory."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.practice.directory.codes import ANSWERS, GRADES, KINDS, SECTORS, WHY_NOT
from throughline.services import clock
from throughline.web.dayfields import DayField
from throughline.web.forms import Form

CHOOSE = [("", "Choose")]
AREA = forms.Textarea(attrs={"rows": 4})


class LookForm(Form):
    """What somebody looks for."""

    said = forms.CharField(label="Words", max_length=80, required=False)
    kind = forms.ChoiceField(label="Kind of help", choices=[("", "Any"), *KINDS.items()], required=False)
    sector = forms.ChoiceField(label="Sector", choices=[("", "Any"), *((k, v.capitalize()) for k, v in SECTORS.items())], required=False)
    area = forms.CharField(label="Where", max_length=80, required=False)


class ServiceForm(Form):
    """A service."""

    name = forms.CharField(label="Name of the service", max_length=200)
    provider = forms.CharField(label="Who runs it, where it has another name?", max_length=120, required=False)
    kind = forms.ChoiceField(label="Kind of help", choices=[*CHOOSE, *KINDS.items()])
    sector = forms.ChoiceField(label="Sector", choices=[*CHOOSE, *((k, v.capitalize()) for k, v in SECTORS.items())])
    eligibility = forms.CharField(label="For whom", max_length=200, required=False)
    area = forms.CharField(label="Where", max_length=120, required=False)
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", max_length=120, required=False)
    places = forms.IntegerField(label="Places", min_value=0, max_value=100_000, required=False)
    waiting_weeks = forms.IntegerField(label="Waiting time now, in weeks", min_value=0, max_value=200, required=False)
    urn = forms.IntegerField(label="Unique reference number, where it is inspected", min_value=1, max_value=2**31 - 1, required=False)
    words = forms.CharField(label="What it does", widget=AREA, max_length=4000, required=False)


class InspectionForm(Form):
    """An inspection, and who sees to what is to improve."""

    on = DayField(label="Which day?", latest=clock.today)
    grade = forms.ChoiceField(label="Grade", choices=[*CHOOSE, *((k, v[0].upper() + v[1:]) for k, v in GRADES.items())])
    by_whom = forms.CharField(label="By whom?", max_length=80, required=False)
    weaknesses = forms.CharField(label="What is to improve", max_length=300, required=False)
    owner = forms.ChoiceField(label="Who sees to it?", required=False)
    by_on = DayField(label="By when?", required=False)

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("owner", [*CHOOSE, *workers])


class PointForm(Form):
    """Whom a family is pointed to, and what the service needs to know."""

    service = forms.ChoiceField(label="Which service?")
    about = forms.CharField(label="What it is about", max_length=200, required=False)
    words = forms.CharField(label="What the service needs to know", widget=AREA, max_length=4000)
    agreed = forms.ChoiceField(label="Does the family agree that this is passed on?", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect)

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("service", [*CHOOSE, *services])

    def clean_agreed(self) -> str:
        """Nothing of a family goes to a service without their agreement."""
        if self.cleaned_data["agreed"] != "yes":
            raise forms.ValidationError("Without their agreement nothing is passed on. Give the family the service’s telephone number instead")
        return "yes"


class AnswerForm(Form):
    """What the service says."""

    said = forms.ChoiceField(label="What has become of it?", choices=[(k, v[0].upper() + v[1:]) for k, v in ANSWERS.items()], widget=forms.RadioSelect)
    why = forms.ChoiceField(label="Why was it not taken up?", choices=[*CHOOSE, *((k, v[0].upper() + v[1:]) for k, v in WHY_NOT.items())])
    said_by = forms.CharField(label="Who said so?", max_length=120, required=False)
    words = forms.CharField(label="In their words", max_length=300, required=False)
    reveals = {"said": {"not_taken_up": ["why"]}}
