"""What should be asked about those who harm, offenders with children, and children whose score is high."""

from collections.abc import Iterator
from datetime import timedelta

from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.domestic_abuse import events, settings
from throughline.record.people import events as people


def identified_and_not_offered(story: Story) -> Iterator[Spell]:
    """So long after they were identified nobody has offered a programme, nor found that none is needed."""
    for began in story.events:
        if began.type != events.harm_identified.code or (story.live_on and began.on < story.live_on):
            continue
        since = story.limit(settings.offer_within, began.on).due(began.on) + timedelta(days=1)
        ends = (e.on for e in story.events if (e.thread == began.id and (
            e.type == events.programme_offered.code or (e.type == events.programme_need_reviewed.code and e.get("need") == "no")))
            or e.type == people.died.code)  # fmt: skip
        ended = min(ends, default=None)
        if ended is None or ended > since:
            yield Spell(began.id, since, ended)


def children_not_checked(story: Story) -> Iterator[Spell]:
    """Under offender management, with children, and nobody has looked whether they are known."""
    for began in story.events:
        if began.type != events.iom_flagged.code or not began.get("children"):
            continue
        ends = [
            e.on
            for e in story.events
            if e.thread == began.id and e.type in (events.iom_children_checked.code, events.iom_ended.code)
        ]
        ended = min(ends, default=None)
        if ended is None or ended > began.on:
            yield Spell(began.id, began.on, ended)


def high_and_nothing_followed(story: Story) -> Iterator[Spell]:
    """A high score, and nobody has referred or said why not."""
    for scored in story.events:
        if scored.type != events.strengths_scored.code or scored.get("band") != "high":
            continue
        ends = [
            e.on for e in story.events if (e.thread == scored.id and e.id != scored.id) or (e.type == people.died.code)
        ]
        ended = min(ends, default=None)
        if ended is None or ended > scored.on:
            yield Spell(scored.id, scored.on, ended)


programme_not_offered = Signal(
    code="domestic_abuse.programme_not_offered",
    title="Identified as somebody who harms, and offered nothing",
    question="Nobody has offered {child} a programme. Which would help, and who offers it?",
    holds=identified_and_not_offered,
    reads=(events.harm_identified, events.programme_offered, events.programme_need_reviewed, people.died),
    seen_by=("manager",),
    answer_within=working_days(10),
    rises_to="service_manager",
    clears="A programme is offered, or a review finds that none is needed.",
    local="The inspection of 2012, paragraphs 18, 26 and 40: programmes at an early stage were underdeveloped, access through MARAC limited",
)
children_of_offender_not_checked = Signal(
    code="domestic_abuse.children_of_offender_not_checked",
    title="Under offender management, and nobody has looked whether the children are known",
    question="{child} is under offender management and is linked to children. Are they known to us?",
    holds=children_not_checked,
    reads=(events.iom_flagged, events.iom_children_checked, events.iom_ended),
    seen_by=("manager",),
    clears="Somebody looks whether the children are known, or the management ends.",
    local="The inspection of 2012, paragraph 15: domestic violence and offender management are worked together",
)
high_score = Signal(
    code="domestic_abuse.high_score",
    title="High score, and nothing has followed",
    question="{child}’s score is high. Who is told of {them}, or why not?",
    holds=high_and_nothing_followed,
    reads=(events.strengths_scored, events.strengths_referred, events.strengths_not_referred, people.died),
    seen_by=("social_worker", "manager"),
    answer_within=working_days(10),
    rises_to="service_manager",
    clears="The child is referred, or somebody says why not.",
    local="The inspection of 2012, paragraph 44: the questionnaire leads to referral",
)
