"""Fields for a day in three boxes, a time of day, and both together. What is wrong is said in words, box by box."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from throughline.base.calendar import LONDON
from throughline.base.words import MONTHS
from throughline.web.days import as_day, day_words

PARTS = ("day", "month", "year")
DayLimit = date | Callable[[], date] | None


class DayWidget(forms.MultiWidget):
    """Three boxes. `wrong` names those to mark; the field sets it when it finds something wrong."""

    template_name = "web/forms/day.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput({"inputmode": "numeric"}) for part in PARTS}, attrs)
        self.wrong: frozenset[str] = frozenset()

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, (date, datetime)):
            day = as_day(value)
            return [str(day.day), str(day.month), str(day.year)]
        return ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, sub in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            sub["attrs"].pop("aria-describedby", None)
            sub["part"], sub["wrong"] = part, part in self.wrong
        return context

    def id_for_label(self, id_: str) -> str:
        first = next((part for part in PARTS if part in self.wrong), PARTS[0])
        return f"{id_}_{PARTS.index(first)}" if id_ else id_


class DayField(forms.Field):
    """A day. `earliest` and `latest` are days or functions that give one (a clock's `today`), both included.

    Errors name what is missing or impossible: "Enter the month, for example 11", "31 February is not a day"."""

    widget = DayWidget

    def __init__(self, *, earliest: DayLimit = None, latest: DayLimit = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def clean(self, value: Any) -> date | None:
        boxes = [str(v or "").strip() for v in (value if isinstance(value, (list, tuple)) else ["", "", ""])]
        wrong, words, day = read_day(boxes)
        if day is None and not wrong and self.required:
            wrong, words = frozenset(PARTS), "Enter the day, month and year"
        if day is not None:
            wrong, words = self._outside(day)
        self._mark(wrong)
        if wrong:
            raise ValidationError(words, code="day")
        self.run_validators(day)
        return day

    def _outside(self, day: date) -> tuple[frozenset[str], str]:
        earliest = self.earliest() if callable(self.earliest) else self.earliest
        latest = self.latest() if callable(self.latest) else self.latest
        if earliest and day < earliest:
            return frozenset(PARTS), f"The day must be {day_words(earliest)} or later"
        if latest and day > latest:
            return frozenset(PARTS), f"The day must be {day_words(latest)} or earlier"
        return frozenset(), ""

    def _mark(self, wrong: frozenset[str]) -> None:
        if isinstance(self.widget, DayWidget):
            self.widget.wrong = wrong

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = DayWidget().decompress(initial)
        return read_day([str(v or "").strip() for v in data or before])[2] != read_day(before)[2]


def read_day(boxes: Sequence[str]) -> tuple[frozenset[str], str, date | None]:
    """(boxes that are wrong, what is wrong in words, the day). All boxes empty: nothing wrong and no day."""
    if not any(boxes):
        return frozenset(), "", None
    missing = [part for part, box in zip(PARTS, boxes, strict=True) if not box]
    if missing:
        example = {"day": "for example 25", "month": "for example 11", "year": "for example 2025"}
        tail = f", {example[missing[0]]}" if len(missing) == 1 else ""
        return frozenset(missing), f"Enter the {' and '.join(missing)}{tail}", None
    day_box, month_box, year_box = boxes
    month = _month(month_box)
    day_number = int(day_box) if day_box.isascii() and day_box.isdigit() else 0
    checks = (
        ("day", 1 <= day_number <= 31, "The day must be a number from 1 to 31"),
        ("month", month is not None, "The month must be a number from 1 to 12, or its name"),
        ("year", bool(re.fullmatch(r"[12]\d{3}", year_box)), "The year must have four digits, for example 2025"),
    )
    bad = [(part, words) for part, good, words in checks if not good]
    if bad or month is None:
        return frozenset(part for part, _ in bad), ". ".join(words for _, words in bad), None
    try:
        return frozenset(), "", date(int(year_box), month, day_number)
    except ValueError:
        name = MONTHS[month - 1]
        leap = f" in {year_box}" if month == 2 and day_number == 29 else ""
        return frozenset({"day", "month"}), f"{day_number} {name} is not a day{leap}", None


def _month(box: str) -> int | None:
    if box.isascii() and box.isdigit():
        return int(box) if 1 <= int(box) <= 12 else None
    short = box.lower().rstrip(".")
    found = [n for n, name in enumerate(MONTHS, 1) if len(short) >= 3 and name.lower().startswith(short)]
    return found[0] if len(found) == 1 else None


def read_clock(words: str) -> time | None:
    """A time of day as people write it: 16:00, 1600, 4pm, 4.30 pm, noon, midnight. None when it cannot be read."""
    text = words.strip().lower().replace(" ", "")
    if text in ("noon", "midday"):
        return time(12)
    if text == "midnight":
        return time(0)
    found = re.fullmatch(r"(\d{1,2})(?:[:.h]?([0-5]\d))?([ap])?\.?(?:m\.?)?", text)
    if not found or (found[3] is None and (text.endswith("m") or found[2] is None)):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return time(hour, minute) if hour <= 23 else None


class ClockTimeField(forms.CharField):
    """A time of day in London, in one box."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "class": "govuk-input--width-5"}

    def clean(self, value: Any) -> time | None:
        words = super().clean(value)
        if not words:
            return None
        read = read_clock(words)
        if read is None:
            raise ValidationError("Write the time like 16:30 or 4.30pm", code="time")
        return read

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


class MomentWidget(forms.MultiWidget):
    template_name = "web/forms/moment.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"on": DayWidget(), "at": forms.TextInput({"class": "govuk-input--width-5"})}, attrs)
        self.wrong: frozenset[str] = frozenset()

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, datetime):
            local = value.astimezone(LONDON)
            return [local, f"{local:%H:%M}"]
        return [None, ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        day = self.widgets[0]
        day.wrong = self.wrong - {"time"}  # type: ignore[attr-defined]
        context = super().get_context(name, value, attrs)
        context["widget"]["subwidgets"][1]["wrong"] = "time" in self.wrong
        context["widget"]["subwidgets"][1]["attrs"].pop("aria-describedby", None)
        return context

    def id_for_label(self, id_: str) -> str:
        if not id_ or self.wrong == {"time"}:
            return f"{id_}_1" if id_ else id_
        first = next((part for part in PARTS if part in self.wrong), PARTS[0])
        return f"{id_}_0_{PARTS.index(first)}"


class MomentField(forms.Field):
    """A day and a time of day in London; gives an aware moment in UTC. An hour that the clocks skip is refused in
    words; of an hour that comes twice, the first is meant."""

    widget = MomentWidget

    def __init__(self, *, latest: Callable[[], datetime] | datetime | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.latest = latest

    def clean(self, value: Any) -> datetime | None:
        boxes, clock = value if isinstance(value, (list, tuple)) and len(value) == 2 else (["", "", ""], "")
        boxes, clock = [str(v or "").strip() for v in boxes or ["", "", ""]], str(clock or "").strip()
        if not any(boxes) and not clock and not self.required:
            return self._right(None)
        wrong, words, day = read_day(boxes)
        if day is None and not wrong:
            wrong, words = frozenset(PARTS), "Enter the day, month and year"
        read = read_clock(clock)
        if read is None:
            more = "Write the time like 16:30 or 4.30pm" if clock else "Enter the time, for example 16:30"
            wrong, words = wrong | {"time"}, f"{words}. {more}" if words else more
        if wrong or day is None or read is None:
            raise self._wrong(wrong, words)
        local = datetime.combine(day, read, LONDON)
        moment = local.astimezone(UTC)
        if moment.astimezone(LONDON).replace(tzinfo=None) != local.replace(tzinfo=None):
            skipped = f"There was no {read:%H:%M} on {day_words(day)}: the clocks went forward"
            raise self._wrong(frozenset({"time"}), skipped)
        latest = self.latest() if callable(self.latest) else self.latest
        if latest and moment > latest:
            raise self._wrong(frozenset({*PARTS, "time"}), "The day and time must not be in the future")
        return self._right(moment)

    def _right(self, moment: datetime | None) -> datetime | None:
        self.widget.wrong = frozenset()
        return moment

    def _wrong(self, parts: frozenset[str], words: str) -> ValidationError:
        self.widget.wrong = parts
        return ValidationError(words, code="moment")
