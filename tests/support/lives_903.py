"""Random lives in care that a return can tell whole, as Hypothesis makes them up: the events as an import would record them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from throughline.base.calendar import add_years, birthday, statutory_year, statutory_year_days
from throughline.practice.care_leavers import events as leavers
from throughline.practice.health import events as health
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.permanence import events as permanence
from throughline.practice.placements import events as placements
from throughline.record.ledger.happened import Happened, order
from throughline.record.ledger.types import EventType
from throughline.record.people import events as people
from throughline.record.workers import events as staff

FIRST, LAST = date(2022, 4, 1), date(2027, 3, 31)
YEARS = range(2023, 2028)
STATUSES = ("C1", "C2", "V2", "E1", "V3", "J1")
PLACES = ("U4", "U6", "K2", "P1", "A5", "R3", "S1")
WHY = ("CARPL", "CREQB", "OTHER")
LEFT = ("E4A", "E4B", "E13", "E8", "E3", "E11", "E2", "E5", None)
CODES = ("WA10 1HP", "WA9 3AB", "L1 8JQ", "M1 1AE")


class Said:
    """One event of a life. `thread` is the one that opened its thread."""

    def __init__(self, type: EventType, on: date, facts: dict[str, Any], thread: Said | None = None) -> None:
        self.type, self.on, self.facts, self.thread = type, on, facts, thread

    def __repr__(self) -> str:
        return f"{self.on} {self.type.code} {self.facts}"


@dataclass
class Told:
    """A life being made up."""

    draw: Any
    said: list[Said] = field(default_factory=list)

    def say(self, type: EventType, on: date, thread: Said | None = None, /, **facts: Any) -> Said:
        made = Said(type, on, {k: v for k, v in facts.items() if v is not None}, thread)
        self.said.append(made)
        return made

    def some(self, least: int, most: int) -> int:
        return int(self.draw(st.integers(least, most)))

    def one(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))


def happened(said: list[Said]) -> list[Happened]:
    """The events as the ledger would give them back, in order."""
    numbers = {id(s): n for n, s in enumerate(said, 1)}
    now = datetime(2027, 6, 1, tzinfo=UTC)
    events = [
        Happened(numbers[id(s)], 1, s.type.code, s.on, None, now, None, "record",
                 numbers[id(s)] if s.type.opens else numbers[id(s.thread)] if s.thread else None, None,
                 s.type.clean(s.facts), s.type.order, numbers[id(s)])
        for s in said
    ]  # fmt: skip
    return sorted(events, key=order)


def plain(events: list[Happened]) -> list[tuple[Any, ...]]:
    """Events without the numbers that recording gives: a thread is told by what opened it."""
    by_number = {e.id: e for e in events}
    said = []
    for e in events:
        opening = by_number.get(e.thread) if e.thread and e.thread != e.id else None
        said.append((e.on, e.type, sorted(e.facts.items(), key=str), (opening.on, opening.type) if opening else None))
    return sorted(said, key=str)


@st.composite
def lives(draw: Any) -> list[Said]:
    """A child born between 2004 and 2022, and what happened to her until March 2027."""
    life = Told(draw)
    born = date(2004, 4, 2) + timedelta(days=life.some(0, 6500))
    sex, numbered = life.one("F", "M"), life.one(True, False)
    life.say(
        people.person_described,
        born,
        born_on=born,
        sex=sex,
        ethnicity=life.one("WBRI", "MOTH", None),
        full="Child 100",
        no_upn=None if numbered else life.one("UN3", None),
    )
    life.say(people.identifier_recorded, born, scheme="local", value="100")
    if numbered:
        life.say(people.identifier_recorded, born, scheme="upn", value="A999000000001")
    spells = []
    day = max(FIRST, born) + timedelta(days=life.some(0, 300))
    for _ in range(life.some(0, 3)):
        began = day
        day = _period(life, began, born)
        spells.append((began, day))
        if day is None or life.said[-1].type is people.died:
            break
        day += timedelta(days=life.some(1, 200))
        if day > LAST:
            break
    for began, ended in spells:
        _in_care(life, born, began, ended)
    _years(life, born, spells)
    if sex == "F" and spells and life.one(True, False, False):
        life.say(health.gave_birth, spells[0][0] + timedelta(days=life.some(0, 40)))
    return life.said


def _period(life: Told, began: date, born: date) -> date | None:
    """Care from a day on: law, homes, stays. The day it ended, if it did."""
    came = life.say(care.became_looked_after, began, need=life.one("N1", "N4", None), home_postcode=life.one(*CODES))
    status = home = None
    terms: dict[str, Any] = {}
    day, first = began, True
    for _ in range(life.some(1, 6)):
        change = life.one("law", "home", "both", "terms", "stay", "nowhere") if not first else "both"
        if change in ("law", "both"):
            status = life.one(*[s for s in STATUSES if s != status])
            life.say(care.legal_status_began, day, status=status)
        if change in ("home", "both") or (change in ("terms", "stay") and home is None):
            terms = _terms(life)
            home = life.say(
                placements.placement_began, day, **terms, why=life.one(*WHY, None) if home else None,
                home_postcode=came.facts["home_postcode"] if first else life.one(*CODES),
            )  # fmt: skip
        elif change == "terms" and home:
            other = life.one(*[p for p in PLACES if p != terms["type"]])
            terms = terms | {"type": other}
            life.say(placements.placement_changed, day, home, **terms, why=life.one(*WHY, None))
        elif change == "stay" and home:
            stay = life.say(
                placements.stay_began, day, type=life.one("T0", "T1", "T3"), postcode=life.one(*CODES, None)
            )
            day += timedelta(days=life.some(1, 20))
            if day > LAST:
                return None
            life.say(placements.stay_ended, day, stay)
        elif change == "nowhere" and home:
            life.say(placements.placement_ended, day, home, why=life.one(*WHY, None))
            home = None
        first = False
        day += timedelta(days=life.some(1, 260))
        if day > LAST:
            return None
    if life.one(True, False):
        return None
    reason = life.one(*(r for r in LEFT if r != "E11" or day < add_years(born, 18)))
    life.say(care.ceased_looked_after, day, came, reason=reason)
    if reason == "E2":
        life.say(people.died, day)
    return day


def _terms(life: Told) -> dict[str, Any]:
    place = life.one(*PLACES)
    return {"type": place, "provider": "PR0" if place == "P1" else life.one("PR1", "PR4"), "postcode": life.one(*CODES),
            "urn": f"SC{life.some(400000, 499999)}"}  # fmt: skip


def _in_care(life: Told, born: date, began: date, ended: date | None) -> None:
    """What happened while looked after: reviews, times missing, workers, decisions."""
    last = ended or LAST
    days = (last - began).days
    for n in sorted(life.draw(st.sets(st.integers(0, days), max_size=4))):
        life.say(care.review_held, began + timedelta(days=n), participation=life.one("PN0", "PN1", "PN6", None))
    day = began + timedelta(days=life.some(0, 60))
    gone = [s for s in life.said if s.type is missing.went_missing]
    lost = len(gone) > sum(s.type is missing.came_back for s in life.said)
    for _ in range(0 if lost else life.some(0, 3)):
        away = life.some(0, 12)
        if day + timedelta(days=away) > last:
            break
        went = life.say(missing.went_missing, day, kind=life.one("M", "A", None))
        if life.one(True, True, False):
            day += timedelta(days=away)
            life.say(missing.came_back, day, went)
            day += timedelta(days=life.some(1, 100))
        else:
            break
    _workers(life, max(began, date(2023, 4, 1)), ended)
    _decisions(life, born, began, ended)
    if life.one(True, False, False) and began < date(2027, 3, 1) and last > date(2026, 4, 10):
        start = max(began, date(2026, 4, 1)) + timedelta(days=life.some(0, 5))
        over = life.one(True, False) and start + timedelta(days=90) <= LAST
        order_made = life.say(legal.deprivation_of_liberty_authorised, start,
                              until_on=None if over else life.one(None, LAST + timedelta(days=30)))  # fmt: skip
        if over:
            life.say(legal.deprivation_of_liberty_ended, start + timedelta(days=90), order_made)


def _workers(life: Told, began: date, ended: date | None) -> None:
    day = began
    if day >= (ended or LAST):
        return
    for _ in range(life.some(0, 3)):
        held = life.say(staff.allocated, day, role="social_worker", outside_name=f"SW{life.some(100, 999)}",
                        reason=life.one("TSPROC", "LEFTRL", None))  # fmt: skip
        over = day + timedelta(days=life.some(1, 300))
        if over > (ended or LAST):
            break
        if life.one(True, False):
            life.say(staff.allocation_ended, over, held, role="social_worker")
            over += timedelta(days=life.some(1, 30))
        day = over
        if day >= (ended or LAST):
            break


def _decisions(life: Told, born: date, began: date, ended: date | None) -> None:
    left = next((s for s in life.said if s.type is care.ceased_looked_after and s.on == ended), None)
    adopted = left is not None and left.facts.get("reason") == "E11"
    last = ended or LAST
    decided = next((s for s in life.said if s.type is permanence.adoption_decided), None)
    if decided is None and (adopted or life.one(True, False, False)):
        decided = life.say(permanence.adoption_decided, began)
        if not adopted and life.one(True, False) and (last - began).days > 10:
            life.say(
                permanence.adoption_decision_ended,
                began + timedelta(days=9),
                decided,
                reason=life.one("RD1", "RD4", None),
            )
    if adopted and ended:
        if life.one(True, False):
            life.say(permanence.matched, ended - timedelta(days=life.some(0, (ended - began).days)), decided)
        life.say(permanence.adopted, ended, decided, decided_on=life.one(began, None), by_foster_carer=life.one(True, False, None),
                 adopters=life.one("1", "2", None), adopters_sex=life.one("MM", "MF", None), adopters_law=life.one("L0", "L2", None))  # fmt: skip


def _years(life: Told, born: date, spells: list[tuple[date, date | None]]) -> None:
    """What is said once a year: health at 31 March, the birthday of a care leaver, the home before care."""
    breaks = any(s.type is care.legal_status_began and s.facts["status"] == "V3" for s in life.said)
    starts = [began for began, _ in spells]
    for year in YEARS:
        first, last = statutory_year_days(year)
        if not breaks and any(began <= first and (ended is None or ended >= last) for began, ended in spells):
            said = {
                name: life.one(True, False, None)
                for name in ("health_assessment", "teeth_checked", "immunised", "substance_misuse")
            }
            said |= {"sdq_score": life.one(0, 17, 40, None)}
            if any(v is not None for v in said.values()):
                life.say(health.position_at_31_march, last, **said)
            if (convicted := life.one(True, False, None)) is not None:
                life.say(legal.convictions_at_31_march, last, convicted=convicted)
        mine = [s for s in starts if statutory_year(s) == year]
        if mine and life.one(True, False):
            life.say(permanence.earlier_permanence, mine[-1], kind=life.one("P1", "P4", "Z1"), authority=life.one("342", None),
                     since=life.one("zz/05/2015", "01/02/2019", None))  # fmt: skip
        age = next((a for a in range(17, 22) if first <= birthday(born, a) <= last), None)
        if age and life.one(True, False):
            life.say(leavers.position_at_birthday, birthday(born, age), age=age, in_touch=life.one("YES", "NO"),
                     activity=life.one("F2", "0", None), accommodation=life.one("U1", "0", None))  # fmt: skip
    if spells and born > date(2009, 4, 2) and life.one(True, False, False, False):
        began, ended = spells[0]
        alone = life.say(care.unaccompanied_began, began)
        over = began + timedelta(days=life.some(1, 400))
        if life.one(True, False) and over <= (ended or LAST):
            life.say(care.unaccompanied_ended, over, alone)
