"""Law that changes: rules in dated blocks, and which block was in force on a day.

A change in the law is a new ``Since`` block below the old one, which is never edited. A block without rules says that
from its day nothing is required. The version is chosen by the day the clock started; closed history is never re-timed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal, Protocol, runtime_checkable

from throughline.base.limits import Limit
from throughline.base.sources import Source

Basis = Literal["S", "G", "N", "P", "L"]
Status = Literal["ok", "local default", "to verify", "to verify (detail/para)"]
BASES: dict[str, str] = {
    "S": "statute or regulation",
    "G": "statutory guidance",
    "N": "national minimum standard",
    "P": "practice direction, protocol or professional standard",
    "L": "local limit",
}
STATUSES: tuple[str, ...] = ("ok", "local default", "to verify", "to verify (detail/para)")
NO_DAY_YET = date.max
"""The day of a block that Parliament has made and nobody has brought into force yet. When its day is named, it is written
there instead; until then the block is shown as pending and binds nobody."""
ERAS: tuple[str, ...] = ("2012", "today", "both", "transition", "history", "pending")


@runtime_checkable
class GivesLimit(Protocol):
    """Anything that can say a limit once it knows the case: an authority's setting, for one."""

    def limit(self, context: Any) -> Limit | None: ...


Within = Limit | GivesLimit | Callable[[Any], "Limit | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a block: the law's own words, then what is made of them.

    words    what the source says, quoted as far as it fits
    within   a ``Limit``, or something that gives one for a case; None where there is no number ("before", "at once")
    when     whether the rule applies to a case; None applies to every case. The first rule that fits is the one
    source   instrument and paragraph
    id       the key in the table of timescales, such as "LAC.REVIEW_1"
    basis    how binding: a key of ``BASES``
    status   how sure we are of the number: one of ``STATUSES``
    era      which practice era it belongs to: one of ``ERAS``, or None
    """

    words: str
    within: Within | None = None
    when: Callable[[Any], bool] | None = None
    source: Source | None = None
    id: str | None = None
    basis: Basis = "S"
    status: Status = "ok"
    era: str | None = None

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("A rule needs words: quote what its source says")
        for given, allowed, what in (
            (self.basis, BASES, "basis"),
            (self.status, STATUSES, "status"),
            (self.era or ERAS[0], ERAS, "era"),
        ):
            if given not in allowed:
                raise ValueError(f"{given!r} is not a {what}: use one of {', '.join(allowed)}")

    def applies(self, context: Any) -> bool:
        """Whether this rule fits a case."""
        return self.when is None or bool(self.when(context))

    def limit(self, context: Any = None) -> Limit | None:
        """The limit for a case: the rule's own, or what the setting or function gives for it."""
        return limit_for(self.within, context)


def limit_for(within: Within | None, context: Any = None) -> Limit | None:
    """The limit itself, from a limit, a thing that gives one, or a function of the case."""
    if within is None or isinstance(within, Limit):
        return within
    if isinstance(within, GivesLimit):
        return within.limit(context)
    return within(context)


@dataclass(frozen=True, slots=True, init=False)
class Since:
    """The rules in force from a day, until the next block begins. The first that fits a case applies."""

    day: date
    rules: tuple[Rule, ...]

    def __init__(self, day: date, *rules: Rule) -> None:
        object.__setattr__(self, "day", day)
        object.__setattr__(self, "rules", rules)
        for earlier in rules[:-1]:
            if earlier.when is None:
                raise ValueError(
                    f"No rule after {earlier.words!r} can apply: move it to the end or say when it applies"
                )

    def rule_for(self, context: Any = None) -> Rule | None:
        """The first rule that fits a case; None if none does, and so nothing is required."""
        for rule in self.rules:
            if rule.when is None or rule.when(context):
                return rule
        return None


Law = Sequence[Since]


def version_on(law: Law, day: date) -> Since | None:
    """The block in force on a day; None before the first."""
    for block in reversed(law):
        if block.day <= day:
            return block
    return None


def rule_on(law: Law, day: date, context: Any = None) -> Rule | None:
    """The rule in force on a day that fits a case; None if there is none."""
    block = version_on(law, day)
    return block.rule_for(context) if block else None


def check_law(law: Law) -> None:
    """Refuse blocks that are not in order of date, or two of one day. For declarations to call as they are made."""
    for earlier, later in pairwise(law):
        if later.day <= earlier.day:
            raise ValueError(f"The block of {later.day} stands below that of {earlier.day}: put the later law below")
