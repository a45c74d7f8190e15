"""Questions about children who are looked after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max

from throughline.base.calendar import age_on
from throughline.engines.diary.models import Booking
from throughline.practice.looked_after.duties.visits import visit
from throughline.practice.looked_after.models import CarePeriod, Visit
from throughline.record.people.models import Address, Person, Subject
from throughline.record.people.wording import pronouns


def looked_after_now(viewer: Any) -> set[int]:
    """Numbers of the children in care now, among those this viewer sees."""
    return set(CarePeriod.objects.visible_to(viewer).filter(ended_on__isnull=True).values_list("subject_id", flat=True))


def in_care(viewer: Any, subjects: Iterable[int]) -> set[int]:
    """Which of these are looked after now."""
    rows = CarePeriod.objects.visible_to(viewer).filter(subject_id__in=set(subjects), ended_on__isnull=True)
    return set(rows.values_list("subject_id", flat=True))


def last_seen(viewer: Any, subjects: Iterable[int]) -> dict[int, date]:
    """The last day on which each of these was seen on a visit."""
    rows = (
        Visit.objects.visible_to(viewer)
        .filter(subject_id__in=set(subjects), seen=True)
        .values("subject_id")
        .annotate(last=Max("on"))
    )
    return {row["subject_id"]: row["last"] for row in rows}


def visits_of(viewer: Any, occasion: int) -> list[Visit]:
    """The children of one visit."""
    return list(Visit.objects.visible_to(viewer).filter(occasion=occasion).order_by("subject_id"))


def children_of_visit(viewer: Any, numbers: list[int]) -> list[dict[str, Any]]:
    """The children of a visit, oldest first, as the form needs them. Their doors were passed."""
    people = Person.objects.everything(because="each child's door was passed by number").filter(
        subject_id__in=numbers, died_on__isnull=True
    )
    homes = {
        a.subject_id: a.lines
        for a in Address.objects.everything(because="each child's door was passed by number").filter(
            subject_id__in=numbers, ended_on__isnull=True, kind="home"
        )
    }
    out = []
    for person in people.order_by("born_on"):
        said = pronouns(person)
        out.append({"subject": person.subject_id, "name": person.known_as or person.given or person.name,
                    "age": age_on(person.born_on, viewer.today) if person.born_on else None, "them": said.them, "they": said.they,
                    "carer": "", "home": homes.get(person.subject_id, "")})  # fmt: skip
    return out


def together_first(children: list[dict[str, Any]], subject: int) -> list[dict[str, Any]]:
    """Those who live in one home with this child first, each with whether they do; where no home is known, all do."""
    home = next((c["home"] for c in children if c["subject"] == subject), "")
    told = [{**c, "together": not home or c["home"] == home} for c in children]
    return sorted(told, key=lambda c: not c["together"])


def in_this_order(children: list[dict[str, Any]], subjects: list[int]) -> list[dict[str, Any]]:
    """The same children in the order of these numbers."""
    return sorted(children, key=lambda c: subjects.index(c["subject"]))


def booked_today(viewer: Any, subject: int) -> dict[str, str]:
    """When and where today's visit was to be, as the visit's form names it; nothing where none is in the diary."""
    rows = Booking.objects.visible_to(viewer, subject=subject)
    found = rows.filter(duty=visit.code, for_on=viewer.today).order_by("-key").first()
    return {"from": found.time, "where": found.where} if found else {}


def highest_visibility(numbers: Iterable[int]) -> int:
    """The restricted set that a paper about all of these must be in; 0 when none is restricted."""
    return max(Subject.objects.filter(pk__in=set(numbers)).values_list("vis", flat=True), default=0)


def visit_of(viewer: Any, subject: int, visit: int) -> Visit | None:
    """One visit to one child."""
    found: Visit | None = Visit.objects.visible_to(viewer, subject=subject).filter(key=visit).first()
    return found


def occasions_by(viewer: Any, occasions: Iterable[int]) -> set[int]:
    """Which of these visits this worker made."""
    rows = Visit.objects.visible_to(viewer).filter(occasion__in=set(occasions), by_id=viewer.worker_id)
    return set(rows.values_list("occasion", flat=True))
