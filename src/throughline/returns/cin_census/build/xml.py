"""The census as its one XML document, written a child at a time. The same record gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import escape

from throughline.base.calendar import statutory_year_days
from throughline.returns.cin_census.build.told import Cells, Details, Told
from throughline.returns.cin_census.build.whole import Census
from throughline.returns.return_set import year_words

NAME, EMPTY = "cin.xml", "left-empty.json"
SOFTWARE, RELEASE = "Throughline", "1"
BEFORE_WORK = ("CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure", "DateOfInitialCPC")
"""Elements of an episode before its groups; `ReferralNFA` stands between enquiries and protection plans."""


def document(told: Iterable[Told], year: int, authority: str) -> Iterator[bytes]:
    """The document in pieces. `authority` is the three-digit number of the Department for Education.

    The time in the header is midnight after the reference date, so that what is written depends on the record alone.
    """
    last = statutory_year_days(year)[1]
    head = {
        "CollectionDetails": {"Collection": "CIN", "Year": year, "ReferenceDate": last},
        "Source": {"SourceLevel": "L", "LEA": authority, "SoftwareCode": SOFTWARE, "Release": RELEASE, "SerialNo": "001",
                   "DateTime": f"{last + timedelta(days=1)}T00:00:00"},
    }  # fmt: skip
    inside = "".join(_group(name, cells) for name, cells in head.items())
    yield f"<?xml version='1.0' encoding='utf-8'?>\n<Message>\n<Header>{inside}</Header>\n<Children>\n".encode()
    for child in told:
        yield (_child(child) + "\n").encode()
    yield b"</Children>\n</Message>\n"


def _child(told: Told) -> str:
    disabled = "".join(_element("Disability", d) for d in told.disabilities)
    characteristics = _element("Ethnicity", told.ethnicity) + (f"<Disabilities>{disabled}</Disabilities>" if disabled else "")
    return (f"<Child>{_group('ChildIdentifiers', told.identifiers)}<ChildCharacteristics>{characteristics}</ChildCharacteristics>"
            f"{''.join(map(_details, told.details))}</Child>")  # fmt: skip


def _details(d: Details) -> str:
    parts = [_element(name, d.cells[name]) for name in BEFORE_WORK]
    for made in d.assessments:
        factors = "".join(_element("AssessmentFactors", f) for f in made.factors)
        listed = f"<FactorsIdentifiedAtAssessment>{factors}</FactorsIdentifiedAtAssessment>" if factors else ""
        parts.append(f"<Assessments>{_elements(made.cells)}{listed}</Assessments>")
    parts += [_group("CINPlanDates", cells) for cells in d.plans]
    parts += [_group("Section47", cells) for cells in d.enquiries]
    parts.append(_element("ReferralNFA", d.cells["ReferralNFA"]))
    for plan in d.protection:
        held = "".join(_element("CPPreviewDate", day) for day in plan.reviews)
        parts.append(f"<ChildProtectionPlans>{_elements(plan.cells)}{f'<Reviews>{held}</Reviews>' if held else ''}</ChildProtectionPlans>")
    parts += [_group("PreProceedingsandFGDM", cells) for cells in d.pre_proceedings]
    return f"<CINdetails>{''.join(parts)}</CINdetails>"


def _group(name: str, cells: Cells) -> str:
    return f"<{name}>{_elements(cells)}</{name}>"


def _elements(cells: Cells) -> str:
    return "".join(_element(name, value) for name, value in cells.items())


def _element(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        value = "1" if value else "0"
    elif isinstance(value, date):
        value = value.isoformat()
    return f"<{name}>{escape(str(value))}</{name}>"


def left_empty(census: Census) -> bytes:
    """What could not be told, one by one and counted."""
    told = {
        "return": "cin", "year": year_words(census.year), "children": census.children, "sealed_records_not_told_of": census.behind_seal,
        "counted": [{"element": element, "why": why, "times": n} for element, why, n in census.left_empty()],
        "elements": [{"element": e.element, "child": e.child, "day": e.day, "why": e.words} for e in census.empty],
    }  # fmt: skip
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()
