"""Forms about people who work here."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.services import clock
from throughline.web.dayfields import DayField
from throughline.web.forms import Form

TEAM_KINDS = {"area": "Works with families", "service": "Several teams together", "front_door": "Front door", "out_of_hours": "Out of hours",
              "fostering": "Fostering", "support": "Business support", "protection": "Multi-agency child protection"}  # fmt: skip


class DetailsForm(Form):
    """Who somebody is."""

    name = forms.CharField(label="Name", max_length=160, error_messages={"required": "Give the worker’s name"})
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", required=False, help_text="For the morning’s message, which names nobody.")
    swe_number = forms.RegexField(r"^[Ss][Ww]\d{1,9}$", label="Social Work England number", required=False, help_text="For example SW12345.",
                                  error_messages={"invalid": "Write SW and the figures, for example SW12345"})  # fmt: skip
    qualified = forms.BooleanField(label="Qualified social worker", required=False)

    def clean_swe_number(self) -> str:
        return str(self.cleaned_data["swe_number"]).upper()


class PostForm(Form):
    """A post: team, role, since when."""

    team = forms.TypedChoiceField(label="Team", coerce=int, error_messages={"required": "Choose a team"})
    role = forms.ChoiceField(label="Role", error_messages={"required": "Choose a role"})
    title = forms.CharField(label="What the post is called, if not as the role", max_length=120, required=False)
    began_on = DayField(label="Since")

    def __init__(self, *args: Any, teams: list[Any], roles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("team", [("", "Choose"), *((t.pk, t.name) for t in teams)])
        self.offer("role", [("", "Choose"), *roles])
        self.fields["began_on"].initial = clock.today()


class AddForm(DetailsForm, PostForm):
    """Somebody new."""

    username = forms.CharField(label="Username", max_length=60, help_text="Letters, figures, dots and hyphens, for example ana.bell.",
                               error_messages={"required": "Give a username"})  # fmt: skip
    field_order = ("name", "username", "phone", "email", "swe_number", "qualified", "team", "role", "title", "began_on")


class UsernameForm(Form):
    """A username for somebody who does not sign in yet."""

    username = forms.CharField(label="Username", max_length=60, error_messages={"required": "Give a username"})


class EndForm(Form):
    """The first day without the post."""

    on = DayField(label="First day without it")


class LeaveForm(Form):
    """The first day not at work here."""

    on = DayField(label="First day not at work here", latest=clock.today)


class ConnectForm(Form):
    """Under which number a provider knows somebody."""

    subject = forms.CharField(label="Number there (“sub” or object id)", max_length=190, required=False)


class TeamForm(Form):
    """A team."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Give the team’s name"})
    kind = forms.ChoiceField(label="What it is for", choices=list(TEAM_KINDS.items()))
    parent = forms.TypedChoiceField(label="Part of", coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, teams: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("parent", [("", "Nothing larger"), *((t.pk, t.name) for t in teams)])
