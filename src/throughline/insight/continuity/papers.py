"""The three commonest recordings as paper: what is asked is what the page asks, in the same order."""

from __future__ import annotations

from collections.abc import Callable

from throughline.web.paper.tree import Block, Paper, heading, items, lines, pairs, para

EMPTY = "………………………………………"


def _who(also: str = "") -> list[Block]:
    return [
        heading("Who and when"),
        pairs([("Child’s name", EMPTY), ("Born on", EMPTY), ("Day", EMPTY), ("Time", EMPTY), ("Your name", EMPTY), *([(also, EMPTY)] if also else [])]),
    ]  # fmt: skip


def visit() -> Paper:
    """A visit."""
    return Paper("A visit, on paper", "", [
        *_who("Where"), heading("Who was seen"), lines(3),
        heading("For each child"), items(["Seen: yes / no, because …", "Alone: yes / part of the time / no, because …", "Room seen: yes / no"]),
        heading("What did each say or show? In their own words"), lines(6), heading("What happened"), lines(8),
        heading("Does anything change? Risk, plan, who does what by when"), lines(4),
    ])  # fmt: skip


def call() -> Paper:
    """A call out of hours."""
    return Paper("A call in the night, on paper", "", [
        *_who("Who rang, and their number"), heading("What is it about, in one line"), lines(1),
        heading("How urgent"), items(["emergency", "tonight", "can wait until the morning"]),
        heading("What happened, and what did you do"), lines(10), heading("When did you first do something for the child"), lines(1),
        para("New, and somebody asks for help for this child: yes / no"),
    ])  # fmt: skip


def missing() -> Paper:
    """A child who is missing."""
    return Paper("A child is missing, on paper", "", [
        *_who("Missing from"), heading("Risk"), items(["low", "medium", "high"]),
        heading("What is known: clothes, company, money, telephone"), lines(6),
        heading("Who was told, and when"), items(["Police, reference …", "Parents", "Reviewing officer", "School", "Council of the area"]),
        heading("Back: day and hour"), lines(1), heading("What the child said"), lines(5),
    ])  # fmt: skip


PAPERS: dict[str, Callable[[], Paper]] = {"visit": visit, "call": call, "missing": missing}
TITLES = {"visit": "A visit", "call": "A call in the night", "missing": "A child is missing"}
ENTERED = {
    "visit": "looked_after.child_visited",
    "call": "out_of_hours.night_work_recorded",
    "missing": "missing.went_missing",
}
"""Where each paper is typed in afterwards: the code of what it records."""
