"""The vocabulary of feedback: after what it is asked, of whom, in which few questions, about which themes. Inert.

Nobody decides whether to ask: from the event on, a request stands open for each part, and only an answer, or that they
would rather not say, closes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from throughline.base import discover
from throughline.engines.duties.declarations import each_of
from throughline.engines.forms.declarations import Choose, Form, LongText, Question, Section, Ticks
from throughline.engines.settings.declarations import Setting
from throughline.record.ledger.types import Match, code_of

RATINGS = {"4": "Very good", "3": "Good", "2": "Not so good", "1": "Bad"}
"""How it was, best first."""


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked. `part` is the word by which a guest is invited and a form's section is written."""

    part: str
    title: str
    """In words: "The parents"."""
    form: str
    """Code of the form with the few questions; its signing is `feedback.answered`."""
    from_age: int = 0
    """Not asked about somebody younger on the day."""
    after: tuple[Match, ...] = ()
    """After which events they are asked, where not after each of the feedback's own: that they of all people were there."""


@dataclass(frozen=True)
class Feedback:
    """One kind of feedback: after which events, of whom."""

    code: str
    title: str
    """What it is about, in words for those who are asked: "the help that your family had"."""
    after: Match | tuple[Match, ...]
    asks: tuple[Asked, ...]
    themes: Mapping[str, str]
    """What it may be about that should change, as code and words."""
    open_for: Setting
    """How long an answer is waited for before there is none."""
    named: str = ""
    """The fact of the event that names the worker whom it was with; empty: who recorded it."""
    local: str = ""
    """Why we ask."""
    about: str = field(default="child")

    def asked(self, part: str) -> Asked:
        """Who is asked under this word; KeyError when nobody is."""
        for one in self.asks:
            if one.part == part:
                return one
        raise KeyError(f"{self.code} asks no {part}")

    @property
    def starts(self) -> tuple[Match, ...]:
        """After which events it is asked."""
        return each_of(self.after)

    def starts_for(self, asks: Asked) -> tuple[Match, ...]:
        """After which events one of those who are asked is."""
        return asks.after or self.starts

    def types_for(self, asks: Asked) -> frozenset[str]:
        """Codes of those events."""
        return frozenset(code_of(match) for match in self.starts_for(asks))


@lru_cache(maxsize=1)
def feedbacks() -> dict[str, Feedback]:
    """Code to feedback, of every area."""
    return {f.code: f for f in discover.declared("throughline.practice", "feedback", Feedback)}


def how_it_was(themes: Mapping[str, str], part: str, staff: str, *, questions: tuple[Question, ...] = (), rating: str = "How was it for you?",
               changed: str = "What should be better?") -> tuple[Section, ...]:  # fmt: skip
    """The one section that every form of feedback has: how it was, the area's own questions, what should be better and about what."""
    return (
        Section("how", "How it was", (
            Choose("rating", rating, choices=RATINGS, needed=True),
            *questions,
            LongText("good", "What helped?", quoted=True, rows=2),
            LongText("better", changed, quoted=True, rows=3),
            Ticks("themes", "What was that about?", hint="Choose any.", choices=themes),
        ), by=(staff, part)),
    )  # fmt: skip


def answered_facts(form: str, part: str, answers: Mapping[str, object]) -> dict[str, object]:
    """What signing such a form records."""
    return {"feedback": form, "part": part, "rating": answers.get("how.rating"), "themes": list(answers.get("how.themes") or []),  # type: ignore[call-overload]
            "good": answers.get("how.good"), "words": answers.get("how.better")}  # fmt: skip


__all__ = ["RATINGS", "Asked", "Feedback", "Form", "answered_facts", "feedbacks", "how_it_was"]
