"""What can happen when there is abuse at home. The only door other areas may use."""

from throughline.practice.domestic_abuse.codes import (
    AGENCIES,
    ALERTS,
    ANSWERS,
    BANDS,
    CATEGORIES,
    CHECKED,
    ENDED,
    HEARD,
    LEVELS,
    OUTCOMES,
    PRESENCE,
    PROGRAMMES,
    REVIEWED,
    RISK,
    SERVICES,
    STAGES,
    WHO_FILLED,
)
from throughline.record.ledger.promises import promises
from throughline.record.ledger.types import (
    PROFESSIONALS,
    Choice,
    Day,
    EventType,
    Line,
    Many,
    Number,
    Reference,
    Thread,
    Words,
    WorkerFact,
    YesNo,
)  # fmt: skip

notification = Thread("domestic_abuse.notification", "Police notification of domestic abuse")
harm = Thread("domestic_abuse.harm", "Somebody who harms")
marac_case = Thread("domestic_abuse.marac_case", "Before the MARAC")
marac_of_child = Thread("domestic_abuse.marac_of_child", "The home before the MARAC")
mappa = Thread("domestic_abuse.mappa", "Managed as an offender (MAPPA)")
iom = Thread("domestic_abuse.iom", "Integrated offender management")
danger = Thread("domestic_abuse.danger", "A danger to this child")
score = Thread("domestic_abuse.score", "Strengths and difficulties")

GROUP = "Domestic abuse"
HOW = {"audience": PROFESSIONALS, "group": GROUP, "recorded_by": None}
OF_ADULT = {**HOW, "about": ("adult",)}
CHILDREN = Many("children", "Children", each=Reference("child", "Child"))

notification_received = EventType(
    code="domestic_abuse.notification_received",
    title="Police told of domestic abuse",
    sentence="The police told of domestic abuse at home[; {presence}]",
    opens=notification,
    significant=True,
    audience=PROFESSIONALS,
    group=GROUP,
    hint="For every child of the home at once. Each is a victim in their own right.",
    facts=(Line("reference", "Incident number", longest=40),
           Choice("presence", "Where the child was", codes=PRESENCE),
           Choice("risk", "Risk as the police judged it", codes=RISK),
           Reference("harmed", "The adult who is harmed"), Reference("harms", "Who harms"),
           Words("words", "What happened")),
)  # fmt: skip

notification_screened = EventType(
    code="domestic_abuse.notification_screened",
    title="Notification screened",
    sentence="Screened by the police and a social worker: {outcome}",
    continues=notification,
    **HOW,
    facts=(Choice("outcome", "Outcome", codes=OUTCOMES, required=True), WorkerFact("worker", "Social worker"),
           Line("police", "Police officer", longest=120), YesNo("police_agree", "The police agree"), Words("words", "Why")),
)  # fmt: skip

notification_reviewed = EventType(
    code="domestic_abuse.notification_reviewed",
    title="Looked at in the weekly meeting",
    sentence="Weekly meeting on domestic abuse: {decision}[, {to_whom}]",
    continues=notification,
    **HOW,
    facts=(Choice("decision", "Decided", codes=REVIEWED, required=True), Line("to_whom", "To which service", longest=120),
           Words("words", "Why")),
)  # fmt: skip

school_told = EventType(
    code="domestic_abuse.school_told",
    title="School told before the bell",
    sentence="The school was told[: {to_whom}]",
    continues=notification,
    audience=PROFESSIONALS,
    group=GROUP,
    hint="Operation Encompass: the key adult at school knows before the child comes in.",
    facts=(Line("school", "School", longest=120), Line("to_whom", "To whom", longest=120), Words("words", "What the school does")),
)  # fmt: skip

notification_closed = EventType(
    code="domestic_abuse.notification_closed",
    title="Notification closed",
    sentence="The notification was closed[, without all that is asked for: {reason}]",
    ends=notification,
    **HOW,
    facts=(YesNo("exception", "Closed without all that is asked for"), Line("reason", "Why", longest=200)),
)  # fmt: skip

harm_identified = EventType(
    code="domestic_abuse.harm_identified",
    title="Identified as somebody who harms",
    sentence="Identified as somebody who harms at home: {stage}",
    opens=harm,
    **OF_ADULT,
    facts=(Choice("stage", "When it was first seen", codes=STAGES, required=True), Line("area", "Area", longest=80), CHILDREN),
)  # fmt: skip

programme_need_reviewed = EventType(
    code="domestic_abuse.programme_need_reviewed",
    title="Need for a programme reviewed",
    sentence="Looked into which programme would help: {need}[, {programme}]",
    continues=harm,
    **OF_ADULT,
    facts=(Choice("need", "Does he or she need a programme?", codes={"yes": "a programme is needed", "no": "no programme is needed"}, required=True),
           Choice("programme", "Which", codes=PROGRAMMES), Words("words", "Why")),
)  # fmt: skip

programme_offered = EventType(
    code="domestic_abuse.programme_offered",
    title="Programme offered",
    sentence="Offered {programme}: {answer}",
    continues=harm,
    **OF_ADULT,
    facts=(Choice("programme", "Which", codes=PROGRAMMES, required=True),
           Choice("answer", "What was said", codes={"accepted": "accepted, waits for a place", "declined": "declined"}, required=True)),
)  # fmt: skip

programme_began = EventType(
    code="domestic_abuse.programme_began", title="Programme began", sentence="The programme began", continues=harm, **OF_ADULT
)  # fmt: skip

programme_ended = EventType(
    code="domestic_abuse.programme_ended",
    title="Programme ended",
    sentence="The programme ended: {how}",
    continues=harm,
    **OF_ADULT,
    facts=(Choice("how", "How", codes=ENDED, required=True),),
)

harmed_again = EventType(
    code="domestic_abuse.harmed_again",
    title="Harmed again",
    sentence="The police told of abuse again",
    continues=harm,
    **OF_ADULT,
)

marac_referred = EventType(
    code="domestic_abuse.marac_referred",
    title="Referred to the MARAC",
    sentence="Referred to the MARAC by {agency}[, again within twelve months: {again}]",
    opens=marac_case,
    **OF_ADULT,
    facts=(Choice("agency", "Who refers", codes=AGENCIES, required=True), Number("ticks", "Ticks on the risk checklist", most=24),
           Reference("harms", "Who harms"), CHILDREN, YesNo("again", "Again within twelve months"), Words("words", "Why now")),
)  # fmt: skip

marac_heard = EventType(
    code="domestic_abuse.marac_heard",
    title="Heard at the MARAC",
    sentence="Heard at the MARAC: {decision}",
    continues=marac_case,
    **OF_ADULT,
    facts=(
        Choice("decision", "What was decided", codes=HEARD, required=True),
        Words("words", "Who does what for her safety"),
    ),
)

marac_listed = EventType(
    code="domestic_abuse.marac_listed",
    title="The home is before the MARAC",
    sentence="Agencies meet about the danger at home (MARAC)",
    opens=marac_of_child,
    significant=True,
    **HOW,
    facts=(Reference("harmed", "The adult who is harmed"), Reference("harms", "Who harms")),
)

marac_considered = EventType(
    code="domestic_abuse.marac_considered",
    title="The MARAC considered this child",
    sentence="The MARAC considered this child: {decision}",
    continues=marac_of_child,
    **HOW,
    facts=(Choice("decision", "What was decided", codes=HEARD), Words("words", "Who does what")),
)

mappa_managed = EventType(
    code="domestic_abuse.mappa_managed",
    title="Managed as an offender",
    sentence="Managed under MAPPA: {level}[, {category}]",
    opens=mappa,
    **OF_ADULT,
    facts=(Reference("person", "Who", required=True), Choice("level", "Level", codes=LEVELS, required=True),
           Choice("category", "Category", codes=CATEGORIES), Day("review_on", "Next review", required=True), CHILDREN),
)  # fmt: skip
"""Stands on a file of its own that few may open, never on the record of whom it is about."""

mappa_reviewed = EventType(
    code="domestic_abuse.mappa_reviewed",
    title="Reviewed",
    sentence="Reviewed: {level}[; came: {agencies}]",
    continues=mappa,
    **OF_ADULT,
    facts=(Choice("level", "Level", codes=LEVELS, required=True), Day("review_on", "Next review", required=True),
           Many("agencies", "Who came", each=Choice("agency", "Agency", codes=AGENCIES)), Words("words", "For the children")),
)  # fmt: skip

mappa_ended = EventType(
    code="domestic_abuse.mappa_ended",
    title="No longer managed",
    sentence="No longer managed as an offender",
    ends=mappa,
    **OF_ADULT,
)

iom_flagged = EventType(
    code="domestic_abuse.iom_flagged",
    title="Integrated offender management",
    sentence="Under integrated offender management",
    opens=iom,
    **OF_ADULT,
    facts=(CHILDREN,),
)

iom_children_checked = EventType(
    code="domestic_abuse.iom_children_checked",
    title="Children of an offender checked",
    sentence="Looked whether the children are known: {outcome}",
    continues=iom,
    **OF_ADULT,
    facts=(Choice("outcome", "What was found", codes=CHECKED, required=True), WorkerFact("worker", "Who looked")),
)

iom_ended = EventType(
    code="domestic_abuse.iom_ended", title="No longer under offender management", sentence="No longer under offender management",
    ends=iom, **OF_ADULT,
)  # fmt: skip

danger_known = EventType(
    code="domestic_abuse.danger_known",
    title="A danger at home",
    sentence="{kind}: ring the MARAC coordinator before visiting",
    opens=danger,
    **HOW,
    facts=(Choice("kind", "What", codes=ALERTS, required=True), Reference("person", "Who")),
)

danger_over = EventType(
    code="domestic_abuse.danger_over", title="That danger is over", sentence="That danger is over", ends=danger, **HOW
)

support_plan_agreed = EventType(
    code="domestic_abuse.support_plan_agreed",
    title="Support plan",
    sentence="Support plan agreed[; independent adviser: {adviser}]",
    about=("child", "adult"),
    audience=PROFESSIONALS,
    group=GROUP,
    recorded_by=None,
    facts=(Line("adviser", "Independent adviser (IDVA)", longest=120), Words("words", "What the plan is for")),
)

strengths_scored = EventType(
    code="domestic_abuse.strengths_scored",
    title="Strengths and difficulties",
    sentence="Strengths and difficulties, by {by_whom}: {total} of 40, {band}",
    opens=score,
    audience=PROFESSIONALS,
    group=GROUP,
    rank=2,
    hint="Answers to the 25 items; the score and its band are worked out.",
    facts=(Choice("by_whom", "Who filled it in", codes=WHO_FILLED, required=True), Number("total", "Total difficulties", most=40, required=True),
           Choice("band", "Band", codes=BANDS, required=True), Number("emotional", "Emotional", most=10), Number("conduct", "Conduct", most=10),
           Number("hyperactivity", "Hyperactivity", most=10), Number("peers", "Peers", most=10), Number("prosocial", "Prosocial", most=10),
           Line("answers", "Answers in order", longest=25)),
)  # fmt: skip

strengths_referred = EventType(
    code="domestic_abuse.strengths_referred",
    title="Referred after the score",
    sentence="Referred to {service}",
    continues=score,
    **HOW,
    facts=(Choice("service", "To", codes=SERVICES, required=True), Words("words", "What for")),
)

strengths_not_referred = EventType(
    code="domestic_abuse.strengths_not_referred",
    title="Not referred after the score",
    sentence="Not referred after the score: {reason}",
    continues=score,
    **HOW,
    facts=(Line("reason", "Why", longest=200, required=True),),
)

strengths_answered = EventType(
    code="domestic_abuse.strengths_answered",
    title="What came of the referral",
    sentence="The referral: {answer}",
    continues=score,
    **HOW,
    facts=(Choice("answer", "What came of it", codes=ANSWERS, required=True),),
)

actions = promises("domestic_abuse", group=GROUP, about=("child", "adult"))
action_agreed, action_progressed, action_done, action_dropped = (
    actions.agreed,
    actions.progressed,
    actions.done,
    actions.dropped,
)
