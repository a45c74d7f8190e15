"""What the ledger knows of any meeting about many cases, as a fact about the authority: that it was held, and how."""

from throughline.record.ledger.types import PROFESSIONALS, Day, EventType, Line, Number, Words, YesNo

closed = EventType(
    code="agendas.closed",
    title="Panel or board held",
    sentence="{title} was held: {items} items, {changed} decided otherwise[; closed with {undecided} undecided: {reason}]",
    about=("authority",),
    audience=PROFESSIONALS,
    recorded_by=None,
    facts=(
        Line("kind", "Kind", required=True, longest=80),
        Line("title", "What", required=True, longest=120),
        Line("sitting", "Its number", longest=40),
        Day("since_on", "Cases from"),
        Day("until_on", "Cases until"),
        Number("items", "Items", required=True),
        Number("changed", "Decided otherwise", required=True),
        Number("came", "Agencies that came"),
        Number("expected", "Agencies expected"),
        YesNo("exception", "Closed though something was undecided"),
        Number("undecided", "Undecided"),
        Line("reason", "Why it was closed all the same", longest=300),
        Words("words", "What was learnt"),
    ),
)  # fmt: skip
