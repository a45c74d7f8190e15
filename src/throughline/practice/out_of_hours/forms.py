"""The forms of the night: what happened, what is done in the morning, a word for tonight, a shift."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from throughline.practice.front_door import events as door
from throughline.practice.out_of_hours import events
from throughline.services import clock
from throughline.web.dayfields import ClockTimeField, DayField
from throughline.web.forms import Form, Segmented

NOBODY = "nobody"
WHO = [(code, words) for code, words in door.contact_received.choices("agency").items() if code != "out_of_hours"]
YES_NO = [("yes", "Yes"), ("no", "No")]


class NightForm(Form):
    """One call or visit in the night, about one child."""

    on = DayField(label="On which day did the call come in?")
    at = ClockTimeField(label="At what time?")
    about = forms.CharField(label="What is it about, in one line?", max_length=200)
    urgency = forms.ChoiceField(
        label="How urgent is it?", choices=list(events.URGENCY.items()), widget=forms.RadioSelect
    )
    agency = forms.ChoiceField(label="Who got in touch?", choices=[("", "Choose"), *WHO, (NOBODY, "Nobody: we looked after something we knew of")],
                               help_text="Then it is a contact at the front door as well. You need not write it twice.")  # fmt: skip
    caller = forms.CharField(label="Their name and number", max_length=200, required=False)
    words = forms.CharField(
        label="What happened, and what did you do?", widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000
    )
    referral = forms.ChoiceField(label="Does somebody ask for help for this child, and is it new?", choices=YES_NO, widget=Segmented,
                                 help_text="Then the front door decides today what follows.")  # fmt: skip
    answered = ClockTimeField(label="When did you first do something for the child?", required=False,
                              help_text="Rang back, went there, asked the police to go. Leave it empty if nobody has yet.")  # fmt: skip
    how = forms.ChoiceField(label="What was it?", required=False, widget=forms.RadioSelect,
                            choices=list(events.night_answered.choices("how").items()))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        on, at = data.get("on"), data.get("at")
        if on and at:
            data["came_at"] = clock.at_london(on, at.hour, at.minute)
            if data["came_at"] > clock.now():
                self.add_error("at", "This moment has not come yet")
            elif answered := data.get("answered"):
                data["answered_at"] = self._after(data["came_at"], on, answered)
                if data["answered_at"] > clock.now():
                    self.add_error("answered", "This moment has not come yet")
        return data

    @staticmethod
    def _after(came: datetime, on: Any, answered: Any) -> datetime:
        """The first such time of day after the call: a night spans midnight."""
        from datetime import timedelta

        moment = clock.at_london(on, answered.hour, answered.minute)
        return moment if moment >= came else clock.at_london(on + timedelta(days=1), answered.hour, answered.minute)


class TakeOnForm(Form):
    """The day service has read it."""

    words = forms.CharField(label="What is done now?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
                            error_messages={"required": "Say what is done now, even if it is nothing"})  # fmt: skip


class WordForm(Form):
    """What the night should know or do."""

    words = forms.CharField(
        label="What should the night know or do?", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
    until_on = DayField(label="The last night for which it holds", help_text="It goes by itself the morning after.")


class ShiftForm(Form):
    """Somebody on duty."""

    worker = forms.ChoiceField(label="Who")
    on = DayField(label="The day on which the shift begins")
    at = ClockTimeField(label="From")
    hours = forms.IntegerField(label="For how many hours", min_value=1, max_value=24)

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("worker", [("", "Choose"), *workers])


class NeighbourForm(Form):
    """A duty worker of a neighbouring council."""

    neighbour = forms.ChoiceField(label="Duty worker of another council")

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("neighbour", [("", "Choose"), *workers])


class OffShiftForm(Form):
    """Why somebody is needed outside a shift."""

    reason = forms.CharField(label="Why are you needed now?", min_length=10, max_length=200,
                             help_text="It stands on the rota, and the managers of the service read it.",
                             error_messages={"required": "Say in a few words why you are needed now",
                                             "min_length": "Say in a few words why you are needed now"})  # fmt: skip
