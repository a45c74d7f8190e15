"""What the ledger knows of letters: that one was sent, to whom, and how it read."""

from throughline.record.ledger.types import PROFESSIONALS, EventType, Line, Number, Words

EVERY = ("child", "adult", "carers", "home", "school", "worker", "service")

letter_sent = EventType(
    code="letters.sent",
    title="Letter sent",
    sentence="{title} was sent to {name}[, {how}][, with: {enclosed}][; {held}]",
    about=EVERY,
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Sharing",
    facts=(
        Line("letter", "Letter", required=True, longest=80),
        Line("title", "Title", required=True, longest=160),
        Line("name", "To whom", required=True, longest=160),
        Line("reader", "Kind of reader", required=True, longest=20),
        Line("language", "Language", longest=40),
        Line("how", "How", longest=60),
        Words("address", "To which address", longest=400),
        Line("held", "What was held back", longest=200),
        Words("words", "What it says"),
        Line("enclosed", "What went with it", longest=160),
        Number("enclosed_form", "The signed form that went with it", most=2**62),
    ),
)
