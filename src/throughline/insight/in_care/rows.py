"""The pages about children in care, table by table and word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from throughline.base.words import count_words, date_words, days_words
from throughline.engines.duties.registry import duty
from throughline.engines.measures.breakdowns import AGES, age_band
from throughline.engines.screens.cells import person_cell
from throughline.insight.in_care.queries.officers import Officer, OfficersYear
from throughline.insight.in_care.queries.parents import Came
from throughline.insight.in_care.queries.people import InCare
from throughline.insight.in_care.queries.permanence import Tracked
from throughline.insight.in_care.queries.population import Outlook, Population
from throughline.insight.in_care.queries.waiting import Approved, Entitled, Moved, Unheld, open_clocks
from throughline.practice.placements import codes
from throughline.web.days import month_words
from throughline.web.sheets import Cell, Sheet, number

FOUR_MONTHS = 122


def _record(child: InCare, code: str, words: str) -> Cell:
    return Cell(words, reverse("recording.record", kwargs={"subject": child.person.subject.uuid, "code": code}))


def _day(day: date | None, today: date) -> str:
    return date_words(day, today) if day else ""


# --- Who they are -------------------------------------------------------------------------------------------------


def alarms(viewer: Any, children: Mapping[int, InCare], unsafe: Iterable[Any], unheld: Sequence[Unheld]) -> list[Sheet]:
    """What somebody must see to today."""
    today, found = viewer.today, []
    said = [(children[o.subject_id], o) for o in unsafe if o.subject_id in children]
    if said:
        found.append(
            Sheet(
                "Said that they feel unsafe, and not seen since",
                ("Child", "Said so", ""),
                [
                    (
                        person_cell(child.person, today),
                        Cell(_day(o.on, today), loud=True),
                        _record(child, "voice.unsafe_followed", "seen: record it"),
                    )
                    for child, o in said
                ],
            )
        )
    if unheld:
        found.append(
            Sheet(
                "Without a qualified worker at work",
                ("Child", "Why", "Worker"),
                [
                    (
                        person_cell(u.child.person, today),
                        Cell(u.why, loud=True),
                        Cell(u.worker.name if u.worker else ""),
                    )
                    for u in unheld
                ],
                small="every child in care is to have one",
            )
        )
    return found


def groups(told: Population) -> list[Sheet]:
    """The population of a day, group by group."""
    return [
        Sheet(title, (title[3:].capitalize(), "Children"), [(Cell(words, head=True), number(n)) for words, n in counted],
              numbers=frozenset({1}), half=True)
        for title, counted in told.groups
    ]  # fmt: skip


def flows(ahead: Outlook) -> Sheet:
    """Coming and leaving by month."""
    small = (
        f"if it goes on as in these twelve months: {ahead.in_six_months} in half a year (between {ahead.least} and {ahead.most}, the "
        f"least and most of any half of them); {count_words(ahead.turning_18, 'young person', 'young people')} will turn 18 by then"
    )
    lines = [
        (Cell(month_words(f.month), head=True), number(f.came), number(f.left), number(f.came_under_five))
        for f in ahead.flows
    ]
    return Sheet(
        "Coming and leaving",
        ("Month", "Came into care", "Left", "Came, under five"),
        lines,
        small,
        numbers=frozenset({1, 2, 3}),
    )


# --- Moves --------------------------------------------------------------------------------------------------------


def moves(viewer: Any, found: Sequence[Moved]) -> list[Sheet]:
    """By age, the oldest first; within an age the most homes first."""
    today = viewer.today
    sheets = []
    for band in reversed([title for title, _ in AGES]):
        these = [m for m in found if age_band(m.child.person.born_on, today) == band]
        if these:
            lines = [
                (person_cell(m.child.person, today), number(m.in_all), number(m.in_a_year), _meeting(viewer, m))
                for m in these
            ]
            sheets.append(
                Sheet(
                    band,
                    ("Child", "Homes in all", "begun in twelve months", "Stability meeting"),
                    lines,
                    numbers=frozenset({1, 2}),
                )
            )
    return sheets or [Sheet("Four homes or more, or three begun within a year", ("Child",), [])]


def _meeting(viewer: Any, moved: Moved) -> Cell:
    if moved.meeting_due is None:
        return Cell("")
    late = moved.meeting_due < viewer.today
    return Cell(f"{'was due' if late else 'due'} {_day(moved.meeting_due, viewer.today)}", loud=late)


# --- What is theirs -----------------------------------------------------------------------------------------------


def _parents(came: Came, today: date) -> Cell:
    """How often parents came to family time, or that none did."""
    if came.last_on is None:
        return Cell("no time is on record", loud=True)
    return Cell(f"{count_words(came.times, 'time')}, last {_day(came.last_on, today)}")


def entitlements(viewer: Any, told: Entitled) -> list[Sheet]:
    """Visitors, passes and cards: who is without."""
    today = viewer.today
    visitors = f"{len(told.with_visitor)} have one, {len(told.declined)} did not want one"
    return [
        Sheet(
            "Never offered an independent visitor",
            ("Child", "In care since", "Parents came, twelve months", ""),
            [
                (person_cell(c.person, today), Cell(_day(c.since, today)), _parents(came, today), _record(c, "voice.visitor_offered", "offer"))
                for c, came in told.never_offered
            ],
            f"whom nobody visits first, as far as family time knows; {visitors}",
        ),
        Sheet(
            "Waiting for an independent visitor",
            ("Child", "Wanted one on", "Waits"),
            [
                (
                    person_cell(c.person, today),
                    Cell(_day(on, today)),
                    Cell(days_words((today - on).days), loud=(today - on).days > 92),
                )
                for c, on in told.waiting
            ],
        ),
        Sheet(
            "Have an independent visitor",
            ("Child", "Wanted one on", "Found on", "Waited"),
            [
                (person_cell(c.person, today), Cell(_day(wanted, today)), Cell(_day(found, today)), Cell(days_words((found - wanted).days)))
                for c, wanted, found in told.with_visitor
            ],
        ),
        Sheet(
            "Did not want an independent visitor",
            ("Child", "Said so on", "Asked again by"),
            [
                (person_cell(c.person, today), Cell(_day(on, today)), Cell(_day(again, today), loud=bool(again and again < today)))
                for c, on, again in told.declined
            ],
        ),
        Sheet(
            "No leisure pass in force",
            ("Child", "Last issued", ""),
            [
                (
                    person_cell(c.person, today),
                    Cell(_day(last, today) or "never"),
                    _record(c, "voice.leisure_pass_offered", "issue"),
                )
                for c, last in told.no_pass
            ],
        ),
        Sheet(
            "Not told how to reach their reviewing officer",
            ("Child", "Officer", "since", ""),
            [
                (
                    person_cell(c.person, today),
                    Cell(officer.name if officer else "nobody", loud=officer is None),
                    Cell(_day(since, today)),
                    _record(c, "voice.officer_card_given", "told: record it"),
                )
                for c, officer, since in told.no_card
            ],
        ),
    ]


# --- Officers -----------------------------------------------------------------------------------------------------


def officers(viewer: Any, found: Sequence[Officer], year: OfficersYear) -> list[Sheet]:
    """Loads, reviews at risk, and the year."""
    today = viewer.today
    loads = [
        (
            Cell(o.worker.name, head=True),
            number(o.children, loud=o.over),
            number(o.limit),
            number(len(o.coming)),
            number(o.to_meet),
            number(o.working_days, loud=o.to_meet > o.working_days),
            number(o.alone.words),
        )
        for o in found
    ]
    risky = [(o, c) for o in found for c in o.coming if c.at_risk(today)]
    return [
        Sheet(
            "Loads",
            (
                "Officer",
                "Children",
                "Limit",
                "Reviews due in six weeks",
                "Children to meet before",
                "Working days for it",
                "Seen alone at visits, three months",
            ),
            loads,
            "a bold number is over what it stands against",
            "No officer is named for a child in sight.",
            frozenset({1, 2, 3, 4, 5, 6}),
        ),
        Sheet(
            "At risk of going ahead without a meeting",
            ("Child", "Review due", "Officer", ""),
            [
                (
                    person_cell(c.child.person, today),
                    Cell(_day(c.due_on, today), loud=c.due_on < today),
                    Cell(o.worker.name),
                    _record(c.child, "looked_after.officer_met_child", "met: record it"),
                )
                for o, c in sorted(risky, key=lambda pair: pair[1].due_on)
            ],
            "due within two weeks, and the officer has not met the child since the last review",
            "None.",
        ),
        Sheet(
            f"The year to {_day(year.ended, today)}, for the board",
            ("What", "How many"),
            [(Cell(words, head=True), number(n)) for words, n in (*year.figures, *year.disputes)],
            numbers=frozenset({1}),
        ),
    ]


# --- Looked at again ----------------------------------------------------------------------------------------------

AGAIN = ("looked_after.reassessment", "looked_after.reassess_after_change", "looked_after.midway_check")


def overdue(viewer: Any, children: Mapping[int, InCare]) -> list[Sheet]:
    """What is past its day, one table a promise."""
    today = viewer.today
    late = open_clocks(viewer, children, list(AGAIN), late=True)
    sheets = []
    for code in AGAIN:
        declared = duty(code)
        lines = [
            (
                person_cell(children[c.subject_id].person, today),
                Cell(_day(c.due_on, today)),
                Cell(days_words((today - c.due_on).days), loud=True),
                Cell(
                    "the child’s list",
                    reverse("child.due", kwargs={"subject": children[c.subject_id].person.subject.uuid}),
                ),
            )
            for c in late
            if c.duty == code and c.due_on
        ]
        title = declared.short[:1].upper() + declared.short[1:]
        sheets.append(
            Sheet(
                title, ("Child", "Was due", "Past", ""), lines, "past their day, longest first", "None is past its day."
            )
        )
    return sheets


# --- Permanence and family ----------------------------------------------------------------------------------------


def permanence(viewer: Any, told: Sequence[Tracked], middle: int | None) -> list[Sheet]:
    """Without a decision; then the way of everybody else."""
    today = viewer.today
    without = [t for t in told if t.decided_on is None]
    adoption = [t for t in told if t.adoption_decided_on or t.matched_on or t.placed_on]
    decided = [t for t in told if t.decided_on]
    half = f"half of those decided were within {days_words(middle)}" if middle is not None else ""
    return [
        Sheet(
            "Nobody has decided where they will grow up",
            ("Child", "In care since", "Days"),
            [
                (person_cell(t.child.person, today), Cell(_day(t.child.since, today)),
                 number(t.days(today), loud=t.days(today) > FOUR_MONTHS))
                for t in without
            ],
            "a bold number is past four months",
            "It is decided for every child in sight.",
            frozenset({2}),
        ),
        Sheet(
            "On the way to adoption",
            ("Child", "Decided", "Matched", "Placed"),
            [
                (person_cell(t.child.person, today), Cell(_day(t.adoption_decided_on, today)), Cell(_day(t.matched_on, today)),
                 Cell(_day(t.placed_on, today)))
                for t in adoption
            ],
        ),
        Sheet(
            "Decided",
            ("Child", "Where", "Decided on", "Days from coming into care", "By when"),
            [
                (person_cell(t.child.person, today), Cell(t.decision), Cell(_day(t.decided_on, today)), number(t.days(today)),
                 Cell(_day(t.by_on, today), loud=t.by_on is not None and t.by_on < today))
                for t in decided
            ],
            half,
            numbers=frozenset({3}),
        ),
    ]  # fmt: skip


def family(viewer: Any, parents: Sequence[Approved], kin: Sequence[Approved]) -> list[Sheet]:
    """Homes with family and their approvals."""
    return [
        _approvals(viewer, "With parents", parents, "assessed and decided under regulations 15 to 19"),
        _approvals(
            viewer,
            "With relatives or friends",
            kin,
            "assessed as foster carers; approved for a time under regulation 24",
        ),
    ]


def _approvals(viewer: Any, title: str, found: Sequence[Approved], small: str) -> Sheet:
    today = viewer.today
    lines = []
    for one in found:
        said = [_state(c, today) for c in one.clocks if c.lapsed_on is None]
        late = any(
            c.met is None and c.lapsed_on is None and c.known and c.due_on and c.due_on < today for c in one.clocks
        )
        lines.append(
            (
                person_cell(one.child.person, today),
                Cell(codes.plain(one.home.type)),
                Cell(_day(one.home.began_on, today)),
                Cell("; ".join(said) or "nothing asked for under the law of its day", loud=late),
                Cell(_day(one.review_on, today) or "no day", loud=bool(one.review_on and one.review_on < today)),
            )
        )
    return Sheet(f"{title}: {len(found)}", ("Child", "Kind", "Since", "Approval", "Reviewed again by"), lines, small)


def _state(clock: Any, today: date) -> str:
    words = duty(clock.duty).short
    if clock.met_on:
        return f"{words}: {_day(clock.met_on, today)}"
    if not clock.known:
        return f"{words}: not known"
    if clock.due_on is None:
        return f"{words}: no date"
    return f"{words}: {'was due' if clock.due_on < today else 'by'} {_day(clock.due_on, today)}"
