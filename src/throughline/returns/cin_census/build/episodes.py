"""Referrals become the episodes of the census, and each piece of work finds the one that it belongs to.

A referral to children's social care opens an episode; closing the case ends it. Help that is stepped up from early help to
child in need while no referral stands open is an episode too: its source is early help, and it lasts as long as that level
of help, or what follows without a gap as a protection plan or care. All other work without a referral has no place in the
census: it is named, and the readiness page asks for the referral.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from throughline.base.calendar import add_working_days
from throughline.practice.family_help import events as help_
from throughline.practice.front_door import events as door
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.ledger.happened import Happened
from throughline.record.people import events as people
from throughline.returns.ssda903.build.life import Life

TYPES = (
    door.referral_received, door.referral_decided, door.case_closed, help_.help_began, help_.level_changed, help_.help_ended, care.became_looked_after,
    care.ceased_looked_after,
)  # fmt: skip
CHILD_IN_NEED, NOTHING_FURTHER = "child_in_need", "no_action"
FROM_EARLY_HELP, SERVICES_CEASED, DIED = "5D", "RC7", "RC2"
SOURCE_SINCE = 2023
"""Early help is a source of its own from this year on; before it was another service of the council."""
ANOTHER_SERVICE = "5B"


@dataclass
class Episode:
    """One referral and how long the case was open. `ended` is None while it is open on the last day of the year."""

    began: date
    ended: date | None
    reason: str | None
    source: str | None
    need: str | None
    nothing_further: bool = False
    decided: date | None = None
    stepped_up: bool = False

    def holds(self, day: date) -> bool:
        """Whether work of this day belongs to it."""
        return self.began <= day and (self.ended is None or day <= self.ended)

    def told_in(self, life: Life) -> bool:
        """Whether the census of the year tells of it: open on a day of the year, or nothing further decided in it."""
        if self.nothing_further:
            return self.decided is not None and life.first <= self.decided <= life.last
        return self.ended is None or self.ended >= life.first


Span = tuple[date, date | None]


def episodes(life: Life) -> list[Episode]:
    """Every episode that began by the last day of the year, in order."""
    found = [_of(life, e) for e in life.until_the_end(door.referral_received)]
    for start, end in at_level(life):
        stepped = next((e for e in life.until_the_end(help_.level_changed) if e.on == start and e.get("direction") == "up"), None)
        if stepped and not any(e.holds(start) and not e.nothing_further for e in found):
            found.append(_stepped_up(life, start, end))
    return sorted(found, key=lambda e: e.began)


def _of(life: Life, referral: Happened) -> Episode:
    closed = next((e for e in life.until_the_end(door.case_closed) if e.thread == referral.id), None)
    decided = [e for e in _decisions(life) if e.thread == referral.id][-1:]
    need = next((e.get("need") for e in (*decided, referral) if e.get("need")), None)
    nothing = bool(decided) and decided[0].get("outcome") == NOTHING_FURTHER
    ended = closed.on if closed else None
    return Episode(
        referral.on, ended, closed.get("reason") if closed else None, referral.get("source"),
        need or _need_of_care(life, referral.on, ended), nothing, decided[0].on if decided else None,
    )  # fmt: skip


def _decisions(life: Life) -> list[Happened]:
    """What followed referrals. A referral of the year's last day may be decided on the next working day: when nothing
    follows it the next year tells of it (rule 8569Q), else its need is known by then."""
    until = add_working_days(life.last, 1)
    return [e for e in life.events if e.type == door.referral_decided.code and e.on <= until]


def _need_of_care(life: Life, since: date, until: date | None) -> str | None:
    """The category of need with which care began within the episode: the same list, and the same question."""
    said = [e for e in life.until_the_end(care.became_looked_after) if since <= e.on and (until is None or e.on <= until)]
    return next((e.get("need") for e in reversed(said) if e.get("need")), None)


def _stepped_up(life: Life, start: date, end: date | None) -> Episode:
    for began, ended in (*protected(life), *in_care(life)):
        if end is not None and began <= end and (ended is None or ended > end):
            end = ended
    died = [e.on for e in life.until_the_end(people.died)]
    reason = None if end is None else DIED if end in died else SERVICES_CEASED
    source = FROM_EARLY_HELP if life.year >= SOURCE_SINCE else ANOTHER_SERVICE
    return Episode(start, end, reason, source, _need_of_care(life, start, end), stepped_up=True)


def at_level(life: Life) -> Iterator[Span]:
    """Each time that the family was helped as child in need."""
    for _, start, end in levels(life):
        yield start, end


def levels(life: Life) -> list[tuple[int, date, date | None]]:
    """The same with the number of the period of help."""
    said = life.until_the_end(help_.help_began, help_.level_changed, help_.help_ended)
    found: list[tuple[int, date, date | None]] = []
    opened: dict[int, date] = {}
    for e in said:
        thread = e.thread or e.id
        if e.type != help_.help_ended.code and e.get("level") == CHILD_IN_NEED:
            opened.setdefault(thread, e.on)
        elif thread in opened:
            found.append((thread, opened.pop(thread), e.on))
    return sorted([*found, *((thread, start, None) for thread, start in opened.items())], key=lambda s: s[1])


def protected(life: Life) -> list[Span]:
    """Times with a protection plan, another council's for a time too."""
    return _between(life, life.until_the_end(protection.plan_began), life.until_the_end(protection.plan_ended))


def in_care(life: Life) -> list[Span]:
    """Times looked after."""
    return _between(life, life.until_the_end(care.became_looked_after), life.until_the_end(care.ceased_looked_after))


def _between(life: Life, began: Sequence[Happened], ended: Sequence[Happened]) -> list[Span]:
    ends = {e.thread: e.on for e in ended}
    return [(e.on, ends.get(e.id)) for e in began]


def belongs(found: Iterable[Episode], day: date) -> Episode | None:
    """The episode of a piece of work that began on a day: the latest that then stood open, one that goes on before one
    after which nothing followed."""
    held = [e for e in found if e.holds(day)]
    return next((e for e in reversed(held) if not e.nothing_further), held[-1] if held else None)
