"""What should be asked about assessments."""

from collections.abc import Iterator

from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.assessment import events, settings
from throughline.practice.assessment.codes import NOT_ENGAGING
from throughline.record.people import events as people

ENDS = (events.assessment_finished.code, people.died.code)


def somebody_not_engaging(story: Story) -> Iterator[Spell]:
    """A parent missed or refused so often in a row, until it is taken up with that parent, or they work with us again."""
    runs: dict[tuple[int | None, str], int] = {}
    open_: dict[tuple[int | None, str], Spell] = {}
    for event in story.events:
        if event.type in ENDS:
            for at, spell in list(open_.items()):
                if event.type == people.died.code or at[0] == event.thread:
                    yield Spell(spell.key, spell.since_on, event.on, spell.told)
                    del open_[at]
            continue
        at = (event.thread, str(event.get("who") or "").casefold())
        if event.type == events.parent_contact.code and event.get("how") in NOT_ENGAGING:
            runs[at] = runs.get(at, 0) + 1
            if runs[at] >= int(story.value(settings.challenge_after, event.on)) and at not in open_:
                open_[at] = Spell(event.id, event.on, None, {"n": runs[at]})
        elif event.type == events.challenge_made.code or event.get("how") == "kept":
            runs[at] = 0
            if spell := open_.pop(at, None):
                yield Spell(spell.key, spell.since_on, event.on, spell.told)
    yield from open_.values()


def contribution_outstanding(story: Story) -> Iterator[Spell]:
    """Agencies were asked ten days ago and more, and have neither contributed nor refused."""
    asked: dict[tuple[int | None, str], tuple[int, object]] = {}
    for event in story.events:
        if event.type in ENDS:
            for at, (key, on) in list(asked.items()):
                if event.type == people.died.code or at[0] == event.thread:
                    yield from _waited(story, key, on, event.on)
                    del asked[at]
            continue
        at = (event.thread, str(event.get("agency")))
        if event.get("state") == "requested":
            asked.setdefault(at, (event.id, event.on))
        elif held := asked.pop(at, None):
            yield from _waited(story, *held, event.on)
    for key, on in asked.values():
        yield from _waited(story, key, on, None)


def _waited(story: Story, key: int, on: object, until: object) -> Iterator[Spell]:
    since = working_days(10).due(on)  # type: ignore[arg-type]
    if until is None or since < until:  # type: ignore[operator]
        yield Spell(key, since, until)  # type: ignore[arg-type]


not_engaging = Signal(
    code="assessment.not_engaging",
    title="A parent misses or refuses the assessment",
    question="{n} times in a row a parent of {child} did not come or would not see us. Who takes it up with them, and what does it mean for the risk?",
    holds=somebody_not_engaging,
    reads=(events.parent_contact, events.challenge_made, events.assessment_finished, people.died),
    seen_by=("manager", "social_worker"),
    answer_within=working_days(2),
    rises_to="service_manager",
    clears="It is taken up with that parent, with their answer and what it does to the risk; or they work with us again.",
    local="The inspection of 2012, paragraph 42: parents who were not engaging were not challenged",
)  # fmt: skip

agency_silent = Signal(
    code="assessment.agency_silent",
    title="An agency has not contributed to the assessment",
    question="An agency was asked ten working days ago and has not answered about {child}. Who rings them?",
    holds=contribution_outstanding,
    reads=(events.contribution, events.assessment_finished, people.died),
    seen_by=("manager", "social_worker"),
    answer_within=working_days(5),
    clears="The agency contributes, or refuses and says why.",
    local="The inspection of 2012, paragraph 42: agencies were not involved enough in core assessments",
)  # fmt: skip
