"""Why a date is what it is, in words: the rule, whose choice it was, what happened, the sum, the source. Pure.

The same words stand behind every due date on screen, in `manage explain` and in the handbook.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from throughline.base.effective import Rule
from throughline.base.limits import ONE, Limit, Unit
from throughline.base.words import count_words, date_words, day_words, moment_words, number_words
from throughline.engines.duties.declarations import Agreed, Case, Duty
from throughline.engines.duties.past import Past
from throughline.engines.settings.declarations import Setting
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Surroundings
from throughline.record.ledger.registry import event_types
from throughline.record.ledger.types import BEGUN_BEFORE, matches
from throughline.record.people.wording import THEY, Pronouns, pronouns

IN_SHORT = "In short: "
LAW, SETTING, AGREED, PROMISED = "law", "setting", "agreed", "promised"
MARKS = {
    "to verify": "This limit has not been checked against its source yet.",
    "to verify (detail/para)": "The number is believed right; the paragraph has not been checked against its source yet.",
    "local default": "No national number exists.",
}
"""What is said of a rule's status; nothing where it is sure."""
WHOSE = {
    "S": "the law", "G": "statutory guidance", "N": "the national standard", "P": "the protocol", "L": "this council",
}  # fmt: skip


class Running(Protocol):
    """A clock or an obligation: what an explanation needs of it."""

    key: int
    start: int
    ordinal: int
    thread: int | None
    started_on: date
    started_at: datetime | None
    rule: str
    due_on: date | None
    due_at: datetime | None


@dataclass(frozen=True)
class Explanation:
    """The parts, and the sentences they make."""

    choice: str
    """How often or how soon, and on whose choice: "Every six weeks, agreed at a review on 12 June; …"."""
    whose: str
    """law, setting, agreed (for this child) or promised (a day somebody named)."""
    happened: str
    """The event that started it, with its day."""
    sum: str
    """From then to the due date, with what is skipped; blank where there is no number."""
    words: str
    """The rule's words: in quotation marks where they are its source's own."""
    source: str
    url: str
    mark: str
    """What is not sure about the rule, in words; blank when nothing is."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences, in reading order."""
        told = f"{self.happened}, and {self.sum}." if self.sum else f"{self.happened}."
        quoted = f"{self.words}: {self.source}."
        return tuple(line for line in (self.choice, told, quoted, self.mark) if line)

    @property
    def sentence(self) -> str:
        """All of it in one go."""
        return " ".join(self.lines)


def explain(
    clock: Running, duty: Duty, events: Sequence[Happened], around: Surroundings, today: date, *, person: Any = None
) -> Explanation | None:
    """Why this clock is due when it is. None when its rule is declared no more or its event is not among `events`.

    `events` are those the duty reads, in effect; `person` has `pronouns` and `sex`.
    """
    rule = duty.rule_of(clock.rule)
    start = next((e for e in events if e.id == clock.start), None)
    if rule is None or start is None:
        return None
    speaking = pronouns(person) if person is not None else THEY
    case = _case(clock, start, events, around)
    limit = rule.limit(case)
    choice, whose = _choice(rule, limit, case, duty, clock, speaking, today)
    happened, from_day = _happened(clock, start, duty, speaking, today)
    total = _sum(limit, clock, from_day, case, today)
    mark = MARKS.get(rule.status, "")
    if rule.status == "local default" and whose == SETTING:
        mark = ""  # the choice has said so
    return Explanation(
        choice, whose, happened, total, quoted(rule.words), str(rule.source) if rule.source else "",
        rule.source.url if rule.source else "", mark,
    )  # fmt: skip


def _case(clock: Running, start: Happened, events: Sequence[Happened], around: Surroundings) -> Case:
    opening = next((e for e in events if clock.thread is not None and e.id == clock.thread), start)
    past = Past(sorted(events, key=lambda e: e.on))
    return Case(start, opening, clock.ordinal, past, around.settings, clock.started_on)


def quoted(words: str) -> str:
    """A rule's words in quotation marks, unless they say that they only sum up what the source says ("In short: …")."""
    return words if words.startswith(IN_SHORT) else f"“{words}”"


def in_words(limit: Limit) -> str:
    """ "six weeks", "20 working days", "the 18th birthday"."""
    if limit.unit is Unit.BIRTHDAY:
        return limit.in_words().removeprefix("by ")
    if limit.n == 1:
        return ONE[limit.unit] if limit.backwards else f"one {ONE[limit.unit]}"
    return f"{number_words(limit.n)} {ONE[limit.unit]}s"


def how(limit: Limit | None, duty: Duty, ordinal: int = 2) -> str:
    """How often or how soon, at the head of a sentence."""
    if limit is None:
        return "No number of days is set"
    if limit.unit is Unit.BIRTHDAY:
        return f"By {in_words(limit)}"
    if limit.n == 0 and limit.in_hours:
        return "At once"
    if limit.n == 0:
        return "On the day itself" if not duty.anchor else "On the day that was named"
    if limit.backwards:
        return f"At least {in_words(limit)} before"
    if duty.expiry:
        return f"For {in_words(limit)} at the most"
    if duty.renews and ordinal > 1:
        return f"Every {in_words(limit).removeprefix('one ')}"
    return f"Within {in_words(limit)}"


def _choice(
    rule: Rule, limit: Limit | None, case: Case, duty: Duty, clock: Running, speaking: Pronouns, today: date
) -> tuple[str, str]:
    said = how(limit, duty, clock.ordinal)
    within = rule.within
    if isinstance(within, Agreed):
        agreed = within.in_force(case)
        if agreed is not None:
            where = event_types()[agreed.type]
            told = _fact_words(where, agreed)
            allows = in_words(within.law)
            return f"{said}, agreed {told}on {date_words(agreed.on, today)}; the law would allow {allows}.", AGREED
    if isinstance(within, Setting):
        changed = _changed_on(within, case)
        since = f" since {date_words(changed, today)}" if changed else ""
        return f"{said}: this council’s own limit{since}, “{within.title}”.", SETTING
    if limit is not None and limit.n == 0 and duty.anchor and case.start.day(duty.anchor):
        return f"{said}.", PROMISED
    return f"{said}: {WHOSE[rule.basis]} says so." if limit is not None else f"{said}.", LAW


def _fact_words(declared: Any, event: Happened) -> str:
    """What the agreement says of where it was made, where it does."""
    for fact in declared.facts:
        if fact.name == "where" and event.get("where"):
            return f"{fact.show(event.get('where'))} "
    return ""


def _changed_on(setting: Setting, case: Case) -> date | None:
    """The day from which the authority's own value counts; None where it is the default."""
    held = [began for began, _ in case.settings.get(setting.code, ()) if began <= case.on]
    return held[-1] if held else None


def spoken(template: str, speaking: Pronouns) -> str:
    """{They} {were}, {their} … put into words."""
    words: Mapping[str, str] = {
        "they": speaking.they, "them": speaking.them, "their": speaking.their, "They": speaking.They,
        "Their": speaking.Their, "are": speaking.are, "were": speaking.were, "have": speaking.have,
    }  # fmt: skip
    return template.format_map(words)


def _happened(
    clock: Running, start: Happened, duty: Duty, speaking: Pronouns, today: date
) -> tuple[str, date | datetime | None]:
    """What started it with its day, and from when the sum counts."""
    anchor = start.day(duty.anchor) if duty.anchor else None
    template = next((words for match, words in duty.said if matches(match, start)), "")
    words = spoken(template, speaking) if template else event_types()[start.type].title
    if start.get(BEGUN_BEFORE.name):
        words = "It had begun before, and is first known of"
    counted_from: date | datetime = anchor or (start.at if clock.due_at is not None and start.at else clock.started_on)
    if anchor is not None:
        return f"{words}, for {day_words(anchor, today)}", counted_from
    if isinstance(counted_from, datetime):
        return f"{words} at {moment_words(counted_from, today)}", counted_from
    if clock.key < 0:
        return (
            f"{words} on {date_words(start.on, today)}; what was due before is not known here, so it is counted from "
            f"{date_words(clock.started_on, today)}, when this record began",
            counted_from,
        )
    return f"{words} on {date_words(start.on, today)}", counted_from


def _sum(limit: Limit | None, clock: Running, start: date | datetime | None, case: Case, today: date) -> str:
    if limit is None or clock.due_on is None or start is None or limit.n == 0:
        return ""
    if limit.from_birth:
        return limit.steps(case.born) if case.born else ""
    steps = limit.steps(start)
    counted = count_words(limit.n, ONE[limit.unit])
    named = in_words(limit) if limit.n != 1 or not limit.backwards else f"one {ONE[limit.unit]}"
    begins = moment_words(start) if isinstance(start, datetime) else day_words(start)
    for way, then in (("after", "from then"), ("before", "before that"), ("beginning with", "counting that day")):
        steps = steps.replace(f"{counted} {way} {begins}", f"{named} {then}", 1)
    due = moment_words(clock.due_at) if clock.due_at is not None else day_words(clock.due_on)
    nearer = moment_words(clock.due_at, today) if clock.due_at is not None else day_words(clock.due_on, today)
    return steps.replace(due, nearer)
