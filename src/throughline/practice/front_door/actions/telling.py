"""Whoever works with a child learns of a contact about them; managers learn when contacts have become many.

At once where the front door took it in itself; within minutes where the night or the screening of domestic abuse did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from throughline.base.words import count_words
from throughline.engines.notices.actions import tell
from throughline.practice.front_door import roles
from throughline.practice.front_door.codes import AGENCIES
from throughline.practice.front_door.models import Contact, RepeatContacts
from throughline.record.access import acting
from throughline.record.people.models import Subject
from throughline.record.workers.models import Allocation
from throughline.record.workers.queries import holders, managers_of
from throughline.services import clock

WHO_WORKS = "whoever works with a child is told of a contact about them"


def tell_workers(contacts: Mapping[int, int], agency: str, *, but: int | None) -> int:
    """Tell whoever works with these children, by child the number of the contact; never whoever took it in. How many were told."""
    named = Allocation.objects.everything(because=WHO_WORKS).filter(subject_id__in=contacts, ended_on__isnull=True, worker__isnull=False)
    uuids = dict(Subject.objects.filter(pk__in=contacts).values_list("pk", "uuid"))
    told = 0
    for held in named:
        if held.worker_id != but:
            number = contacts[held.subject_id]
            told += bool(
                tell(held.worker_id, held.subject_id, kind="contact", line=f"{AGENCIES[agency]} got in touch about a child of yours.",
                     link=f"/children/{uuids[held.subject_id]}/contact/{number}/", once=f"contact:{number}:{held.worker_id}")
            )  # fmt: skip
    return told


def tell_of_repeats(authority: int, subjects: Sequence[int], today: date) -> None:
    """The manager of the front door, the area team’s manager and whoever works with the child learn that it is the third."""
    rows = RepeatContacts.objects.everything(because="repeat contacts are told to managers").filter(
        authority_id=authority, subject_id__in=subjects, reviewed_on__isnull=True
    )
    told: set[int] = set()
    """One line for each of them, however many children of the home it is about."""
    for row in sorted(rows.select_related("subject"), key=lambda r: subjects.index(r.subject_id)):
        held = list(Allocation.objects.everything(because=WHO_WORKS).filter(subject_id=row.subject_id, ended_on__isnull=True))
        whom = {a.worker_id for a in held if a.worker_id} | holders(authority, [roles.manager.code], today)
        whom |= {w.pk for w in managers_of([a.team_id for a in held if a.team_id], today).values()}
        for worker in sorted(whom - told):
            tell(worker, row.subject_id, kind="repeat_contacts", line=f"{row.n} contacts within a month: they are looked at together.",
                 link=f"/children/{row.subject.uuid}/contacts/", once=f"repeat:{row.key}:{worker}")  # fmt: skip
        told |= whom


def tell_of_others() -> str:
    """Contacts of yesterday and today that came of night work or of a notification. Run again, it tells nobody twice."""
    authority, today = acting.authority(), clock.today()
    rows = Contact.objects.everything(because="a tick acts for nobody").filter(
        authority_id=authority, came_of__isnull=False, received_on__gte=today - timedelta(days=1)
    )
    told = 0
    by_call: dict[int, list[int]] = {}
    for row in rows.order_by("received_on", "received_at", "key"):
        told += tell_workers({row.subject_id: row.key}, row.agency, but=row.by_id)
        by_call.setdefault(row.occasion or -row.key, []).append(row.subject_id)
    for subjects in by_call.values():
        tell_of_repeats(authority, list(dict.fromkeys(subjects)), today)
    return count_words(told, "worker told", "workers told") if told else ""
