"""What can happen when needs are assessed. The only door other areas may use."""

from throughline.record.ledger.types import FAMILY_TOO, Choice, EventType, Line, Many, Thread, Words, WorkerFact, YesNo

assessment = Thread("assessment.assessment", "Assessment")

KINDS = {
    "initial": "initial assessment", "core": "core assessment", "single": "assessment", "pre_birth": "pre-birth assessment",
    "parenting": "parenting assessment", "section_7": "report for the court (section 7)", "section_37": "investigation for the court (section 37)",
    "return_home": "assessment before going home", "young_carer": "young carer’s assessment", "private_fostering": "private fostering assessment",
}  # fmt: skip
OUTCOMES = {
    "no_action": "nothing further", "early_help": "early help", "child_in_need": "a child in need plan", "strategy": "strategy discussion",
    "core": "core assessment", "looked_after": "coming into care", "legal": "legal advice", "other": "something else",
}  # fmt: skip

assessment_began = EventType(
    code="assessment.assessment_began",
    title="Assessment began",
    sentence="{kind} began",
    opens=assessment,
    audience=FAMILY_TOO,
    group="Assessment",
    recorded_by=None,
    facts=(Choice("kind", "Kind", codes=KINDS, required=True), WorkerFact("worker", "Assessing worker"),
           Line("referred_on", "The day of the referral it answers", longest=10), Line("why", "Why", longest=300)),
)  # fmt: skip

child_seen = EventType(
    code="assessment.child_seen",
    title="Seen for the assessment",
    sentence="Seen for the assessment[; alone: {alone}]",
    continues=assessment,
    group="Assessment",
    facts=(YesNo("alone", "Alone"), Line("why_not", "Why not", longest=200), Words("words", "What they said or showed", quoted=True)),
)

manager_looked = EventType(
    code="assessment.manager_looked",
    title="Manager looked at the assessment midway",
    sentence="The manager looked at how the assessment goes",
    continues=assessment,
    group="Assessment",
    facts=(Words("words", "How it goes, and what is missing", required=True),),
)

assessment_finished = EventType(
    code="assessment.assessment_finished",
    title="Assessment finished",
    sentence="Assessment finished[: {outcome}]",
    ends=assessment,
    significant=True,
    audience=FAMILY_TOO,
    group="Assessment",
    recorded_by=None,
    facts=(Choice("kind", "Kind", codes=KINDS), Choice("outcome", "What follows", codes=OUTCOMES),
           Many("factors", "Factors, as the census counts them", each=Line("code", "Factor", longest=4)),
           WorkerFact("worker", "Assessing worker"), WorkerFact("manager", "Authorised by"), Choice("grade", "How good", codes={
               "1": "inadequate", "2": "adequate", "3": "good", "4": "outstanding"}), Words("words", "What it found")),
)  # fmt: skip
"""Authorised by the manager: the day the clock of the law stops."""
