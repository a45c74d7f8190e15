"""How many of the families who could come do come. Pure: counts in, shares out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """Families who came in a year, out of those who live there."""

    what: str
    eligible: int | None
    registered: int
    came: int
    target: int
    deprived: bool = False

    @property
    def share(self) -> int | None:
        """In a hundred; None where nobody has counted who lives there."""
        return None if not self.eligible else int(100 * self.came / self.eligible + 0.5)

    @property
    def below(self) -> bool:
        """Under the target, or nobody knows: both are asked about."""
        return self.share is None or self.share < self.target

    @property
    def missing(self) -> int | None:
        """How many more families would have to come."""
        return None if self.eligible is None else max(0, -(-self.target * self.eligible // 100) - self.came)


def families(children: Iterable[int], ties: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Child to family: those who are tied to each other, or to the same parent, are one family."""
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b in ties:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    return {child: root(child) for child in children}
