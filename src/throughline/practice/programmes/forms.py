"""The forms of centres and programmes; most are made from what is declared to happen."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.engines.recording.forms import RecordForm
from throughline.practice.programmes.codes import GROUPS, WHO
from throughline.record.ledger.types import EventType
from throughline.web.dayfields import DayField
from throughline.web.forms import Form

PEOPLE = [(code, words[0].upper() + words[1:]) for code, words in WHO.items()]


class FactsForm(RecordForm):
    """What is known of one event, without the hour; without the day too where it is today."""

    def __init__(self, declared: EventType, *args: Any, dated: str = "", **kwargs: Any) -> None:
        super().__init__(declared, *args, workers=[], **kwargs)
        del self.fields["at"]
        if dated:
            self.fields["on"].label = dated
            self._bound_fields_cache.pop("on", None)  # type: ignore[attr-defined]  # it was made with the old label
        else:
            del self.fields["on"]
            self.clean_on = None  # type: ignore[method-assign,assignment]


class CentreForm(Form):
    """A new centre."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Say how it is called"})
    area = forms.CharField(label="Part of the borough", max_length=120, required=False)


class TargetForm(Form):
    """For whom a programme is."""

    group = forms.ChoiceField(label="For whom is it?", choices=list(GROUPS.items()), widget=forms.RadioSelect, error_messages={"required": "Say for whom"})
    why = forms.CharField(label="Why these families?", max_length=300, required=False)


class SessionForm(Form):
    """A session, and which families came."""

    on = DayField(label="When was it?")
    came = forms.MultipleChoiceField(label="Who came?", required=False, widget=forms.CheckboxSelectMultiple, help_text="Families registered with the centre.")
    who = forms.ChoiceField(label="Who of the family?", choices=PEOPLE, initial="mother")
    others = forms.IntegerField(label="How many more came, who are not registered?", min_value=0, max_value=500, initial=0)

    def __init__(self, *args: Any, listed: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("came", listed)
        if not listed:
            del self.fields["came"], self.fields["who"]


class RegisterForm(Form):
    """A family registers with a centre."""

    centre = forms.ChoiceField(label="With which centre?")
    area = forms.ChoiceField(label="In which area do they live?", required=False)
    groups = forms.MultipleChoiceField(label="What does the family say of itself?", choices=list(GROUPS.items()), required=False,
                                       widget=forms.CheckboxSelectMultiple)  # fmt: skip

    def __init__(self, *args: Any, centres: list[tuple[str, str]], areas: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("centre", centres)
        self.offer("area", [("", "Not known yet"), *((a, a) for a in areas)])


class CourseForm(Form):
    """Somebody begins a course."""

    programme = forms.ChoiceField(label="Which course?")
    who = forms.ChoiceField(label="Who takes part?", choices=PEOPLE)
    before = forms.IntegerField(label="Measured before", required=False, min_value=0, max_value=1000)
    group = forms.ChoiceField(label="Which group, if one fits", choices=[("", "None"), *GROUPS.items()], required=False)

    def __init__(self, *args: Any, programmes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("programme", programmes)
