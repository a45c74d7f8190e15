"""The forms of handing over and of cover."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from throughline.engines.ceilings.forms import over_reason
from throughline.insight.team.queries import Held, Taker
from throughline.record.workers.events import WHY_CHANGED
from throughline.web.dayfields import DayField
from throughline.web.forms import Form

Takers = Sequence[Taker]


def _choices(takers: Takers, *, but: int | None) -> list[tuple[str, str]]:
    return [("", "Choose"), *((f"{w.pk}-{t.pk}", f"{w.name}, {t.name}") for w, t in takers if w.pk != but)]


class HandOverForm(Form):
    """Who takes over, from when, why; and for each child whether, and what must be known."""

    take = forms.MultipleChoiceField(
        label="Children", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Choose at least one child"}
    )
    to = forms.ChoiceField(label="Who takes over", error_messages={"required": "Choose who takes over"})
    on = DayField(label="From", error_messages={"required": "Enter the day"})
    reason = forms.ChoiceField(
        label="Why", choices=[("", "Choose"), *WHY_CHANGED.items()], error_messages={"required": "Choose why"}
    )

    over_reason = over_reason()

    def __init__(
        self, *args: Any, held: Sequence[Held], takers: Takers, but: int | None, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.held, self.takers = held, takers
        self.offer("to", _choices(takers, but=but))
        self.fields["on"].latest = today
        self.fields["on"].initial = today
        self.offer("take", [(str(h.person.subject_id), h.person.name) for h in held])
        for one in held:
            self.fields[f"note-{one.person.subject_id}"] = forms.CharField(
                max_length=2000,
                label=f"What must be known about {one.person.name}",
                error_messages={"required": "Write what whoever takes over must know"},
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.reveals = {"take": {str(h.person.subject_id): [f"note-{h.person.subject_id}"] for h in held}}

    def chosen(self) -> list[tuple[int, str]]:
        """The children that were chosen, each with the note."""
        return [(int(n), self.cleaned_data[f"note-{n}"]) for n in self.cleaned_data["take"]]

    def taker(self) -> Taker:
        """Who takes over, and in which team."""
        return next((w, t) for w, t in self.takers if f"{w.pk}-{t.pk}" == self.cleaned_data["to"])


class AwayForm(Form):
    """When somebody is away, and who stands in."""

    on = DayField(label="First day away", error_messages={"required": "Enter the first day away"})
    back_on = DayField(label="First day back, if known", required=False)
    covered_by = forms.ChoiceField(label="Who stands in", required=False)

    def __init__(self, *args: Any, takers: Takers, but: int, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.takers = takers
        self.offer("covered_by", [("", "Nobody yet"), *_choices(takers, but=but)[1:]])
        self.fields["on"].initial = today

    def stands_in(self) -> Any:
        """Who stands in, if anybody does."""
        said = self.cleaned_data.get("covered_by")
        return next((w for w, t in self.takers if f"{w.pk}-{t.pk}" == said), None) if said else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        on, back_on = data.get("on"), data.get("back_on")
        if on and back_on and back_on <= on:
            self.add_error("back_on", "The first day back must be after the first day away")
        return data
