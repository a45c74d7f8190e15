"""What should be asked at once when a child says that they feel unsafe."""

from collections.abc import Iterator
from typing import Any

from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.looked_after import events as care
from throughline.practice.voice import events
from throughline.record.people import events as people


def not_yet_seen(story: Story) -> Iterator[Spell]:
    """From the word to the visit that follows it."""
    for said in story.events:
        if said.type == events.felt_unsafe.code:
            ends = [e for e in story.events if e.thread == said.id and e.type == events.unsafe_followed.code]
            died = [e for e in story.events if e.type == people.died.code]
            ended = min((e.on for e in (*ends, *died)), default=None)
            yield Spell(said.id, said.on, ended)


feels_unsafe = Signal(
    code="voice.feels_unsafe",
    title="Said that they feel unsafe",
    question="{child} said that {they} feel unsafe. Who has seen {them} since, and what has changed?",
    holds=not_yet_seen,
    reads=(events.felt_unsafe, events.unsafe_followed, people.died),
    seen_by=("manager", "social_worker"),
    answer_within=working_days(1),
    rises_to="director",
    clears="Somebody sees the child and says what came of it.",
    local="In the survey of 2012 two children said so and were visited at once; none may wait",
)  # fmt: skip


def until_seen_alone(story: Story) -> Iterator[Spell]:
    """From the child's word that nobody sees them alone to the next visit at which somebody does."""
    for said in story.events:
        if said.type == events.wrote_to_us.code and said.get("about") == "not_alone":
            ends = [e.on for e in story.events if e.id > said.id and e.on >= said.on and _ends(e)]
            yield Spell(said.id, said.on, min(ends, default=None))


def _ends(event: Any) -> bool:
    alone = event.type == care.child_visited.code and event.get("alone") in ("yes", "part")
    return alone or event.type in (care.ceased_looked_after.code, people.died.code)


says_not_alone = Signal(
    code="voice.says_not_alone",
    title="Says that nobody sees them alone",
    question="{child} says that nobody sees {them} alone, whatever the visits say. When will {they} be seen alone, and by whom?",
    holds=until_seen_alone,
    reads=(events.wrote_to_us, care.child_visited, care.ceased_looked_after, people.died),
    seen_by=("manager", "social_worker", "independent_reviewing_officer"),
    answer_within=working_days(2),
    rises_to="service_manager",
    clears="A visit at which the child is seen alone.",
    local="The inspection of 2012 heard it from the children, not from the record",
)  # fmt: skip
