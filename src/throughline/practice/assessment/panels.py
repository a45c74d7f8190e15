"""What this area offers to the pages that look across areas."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from throughline.base.words import date_words
from throughline.engines.panels.declarations import IN_FORCE, Asked, Panel
from throughline.practice.assessment import events
from throughline.practice.assessment.codes import FACTORS
from throughline.web.parts import Pair

READS = frozenset({events.assessment_began.code, events.assessment_finished.code, events.risk_recorded.code, events.risk_resolved.code})


def going_on(asked: Asked) -> Sequence[Pair]:
    """Assessments that go on, each with the way to it; else the last one."""
    ended = {e.thread for e in asked.of(events.assessment_finished)}
    began = asked.of(events.assessment_began)
    to = reverse("assessment.child", kwargs={"subject": asked.uuid})
    open_ = [e for e in began if e.id not in ended]
    pairs = [
        Pair("Assessment", events.KINDS.get(e.get("kind"), "assessment").capitalize(), after=f"began {date_words(e.on, asked.today)}",
             url=reverse("assessment.room", kwargs={"work": e.occasion}) if e.occasion else to)
        for e in open_
    ]  # fmt: skip
    if not open_ and (done := asked.of(events.assessment_finished)):
        pairs.append(Pair("Last assessment", events.OUTCOMES.get(done[-1].get("outcome"), "finished").capitalize(), url=to,
                          after=date_words(done[-1].on, asked.today)))  # fmt: skip
    return pairs


def dangers(asked: Asked) -> Sequence[Pair]:
    """The risks that stand, gravest first."""
    over = {e.thread for e in asked.of(events.risk_resolved)}
    order = ("acute", "high", "some", "low")
    standing = [e for e in asked.of(events.risk_recorded) if e.id not in over and e.get("side") == "risk"]
    standing.sort(key=lambda e: order.index(e.get("severity")) if e.get("severity") in order else 9)
    if not standing:
        return []
    words = ", ".join(dict.fromkeys(FACTORS.get(e.get("factor"), "") for e in standing[:4]))
    return [Pair("Risks", words[:1].upper() + words[1:], url=reverse("assessment.child", kwargs={"subject": asked.uuid}))]


going_on_panel = Panel("assessment.going_on", IN_FORCE, 40, READS, going_on)
dangers_panel = Panel("assessment.dangers", IN_FORCE, 45, READS, dangers)
