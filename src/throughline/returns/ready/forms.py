"""Narrowing down the findings of a return, and explaining one."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.returns.ready.queries import EXPLAINED, GONE, NEW
from throughline.web.forms import Form


class FilterForm(Form):
    """Which findings to show."""

    team = forms.ChoiceField(label="Team", required=False)
    rule = forms.ChoiceField(label="Rule", required=False)
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[
            ("", "to be mended"),
            (NEW, "new since yesterday"),
            (GONE, "mended since yesterday"),
            (EXPLAINED, "explained"),
        ],
    )

    def __init__(self, *args: Any, teams: list[tuple[str, str]], rules: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("team", [("", "all"), *teams])
        self.offer("rule", [("", "all"), *((r, r) for r in rules)])


class ExplainForm(Form):
    """Why it is right all the same."""

    words = forms.CharField(
        label="Why it is right all the same", widget=forms.Textarea(attrs={"rows": 4}), max_length=500, min_length=15,
        help_text="As somebody outside the authority would need to read it. Leave out names.",
        error_messages={"min_length": "Say it so that somebody outside the authority can follow"},
    )  # fmt: skip
