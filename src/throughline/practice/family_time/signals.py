"""What should be asked about family time: nobody named to be present, and a time that the court ordered and that did not happen."""

from collections.abc import Iterator
from datetime import timedelta

from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.family_time import events, settings
from throughline.record.ledger.happened import Happened

ENDS = (events.session_held.code, events.session_cancelled.code)
INSPECTION = "The inspection of 2012, paragraphs 17, 26 and 46: court-ordered supervised contact was cancelled because there was no staff"


def _sessions(story: Story) -> Iterator[tuple[Happened, list[Happened]]]:
    """Each time booked, with what followed on its thread."""
    for planned in story.events:
        if planned.type == events.session_planned.code:
            yield planned, [e for e in story.events if e.thread == planned.id and e.id != planned.id]


def nobody_named(story: Story) -> Iterator[Spell]:
    """From so many days before (or from the booking, when it is nearer), until somebody is named or the day is over."""
    for planned, later in _sessions(story):
        day = planned.day("for_on")
        if day is None or not planned.get("supervised") or planned.get("supervisor"):
            continue
        since = max(planned.on, day - timedelta(days=int(story.value(settings.staffed_before, planned.on))))
        ended = min((e.on for e in later), default=day + timedelta(days=1))
        if ended > since:
            yield Spell(planned.id, since, min(ended, day + timedelta(days=1)))


def not_recorded(story: Story) -> Iterator[Spell]:
    """From the day after it was to be, until somebody says that it was held or cancelled."""
    for planned, later in _sessions(story):
        day = planned.day("for_on")
        ended = min((e.on for e in later if e.type in ENDS), default=None)
        if day is not None and (ended is None or ended > day + timedelta(days=1)):
            yield Spell(planned.id, day + timedelta(days=1), ended)


def ordered_and_cancelled_for_staff(story: Story) -> Iterator[Spell]:
    """From the cancelling, until the child has had the time with the same people."""
    for planned, later in _sessions(story):
        cancelled = next((e for e in later if e.type == events.session_cancelled.code), None)
        if cancelled is None or cancelled.get("why") != "staffing" or not planned.get("ordered"):
            continue
        same = {p.id for p, _ in _sessions(story) if p.get("arrangement") == planned.get("arrangement")}
        held = [e.on for e in story.events if e.type == events.session_held.code and e.thread in same and e.on >= cancelled.on]
        ended = [e.on for e in story.events if e.type == events.arrangement_ended.code and e.thread == planned.get("arrangement")]
        yield Spell(planned.id, cancelled.on, min((*held, *ended), default=None))


READS = (events.session_planned, events.session_staffed, events.session_held, events.session_cancelled)

unstaffed = Signal(
    code="family_time.unstaffed",
    title="Family time is booked and nobody is named to be present",
    question="{child} is to see the family, and nobody is named to be present. Who will be there?",
    holds=nobody_named,
    reads=READS,
    seen_by=("manager", "social_worker"),
    clears="Somebody is named to be present.",
    local=INSPECTION,
)
unrecorded = Signal(
    code="family_time.unrecorded",
    title="Family time was booked and nobody has said how it was",
    question="{child} was to see the family. Did it happen, and how was it for {them}?",
    holds=not_recorded,
    reads=READS,
    seen_by=("social_worker",),
    clears="It is recorded as held or as cancelled.",
    local="A report of each time is filed to the child: the inspection of 2012, paragraph 46",
)
cancelled_for_staff = Signal(
    code="family_time.cancelled_for_staff",
    title="Court-ordered family time cancelled because nobody could be present",
    question="The court ordered that {child} sees the family, and it was cancelled because nobody could be present. When will {they} see them?",
    holds=ordered_and_cancelled_for_staff,
    reads=(*READS, events.arrangement_ended),
    seen_by=("manager", "director", "head_of_service"),
    answer_within=working_days(1),
    rises_to="director",
    clears="The child sees the family.",
    local=INSPECTION,
)
