"""The forms of the front door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from throughline.practice.front_door.codes import (
    AGENCIES,
    CLOSED,
    CONSULTATION_OUTCOMES,
    CONTACT_OUTCOMES,
    ESCALATED_TO,
    ESCALATION_OUTCOMES,
    HOW,
    NEEDS,
    ONLY_AFTER_POLICE,
    PRIORITIES,
    PROFESSIONAL,
    REFERRAL_OUTCOMES,
    REPEAT_OUTCOMES,
    SOURCES,
    TOLD_HOW,
)
from throughline.record.people.codes import SEX
from throughline.services import clock
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form, Segmented

LONGEST = 100_000
CHOOSE = [("", "Choose")]
YES_NO = [("yes", "Yes"), ("no", "No")]


def offered(codes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Codes as choices: each begins as a line of its own does."""
    return [(code, words[:1].upper() + words[1:]) for code, words in codes.items()]


def words(label: str, *, rows: int = 4, required: bool = True, hint: str = "") -> forms.CharField:
    """A box for what somebody writes. What is far too long is said in words, and kept on the page."""
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=LONGEST, required=required, help_text=hint,
        error_messages={"max_length": f"This is too long to be kept as one note: at most {LONGEST:,} characters. Add the rest as a paper to the record"},
    )  # fmt: skip


class SearchForm(Form):
    """Whom it is about, to look before anybody is added."""

    said = forms.CharField(label="Name, or a number you know them by", max_length=120)
    born = DayField(label="Born on, if you know", required=False)


class NewPersonForm(Form):
    """A child who is not on the record. A name or an expected day is enough."""

    given = forms.CharField(label="First names", max_length=120, required=False)
    family = forms.CharField(label="Family name", max_length=120, required=False)
    unborn = forms.BooleanField(label="The child is not born yet", required=False)
    born_on = DayField(label="Born on, if it is known", required=False, latest=clock.today)
    expected_on = DayField(label="Expected on, if it is known", required=False)
    address = forms.CharField(label="Address, first line and town", max_length=300, required=False)
    postcode = forms.CharField(label="Postcode", max_length=9, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("unborn") and data.get("born_on"):
            self.add_error("born_on", "A child not yet born has no day of birth. Take the tick or the day out")
        if not data.get("unborn") and not (data.get("given") or data.get("family")):
            self.add_error("given", "Write at least one name, or say that the child is not born yet")
        if data.get("unborn") and not (data.get("family") or data.get("given")):
            self.add_error("family", "Write the family name, so that the child can be found")
        return data


class ContactForm(Form):
    """Somebody got in touch."""

    agency = forms.ChoiceField(label="Who got in touch?", choices=[*CHOOSE, *AGENCIES.items()])
    agency_name = forms.CharField(label="Which school, surgery or station?", max_length=120, required=False)
    name = forms.CharField(label="Their name", max_length=120, required=False)
    reach = forms.CharField(label="Telephone or e-mail, to ring back", max_length=120, required=False)
    how = forms.ChoiceField(label="How?", choices=[*CHOOSE, *offered(HOW)])
    on = DayField(label="Which day?", latest=clock.today)
    at = ClockTimeField(label="At what time?", required=False)
    about = forms.CharField(label="What is it about, in one line?", max_length=200)
    words = words("What was said", rows=6)
    priority = forms.ChoiceField(label="How soon?", choices=offered(PRIORITIES), widget=Segmented)
    consent = forms.ChoiceField(label="Does the family know that they got in touch?", choices=YES_NO, widget=Segmented, required=False)
    source = forms.ChoiceField(label="Source, as the census counts it", choices=[("", "As whoever got in touch"), *SOURCES.items()], required=False)
    also = forms.MultipleChoiceField(label="Is it about brothers and sisters too?", required=False, widget=forms.CheckboxSelectMultiple)
    adults = forms.MultipleChoiceField(label="And about which grown-ups?", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, children: list[tuple[str, str]], grown_ups: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("also", children), ("adults", grown_ups)):
            self.offer(name, choices)
            if not choices:
                del self.fields[name]

    def clean_at(self) -> Any:
        """A time that has not come yet cannot be when somebody rang."""
        at, on = self.cleaned_data.get("at"), self.cleaned_data.get("on")
        if at and on and clock.at_london(on, at.hour, at.minute) > clock.now():
            raise forms.ValidationError("This time has not come yet")
        return at

    def facts(self) -> dict[str, Any]:
        """What was typed, as the ledger takes it."""
        names = ("agency", "agency_name", "name", "reach", "how", "about", "priority", "consent", "source")
        given = {n: self.cleaned_data.get(n) for n in names}
        return {**given, "adults": [int(n) for n in self.cleaned_data.get("adults") or ()]}


def outcomes(*, police: bool) -> list[tuple[str, str]]:
    """What can follow a contact; after a notification of the police also their weekly meeting."""
    return [(code, said) for code, said in offered(CONTACT_OUTCOMES) if police or code not in ONLY_AFTER_POLICE]


class ScreenForm(Form):
    """What a registered social worker proposes."""

    outcome = forms.ChoiceField(label="What should follow?", choices=offered(CONTACT_OUTCOMES), widget=forms.RadioSelect)
    level = forms.ChoiceField(label="Which level of need?")
    words = words("Why? What did you weigh, and whom did you ask?")
    why_exception = forms.CharField(label="You are not registered here as a social worker: why do you screen it?", max_length=200, required=False)
    children = forms.MultipleChoiceField(label="The same for", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, levels: list[tuple[str, str]], others: list[tuple[str, str]], registered: bool, police: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("outcome", outcomes(police=police))
        self.offer("level", [*CHOOSE, *levels])
        self.offer("children", others)
        if not others:
            del self.fields["children"]
        if registered:
            del self.fields["why_exception"]


class DecideForm(Form):
    """What the manager decides."""

    outcome = forms.ChoiceField(label="Your decision", choices=offered(CONTACT_OUTCOMES), widget=forms.RadioSelect)
    team = forms.ChoiceField(label="Which team does the referral go to?")
    service = forms.ChoiceField(label="Which service?")
    reason = forms.CharField(label="Why nothing further, in one line", max_length=300)
    level = forms.ChoiceField(label="Which level of need?")
    words = words("Your rationale")
    appropriate = forms.ChoiceField(label="Did it belong here?", choices=YES_NO, widget=Segmented, required=False,
                                    help_text="Counted by agency, so that they can be helped to help.")  # fmt: skip
    why_exception = forms.CharField(label="If it cannot wait for the usual order: why?", max_length=200, required=False)
    children = forms.MultipleChoiceField(label="The same for", required=False, widget=forms.CheckboxSelectMultiple)
    reveals = {"outcome": {"referral": ["team"], "early_help": ["service"], "signposted": ["service"], "no_action": ["reason"]}}

    def __init__(self, *args: Any, levels: Any, others: Any, teams: Any, services: Any, alone: bool, police: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("outcome", outcomes(police=police))
        for name, choices in (("level", levels), ("team", teams), ("service", services)):
            self.offer(name, [*CHOOSE, *choices])
        self.offer("children", others)
        if not others:
            del self.fields["children"]
        if not alone:
            del self.fields["why_exception"]


class TellForm(Form):
    """How whoever got in touch was told the outcome."""

    how = forms.ChoiceField(label="How were they told?", choices=offered(TOLD_HOW), widget=forms.RadioSelect)
    why = forms.CharField(label="Why are they not told?", max_length=200)
    feedback = forms.CharField(label="It did not belong here. What did you tell them of that?", max_length=300, required=False,
                               help_text="What would have been right, and whom they can ask first next time.")  # fmt: skip
    reveals = {"how": {"not_safe": ["why"], "not_known": ["why"]}}

    def __init__(self, *args: Any, belonged: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if belonged:
            del self.fields["feedback"]


class ReferralForm(Form):
    """What follows a referral."""

    outcome = forms.ChoiceField(label="What follows?", choices=offered(REFERRAL_OUTCOMES), widget=forms.RadioSelect)
    level = forms.ChoiceField(label="Which level of need?")
    need = forms.ChoiceField(label="What is it chiefly about, as the census counts it?", choices=[*CHOOSE, *NEEDS.items()], required=False,
                             help_text="The primary need. The census asks it of every referral that goes on.")  # fmt: skip
    words = words("Your rationale")

    def __init__(self, *args: Any, levels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("level", [*CHOOSE, *levels])


class CloseForm(Form):
    """Closing an episode."""

    reason = forms.ChoiceField(label="Why, as the census counts it", choices=[*CHOOSE, *CLOSED.items()])
    words = words("What was achieved, and who helps now")
    not_told = forms.CharField(label="Whoever referred has not been told the outcome. If they are not to be told: why?", max_length=200, required=False)


class ReviewForm(Form):
    """Repeat contacts, looked at together."""

    outcome = forms.ChoiceField(label="What follows?", choices=offered(REPEAT_OUTCOMES), widget=forms.RadioSelect)
    words = words("What do the contacts say together?")


FOLLOWED = {code: words for code, words in CONSULTATION_OUTCOMES.items() if code != "contact"}
"""What can be said at once; that it became a contact follows from the contact."""


class AdviceForm(Form):
    """Advice to a professional."""

    agency = forms.ChoiceField(label="Who asks?", choices=[*CHOOSE, *((k, AGENCIES[k]) for k in PROFESSIONAL)])
    name = forms.CharField(label="Their name", max_length=120, required=False)
    about = forms.CharField(label="What it is about, in one line", max_length=200, required=False, help_text="Without the child’s name, where they do not name one.")
    words = words("The advice you gave")
    outcome = forms.ChoiceField(label="What followed?", choices=offered(FOLLOWED), widget=forms.RadioSelect)


class EscalationForm(Form):
    """An agency disagrees."""

    agency = forms.ChoiceField(label="Who disagrees?", choices=[*CHOOSE, *((k, AGENCIES[k]) for k in PROFESSIONAL)])
    name = forms.CharField(label="Their name", max_length=120, required=False)
    level = forms.ChoiceField(label="At which level?", choices=offered(ESCALATED_TO), widget=forms.RadioSelect)
    why = forms.CharField(label="Why, in one line", max_length=300)
    words = words("More about it", required=False)


class AnswerForm(Form):
    """The answer to a disagreement."""

    outcome = forms.ChoiceField(label="Outcome", choices=offered(ESCALATION_OUTCOMES), widget=forms.RadioSelect)
    words = words("The answer")


class BirthPlanForm(Form):
    """A plan for the birth."""

    with_whom = forms.CharField(label="Agreed with whom?", max_length=200)
    words = words("The plan: before, at and after the birth", rows=6)


class BornForm(Form):
    """The child is born."""

    on = DayField(label="Born on", latest=clock.today)
    given = forms.CharField(label="First names", max_length=120, required=False)
    family = forms.CharField(label="Family name", max_length=120, required=False)
    sex = forms.ChoiceField(label="Sex", choices=[("", "Not said"), *SEX.items()], required=False)


class ThresholdsForm(Form):
    """A version of the threshold document."""

    version = forms.CharField(label="Version", max_length=20)
    from_on = DayField(label="Holds from")
    levels = forms.CharField(label="The levels of need, one a line", widget=forms.Textarea(attrs={"rows": 5}), max_length=400)
    agreed_by = forms.CharField(label="Agreed by", max_length=200, required=False)
    words = words("The document", rows=12)

    def clean_levels(self) -> list[str]:
        """Two levels at least, each short enough to choose from."""
        lines = [line.strip() for line in self.cleaned_data["levels"].splitlines() if line.strip()]
        if len(lines) < 2:
            raise forms.ValidationError("Write at least two levels, one a line")
        if any(len(line) > 40 for line in lines):
            raise forms.ValidationError("Keep each level to 40 characters; the document says the rest")
        return lines


class SinceForm(Form):
    """From when on."""

    since = DayField(label="Since", required=False)

    def day(self, otherwise: date) -> date:
        """What was asked, or the usual."""
        return (self.cleaned_data.get("since") if self.is_valid() else None) or otherwise
