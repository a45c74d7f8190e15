"""Local limits, targets, lists and wordings: declared with a default and bounds, changed on a page, dated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from throughline.base import discover
from throughline.base.limits import Limit


@dataclass(frozen=True)
class Setting:
    """Something an authority decides for itself. It may be stricter than the law, never looser: `least` and `most` see to it."""

    code: str
    title: str
    default: Any
    why: str
    """Why it is local, and where the default comes from."""
    unit: Limit | None = None
    """For a limit: the kind of limit whose number this is."""
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    paragraphs: bool = False
    """A wording of several paragraphs, as a letter has it."""
    readable: Callable[[Any], None] | None = field(default=None, compare=False)
    """Raises ValueError, in words, for a wording that could not be read again."""

    def value(self, settings: Mapping[str, Sequence[tuple[date, Any]]], on: date) -> Any:
        """The value in force on a day: the authority's own, or the default."""
        held = self.default
        for began_on, value in settings.get(self.code, ()):
            if began_on <= on:
                held = self.clean(value)
        return held

    def clean(self, value: Any) -> Any:
        """The value if it is within bounds; ValueError says which bounds."""
        if isinstance(self.default, int) and not isinstance(self.default, bool):
            number = int(value)
            if (self.least is not None and number < self.least) or (self.most is not None and number > self.most):
                raise ValueError(f"{self.title}: from {self.least} to {self.most}")
            return number
        if self.readable is not None:
            self.readable(value)
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.title}: choose one of {', '.join(self.choices)}")
        return value

    def limit(self, context: Any) -> Limit | None:
        """This setting as a rule's limit, for a case."""
        if self.unit is None:
            return None
        return self.unit.with_number(self.value(context.settings, context.on))


@lru_cache(maxsize=1)
def settings() -> dict[str, Setting]:
    """Code to setting, found wherever areas declare duties, measures, signals or settings of their own."""
    names = ("settings", "duties", "measures", "signals")
    packages = (
        "throughline.record",
        "throughline.engines",
        "throughline.practice",
        "throughline.insight",
        "throughline.returns",
    )
    return {s.code: s for package in packages for s in discover.declared(package, names, Setting)}
