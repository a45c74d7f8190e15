"""What should be asked at the front door: contacts that come again and again, and births without a plan."""

from collections.abc import Iterator
from datetime import timedelta

from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.front_door import events, settings
from throughline.practice.front_door.repeats import COUNTED, repeats
from throughline.record.people import events as people


def so_many(story: Story) -> Iterator[Spell]:
    """From the contact that makes it so many within the agreed days, until the manager has looked at them together."""
    for r in repeats(story.events, story.settings):
        if not (story.live_on and r.since_on < story.live_on):
            yield Spell(r.key, r.since_on, r.reviewed_on, {"n": r.n})


def expected_without_plan(story: Story) -> Iterator[Spell]:
    """From so many days before the child is expected, until a plan is agreed, or the birth."""
    ended = min((e.on for e in story.events if e.type in (events.pre_birth_plan_agreed.code, people.born.code, people.died.code)), default=None)
    described = [e for e in story.events if e.type == people.person_described.code and e.day("expected_on")]
    if not described:
        return
    last = described[-1]
    expected = last.day("expected_on")
    assert expected is not None
    since = max(expected - timedelta(days=int(story.value(settings.plan_before_birth, last.on)) - 1), last.on)
    if ended is None or since < ended:
        yield Spell(last.id, since, ended, {"on": f"{expected:%-d %B %Y}"})


repeat_contacts = Signal(
    code="front_door.repeat_contacts",
    title="Contact after contact within a month",
    question="{n} contacts about {child} within a month. What do they say together, and is what goes on enough for {them}?",
    holds=so_many,
    reads=(*COUNTED, events.repeat_reviewed),
    seen_by=("manager", "social_worker"),
    answer_within=settings.review_repeats,
    rises_to="service_manager",
    clears="The manager looks at them together and says what follows.",
    local="The inspection of 2012, paragraph 76: three or more police contacts within a month are reviewed by the manager, and area teams are told",
)  # fmt: skip

birth_without_plan = Signal(
    code="front_door.birth_without_plan",
    title="Expected soon, and no plan for the birth",
    question="{child} is expected soon and no plan for the birth is agreed. Who is with the mother when it begins?",
    holds=expected_without_plan,
    reads=(people.person_described, people.born, people.died, events.pre_birth_plan_agreed),
    seen_by=("social_worker", "manager"),
    answer_within=None,
    clears="A plan for the birth is agreed, or the child is born.",
    local="The inspection of 2012, paragraphs 24 and 58: monitoring ensures that pre-birth plans are in place",
)  # fmt: skip
