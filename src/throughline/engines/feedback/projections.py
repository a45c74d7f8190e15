"""How what happened becomes a request to each part: nobody makes one, so nobody can leave one out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.base.calendar import age_on
from throughline.engines.duties.past import born_on
from throughline.engines.feedback import events
from throughline.engines.feedback.declarations import Asked, Feedback, feedbacks
from throughline.engines.feedback.models import FeedbackRequest, Improvement
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.record.ledger.types import among
from throughline.record.people import events as people

ANSWERS = frozenset({events.asked.code, events.answered.code, events.declined.code})
BIRTH = frozenset({people.person_described.code, people.born.code})


def purpose_for(key: int, part: str) -> str:
    """What the papers and invitations of one request carry."""
    return f"feedback:{key}:{part}"


def key_of(purpose: str) -> int | None:
    """The event behind such a purpose."""
    number = purpose.split(":")[1] if purpose.startswith("feedback:") else ""
    return int(number) if number.isdigit() else None


def made_from_declarations() -> list[Projection]:
    """One projection for each part that each declared feedback asks."""
    return [_projection(feedback, asked) for feedback in feedbacks().values() for asked in feedback.asks]


def _projection(feedback: Feedback, asks: Asked) -> Projection:
    def fold(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
        return requests(feedback, asks, happened, around)

    return Projection(
        f"feedback.{feedback.code}.{asks.part}", FeedbackRequest, feedback.types_for(asks) | ANSWERS | BIRTH, fold,
        part=("ask", f"{feedback.code}.{asks.part}"), needs=feedback.types_for(asks),
    )  # fmt: skip


def requests(feedback: Feedback, asks: Asked, happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """One row for each event after which this part is asked, and what came of it. What was before the record began is not asked."""
    types, is_start, born = feedback.types_for(asks), among(feedback.starts_for(asks)), born_on(happened)
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type not in types or not is_start(event) or (around.live_on and event.on < around.live_on):
            continue
        if asks.from_age and born is not None and (born > event.on or age_on(born, event.on) < asks.from_age):
            continue
        limit = feedback.open_for.unit
        assert limit is not None, f"{feedback.open_for.code} has no unit"
        rows[event.id] = {
            "key": event.id, "feedback": feedback.code, "part": asks.part, "began_on": event.on, "after": event.type,
            "until_on": limit.with_number(int(feedback.open_for.value(around.settings, event.on))).due(event.on),
            "worker_id": (event.get(feedback.named) if feedback.named else None) or event.by, "asked_on": None, "how": "",
            "answered_on": None, "declined_on": None, "rating": None, "themes": [], "good": None, "words": None,
        }  # fmt: skip
    for event in happened:
        row = rows.get(key_of(str(event.get("purpose", ""))) or 0) if event.type in ANSWERS else None
        if row is None or event.get("part") != asks.part or event.get("feedback") != feedback.code:
            continue
        row["asked_on"] = row["asked_on"] or event.on
        if event.type == events.asked.code:
            row["how"] = event.get("how")
        elif event.type == events.declined.code:
            row["declined_on"] = event.on
        else:
            row |= {"answered_on": row["answered_on"] or event.on, "rating": int(event.get("rating")), "themes": list(event.get("themes") or ()),
                    "good": event.get("good"), "words": event.get("words")}  # fmt: skip
    yield from rows.values()


def fold_improvements(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """What was agreed to change, and what was done."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.improvement_agreed.code:
            rows[event.id] = {
                "key": event.id, **{n: event.get(n, "") for n in ("feedback", "theme", "said", "what")}, "owner_id": event.get("owner"),
                "agreed_on": event.on, "by_on": event.day("by_on"), "made_on": None, "did": "",
            }  # fmt: skip
    for event in happened:
        if event.type == events.improvement_made.code and event.thread in rows:
            rows[event.thread] |= {"made_on": event.on, "did": event.get("did")}
    yield from rows.values()


improvement = Projection(
    "feedback.improvement", Improvement, frozenset({events.improvement_agreed.code, events.improvement_made.code}), fold_improvements
)
