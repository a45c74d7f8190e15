"""What the rules of the children in need census find in the record, from its own document: the builder's, read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from throughline.base.calendar import statutory_year_days
from throughline.engines.checks.run import run
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.returns.cin_census.build.told import Empty, Told
from throughline.returns.cin_census.build.whole import NO_REFERRAL, TYPES, tell
from throughline.returns.cin_census.build.xml import NAME, document
from throughline.returns.cin_census.check import data_of
from throughline.returns.cin_census.read import read_census
from throughline.returns.cin_census.rules import CIN_CENSUS
from throughline.returns.ready.making import Finding, Look, Made, findings_of
from throughline.returns.ssda903.build.life import Life
from throughline.returns.ssda903.record.queries import first_day_here

ACROSS = frozenset({"1520", "8510", "2883", "2886Q", "2887Q", "2888Q"})
"""Rules that compare children with one another, or speak of the return as a whole."""
AT_YEARS_END = frozenset({"8670Q", "8675Q", "8530Q"})
"""What they ask is asked as at 31 March: before that day nothing is late by them."""
WITHOUT_REFERRAL = "no referral"
"""Not a rule of the collection: work that the census leaves out because no referral stands behind it."""
START = {"CINdetails": "CINreferralDate", "Assessments": "AssessmentActualStartDate", "CINplanDates": "CINPlanStartDate",
         "Section47": "S47ActualStartDate", "ChildProtectionPlans": "CPPstartDate", "Reviews": "CPPreviewDate"}  # fmt: skip
"""The day that tells one row from the child's others."""


def look(authority: int, code: str, year: int, subjects: Sequence[int], today: date) -> Look:
    """Try every rule on what the census would tell of these children now. `code` is the authority's ONS code."""
    held = projections.load(subjects, TYPES)
    ranks = registry.ranks()
    upto = {s: max((int(row[0]) for row in rows), default=0) for s, rows in held.items()}
    every = [told for s, rows in held.items() if (told := tell(Life(s, in_effect(rows, ranks), year))) is not None]
    since = first_day_here(authority)
    found = [Finding(told.subject, *_alone(empty)) for told in every for empty in told.empty if _to_be_asked(empty, since)]
    children = {told.subject for told in every}
    made = tables([told for told in every if told.details], year)
    if not made.whose.get("ChildIdentifiers"):
        return Look(found, children, [], upto)
    over = statutory_year_days(year)[1] < today
    checks = [c for c in CIN_CENSUS.checks if over or c.code not in AT_YEARS_END]
    findings = run(checks, data_of(made.returned, code))
    return Look([*found, *findings_of(findings, made)], children, [(n.code, n.reason) for n in findings.not_run], upto)


def _to_be_asked(empty: Empty, since: date | None) -> bool:
    """Work without a referral, of the time since the authority works here: who came before was referred elsewhere."""
    return empty.words == NO_REFERRAL and (since is None or empty.day >= since.isoformat())


def _alone(empty: Empty) -> tuple[str, str, str, str, tuple[str, ...], str, str]:
    return (WITHOUT_REFERRAL, "error", empty.element, empty.day, ("CINreferralDate",), f"{empty.element} of {empty.day}",
            f"{NO_REFERRAL}. Record the referral, or find out why there is none")  # fmt: skip


def tables(every: Sequence[Told], year: int) -> Made:
    """The census of these children as tables, with whose each row is."""
    content = b"".join(document(every, year, ""))
    made = Made(read_census([(NAME, content)], year))
    subjects = {told.number: told.subject for told in every}
    for name, frame in made.returned.tables.items():
        numbers: Sequence[Any] = frame["LAchildID"].to_list() if "LAchildID" in frame.columns else [None] * frame.height
        made.whose[name] = [subjects.get(n) for n in numbers]
        made.keys[name] = list(_days(frame.to_dicts(), START.get(name), frame.height))
    return made


def _days(rows: Sequence[Mapping[str, Any]], column: str | None, height: int) -> Iterator[str]:
    yield from ((row[column] or "") for row in rows) if column else [""] * height
