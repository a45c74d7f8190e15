"""What the ledger knows of forms: that one was signed, on which version, with which answers."""

from throughline.record.ledger.types import PROFESSIONALS, Answers, EventType, Line, Number, Words

EVERY = ("child", "adult", "carers", "home", "school", "worker", "service", "authority")

form_signed = EventType(
    code="forms.form_signed",
    title="Form signed off",
    sentence="{title}[, signed off by {by_whom}]",
    about=EVERY,
    recorded_by=None,
    quiet=True,
    group="Forms",
    facts=(
        Line("form", "Form", required=True, longest=80),
        Number("version", "Version", required=True, least=1, most=999),
        Line("title", "Title", required=True, longest=160),
        Line("by_whom", "Signed off by", longest=120),
        Number("tells", "What it recorded", most=2**62),
        Line("why_early", "Signed off by the emergency way, because", longest=300),
        Answers("answers", "Answers", longest=400_000),
    ),
)

disagreed = EventType(
    code="forms.disagreed",
    title="Disagrees with what is written",
    sentence="{who} disagrees with what is written",
    about=EVERY,
    audience="family",
    group="About the child",
    hint="A child, a parent or another person says that an entry is wrong: what they say stands beside it.",
    facts=(
        Line("who", "Who disagrees", required=True, longest=120),
        Line("about", "About which entry", longest=200),
        Words("words", "What they say", quoted=True),
    ),
)

gate_passed = EventType(
    code="forms.gate_passed",
    title="Signed off by the emergency way",
    sentence="{title} was signed off though not everything was there[: {why}]",
    about=EVERY,
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Forms",
    facts=(
        Line("form", "Form", required=True, longest=80),
        Line("title", "Title", required=True, longest=160),
        Line("missing", "What was missing", longest=600),
        Line("why", "Why", required=True, longest=300),
    ),
)

graded = EventType(
    code="forms.graded",
    title="A form was sampled",
    sentence="{title} was sampled: {said}",
    about=EVERY,
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Forms",
    facts=(
        Line("form", "Form", required=True, longest=80),
        Line("title", "Title", required=True, longest=160),
        Number("signing", "Which one", required=True, most=2**62),
        Line("grade", "Grade", required=True, longest=20),
        Line("said", "In words", required=True, longest=120),
        Words("words", "Why"),
    ),
)
