"""What both wordings of the assessment ask of every child: who they are, and what they say."""

from collections.abc import Mapping
from typing import Any

from throughline.engines.forms.declarations import Choose, LongText, Question, Says, ShortText
from throughline.engines.forms.pulls import detail

PARTNERS = ("staff", "partner")
GATHERED = {"yes": "It is written here", "not": "Not gathered"}
DIVERSE = ("disability", "ethnicity", "religion", "language", "child_view")
"""The parts that must be there. One that was not gathered says why, and counts against the quality of the assessment."""


def _part(name: str, title: str, ask: str, *, quoted: bool = False, plain: str = "", pulled: Any = None) -> tuple[Question, ...]:
    return (
        Choose(name, title, choices=GATHERED, needed=True, family=False),
        LongText(f"{name}_said", ask, needed=True, when=Says(name, ("yes",)), rows=2, quoted=quoted, plain=plain, pulls=pulled),
        ShortText(f"{name}_why", "Why was it not gathered?", needed=True, when=Says(name, ("not",)), longest=300, family=False),
    )


def who_they_are() -> tuple[Question, ...]:
    """Disability, ethnicity, religion and language."""
    return (
        *_part("disability", "Disability and health needs", "What is known, and what helps?", plain="Your health"),
        *_part("ethnicity", "Ethnicity and culture", "How do they describe themselves?", plain="Your culture"),
        *_part("religion", "Religion or belief", "What is known?", plain="Your religion or belief"),
        *_part("language", "Language", "What is spoken at home, and is an interpreter needed?", plain="Your language",
               pulled=detail("language", "language")),
    )  # fmt: skip


def what_they_say() -> tuple[Question, ...]:
    """The child's own view."""
    return _part("child_view", "The child’s own view", "What does the child say or show?", quoted=True, plain="What you said")


def not_gathered(a: Mapping[str, Any]) -> int:
    """How many of the parts that must be there were not gathered."""
    return sum(a.get(f"{section}.{name}") == "not" for section in ("child", "me") for name in DIVERSE)
