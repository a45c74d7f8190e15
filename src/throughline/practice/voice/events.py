"""What children in care are offered and say. The only door other areas may use."""

from throughline.record.ledger.types import (
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)

visitor = Thread("voice.visitor", "Independent visitor")
unsafe = Thread("voice.unsafe", "Said that they feel unsafe")
message = Thread("voice.message", "Something the child wrote to us")

FORMATS = {
    "card": "a printed card", "letter": "a letter", "message": "a message to their telephone", "easy": "a card in pictures",
    "language": "in their own language",
}  # fmt: skip

officer_card_given = EventType(
    code="voice.officer_card_given",
    title="Told how to reach the reviewing officer",
    sentence="Was given how to reach {officer}[: {format}]",
    group="What the child is told",
    hint="Name, picture, telephone: in the child’s own hands.",
    facts=(WorkerFact("officer", "Reviewing officer"), Choice("format", "How", codes=FORMATS, required=True),
           YesNo("understood", "They know now how to reach them")),
)  # fmt: skip

visitor_offered = EventType(
    code="voice.visitor_offered",
    title="Independent visitor offered",
    sentence="Was offered an independent visitor: {answer}",
    opens=visitor,
    group="What the child is offered",
    facts=(Choice("answer", "Their answer", required=True, codes={"yes": "wants one", "no": "does not want one now",
                                                                  "not_asked": "not in their interests"}),
           Words("words", "What they said", quoted=True)),
)  # fmt: skip

visitor_matched = EventType(
    code="voice.visitor_matched",
    title="Independent visitor found",
    sentence="An independent visitor was found[: {name}]",
    continues=visitor,
    significant=True,
    group="What the child is offered",
    facts=(Line("name", "Who", longest=120),),
)

visitor_ended = EventType(
    code="voice.visitor_ended",
    title="Independent visitor ended",
    sentence="The independent visitor ended[: {why}]",
    ends=visitor,
    group="What the child is offered",
    facts=(Choice("why", "Why", codes={"child": "the child wanted it", "visitor": "the visitor stopped", "age": "grown up",
                                       "withdrawn": "no longer wanted before one was found"}),),
)  # fmt: skip

leisure_pass_offered = EventType(
    code="voice.leisure_pass_offered",
    title="Leisure pass for the year",
    sentence="Leisure pass for the year: {outcome}[; {kind}]",
    group="What the child is offered",
    facts=(Choice("outcome", "Outcome", required=True, codes={"issued": "issued", "declined": "does not want one"}),
           Choice("kind", "Kind", codes={"leisure": "leisure centres and swimming", "gym": "gym", "other": "something else"}),
           Day("until_on", "Valid until"), Line("number", "Number of the pass", longest=40)),
)  # fmt: skip

leisure_pass_used = EventType(
    code="voice.leisure_pass_used",
    title="Leisure pass used",
    sentence="Used the leisure pass[: {what}]",
    group="What the child is offered",
    facts=(Line("what", "For what", longest=120),),
)

felt_unsafe = EventType(
    code="voice.felt_unsafe",
    title="Said that they feel unsafe",
    sentence="Said that they feel unsafe[, in {where}]",
    opens=unsafe,
    audience=PROFESSIONALS,
    significant=True,
    group="What the child says",
    hint="In a survey, a message or anywhere else. A manager is asked to see to it by the next working day.",
    facts=(Line("where", "Where they said it", longest=120),
           YesNo("named_under_protocol", "A survey without names: the name was given out under its protocol"),
           Words("words", "What they said", quoted=True)),
)  # fmt: skip

unsafe_followed = EventType(
    code="voice.unsafe_followed",
    title="Seen after saying that they feel unsafe",
    sentence="Was seen after saying that they feel unsafe: {outcome}",
    ends=unsafe,
    audience=PROFESSIONALS,
    group="What the child says",
    facts=(Choice("outcome", "What came of it", required=True, codes={
               "safe": "safe, and feels so", "changed": "something was changed at once", "enquiry": "enquiries were begun"}),
           YesNo("alone", "Seen alone"), Words("words", "What they said and what was done", required=True)),
)  # fmt: skip

ABOUT = {
    "message": "a message", "visit": "wants a visit", "advocate": "wants an advocate", "complaint": "a complaint", "pass": "wants a leisure pass",
    "wrong": "something about them is wrong", "not_alone": "nobody sees them alone",
}  # fmt: skip

wrote_to_us = EventType(
    code="voice.wrote_to_us",
    title="The child wrote to us",
    sentence="Wrote to us: {about}[, to {owner}]",
    opens=message,
    audience="family",
    group="What the child says",
    hint="What the child sends from their own page, or asks somebody to pass on. It is answered, and the answer is theirs to read.",
    facts=(Choice("about", "What about", codes=ABOUT, required=True), WorkerFact("owner", "Who answers"),
           Line("where", "How it came", longest=80), Words("words", "What they wrote", quoted=True)),
)  # fmt: skip

message_answered = EventType(
    code="voice.message_answered",
    title="The child was answered",
    sentence="Was answered",
    ends=message,
    audience="family",
    group="What the child says",
    facts=(Words("words", "What was answered", required=True),),
)

YES_NO_PARTLY = {"yes": "yes", "mostly": "mostly", "no": "no"}

survey_answered = EventType(
    code="voice.survey_answered",
    title="Answered the survey of children in care",
    sentence="Answered the survey of children in care",
    audience=PROFESSIONALS,
    group="What the child says",
    recorded_by=None,
    facts=(
        Choice("safe_home", "Feels safe where they live", codes=YES_NO_PARTLY),
        Choice("safe_outside", "Feels safe outside", codes=YES_NO_PARTLY),
        YesNo("turn_to", "Knows whom to turn to"),
        YesNo("officer", "Knows how to reach the reviewing officer"),
        YesNo("alone", "The social worker talks with them alone"),
    ),
)  # fmt: skip
