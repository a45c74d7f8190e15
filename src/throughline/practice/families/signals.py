"""What should be asked of every family: a man nobody knows, a summary from before a change."""

from collections.abc import Iterator
from datetime import date, timedelta

from throughline.engines.signals.declarations import Signal, Spell, Story
from throughline.practice.families import settings
from throughline.practice.family_help import events as help_events
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.families import events as families
from throughline.record.ledger.happened import Happened
from throughline.record.people import events as people
from throughline.record.workers import events as staff

WORKING = ("social_worker", "family_support")
CHANGES = (care.became_looked_after, care.ceased_looked_after, protection.plan_began, protection.plan_ended,
           help_events.help_began, help_events.level_changed, help_events.help_ended)  # fmt: skip


def _open_times(story: Story) -> list[tuple[Happened, date | None]]:
    """The times in which somebody worked with the child, one after another: the first allocation of each, and its end."""
    ended = {e.thread: e.on for e in story.events if e.type == staff.allocation_ended.code}
    died = next((e.on for e in story.events if e.type == people.died.code), None)
    found: list[tuple[Happened, date | None]] = []
    for event in story.events:
        if event.type != staff.allocated.code or event.get("role") not in WORKING:
            continue
        until = min((d for d in (ended.get(event.id), died) if d is not None), default=None)
        if found and (found[-1][1] is None or found[-1][1] >= event.on):
            first, before = found[-1]
            found[-1] = (first, None if None in (before, until) else max(before, until))  # type: ignore[type-var]
        else:
            found.append((event, until))
    return found


def not_known(story: Story) -> Iterator[Spell]:
    """While somebody works with the child: the father is neither recorded nor asked about, or a man is asked about in vain."""
    fathers = sorted(e.on for e in story.events if e.type == people.related.code and e.get("kind") == "father")
    asked = [e for e in story.events if e.type == families.adults_asked.code and e.get("who") in ("father", "partner")]
    for first, until in _open_times(story):
        for who in ("father", "partner"):
            answers = [e for e in asked if e.get("who") == who and e.get("answer") != "everybody"]
            recorded = fathers if who == "father" else sorted(e.on for e in story.events if _names_a_partner(e))
            for key, since, end in _unknown(story, first, who, answers, recorded):
                ends = min((d for d in (end, until) if d is not None), default=None)
                since = max(since, first.on)
                if ends is None or ends > since:
                    yield Spell(key, since, ends)


def _names_a_partner(event: Happened) -> bool:
    return event.type == people.related.code and event.get("kind") == "step_parent"


def _unknown(
    story: Story, first: Happened, who: str, answers: list[Happened], recorded: list[date]
) -> Iterator[tuple[int, date, date | None]]:
    """When it became a question, and when it was none any more."""
    if who == "father":
        since = story.limit(settings.ask_about_men, first.on).due(first.on) + timedelta(days=1)
        told = min([*recorded, *(e.on for e in answers)], default=None)
        if told is None or told > since:
            yield first.id, since, told
    for place, answer in enumerate(answers):
        if answer.get("answer") == "not_known":
            later = answers[place + 1].on if place + 1 < len(answers) else None
            known = next((d for d in recorded if d >= answer.on), None)
            before = any(d < answer.on for d in recorded)
            if not before:
                yield answer.id, answer.on, min((d for d in (later, known) if d is not None), default=None)


def behind_a_change(story: Story) -> Iterator[Spell]:
    """A summary was written, then a plan, care or help began or ended, and nobody has looked at the summary since."""
    looked = sorted(e.on for e in story.events if e.type in (people.summary_written.code, people.summary_confirmed.code))
    codes = {t.code for t in CHANGES}
    times = _open_times(story)
    for change in story.events:
        if change.type not in codes or not any(day < change.on for day in looked):
            continue
        since = story.limit(settings.summary_after_change, change.on).due(change.on) + timedelta(days=1)
        again = next((day for day in looked if day >= change.on), None)
        open_then = [until for first, until in times if first.on <= since and (until is None or until > since)]
        if not open_then:
            continue
        ends = min((d for d in (again, *open_then) if d is not None), default=None)
        if ends is None or ends > since:
            yield Spell(change.id, since, ends)


unknown_man = Signal(
    code="families.unknown_man",
    title="A man in the family who is not known",
    question="Who is {child}’s father, and is there a man at home of whom nobody has asked?",
    holds=not_known,
    reads=(people.related, families.adults_asked, staff.allocated, staff.allocation_ended, people.died),
    seen_by=("social_worker", "manager"),
    clears="He is recorded, or somebody says how it is known that there is nobody; or the work ends.",
    local="The inspection of 2012, paragraph 73: reviews of serious cases found men of whom nobody had asked",
)  # fmt: skip

summary_behind = Signal(
    code="families.summary_behind",
    title="Summary from before a change",
    question="Something began or ended for {child} after {their} summary was written. Is it still true?",
    holds=behind_a_change,
    reads=(people.summary_written, people.summary_confirmed, *CHANGES, staff.allocated, staff.allocation_ended, people.died),
    seen_by=("social_worker", "manager"),
    clears="The summary is written again, or said to be still true.",
    local="The inspection of 2012, paragraphs 45 and 125: summaries help because they are brought up to date",
)  # fmt: skip
