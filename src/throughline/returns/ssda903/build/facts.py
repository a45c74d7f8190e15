"""The other tables: reviews, times missing, workers, health, adoption, leaving care. The mirror of `ssda903.record.facts`.

Each function gives rows as column to value: a day, a code, True or False; what the record does not tell is None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from throughline.base.calendar import add_years, birthday
from throughline.practice.care_leavers import events as leavers
from throughline.practice.health import events as health
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.permanence import events as permanence
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Surroundings
from throughline.record.people import events as people
from throughline.record.people.projections import fold_identifiers, fold_person
from throughline.record.workers import events as staff
from throughline.record.workers.projections import fold_allocations
from throughline.returns.ssda903.build.episodes import SHORT_BREAKS, Period
from throughline.returns.ssda903.build.life import Life
from throughline.returns.ssda903.record.facts import OC2, OC2_YES_NO

TYPES = (
    care.review_held, care.unaccompanied_began, care.unaccompanied_ended, missing.went_missing, missing.came_back,
    legal.deprivation_of_liberty_authorised, legal.deprivation_of_liberty_ended, legal.convictions_at_31_march,
    health.position_at_31_march, health.gave_birth, leavers.position_at_birthday, permanence.adoption_decided,
    permanence.adoption_decision_ended, permanence.matched, permanence.adopted, permanence.earlier_permanence,
    people.person_described, people.born, people.died, people.identifier_recorded, staff.allocated, staff.allocation_ended,
)  # fmt: skip
Cells = dict[str, Any]
ADOPTED, DIED, TRANSFERRED = ("E11", "E12"), "E2", "E3"
NOT_OF_SCHOOL_AGE, NEWLY_LOOKED_AFTER = "UN1", "UN4"
TWO_YEARS = 2025
"""From this year on social workers are told of for two years."""
ENOUGH_CARE = 91
"""Days of care from the 14th birthday on that make a care leaver, with a day from the 16th on (Children Act 1989,
schedule 2, paragraph 19B; Care Leavers (England) Regulations 2010, regulation 3: thirteen weeks)."""
_NOBODY = Surroundings(0)


@dataclass(frozen=True)
class Person:
    """Who the child is, as known now."""

    number: str | None
    upn: str | None
    born: date | None
    sex: str | None
    ethnicity: str | None
    no_upn: str | None = None
    """Why there is no pupil number, where somebody said."""


def person(life: Life) -> Person:
    """Name nobody: numbers, date of birth, sex and ethnicity."""
    codes = {people.person_described.code, people.born.code, people.died.code}
    said = [e for e in life.events if e.type in codes]
    row = next(fold_person(said, _NOBODY)) if said else {}
    numbers = {r["scheme"]: r["value"] for r in
               fold_identifiers([e for e in life.events if e.type == people.identifier_recorded.code], _NOBODY)}  # fmt: skip
    return Person(
        numbers.get("local"),
        numbers.get("upn"),
        row.get("born_on"),
        row.get("sex") or None,
        row.get("ethnicity") or None,
        next((e.get("no_upn") for e in reversed(said) if e.get("no_upn")), None),
    )


def header(life: Life, who: Person, held: Sequence[Period]) -> Cells:
    """The child, a pupil number or why there is none as far as the record tells, and whether she is a mother.

    Motherhood is asked of those who were looked after in the year (rule 628).
    """
    births = life.until_the_end(health.gave_birth)
    row: Cells = {
        "SEX": sex(who.sex, life.year),
        "ETHNIC": who.ethnicity,
        "UPN": who.upn or who.no_upn or why_no_upn(life, who, held),
    }
    if who.sex == "F" and any(life.touches(p.began, p.ended) for p in held):
        row |= {"MOTHER": bool(births), "MC_DOB": births[0].on if births else None}
    return row


def sex(code: str | None, year: int) -> str | None:
    """1 and 2 until 2023/24, where not known has no code; the letters since."""
    return code if year >= 2025 else {"M": "1", "F": "2"}.get(code or "")


def why_no_upn(life: Life, who: Person, held: Sequence[Period]) -> str | None:
    """Not yet of school age, or looked after for a week or less at the year's end; else the record does not tell why."""
    if who.born and add_years(who.born, 5) > life.last:
        return NOT_OF_SCHOOL_AGE
    if any(p.known_from_start and p.lasted(life.last) and life.last - p.began <= timedelta(days=7) for p in held):
        return NEWLY_LOOKED_AFTER
    return None


def reviews(life: Life) -> Iterator[Cells]:
    """Reviews held in the year, one a day."""
    for event in {e.on: e for e in life.in_the_year(care.review_held)}.values():
        yield {"REVIEW": event.on, "REVIEW_CODE": event.get("participation")}


def unaccompanied(life: Life, who: Person, held: Sequence[Period]) -> Iterator[Cells]:
    """The status, for a child looked after in the year. While it goes on it is to cease on the 18th birthday."""
    if not any(life.touches(p.began, p.ended) for p in held):
        return
    for _, ended in list(life.spells(care.unaccompanied_began, care.unaccompanied_ended))[-1:]:
        ceases = ended.on if ended else add_years(who.born, 18) if who.born else None
        yield {"SEX": sex(who.sex, life.year), "DUC": ceases}


def all_year(life: Life, held: Sequence[Period]) -> bool:
    """Looked after on every day of the year, and not in short breaks."""
    return any(
        p.began <= life.first and (p.ended is None or p.ended >= life.last)
        and not any(e.status in SHORT_BREAKS and life.touches(e.began, e.ended) for e in p.episodes)
        for p in held
    )  # fmt: skip


def health_and_convictions(life: Life, held: Sequence[Period]) -> Iterator[Cells]:
    """Children looked after all year: what is recorded as at 31 March."""
    if not all_year(life, held):
        return
    row: Cells = {}
    for event in life.in_the_year(health.position_at_31_march)[-1:]:
        row |= {column: event.get(name) for name, column in (OC2 | OC2_YES_NO).items()}
    for event in life.in_the_year(legal.convictions_at_31_march)[-1:]:
        row["CONVICTED"] = event.get("convicted")
    yield row


def care_leaver(life: Life, who: Person, held: Sequence[Period]) -> Iterator[Cells]:
    """What is recorded around the birthday of the year; an empty row for a care leaver of whom nothing is."""
    said = life.in_the_year(leavers.position_at_birthday)
    if said:
        event = said[-1]
        yield {"IN_TOUCH": event.get("in_touch"), "ACTIV": event.get("activity"), "ACCOM": event.get("accommodation")}
    elif is_care_leaver(life, who, held):
        yield {}


def is_care_leaver(life: Life, who: Person, held: Sequence[Period]) -> bool:
    """Whether the record tells that this young person turned 17 to 21 in the year, having left care."""
    if not who.born or not held or held[-1].reason in (*ADOPTED, DIED, TRANSFERRED):
        return False
    age = life.year - 1 - who.born.year
    age += birthday(who.born, age) < life.first
    turned = birthday(who.born, age)
    if not 17 <= age <= 21 or held[-1].ended is None or held[-1].ended >= turned:
        return False
    fourteen, sixteen = birthday(who.born, 14), birthday(who.born, 16)
    days = later = 0
    for episode in (e for p in held for e in p.episodes if e.status not in SHORT_BREAKS and e.ended):
        days += max(0, (episode.ended - max(episode.began, fourteen)).days)  # type: ignore[operator]
        later += max(0, (episode.ended - max(episode.began, sixteen)).days)  # type: ignore[operator]
    return days >= ENOUGH_CARE and later >= 1


def adoption(life: Life, held: Sequence[Period]) -> Iterator[Cells]:
    """Adopted in the year: what is recorded of the adoption; an empty row when the record has only that care ended so."""
    said = life.in_the_year(permanence.adopted)
    if said:
        event = said[-1]
        matched = [e for e in life.until_the_end(permanence.matched) if e.on <= event.on]
        yield {
            "DATE_INT": event.day("decided_on"), "DATE_MATCH": matched[-1].on if matched else None,
            "FOSTER_CARE": event.get("by_foster_carer"), "NB_ADOPTR": event.get("adopters"),
            "SEX_ADOPTR": event.get("adopters_sex"), "LS_ADOPTR": event.get("adopters_law"),
        }  # fmt: skip
    elif any(p.reason in ADOPTED and p.ended and p.ended >= life.first for p in held):
        yield {}


def decisions(life: Life, held: Sequence[Period]) -> Iterator[Cells]:
    """Decisions that a child should be placed for adoption that held on a day of the year on which she was looked after."""
    looked_after = [p for p in held if life.touches(p.began, p.ended)]
    for decided, ended in life.spells(permanence.adoption_decided, permanence.adoption_decision_ended):
        if looked_after or decided.on >= life.first or ended:
            yield {"DATE_PLACED": decided.on, "DATE_PLACED_CEASED": ended.on if ended else None,
                   "REASON_PLACED_CEASED": ended.get("reason") if ended else None}  # fmt: skip


def earlier_permanence(life: Life, held: Sequence[Period]) -> Iterator[Cells]:
    """Children who came into care in the year: the permanent home before; an empty row when nobody has said."""
    came = [p.began for p in held if p.known_from_start and life.first <= p.began <= life.last]
    if came:
        said = [e for e in life.until_the_end(permanence.earlier_permanence) if e.on >= min(came)]
        event = said[-1] if said else None
        yield (
            {}
            if event is None
            else {"PREV_PERM": event.get("kind"), "LA_PERM": event.get("authority"), "DATE_PERM": event.get("since")}
        )


def times_missing(life: Life, held: Sequence[Period]) -> Iterator[Cells]:
    """Times missing or away of a child who was then looked after."""
    for went, back in life.spells(missing.went_missing, missing.came_back):
        if any(p.began <= went.on and (p.ended is None or went.on <= p.ended) for p in held):
            yield {"MISSING": went.get("kind"), "MIS_START": went.on, "MIS_END": back.on if back else None}


def workers(life: Life, held: Sequence[Period], numbers: dict[int, str]) -> Iterator[Cells]:
    """Social workers, one after another. Somebody who works here is told by number of Social Work England (`numbers`).

    Those of the reporting period, which since 2024/25 begins a year before the collection does (rules SW07 and SW12): of a
    child looked after at its end all of them, of another those of the time in care.
    """
    first = add_years(life.first, -1) if life.year >= TWO_YEARS else life.first
    until_the_end = any(p.lasted(life.last) for p in held)
    said = life.until_the_end(staff.allocated, staff.allocation_ended)
    for row in fold_allocations(
        [e for e in said if e.get("role", "social_worker") == "social_worker" and _ours(e, said)], _NOBODY
    ):
        began, ended, name = row["began_on"], row["ended_on"], row["outside_name"]
        if not (row["worker_id"] or name) or (ended is not None and ended < first):
            continue
        if until_the_end or any(
            life.touches(p.began, p.ended) and began <= (p.ended or began) and (ended is None or ended >= p.began)
            for p in held
        ):
            yield {"SW_ID": numbers.get(row["worker_id"]) if row["worker_id"] else name, "SW_DECOM": began, "SW_DEC": ended,
                   "SW_REASON": row["reason"] or None}  # fmt: skip


def _ours(event: Happened, said: Sequence[Happened]) -> bool:
    """Whether an ending that names no role ends a social worker's time."""
    if event.type == staff.allocated.code or event.get("role"):
        return True
    return any(e.id == event.thread and e.get("role") == "social_worker" for e in said)


def deprivations(life: Life) -> Iterator[Cells]:
    """Deprivation of liberty orders that held on a day of the year, until when they lasted or may last."""
    for began, ended in life.spells(legal.deprivation_of_liberty_authorised, legal.deprivation_of_liberty_ended):
        until = ended.on if ended else began.day("until_on")
        if life.touches(began.on, until):
            yield {"DOLO_START": began.on, "DOLO_END": until}
