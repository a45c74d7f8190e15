"""What is known of one child at the front door: contacts, referrals with why they ended, and what goes on now."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count

from throughline.practice.front_door.models import Consultation, Contact, Escalation, Referral, RepeatContacts
from throughline.practice.front_door.queries.queue import Mix
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.record.ledger.models import Content
from throughline.record.people.models import Person, Subject
from throughline.record.workers.models import Worker
from throughline.services import clock


def contacts_of(viewer: Any, subject: int) -> list[Contact]:
    """Every contact about a child, the last first."""
    rows = Contact.objects.visible_to(viewer, subject=subject)
    return list(rows.select_related("subject", "screened_by", "decided_by", "signed_by", "claimed_by").order_by("-received_on", "-key"))


def contact_of(viewer: Any, subject: int, key: int) -> Contact | None:
    """One contact about a child whose door was passed."""
    return next((c for c in contacts_of(viewer, subject) if c.key == key), None)


def of_one_call(viewer: Any, contact: Contact) -> list[tuple[Contact, Person]]:
    """The other contacts of the same call that this viewer may read, with whom each is about."""
    if contact.occasion is None:
        return []
    rows = Contact.objects.everything(because="each of them is asked at its own door").filter(occasion=contact.occasion).exclude(key=contact.key)
    mine = [r for r in rows.select_related("subject") if viewer.basis_for(r.subject_id)]
    named = Person.objects.everything(because="each of them was asked at its own door").filter(subject_id__in=[r.subject_id for r in mine])
    people = {p.subject_id: p for p in named}
    viewer.seen.update(r.subject_id for r in mine)
    return [(r, people[r.subject_id]) for r in mine if r.subject_id in people]


def referrals_of(viewer: Any, subject: int) -> list[Referral]:
    """Every episode of a child, the last first."""
    return list(Referral.objects.visible_to(viewer, subject=subject).select_related("subject", "decided_by").order_by("-began_on", "-key"))


def referral_of(viewer: Any, subject: int, key: int) -> Referral | None:
    """One episode of a child whose door was passed."""
    return next((r for r in referrals_of(viewer, subject) if r.key == key), None)


def repeat_of(viewer: Any, subject: int) -> RepeatContacts | None:
    """Contacts about this child that have become many and were not looked at together."""
    return RepeatContacts.objects.visible_to(viewer, subject=subject).filter(reviewed_on__isnull=True).order_by("-began_on").first()  # type: ignore[no-any-return]


def escalations_of(viewer: Any, subject: int) -> list[Escalation]:
    """Disagreements about this child, the last first."""
    return list(Escalation.objects.visible_to(viewer, subject=subject).order_by("-began_on", "-key"))


def on_thread(viewer: Any, subject: int, thread: int, *types: Any) -> list[Happened]:
    """Events of these types on one thread of a child whose door was passed, oldest first."""
    viewer.must_open(subject)
    rows = projections.load([subject], [t.code for t in types])
    return [e for e in in_effect(rows[subject], registry.ranks()) if e.thread == thread]


def words_behind(viewer: Any, subject: int, number: int | None) -> str:
    """The words of one of a child’s events."""
    viewer.must_open(subject)
    found = Content.objects.everything(because="words of an event whose subject’s door was passed").filter(pk=number or 0).first()
    return found.words if found else ""


def consultations(viewer: Any, since: date) -> list[tuple[Consultation, str]]:
    """Advice given since a day, the last first, with the child’s name where one was named and is in sight."""
    rows = list(Consultation.objects.visible_to(viewer).filter(on__gte=since).select_related("subject", "worker").order_by("-on", "-key")[:300])
    # What was asked without naming a child stands with the authority itself, which every member of staff may read.
    home = Subject.objects.filter(authority_id=viewer.authority_id, kind="authority").values_list("pk", flat=True)
    seen = {r.pk for r in rows}
    nameless = Consultation.objects.everything(because="advice that named nobody").filter(subject_id__in=list(home), on__gte=since)
    rows += [r for r in nameless.select_related("subject", "worker").order_by("-on", "-key")[:300] if r.pk not in seen]
    named = Person.objects.visible_to(viewer).filter(subject_id__in={r.subject_id for r in rows})
    names = {p.subject_id: str(p) for p in named}
    rows.sort(key=lambda r: (r.on, r.key), reverse=True)
    return [(r, names.get(r.subject_id, "") if r.subject.kind == "child" else "") for r in rows]


def consultation_of(viewer: Any, key: int) -> Consultation | None:
    """One piece of advice: of the authority, or of a child whose door stands open to this viewer."""
    found = Consultation.objects.everything(because="its own door is asked next").filter(key=key, authority_id=viewer.authority_id).select_related("subject").first()
    if found is None or (found.subject.kind == "child" and viewer.basis_for(found.subject_id) is None):
        return None
    return found  # type: ignore[no-any-return]


def mix(viewer: Any, since: date, by: str) -> list[Mix]:
    """How decisions on contacts since a day fall, by whoever decided, screened, or by agency."""
    column = {"manager": "decided_by__name", "screener": "screened_by__name", "agency": "agency", "level": "level"}[by]
    rows = Contact.objects.everything(because="how decisions fall, without children’s names").filter(authority_id=viewer.authority_id, decided_on__gte=since)
    found: dict[str, Mix] = {}
    for who, outcome, n in rows.values_list(column, "outcome").annotate(n=Count("pk")).order_by():
        found.setdefault(who or "", Mix(who or "")).counts[outcome] = n
    return sorted(found.values(), key=lambda m: -m.n)


def by_hour(viewer: Any, since: date) -> Counter[tuple[int, int]]:
    """Contacts since a day by weekday and hour of London clocks, where the hour is known."""
    rows = Contact.objects.everything(because="when contacts come, without names").filter(authority_id=viewer.authority_id, received_on__gte=since)
    moments = rows.filter(received_at__isnull=False).values_list("received_at", flat=True)
    return Counter((clock.london(at).weekday(), clock.london(at).hour) for at in moments)


def workers_named(viewer: Any, numbers: set[int]) -> dict[int, str]:
    """Names of workers by number."""
    return dict(Worker.objects.filter(pk__in=numbers).values_list("pk", "name"))
