"""What is said of a family as one: adults asked about, who helps an adult, and two records that are one person's."""

from __future__ import annotations

from throughline.record.ledger.types import (
    CASEWORKER,
    NOBODY,
    PROFESSIONALS,
    Choice,
    EventType,
    Line,
    Reference,
    Thread,
    Words,
)
from throughline.record.people.codes import RELATIONSHIPS

PEOPLE = ("child", "adult")

WHICH_ADULTS = {
    "father": "The father",
    "partner": "A man who is the mother’s or the carer’s partner",
    "household": "Everybody else grown up who lives there",
}
"""Who is asked about by name, because reviews of serious cases found that nobody had asked."""

ANSWERS = {
    "everybody": "Asked: everybody is recorded",
    "nobody": "Asked: there is nobody",
    "not_known": "Asked, not known",
}

adults_asked = EventType(
    code="record.adults_asked",
    title="Asked about the adults in a child’s life",
    sentence="{who}: {answer}[, because {because}]",
    about=("child",),
    group="About the child",
    recorded_by=None,
    corrected_by=CASEWORKER,
    audience=PROFESSIONALS,
    facts=(
        Choice("who", "Who was asked about", required=True, codes=WHICH_ADULTS),
        Choice("answer", "What was answered", required=True, codes=ANSWERS),
        Line("because", "Why it is not known, or how it is known that there is nobody", longest=300),
    ),
)

involvement = Thread("record.involvement", "Help for an adult")

SERVICES = {
    "mental_health": "Mental health service",
    "substance": "Drug or alcohol service",
    "domestic_abuse": "Domestic abuse service",
    "learning_disability": "Learning disability service",
    "physical_health": "Help with illness or disability",
    "probation": "Probation",
    "housing": "Housing support",
    "other": "Another service",
}
CARED_FOR = {"yes": "Yes, for the children named", "no": "No, asked", "not_known": "Asked, not known"}

adult_helped = EventType(
    code="record.adult_helped",
    title="Help for an adult began",
    sentence="{service} began[, {agency}]",
    about=("adult",),
    opens=involvement,
    recorded_by=None,
    corrected_by=CASEWORKER,
    audience=PROFESSIONALS,
    facts=(
        Choice("service", "What kind of help", required=True, codes=SERVICES),
        Line("agency", "Who gives it", longest=160),
        Choice("children", "Do they care for children?", required=True, codes=CARED_FOR),
        Line("because", "Why it is not known", longest=300),
        Words("words", "What the need is"),
    ),
)

adult_help_ended = EventType(
    code="record.adult_help_ended",
    title="Help for an adult ended",
    sentence="That help ended[: {why}]",
    about=("adult",),
    ends=involvement,
    recorded_by=None,
    corrected_by=CASEWORKER,
    audience=PROFESSIONALS,
    facts=(Line("why", "Why", longest=200),),
)

carer_helped = EventType(
    code="record.carer_helped",
    title="Somebody who cares for the child has help of their own",
    sentence="{other}, who cares for the child[ as {role}], began to have help: {service}",
    about=("child",),
    recorded_by=None,
    corrected_by=CASEWORKER,
    audience=PROFESSIONALS,
    facts=(
        Reference("other", "Who", required=True),
        Choice("role", "What they are to the child", codes={k: v[0] for k, v in RELATIONSHIPS.items()}),
        Choice("service", "What kind of help", required=True, codes=SERVICES),
        Words("impact", "What it means for this child"),
    ),
)

merged = EventType(
    code="record.merged",
    title="Two records joined",
    sentence="A second record of the same person was joined with this one: {because}",
    about=PEOPLE,
    opens=Thread("record.joining", "Joined record"),
    recorded_by=None,
    corrected_by=NOBODY,
    audience=PROFESSIONALS,
    facts=(
        Reference("other", "The second record", required=True),
        Line("because", "How it is known that they are one person", required=True, longest=300),
    ),
)

unmerged = EventType(
    code="record.unmerged",
    title="Two records parted again",
    sentence="The second record was parted from this one again: {because}",
    about=PEOPLE,
    ends=merged.opens,
    recorded_by=None,
    corrected_by=NOBODY,
    audience=PROFESSIONALS,
    facts=(Line("because", "Why they are two people", required=True, longest=300),),
)

BASES = {
    "consent": "They agreed to it",
    "law": "A law asks for it",
    "harm": "To protect a child from harm, without asking first",
    "public_task": "It is part of our task for the child",
}

information_shared = EventType(
    code="record.information_shared",
    title="Information shared",
    sentence="Shared with {whom}: {what}[ ({basis})]",
    about=PEOPLE,
    group="About the child",
    hint="What was told to whom outside the service, and what allowed it.",
    facts=(
        Line("what", "What was shared", required=True, longest=300),
        Line("whom", "With whom", required=True, longest=160),
        Choice("basis", "What allows it", required=True, codes=BASES),
        Line("because", "More about that: who agreed, which law, what harm", longest=300),
    ),
)
