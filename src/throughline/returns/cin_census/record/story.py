"""All that a child's rows of any years amount to: the events, each with a key of its own.

A pure function of what was told: in which order the years came makes no difference. What the census says without a day (that
nothing further followed, that no conference was needed, that the category is another one) is recorded on the last day on
which it can have been, and says so (`by_then`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from throughline.base.calendar import statutory_year_days
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events as help_
from throughline.practice.front_door import events as door
from throughline.practice.protection import events as protection
from throughline.record.people import events as people
from throughline.record.people.codes import NO_PUPIL_NUMBER
from throughline.returns.aside import NOTE, Aside
from throughline.returns.by_child import Row
from throughline.returns.cells import shown
from throughline.returns.cin_census.record.rows import END, PERSON
from throughline.returns.ssda903.record.episodes import Want
from throughline.returns.ssda903.record.told import Told, merge

GENDER = {"1": "M", "2": "F", "0": "U", "9": "U"}
BY_THEN = {"by_then": True}


def story(number: str, rows: Iterable[Row], *, placeholder: bool) -> tuple[list[Want], list[Aside]]:
    """The events of one child in order, and what of the rows somebody may want to know. `placeholder`: call the child by
    number where no name is known."""
    rows = list(rows)
    told = merge(number, rows)
    aside: list[Aside] = []
    wants = [*_referrals(told, rows, aside), *_assessments(told), *_plans(told), *_enquiries(told, rows), *_protection(told, rows), *_reviews(told)]
    first = min((w.on for w in wants), default=statutory_year_days(max(r.year for r in rows))[0])
    wants.extend(_person(told, first, placeholder))
    wants.sort(key=lambda w: (w.on, w.type.order, w.key))
    return wants, aside


def _last(year: int) -> date:
    return statutory_year_days(year)[1]


def _first_year(rows: Sequence[Row], table: str, key: str, column: str) -> int:
    """The first year in which an element was told as true."""
    return min(r.year for r in rows if r.table == table and r.key == key and r.get(column) == "1")


def _day(row: Row) -> date:
    return date.fromisoformat(row.key)


def _referrals(told: Told, rows: Sequence[Row], aside: list[Aside]) -> Iterator[Want]:
    latest = max(told.years.get("CINdetails", {0}))
    for row in told.rows("CINdetails"):
        key = f"referral:{row.key}"
        yield Want(key, door.referral_received, _day(row), {"source": row.get("ReferralSource"), "need": row.get("PrimaryNeedCode")})
        nothing = row.get("ReferralNFA") == "1"
        if nothing:
            on = max(_day(row), _last(_first_year(rows, "CINdetails", row.key, "ReferralNFA")))
            yield Want(f"decided:{row.key}", door.referral_decided, on, {"outcome": "no_action", **BY_THEN}, key)
        closed = row.day("CINclosureDate")
        if closed:
            yield Want(f"closed:{row.key}", door.case_closed, closed, {"reason": row.get("ReasonForClosure")}, key)
        elif not nothing and row.year < latest:
            words = f"The referral of {shown(_day(row))} was open on {shown(_last(row.year))}, and a later census does not tell of it: it stays open"
            aside.append(Aside(NOTE, "not_carried_forward", words, row.table, row.line, "CINreferralDate", told.number, row.key))
    for on in sorted({row.day("DateOfInitialCPC") for row in told.rows("CINdetails") if row.day("DateOfInitialCPC")}):
        assert on is not None
        yield Want(f"moved_in:{on}", protection.conference_held, on, {"kind": "transfer_in"})


def _assessments(told: Told) -> Iterator[Want]:
    for row in told.rows("Assessments"):
        key = f"assessment:{row.key}"
        yield Want(key, assessment.assessment_began, _day(row), {"kind": "single", "review_on": row.get("AssessmentInternalReviewDate")})
        done = row.day(END["Assessments"])
        if done:
            factors = (row.get("AssessmentFactors") or "").split(",")
            yield Want(f"assessed:{row.key}", assessment.assessment_finished, done, {"kind": "single", "factors": [f for f in factors if f]}, key)


def _plans(told: Told) -> Iterator[Want]:
    for row in told.rows("CINplanDates"):
        key, began, ended = f"help:{row.key}", _day(row), row.day(END["CINplanDates"])
        yield Want(key, help_.help_began, began, {"level": "child_in_need"})
        yield Want(f"plan:{row.key}", help_.plan_agreed, began, {"level": "child_in_need"}, key)
        if ended:
            yield Want(f"help_ended:{row.key}", help_.help_ended, ended, {"outcome": "not_told"}, key)


def _enquiries(told: Told, rows: Sequence[Row]) -> Iterator[Want]:
    closures = sorted(d for row in told.rows("CINdetails") if (d := row.day("CINclosureDate")))
    held: set[date] = set()
    person = told.row(PERSON)
    born = person.day("PersonBirthDate") if person else None
    for row in told.rows("Section47"):
        key, began, conference = f"enquiry:{row.key}", _day(row), row.day("DateOfInitialCPC")
        yield Want(key, protection.enquiry_began, began, {"strategy_on": row.key})
        if conference:
            if conference not in held:
                held.add(conference)
                unborn = born is not None and conference < born
                yield Want(f"conference:{conference}", protection.conference_held, conference, {"kind": "pre_birth" if unborn else "initial"})
            yield Want(f"enquiry_ended:{row.key}", protection.enquiry_ended, conference, {"outcome": "conference", **BY_THEN}, key)
        elif row.get("ICPCnotRequired") == "1":
            last = _last(_first_year(rows, "Section47", row.key, "ICPCnotRequired"))
            on = min([d for d in closures if began <= d <= last] or [last])
            yield Want(f"enquiry_ended:{row.key}", protection.enquiry_ended, max(on, began), {"outcome": "no_conference", **BY_THEN}, key)


def _protection(told: Told, rows: Sequence[Row]) -> Iterator[Want]:
    elsewhere = 0
    for nth, row in enumerate(told.rows("ChildProtectionPlans")):
        key, began, ended = f"protected:{row.key}", _day(row), row.day(END["ChildProtectionPlans"])
        first = row.get("InitialCategoryOfAbuse") or row.get("LatestCategoryOfAbuse")
        before = int(row.get("NumberOfPreviousCPP") or 0) - nth
        facts: dict[str, Any] = {"category": first, "before": before if before > elsewhere else None}
        elsewhere = max(elsewhere, before)
        yield Want(key, protection.plan_began, began, facts)
        category = first
        for year, latest in sorted((r.year, r.get("LatestCategoryOfAbuse")) for r in rows if r.table == row.table and r.key == row.key):
            if latest and latest != category:
                category = latest
                until = min(_last(year), ended - timedelta(days=1)) if ended else _last(year)
                yield Want(f"category:{row.key}:{year}", protection.category_changed, max(began, until), {"category": latest, **BY_THEN}, key)
        if ended:
            yield Want(f"protected_until:{row.key}", protection.plan_ended, ended, {}, key)


def _reviews(told: Told) -> Iterator[Want]:
    for row in told.rows("Reviews"):
        yield Want(f"review:{row.key}", protection.conference_held, _day(row), {"kind": "review"})


def _person(told: Told, first: date, placeholder: bool) -> Iterator[Want]:
    row = told.row(PERSON)
    cells: dict[str, str | None] = row.cells if row else {}
    born = cells.get("PersonBirthDate")
    on = date.fromisoformat(born) if born else first
    upn, sex = cells.get("UPN"), cells.get("Sex") or GENDER.get(cells.get("GenderCurrent") or "")
    disabled = [d for d in (cells.get("Disabilities") or "").split(",") if d]
    why = cells.get("UPNunknown")
    unborn = not born and bool(cells.get("ExpectedPersonBirthDate"))
    said: dict[str, Any] = {
        "born_on": born, "expected_on": cells.get("ExpectedPersonBirthDate"), "sex": None if unborn else sex,
        "ethnicity": None if unborn and cells.get("Ethnicity") == "NOBT" else cells.get("Ethnicity"),
        "disabilities": disabled, "no_upn": why if why in NO_PUPIL_NUMBER else None,
    }  # fmt: skip
    if placeholder:
        said["full"] = f"Child {told.number}"
    yield Want("person", people.person_described, on, said)
    yield Want("number", people.identifier_recorded, on, {"scheme": "local", "value": told.number})
    for scheme, value in (("upn", upn), ("former_upn", cells.get("FormerUPN"))):
        if value:
            yield Want(scheme, people.identifier_recorded, on, {"scheme": scheme, "value": value})
    if died := cells.get("PersonDeathDate"):
        yield Want("died", people.died, date.fromisoformat(died))
