"""Forms: how they are rendered, what they say when something is wrong, and what an answer reveals."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from typing import Any, ClassVar

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template

from throughline.web.dayfields import ClockTimeField, DayField, MomentField, read_clock
from throughline.web.forms import Form, Reveals, Segmented
from throughline.web.gallery_data import VisitForm, wrong_visit
from throughline.web.preferences import PreferencesForm, preference_classes


class Tags(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag} {names}>"
        self.found.append((tag, dict(attrs)))

    def named(self, name: str) -> dict[str, str | None]:
        return next(attrs for _, attrs in self.found if attrs.get("name") == name)


def test_every_label_points_at_an_input_and_every_description_exists() -> None:
    for form in (VisitForm(), wrong_visit(), PreferencesForm()):
        tags = Tags(str(form)).found
        ids = [attrs["id"] for _, attrs in tags if attrs.get("id")]
        assert len(ids) == len(set(ids))
        inputs = {a.get("id") for tag, a in tags if tag in ("input", "select", "textarea")}
        for tag, attrs in tags:
            if tag == "label":
                assert attrs.get("for") in inputs, attrs
            for described in (attrs.get("aria-describedby") or "").split():
                assert described in ids, (tag, attrs)
        names = {a.get("name") for tag, a in tags if tag in ("input", "select", "textarea")}
        assert {re.sub(r"_(day|month|year|on_day|on_month|on_year|at)$", "", str(n)) for n in names} == set(form.fields)


def test_widgets_carry_our_classes() -> None:
    tags = Tags(str(VisitForm()))
    assert tags.named("name")["class"] == "govuk-input"
    assert tags.named("tide")["class"] == "govuk-input govuk-input--width-5"
    assert tags.named("quay")["class"] == "govuk-select"
    assert tags.named("said")["class"] == "govuk-textarea"
    assert tags.named("paper")["class"] == "govuk-file-upload"
    assert tags.named("sure")["class"] == "govuk-checkboxes__input"
    assert "Still true?" in str(VisitForm())


def test_what_is_empty_is_asked_for_in_words() -> None:
    errors = VisitForm({}).errors
    assert errors["name"] == ["Fill in “Name on the stern”"]
    assert errors["aboard"] == ["Choose an answer to “Were you aboard?”"]
    assert errors["quay"] == ["Choose an answer to “Quay”"]
    assert errors["sure"] == ["Tick “I have looked at the waterline myself”"]
    assert errors["on"] == ["Enter the day, month and year"]


def test_the_summary_links_to_the_first_input_of_each_field() -> None:
    html = Template("{% load tl %}{% error_summary form %}{{ form }}").render(Context({"form": wrong_visit()}))
    links = re.findall(r'<a href="#([^"]+)">([^<]+)', html)
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert [ident for ident, _ in links if ident not in ids] == []
    assert ("wrong_on_0", "31 February is not a day") in links
    assert "<h2" in html and f"{len(links)} things to put right" in html


def test_no_summary_before_anything_is_sent() -> None:
    assert Template("{% load tl %}{% error_summary form %}").render(Context({"form": VisitForm()})).strip() == ""


# ---- days and times ----
TODAY = date(2025, 11, 25)


@pytest.mark.parametrize(
    ("boxes", "day"),
    [
        (["25", "11", "2025"], date(2025, 11, 25)),
        ([" 5 ", "Nov", "2025"], date(2025, 11, 5)),
        (["5", "november", "2025"], date(2025, 11, 5)),
        (["05", "sept.", "1999"], date(1999, 9, 5)),
        (["29", "2", "2024"], date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(boxes: list[str], day: date) -> None:
    assert DayField().clean(boxes) == day


@pytest.mark.parametrize(
    ("boxes", "words", "wrong"),
    [
        (["", "", ""], "Enter the day, month and year", {"day", "month", "year"}),
        (["25", "", "2025"], "Enter the month, for example 11", {"month"}),
        (["", "", "2025"], "Enter the day and month", {"day", "month"}),
        (["31", "2", "2025"], "31 February is not a day", {"day", "month"}),
        (["29", "2", "2025"], "29 February is not a day in 2025", {"day", "month"}),
        (["32", "1", "2025"], "The day must be a number from 1 to 31", {"day"}),
        (["1", "13", "2025"], "The month must be a number from 1 to 12, or its name", {"month"}),
        (["1", "Ju", "2025"], "The month must be a number from 1 to 12, or its name", {"month"}),
        (["1", "1", "25"], "The year must have four digits, for example 2025", {"year"}),
        (["x", "1", "25"], "The day must be a number from 1 to 31. The year must have four digits, for example 2025",
         {"day", "year"}),
        (["²", "1", "2025"], "The day must be a number from 1 to 31", {"day"}),
        (["26", "11", "2025"], "The day must be 25 November 2025 or earlier", {"day", "month", "year"}),
        (["1", "1", "1899"], "The day must be 1 January 1900 or later", {"day", "month", "year"}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_day_is_said_box_by_box(boxes: list[str], words: str, wrong: set[str]) -> None:
    field = DayField(earliest=date(1900, 1, 1), latest=lambda: TODAY)
    with pytest.raises(ValidationError) as caught:
        field.clean(boxes)
    assert caught.value.messages == [words]
    assert field.widget.wrong == wrong


def test_an_optional_day_may_be_empty_but_not_half_written() -> None:
    field = DayField(required=False)
    assert field.clean(["", "", ""]) is None
    with pytest.raises(ValidationError):
        field.clean(["1", "", ""])


def test_the_wrong_boxes_are_marked_and_keep_what_was_written() -> None:
    class One(Form):
        on = DayField()

    form = One({"on_day": "31", "on_month": "2", "on_year": "2025"})
    tags = Tags(str(form))
    classes = {part: "--error" in str(tags.named(f"on_{part}")["class"]) for part in ("day", "month", "year")}
    assert classes == {"day": True, "month": True, "year": False}
    assert tags.named("on_day")["value"] == "31"
    again = Tags(str(One()))
    assert "--error" not in str(again.named("on_day")["class"]), "another form is not marked"


def test_a_day_already_known_fills_the_boxes() -> None:
    class One(Form):
        on = DayField()

    tags = Tags(str(One(initial={"on": TODAY})))
    assert [tags.named(f"on_{part}")["value"] for part in ("day", "month", "year")] == ["25", "11", "2025"]
    data = {"on_day": "25", "on_month": "11", "on_year": "2025"}
    assert not One(data, initial={"on": TODAY}).has_changed()
    assert One({**data, "on_day": "24"}, initial={"on": TODAY}).has_changed()


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("16:30", time(16, 30)), ("1630", time(16, 30)), ("4.30pm", time(16, 30)), ("4 pm", time(16)), ("9am", time(9)),
        ("12am", time(0)), ("12 pm", time(12)), ("noon", time(12)), ("midnight", time(0)), ("9:05", time(9, 5)),
        ("930", time(9, 30)), ("4 p.m.", time(16)), ("16", None), ("25:00", None), ("13pm", None), ("9:60", None),
        ("soon", None), ("", None), ("9m", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(words: str, read: time | None) -> None:
    assert read_clock(words) == read


def test_a_time_field_keeps_and_shows_times() -> None:
    assert ClockTimeField(required=False).clean("") is None
    assert ClockTimeField().clean("4pm") == time(16)
    assert ClockTimeField().prepare_value(time(16, 5)) == "16:05"
    with pytest.raises(ValidationError, match=r"16:30 or 4\.30pm"):
        ClockTimeField().clean("soon")


def test_a_moment_is_london_time_kept_as_utc() -> None:
    field = MomentField()
    assert field.clean([["1", "7", "2025"], "16:30"]) == datetime(2025, 7, 1, 15, 30, tzinfo=UTC)
    assert field.clean([["1", "12", "2025"], "4.30pm"]) == datetime(2025, 12, 1, 16, 30, tzinfo=UTC)
    assert field.clean([["26", "10", "2025"], "01:30"]) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC), (
        "the first of the two"
    )


@pytest.mark.parametrize(
    ("value", "words", "wrong"),
    [
        ([["30", "3", "2025"], "01:30"], "There was no 01:30 on 30 March 2025: the clocks went forward", {"time"}),
        ([["3", "", "2025"], "25:00"], "Enter the month, for example 11. Write the time like 16:30 or 4.30pm",
         {"month", "time"}),
        ([["3", "11", "2025"], ""], "Enter the time, for example 16:30", {"time"}),
        ([["26", "11", "2025"], "09:00"], "The day and time must not be in the future",
         {"day", "month", "year", "time"}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_moment(value: Any, words: str, wrong: set[str]) -> None:
    field = MomentField(latest=lambda: datetime(2025, 11, 25, 12, tzinfo=UTC))
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    assert caught.value.messages == [words] and field.widget.wrong == wrong


def test_a_moment_round_trips_through_its_form() -> None:
    class One(Form):
        at = MomentField(required=False)

    shown = Tags(str(One(initial={"at": datetime(2025, 7, 1, 15, 30, tzinfo=UTC)})))
    data = {n: str(shown.named(n)["value"]) for n in ("at_on_day", "at_on_month", "at_on_year", "at_at")}
    assert data["at_at"] == "16:30"
    assert One(data).is_valid() and One({}).is_valid()
    form = One(data)
    form.full_clean()
    assert form.cleaned_data["at"] == datetime(2025, 7, 1, 15, 30, tzinfo=UTC)


# ---- reveals ----
class Chain(Form):
    reveals: ClassVar[Reveals] = {"seen": {"no": ["why"]}, "why": {"other": ["words"]}}
    seen = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], widget=Segmented)
    why = forms.ChoiceField(choices=[("tide", "tide"), ("other", "other")], widget=forms.RadioSelect)
    words = forms.CharField()


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"seen": "yes"}, set()),
        ({"seen": "no"}, {"why"}),
        ({"seen": "no", "why": "tide"}, set()),
        ({"seen": "no", "why": "other"}, {"words"}),
        ({"seen": "no", "why": "other", "words": "x"}, set()),
        ({"seen": "yes", "why": "other"}, set()),
        ({}, {"seen"}),
    ],
)
def test_a_question_counts_only_while_its_answer_is_chosen(data: dict[str, str], wrong: set[str]) -> None:
    assert set(Chain(data).errors) == wrong


def test_what_was_written_under_another_answer_is_not_kept() -> None:
    form = Chain({"seen": "yes", "why": "other", "words": "left over"})
    assert form.is_valid()
    assert form.cleaned_data == {"seen": "yes", "why": "", "words": ""}


def test_revealed_questions_stand_under_their_answer_and_nowhere_else() -> None:
    html = str(Chain({"seen": "no"}))
    assert len(re.findall(r'name="words"', html)) == 1
    opened = re.search(r'<div class="([^"]*)" id="id_seen_1_more">', html)
    assert opened and "--hidden" not in opened[1]
    assert 'data-reveals="id_seen_1_more"' in html
    shut = re.search(r'<div class="([^"]*)" id="id_seen_1_more">', str(Chain()))
    assert shut and "--hidden" in shut[1]


def test_preferences_become_classes_and_nothing_else() -> None:
    assert (
        preference_classes({"type": "large", "space": "wide", "tint": "cream"})
        == "tl-type-large tl-space-wide tl-tint-cream"
    )
    assert preference_classes({"tint": '"><script>', "type": "huge"}) == ""
    assert preference_classes(None) == ""
    assert PreferencesForm({"type": "large", "space": "", "tint": ""}).is_valid()
