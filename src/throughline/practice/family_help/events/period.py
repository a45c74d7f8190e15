"""A period of help: how it begins, who leads it, its plan, its meetings, its steps up and down, and its end."""

from throughline.practice.family_help.codes import (
    AUTHORS,
    CONSENT,
    ENDED,
    FIRST_LOOK,
    LEVELS,
    MEETINGS,
    NOT_TOLD,
    REVIEWED,
)
from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import (
    FAMILY_TOO,
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Number,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)

help_period = Thread("family_help.period", "Period of help")
signpost = Thread("family_help.signpost", "Signpost to another service")
GROUP = "Family help"

help_began = EventType(
    code="family_help.help_began",
    title="Help began",
    sentence="Help for the family began: {level}",
    opens=help_period,
    significant=True,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("level", "Level", codes=LEVELS, required=True), Line("agency", "Which service leads", longest=120),
           WorkerFact("lead", "Lead practitioner"), Line("lead_name", "Lead practitioner of another service", longest=120),
           Line("phone", "How to reach them", longest=60), Choice("author", "Kind of service", codes=AUTHORS), Line("why", "Why", longest=300)),
)  # fmt: skip

level_changed = EventType(
    code="family_help.level_changed",
    title="Stepped up or down",
    sentence="{direction} to {level}[: {why}]",
    continues=help_period,
    significant=True,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("direction", "Direction", codes={"up": "Stepped up", "down": "Stepped down"}, required=True),
           Choice("level", "Level", codes=LEVELS, required=True), Line("why", "Why", longest=300),
           WorkerFact("accepted_by", "Accepted by")),
)  # fmt: skip

step_proposed = EventType(
    code="family_help.step_proposed",
    title="A step up or down was proposed",
    sentence="It was proposed to {to} that the family be helped as: {level}[; {why}]",
    continues=help_period,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("level", "Level", codes=LEVELS, required=True), WorkerFact("to", "To whom", required=True), Line("why", "Why", required=True, longest=300)),
)

step_returned = EventType(
    code="family_help.step_returned",
    title="A proposed step was not accepted",
    sentence="The step was not accepted: {why}",
    continues=help_period,
    group=GROUP,
    recorded_by=None,
    facts=(Line("why", "Why", required=True, longest=300),),
)

lead_named = EventType(
    code="family_help.lead_named",
    title="Lead practitioner named",
    sentence="[{lead}][{lead_name}][, {agency},] leads the help",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(WorkerFact("lead", "Lead practitioner"), Line("lead_name", "Lead practitioner of another service", longest=120),
           Line("agency", "Which service leads", longest=120), Line("phone", "How to reach them", longest=60),
           Choice("author", "Kind of service", codes=AUTHORS), WorkerFact("supporter", "Who of the early help team supports them")),
)  # fmt: skip

joined = EventType(
    code="family_help.joined",
    title="Somebody joined the help",
    sentence="{name}[, {agency},] takes part in the help",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Line("name", "Who", required=True, longest=120), Line("agency", "Of", longest=120), Line("phone", "How to reach them", longest=60),
           Line("does", "What they do", longest=160)),
)  # fmt: skip

help_ended = EventType(
    code="family_help.help_ended",
    title="Help ended",
    sentence="Help ended[: {outcome}]",
    ends=help_period,
    significant=True,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("outcome", "How", codes={**ENDED, **NOT_TOLD}, required=True), Words("words", "What was achieved"),
           Line("early", "Ended before its least oversight, because", longest=300), WorkerFact("approved_by", "Approved by")),
)  # fmt: skip

consent_recorded = EventType(
    code="family_help.consent_recorded",
    title="Agreement to help",
    sentence="{who}: {answer}",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    hint="What a parent, or a young person who understands it, says to help and to sharing; also when they take it back.",
    facts=(Line("who", "Who was asked", required=True, longest=120), Choice("answer", "What they said", codes=CONSENT, required=True),
           Words("words", "In their own words", quoted=True)),
)  # fmt: skip

open_checked = EventType(
    code="family_help.open_checked",
    title="Looked whether somebody helps already",
    sentence="It was looked whether somebody helps already: {found}",
    continues=help_period,
    group=GROUP,
    quiet=True,
    recorded_by=None,
    facts=(Line("found", "What was found", required=True, longest=200),),
)

first_contact = EventType(
    code="family_help.first_contact",
    title="First contact with the family",
    sentence="The family was first spoken to",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    facts=(Words("words", "What was said"),),
)

first_look_done = EventType(
    code="family_help.first_look_done",
    title="First look finished",
    sentence="First look (pre-CAF) finished: {outcome}[; {service}]",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("outcome", "What follows", codes=FIRST_LOOK, required=True), Choice("author", "Who looked", codes=AUTHORS),
           Line("service", "Which service", longest=160), Line("why", "Why", longest=300)),
)  # fmt: skip

assessed = EventType(
    code="family_help.assessed",
    title="Early help assessment finished",
    sentence="Early help assessment finished[ by {author}]",
    continues=help_period,
    significant=True,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("author", "Who wrote it", codes=AUTHORS), Line("author_name", "Name", longest=120), Line("agency", "Of", longest=120),
           Number("not_gathered", "Parts that were not gathered", most=20), YesNo("parents", "A parent’s own needs too"),
           Words("words", "What it found")),
)  # fmt: skip

plan_agreed = EventType(
    code="family_help.plan_agreed",
    title="Plan of help agreed",
    sentence="Plan of help[, version {version},] agreed[; to be looked at again on {review_on}]",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Number("version", "Version", least=1, most=200), Day("review_on", "Looked at again on"),
           Choice("level", "Level", codes=LEVELS)),
)  # fmt: skip

meeting_arranged = EventType(
    code="family_help.meeting_arranged",
    title="Family action meeting arranged",
    sentence="A family action meeting was arranged for {for_on}",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    books="for_on",
    quiet=True,
    facts=(Day("for_on", "For when", required=True), Line("time", "At", longest=5), Line("where", "Where", longest=160)),
)
meeting_held = EventType(
    code="family_help.meeting_held",
    title="Family action meeting held",
    sentence="{kind} held",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("kind", "Kind", codes=MEETINGS, required=True), WorkerFact("chair", "Led by"), Words("account", "What was said"),
           Words("words", "What was agreed")),
)  # fmt: skip
review_arranged = EventType(
    code="family_help.review_arranged",
    title="Review of the help arranged",
    sentence="A review of the help was arranged for {for_on}",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    books="for_on",
    quiet=True,
    facts=(Day("for_on", "For when", required=True), Line("time", "At", longest=5), Line("where", "Where", longest=160)),
)
review_held = EventType(
    code="family_help.review_held",
    title="Plan of help reviewed",
    sentence="Plan of help reviewed[: {outcome}]",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Choice("outcome", "Outcome", codes=REVIEWED), WorkerFact("chair", "Led by"), Words("account", "What was said by all"),
           Day("review_on", "Looked at again on"), Words("words", "What was said"),
           Choice("grade", "How good the assessment is", codes={"1": "inadequate", "2": "adequate", "3": "good", "4": "outstanding"})),
)  # fmt: skip
decisions_sent = EventType(
    code="family_help.decisions_sent",
    title="What was agreed was sent out",
    sentence="What was agreed was sent to everybody who took part",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    quiet=True,
)
record_written = EventType(
    code="family_help.record_written",
    title="Record of the meeting written",
    sentence="The record of the meeting was written",
    continues=help_period,
    group=GROUP,
    recorded_by=None,
    quiet=True,
)
record_sent = EventType(
    code="family_help.record_sent",
    title="Record of the meeting sent",
    sentence="The record of the meeting was sent",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    quiet=True,
)

view_given = EventType(
    code="family_help.view_given",
    title="What somebody thinks before a meeting",
    sentence="{who} said what they think before the meeting",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Line("who", "Who", required=True, longest=120), Words("words", "What they think", quoted=True)),
)

child_seen = EventType(
    code="family_help.child_seen",
    title="Visit",
    sentence="Visited[; seen alone: {alone}]",
    continues=help_period,
    group=GROUP,
    hint="A visit while the family is helped, as early help or as a child in need.",
    facts=(YesNo("seen", "Was the child seen?", required=True), YesNo("alone", "Seen alone"), Words("words", "What they said or showed", quoted=True),
           Words("account", "What happened")),
)  # fmt: skip

drift_considered = EventType(
    code="family_help.drift_considered",
    title="A senior manager looked at how long it lasts",
    sentence="A senior manager looked at how long the plan lasts[: {next}]",
    continues=help_period,
    audience=PROFESSIONALS,
    group=GROUP,
    recorded_by=("record.service_manager", "record.head_of_service"),
    facts=(Choice("next", "What follows", codes={"goes_on": "it goes on, for this reason", "change": "the plan changes", "up": "it is stepped up",
                                                 "end": "it comes to its end"}, required=True), Words("words", "Why", required=True)),
)  # fmt: skip

closing_letter_sent = EventType(
    code="family_help.closing_letter_sent",
    title="Closing letter sent",
    sentence="The family was written to: what was reached, and whom to ask",
    continues=help_period,
    audience=FAMILY_TOO,
    group=GROUP,
    hint="After the help has ended.",
    facts=(Words("words", "What it says"),),
)

signposted = EventType(
    code="family_help.signposted",
    title="Shown the way to another service",
    sentence="Shown the way to {service}",
    opens=signpost,
    audience=FAMILY_TOO,
    group=GROUP,
    recorded_by=None,
    facts=(Line("service", "Which service", required=True, longest=160),),
)
signpost_followed = EventType(
    code="family_help.signpost_followed",
    title="Asked what came of another service",
    sentence="{service_says}",
    ends=signpost,
    audience=FAMILY_TOO,
    group=GROUP,
    facts=(Choice("service_says", "What came of it", required=True, codes={"started": "The other service helps", "waiting": "The other service has a waiting list",
                                                                           "not_taken_up": "The family did not take it up"}),
           Words("words", "What was said")),
)  # fmt: skip

actions = promises("family_help", group=GROUP, audience=FAMILY_TOO)
action_agreed, action_progressed, action_done, action_dropped = actions.agreed, actions.progressed, actions.done, actions.dropped
