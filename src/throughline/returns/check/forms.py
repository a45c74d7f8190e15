"""Sending files to be checked, and narrowing down what was found."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from throughline.base.calendar import statutory_year
from throughline.returns.authorities import authority, three_digit
from throughline.returns.checking import LAST_CIN_YEAR, TITLES
from throughline.returns.files import MAX_FILES
from throughline.returns.imports.forms import FilesField
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR, year_words
from throughline.web.forms import Form

LARGEST = 150 * 1024 * 1024
"""In one sending. About three times the files of the largest authority, this year's and last year's."""
BOXES = ("this", "previous", "providers")
KINDS = {"error": "Errors", "query": "Queries"}


class CheckForm(Form):
    """The files, the return that they are, its year and whose it is."""

    code = forms.ChoiceField(
        label="Which return is it?", choices=list(TITLES.items()), widget=forms.RadioSelect, initial="ssda903"
    )
    this = FilesField(
        label="The files", help_text="The CSV files, the XML, or a zip of them. Choose several at once; they are known by their headings, not their names.",
        error_messages={"required": "Choose the files of the return"}, allow_empty_file=True,
    )  # fmt: skip
    previous = FilesField(
        label="Last year’s files (SSDA903), if you have them", required=False, allow_empty_file=True,
        help_text="Without them the rules that look back are not run, and the report says which.",
    )  # fmt: skip
    providers = forms.FileField(
        label="Ofsted’s list of homes and providers (SSDA903), if you have it", required=False, allow_empty_file=True,
        help_text="The workbook (XLSX) that councils receive.",
    )  # fmt: skip
    year = forms.TypedChoiceField(label="Year of the return", coerce=int)
    returning = forms.ChoiceField(label="Whose return is it?")

    def __init__(self, *args: Any, today: date, own: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(LAST_YEAR, FIRST_YEAR - 1, -1)
        self.offer("year", [(y, year_words(y)) for y in years])
        self.fields["year"].initial = min(max(statutory_year(today) - 1, FIRST_YEAR), LAST_YEAR)
        places = sorted((name, authority(code)) for code, name in three_digit().items())
        if own not in {code for _, code in places}:
            places.insert(0, ("Our own authority", own))
        self.offer("returning", [(code, name) for name, code in places])
        self.fields["returning"].initial = own

    def clean(self) -> dict[str, Any]:
        """One sending, not too much of it, for a year in which the return has rules."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        code, year = given.get("code"), given.get("year")
        if code == "cin" and year and year > LAST_CIN_YEAR:
            self.add_error("year", f"The census is checked for years up to {year_words(LAST_CIN_YEAR)}.")
        sent = self.sent()
        if (size := sum(f.size for files in sent.values() for f in files)) > LARGEST:
            self.add_error("this", f"Together the files are {size // 1024 // 1024} MB; {LARGEST // 1024 // 1024} MB can be sent at once. "
                                   "Zip them, or send only the tables of this return.")  # fmt: skip
        if any(len(files) > MAX_FILES for files in sent.values()):
            self.add_error("this", f"More than {MAX_FILES} files were chosen. Choose only those of the return.")
        return given

    def sent(self) -> dict[str, list[Any]]:
        """What was chosen, by box; what the return does not take is left out."""
        boxes = BOXES if self.cleaned_data.get("code") != "cin" else BOXES[:1]
        found = {}
        for box in boxes:
            chosen = self.cleaned_data.get(box) or []
            found[box] = [f for f in (chosen if isinstance(chosen, list) else [chosen]) if f]
        return found


class FindingsForm(Form):
    """Which findings to show."""

    rule = forms.ChoiceField(label="Rule", required=False)
    table = forms.ChoiceField(label="Table", required=False)
    field = forms.ChoiceField(label="Field", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "all"), *KINDS.items()])
    child = forms.CharField(label="Child’s number", required=False, max_length=80)

    def __init__(self, *args: Any, rules: list[str], tables: list[str], fields: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, values in (("rule", rules), ("table", tables), ("field", fields)):
            self.offer(name, [("", "all"), *((v, v) for v in values)])
