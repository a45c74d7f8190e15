"""What is agreed in plans, meetings and supervision: somebody will do something by a day, so that something is different.

Every area that agrees actions has these five events, made from one word in its `events.py`. An action whose day or owner
changes is ended as moved and agreed anew, so that how often it was moved can always be counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from throughline.record.ledger.types import Choice, Day, EventType, Line, Number, Thread, Words, WorkerFact


@dataclass(frozen=True)
class Promises:
    """The events of one area's agreed actions, and the thread that each action is."""

    thread: Thread
    agreed: EventType
    progressed: EventType
    done: EventType
    dropped: EventType


WHY_DROPPED = {"moved": "agreed anew with another day or owner", "not_needed": "no longer needed", "replaced": "another action takes its place",
               "refused": "could not be done"}  # fmt: skip


def promises(area: str, *, group: str = "Plans", about: tuple[str, ...] = ("child",), audience: str = "everyone") -> Promises:
    """The events of an area's agreed actions. The area names them at the top of its `events.py`, where they are found."""
    thread = Thread(f"{area}.action", "Action")
    agreed = EventType(
        code=f"{area}.action_agreed",
        title="Something somebody must do",
        sentence="[{done_by}, with ]{owner} will: {what}",
        opens=thread,
        group=group,
        about=about,
        audience=audience,
        facts=(
            Line("what", "What", longest=300, required=True),
            WorkerFact("owner", "Who", required=True),
            Day("by_on", "By when", required=True),
            Line("outcome", "What will be different for the child", longest=300),
            Line("done_by", "Who does it, where it is not one of us", longest=120),
            Line("need", "For which need or risk", longest=300),
            Line("plan", "In which plan", longest=80),
            Number("moved", "How often it was moved before", most=99),
            Number("invited", "The invitation of who does it", most=2**62),
        ),
    )
    progressed = EventType(
        code=f"{area}.action_progressed",
        title="How an action is going",
        sentence="On what was agreed[: {how}]",
        continues=thread,
        group=group,
        about=about,
        audience=audience,
        facts=(
            Choice("how", "How it goes", codes={"going_well": "going well", "slow": "slower than hoped", "stuck": "stuck"}),
            Words("words", "What has happened"),
            Line("said_by", "Who says so, where it is not one of us", longest=120),
        ),
    )
    done = EventType(
        code=f"{area}.action_done",
        title="Done",
        sentence="Done[: {outcome}]",
        ends=thread,
        group=group,
        about=about,
        audience=audience,
        facts=(Line("outcome", "What came of it", longest=300), Line("said_by", "Who says so, where it is not one of us", longest=120)),
    )
    dropped = EventType(
        code=f"{area}.action_dropped",
        title="An action ended without being done",
        sentence="Not done: {why}[, {words}]",
        ends=thread,
        group=group,
        about=about,
        audience=audience,
        facts=(Choice("why", "Why", codes=WHY_DROPPED, required=True), Line("words", "More", longest=300)),
    )
    return Promises(thread, agreed, progressed, done, dropped)
