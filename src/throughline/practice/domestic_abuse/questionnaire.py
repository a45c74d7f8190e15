"""Scoring the strengths and difficulties questionnaire: 25 items answered 0, 1 or 2; five scales; a total; three bands. Pure.

The wording of the items belongs to its publisher and stands on the paper; here each has its number and a cue of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ITEMS = (
    "Others’ feelings", "Sitting still", "Aches and pains", "Sharing", "Temper", "Being alone", "Doing as asked", "Worries", "Helping", "Fidgeting",
    "A good friend", "Fights", "Unhappiness", "Being liked", "Attention", "New situations", "Kind to younger ones", "Lying", "Bullied by others",
    "Offering help", "Thinking first", "Taking things", "With adults or children", "Fears", "Finishing",
)  # fmt: skip
ANSWERS = {"0": "Not true", "1": "Somewhat true", "2": "Certainly true"}
SCALES = {
    "emotional": (3, 8, 13, 16, 24), "conduct": (5, 7, 12, 18, 22), "hyperactivity": (2, 10, 15, 21, 25), "peers": (6, 11, 14, 19, 23),
    "prosocial": (1, 4, 9, 17, 20),
}  # fmt: skip
TURNED = frozenset({7, 11, 14, 21, 25})
"""Items that are scored the other way round."""
RAISED_FROM = {"parent": 14, "teacher": 12, "self": 16}
HIGH_FROM = {"parent": 17, "teacher": 16, "self": 20}


@dataclass(frozen=True)
class Score:
    """What the answers come to."""

    emotional: int
    conduct: int
    hyperactivity: int
    peers: int
    prosocial: int
    total: int
    band: str


def scored(answers: Sequence[int], by_whom: str) -> Score:
    """The score of 25 answers. ValueError when an item is not answered."""
    if len(answers) != len(ITEMS) or any(a not in (0, 1, 2) for a in answers):
        raise ValueError("Answer all 25 items")
    points = {n: 2 - a if n in TURNED else a for n, a in enumerate(answers, start=1)}
    scales = {name: sum(points[n] for n in numbers) for name, numbers in SCALES.items()}
    total = sum(v for name, v in scales.items() if name != "prosocial")
    return Score(**scales, total=total, band=band_of(total, by_whom))


def band_of(total: int, by_whom: str) -> str:
    """The band of a total, which depends on who answered."""
    return "high" if total >= HIGH_FROM[by_whom] else "raised" if total >= RAISED_FROM[by_whom] else "close"
