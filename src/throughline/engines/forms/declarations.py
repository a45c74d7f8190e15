"""The vocabulary of forms: questions, sections, and a form as one published version. Inert; no database, no today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughline.record.ledger.promises import Promises
from throughline.record.ledger.types import EventType

STAFF = "staff"
"""Whoever of the authority may open the record and record in it."""


@dataclass(frozen=True)
class Says:
    """Asked only where another question of the same section was answered so."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Aged:
    """Asked only about somebody of this age, in whole years on the day the form was begun."""

    from_years: int = 0
    to_years: int = 200


Shown = Says | Aged


@dataclass(frozen=True)
class Known:
    """What the record knows already: the value as text, where it comes from, since when, and who said it."""

    value: Any
    source: str
    on: date | None = None
    by: str = ""


Pull = Callable[[Any, int], Known | None]
"""Given the viewer and the subject: what is already known; None when nothing is."""


@dataclass(frozen=True)
class Question:
    """One thing a form asks. `needed`: to sign off; a draft may always leave it open."""

    name: str
    title: str
    hint: str = ""
    needed: bool = False
    when: Shown | None = None
    pulls: Pull | None = None
    family: bool = True
    """Stands in the family's edition too."""
    plain: str = ""
    """The title in the family's edition, where one would say it more plainly."""


@dataclass(frozen=True)
class ShortText(Question):
    """A line."""

    longest: int = 200


@dataclass(frozen=True)
class LongText(Question):
    """Paragraphs. `quoted`: somebody's own words. Each may be marked as about someone else, in confidence, or harmful to read."""

    quoted: bool = False
    least_words: int = 0
    """So many words at least to be signed: a local standard against records that say nothing."""
    rows: int = 4


@dataclass(frozen=True)
class Choose(Question):
    """One of a few."""

    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ticks(Question):
    """Any of a few."""

    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class YesNo(Choose):
    """Yes or no. Not answered is never a no."""

    choices: Mapping[str, str] = field(default_factory=lambda: {"yes": "Yes", "no": "No"})


@dataclass(frozen=True)
class Scale(Question):
    """From 0 to 10, with what the ends mean."""

    low: str = ""
    high: str = ""


@dataclass(frozen=True)
class OnDay(Question):
    """A day. `part`: the month or the year alone will do ("March 2019", "2019")."""

    part: bool = False


@dataclass(frozen=True)
class Somebody(Question):
    """A person: of the family as recorded, or by name."""


@dataclass(frozen=True)
class Case(ShortText):
    """One of the children allocated to the worker whom the form is about: the child's number, then the name."""


@dataclass(frozen=True)
class Colleague(ShortText):
    """Somebody who works here, by number."""


@dataclass(frozen=True)
class Table(Question):
    """Rows of answers, as many as there are. In a row where anything is written, every needed column is needed."""

    columns: tuple[ShortText | LongText | OnDay | Choose, ...] = ()


@dataclass(frozen=True)
class Kept(Question):
    """Files that are kept with the answer, each with words beside it: a photograph of a page, a drawing, a recording.

    A recording needs its words: who reads the form later may not be able to hear it.
    """

    kind: str = "photo"
    """photo, drawing or audio, as papers of the record are called."""


@dataclass(frozen=True)
class Actions(Question):
    """What is agreed: for each, what, who, by when, and what will be different. Signing makes each a promise with a date."""


@dataclass(frozen=True)
class Goals(Question):
    """Needs or risks; for each, what will be different for the child, and who does what by when."""

    domains: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MeasuredGoals(Goals):
    """The same, and for each how one will know that it is so."""


@dataclass(frozen=True)
class Section:
    """Questions that belong together, and whose they are to answer."""

    name: str
    title: str
    questions: tuple[Question, ...]
    hint: str = ""
    by: tuple[str, ...] = (STAFF,)
    """STAFF, codes of roles, or the parts in which somebody is invited: school, health, carer, parent, child."""
    family: bool = True
    plain: str = ""
    """The title in the family's edition."""
    leads: bool = False
    """Stands first in the family's edition: what they want to know first."""
    shared: bool = False
    """One account for all whom it is written about together: saved once, it stands in the form of each of the same purpose."""

    def question(self, name: str) -> Question:
        """The question of this name; KeyError when there is none."""
        for found in self.questions:
            if found.name == name:
                return found
        raise KeyError(f"{self.name} asks no {name}")


Answers = Mapping[str, Any]
"""All answers of a form, by "section.question"."""


FOUR_POINTS = {"1": "inadequate", "2": "adequate", "3": "good", "4": "outstanding"}
"""The four points on which inspectors judge."""


def _always(answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Second:
    """A second pair of eyes: somebody who neither wrote the form nor signs it says what they think of it before it is signed."""

    title: str
    """In words: "the independent consultant"."""
    roles: tuple[str, ...] = ()
    """Codes of the roles that may give it."""
    act: str = ""
    """Or the act that a role needs to give it."""
    when: Callable[[Answers], bool] = field(default=_always, compare=False)
    """For which answers it is asked for."""
    must_agree: bool = False
    """Whether it can be signed only when they agree; otherwise what they say stands beside it."""


@dataclass(frozen=True)
class Form:
    """One published version of a form. A new wording is a new file with the next version; this one is locked."""

    code: str
    version: int
    since: date
    title: str
    sections: tuple[Section, ...]
    when_signed: EventType
    """What has happened when it is signed off."""
    tells: Callable[[Answers], Mapping[str, Any]] = field(default=lambda answers: {}, compare=False)
    """The facts of that event, from the answers."""
    also: Callable[[Answers], Sequence[tuple[EventType, Mapping[str, Any], int | None]]] = field(default=lambda answers: (), compare=False)
    """What else has happened by its signing; with the number of another subject, to them."""
    signed_by: str = ""
    """The act a role needs to sign it off; empty: whoever wrote it signs it."""
    who_signs: str = ""
    """In words: "the team manager"."""
    second: Second | None = None
    """Whose comment the gate asks for, beside the signature."""
    plain: str = ""
    """The title of the family's edition."""
    group: str = "Forms"
    hint: str = ""
    about: tuple[str, ...] = ("child",)
    continues: str = ""
    """Begun only while a thread of this code is open."""
    conditions: tuple[Condition, ...] = ()
    """What must hold before it is signed; each is checked at the gate, never on saving."""
    source: Any = None
    local: str = ""
    promises: Promises | None = None
    """The area's agreed actions: signing makes promises of the actions that its Goals and Actions hold."""
    plan: bool = False
    """A plan: each signed version takes the place of the one before, and carries its open actions on."""
    grades: Mapping[str, str] = field(default_factory=lambda: dict(FOUR_POINTS))
    """On what scale somebody who did not write it says how good it is, when it is sampled; worst first."""
    offered: bool = True
    """In the list behind Record; a meeting or a task opens the others."""
    can_wait: bool = False
    """Nothing about it is ever urgent: there is no emergency way to sign it while something is missing."""
    finished_at: Callable[[Any], str] | None = field(default=None, compare=False)
    """For a form that is part of something larger: the address, from its purpose, of the page where it is handed in and signed."""

    def __post_init__(self) -> None:
        names = [s.name for s in self.sections]
        if len(names) != len(set(names)):
            raise ValueError(f"{self.code}: a section is declared twice")
        for section in self.sections:
            asked = [q.name for q in section.questions]
            if len(asked) != len(set(asked)):
                raise ValueError(f"{self.code}, {section.name}: a question is declared twice")

    def section(self, name: str) -> Section:
        """The section of this name; KeyError when there is none."""
        for found in self.sections:
            if found.name == name:
                return found
        raise KeyError(f"{self.code} has no section {name}")

    @property
    def key(self) -> str:
        """Code and version, as they are locked: "looked_after.care_plan v1"."""
        return f"{self.code} v{self.version}"


@dataclass(frozen=True)
class Condition:
    """Something that must hold before an act of the service, in words that say what to do where it does not."""

    words: str
    holds: Callable[..., bool] = field(compare=False)
    """Of the answers; and, where it names a `record`, of what that found."""
    record: Callable[[Any, int], Any] | None = field(default=None, compare=False)
    """What the record must say to it, asked with the viewer and the subject: open risks, the outcomes of a plan."""


def goals_of(value: Any) -> list[dict[str, Any]]:
    """Goals that say anything at all."""
    return [g for g in value or () if g.get("need") or g.get("change") or actions_of(g.get("actions"))]


def actions_of(value: Any) -> list[dict[str, Any]]:
    """Actions that say anything at all."""
    return [a for a in value or () if any(str(a.get(k) or "").strip() for k in ("what", "who", "by", "done_by"))]


def unfinished_actions(actions: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is missing of these actions, in words."""
    wrong = []
    for n, action in enumerate(actions_of(actions), 1):
        what = str(action.get("what") or "").strip()
        missing = [word for word, key in (("what is done", "what"), ("who answers for it", "who"), ("by when", "by")) if not str(action.get(key) or "").strip()]
        if missing:
            wrong.append(f"Action {n}{f' (“{what[:60]}”)' if what else ''}: say {' and '.join(missing)}")
    return wrong


def unfinished_goals(goals: Any, *, measured: bool = False) -> list[str]:
    """What is missing of these goals: an outcome without an action, an action without owner or date; with `measured`, an
    outcome of which nobody says how one will know."""
    wrong = []
    for n, goal in enumerate(goals_of(goals), 1):
        need = str(goal.get("need") or "").strip()
        name = f"“{need[:60]}”" if need else f"Need {n}"
        if not need:
            wrong.append(f"{name}: say what the need or the risk is")
        if not str(goal.get("change") or "").strip():
            wrong.append(f"{name}: say what will be different for the child")
        if measured and not str(goal.get("know") or "").strip():
            wrong.append(f"{name}: say how we will know that it is so")
        if not actions_of(goal.get("actions")):
            wrong.append(f"{name}: say who does what by when; an outcome without an action is a wish")
        wrong += [f"{name}. {words}" for words in unfinished_actions(goal.get("actions") or ())]
    return wrong
