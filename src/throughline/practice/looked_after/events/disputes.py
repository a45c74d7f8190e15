"""A dispute that a reviewing officer raises: through which stages it goes, who answers at each, and what came of it."""

from throughline.record.ledger.types import PROFESSIONALS, Choice, Day, EventType, Line, Thread, Words, WorkerFact

disagreement = Thread("looked_after.disagreement", "Dispute raised by the reviewing officer")

STAGES = {
    "informal": "talked over with the social worker and the team manager", "service": "the service manager", "head": "the head of service",
    "director": "the director of children’s services", "chief": "the chief executive", "cafcass": "Cafcass",
}  # fmt: skip
"""In their order. The officer may go to Cafcass from any of them."""

OUTCOMES = {
    "changed": "the plan was changed as the officer asked", "partly": "the plan was changed in part", "done": "what was asked for was done",
    "stands": "the plan stands, and the officer accepts the reasons", "referred": "Cafcass has it, or the court decided",
}  # fmt: skip

dispute_raised = EventType(
    code="looked_after.dispute_raised",
    title="Reviewing officer raised a dispute",
    sentence="The reviewing officer raised a dispute[: {about}]",
    opens=disagreement,
    audience=PROFESSIONALS,
    group="Reviews",
    facts=(Line("about", "About", longest=200), WorkerFact("officer", "Reviewing officer"), Words("words", "What is wrong, and what should happen")),
)

dispute_taken_up = EventType(
    code="looked_after.dispute_taken_up",
    title="Dispute at a stage",
    sentence="The dispute went to the stage: {stage}[; {owner} is asked]",
    continues=disagreement,
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Reviews",
    facts=(Choice("stage", "Stage", codes=STAGES, required=True), WorkerFact("owner", "Who is asked"), Day("by_on", "Answer by"),
           Words("words", "Why it goes further")),
)  # fmt: skip

dispute_answered = EventType(
    code="looked_after.dispute_answered",
    title="Dispute answered at a stage",
    sentence="The dispute was answered at the stage: {stage}",
    continues=disagreement,
    audience=PROFESSIONALS,
    recorded_by=None,
    group="Reviews",
    facts=(Choice("stage", "Stage", codes=STAGES, required=True), Words("words", "What was answered", required=True)),
)

dispute_resolved = EventType(
    code="looked_after.dispute_resolved",
    title="Dispute settled",
    sentence="The dispute was settled[: {came}][: {outcome}]",
    ends=disagreement,
    audience=PROFESSIONALS,
    group="Reviews",
    facts=(Choice("came", "What came of it", codes=OUTCOMES), Choice("stage", "At which stage", codes=STAGES), Line("outcome", "How", longest=200)),
)
