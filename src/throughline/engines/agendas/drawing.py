"""Drawing a sample that anybody can draw again: the same pool and the same seed give the same cases."""

from __future__ import annotations

import random
from collections.abc import Sequence

from throughline.engines.agendas.declarations import Found


def draw(pool: Sequence[Found], how_many: int, seed: int, code: str) -> list[Found]:
    """So many of the pool, at random; all of them where there are no more."""
    ordered = sorted(pool, key=lambda f: (f.subject, f.thread or 0))
    if len(ordered) <= how_many:
        return ordered
    chosen = random.Random(f"{seed}:{code}").sample(range(len(ordered)), how_many)  # noqa: S311 - a sample, not a secret
    return [ordered[n] for n in sorted(chosen)]
