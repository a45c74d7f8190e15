"""What concerns reviews, row by row: disputes, who took no part, reviews past their day and those to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from throughline.base.words import date_words, days_words
from throughline.engines.screens.cells import person_cell
from throughline.insight.in_care.queries.people import InCare
from throughline.practice.looked_after.queries import Dispute
from throughline.web.sheets import Cell, Sheet

FOUR_WEEKS = timedelta(weeks=4)


def day_or_nothing(day: date | None, today: date) -> str:
    """A day in words; nothing where there is none."""
    return date_words(day, today) if day else ""


def disputes(viewer: Any, found: Sequence[tuple[InCare, Dispute]]) -> Sheet:
    """Disputes that are open: at which stage, who is asked, by when, and by when the whole is to be settled."""
    today = viewer.today
    return Sheet(
        "Disputes that are open",
        ("Child", "About", "Stage", "Who is asked", "Answer by", "Settled by"),
        [
            (
                person_cell(child.person, today),
                Cell(one.about or "the plan", reverse("looked_after.disputes", kwargs={"subject": child.person.subject.uuid})),
                Cell(one.now.words if one.now else "raised, nobody asked yet"),
                Cell(one.now.who if one.now else ""),
                Cell(day_or_nothing(one.now.by_on, today) if one.now and one.now.answered_on is None else "answered", loud=bool(one.now and one.now.late(today))),
                Cell(day_or_nothing(one.due_on, today), loud=one.due_on < today),
            )
            for child, one in found
        ],
        "",
        "None is open.",
    )


def took_no_part(viewer: Any, found: Sequence[tuple[InCare, date, str, str]]) -> Sheet:
    """Children who took no part in their last review, and what is done so that they are heard at the next."""
    today = viewer.today
    return Sheet(
        "Took no part in their last review",
        ("Child", "Review", "How it was", "What is done so that they are heard next time"),
        [
            (person_cell(child.person, today), Cell(date_words(on, today)), Cell(how), Cell(step or "nothing is written", loud=not step))
            for child, on, how, step in found
        ],
        "four years or older",
        "Everybody took part.",
    )


def not_alone(viewer: Any, found: Sequence[tuple[InCare, date]]) -> Sheet:
    """Children whom nobody saw alone at the last two visits, though they could have been."""
    today = viewer.today
    return Sheet(
        "Not seen alone at the last two visits",
        ("Child", "Since"),
        [(person_cell(child.person, today), Cell(date_words(since, today))) for child, since in found],
        "of those who could have been",
        "Everybody was seen alone.",
    )


def not_as_wished(viewer: Any, found: Sequence[tuple[InCare, date, str, str, str]]) -> Sheet:
    """Children whose last review was not held when, where and with whom they wished: what they wished, and what was otherwise."""
    today = viewer.today
    return Sheet(
        "Last review not held as they wished",
        ("Child", "Review", "How it was", "What they wished", "What was otherwise, and why"),
        [
            (person_cell(child.person, today), Cell(date_words(on, today)), Cell(how), Cell(wished), Cell(otherwise or "nothing is written", loud=not otherwise))
            for child, on, how, wished, otherwise in found
        ],
        "",
        "Every review was held as the child wished.",
    )


def reviews(viewer: Any, children: Mapping[int, InCare], clocks: Sequence[Any]) -> list[Sheet]:
    """Reviews that are past their day, longest first, and those that fall due in the next four weeks."""
    today = viewer.today
    late = [c for c in clocks if c.due_on < today]
    coming = [c for c in clocks if today <= c.due_on <= today + FOUR_WEEKS]

    def lines(several: Sequence[Any]) -> list[tuple[Cell, ...]]:
        return [
            (
                person_cell(children[c.subject_id].person, today), Cell(date_words(c.due_on, today), loud=c.due_on < today),
                Cell(f"{days_words((today - c.due_on).days)} past" if c.due_on < today else ""),
                Cell("its meetings", reverse("meetings.of_child", kwargs={"subject": children[c.subject_id].person.subject.uuid})),
            )
            for c in several
        ]  # fmt: skip

    head = ("Child", "Review due", "", "")
    return [Sheet("Reviews past their day", head, lines(late), "longest first", "Every review was held in time."),
            Sheet("Reviews due in the next four weeks", head, lines(coming), "soonest first", "None.")]  # fmt: skip
