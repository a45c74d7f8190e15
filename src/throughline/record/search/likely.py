"""Who in the record may be the person somebody is about to add: candidates with the reasons in words.

`likely_same` only asks and explains. Whoever adds a person shows the reasons and lets nobody past a probable one without
"the same person" or "another person, because …" (`record/people/actions.register`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from throughline.record.access import acting
from throughline.record.people.models import Relationship

NAME_SAME, NAME_NEAR = 0.95, 0.7
"""From here on two names are one name; from there on they may be one that was written twice."""
SAME_PREGNANCY = timedelta(days=90)
MOST = 8


@dataclass(frozen=True)
class Candidate:
    """Somebody already in the record, and why they may be the same person. `stub`: restricted, so without a name."""

    subject: int
    uuid: UUID
    kind: str
    name: str
    born_on: date | None
    expected_on: date | None
    stub: bool
    probable: bool
    """Probable enough that nobody is added beside them without saying why it is somebody else."""
    reasons: tuple[str, ...] = field(default=())

    @property
    def url(self) -> str:
        return f"/children/{self.uuid}/"


def likely_same(
    viewer: Any,
    *,
    given: str = "",
    family: str = "",
    born_on: date | None = None,
    expected_on: date | None = None,
    identifiers: Sequence[str] = (),
    address: str = "",
    postcode: str = "",
    relatives: Sequence[int] = (),
) -> list[Candidate]:
    """Those who may be this person, the most probable first. The search is on the audit; restricted people are stubs."""
    near = days_mistaken_for(born_on)
    numbers = [n.upper().replace(" ", "") for n in identifiers if n.strip()]
    kin = _with_their_own(viewer, relatives)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_id, uuid, kind, name, born_on, expected_on, likeness, first_alike, last_alike, number_same, "
            "address_same, kin_same, stub FROM tl.likely_same(%s, %s, %s, %s::date[], %s::text[], %s, %s, %s::bigint[], %s)",
            [
                given.strip(),
                family.strip(),
                born_on,
                list(near),
                numbers,
                postcode.strip().upper(),
                address.strip(),
                kin,
                expected_on,
            ],
        )
        rows = [_Row(*r) for r in cursor.fetchall()]
    acting.note(
        "search_same", subjects=[r.subject for r in rows], detail={"born": born_on is not None, "found": len(rows)}
    )
    found = [c for r in rows if (c := _candidate(r, born_on, expected_on, near, set(relatives))) is not None]
    return sorted(found, key=lambda c: (not c.probable, -len(c.reasons), c.name))[:MOST]


@dataclass(frozen=True)
class _Row:
    subject: int
    uuid: UUID
    kind: str
    name: str
    born_on: date | None
    expected_on: date | None
    likeness: float
    first_alike: bool
    last_alike: bool
    number_same: bool
    address_same: bool
    kin_same: bool
    stub: bool


def _candidate(
    row: _Row, born: date | None, expected: date | None, near: dict[date, str], kin: set[int]
) -> Candidate | None:
    """The row with its reasons; None where nothing but a family name is shared."""
    if row.stub:
        words = "a record exists that only named people may open, and it fits what you wrote"
        return Candidate(row.subject, row.uuid, row.kind, "", None, None, True, True, (words,))
    reasons: list[str] = []
    whole = row.likeness >= NAME_SAME
    alike = whole or row.likeness >= NAME_NEAR or (row.first_alike and row.last_alike)
    if row.number_same:
        reasons.append("has the same number")
    if whole:
        reasons.append("has the same name")
    elif alike:
        reasons.append("has a name written or sounding nearly the same")
    elif row.first_alike:
        reasons.append("has the same first name, or one that sounds so")
    elif row.last_alike:
        reasons.append("has the same family name, or one that sounds so")
    day = near.get(row.born_on) if row.born_on else None
    if day is not None:
        reasons.append(day)
    if row.address_same:
        reasons.append("is recorded at the same address")
    if row.kin_same or row.subject in kin:
        reasons.append("is already tied to this family")
    unborn = row.born_on is None and row.expected_on is not None and row.kind == "child"
    about = born or expected
    same_pregnancy = bool(
        unborn and row.kin_same and about and row.expected_on and abs(about - row.expected_on) <= SAME_PREGNANCY
    )
    if same_pregnancy:
        reasons.append("is the unborn child expected in this family at about that time")
    other_day = born is not None and row.born_on is not None and day is None
    shared = row.address_same or row.kin_same or row.subject in kin
    probable = (
        row.number_same
        or same_pregnancy
        or (alike and day is not None)
        or (whole and not other_day)
        or (alike and shared and not other_day)
        or (row.first_alike and shared and (day is not None or born is None or row.born_on is None))
    )
    if not probable and (
        _far(born, row.born_on) or not (alike or day is not None or (row.first_alike and len(reasons) > 1))
    ):
        return None  # brothers and sisters share a family name and a home
    return Candidate(
        row.subject, row.uuid, row.kind, row.name, row.born_on, row.expected_on, False, probable, tuple(reasons)
    )


def _far(born: date | None, theirs: date | None) -> bool:
    """Two days of birth that nobody writes for each other."""
    return born is not None and theirs is not None and abs((born - theirs).days) > 800


def days_mistaken_for(born: date | None) -> dict[date, str]:
    """The day itself and those that are written for it by mistake, each with what would have happened, in words."""
    if born is None:
        return {}
    found: dict[date, str] = {}

    def may(year: int, month: int, day: int, words: str) -> None:
        try:
            found.setdefault(date(year, month, day), words)
        except ValueError:
            return

    may(born.year, born.month, born.day, "was born on the same day")
    may(born.year, born.day, born.month, "was born on that day with day and month changed round")
    swapped = "was born on that day with two figures changed round"
    tens, ones = divmod(born.day, 10)
    may(born.year, born.month, ones * 10 + tens, swapped)
    tens, ones = divmod(born.month, 10)
    may(born.year, ones * 10 + tens, born.day, swapped)
    century, years = divmod(born.year, 100)
    tens, ones = divmod(years, 10)
    may(century * 100 + ones * 10 + tens, born.month, born.day, swapped)
    for away in (-1, 1):
        may(born.year + away, born.month, born.day, "was born on that day one year away")
        beside = born + timedelta(days=away)
        may(beside.year, beside.month, beside.day, "was born one day away")
    return found


def _with_their_own(viewer: Any, relatives: Sequence[int]) -> list[int]:
    """The relatives named, and those they are tied to: a mother's other child is family too."""
    if not relatives:
        return []
    ties = Relationship.objects.everything(because="who may be the same person is asked through the family").filter(
        authority_id=viewer.authority_id
    )
    near = set(ties.filter(subject_id__in=relatives).values_list("other_id", flat=True))
    near |= set(ties.filter(other_id__in=relatives).values_list("subject_id", flat=True))
    return sorted({*relatives, *near})
