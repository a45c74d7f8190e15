"""Forms as this house renders them: choices in one row, answers that reveal further questions, errors in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

Reveals = Mapping[str, Mapping[str, Sequence[str]]]


class Form(forms.Form):
    """A form whose answers may reveal questions: `reveals = {"alone": {"no": ["why_not"]}}`.

    A revealed question is shown below its answer (always, where there is no script). It counts only while its answer is
    chosen: otherwise its errors are dropped and its value is the field's empty one. `required` on it means "required
    when shown"."""

    use_required_attribute = False
    reveals: ClassVar[Reveals] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """What a question lets one choose from, where only the page that asks it knows."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), f"{name} is no choice"
        field.choices = list(choices)

    def full_clean(self) -> None:
        # Only now does every question stand here with the label under which it is asked.
        for bound in self:
            if bound.field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                bound.field.error_messages["required"] = asked_again(bound)
        super().full_clean()
        if not self.is_bound:
            return
        for name in self.hidden_by_answers():
            self.errors.pop(name, None)
            if hasattr(self, "cleaned_data"):
                self.cleaned_data[name] = self.fields[name].to_python(None)

    def hidden_by_answers(self) -> set[str]:
        """Names of questions that the answers given do not ask, following chains of reveals."""
        hidden: set[str] = set()
        for name, answers in self.reveals.items():
            given = self[name].value()
            given = given if isinstance(given, (list, tuple)) else [given]
            chosen = set() if name in hidden else {str(value) for value in given}
            shown = {f for answer, fields in answers.items() if answer in chosen for f in fields}
            hidden |= {f for fields in answers.values() for f in fields} - shown
        return hidden

    def revealed_names(self) -> set[str]:
        """Every question that is asked only on some answer, and so is not rendered by itself."""
        return {f for answers in self.reveals.values() for fields in answers.values() for f in fields}

    def get_context(self) -> dict[str, Any]:
        context = super().get_context()
        inside = self.revealed_names()
        context["fields"] = [(bound, errors) for bound, errors in context["fields"] if bound.name not in inside]
        return context


class Segmented(forms.RadioSelect):
    """Two to four short answers side by side; `stack=True` puts them one under the other."""

    template_name = "web/forms/segmented.html"

    def __init__(self, *args: Any, stack: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stack = stack

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["stack"] = self.stack
        return context


class SmallCheckboxes(forms.CheckboxSelectMultiple):
    """Checkboxes at the smaller of GOV.UK's two sizes, for long lists."""

    template_name = "web/forms/small_checkboxes.html"


def asked_again(bound: BoundField) -> str:
    """What to say to somebody who left this empty."""
    return asked_for(str(bound.label), bound.field.widget)


def asked_for(label: str, widget: forms.Widget) -> str:
    """What to say where nothing stands under this label. It is quoted as it is, since no rule knows which labels could stand
    inside a sentence: "Choose an answer to “Seen alone”", "Fill in “How to reach them”"."""
    label = label.rstrip(":")
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick “{label}”"
    if isinstance(widget, forms.FileInput):
        return f"Choose a file for “{label}”"
    if isinstance(widget, (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return f"Choose an answer to “{label}”"
    return f"{'Answer' if label.endswith('?') else 'Fill in'} “{label}”"


def option_id(bound: BoundField) -> str:
    """The id of the first thing a person can use in this field: where an error's link goes."""
    widget = bound.field.widget
    if isinstance(widget, forms.RadioSelect):
        return f"{bound.auto_id}_0"
    return widget.id_for_label(bound.auto_id) or bound.auto_id


def with_reveals(bound: BoundField) -> SafeString:
    """The input itself, each choice followed by the questions that it reveals."""
    answers = getattr(bound.form, "reveals", {}).get(bound.name)
    if not answers:
        return SafeString(str(bound))
    widget = bound.field.widget
    attrs = bound.build_widget_attrs({}, widget)
    attrs.setdefault("id", bound.auto_id)
    context = widget.get_context(bound.html_name, bound.value(), attrs)
    for _, options, _ in context["widget"]["optgroups"]:
        for option in options:
            option["revealed"] = [bound.form[name] for name in answers.get(str(option["value"]), ())]
    return SafeString(bound.form.renderer.render(widget.template_name, context))
