"""The vocabulary of letters. Inert."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from throughline.engines.settings.declarations import Setting
from throughline.record.ledger.types import EventType

ENGLISH = "English"
GAP = re.compile(r"\{([a-z_]+)\}")
KNOWN = ("child", "first_name", "they", "reader", "council", "today", "worker", "telephone", "team")
"""The gaps that every wording may have: they are filled from the record."""

Fills = Callable[[Any, int], Mapping[str, str]]
"""Given the viewer and the subject: what the record says for the gaps of an area's own; "" where it says nothing."""


def nothing(viewer: Any, subject: int) -> Mapping[str, str]:
    """For a letter without gaps of its own."""
    return {}


@dataclass(frozen=True)
class Letter:
    """A kind of letter. Its wording is a setting, so that the council can say it in its own words, from a day on, with a reason."""

    code: str
    title: str
    readers: tuple[str, ...]
    """Who may read it, in the words of `way_out`: child, relative, carer, court, professional, other."""
    words: Setting
    """The wording, with {gaps}. A blank line makes a paragraph."""
    other_words: Mapping[str, Setting] = field(default_factory=dict)
    """The same in other languages, by the language's name in English."""
    gaps: Mapping[str, str] = field(default_factory=dict)
    """Gaps of its own, each with what somebody must write into it where the record does not know."""
    fills: Fills = field(default=nothing, compare=False)
    holds_back: Mapping[str, str] = field(default_factory=dict)
    """By kind of reader: what else must not be in it, in words; whoever writes it confirms it. Protected addresses are always held back."""
    encloses: str = ""
    """The code of a form whose latest signed paper goes with it, in the reader's edition."""
    encloses_parts: tuple[str, ...] = ()
    """The sections of it that go; empty: the whole edition. What was decided goes at once, the rest with the record."""
    also: EventType | None = field(default=None, compare=False)
    """What has happened by its sending, beside "a letter was sent"."""
    tells: Callable[[Any, int], Mapping[str, Any]] = field(default=nothing, compare=False)
    """The facts of that event, given the viewer and the subject."""
    about: tuple[str, ...] = ("child",)
    continues: str = ""
    """Offered only while a thread of this code is open."""
    may: str = "record"
    group: str = "Letters"
    hint: str = ""
    source: Any = None
    local: str = ""

    def __post_init__(self) -> None:
        allowed = {*KNOWN, *self.gaps}
        for setting in (self.words, *self.other_words.values()):
            if unknown := set(GAP.findall(setting.default)) - allowed:
                raise ValueError(f"{self.code}: {setting.code} has gaps that nothing fills: {', '.join(sorted(unknown))}")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is a wording."""
        return (ENGLISH, *self.other_words)

    def wording(self, language: str) -> Setting:
        """The wording in a language; English where there is none."""
        return self.other_words.get(language, self.words)
