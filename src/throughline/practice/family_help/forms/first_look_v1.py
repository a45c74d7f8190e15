"""The first look (pre-CAF), first version: a short list of questions that ends in exactly one outcome."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from throughline.base.law import CAF_GUIDE_2009
from throughline.engines.forms.declarations import Choose, Form, LongText, Says, Section, ShortText, Ticks
from throughline.practice.family_help import events
from throughline.practice.family_help.codes import AUTHORS, FIRST_LOOK
from throughline.practice.front_door import events as front_door
from throughline.record.ledger.types import EventType

CODE = "family_help.first_look"
SIGNS = {
    "health": "Healthy, growing and developing as expected?", "safe": "Safe from harm?", "learning": "Learning, and at school every day?",
    "family": "Getting on with family and friends?", "money": "A home and enough money?", "parents": "Parents who manage?",
}  # fmt: skip
TO_FRONT_DOOR = {"early_help": "council", "social_care": "council"}
"""Where the front door says it otherwise."""


def agency_at_the_door(author: str) -> str | None:
    """The front door's own word for the service that looked first; None where it has none."""
    known = front_door.contact_received.choices("agency")
    for word in (author, TO_FRONT_DOOR.get(author, ""), "other"):
        if word in known:
            return word
    return next(iter(known), None)


def follows(a: Mapping[str, Any]) -> Sequence[tuple[EventType, Mapping[str, Any], int | None]]:
    """What happens by the outcome: the help goes on, or the front door is told, or another service is named, or it ends."""
    why = str(a.get("outcome.why") or "")[:300]
    match a.get("outcome.outcome"):
        case "open":
            return [(events.level_changed, {"direction": "up", "level": "early_help", "why": why}, None)]
        case "refer":
            told = {"agency": agency_at_the_door(str(a.get("look.author") or "")), "how": "pre_caf", "source": "5D", "about": why[:200],
                    "name": str(a.get("look.name") or "")[:120], "consent": a.get("look.agreed") == "yes",
                    "words": "\n\n".join(filter(None, (a.get("look.worries"), a.get("look.well"), a.get("outcome.why"))))}  # fmt: skip
            return [(front_door.contact_received, told, None), (events.help_ended, {"outcome": "social_care"}, None)]
        case "signpost":
            return [(events.signposted, {"service": a.get("outcome.service")}, None), (events.help_ended, {"outcome": "signposted"}, None)]
        case "no_need":
            return [(events.help_ended, {"outcome": "no_need"}, None)]
    return []


first_look_v1 = Form(
    code=CODE,
    version=1,
    since=date(2006, 4, 1),
    title="First look (pre-CAF)",
    plain="A first look at what might help",
    group="Family help",
    hint="Ten minutes: is help needed, and whose? It ends in one outcome.",
    source=CAF_GUIDE_2009.whole,
    offered=False,
    continues=events.help_period.code,
    when_signed=events.first_look_done,
    tells=lambda a: {"outcome": a.get("outcome.outcome"), "author": a.get("look.author"), "service": a.get("outcome.service"),
                     "why": str(a.get("outcome.why") or "")[:300]},
    also=follows,
    sections=(
        Section("look", "What do you see?", (
            Choose("author", "Which service looks?", choices=AUTHORS, needed=True, family=False),
            ShortText("name", "Your name", longest=120, family=False),
            Choose("agreed", "Does the family know, and agree?", choices={"yes": "Yes", "no": "No"}, needed=True),
            Ticks("not_well", "Where do you have to say no?", "Choose any.", choices=SIGNS),
            LongText("worries", "What worries you, the family or the child?", rows=3, plain="What worries us"),
            LongText("well", "What works well?", rows=2, plain="What works well"),
            LongText("child", "What does the child say?", quoted=True, rows=2, plain="What you said"),
        ), by=("staff", "partner")),
        Section("outcome", "What follows?", (
            Choose("outcome", "Exactly one", choices=FIRST_LOOK, needed=True),
            ShortText("service", "Which service?", needed=True, when=Says("outcome", ("signpost",)), longest=160),
            LongText("why", "Why this?", needed=True, rows=3),
        ), by=("staff", "partner"), leads=True, plain="What we agreed"),
    ),
)  # fmt: skip
