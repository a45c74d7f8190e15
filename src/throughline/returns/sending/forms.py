"""Having a return written, and freezing it."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.returns.return_set import year_words
from throughline.web.forms import Form


class BuildForm(Form):
    """Which year."""

    year = forms.TypedChoiceField(label="Year of the return", coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("year", [(y, year_words(y)) for y in years])


class FreezeForm(Form):
    """Said by whoever sends it."""

    sure = forms.BooleanField(
        label="I have looked at these files, and they are what we send",
        error_messages={"required": "Say that you have looked at the files"},
    )
    words = forms.CharField(
        label="A remark", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the files. Leave out names.",
    )  # fmt: skip


class AllTheSameForm(FreezeForm):
    """Where something is not as it should be: why it is sent all the same."""

    words = forms.CharField(
        label="Why is it sent all the same?", min_length=15, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the files. Leave out names.",
        error_messages={"required": "Say why it is sent all the same", "min_length": "Say it so that somebody can follow it later"},
    )  # fmt: skip
