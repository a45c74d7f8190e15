"""What should be asked at once when a child says that they feel unsafe."""

from collections.abc import Iterator

from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story
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
