"""What can happen in supervision. The only door other areas may use."""

from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Number, Thread, Words, WorkerFact, YesNo

supervised = Thread("supervision.supervised", "Supervision")

POSTS = {"worker": "worker", "lead": "manager", "officer": "reviewing officer or chair"}
"""What kind of post somebody holds, as far as it says how often they are supervised."""

agreed = EventType(
    code="supervision.agreed",
    title="Supervision agreed",
    sentence="Supervision agreed[, at least every {weeks} weeks]",
    about=("worker",),
    opens=supervised,
    audience=PROFESSIONALS,
    group="Supervision",
    recorded_by=None,
    facts=(Number("weeks", "At least every so many weeks", least=1, most=12), Choice("post", "Kind of post", codes=POSTS)),
)

ended = EventType(
    code="supervision.ended",
    title="Supervision ended",
    sentence="Supervision here ended",
    about=("worker",),
    ends=supervised,
    audience=PROFESSIONALS,
    group="Supervision",
    recorded_by=None,
)

held = EventType(
    code="supervision.held",
    title="Supervision held",
    sentence="Supervision held[; {cases} children talked about]",
    about=("worker",),
    continues=supervised,
    audience=PROFESSIONALS,
    group="Supervision",
    recorded_by=None,
    facts=(
        Number("cases", "Children talked about", most=200),
        Number("length", "Words of analysis and reflection for each child", most=10_000),
        YesNo("brief", "Briefer than the local standard"),
    ),
)

case_discussed = EventType(
    code="supervision.case_discussed",
    title="Talked about in supervision",
    sentence="Talked about in supervision[ of {worker}]",
    audience=PROFESSIONALS,
    group="Supervision",
    recorded_by=None,
    facts=(
        WorkerFact("worker", "Whose supervision"),
        Words("analysis", "What it means"),
        Words("reflection", "What else it could be"),
        Words("decision", "What was decided"),
    ),
)

actions = promises("supervision", group="Supervision", audience=PROFESSIONALS)
action_agreed, action_progressed, action_done, action_dropped = actions.agreed, actions.progressed, actions.done, actions.dropped
