"""The forms of the pages: begin an assessment, note something in it, grade it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from throughline.engines.ceilings.forms import over_reason
from throughline.engines.recording.forms import RecordForm
from throughline.practice.assessment import events
from throughline.practice.assessment.codes import CAUSES
from throughline.practice.assessment.standards import LIBRARY
from throughline.record.ledger.types import EventType
from throughline.web.dayfields import DayField
from throughline.web.forms import Form, Segmented

Choices = Sequence[tuple[str, str]]
NAMES_SOMEBODY = (events.parent_contact, events.challenge_made, events.view_given, events.assessment_shared, events.not_shared)
FILLED = ("manager",)
"""Facts that the page itself knows."""


class BeginForm(Form):
    """What kind, for whom, whose, and when the agencies meet."""

    reveals = {"meeting": {"yes": ["meeting_on", "where"], "no": ["why_no_meeting"]}}

    kind = forms.ChoiceField(label="What kind?", widget=forms.Select)
    children = forms.MultipleChoiceField(label="Who else is assessed in it?", required=False, widget=forms.CheckboxSelectMultiple)
    worker = forms.ChoiceField(label="Who assesses?")
    over_reason = over_reason()
    referred_on = DayField(label="The day of the referral it answers", required=False, help_text="The time of the law counts from here.")
    why = forms.CharField(label="Why now?", max_length=300, required=False)
    meeting = forms.ChoiceField(label="Do the agencies meet at the beginning?", choices=[("yes", "Yes"), ("no", "No")], widget=Segmented, initial="yes")
    meeting_on = DayField(label="On which day?")
    where = forms.CharField(label="Where?", max_length=160, required=False)
    why_no_meeting = forms.CharField(label="Why not?", max_length=300)

    def __init__(self, *args: Any, kinds: Choices, children: Choices, workers: Choices, first: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", kinds)
        self.offer("worker", workers)
        for name, value in first.items():
            self.fields[name].initial = value
        if children:
            self.offer("children", list(children))
        else:
            del self.fields["children"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("meeting") == "no" and data.get("kind") in ("core", "pre_birth"):
            self.add_error("meeting", "At the beginning of this assessment the agencies always meet: say when")
        return data


class NoteForm(RecordForm):
    """One thing noted in an assessment, for the children who are ticked."""

    children = forms.MultipleChoiceField(
        label="For whom?", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Tick at least one child"}
    )

    def __init__(self, declared: EventType, *args: Any, children: Choices, adults: Sequence[str], **kwargs: Any) -> None:
        super().__init__(declared, *args, **kwargs)
        del self.fields["at"]
        for name in FILLED:
            self.fields.pop(name, None)
        if declared in NAMES_SOMEBODY and adults:
            label = self.fields["who"].label
            self.fields["who"] = forms.ChoiceField(label=label, choices=[("", "Choose"), *((n, n) for n in adults), ("*", "Somebody else")], required=True,
                                                   error_messages={"required": "Say who"}, initial=(kwargs.get("first") or {}).get("who"))  # fmt: skip
            self.fields["who_else"] = forms.CharField(label="Somebody else: the name", max_length=120, required=False)
            self.order_fields(["on", "who", "who_else"])
        self.offer("children", list(children))
        self.fields["children"].initial = [n for n, _ in children]
        if len(children) == 1:
            self.fields["children"].widget = forms.MultipleHiddenInput()
        self.order_fields([*(n for n in self.fields if n != "children"), "children"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("who") == "*" and not data.get("who_else"):
            self.add_error("who_else", "Say the name")
        declared, name = self.declared, data.get
        if declared is events.view_given and not name("words") and not name("why_none"):
            self.add_error("words", "Write what they think, or below why they gave no view")
        if declared is events.contribution and name("state") in ("refused", "not_relevant") and not name("why"):
            self.add_error("why", "Say why")
        if declared is events.child_seen and name("alone") == "no" and not name("why_not"):
            self.add_error("why_not", "Say why not alone")
        return data

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        if given.get("who") == "*":
            given["who"] = self.cleaned_data["who_else"]
        return given


class DecideForm(Form):
    """The manager's grade against the published standards, and what then."""

    reveals = {"then": {"returned": ["change"]}, "grade": {"1": ["causes", "remedy"]}}

    short_of = forms.MultipleChoiceField(label="Which standards does it fall short of?", required=False, widget=forms.CheckboxSelectMultiple)
    grade = forms.ChoiceField(label="How good is it?", choices=[(c, w.capitalize()) for c, w in reversed(events.GRADES.items())], widget=forms.RadioSelect,
                              error_messages={"required": "Grade it: no assessment is authorised or returned without a grade"})  # fmt: skip
    comment = forms.CharField(label="What does the grade rest on?", widget=forms.Textarea(attrs={"rows": 3}),
                              error_messages={"required": "Say in a comment what the grade rests on"})  # fmt: skip
    causes = forms.MultipleChoiceField(label="Inadequate: what caused it?", choices=list(CAUSES.items()), widget=forms.CheckboxSelectMultiple,
                                       error_messages={"required": "Say what caused it"})  # fmt: skip
    remedy = forms.CharField(label="What is done about it, for this child?", widget=forms.Textarea(attrs={"rows": 2}),
                             error_messages={"required": "Say what is done about it"})  # fmt: skip
    then = forms.ChoiceField(label="And then?", choices=[("authorised", "Authorise it"), ("returned", "Return it with what must change")], widget=forms.RadioSelect,
                             error_messages={"required": "Say whether it is authorised or returned"})  # fmt: skip
    change = forms.CharField(label="What must change?", widget=forms.Textarea(attrs={"rows": 3}),
                             error_messages={"required": "Say what must change"})  # fmt: skip
    why_early = forms.CharField(label="If it cannot wait although something is missing, or it is below good: why?", max_length=300, required=False,
                                help_text="Recorded in your name and counted.")  # fmt: skip

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("short_of", [(s.code, s.title) for s in LIBRARY.of(kind)])


class FollowForm(RecordForm):
    """What became of a specialist assessment, or of what was to be put right."""

    def __init__(self, declared: EventType, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(declared, *args, today=today, workers=[], **kwargs)
        del self.fields["at"]
