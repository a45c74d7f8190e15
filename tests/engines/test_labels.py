"""What is said where something is left empty reads as a sentence, whatever the question is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.urls import get_resolver

from throughline.engines.recording.forms import field_for
from throughline.record.ledger.registry import event_types
from throughline.web.forms import Form, Segmented, asked_for


def asked() -> Iterator[tuple[str, str]]:
    """Every question of a declaration or a form, and what is said where nothing was answered."""
    get_resolver().url_patterns  # noqa: B018  # every screen, and with it every form, is there once this was asked
    for declared in event_types().values():
        for fact in declared.facts:
            if (made := field_for(fact)) is not None:
                yield fact.title, asked_for(fact.title, made.widget)
    for form in set(_below(Form)):
        for field in form.base_fields.values():
            if field.label:
                yield str(field.label), asked_for(str(field.label), field.widget)


def _below(kind: Any) -> Iterator[Any]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def test_what_is_said_of_any_question_left_empty_is_a_sentence():
    said = dict(asked())
    assert len(said) > 600, "not all of them were found"
    assert [words for label, words in said.items() if f"“{label.rstrip(':')}”" not in words] == [], "a label stands as it is, in quotes"


@pytest.mark.parametrize(
    ("label", "widget", "words"),
    [
        ("Your rationale", forms.Textarea(), "Fill in “Your rationale”"),
        ("What was said", forms.Textarea(), "Fill in “What was said”"),
        ("Why?", forms.Textarea(), "Answer “Why?”"),
        ("The procedure", forms.Textarea(), "Fill in “The procedure”"),
        ("Social Work England number", forms.TextInput(), "Fill in “Social Work England number”"),
        ("NHS number", forms.TextInput(), "Fill in “NHS number”"),
        ("How soon", forms.Select(), "Choose an answer to “How soon”"),
        ("Proposed", forms.Select(), "Choose an answer to “Proposed”"),
        ("Kind of help", forms.Select(), "Choose an answer to “Kind of help”"),
        ("Family and friends were asked", Segmented(), "Choose an answer to “Family and friends were asked”"),
        ("Met on", forms.TextInput(), "Fill in “Met on”"),
    ],
)
def test_the_words_of_some(label, widget, words):
    assert asked_for(label, widget) == words


def test_a_question_that_is_renamed_is_asked_for_by_its_new_name():
    form = Form({})
    form.fields["team"] = forms.CharField(label="Team")
    form.fields["team"].label = "Your team"
    assert form.errors["team"] == ["Fill in “Your team”"]
