"""A form made from an event type: one field a fact, in the words of the declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from throughline.record.ledger import types
from throughline.record.ledger.types import EventType
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form, Segmented

FEW = 4


def field_for(fact: types.Fact) -> forms.Field | None:
    """The form field of one fact; None for facts that people do not type (references that a page fills)."""
    words: dict[str, Any] = {"label": fact.title, "required": fact.required, "help_text": fact.hint}
    if isinstance(fact, types.YesNo):
        return forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], widget=Segmented, **words)
    if isinstance(fact, types.Choice):
        choices = list(fact.labels().items())
        if len(choices) <= FEW:
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words)
        return forms.ChoiceField(choices=[("", "Choose"), *choices], widget=forms.Select, **words)
    if isinstance(fact, types.Many) and isinstance(fact.each, types.Choice):
        several = list(fact.each.labels().items())
        return forms.MultipleChoiceField(choices=several, widget=forms.CheckboxSelectMultiple, **words)
    if isinstance(fact, types.Day):
        return DayField(**words)
    if isinstance(fact, types.Words):
        words["help_text"] = fact.hint or ("As they said it." if fact.quoted else "")
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=fact.longest, **words)
    if isinstance(fact, types.Number):
        return forms.IntegerField(min_value=fact.least, max_value=fact.most, **words)
    if isinstance(fact, types.Line):
        return forms.CharField(max_length=fact.longest, **words)
    return None


class RecordForm(Form):
    """When it happened and what is known of it."""

    on = DayField(label="When did it happen?")
    at = ClockTimeField(label="At what time, if you know", required=False)

    def __init__(
        self,
        declared: EventType,
        *args: Any,
        today: date,
        workers: Sequence[tuple[str, str]],
        in_posts: Mapping[str, Sequence[tuple[str, str]]] | None = None,
        kind: str = "child",
        first: dict[str, Any] | None = None,
        notes: Mapping[str, Sequence[str]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.declared, self.today = declared, today
        self.fields["on"].initial = (first or {}).get("on", today)
        self.fields["at"].initial = (first or {}).get("at")
        for fact in declared.facts:
            if fact.needed_of and kind not in fact.needed_of:
                continue
            made = field_for(fact)
            if isinstance(fact, types.WorkerFact):
                made = forms.ChoiceField(choices=[("", "Choose"), *(in_posts or {}).get(fact.name, workers)], label=fact.title, required=fact.required)
            if made is not None:
                made.initial = (first or {}).get(fact.name)
                made.required = fact.required or bool(fact.needed_of)
                self.fields[fact.name] = made
        for name, said in (notes or {}).items():
            if name in self.fields:
                self.fields[name].notes = said  # type: ignore[attr-defined]
                ids = " ".join(f"id_{name}_{part}" for part in ("note", "helptext", "error"))
                self.fields[name].widget.attrs["aria-describedby"] = ids

    def clean_on(self) -> date:
        """What has not happened yet cannot be recorded as having happened."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError("This day has not come yet. Record it when it has happened.")
        return on

    def facts(self) -> dict[str, Any]:
        """The facts as the ledger takes them."""
        given = {}
        for fact in self.declared.facts:
            value = self.cleaned_data.get(fact.name)
            if value in (None, "", []):
                continue
            given[fact.name] = int(value) if isinstance(fact, types.WorkerFact) else value
        return given
