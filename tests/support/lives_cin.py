"""Random lives that a census can tell whole, as Hypothesis makes them up: the events as an import would record them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.support.lives_903 import Said, Told
from throughline.base.calendar import statutory_year, statutory_year_days
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events as help_
from throughline.practice.front_door import events as door
from throughline.practice.protection import events as protection
from throughline.record.people import events as people

FIRST, LAST = date(2022, 4, 1), date(2026, 3, 31)
YEARS = range(2023, 2027)
SOURCES, NEEDS, CLOSED = ("1A", "2A", "6", "10", None), ("N1", "N4", "N8", None), ("RC1", "RC7", "RC8", None)
CATEGORIES, FACTORS = ("NEG", "EMO", "SAB"), ("1A", "3B", "16A", "22A", "24A")


def _last(day: date) -> date:
    return statutory_year_days(statutory_year(day))[1]


@st.composite
def lives(draw: Any) -> list[Said]:
    """A child born between 2006 and 2026, or not yet, and each referral of hers until March 2026."""
    life = Told(draw)
    unborn = life.one(True, False, False, False)
    born = None if unborn else date(2006, 1, 1) + timedelta(days=life.some(0, 6000))
    day = FIRST + timedelta(days=life.some(0, 500))
    if unborn:
        day = max(day, date(2025, 8, 1))
    elif born and born > day:
        day = born
    start = len(life.said)
    previous: list[int] = []
    while day <= LAST:
        ended = _episode(life, day, previous)
        if ended is None:
            break
        day = ended + timedelta(days=life.some(2, 200))
    first = min((s.on for s in life.said[start:]), default=None)
    if first is None:
        return []
    on = born or first
    numbered = life.one(True, False)
    disabled = [] if unborn else life.one([], ["NONE"], ["LD", "AUT"])
    life.say(people.person_described, on, born_on=born, expected_on=date(2026, 6, 1) if unborn else None, sex=None if unborn else life.one("F", "M", "U"),
             ethnicity=life.one("WBRI", "MOTH", None) if not unborn else None, disabilities=disabled or None, full="Child 100",
             no_upn=None if numbered else life.one("UN3", None))  # fmt: skip
    life.say(people.identifier_recorded, on, scheme="local", value="100")
    if numbered:
        life.say(people.identifier_recorded, on, scheme="upn", value="D845000114001")
    if life.one(True, False, False):
        life.say(people.identifier_recorded, on, scheme="former_upn", value="A845000114009")
    return life.said


def _episode(life: Told, day: date, previous: list[int]) -> date | None:
    """One referral with its work. The day it ended, if it did and was no referral with nothing further."""
    came = life.say(door.referral_received, day, source=life.one(*SOURCES), need=life.one(*NEEDS))
    if life.one(True, False, False, False):
        life.say(door.referral_decided, _last(day), came, outcome="no_action", by_then=True)
        return day + timedelta(days=life.some(2, 60))
    ended = day + timedelta(days=life.some(0, 700)) if life.one(True, True, False) else None
    ended = ended if ended and ended <= LAST else None
    until = ended or LAST
    _assessments(life, day, until, ended)
    _enquiries(life, day, until, ended)
    _plans(life, day, until, ended, previous)
    if ended:
        life.say(door.case_closed, ended, came, reason=life.one(*CLOSED))
    return ended


def _spans(life: Told, day: date, until: date, closed: date | None, most: int = 2) -> list[tuple[date, date | None]]:
    """Times one after another, with a day between; nothing goes on after the case is closed."""
    found: list[tuple[date, date | None]] = []
    for _ in range(life.some(0, most)):
        began = day + timedelta(days=life.some(0, 120))
        ended = began + timedelta(days=life.some(2, 150))
        if began > until or (closed and began >= closed):
            break
        ended = min(ended, closed) if closed else ended
        found.append((began, ended if ended <= until else None))
        if ended > until:
            break
        day = ended + timedelta(days=2)
    return found


def _assessments(life: Told, day: date, until: date, closed: date | None) -> None:
    for began, ended in _spans(life, day, until, closed):
        opened = life.say(assessment.assessment_began, began, kind="single", review_on=life.one(None, str(min(began + timedelta(days=10), _last(began)))))
        if ended:
            factors = life.one([], [FACTORS[0]], list(FACTORS[1:3]), list(FACTORS[2:]))
            life.say(assessment.assessment_finished, ended, opened, kind="single", factors=factors or None)


def _enquiries(life: Told, day: date, until: date, closed: date | None) -> None:
    for began, ended in _spans(life, day, until, closed):
        opened = life.say(protection.enquiry_began, began, strategy_on=str(began))
        if ended is None:
            continue
        if life.one(True, False):
            life.say(protection.conference_held, ended, kind="initial")
            life.say(protection.enquiry_ended, ended, opened, outcome="conference", by_then=True)
        else:
            last = _last(began)
            life.say(protection.enquiry_ended, closed if closed and closed <= last else min(last, LAST), opened, outcome="no_conference", by_then=True)


def _plans(life: Told, day: date, until: date, closed: date | None, previous: list[int]) -> None:
    for began, ended in _spans(life, day, until, closed, 3):
        if life.one(True, False):
            opened = life.say(help_.help_began, began, level="child_in_need")
            life.say(help_.plan_agreed, began, opened, level="child_in_need")
            if ended:
                life.say(help_.help_ended, ended, opened, outcome="not_told")
            continue
        elsewhere = 0 if previous else life.one(0, 0, 2)
        category = life.one(*CATEGORIES)
        opened = life.say(protection.plan_began, began, category=category, before=elsewhere or None)
        previous.append(1)
        year_end = min(_last(began), ended - timedelta(days=1)) if ended else _last(began)
        if life.one(True, False) and year_end >= began:
            life.say(protection.category_changed, year_end, opened, category=next(c for c in CATEGORIES if c != category), by_then=True)
        review = began + timedelta(days=life.some(1, 90))
        while review <= (ended or until):
            life.say(protection.conference_held, review, kind="review")
            review += timedelta(days=life.some(90, 180))
        if ended:
            life.say(protection.plan_ended, ended, opened)
