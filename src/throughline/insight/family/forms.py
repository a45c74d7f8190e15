"""Forms about people and how they belong together."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.base.identifiers import check_nhs_number, check_postcode, check_upn
from throughline.record.people.codes import RELATIONSHIPS, SEX
from throughline.services import clock
from throughline.web.dayfields import DayField
from throughline.web.forms import Form, Segmented

WHO = {"child": "A child or young person", "unborn": "A child not yet born", "adult": "An adult"}
TIES = [("", "Choose"), *((code, words[0]) for code, words in RELATIONSHIPS.items())]
YES_NO = [("yes", "Yes"), ("no", "No")]


def checked(check: Any) -> Any:
    """A check of the base floor as one of a form's."""

    def validate(text: str) -> None:
        try:
            check(text)
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    return validate


class PersonForm(Form):
    """Who somebody is, as far as it is known. Nothing but the kind is needed; a name or a day finds who is alike."""

    who = forms.ChoiceField(
        label="Who is it?",
        choices=list(WHO.items()),
        widget=Segmented(stack=True),
        error_messages={"required": "Say whether it is a child or an adult"},
    )
    given = forms.CharField(label="First names", max_length=120, required=False)
    family = forms.CharField(label="Family name", max_length=120, required=False)
    known_as = forms.CharField(label="Known as, if it is another name", max_length=120, required=False)
    former_name = forms.CharField(label="A name used before", max_length=120, required=False)
    born_on = DayField(label="Born on, if it is known", required=False, latest=clock.today)
    expected_on = DayField(label="Expected on", required=False)
    sex = forms.ChoiceField(label="Sex", choices=[("", "Not asked yet"), *SEX.items()], required=False)
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    address = forms.CharField(label="Address, first line and town", max_length=300, required=False)
    postcode = forms.CharField(label="Postcode", max_length=9, required=False, validators=[checked(check_postcode)])
    nhs = forms.CharField(label="NHS number", max_length=14, required=False, validators=[checked(check_nhs_number)])
    upn = forms.CharField(label="Unique pupil number", max_length=16, required=False, validators=[checked(check_upn)])
    reveals = {"who": {"unborn": ["expected_on"], "child": ["upn"]}}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("who") == "unborn":
            if data.get("born_on"):
                self.add_error(
                    "born_on", "A child not yet born has no day of birth. Choose “a child”, or take the day out"
                )
        elif data.get("who") and not (data.get("given") or data.get("family") or data.get("known_as")):
            self.add_error("given", "Write at least one name, or what people call them")
        return data

    def facts(self) -> dict[str, Any]:
        """What was typed, as `register` takes it."""
        data = self.cleaned_data
        return {
            "kind": "adult" if data["who"] == "adult" else "child",
            **{n: data.get(n) or None for n in ("born_on", "expected_on")},
            **{n: data.get(n, "") for n in ("given", "family", "known_as", "former_name", "sex", "phone", "address")},
            "postcode": check_postcode(data["postcode"]) if data.get("postcode") else "",
            "identifiers": {
                "nhs": check_nhs_number(data["nhs"]) if data.get("nhs") else "",
                "upn": check_upn(data["upn"]) if data.get("upn") else "",
            },
        }


class TieForm(Form):
    """What somebody is to a child."""

    tie = forms.ChoiceField(
        label="What are they to this child?",
        choices=TIES,
        error_messages={"required": "Choose what they are to this child"},
    )
    parental_responsibility = forms.ChoiceField(
        label="Do they have parental responsibility?", choices=YES_NO, widget=Segmented, required=False
    )
    lives_together = forms.ChoiceField(label="Do they live together?", choices=YES_NO, widget=Segmented, required=False)

    since = DayField(label="Since when, if not from birth", required=False, latest=clock.today)

    def tied(self) -> dict[str, Any]:
        """What was typed, as `relate` takes it."""
        data = self.cleaned_data
        return {
            "kind": data["tie"],
            "since": data.get("since"),
            "parental_responsibility": data.get("parental_responsibility") or None,
            "lives_together": data.get("lives_together") or None,
        }


class RelativeForm(PersonForm, TieForm):
    """Somebody of a child's family who is not on the record yet."""

    field_order = ("tie", "who", "given", "family", "known_as", "former_name", "born_on", "sex", "parental_responsibility",
                   "lives_together", "since", "phone", "address", "postcode", "nhs")  # fmt: skip


class EndTieForm(Form):
    """When a tie ended."""

    on = DayField(label="Since when is that over?", latest=clock.today)
