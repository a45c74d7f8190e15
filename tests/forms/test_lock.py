"""A published form is locked: whoever changes a word of it is told to publish another version."""

from dataclasses import replace

from throughline.engines.forms.handbook import codes, digest
from throughline.engines.forms.registry import forms
from throughline.engines.handbook.writing import locked


def test_every_published_version_is_as_it_was_locked():
    assert {f"form {code}" for code in codes()["form"]} <= set(locked())


def test_a_changed_word_loses_the_code():
    form = next(iter(forms().values()))
    section = replace(form.sections[0], questions=(replace(form.sections[0].questions[0], title="Another question?"), *form.sections[0].questions[1:]))
    changed = replace(form, sections=(section, *form.sections[1:]))
    assert digest(changed) != digest(form)
    assert f"form {changed.key} {digest(changed)}" not in locked()
