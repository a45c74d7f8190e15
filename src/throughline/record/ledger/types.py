"""The vocabulary of what can happen: event types, their facts, and the threads they open, continue and end.

An event type is declared once, in the `events.py` of its area. The ledger stores its code and its facts as
plain codes, dates, numbers and references; words go to the content store and only their reference is a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from throughline.base.codes import CodeList

EVERYONE = "everyone"
"""Audience: everybody who may open this subject's record."""
FAMILY_TOO = "family"
"""Audience: may appear in copies for the child and the family as well."""
PROFESSIONALS = "professionals"
"""Audience: professionals only; never in a copy for the family."""
PRIVILEGED = "privileged"
"""Audience: whoever may read legal advice (the act `privileged`) reads its words; it stands in no copy for anybody."""
CASEWORKER, RECORDER, NOBODY = "caseworker", "recorder", "nobody"
"""Who corrects an entry (`EventType.corrected_by`)."""


@dataclass(frozen=True)
class Fact:
    """One thing an event says. Subclasses say how it is typed, checked and shown."""

    name: str
    title: str
    required: bool = False
    hint: str = ""
    needed_of: tuple[str, ...] = ()
    """Kinds of subject of whom the form asks it and is not saved without it, and of no others. The ledger takes the event
    without: what came from elsewhere may not know."""

    def clean(self, value: Any) -> Any:
        """The value as the ledger stores it (JSON); ValueError in words a person can act on."""
        return value

    def show(self, value: Any) -> str:
        """The value in words."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Choice(Fact):
    """One of a short declared list: `codes` is a CodeList or a mapping of code to words."""

    codes: CodeList | Mapping[str, str] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)
    """What one would say, where an official label says it worse; used in sentences."""

    def labels(self) -> Mapping[str, str]:
        """Code to words, in order."""
        if isinstance(self.codes, CodeList):
            return {c.code: c.label for c in self.codes.codes}
        return self.codes

    def clean(self, value: Any) -> str:
        if value not in self.labels():
            raise ValueError(f"{self.title}: “{value}” is not one of the choices")
        return str(value)

    def show(self, value: Any) -> str:
        return self.plain.get(value) or self.labels().get(value, str(value)) if value is not None else ""


@dataclass(frozen=True)
class YesNo(Fact):
    """Yes or no; not asked is a missing fact, never a no."""

    def clean(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        if value in ("yes", "no"):
            return bool(value == "yes")
        raise ValueError(f"{self.title}: answer yes or no")

    def show(self, value: Any) -> str:
        return "" if value is None else ("yes" if value else "no")


@dataclass(frozen=True)
class Day(Fact):
    """A day, stored as ISO text."""

    def clean(self, value: Any) -> str:
        if isinstance(value, datetime):
            raise ValueError(f"{self.title}: a day, not a moment")
        if isinstance(value, date):
            return value.isoformat()
        return date.fromisoformat(value).isoformat()

    def show(self, value: Any) -> str:
        return f"{date.fromisoformat(value):%-d %B %Y}" if value else ""


@dataclass(frozen=True)
class Number(Fact):
    """A whole number within bounds."""

    least: int = 0
    most: int = 1_000_000

    def clean(self, value: Any) -> int:
        number = int(value)
        if not self.least <= number <= self.most:
            raise ValueError(f"{self.title}: from {self.least} to {self.most}")
        return number


@dataclass(frozen=True)
class Line(Fact):
    """A short text without a person's story in it: a reference number, a postcode, a telephone number."""

    longest: int = 200

    def clean(self, value: Any) -> str:
        text = re.sub(r"[\x00-\x1f]+", " ", str(value)).strip()
        if len(text) > self.longest:
            raise ValueError(f"{self.title}: at most {self.longest} characters")
        return text


@dataclass(frozen=True)
class Wording(Line):
    """A text in paragraphs that is nobody's story: what a council has chosen to say in its letters."""

    longest: int = 6000

    def clean(self, value: Any) -> str:
        text = re.sub(r"[\x00-\x09\x0b-\x1f]+", "", str(value)).strip()
        if len(text) > self.longest:
            raise ValueError(f"{self.title}: at most {self.longest} characters")
        return text


@dataclass(frozen=True)
class Words(Fact):
    """What somebody wrote or said. Kept in the content store; the ledger holds its reference only."""

    longest: int = 200_000
    quoted: bool = False
    """The child's or another person's own words, shown in quotation marks."""


@dataclass(frozen=True)
class Answers(Words):
    """The answers of a signed form. Kept like words, and read through the form's own page, never as they are stored."""


@dataclass(frozen=True)
class Reference(Fact):
    """Another subject (a carer household, a person, a worker), by its number in the record."""

    kind: str = "person"

    def clean(self, value: Any) -> int:
        return int(getattr(value, "pk", value))


@dataclass(frozen=True)
class WorkerFact(Reference):
    """A worker, by number. `roles`: only somebody in one of these posts may be named, and not in the post of who records it."""

    kind: str = "worker"
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Many(Fact):
    """Several values of another fact."""

    each: Fact | None = None

    def clean(self, value: Any) -> list[Any]:
        assert self.each is not None
        return [self.each.clean(v) for v in value]

    def show(self, value: Any) -> str:
        assert self.each is not None
        return ", ".join(self.each.show(v) for v in value or ())


@dataclass(frozen=True)
class BegunBefore(Fact):
    """That something had begun before the day given, which is only the first that a source tells of. Nobody types it;
    who corrects the day says when it began, and takes it away."""

    def clean(self, value: Any) -> bool:
        return bool(value)

    def show(self, value: Any) -> str:
        return "begun before; this is the first day that is known" if value else ""


BEGUN_BEFORE = BegunBefore("begun_before", "Had begun before")


@dataclass(frozen=True)
class ByThen(Fact):
    """That it happened by the day given at the latest: a source tells that it did, and not when. Nobody types it; who
    corrects the day says when it was, and takes it away."""

    def clean(self, value: Any) -> bool:
        return bool(value)

    def show(self, value: Any) -> str:
        return "by this day; on which day is not told" if value else ""


BY_THEN = ByThen("by_then", "By this day at the latest")


@dataclass(frozen=True)
class Thread:
    """A period or piece of work that events open, continue and end: a care period, a placement, a plan."""

    code: str
    title: str
    opened_by: set[str] = field(default_factory=set, compare=False, repr=False)
    """Codes of the event types that open it; they enter themselves."""


@dataclass(frozen=True)
class EventType:
    """What can happen, in the words of the field.

    `sentence` is what the chronology says; a part in square brackets is left out when one of its facts is
    not known. `opens`, `continues`, `ends` name the thread; `closes` names threads that end with it.
    `rank` orders events of one day: endings (0) before beginnings (1) before the rest (2).
    """

    code: str
    title: str
    sentence: str
    facts: tuple[Fact, ...] = ()
    about: tuple[str, ...] = ("child",)
    audience: str = EVERYONE
    opens: Thread | None = None
    continues: Thread | None = None
    ends: Thread | None = None
    rank: int | None = None
    significant: bool = False
    """Shown on the line of the life chart."""
    recorded_by: tuple[str, ...] | None = ()
    """Codes of the roles that may record it on the general screen; empty: caseworkers; None: not there at all."""
    corrected_by: str = ""
    """CASEWORKER: whoever records; RECORDER: whoever recorded it, its roles, or somebody who decides; NOBODY: a new version or
    an event of its own takes its place. Empty: CASEWORKER for what caseworkers record on the general screen, else RECORDER."""
    quiet: bool = False
    """Housekeeping: in the record, but not told in the story unless it has words of its own."""
    books: str = ""
    """A fact that is a day in the diary: the thing is arranged for then."""
    group: str = ""
    """Where it stands in the list behind Record, in the words of the field."""
    hint: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        names = [f.name for f in self.facts]
        if len(names) != len(set(names)):
            raise ValueError(f"{self.code}: a fact is declared twice")
        if self.opens is not None:
            self.opens.opened_by.add(self.code)

    @property
    def who_corrects(self) -> str:
        """CASEWORKER, RECORDER or NOBODY."""
        return self.corrected_by or (CASEWORKER if self.recorded_by == () else RECORDER)

    @property
    def order(self) -> int:
        """Rank among the events of one day."""
        if self.rank is not None:
            return self.rank
        return 0 if self.ends else 1 if self.opens else 2

    @property
    def thread(self) -> Thread | None:
        """The thread this event stands on, whatever it does to it."""
        return self.opens or self.continues or self.ends

    def fact(self, name: str) -> Fact:
        """The declared fact of this name; KeyError when there is none."""
        for found in self.facts:
            if found.name == name:
                return found
        raise KeyError(f"{self.code} has no fact {name}")

    def choices(self, name: str) -> Mapping[str, str]:
        """Code to words of a fact that is chosen; TypeError where it is not."""
        fact = self.fact(name)
        if not isinstance(fact, Choice):
            raise TypeError(f"{name} of {self.code} is not chosen")
        return fact.labels()

    def where(self, **facts: Any) -> Some:
        """Those events of this type whose facts are as said (a tuple means any of them)."""
        for name in facts:
            self.fact(name)
        return Some(self, tuple((k, v if isinstance(v, tuple) else (v,)) for k, v in facts.items()))

    def clean(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Facts as stored; ValueError names what is wrong. Missing and blank facts are left out."""
        known = {f.name: f for f in self.facts}
        unknown = set(facts) - set(known)
        if unknown:
            raise ValueError(f"{self.code} has no fact {', '.join(sorted(unknown))}")
        stored = {n: known[n].clean(v) for n, v in facts.items() if v is not None and v != "" and v != []}
        for needed in self.facts:
            if needed.required and needed.name not in stored:
                raise ValueError(f"{needed.title} is needed")
        return stored


@dataclass(frozen=True)
class Some:
    """Some of an event type's events: those whose facts match."""

    type: EventType
    facts: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    test: Callable[[Any], bool] | None = None

    def matches(self, event: Any) -> bool:
        """Whether an event is of the right type and one of these."""
        return event.type == self.type.code and self.says(event)

    def says(self, event: Any) -> bool:
        """Whether an event known to be of the right type is one of these."""
        facts = event.facts
        for name, values in self.facts:
            if facts.get(name) not in values:
                return False
        return self.test is None or self.test(event)


Match = EventType | Some
"""What a declaration may say where it means events: a whole type or some of it."""


def code_of(match: Match) -> str:
    """The event code behind a match."""
    return match.type.code if isinstance(match, Some) else match.code


def matches(match: Match, event: Any) -> bool:
    """Whether this event is meant."""
    return match.matches(event) if isinstance(match, Some) else event.type == match.code


def always(event: Any) -> bool:
    """Every event of the type."""
    return True


def said_by(several: Iterable[Match]) -> Callable[[Any], bool] | None:
    """One question for several matches of one type: whether an event of that type is any of them. None: no matches."""
    tests = [always if isinstance(match, EventType) else match.says for match in several]
    if not tests:
        return None
    if always in tests:
        return always
    return tests[0] if len(tests) == 1 else lambda event: any(test(event) for test in tests)


def among(several: Match | Iterable[Match]) -> Callable[[Any], bool]:
    """One question for matches of any types, asked by the hundred thousand: whether an event is any of them."""
    by_type: dict[str, list[Match]] = {}
    for match in (several,) if isinstance(several, EventType | Some) else several:
        by_type.setdefault(code_of(match), []).append(match)
    tests = {code: said_by(matches) for code, matches in by_type.items()}

    def is_one(event: Any) -> bool:
        test = tests.get(event.type)
        return test is not None and test(event)

    return is_one
