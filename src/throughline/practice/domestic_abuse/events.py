"""What can happen when there is abuse at home. The only door other areas may use."""

from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Line, Thread, Words, WorkerFact, YesNo

notification = Thread("domestic_abuse.notification", "Police notification of domestic abuse")

notification_received = EventType(
    code="domestic_abuse.notification_received",
    title="Police told of domestic abuse",
    sentence="The police told of domestic abuse at home[; {presence}]",
    opens=notification,
    significant=True,
    audience=PROFESSIONALS,
    group="Domestic abuse",
    recorded_by=None,
    facts=(Line("reference", "Incident number", longest=40),
           Choice("presence", "Where the child was", codes={"present": "the child was there", "resident": "the child lives there, and was not there", "unborn": "expected child"}),
           Choice("risk", "Risk as the police judged it", codes={"standard": "standard", "medium": "medium", "high": "high"}),
           Words("words", "What happened")),
)  # fmt: skip

notification_screened = EventType(
    code="domestic_abuse.notification_screened",
    title="Notification screened",
    sentence="Screened by the police and a social worker: {outcome}",
    continues=notification,
    audience=PROFESSIONALS,
    group="Domestic abuse",
    recorded_by=None,
    facts=(Choice("outcome", "Outcome", codes={"protection": "child protection, at once", "meeting": "to the weekly meeting", "no_action": "nothing further"}, required=True),
           WorkerFact("worker", "Social worker"), Line("police", "Police officer", longest=120), YesNo("police_agree", "The police agree"), Words("words", "Why")),
)  # fmt: skip
