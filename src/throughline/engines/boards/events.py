"""What the ledger knows of boards: when they meet, what they were given, what they asked for. About the authority, never a child."""

from throughline.engines.boards.declarations import BOARDS
from throughline.record.ledger.types import Choice, Day, EventType, Line, Thread, Words

meeting = Thread("boards.meeting", "Meeting of a board")
AUTHORITY = ("authority",)

meeting_set = EventType(
    code="boards.meeting_set",
    title="A board’s meeting set",
    sentence="{board} meets on {for_on}[, {where}]",
    about=AUTHORITY,
    opens=meeting,
    recorded_by=None,
    facts=(Choice("board", "Which board?", codes=BOARDS, required=True), Day("for_on", "On", required=True), Line("where", "Where", longest=120)),
)
meeting_moved = EventType(
    code="boards.meeting_moved",
    title="A board’s meeting moved",
    sentence="Moved to {for_on}",
    about=AUTHORITY,
    continues=meeting,
    recorded_by=None,
    facts=(Day("for_on", "On", required=True),),
)
report_filed = EventType(
    code="boards.report_filed",
    title="A report filed for a board",
    sentence="{title} for the time to {ended_on} is filed",
    about=AUTHORITY,
    continues=meeting,
    recorded_by=None,
    facts=(
        Line("report", "Report", required=True, longest=80), Line("title", "Title", required=True, longest=160),
        Day("ended_on", "For the time to", required=True), Words("figures", "As it was filed", required=True),
        Words("asks", "What the board is asked to do"),
    ),
)  # fmt: skip
"""The figures stay as they were filed, whatever is recorded or put right afterwards."""
meeting_held = EventType(
    code="boards.meeting_held",
    title="A board met",
    sentence="It met on {met_on}[: {asked_for}]",
    about=AUTHORITY,
    ends=meeting,
    recorded_by=None,
    facts=(Day("met_on", "Met on", required=True), Line("asked_for", "What it asked for", longest=400)),
)
meeting_cancelled = EventType(
    code="boards.meeting_cancelled",
    title="A board’s meeting cancelled",
    sentence="It did not take place: {why}",
    about=AUTHORITY,
    ends=meeting,
    recorded_by=None,
    facts=(Line("why", "Why", required=True, longest=200),),
)
