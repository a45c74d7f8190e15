"""What the ledger knows of feedback: that somebody was asked, what they said or would rather not, and what was changed because of it."""

from throughline.record.ledger.types import (
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Many,
    Thread,
    Words,
    WorkerFact,
)

EVERY = ("child", "adult", "carers", "home", "school", "worker", "service", "authority")
HOW = {"link": "by a link", "paper": "on paper", "person": "in person", "telephone": "by telephone"}

improvement = Thread("feedback.improvement", "Something to change after what was said")

WHAT = Line("feedback", "Which feedback", required=True, longest=80)
PART = Line("part", "Part", required=True, longest=40)
PURPOSE = Line("purpose", "After which entry", longest=60)

asked = EventType(
    code="feedback.asked",
    title="Asked what they thought",
    sentence="{name} was asked what they thought[, {how}]",
    about=EVERY,
    recorded_by=None,
    quiet=True,
    group="Feedback",
    facts=(WHAT, PART, PURPOSE, Line("name", "Who", required=True, longest=120), Choice("how", "How", codes=HOW, required=True)),
)
answered = EventType(
    code="feedback.answered",
    title="Said what they thought",
    sentence="Said what they thought: {rating}",
    about=EVERY,
    recorded_by=None,
    audience=PROFESSIONALS,
    group="Feedback",
    facts=(WHAT, PART, PURPOSE,
           Choice("rating", "How it was", codes={"4": "very good", "3": "good", "2": "not so good", "1": "bad"}, required=True),
           Many("themes", "What should be better is about", each=Line("theme", "Theme", longest=40)),
           Words("good", "What helped", quoted=True), Words("words", "What should be better", quoted=True)),
)  # fmt: skip
declined = EventType(
    code="feedback.declined",
    title="Would rather not say what they thought",
    sentence="{name} was asked what they thought, and would rather not say",
    about=EVERY,
    recorded_by=None,
    audience=PROFESSIONALS,
    group="Feedback",
    facts=(WHAT, PART, PURPOSE, Line("name", "Who", required=True, longest=120)),
)
improvement_agreed = EventType(
    code="feedback.improvement_agreed",
    title="Something will change after what was said",
    sentence="{said} {owner} will: {what}",
    about=("authority",),
    opens=improvement,
    recorded_by=None,
    group="Feedback",
    facts=(WHAT, Line("theme", "Theme", longest=40), Line("said", "What was said", required=True, longest=300),
           Line("what", "What will change", required=True, longest=300), WorkerFact("owner", "Who", required=True),
           Day("by_on", "By when", required=True)),
)  # fmt: skip
improvement_made = EventType(
    code="feedback.improvement_made",
    title="Changed after what was said",
    sentence="Changed: {did}",
    about=("authority",),
    ends=improvement,
    recorded_by=None,
    group="Feedback",
    facts=(Line("did", "What we did", required=True, longest=300),),
)
