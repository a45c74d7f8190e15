"""What can happen when a family is helped by agreement. The only door other areas may use."""

from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import (
    FAMILY_TOO,
    Choice,
    EventType,
    Line,
    Number,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)

help_period = Thread("family_help.period", "Period of help")

LEVELS = {"pre_caf": "First look (pre-CAF)", "early_help": "Early help", "child_in_need": "Child in need"}
"""In the words of today; in 2012 early help was the common assessment (CAF)."""

help_began = EventType(
    code="family_help.help_began",
    title="Help began",
    sentence="Help for the family began: {level}",
    opens=help_period,
    significant=True,
    audience=FAMILY_TOO,
    group="Family help",
    recorded_by=None,
    facts=(Choice("level", "Level", codes=LEVELS, required=True), Line("agency", "Which service leads", longest=120),
           WorkerFact("lead", "Lead practitioner"), Line("lead_name", "Lead practitioner of another service", longest=120),
           Line("why", "Why", longest=300)),
)  # fmt: skip

level_changed = EventType(
    code="family_help.level_changed",
    title="Stepped up or down",
    sentence="{direction} to {level}[: {why}]",
    continues=help_period,
    significant=True,
    audience=FAMILY_TOO,
    group="Family help",
    recorded_by=None,
    facts=(Choice("direction", "Direction", codes={"up": "Stepped up", "down": "Stepped down"}, required=True),
           Choice("level", "Level", codes=LEVELS, required=True), Line("why", "Why", longest=300),
           WorkerFact("accepted_by", "Accepted by")),
)  # fmt: skip

help_ended = EventType(
    code="family_help.help_ended",
    title="Help ended",
    sentence="Help ended[: {outcome}]",
    ends=help_period,
    significant=True,
    audience=FAMILY_TOO,
    group="Family help",
    recorded_by=None,
    facts=(Choice("outcome", "How", codes={
        "needs_met": "what was needed was reached", "withdrawn": "the family no longer wanted it", "moved": "the family moved away",
        "social_care": "passed to children’s social care", "looked_after": "came into care", "other": "for another reason"}, required=True),
        Words("words", "What was achieved")),
)  # fmt: skip

consent_recorded = EventType(
    code="family_help.consent_recorded",
    title="Agreement to help",
    sentence="{who}: {answer}",
    continues=help_period,
    audience=FAMILY_TOO,
    group="Family help",
    facts=(Line("who", "Who was asked", required=True, longest=120),
           Choice("answer", "What they said", codes={"agreed": "agreed to help and to sharing what helps", "partly": "agreed, but not to all sharing",
                                                     "refused": "did not agree", "withdrawn": "took the agreement back"}, required=True),
           Words("words", "In their own words", quoted=True)),
)  # fmt: skip

plan_agreed = EventType(
    code="family_help.plan_agreed",
    title="Plan of help agreed",
    sentence="Plan of help[, version {version},] agreed[; to be looked at again on {review_on}]",
    continues=help_period,
    audience=FAMILY_TOO,
    group="Family help",
    recorded_by=None,
    facts=(Number("version", "Version", least=1, most=200), Line("review_on", "Looked at again on", longest=10),
           Choice("level", "Level", codes=LEVELS)),
)  # fmt: skip

review_held = EventType(
    code="family_help.review_held",
    title="Plan of help reviewed",
    sentence="Plan of help reviewed[: {outcome}]",
    continues=help_period,
    audience=FAMILY_TOO,
    group="Family help",
    recorded_by=None,
    facts=(Choice("outcome", "Outcome", codes={"continue": "goes on", "step_up": "stepped up", "step_down": "stepped down", "end": "ends"}),
           Words("words", "What was said")),
)  # fmt: skip

child_seen = EventType(
    code="family_help.child_seen",
    title="Visit",
    sentence="Visited[; seen alone: {alone}]",
    continues=help_period,
    group="Family help",
    recorded_by=None,
    facts=(YesNo("seen", "Seen"), YesNo("alone", "Seen alone"), Words("words", "What they said or showed", quoted=True), Words("account", "What happened")),
)

actions = promises("family_help", group="Family help", audience=FAMILY_TOO)
action_agreed, action_progressed, action_done, action_dropped = actions.agreed, actions.progressed, actions.done, actions.dropped
