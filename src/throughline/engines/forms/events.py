"""What the ledger knows of forms: that one was signed, on which version, with which answers."""

from throughline.record.ledger.types import (
    NOBODY,
    PROFESSIONALS,
    Answers,
    Day,
    EventType,
    Line,
    Number,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)

EVERY = ("child", "adult", "carers", "home", "school", "worker", "service", "authority")

form_signed = EventType(
    code="forms.form_signed",
    title="Form signed off",
    sentence="{title}[, signed off by {by_whom}]",
    about=EVERY,
    recorded_by=None,
    corrected_by=NOBODY,
    quiet=True,
    group="Forms",
    facts=(
        Line("form", "Form", required=True, longest=80),
        Number("version", "Version", required=True, least=1, most=999),
        Line("title", "Title", required=True, longest=160),
        Line("by_whom", "Signed off by", longest=120),
        Line("for_whom", "In whose place", longest=120),
        Day("handed_in_on", "Handed in on"),
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
    corrected_by=NOBODY,
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
    corrected_by=NOBODY,
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

commented = EventType(
    code="forms.commented",
    title="A second person’s comment before sign-off",
    sentence="{title}: {as_whom}, {who}, {said}",
    about=EVERY,
    audience=PROFESSIONALS,
    recorded_by=None,
    corrected_by=NOBODY,
    group="Forms",
    facts=(
        Line("form", "Form", required=True, longest=80),
        Line("title", "Title", required=True, longest=160),
        Line("as_whom", "As whom", required=True, longest=120),
        Line("who", "Who", required=True, longest=120),
        YesNo("agrees", "Agrees", required=True),
        Line("said", "In words", required=True, longest=40),
        Words("words", "What they say"),
    ),
)

lent = Thread("forms.signing", "Signing in somebody’s place")

signing_lent = EventType(
    code="forms.signing_lent",
    title="Somebody signs in another’s place",
    sentence="{to} signs in their place until {until_on}[: {what}]",
    about=("worker",),
    opens=lent,
    recorded_by=None,
    corrected_by=NOBODY,
    group="Forms",
    facts=(
        WorkerFact("to", "Who signs", required=True),
        WorkerFact("lender", "In whose place", required=True),
        Line("form", "Which form", longest=80),
        Line("what", "Which form, in words", longest=160),
        Day("until_on", "Until", required=True),
        Line("why", "Why", longest=200),
    ),
)

signing_taken_back = EventType(
    code="forms.signing_taken_back",
    title="Signing in another’s place ended",
    sentence="Signing in their place ended",
    about=("worker",),
    ends=lent,
    recorded_by=None,
    corrected_by=NOBODY,
    group="Forms",
)
