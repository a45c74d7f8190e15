"""What the ledger knows of guests: whom we asked, what they shared, and what they refused to share and why."""

from throughline.record.ledger.types import PROFESSIONALS, EventType, Line

invited = EventType(
    code="guests.invited",
    title="Somebody was asked to take part",
    sentence="{name}[, {agency},] was asked: {what}",
    about=("child", "authority"),
    audience=PROFESSIONALS,
    recorded_by=None,
    quiet=True,
    group="Sharing",
    facts=(Line("name", "Who", required=True, longest=120), Line("agency", "Of", longest=120), Line("what", "For what", required=True, longest=200)),
)
shared = EventType(
    code="guests.shared",
    title="Shared with us",
    sentence="{name}[, {agency},] shared: {what}",
    recorded_by=None,
    group="Sharing",
    facts=(Line("name", "Who", required=True, longest=120), Line("agency", "Of", longest=120), Line("what", "What", required=True, longest=200)),
)
refused = EventType(
    code="guests.refused",
    title="Not shared with us",
    sentence="{name}[, {agency},] did not share {what}[: {why}]",
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Sharing",
    facts=(Line("name", "Who", required=True, longest=120), Line("agency", "Of", longest=120), Line("what", "What", required=True, longest=200),
           Line("why", "Why", longest=400)),
)  # fmt: skip
sent = EventType(
    code="guests.sent",
    title="Sent out",
    sentence="{what} was sent to {name}[, {agency}][; {held}]",
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Sharing",
    facts=(Line("what", "What", required=True, longest=200), Line("name", "To whom", required=True, longest=120), Line("agency", "Of", longest=120),
           Line("how", "How", longest=60), Line("held", "What was held back", longest=200)),
)  # fmt: skip
