"""Reports that a court directs the council to make, and a home that is to be registered because a court allowed it."""

from throughline.practice.legal.events import deprivation_of_liberty
from throughline.record.ledger.types import PROFESSIONALS, Choice, Day, EventType, Thread, Words

GROUP = "Courts and the law"
KINDS = {"section_37": "whether the council should go to court (section 37)", "section_7": "on their welfare (section 7)"}

report = Thread("legal.report", "Report for a court")

report_directed = EventType(
    code="legal.report_directed",
    title="Report directed by a court",
    sentence="A court directed the council to report {kind}[, by {by_on}]",
    opens=report,
    significant=True,
    audience=PROFESSIONALS,
    group=GROUP,
    hint="Often in a case between the parents: the council need not have known the child before.",
    facts=(Choice("kind", "A report", codes=KINDS, required=True), Day("by_on", "By, if the court named a day"), Words("words", "What the court asks")),
)

report_filed = EventType(
    code="legal.report_filed",
    title="Report for a court filed",
    sentence="The report for the court was filed",
    ends=report,
    audience=PROFESSIONALS,
    group=GROUP,
    facts=(Words("words", "What it says, in a sentence or two"),),
)

registration_applied_for = EventType(
    code="legal.registration_applied_for",
    title="The home asked to be registered",
    sentence="The home in which they are deprived of their liberty asked Ofsted to be registered",
    continues=deprivation_of_liberty,
    audience=PROFESSIONALS,
    group=GROUP,
    hint="The court hears of it from the council: within seven working days of the order.",
)
