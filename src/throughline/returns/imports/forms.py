"""Sending files, and narrowing down what was put aside."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from throughline.base.calendar import statutory_year
from throughline.returns.imports.page import KINDS
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, year_words
from throughline.web.forms import Form

LARGEST_BY_BROWSER = 60 * 1024 * 1024
"""A return of some thousand children. A larger one is imported by command, which has no browser waiting for it."""


class SeveralFiles(forms.ClearableFileInput):
    """A choice of several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Every file that was chosen."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in chosen or [None]]


class SendForm(Form):
    """The files of one return and the year they are of."""

    sent = FilesField(
        label="The files", help_text="SSDA903: the CSV files, the XML, or a zip of them; names.csv may come with them. The children in need census: its XML.",
        error_messages={"required": "Choose the files"},
    )  # fmt: skip
    year = forms.TypedChoiceField(label="Year of the return", coerce=int)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(LAST_YEAR, FIRST_YEAR - 1, -1)
        self.offer("year", [(y, year_words(y)) for y in years])
        self.fields["year"].initial = min(max(statutory_year(today) - 1, FIRST_YEAR), LAST_YEAR)

    def clean_sent(self) -> list[Any]:
        """All of them, if they are not too much for a browser to wait for."""
        chosen: list[Any] = self.cleaned_data["sent"]
        if sum(f.size for f in chosen) > LARGEST_BY_BROWSER:
            raise forms.ValidationError("This is more than the browser can wait for. Ask your administrator to import it by command.")
        return chosen


class FilterForm(Form):
    """Which of the things put aside to show."""

    kind = forms.ChoiceField(label="Kind", required=False)
    reason = forms.ChoiceField(label="Reason", required=False)
    table = forms.ChoiceField(label="Table", required=False)
    child = forms.CharField(label="Child’s number", required=False, max_length=40)

    def __init__(self, *args: Any, summary: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", "all")]
        self.offer("kind", every + list(KINDS.items()))
        self.offer("reason", every + sorted(summary.get("reasons", {}).items(), key=lambda r: r[1]))
        self.offer("table", every + [(t, t) for t in sorted(summary.get("files", {}))])
