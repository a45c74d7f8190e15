"""What an import asks of the record: who is known by which number, who works here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection
from django.db.models import F

from throughline.record.people.actions import create_subject
from throughline.record.people.models import Authority, Identifier, Subject
from throughline.record.workers.models import Appointment, Worker
from throughline.returns.ssda903.record.facts import Known, Workers


def authority(code: str) -> Authority | None:
    """The authority of this ONS code, if it is here."""
    return Authority.objects.filter(code=code).first()


def first_authorities() -> list[Authority]:
    """At most two authorities: enough to know whether there is none, one or several."""
    return list(Authority.objects.order_by("pk")[:2])


def subjects_of(authority: int, numbers: Sequence[str]) -> dict[str, int]:
    """The authority's own number of a child to the child here; of two with one number, the older record."""
    known = Identifier.objects.everything(because="an import finds the child by the authority's own number").filter(
        authority_id=authority, scheme="local", value__in=numbers, subject__kind="child"
    )
    return dict(known.order_by("-subject_id").values_list("value", "subject_id"))


def by_pupil_number(authority: int, numbers: Sequence[str]) -> dict[str, int]:
    """A unique pupil number to the child here; of two with one number, the older record."""
    known = Identifier.objects.everything(because="an import finds the child by the pupil number").filter(
        authority_id=authority, scheme="upn", value__in=numbers, subject__kind="child"
    )
    return dict(known.order_by("-subject_id").values_list("value", "subject_id"))


def with_own_number(subjects: Iterable[int]) -> set[int]:
    """Those of these subjects who have a number of the authority's own."""
    known = Identifier.objects.everything(because="an import finds the child by the authority's own number")
    return set(known.filter(scheme="local", subject_id__in=list(subjects)).values_list("subject_id", flat=True))


def children_among(authority: int, subjects: Iterable[int]) -> set[int]:
    """Those of these numbers of the record that are children of the authority."""
    held = Subject.objects.filter(authority_id=authority, kind="child", pk__in=list(subjects))
    return set(held.values_list("pk", flat=True))


def first_day_here(authority: int) -> date | None:
    """The day from which the authority works here."""
    found: date | None = Authority.objects.values_list("live_on", flat=True).get(pk=authority)
    return found


def described_by_import(subjects: Sequence[int], source: str) -> set[int]:
    """Those of these subjects whom an earlier import described."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_id FROM record_event WHERE subject_id = ANY(%s) AND type = 'record.person_described' "
            "AND source = %s AND kind = 0",
            [list(subjects), source],
        )
        return {row[0] for row in cursor.fetchall()}


def behind_seal(numbers: Sequence[str]) -> set[str]:
    """Numbers of records that only their custodian opens: nothing of them may be read, made or shown by an import."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tl.numbers_behind_seal(%s)", [list(numbers)])
        return {row[0] for row in cursor.fetchall()}


def every_child(authority: int) -> list[int]:
    """Every child of the authority, by number."""
    return list(Subject.objects.filter(authority_id=authority, kind="child").order_by("pk").values_list("pk", flat=True))


def workers_here(authority: int) -> Workers:
    """Everybody who works or worked here, by Social Work England number and by name, in lower case."""
    posts: dict[int, list[tuple[date, int]]] = {}
    held = Appointment.objects.filter(authority_id=authority).order_by("began_on", "pk")
    for worker, began_on, team in held.values_list("worker_id", "began_on", "team_id"):
        posts.setdefault(worker, []).append((began_on, team))
    found: Workers = {}
    here = Worker.objects.filter(authority_id=authority).order_by(F("left_on").desc(nulls_first=True), "pk")
    for worker, name, number in here.values_list("pk", "name", "swe_number"):
        known = Known(worker, tuple(posts.get(worker, ())))
        found.setdefault(name.casefold(), known)
        if number:
            found.setdefault(number.casefold(), known)
    return found


def subject_of(authority: int) -> int:
    """The subject that stands for the authority itself; made where an older set-up has none."""
    found = Subject.objects.filter(authority_id=authority, kind="authority").order_by("pk").first()
    return int((found or create_subject("authority")).pk)


def code_of(authority: int) -> str:
    """The ONS code of an authority."""
    return str(Authority.objects.values_list("code", flat=True).get(pk=authority))
