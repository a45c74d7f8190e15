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
        self.fields["year"].choices = [(y, year_words(y)) for y in years]  # type: ignore[attr-defined]


class FreezeForm(Form):
    """Said by whoever sends it. Where something is not as it should be, why it is sent all the same."""

    sure = forms.BooleanField(
        label="I have looked at these files, and they are what we send",
        error_messages={"required": "Say that you have looked at the files"},
    )
    words = forms.CharField(
        label="A remark", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the files. Leave out names.",
    )  # fmt: skip

    def __init__(self, *args: Any, all_met: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not all_met:
            words = self.fields["words"]
            words.label, words.required = "Why is it sent all the same?", True
            words.error_messages["required"] = "Say why it is sent all the same"

    def clean_words(self) -> str:
        """A reason that somebody can follow later."""
        said: str = self.cleaned_data["words"].strip()
        if self.fields["words"].required and len(said) < 15:
            raise forms.ValidationError("Say it so that somebody can follow it later")
        return said
