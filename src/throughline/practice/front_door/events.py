"""What can happen at the front door. The only door other areas may use."""

from throughline.practice.front_door.codes import (
    AGENCIES,
    CLOSED,
    CONTACT_OUTCOMES,
    PRIORITIES,
    REFERRAL_OUTCOMES,
    SOURCES,
)
from throughline.record.ledger.types import PROFESSIONALS, Choice, EventType, Line, Thread, Words, WorkerFact, YesNo

contact = Thread("front_door.contact", "Contact")
referral = Thread("front_door.referral", "Referral")

contact_received = EventType(
    code="front_door.contact_received",
    title="Contact",
    sentence="{agency} got in touch[ about {about}]",
    opens=contact,
    group="Front door",
    recorded_by=None,
    facts=(
        Choice("agency", "Who got in touch", codes=AGENCIES, required=True),
        Choice("source", "Source, as the census counts it", codes=SOURCES),
        Choice("priority", "How soon", codes=PRIORITIES),
        Choice("how", "How", codes={"telephone": "by telephone", "form": "by form", "in_person": "in person",
                                    "police": "police notification", "pre_caf": "after a first look at early help",
                                    "out_of_hours": "out of hours", "panel": "through a panel"}),
        Line("about", "What it is about", longest=200),
        Line("name", "Name of whoever got in touch", longest=120),
        YesNo("consent", "The family knows"),
        Words("words", "What was said"),
    ),
)  # fmt: skip

contact_screened = EventType(
    code="front_door.contact_screened",
    title="Contact screened",
    sentence="Screened by {worker}[: {outcome} proposed]",
    continues=contact,
    group="Front door",
    recorded_by=None,
    audience=PROFESSIONALS,
    facts=(WorkerFact("worker", "Social worker", required=True), Choice("outcome", "Proposed", codes=CONTACT_OUTCOMES, required=True),
           Line("level", "Level of need", longest=40), Words("words", "Why")),
)  # fmt: skip

contact_decided = EventType(
    code="front_door.contact_decided",
    title="Contact decided",
    sentence="Decided: {outcome}",
    ends=contact,
    group="Front door",
    recorded_by=None,
    facts=(Choice("outcome", "Decision", codes=CONTACT_OUTCOMES, required=True), Line("level", "Level of need", longest=40),
           WorkerFact("manager", "Manager"), Line("reason", "Reason", longest=300), Words("words", "Why")),
)  # fmt: skip

referral_received = EventType(
    code="front_door.referral_received",
    title="Referral",
    sentence="Referred to children’s social care[ by {agency}]",
    opens=referral,
    significant=True,
    group="Front door",
    recorded_by=None,
    facts=(Choice("agency", "Who referred", codes=AGENCIES), Choice("source", "Source, as the census counts it", codes=SOURCES),
           YesNo("again", "Again within twelve months"), Line("about", "What it is about", longest=200)),
)  # fmt: skip
"""Opens the episode that the census counts: it lasts until `case_closed`, and assessments, plans and enquiries belong to it."""

referral_decided = EventType(
    code="front_door.referral_decided",
    title="What follows the referral",
    sentence="Decided after the referral: {outcome}",
    continues=referral,
    group="Front door",
    recorded_by=None,
    facts=(Choice("outcome", "What follows", codes=REFERRAL_OUTCOMES, required=True), Line("level", "Level of need", longest=40),
           WorkerFact("manager", "Manager"), Words("words", "Why")),
)  # fmt: skip

case_closed = EventType(
    code="front_door.case_closed",
    title="Closed to children’s social care",
    sentence="Closed to children’s social care[: {reason}]",
    ends=referral,
    significant=True,
    group="Front door",
    recorded_by=None,
    facts=(Choice("reason", "Why, as the census counts it", codes=CLOSED), Words("words", "What was achieved, and who helps now")),
)
