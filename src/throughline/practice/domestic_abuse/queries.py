"""Questions about notifications, those who harm, the MARAC and offenders under management."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months
from throughline.engines.agendas.declarations import Found
from throughline.practice.domestic_abuse import codes
from throughline.practice.domestic_abuse.models import (
    HarmRecord,
    ManagedOffender,
    MaracCase,
    Notification,
    OffenderFile,
    StrengthsScore,
)
from throughline.record.people.models import Person, Relationship, Subject
from throughline.record.people.queries import brothers_and_sisters, names_of, ties_of
from throughline.record.workers.models import Allocation
from throughline.record.workers.queries import holders

REVIEW_MONTHS = 3
BECAUSE = "whoever works on domestic abuse sees everybody who harms, and nobody’s address"


def people_by_number(numbers: Iterable[int]) -> dict[int, Person]:
    """The people behind rows that may be read."""
    rows = (
        Person.objects.everything(because="names beside rows in sight")
        .filter(subject_id__in=set(numbers))
        .select_related("subject")
    )
    return {p.subject_id: p for p in rows}


@dataclass(frozen=True)
class Told:
    """A notification with the child it is about."""

    row: Notification
    person: Person


def _told(rows: Sequence[Notification]) -> list[Told]:
    people = people_by_number(r.subject_id for r in rows)
    return [Told(r, people[r.subject_id]) for r in rows if r.subject_id in people]


def unscreened(viewer: Any) -> list[Told]:
    """Notifications in sight that nobody has screened, the oldest first."""
    rows = Notification.objects.visible_to(viewer).filter(screened_on__isnull=True, closed_on__isnull=True)
    return _told(list(rows.order_by("received_on", "received_at", "key")))


def to_do(viewer: Any) -> list[Told]:
    """Notifications that are screened and not closed, the oldest first."""
    rows = Notification.objects.visible_to(viewer).filter(screened_on__isnull=False, closed_on__isnull=True)
    return _told(list(rows.order_by("received_on", "key")))


def notifications_of(viewer: Any, subject: int) -> list[Notification]:
    """Every notification about one child, the latest first."""
    return list(Notification.objects.visible_to(viewer, subject=subject).order_by("-received_on", "-key"))


def notification_of(viewer: Any, subject: int, number: int) -> Notification | None:
    """One of them."""
    found: Notification | None = Notification.objects.visible_to(viewer, subject=subject).filter(key=number).first()
    return found


def intervals(viewer: Any) -> list[tuple[str, int, int]]:
    """How long it took from the police’s word to the front door’s decision, for child protection: words, how many, hours at most."""
    rows = Notification.objects.visible_to(viewer).filter(
        outcome="protection", received_on__gt=add_months(viewer.today, -12)
    )
    hours = sorted(h for h in rows.values_list("hours_to_decision", flat=True) if h is not None)
    waiting = rows.filter(hours_to_decision__isnull=True).count()
    if not hours and not waiting:
        return []
    half = hours[len(hours) // 2] if hours else 0
    return [row for row in (("decided", len(hours), half), ("not decided yet", waiting, 0)) if row[1]]


def for_weekly_meeting(viewer: Any, first: date, last: date) -> list[Found]:
    """Everything that is not child protection, screened until this day and not looked at yet."""
    rows = Notification.objects.everything(because="the weekly meeting looks at every notification").filter(
        authority_id=viewer.authority_id, screened_on__lte=last, reviewed_on__isnull=True, closed_on__isnull=True
    )
    rows = list(rows.exclude(outcome="protection").order_by("received_on", "key"))
    teams = dict(
        Allocation.objects.everything(because="whose the children are")
        .filter(subject_id__in=[r.subject_id for r in rows], ended_on__isnull=True, role="social_worker")
        .values_list("subject_id", "team_id")
    )
    return [
        Found(r.subject_id, f"{r.received_on:%-d %B}, {codes.RISK.get(r.risk, 'not known')} risk; {codes.PRESENCE.get(r.presence, '')}", r.key,
              teams.get(r.subject_id), codes.OUTCOMES.get(r.outcome, ""))
        for r in rows
    ]  # fmt: skip


def for_marac(viewer: Any, first: date, last: date) -> list[Found]:
    """Cases referred and not heard, repeats first."""
    rows = MaracCase.objects.everything(because="the MARAC hears every case").filter(
        Q(heard_on__isnull=True) | Q(decision="carried"), authority_id=viewer.authority_id, referred_on__lte=last
    )
    return [
        Found(r.subject_id, f"{'repeat within twelve months; ' if r.again else ''}referred by {codes.AGENCIES.get(r.agency, 'somebody')} on {r.referred_on:%-d %B}"
              f"; {len(r.children)} {'child' if len(r.children) == 1 else 'children'}", r.key)
        for r in rows.order_by("-again", "referred_on", "key")
    ]  # fmt: skip


def grown_ups(viewer: Any, subject: int) -> list[tuple[str, str]]:
    """The adults tied to somebody, with what they are to them."""
    ties = ties_of(viewer, subject)
    adults = set(Subject.objects.filter(pk__in=[t.subject for t in ties], kind="adult").values_list("pk", flat=True))
    names = names_of(adults)
    return [(str(t.subject), f"{names[t.subject]}, {t.words}") for t in ties if t.subject in names]


def children_of(authority: int, adult: int) -> list[int]:
    """Children tied to an adult, from either side, now."""
    rows = Relationship.objects.everything(because="whose children somebody is linked to").filter(
        Q(other_id=adult, subject__kind="child") | Q(subject_id=adult, other__kind="child"),
        authority_id=authority,
        ended_on__isnull=True,
    )
    return sorted({r.subject_id if r.other_id == adult else r.other_id for r in rows})


def repeat(viewer: Any, harmed: int, on: date, months: int) -> bool:
    """Whether somebody has been before the MARAC within so many months."""
    last = MaracCase.objects.everything(because="a repeat is a repeat whoever refers").filter(
        authority_id=viewer.authority_id, subject_id=harmed
    )
    days = [r.heard_on or r.referred_on for r in last]
    return any(on <= add_months(d, months) for d in days)


def cases_of(viewer: Any, subject: int) -> list[MaracCase]:
    """One person’s cases, the latest first."""
    return list(MaracCase.objects.visible_to(viewer, subject=subject).order_by("-referred_on", "-key"))


@dataclass(frozen=True)
class Harmer:
    """Somebody who harms, as the list shows them."""

    row: HarmRecord
    person: Person
    state: str
    unmet: bool
    to_review: bool


def state_of(row: HarmRecord) -> str:
    """Where somebody stands, in words."""
    if row.need == "no" and not row.offered_on:
        return "no programme is needed"
    if row.ended_on:
        return codes.ENDED.get(row.how_ended, "ended")
    if row.began_on:
        return "in the programme"
    if row.offered_on:
        return "waits for a place" if row.answer == "accepted" else "declined"
    return "offered nothing yet"


def those_who_harm(viewer: Any) -> list[Harmer]:
    """Everybody identified, unmet need first and the longest first."""
    rows = list(
        HarmRecord.objects.everything(because=BECAUSE)
        .filter(authority_id=viewer.authority_id)
        .order_by("identified_on", "key")
    )
    people = people_by_number(r.subject_id for r in rows)
    viewer.seen.update(r.subject_id for r in rows)
    found = [
        Harmer(r, people[r.subject_id], state_of(r), not r.offered_on and r.need != "no",
               r.reviewed_on is None and add_months(r.identified_on, REVIEW_MONTHS) < viewer.today)
        for r in rows if r.subject_id in people
    ]  # fmt: skip
    return sorted(found, key=lambda h: (not h.unmet, h.row.identified_on))


def unmet_by_stage_and_area(found: Sequence[Harmer]) -> tuple[list[str], list[tuple[str, list[int], int]]]:
    """Unmet need as a table: areas as columns, stages as rows, with the sum of each row."""
    areas = sorted({h.row.area or "not known" for h in found})
    counted = Counter((h.row.stage, h.row.area or "not known") for h in found if h.unmet)
    rows = [
        (title, [counted[(stage, a)] for a in areas], sum(counted[(stage, a)] for a in areas))
        for stage, title in codes.STAGES.items()
    ]
    return areas, rows


def harm_of(viewer: Any, subject: int) -> HarmRecord | None:
    """What is known of somebody who harms, the latest record."""
    found: HarmRecord | None = (
        HarmRecord.objects.visible_to(viewer, subject=subject).order_by("-identified_on", "-key").first()
    )
    return found


def scores_of(viewer: Any, subject: int) -> list[StrengthsScore]:
    """One child’s scores, oldest first."""
    return list(StrengthsScore.objects.visible_to(viewer, subject=subject).order_by("scored_on", "key"))


def score_of(viewer: Any, subject: int, number: int) -> StrengthsScore | None:
    """One score."""
    return next((s for s in scores_of(viewer, subject) if s.key == number), None)


@dataclass(frozen=True)
class Offender:
    """An adult under management, with the children linked and what warns."""

    row: Any
    person: Person | None
    children: list[Person]
    warnings: list[str]


def offenders(viewer: Any) -> tuple[list[Offender], list[Offender]]:
    """Files under MAPPA and adults under offender management, as far as the wall lets this viewer through."""
    files = list(OffenderFile.objects.everything(because="restricted to those who work with offenders").filter(
        authority_id=viewer.authority_id, ended_on__isnull=True).order_by("review_on"))  # fmt: skip
    flags = list(ManagedOffender.objects.everything(because="open to those who work with offenders").filter(
        authority_id=viewer.authority_id, ended_on__isnull=True).order_by("checked_on", "began_on"))  # fmt: skip
    linked = {
        r.key: sorted({*r.children, *children_of(viewer.authority_id, getattr(r, "person_id", None) or r.subject_id)})
        for r in (*files, *flags)
    }
    numbers = {
        *(f.person_id for f in files),
        *(f.subject_id for f in flags),
        *(c for several in linked.values() for c in several),
    }
    people = people_by_number(numbers)
    viewer.seen.update(numbers & set(people))
    at_marac = before_marac(viewer.authority_id, viewer.today)

    def shown(row: Any, person: int) -> Offender:
        children = [people[c] for c in linked[row.key] if c in people]
        warnings = ["stands before MARAC too"] if person in at_marac else []
        if isinstance(row, OffenderFile) and row.review_on < viewer.today:
            warnings.append("review is overdue")
        if isinstance(row, ManagedOffender) and row.checked_on is None and children:
            warnings.append("nobody has looked whether the children are known")
        return Offender(row, people.get(person), children, warnings)

    return [shown(f, f.person_id) for f in files], [shown(f, f.subject_id) for f in flags]


def before_marac(authority: int, today: date) -> set[int]:
    """Who harms in a case that was referred within twelve months."""
    rows = MaracCase.objects.everything(because="whoever is in both must be seen in both").filter(
        authority_id=authority, referred_on__gt=add_months(today, -12), harms__isnull=False
    )
    return set(rows.values_list("harms_id", flat=True))


def managed_of(viewer: Any, subject: int) -> ManagedOffender | None:
    """The offender management of one adult that runs now."""
    rows = ManagedOffender.objects.visible_to(viewer, subject=subject).filter(ended_on__isnull=True)
    found: ManagedOffender | None = rows.order_by("-began_on").first()
    return found


def household(viewer: Any, subject: int) -> list[tuple[int, str]]:
    """This child, and brothers and sisters whose records this viewer may write in."""
    numbers = [subject, *(n for n in brothers_and_sisters(viewer, subject) if viewer.basis_for(n))]
    rows = Person.objects.everything(because="their doors were passed one by one").filter(
        subject_id__in=numbers, died_on__isnull=True
    )
    names = {p.subject_id: p.known_as or p.given or p.name for p in rows}
    return [(n, names.get(n, "this child")) for n in numbers if n in names or n == subject]


def file_of(viewer: Any, number: int) -> OffenderFile | None:
    """One file, if the wall lets this viewer through."""
    found: OffenderFile | None = (
        OffenderFile.objects.everything(because="the wall decides")
        .filter(authority_id=viewer.authority_id, key=number)
        .first()
    )
    return found


def with_offenders(authority: int, today: date) -> list[int]:
    """Workers whose post works with offenders."""
    from throughline.record.access.viewer import declared_roles

    roles = [code for code, role in declared_roles().items() if role.can("offenders")]
    return sorted(holders(authority, roles, today))


def worker_of(authority: int, child: int) -> int | None:
    """Who works with a child."""
    held = Allocation.objects.everything(because="who must be warned").filter(
        authority_id=authority, subject_id=child, ended_on__isnull=True, role="social_worker", worker__isnull=False
    )
    found = held.values_list("worker_id", flat=True).first()
    return int(found) if found else None


def area_of(authority: int, children: Iterable[int]) -> str:
    """The team that has the children: where the family lives, as the service is cut."""
    held = Allocation.objects.everything(because="in which area a family lives").filter(
        authority_id=authority, subject_id__in=list(children), ended_on__isnull=True, team__isnull=False
    )
    found = held.values_list("team__name", flat=True).first()
    return str(found or "")


def homes_with(authority: int, person: int) -> set[int]:
    """Children with whom somebody lives, as their ties or their address say."""
    from throughline.record.people.models import Address

    together = Relationship.objects.everything(because="who lives with whom").filter(
        Q(other_id=person, subject__kind="child") | Q(subject_id=person, other__kind="child"),
        authority_id=authority,
        lives_together=True,
        ended_on__isnull=True,
    )
    found = {r.subject_id if r.other_id == person else r.other_id for r in together}
    homes = Address.objects.everything(because="who lives where").filter(
        authority_id=authority, kind="home", ended_on__isnull=True
    )
    mine = homes.filter(subject_id=person).exclude(lines="").first()
    if mine is not None:
        found |= set(
            homes.filter(subject__kind="child", lines=mine.lines, postcode=mine.postcode).values_list(
                "subject_id", flat=True
            )
        )
    return found
