"""What people say to a signal."""

from throughline.record.ledger.types import PROFESSIONALS, EventType, Line, Number, Words

answered = EventType(
    code="signals.answered",
    title="Question answered",
    sentence="Answered what was asked of them: {words}",
    about=("child", "adult", "carers", "home", "school", "worker", "service", "authority"),
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(
        Line("signal", "What was asked", required=True, longest=60),
        Number("key", "Which time", required=True, most=2**62),
        Words("words", "The answer", required=True, longest=4000),
    ),
)
