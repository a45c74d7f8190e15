"""Settings: what this council decides for itself, changed on a page, dated, with the reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from throughline.base.words import day_words
from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.settings.declarations import Setting, settings
from throughline.engines.settings.queries import authority_subject, by_area, in_words, shown
from throughline.engines.submissions import once
from throughline.record.ledger.actions import record
from throughline.record.people.events import setting_changed
from throughline.web.dayfields import DayField
from throughline.web.forms import Form


class SettingForm(Form):
    """A new value, from which day, and why."""

    value = forms.CharField(label="New value", error_messages={"required": "Give the new value"})
    from_on = DayField(label="From which day?")
    why = forms.CharField(label="Why?", max_length=200, error_messages={"required": "Say why it changes"})

    def __init__(self, setting: Setting, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.setting, self.today = setting, today
        bounds = (
            f"From {setting.least} to {setting.most}." if setting.least is not None and setting.most is not None else ""
        )
        unit = f"In {setting.unit.with_number(2).in_words().partition(' ')[2]}. " if setting.unit else ""
        self.fields["value"].help_text = f"{unit}{bounds}"
        if setting.paragraphs:
            self.fields["value"].label = "New wording"
            self.fields["value"].widget = forms.Textarea(attrs={"rows": 14})
            self.fields["value"].help_text = (
                setting.why if setting.readable else "A blank line begins a paragraph. What stands in {braces} is filled from the record."
            )
        if setting.choices:
            self.fields["value"] = forms.ChoiceField(label="New value", choices=[(c, c) for c in setting.choices])

    def clean_value(self) -> Any:
        """Within the bounds the declaration gives: never looser than the law."""
        try:
            return self.setting.clean(self.cleaned_data["value"])
        except ValueError as wrong:
            raise forms.ValidationError("Enter a whole number" if "invalid literal" in str(wrong) else str(wrong)) from wrong

    def clean_from_on(self) -> date:
        """A setting is changed from today on: what was due is not made late, or on time, afterwards."""
        on: date = self.cleaned_data["from_on"]
        if on < self.today:
            raise forms.ValidationError("A change holds from today or a later day; what has been cannot be set anew.")
        return on


@screen(
    "settings.list",
    "settings/",
    about=AUTHORITY,
    may="settings",
    template="engines/settings.html",
    title="Settings",
    menu=90,
)
def listing(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Everything this council decides for itself, with what holds today."""
    return {"heading": "Settings", "groups": by_area(viewer)}


@screen(
    "settings.change",
    "settings/<str:code>/",
    about=AUTHORITY,
    may="settings",
    template="engines/setting.html",
    title="Setting",
)
def change(request: HttpRequest, viewer: Any, code: str) -> dict[str, Any] | HttpResponse:
    """Change one setting from a day, saying why."""
    setting = settings().get(code)
    if setting is None:
        raise Http404(code)
    held = shown(viewer, setting)
    form = SettingForm(
        setting, request.POST or None, today=viewer.today, initial={"value": held.value, "from_on": viewer.today}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            record(setting_changed, authority_subject(viewer.authority_id), on=given["from_on"], by=viewer.worker_id,
                   setting=code, value=str(given["value"]).replace("\r\n", "\n"), why=given["why"])  # fmt: skip
            messages.success(
                request,
                f"{setting.title}: {in_words(setting, given['value'])} from {day_words(given['from_on'], viewer.today)}.",
            )
            return reverse("settings.list")

        return once(request, viewer, act)
    return {"heading": setting.title, "form": form, "shown": held}
