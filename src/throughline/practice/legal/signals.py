"""What should be asked: drift in its four forms, care by agreement past its end, and a secure order about to run out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.legal import events, projections, settings
from throughline.practice.legal.codes import REASONS
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Surroundings
from throughline.record.people import events as people

BOTH = frozenset({"officer", "manager"})
LEFT = (care.ceased_looked_after.code, people.died.code)
INSPECTION = "The inspection of 2012, paragraphs 87, 121 and 137: a legacy of poor decisions and drift affected some children"
Starts = Callable[[Story], Iterable[tuple[int, date, date | None]]]
"""When drift began and by which event; and, where the case mended itself in between, when."""


def _answered(story: Story, reason: str, since: date) -> date | None:
    """The day on which both the reviewing officer and the manager had answered."""
    said: dict[str, date] = {}
    for event in story.events:
        if event.type == events.drift_answered.code and event.get("reason") == reason and event.on >= since:
            said.setdefault(event.get("role"), event.on)
    return max(said.values()) if set(said) >= BOTH else None


def _left(story: Story, since: date) -> date | None:
    return min((e.on for e in story.events if e.type in LEFT and e.on >= since), default=None)


def until_both_answer(reason: str, starts: Starts) -> Callable[[Story], Iterator[Spell]]:
    """Drift stays until the reviewing officer and the manager have both answered, or the child has left care: that the case
    mends itself does not close it, because nobody has then said why it drifted."""

    def holds(story: Story) -> Iterator[Spell]:
        for key, since, _ in starts(story):
            ended = min((d for d in (_answered(story, reason, since), _left(story, since)) if d is not None), default=None)
            if ended is None or ended > since:
                yield Spell(key, since, ended)

    return holds


def no_permanence(story: Story) -> Iterator[tuple[int, date, None]]:
    """So long in care, and nobody has decided where the child will grow up."""
    for began in story.events:
        if began.type == care.became_looked_after.code:
            counted = max(began.on, story.live_on) if story.live_on else began.on
            by = story.limit(settings.permanence_by, counted).due(counted)
            left = _left(story, began.on)
            decided = any(e.type == care.permanence_plan_agreed.code and began.on <= e.on <= by for e in story.events)
            if not decided and (left is None or left > by):
                yield began.id, by + timedelta(days=1), None


def plan_unchanged(story: Story) -> Iterator[tuple[int, date, None]]:
    """The second review with no new version of the care plan between."""
    count = 0
    for event in story.events:
        if event.type in (care.care_plan_prepared.code, care.became_looked_after.code, *LEFT):
            count = 0
        elif event.type == care.review_held.code:
            count += 1
            if count == 2:
                yield event.id, event.on, None


def _folded(story: Story, fold: Callable[[Sequence[Happened], Surroundings], Iterable[dict[str, object]]]) -> list[dict[str, object]]:
    return list(fold(story.events, Surroundings(0, story.live_on, "", story.settings)))


def section_20_over(story: Story) -> Iterator[tuple[int, date, None]]:
    """Care by agreement goes on after the day on which it was expected to end."""
    for row in _folded(story, projections.fold_by_agreement):
        expected, ended = row["expected_end_on"], row["ended_on"]
        if isinstance(expected, date) and (not isinstance(ended, date) or ended > expected):
            yield int(str(row["key"])), expected + timedelta(days=1), None


def home_not_considered(story: Story) -> Iterator[tuple[int, date, None]]:
    """At home on a care order, and nobody has considered in so long whether the order is still needed."""
    for row in _folded(story, projections.fold_at_home):
        began, ended = row["began_on"], row["ended_on"]
        assert isinstance(began, date)
        looked = [began, *(e.on for e in story.events if e.type == events.discharge_considered.code and e.on >= began)]
        for place, day in enumerate(looked):
            counted = max(day, story.live_on) if story.live_on else day
            due = story.limit(settings.discharge_considered, counted).due(counted)
            later = looked[place + 1] if place + 1 < len(looked) else None
            if (later is None or later > due) and (not isinstance(ended, date) or ended > due):
                yield int(str(row["key"])) + place, due + timedelta(days=1), None


CARE = (care.became_looked_after, care.ceased_looked_after, people.died)
STATUSES = (care.legal_status_began, care.legal_status_ended)
HOMES = (homes.placement_began, homes.placement_changed, homes.placement_ended)


def _drift(reason: str, starts: Starts, reads: tuple[object, ...], question: str) -> Signal:
    return Signal(
        code=f"legal.drift_{reason}",
        title=f"Drift: {REASONS[reason]}",
        question=question,
        holds=until_both_answer(reason, starts),
        reads=(*reads, *CARE, events.drift_answered),  # type: ignore[arg-type]
        seen_by=("independent_reviewing_officer", "manager", "social_worker"),
        answer_within=working_days(10),
        rises_to="head_of_service",
        clears="The reviewing officer and the manager have both said what is done now, or the child has left care.",
        local=INSPECTION,
    )


drift_permanence = _drift(
    "permanence", no_permanence, (care.permanence_plan_agreed,),
    "Nobody has decided where {child} will grow up. What stands in the way, and by when will {they} know?",
)  # fmt: skip
drift_plan = _drift(
    "plan", plan_unchanged, (care.review_held, care.care_plan_prepared),
    "{child}’s care plan has not changed through two reviews. What is different for {them} than a year ago?",
)  # fmt: skip
drift_section_20 = _drift(
    "section_20", section_20_over, (*STATUSES, events.section_20_authorised, events.section_20_looked_at),
    "{child} was to be in care by agreement for a time that is over. What is {their} care for now, and on what ground?",
)  # fmt: skip
drift_home = _drift(
    "home", home_not_considered, (*STATUSES, *HOMES, events.discharge_considered),
    "{child} lives at home on a care order. Does {child} still need it, and who has asked {them}?",
)  # fmt: skip
DRIFT = {"permanence": drift_permanence, "plan": drift_plan, "section_20": drift_section_20, "home": drift_home}


def secure_runs_out(story: Story) -> Iterator[Spell]:
    """From so many days before the order ends, until it ends or another is made."""
    for row in _folded(story, projections.fold_secure):
        until, ended = row["until_on"], row["ended_on"]
        assert isinstance(until, date)
        since = until - timedelta(days=int(story.value(settings.expiry_notice, until)))
        stops = ended if isinstance(ended, date) else None
        if stops is None or stops > since:
            yield Spell(int(str(row["key"])), since, stops)


secure_expires = Signal(
    code="legal.secure_expires",
    title="A secure accommodation order is about to run out",
    question="{child}’s secure accommodation order is about to run out. Are the grounds still there, and where do {they} live next?",
    holds=secure_runs_out,
    reads=(events.secure_order_made, events.secure_reviewed, events.secure_ended),
    seen_by=("social_worker", "manager", "independent_reviewing_officer"),
    clears="The order has ended, or the court has made another.",
    local="Nobody is kept behind locked doors a day longer than a court allowed",
)
