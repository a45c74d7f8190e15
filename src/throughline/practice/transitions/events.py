"""What can happen around a change of home, school or service. The only door other areas may use."""

from throughline.record.ledger.types import Choice, Day, EventType, Line, Thread, Words

transition = Thread("transitions.transition", "Transition")

KINDS = {"home": "a move of home", "school": "a change of school", "adult": "adult services"}
STEPS = {
    "child": "the child was told, asked and shown",
    "health": "health has passed everything on",
    "school": "the school knows, and the place is ready",
    "adult": "adult services have assessed, and somebody there is named",
    "after": "seen after the change",
}  # fmt: skip

transition_planned = EventType(
    code="transitions.transition_planned",
    title="A change is coming",
    sentence="A change is coming on {for_on}: {kind}",
    opens=transition,
    audience="family",
    books="for_on",
    group="Where they live",
    hint="A move, a new school, adult services: what must be ready by then falls due with its owner and its day.",
    facts=(Choice("kind", "What changes", codes=KINDS, required=True), Day("for_on", "On which day", required=True),
           Line("to", "To", longest=160)),
)  # fmt: skip

transition_step_done = EventType(
    code="transitions.transition_step_done",
    title="Done for the change",
    sentence="Done for the change: {step}",
    continues=transition,
    group="Where they live",
    facts=(
        Choice("step", "What", codes=STEPS, required=True),
        Words("words", "What the child said, or what was agreed"),
    ),
)

transition_over = EventType(
    code="transitions.transition_over",
    title="The change is behind them, or called off",
    sentence="The change is behind them, or called off[: {why}]",
    ends=transition,
    group="Where they live",
    facts=(Line("why", "How it went, or why not", longest=200),),
)
