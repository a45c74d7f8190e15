"""What should be asked about children who went missing and came back."""

from collections.abc import Iterator
from datetime import date, timedelta

from throughline.base.law import MISSING_GUIDANCE_2014
from throughline.base.limits import hours, working_days
from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.missing import events, settings
from throughline.record.ledger.happened import Happened
from throughline.record.people import events as people

THREE_DAYS = hours(72)
ENDS = (events.follow_up_closed, people.died)


def _threads(story: Story) -> Iterator[tuple[Happened, list[Happened]]]:
    """Each time missing since the record began here, with what followed on its thread."""
    died = [e for e in story.events if e.type == people.died.code]
    for went in story.events:
        if went.type == events.went_missing.code and not (story.live_on and went.on < story.live_on):
            yield went, [*(e for e in story.events if e.thread == went.id and e.id != went.id), *died]


def _first(several: list[Happened], *types: str) -> Happened | None:
    return next((e for e in several if e.type in types), None)


def _spell(key: int, since: date, ended: Happened | None) -> Iterator[Spell]:
    if ended is None or ended.on > since:
        yield Spell(key, since, ended.on if ended else None)


def back_and_not_visited(story: Story) -> Iterator[Spell]:
    """Back for more than 72 hours, and no visit was made or offered."""
    for went, later in _threads(story):
        back = _first(later, events.came_back.code)
        if back is not None:
            ended = _first(later, events.return_interview.code, *(e.code for e in ENDS))
            yield from _spell(went.id, back.on + timedelta(days=3), ended)


def visited_and_not_evaluated(story: Story) -> Iterator[Spell]:
    """A visit was made or offered, and nobody else has looked at it within the agreed time."""
    for went, later in _threads(story):
        visited = _first(later, events.return_interview.code)
        if visited is not None:
            due = story.limit(settings.evaluate_return, visited.on).due(visited.on)
            ended = _first(later, events.return_evaluated.code, *(e.code for e in ENDS))
            yield from _spell(went.id, due + timedelta(days=1), ended)


returned_without_visit = Signal(
    code="missing.returned_without_visit",
    title="Back, and no return visit within 72 hours",
    question="{child} came back and nobody has offered {them} a return visit. Who goes to see {them}, and when?",
    holds=back_and_not_visited,
    reads=(events.went_missing, events.came_back, events.return_interview, *ENDS),
    seen_by=("social_worker", "manager"),
    answer_within=working_days(1),
    rises_to="service_manager",
    clears="The return visit is made, or offered and declined.",
    source=MISSING_GUIDANCE_2014.whole,
)  # fmt: skip

visit_without_evaluation = Signal(
    code="missing.visit_without_evaluation",
    title="Return visit that nobody else has looked at",
    question="{child}’s return visit was made and nobody else has said whether it was good enough. What has changed for {them}?",
    holds=visited_and_not_evaluated,
    reads=(events.went_missing, events.return_interview, events.return_evaluated, *ENDS),
    seen_by=("manager",),
    answer_within=working_days(5),
    rises_to="service_manager",
    clears="Somebody other than the visitor evaluates the visit.",
    local="The inspection of 2012, paragraphs 88 and 97: welfare visits when children return were not evaluated",
)  # fmt: skip
