"""What a review conference decided, third version: where nobody is to go on helping, it says why, for whoever signs off the end."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.engines.forms.declarations import Condition, LongText, Says
from throughline.engines.forms.revised import revised
from throughline.practice.protection import events
from throughline.practice.protection.forms.review_conference_v1 import also as also_before
from throughline.practice.protection.forms.review_conference_v2 import review_conference_v2
from throughline.record.ledger.types import EventType

LEAST_WORDS = 8
WHY_NOTHING = LongText(
    "why_nothing", "Why does no service need to go on helping this family?", "The assistant director and the consultant read it before the end is signed off.",
    when=Says("then", ("none",)), plain="Why nobody needs to go on helping",
)  # fmt: skip


def ends_with_nothing(a: Mapping[str, Any]) -> bool:
    """The plan ends, and no further services follow."""
    return bool(a.get("decided.decision") == "end" and a.get("decided.then") == "none")


def said_why(a: Mapping[str, Any]) -> bool:
    """Why nothing follows is told, in more than a word."""
    return not ends_with_nothing(a) or len(str(a.get("decided.why_nothing") or "").split()) >= LEAST_WORDS


def also(a: Mapping[str, Any]) -> Sequence[tuple[EventType, Mapping[str, Any], int | None]]:
    """As before; the reason why nothing follows stands with the end of the plan."""
    if not ends_with_nothing(a):
        return also_before(a)
    words = "\n\n".join(filter(None, (a.get("decided.why_nothing"), a.get("decided.support"))))
    return [(events.plan_ended, {"reason": a.get("decided.reason"), "then": "none", "words": words}, None), (events.concern_ended, {}, None)]


review_conference_v3 = revised(
    review_conference_v2,
    since=date(2026, 11, 30),
    section="decided",
    after={"then": (WHY_NOTHING,)},
    also=also,
    conditions=(
        *review_conference_v2.conditions,
        Condition(f"No further services: say why no service needs to go on, in at least {LEAST_WORDS} words", said_why),
    ),
)
