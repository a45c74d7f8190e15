"""A few papers for some children: the order, the birth certificate, the plan, the last review, a drawing."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.files_in_code import drawing, pdf
from throughline.exchange.demonstration.lives import working_day
from throughline.exchange.demonstration.people import Paper, Somebody, Staff
from throughline.practice.looked_after import events as care
from throughline.practice.looked_after.codes import status_words
from throughline.record.people import events as people

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

SHARE = 0.12
"""Of the children, besides the families of the pictures, who have papers in the training system."""


def add_papers(made: Plan) -> None:
    """Give papers to the families of the pictures, and to some others."""
    rng = made.world.rng
    for unit in made.units:
        if unit.left_on:
            continue
        whole = "hero" in unit.traits or "callum" in unit.traits
        if not whole and rng.random() > SHARE:
            continue
        for child in unit.children:
            _papers_of(made, unit, child)


def _papers_of(made: Plan, unit: Unit, child: Somebody) -> None:
    world = made.world
    assert child.born_on is not None
    early = max(min(working_day(unit.care_on + timedelta(days=10)), world.as_at - timedelta(days=2)), child.born_on)
    family = unit.family
    _paper(
        made,
        child,
        "birth_certificate",
        "Birth certificate, seen and copied",
        early,
        unit.worker_on(early),
        pdf_of(
            "Certified copy of an entry of birth",
            [
                f"Name: {child.name}",
                f"Born: {_day(child.born_on)}",
                f"Mother: {family.mother.name}",
                "Registration district: Merehaven",
            ],
        ),
    )
    status = unit.status_on(world.as_at)
    if status in ("C1", "C2", "E1"):
        day = next(d for d, s in reversed(unit.law) if s == status)
        copied = working_day(min(day + timedelta(days=3), world.as_at - timedelta(days=1)))
        _paper(
            made,
            child,
            "order",
            f"{status_words(status)}, {_day(day)}",
            copied,
            unit.worker_on(copied),
            pdf_of(
                status_words(status),
                [
                    "In the Family Court at Merehaven",
                    f"The child: {child.name}, born {_day(child.born_on)}",
                    f"The court orders on {_day(day)}:",
                    "The child is placed in the care of Merehaven Council.",
                ],
            ),
        )
    plans = [h for h in child.ordered() if h.type is care.care_plan_prepared]
    if plans:
        last = plans[-1]
        version = last.facts["version"]
        _paper(
            made,
            child,
            "care_plan",
            f"Care plan, version {version}",
            last.on,
            last.by,
            pdf_of(
                f"Care plan for {child.first()}, version {version}",
                _wrapped(str(last.facts.get("words", "The plan as agreed at the review."))),
            ),
        )
    reviews = [h for h in child.ordered() if h.type is care.review_record_sent]
    if reviews:
        _paper(
            made,
            child,
            "review",
            f"Record of the review before {_day(reviews[-1].on)}",
            reviews[-1].on,
            unit.officer_on(reviews[-1].on),
            pdf_of(
                f"Review of {child.first()}’s plan",
                ["Who came, what was said and what was decided.", "The decisions stand on the record."],
            ),
        )
    if 3 <= child.age(world.as_at) <= 9:
        day = working_day(world.as_at - timedelta(days=world.rng.randint(8, 90)))
        if day > unit.care_on:
            picture = drawing(world.rng, world.rng.randint(1, 4))
            _paper(
                made,
                child,
                "drawing",
                f"Drawing by {child.first()}: the house",
                day,
                unit.worker_on(day),
                (picture, "image/png", ""),
            )


def pdf_of(title: str, lines: list[str]) -> tuple[bytes, str, str]:
    """A paper, its type, and its words for search."""
    return pdf(title, lines), "application/pdf", "\n".join([title, *lines])


def _paper(
    made: Plan, child: Somebody, kind: str, title: str, on: date, by: Staff | None, what: tuple[bytes, str, str]
) -> None:
    content, media_type, words = what
    added = made.world.say(
        people.document_added,
        child,
        on,
        by=by,
        kind=kind,
        title=title,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        media_type=media_type,
    )
    made.world.papers.append(Paper(child, kind, title, on, content, media_type, words, added))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _wrapped(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 88:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]
