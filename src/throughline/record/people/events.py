"""What is said of people: names, numbers, addresses, ties."""

from __future__ import annotations

from throughline.record.ledger.types import (
    CASEWORKER,
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Many,
    Number,
    Reference,
    Thread,
    Wording,
    Words,
    YesNo,
)  # fmt: skip
from throughline.record.people.codes import (
    ADDRESS_KINDS,
    DISABILITIES,
    ETHNICITY,
    IDENTIFIER_SCHEMES,
    LATE_REASONS,
    NO_PUPIL_NUMBER,
    RELATIONSHIPS,
    SEEN,
    SEX,
)

ANYBODY = ("child", "adult", "carers", "home", "school", "worker", "service", "authority")
PEOPLE = ("child", "adult")

residence = Thread("record.residence", "Address")
tie = Thread("record.tie", "Relationship")

person_described = EventType(
    code="record.person_described",
    title="Details of a person",
    sentence="Details recorded[: {full}]",
    about=ANYBODY,
    group="About the child",
    recorded_by=None,
    corrected_by=CASEWORKER,
    rank=0,
    facts=(
        Line("full", "Name", longest=260),
        Line("given", "First names"),
        Line("family", "Family name"),
        Line("known_as", "Known as"),
        Line("former_name", "A name used before"),
        Day("born_on", "Born on"),
        Day("expected_on", "Expected on"),
        Choice("sex", "Sex", codes=SEX),
        Line("pronouns", "Pronouns"),
        Choice("ethnicity", "Ethnicity", codes=ETHNICITY),
        Choice("no_upn", "Why there is no pupil number", codes=NO_PUPIL_NUMBER),
        Many("disabilities", "Disabilities", each=Choice("disability", "Disability", codes=DISABILITIES)),
        Line("language", "First language"),
        YesNo("interpreter", "Needs an interpreter"),
        Line("communication", "How they communicate"),
        Line("contact_safely", "How to contact them safely", longest=300),
        Line("phone", "Telephone"),
        Line("role", "Who they are", longest=120),
    ),
)

told_apart = EventType(
    code="record.told_apart",
    title="Told apart from somebody alike",
    sentence="Added as another person than {others}, because {because}",
    about=PEOPLE,
    recorded_by=None,
    corrected_by=CASEWORKER,
    audience=PROFESSIONALS,
    facts=(
        Many("others", "Than whom", each=Reference("person", "Person")),
        Line("because", "Because", required=True, longest=300),
    ),
)
"""Why somebody was added although the record held a person who is probably the same; what a later merging reads first."""

born = EventType(
    code="record.born",
    title="Born",
    sentence="Born[ at {place}]",
    about=PEOPLE,
    group="About the child",
    recorded_by=None,
    corrected_by=CASEWORKER,
    significant=True,
    facts=(Line("place", "Where"),),
)

died = EventType(
    code="record.died",
    title="Died",
    sentence="Died",
    about=PEOPLE,
    group="About the child",
    significant=True,
    facts=(Words("words", "What is known"),),
)

identifier_recorded = EventType(
    code="record.identifier_recorded",
    title="Number recorded",
    sentence="{scheme} recorded",
    about=ANYBODY,
    group="About the child",
    hint="Unique pupil number, NHS number",
    facts=(
        Choice("scheme", "Which number", required=True, codes=IDENTIFIER_SCHEMES),
        Line("value", "Number", required=True, longest=40),
    ),
)

address_began = EventType(
    code="record.address_began",
    title="Moved to an address",
    sentence="Moved to {lines}",
    about=("child", "adult", "carers", "home", "school"),
    opens=residence,
    group="About the child",
    recorded_by=None,
    corrected_by=CASEWORKER,
    facts=(
        Line("lines", "Address", longest=300),
        Line("postcode", "Postcode", longest=8),
        Choice("kind", "Kind", codes=ADDRESS_KINDS),
        Many("not_to", "Who must not learn it", each=Reference("person", "Person")),
        Line("not_to_words", "Who must not learn it, in words", longest=300),
        Line("protected_source", "Order or reason", longest=200),
    ),
)

address_ended = EventType(
    code="record.address_ended",
    title="Left an address",
    sentence="Left that address",
    about=("child", "adult", "carers", "home", "school"),
    ends=residence,
    recorded_by=None,
    corrected_by=CASEWORKER,
)

related = EventType(
    code="record.related",
    title="Relationship recorded",
    sentence="Relationship recorded: {kind}",
    about=PEOPLE,
    opens=tie,
    recorded_by=None,
    corrected_by=CASEWORKER,
    audience=PROFESSIONALS,
    facts=(
        Reference("other", "Who", required=True),
        Choice(
            "kind", "What they are to this person", required=True, codes={k: v[0] for k, v in RELATIONSHIPS.items()}
        ),
        YesNo("parental_responsibility", "Has parental responsibility"),
        YesNo("lives_together", "They live together"),
    ),
)

relationship_ended = EventType(
    code="record.relationship_ended",
    title="Relationship ended",
    sentence="Relationship ended",
    about=PEOPLE,
    ends=tie,
    recorded_by=None,
    corrected_by=CASEWORKER,
)

summary_written = EventType(
    code="record.summary_written",
    title="Summary written",
    sentence="Summary written",
    group="About the child",
    hint="At most 150 words: who she is, how she is, what the plan is.",
    facts=(Words("words", "Summary", required=True, longest=4000),),
)

summary_confirmed = EventType(
    code="record.summary_confirmed",
    title="Summary still true",
    sentence="Summary read again: still true",
    quiet=True,
    recorded_by=None,
)

words_heard = EventType(
    code="record.words_heard",
    title="What the child said",
    sentence="Said: {words}",
    audience="family",
    group="About the child",
    facts=(
        Words("words", "In the child’s own words", required=True, quoted=True),
        Line("to", "To whom, where"),
    ),
)

note_written = EventType(
    code="record.note_written",
    title="Note",
    sentence="{words}[ ({seen})]",
    about=ANYBODY,
    group="About the child",
    hint="A call, a message, something seen.",
    facts=(Words("words", "What happened", required=True), Line("with_whom", "With whom"),
           Choice("seen", "Was the child seen?", codes=SEEN, needed_of=("child",))),
)

significant_event = EventType(
    code="record.significant_event",
    title="A significant event",
    sentence="{line}",
    group="About the child",
    hint="It will stand on the line of the life chart.",
    significant=True,
    facts=(Line("line", "What happened, in one line", required=True, longest=120), Words("words", "More about it")),
)

document_added = EventType(
    code="record.document_added",
    title="Paper added",
    sentence="{title} added to the papers[, of: {work}]",
    about=ANYBODY,
    recorded_by=None,
    corrected_by=CASEWORKER,
    facts=(
        Line("kind", "Kind", required=True),
        Line("title", "What it is", required=True),
        Line("sha256", "Content", required=True),
        Number("bytes", "Size in bytes", required=True, most=10**12),
        Line("media_type", "Type of file"),
        Line("work", "Piece of work", longest=200),
    ),
)

setting_changed = EventType(
    code="record.setting_changed",
    title="Setting changed",
    sentence="Setting changed: {setting}",
    about=("authority",),
    recorded_by=None,
    facts=(
        Line("setting", "Setting", required=True),
        Wording("value", "New value", required=True),
        Line("why", "Why", required=True, longest=200),
    ),
)

source_told = EventType(
    code="record.source_told",
    title="Files of another system taken in",
    sentence="Files of another system taken in: {system}, {from_on} to {until_on}",
    about=("authority",),
    recorded_by=None,
    facts=(
        Line("system", "Which system or return", required=True),
        Day("from_on", "From", required=True),
        Day("until_on", "Until", required=True),
        Many("knows", "What they tell of", each=Line("code", "Kind of event")),
    ),
)
"""From when to when an import tells of which kinds of event. Outside of that, and before the authority's own first day
here, what it could have told is not known."""

late_reason_given = EventType(
    code="record.late_reason_given",
    title="Reason for lateness given",
    sentence="Why it is late: {why}",
    recorded_by=None,
    facts=(
        Line("duty", "What is late", required=True),
        Number("clock", "Which clock", required=True, most=2**62, least=-(2**62)),
        Choice("kind", "Kind of reason", codes=LATE_REASONS),
        Line("why", "Why", required=True, longest=200),
    ),
)
"""Asked once for a late thing; from then on the reason stands in the place of the question."""
