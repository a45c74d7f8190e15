"""The forms that people fill in on this area's pages."""

from __future__ import annotations

from typing import Any

from django import forms

from throughline.practice.domestic_abuse import codes
from throughline.practice.domestic_abuse.questionnaire import ANSWERS, ITEMS
from throughline.services import clock
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form, Segmented, SmallCheckboxes

YES_NO = [("yes", "Yes"), ("no", "No")]
SOMEBODY_NEW = "new"
NOT_THERE = "not_there"


def several(codes_: dict[str, str]) -> list[tuple[str, str]]:
    """Choices of a list."""
    return list(codes_.items())


class NotifyForm(Form):
    """What the police told."""

    on = DayField(label="When did it happen?")
    at = ClockTimeField(label="At what time, if it is known", required=False)
    told_on = DayField(label="When did the police tell us?", required=False, help_text="Its time at the front door counts from then. Leave it empty for now.")
    told_at = ClockTimeField(label="At what time did they tell us?", required=False)
    reference = forms.CharField(label="Incident number", max_length=40, required=False)
    risk = forms.ChoiceField(
        label="Risk as the police judged it", choices=several(codes.RISK), widget=forms.RadioSelect
    )
    harmed = forms.ChoiceField(label="Who is the adult that is harmed?", required=False)
    harms = forms.ChoiceField(label="Who harms?")
    new_given = forms.CharField(
        label="First name of whoever harms, if nobody knew them here yet", max_length=80, required=False
    )
    new_family = forms.CharField(label="Family name", max_length=80, required=False)
    words = forms.CharField(label="What happened?", widget=forms.Textarea(attrs={"rows": 5}), max_length=20_000,
                            help_text="No address of where anybody is now: whoever harms may read it one day.")  # fmt: skip

    def __init__(
        self, *args: Any, adults: list[tuple[str, str]], children: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("harmed", [("", "Not known"), *adults])
        self.offer("harms", [
            ("", "Choose"),
            *adults,
            (SOMEBODY_NEW, "Somebody nobody knew here yet"),
            ("unknown", "Not known"),
        ])
        self.children = children
        for number, name in children:
            self.fields[f"child_{number}"] = forms.ChoiceField(
                label=f"Where was {name}?", choices=[*several(codes.PRESENCE), (NOT_THERE, "Does not live there")], widget=forms.RadioSelect, required=False,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        on, at = data.get("on"), data.get("at")
        if on and on > clock.today():
            self.add_error("on", "This day has not come yet")
        elif on and at:
            data["moment"] = clock.at_london(on, at.hour, at.minute)
        self._when_told(data)
        if data.get("harms") == SOMEBODY_NEW and not (data.get("new_given") or data.get("new_family")):
            self.add_error("new_given", "Give a name, or choose that it is not known")
        data["presence"] = {n: data[f"child_{n}"] for n, _ in self.children if data.get(f"child_{n}") not in (None, "", NOT_THERE)}
        if not data["presence"]:
            self.add_error(f"child_{self.children[0][0]}", "Say where at least one child was")
        if data.get("harmed") and data.get("harmed") == data.get("harms"):
            self.add_error("harms", "These are two people")
        return data

    def _when_told(self, data: dict[str, Any]) -> None:
        """The moment at which the police told: both a day and a time, after it happened and not to come; else now."""
        day, time = data.get("told_on"), data.get("told_at")
        if not day and not time:
            return
        if not (day and time):
            if not self.errors.get("told_on") and not self.errors.get("told_at"):
                self.add_error("told_at" if day else "told_on", "Give both the day and the time, or neither for now")
            return
        data["told"] = clock.at_london(day, time.hour, time.minute)
        if data["told"] > clock.now():
            self.add_error("told_at", "This moment has not come yet")
        elif data["told"] < data.get("moment", data["told"]) or (data.get("on") and day < data["on"]):
            self.add_error("told_on", "This is before it happened")


class ScreenForm(Form):
    """What the police and a social worker decide."""

    outcome = forms.ChoiceField(label="What follows?", choices=several(codes.OUTCOMES), widget=forms.RadioSelect)
    police = forms.CharField(label="Which police officer screens it with you?", max_length=120)
    police_agree = forms.ChoiceField(label="Do the police agree?", choices=YES_NO, widget=Segmented)
    words = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)


class SchoolForm(Form):
    """Who was told at school."""

    school = forms.CharField(label="Which school?", max_length=120)
    to_whom = forms.CharField(label="Who was told there?", max_length=120)
    words = forms.CharField(
        label="What does the school do?", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )


class ReasonForm(Form):
    """A reason where something is still owed."""

    reason = forms.CharField(label="Why is it closed without that?", max_length=200, required=False)


class MaracForm(Form):
    """A referral to the MARAC."""

    agency = forms.ChoiceField(label="Who refers?", choices=several(codes.AGENCIES))
    ticks = forms.IntegerField(
        label="Ticks on the risk checklist, if it was filled in", min_value=0, max_value=24, required=False
    )
    harms = forms.ChoiceField(label="Who harms?", required=False)
    children = forms.MultipleChoiceField(label="Which children?", widget=SmallCheckboxes, required=False)
    words = forms.CharField(label="Why now?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)

    def __init__(
        self, *args: Any, adults: list[tuple[str, str]], children: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("harms", [("", "Not known"), *adults])
        self.offer("children", children)


class AddressForm(Form):
    """An address that somebody must not learn."""

    lines = forms.CharField(label="Address", max_length=300)
    postcode = forms.CharField(label="Postcode", max_length=8, required=False)
    not_to = forms.MultipleChoiceField(
        label="Who must not learn it?", widget=SmallCheckboxes, error_messages={"required": "Say who must not learn it"}
    )
    source = forms.CharField(label="Order or reason", max_length=200, required=False)
    also = forms.MultipleChoiceField(label="Who lives there too?", widget=SmallCheckboxes, required=False)

    def __init__(
        self, *args: Any, others: list[tuple[str, str]], children: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("not_to", others)
        self.offer("also", children)


class ReviewNeedForm(Form):
    """Which programme would help."""

    need = forms.ChoiceField(label="Is a programme needed?", choices=YES_NO, widget=Segmented)
    programme = forms.ChoiceField(
        label="Which?", choices=[("", "Not decided"), *several(codes.PROGRAMMES)], required=False
    )
    words = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class OfferForm(Form):
    """A programme offered."""

    programme = forms.ChoiceField(label="Which programme?", choices=[("", "Choose"), *several(codes.PROGRAMMES)])
    answer = forms.ChoiceField(
        label="What was said?",
        widget=forms.RadioSelect,
        choices=[("accepted", "Accepted, waits for a place"), ("declined", "Declined")],
    )


class EndForm(Form):
    """How a programme ended."""

    how = forms.ChoiceField(label="How did it end?", choices=several(codes.ENDED), widget=forms.RadioSelect)


class StrengthsForm(Form):
    """Answers to the questionnaire, as they stand on the paper."""

    on = DayField(label="When was it filled in?")
    by_whom = forms.ChoiceField(label="Who filled it in?", choices=several(codes.WHO_FILLED), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, cue in enumerate(ITEMS, start=1):
            self.fields[f"item_{number}"] = forms.ChoiceField(label=f"{number}. {cue}", choices=several(ANSWERS), widget=Segmented,
                                                              error_messages={"required": f"Answer item {number}"})  # fmt: skip

    def clean_on(self) -> Any:
        """Nobody fills it in tomorrow."""
        if self.cleaned_data["on"] > clock.today():
            raise forms.ValidationError("This day has not come yet")
        return self.cleaned_data["on"]

    def answers(self) -> list[int]:
        """In order."""
        return [int(self.cleaned_data[f"item_{n}"]) for n in range(1, len(ITEMS) + 1)]


class ReferForm(Form):
    """What follows a score: a referral, or why not."""

    service = forms.ChoiceField(
        label="To which service?", choices=[("", "To none"), *several(codes.SERVICES)], required=False
    )
    words = forms.CharField(label="What for; or why to none", max_length=200)


class AnsweredForm(Form):
    """What came of a referral."""

    answer = forms.ChoiceField(label="What came of it?", choices=several(codes.ANSWERS), widget=forms.RadioSelect)


class FileForm(Form):
    """A file of somebody managed as an offender."""

    level = forms.ChoiceField(label="Level", choices=several(codes.LEVELS), widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label="Category", choices=[("", "Not said"), *several(codes.CATEGORIES)], required=False
    )
    review_on = DayField(label="Next review on")


class FileReviewForm(Form):
    """A review."""

    level = forms.ChoiceField(label="Level", choices=several(codes.LEVELS), widget=forms.RadioSelect)
    review_on = DayField(label="Next review on")
    agencies = forms.MultipleChoiceField(label="Who came?", choices=several(codes.AGENCIES), widget=SmallCheckboxes)
    words = forms.CharField(
        label="What is done for the children?", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )


class CheckedForm(Form):
    """Whether the children of an offender are known."""

    outcome = forms.ChoiceField(label="What was found?", choices=several(codes.CHECKED), widget=forms.RadioSelect)
