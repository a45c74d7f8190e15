"""What can happen when a child goes missing. The only door other areas may use."""

from throughline.practice.missing.codes import KINDS
from throughline.record.ledger.types import Choice, EventType, Thread

time_missing = Thread("missing.time_missing", "Time missing")

went_missing = EventType(
    code="missing.went_missing",
    title="Went missing",
    sentence="Went missing[ ({kind})]",
    opens=time_missing,
    significant=True,
    group="Missing",
    facts=(Choice("kind", "Missing or away", codes=KINDS),),
)

came_back = EventType(
    code="missing.came_back",
    title="Came back",
    sentence="Was found or came back",
    ends=time_missing,
    group="Missing",
)
