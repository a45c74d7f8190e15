"""The tables beside the episodes become what they say: reviews, times missing, workers, health, adoption, leaving care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughline.base.calendar import birthday, statutory_year_days
from throughline.practice.care_leavers import events as leavers
from throughline.practice.health import events as health
from throughline.practice.legal import events as legal
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.permanence import events as permanence
from throughline.record.people import events as people
from throughline.record.people.codes import NO_PUPIL_NUMBER
from throughline.record.workers import events as staff
from throughline.returns.aside import NOTE, ROW, Aside
from throughline.returns.by_child import Row
from throughline.returns.cells import shown
from throughline.returns.ssda903.record.episodes import Care, Want
from throughline.returns.ssda903.record.rows import END, START
from throughline.returns.ssda903.record.told import Told

ADOPTED = frozenset({"E1", "E11", "E12"})


def yes_no(row: Row, column: str) -> bool | None:
    """A cell of 0 or 1; None when it is blank or could not be read."""
    said = row.get(column)
    return None if said is None else said == "1"


def apart(rows: Sequence[Row], number: str, aside: list[Aside]) -> list[tuple[Row, date, date | None]]:
    """Rows with a first and a last day that do not overlap, in order: a later one that does is put aside.

    One without an end is taken to have ended when the next one began.
    """
    kept: list[tuple[Row, date, date | None]] = []
    for row in rows:
        began, ended = row.day(START[row.table]), row.day(END[row.table])
        assert began is not None
        if kept:
            before, since, until = kept[-1]
            if until is not None and began < until:
                if row.line is not None:
                    words = f"It begins on {shown(began)}, but the one of {shown(since)} lasts until {shown(until)}"
                    aside.append(Aside(ROW, "overlaps", words, row.table, row.line, START[row.table], number, row.key))
                continue
            if until is None:
                kept[-1] = (before, since, began)
                if before.line is not None and END[row.table] not in before.cells:
                    words = f"Taken to have ended on {shown(began)}, when the next one began"
                    aside.append(Aside(NOTE, "no_end", words, row.table, before.line, END[row.table], number))
        kept.append((row, began, ended))
    return kept


def reviews(told: Told) -> Iterator[Want]:
    """Each review held, with how the child took part."""
    for row in told.rows("Reviews"):
        yield Want(f"review:{row.key}", care.review_held, date.fromisoformat(row.key), {"participation": row.get("REVIEW_CODE")})


def times_missing(told: Told, aside: list[Aside]) -> Iterator[Want]:
    """Each time missing or away, and the coming back."""
    for row, began, ended in apart(told.rows("Missing"), told.number, aside):
        yield Want(f"missing:{row.key}", missing.went_missing, began, {"kind": row.get("MISSING")})
        if ended:
            yield Want(f"came_back:{row.key}", missing.came_back, ended, {}, f"missing:{row.key}")


def deprivations(told: Told, year: int, aside: list[Aside]) -> Iterator[Want]:
    """Deprivation of liberty orders; one that has not run out says until when it may last."""
    last = statutory_year_days(year)[1]
    for row, began, ended in apart(told.rows("DoLo"), told.number, aside):
        over = ended is not None and ended <= last
        yield Want(f"dolo:{row.key}", legal.deprivation_of_liberty_authorised, began, {} if over else {"until_on": ended})
        if over:
            assert ended is not None
            yield Want(f"dolo_ended:{row.key}", legal.deprivation_of_liberty_ended, ended, {}, f"dolo:{row.key}")


@dataclass(frozen=True)
class Known:
    """A worker who is known here, with the teams of their posts and since when, in order."""

    worker: int
    posts: tuple[tuple[date, int], ...] = ()

    def team_on(self, day: date) -> int | None:
        """The team of the post held on a day; the first one for a day before any post here. The same whenever asked."""
        held = [team for began, team in self.posts if began <= day] or [team for _, team in self.posts[:1]]
        return held[-1] if held else None


Workers = dict[str, Known]
"""A social worker's number, or name, in lower case, to the worker here."""


def allocations(told: Told, workers: Workers, found: Care, aside: list[Aside]) -> Iterator[Want]:
    """Social workers, one after another. Somebody nobody here knows is kept by the number in the file.

    A name in `names.csv` is the worker of now.
    """
    spells = [s for s in apart(told.rows("SWEpisodes"), told.number, aside) if s[1] != s[2]]
    names = told.row("Names")
    now = names.get("WORKER") if names else None
    for n, (row, began, ended) in enumerate(spells):
        said = row.get("SW_ID") or "not known"
        if ended is None and now:
            said = now
        yield Want(f"worker:{row.key}", staff.allocated, began, {"role": "social_worker", "reason": row.get("SW_REASON"), **_who(said, began, workers)})
        if ended and not (n + 1 < len(spells) and spells[n + 1][1] == ended):
            yield Want(f"worker_ended:{row.key}", staff.allocation_ended, ended, {"role": "social_worker"}, f"worker:{row.key}")
    if now and names and not any(ended is None for _, _, ended in spells):
        latest = max((e for _, _, e in spells if e), default=None)
        period = found.periods[-1].began if found.periods else None
        on = max(d for d in (latest, period, statutory_year_days(names.year)[0]) if d)
        yield Want("worker:named", staff.allocated, on, {"role": "social_worker", **_who(now, on, workers)})


def _who(said: str, day: date, workers: Workers) -> dict[str, Any]:
    known = workers.get(said.casefold())
    return {"worker": known.worker, "team": known.team_on(day)} if known else {"outside_name": said[:160]}


def unaccompanied(told: Told, year: int, found: Care) -> Iterator[Want]:
    """That the child came alone and asks for asylum, from the first day known here, and that this status ended."""
    row = told.row("UASC")
    if row is None:
        return
    first_year = min(told.years["UASC"])
    first, last = statutory_year_days(first_year)
    began = found.began_in(first, last) or first
    yield Want("unaccompanied", care.unaccompanied_began, began)
    ended = row.day("DUC")
    if ended and began <= ended <= statutory_year_days(year)[1]:
        yield Want("unaccompanied_ended", care.unaccompanied_ended, ended, {}, "unaccompanied")


OC2 = {"sdq_score": "SDQ_SCORE", "why_no_score": "SDQ_REASON"}
OC2_YES_NO = {
    "health_assessment": "HEALTH_ASSESSMENT", "teeth_checked": "TEETH_CHECK", "immunised": "IMMUNISATIONS",
    "development_checked": "HEALTH_CHECK", "substance_misuse": "SUBSTANCE_MISUSE",
    "intervention_received": "INTERVENTION_RECEIVED", "intervention_offered": "INTERVENTION_OFFERED",
}  # fmt: skip


def each_31_march(told: Told) -> Iterator[Want]:
    """Health and convictions over each year, as at its end."""
    for row in told.rows("OC2"):
        on = statutory_year_days(row.year)[1]
        said = {n: row.get(c) for n, c in OC2.items()} | {n: yes_no(row, c) for n, c in OC2_YES_NO.items()}
        if any(v is not None for v in said.values()):
            yield Want(f"health:{row.year}", health.position_at_31_march, on, said)
        convicted = yes_no(row, "CONVICTED")
        if convicted is not None:
            yield Want(f"convicted:{row.year}", legal.convictions_at_31_march, on, {"convicted": convicted})


def each_birthday(told: Told, born: date | None) -> Iterator[Want]:
    """How a care leaver was around the birthday in each year; at the year's end when the birthday is not known."""
    for row in told.rows("OC3"):
        first, last = statutory_year_days(row.year)
        on, age = last, None
        if born:
            age = row.year - 1 - born.year
            on = birthday(born, age)
            if on < first:
                age += 1
                on = birthday(born, age)
        said = {"in_touch": row.get("IN_TOUCH"), "activity": row.get("ACTIV"), "accommodation": row.get("ACCOM")}
        if any(said.values()):
            yield Want(f"leaver:{row.year}", leavers.position_at_birthday, on, {**said, "age": age if age and 16 <= age <= 26 else None})


def towards_adoption(told: Told, found: Care, aside: list[Aside]) -> Iterator[Want]:
    """Decisions for adoption and their end, the match, the adoption."""
    decisions = apart(told.rows("PlacedAdoption"), told.number, aside)
    thread = f"decided:{decisions[-1][0].key}" if decisions else None
    for row, began, ended in decisions:
        yield Want(f"decided:{row.key}", permanence.adoption_decided, began)
        if ended:
            yield Want(f"decision_ended:{row.key}", permanence.adoption_decision_ended, ended,
                       {"reason": row.get("REASON_PLACED_CEASED")}, f"decided:{row.key}")  # fmt: skip
    row_of = told.row("AD1")
    if row_of is None:
        return
    decided, match = row_of.day("DATE_INT"), row_of.day("DATE_MATCH")
    if not decisions and decided:
        thread = "decided:ad1"
        yield Want(thread, permanence.adoption_decided, decided)
    if match:
        yield Want("matched", permanence.matched, match, {}, thread)
    left = next((p.ended for p in reversed(found.periods) if p.ended and p.reason in ADOPTED), None)
    yield Want(
        "adopted", permanence.adopted, left or statutory_year_days(row_of.year)[1],
        {"decided_on": decided, "by_foster_carer": yes_no(row_of, "FOSTER_CARE"), "adopters": row_of.get("NB_ADOPTR"),
         "adopters_sex": row_of.get("SEX_ADOPTR"), "adopters_law": row_of.get("LS_ADOPTR")}, thread,
    )  # fmt: skip


def before_care(told: Told, found: Care) -> Iterator[Want]:
    """The permanent home a child had before coming into care."""
    for row in told.rows("PrevPerm"):
        if row.get("PREV_PERM"):
            first, last = statutory_year_days(row.year)
            starts = [p.began for p in found.periods if first <= p.began <= last]
            on = starts[-1] if starts else found.began_in(first, last) or first
            yield Want(f"before_care:{row.year}", permanence.earlier_permanence, on,
                       {"kind": row.get("PREV_PERM"), "authority": row.get("LA_PERM"), "since": row.get("DATE_PERM")})  # fmt: skip


def motherhood(told: Told) -> Iterator[Want]:
    """That a young woman gave birth, when the day is told."""
    header = told.row("Header")
    day = header.day("MC_DOB") if header else None
    if header and day and header.get("MOTHER") == "1":
        yield Want("gave_birth", health.gave_birth, day)


def person(told: Told, first_day: date, placeholder: bool) -> Iterator[Want]:
    """Who the child is. Without `names.csv` there is no name: she is called by her number until somebody writes it."""
    header, names = told.row("Header"), told.row("Names")
    born = told.born()
    on = date.fromisoformat(born) if born else first_day
    said: dict[str, Any] = {"born_on": born, "sex": told.sex(), "ethnicity": header.get("ETHNIC") if header else None}
    if names and (names.get("GIVEN") or names.get("FAMILY") or names.get("KNOWN_AS")):
        said |= {"given": names.get("GIVEN"), "family": names.get("FAMILY"), "known_as": names.get("KNOWN_AS")}
    elif placeholder:
        said["full"] = f"Child {told.number}"
    upn = header.get("UPN") if header else None
    if upn in NO_PUPIL_NUMBER:
        said["no_upn"] = upn
    yield Want("person", people.person_described, on, said)
    yield Want("number", people.identifier_recorded, on, {"scheme": "local", "value": told.number})
    if upn and not upn.startswith("UN"):
        yield Want("upn", people.identifier_recorded, on, {"scheme": "upn", "value": upn})
    if names and (names.get("LINES") or names.get("POSTCODE")):
        yield Want("address", people.address_began, first_day,
                   {"lines": names.get("LINES"), "postcode": names.get("POSTCODE"), "kind": "home"})  # fmt: skip
