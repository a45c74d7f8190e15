"""One box of one kind of entry, from which a return is told."""

from __future__ import annotations

from dataclasses import dataclass

from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import EventType

ON = "on"


@dataclass(frozen=True)
class Place:
    """One box of one kind of entry."""

    type: EventType
    fact: str = ON
    given: tuple[tuple[str, str], ...] = ()
    """Only of entries of which this is said: a number of that kind."""

    def of(self, event: Happened) -> bool:
        """Whether an entry is one of these."""
        return event.type == self.type.code and all(event.get(name) == value for name, value in self.given)

    @property
    def words(self) -> str:
        """The box in the words of the form."""
        return "When did it happen?" if self.fact == ON else self.type.fact(self.fact).title
