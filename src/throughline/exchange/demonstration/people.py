"""What the generator plans with, before anything is written: people, posts, occasions and what happens to them.

All of it is plain Python, so that a plan can be made, compared and digested without a database. The numbers that the
database gives (`pk`) are filled in when the plan is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from throughline.record.ledger.types import EventType


@dataclass(eq=False)
class Team:
    """A team, and the team above it."""

    name: str
    kind: str
    parent: Team | None = None
    pk: int = 0


@dataclass(eq=False)
class Gathering:
    """An occasion that several children's events hang on, with the account written once."""

    kind: str
    on: date
    at: datetime | None
    by: Staff | None
    account: str = ""
    pk: int = 0
    account_pk: int = 0


@dataclass(eq=False)
class Happening:
    """One event as planned. Facts may hold people, staff, teams and earlier events of the same person; they become numbers on writing."""

    about: Somebody
    type: EventType
    on: date
    facts: dict[str, Any]
    at: datetime | None = None
    by: Staff | None = None
    recorded_at: datetime | None = None
    gathering: Gathering | None = None
    thread_of: Happening | None = None
    number: int = 0
    """The event's number in the ledger, once it is written."""
    place: int = 0
    """Order of planning, which decides among events of one day and rank."""


@dataclass(eq=False)
class Somebody:
    """A subject: a child, an adult, a carer household, a home, a school, a worker, the authority."""

    kind: str
    name: str
    phone: str = ""
    born_on: date | None = None
    sex: str = ""
    happenings: list[Happening] = field(default_factory=list)
    pk: int = 0

    def first(self) -> str:
        """The name by which one calls them."""
        return self.name.split(" ")[0]

    def age(self, on: date) -> int:
        """Whole years on a day."""
        assert self.born_on is not None
        return on.year - self.born_on.year - ((on.month, on.day) < (self.born_on.month, self.born_on.day))

    def words(self) -> dict[str, str]:
        """Name and pronouns for a sentence."""
        he, him, his = ("she", "her", "her") if self.sex == "F" else ("he", "him", "his")
        return {"name": self.first(), "he": he, "him": him, "his": his, "He": he.capitalize(), "His": his.capitalize(),
                "himself": "herself" if self.sex == "F" else "himself"}  # fmt: skip

    def ordered(self) -> list[Happening]:
        """What happened, in the order in which the ledger reads it, but what opens a thread before what ends it.

        Somebody who is missing for two hours is gone and back on one day, of which the ledger reads endings first.
        """
        by_day = sorted(self.happenings, key=lambda h: (h.on, h.type.order, h.at.timestamp() if h.at else 0.0, h.place))
        found: dict[int, Happening] = {}
        for happening in by_day:
            if happening.thread_of is not None:
                found.setdefault(id(happening.thread_of), happening.thread_of)
            found.setdefault(id(happening), happening)
        return list(found.values())


@dataclass(eq=False)
class Staff:
    """A worker in a post."""

    name: str
    role: str
    team: Team
    title: str
    phone: str
    began_on: date
    subject: Somebody
    left_on: date | None = None
    qualified: bool = True
    swe_number: str = ""
    signs_in_as: str = ""
    load: float = 1.0
    """How many children, against colleagues: a newly qualified worker has fewer."""
    pk: int = 0

    def there_on(self, day: date) -> bool:
        """Whether in post on that day."""
        return self.began_on <= day and (self.left_on is None or self.left_on > day)


@dataclass(eq=False)
class Restriction:
    """A record that only named people see, or that is sealed to everybody but its custodians."""

    subject: Somebody
    named: list[Staff]
    owner: Staff
    why: str
    sealed: bool = False


@dataclass(eq=False)
class Paper:
    """A small file made in code for a child's papers."""

    about: Somebody
    kind: str
    title: str
    on: date
    content: bytes
    media_type: str
    words: str = ""
    """What stands in it, for search."""
    added: Happening | None = None


@dataclass
class World:
    """The whole invented authority."""

    as_at: date
    reference_on: date
    """The day for which the looked-after figures are exact."""
    rng: Random
    live_on: date
    """The day the authority began to work here. Of the time before it there is what its old returns held: periods of
    care, law, homes, reviews, workers; no visits, no plans, no words."""
    small: bool = False
    teams: list[Team] = field(default_factory=list)
    staff: list[Staff] = field(default_factory=list)
    subjects: list[Somebody] = field(default_factory=list)
    restrictions: list[Restriction] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    authority: Somebody = field(default_factory=lambda: Somebody("authority", "Merehaven"))
    _planned: int = 0

    def __post_init__(self) -> None:
        self.subjects.append(self.authority)

    def somebody(self, kind: str, name: str, **details: Any) -> Somebody:
        """A new subject."""
        made = Somebody(kind, name, **details)
        self.subjects.append(made)
        return made

    def say(
        self,
        type: EventType,
        about: Somebody,
        on: date,
        /,
        *,
        by: Staff | None = None,
        at: datetime | None = None,
        recorded_at: datetime | None = None,
        gathering: Gathering | None = None,
        thread_of: Happening | None = None,
        **facts: Any,
    ) -> Happening:
        """Plan one event. Facts that are None or blank are left out. Nothing is planned after the world's today."""
        if on >= self.as_at:
            raise ValueError(f"{type.code} is planned for {on}, and {self.as_at} has not happened yet")
        self._planned += 1
        kept = {k: v for k, v in facts.items() if v is not None and v != "" and v != []}
        made = Happening(about, type, on, kept, at, by, recorded_at, gathering, thread_of, self._planned)
        about.happenings.append(made)
        return made

    def happenings(self) -> Iterator[Happening]:
        """Every planned event, subject by subject."""
        for subject in self.subjects:
            yield from subject.ordered()

    def count(self) -> int:
        """How many events are planned."""
        return sum(len(s.happenings) for s in self.subjects)

    def digest(self) -> str:
        """The same for the same seed and day: a hash over everything that is planned."""
        found = hashlib.sha256()
        places = {id(s): n for n, s in enumerate(self.subjects)}
        for h in self.happenings():
            facts = sorted((k, _plain(v)) for k, v in h.facts.items())
            line = (places[id(h.about)], h.type.code, h.on, h.at, h.recorded_at, h.by.name if h.by else "", facts)
            found.update(repr(line).encode())
            if h.gathering:
                found.update(h.gathering.account.encode())
        return found.hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return repr([_plain(v) for v in value])
    if isinstance(value, Happening):
        return f"{value.type.code} {value.on}"
    return str(getattr(value, "name", value))


def day_on_or_before(day: date) -> date:
    """That day, or the Friday before when it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def day_on_or_after(day: date) -> date:
    """That day, or the Monday after when it falls on a weekend."""
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)
