"""What is done about abuse at home: taken in, screened, told to the school, closed; the MARAC; those who harm; a safe address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from throughline.engines.notices.actions import tell
from throughline.practice.domestic_abuse import events, queries, settings
from throughline.practice.domestic_abuse.actions import at_the_door
from throughline.practice.domestic_abuse.models import HarmRecord, MaracCase, Notification
from throughline.record.access import acting
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, begin_occasion, record
from throughline.record.ledger.projections import surroundings
from throughline.record.people import events as people
from throughline.record.people.actions import create_subject
from throughline.record.people.models import Subject
from throughline.services import clock


@dataclass(frozen=True)
class Incident:
    """What the police told."""

    on: date
    at: datetime | None
    words: str
    risk: str = ""
    reference: str = ""
    harmed: int | None = None
    harms: int | None = None
    told_at: datetime | None = None
    """When the police told us; None: now."""
    presence: Mapping[int, str] = field(default_factory=dict)
    """Child to where the child was."""


def new_adult(viewer: Any, child: int, given: str, family: str) -> int:
    """Somebody nobody knew yet, tied to the child."""
    adult = create_subject("adult")
    record(people.person_described, adult, on=viewer.today, by=viewer.worker_id, given=given, family=family)
    record(people.related, child, on=viewer.today, by=viewer.worker_id, other=adult.pk, kind="other")
    return int(adult.pk)


@transaction.atomic
def notify(viewer: Any, told: Incident) -> list[int]:
    """Take a notification in, for every child at once: a contact at the front door for each, never written twice.

    Whoever harms is identified from this day, or has harmed again.
    """
    children = list(told.presence)
    held = begin_occasion(
        events.notification_received.code, about=children, on=told.on, by=viewer.worker_id, at=told.at
    )
    numbers = append([
        Entry(events.notification_received, child, told.on, {
            "presence": presence, "risk": told.risk or None, "reference": told.reference or None, "harmed": told.harmed, "harms": told.harms,
            "words": told.words}, at=told.at, by=viewer.worker_id, occasion=held.pk)
        for child, presence in told.presence.items()
    ])  # fmt: skip
    at_the_door.stand(viewer, told, dict(zip(children, numbers, strict=True)))
    if told.harms:
        identify(viewer, told.harms, "early", told.on, children)
    return numbers


def identify(viewer: Any, adult: int, stage: str, on: date, children: Sequence[int]) -> None:
    """The first time opens the record of somebody who harms; later ones are counted on it."""
    held = HarmRecord.objects.everything(because="whether somebody is identified already").filter(
        authority_id=viewer.authority_id, subject_id=adult
    )
    opened = held.order_by("-identified_on", "-key").first()
    if opened is None:
        record(events.harm_identified, adult, on=on, by=viewer.worker_id, stage=stage, children=list(children) or None,
               area=queries.area_of(viewer.authority_id, children) or None)  # fmt: skip
    elif on > opened.identified_on or stage == "early":
        record(events.harmed_again, adult, on=on, by=viewer.worker_id, thread=opened.key)


@transaction.atomic
def screen(viewer: Any, row: Notification, *, outcome: str, police: str, police_agree: bool, words: str) -> int:
    """The police and a social worker decide together. Child protection is at the front door at once, in the same transaction.

    Where the social worker is registered, this is the screening of the contact too; the police know that it has come.

    ValueError without the officer’s name, without a reason, or for nothing further where the police do not agree.
    """
    if row.screened_on is not None:
        raise ValueError("This was screened already")
    if not police.strip():
        raise ValueError("Name the police officer who screens it with you")
    if not words.strip():
        raise ValueError("Say why")
    if outcome == "no_action" and not police_agree:
        raise ValueError("The police do not agree: it goes to the weekly meeting at the least")
    now = clock.now()
    entries = [Entry(events.notification_screened, row.subject_id, viewer.today, {
        "outcome": outcome, "worker": viewer.worker_id, "police": police.strip(), "police_agree": police_agree, "words": words},
        at=now, by=viewer.worker_id, thread=row.key)]  # fmt: skip
    if outcome == "protection":
        entries.append(at_the_door.at_once(viewer, row, words, now))
    entries += at_the_door.screened_together(viewer, row, outcome, words, now)
    return append(entries)[0]


def after_weekly_decision(viewer: Any, subject: int, decision: Any, number: int) -> None:
    """What the weekly meeting finds to be child protection after all goes to the front door at once."""
    if decision.code != "protection":
        return
    rows = Notification.objects.everything(because="what the meeting has just decided").filter(
        subject_id=subject, decision="protection", contact_at__isnull=True
    )
    row = rows.order_by("-received_on", "-key").first()
    if row is not None:
        append([at_the_door.at_once(viewer, row, "The weekly meeting found that this is child protection.", clock.now())])


def tell_school(viewer: Any, row: Notification, *, school: str, to_whom: str, words: str) -> int:
    """The school knows."""
    return record(events.school_told, row.subject_id, on=viewer.today, at=clock.now(), by=viewer.worker_id, thread=row.key,
                  school=school, to_whom=to_whom, words=words or None)  # fmt: skip


def owed_before_closing(row: Notification) -> list[str]:
    """What stands between a notification and its end, in words."""
    owed = []
    if row.screened_on is None:
        owed.append("the screening by the police and a social worker")
    elif not row.police:
        owed.append("the police’s part in the screening")
    if row.screened_on and row.outcome == "meeting" and row.reviewed_on is None:
        owed.append("the decision of the weekly meeting")
    return owed


def close(viewer: Any, row: Notification, *, reason: str = "") -> int:
    """End it. Unscreened only a manager may, with a reason; it is counted. NotAllowed and ValueError say why not."""
    owed = owed_before_closing(row)
    if row.closed_on is not None:
        raise ValueError("This was closed already")
    if owed and not viewer.can("decide"):
        raise NotAllowed(f"Before this is closed there must be {' and '.join(owed)}")
    if owed and not reason.strip():
        raise ValueError(f"Say why it is closed without {' and '.join(owed)}")
    return record(events.notification_closed, row.subject_id, on=viewer.today, by=viewer.worker_id, thread=row.key, exception=bool(owed),
                  reason=reason.strip()[:200] if owed else None)  # fmt: skip


@transaction.atomic
def refer_to_marac(
    viewer: Any, harmed: int, *, agency: str, ticks: int | None, harms: int | None, children: Sequence[int], words: str
) -> int:
    """She comes before the MARAC; each of her children’s records knows it, and whoever harms is identified if nobody was."""
    months = int(settings.again_within.value(surroundings(viewer.authority_id).settings, viewer.today))
    again = queries.repeat(viewer, harmed, viewer.today, months)
    (number, *_) = append([
        Entry(events.marac_referred, harmed, viewer.today, {"agency": agency, "ticks": ticks, "harms": harms, "children": list(children) or None,
              "again": again or None, "words": words}, by=viewer.worker_id),
        *(Entry(events.marac_listed, child, viewer.today, {"harmed": harmed, "harms": harms}, by=viewer.worker_id) for child in children),
    ])  # fmt: skip
    if harms:
        identify(viewer, harms, "marac", viewer.today, children)
    return number


def tell_children_heard(viewer: Any, harmed: int, decision: str) -> None:
    """The children of a case that was heard."""
    case = MaracCase.objects.everything(because="the case that was just heard").filter(
        authority_id=viewer.authority_id, subject_id=harmed
    )
    last = case.order_by("-heard_on", "-referred_on", "-key").first()
    if last is not None:
        append(
            [
                Entry(events.marac_considered, child, viewer.today, {"decision": decision}, by=viewer.worker_id)
                for child in last.children
            ]
        )


@transaction.atomic
def keep_address(
    viewer: Any,
    subject: int,
    *,
    lines: str,
    postcode: str,
    not_to: Sequence[int],
    source: str,
    also: Sequence[int] = (),
) -> list[int]:
    """An address that somebody must not learn: hers, and that of the children who live with her.

    NotAllowed for a post that does not open such addresses; ValueError when nobody is named from whom it is kept.
    """
    if not viewer.can("protected_addresses"):
        raise NotAllowed("Your post does not open protected addresses")
    if not not_to:
        raise ValueError("Say who must not learn it")
    facts = {
        "lines": lines,
        "postcode": postcode or None,
        "kind": "home",
        "not_to": list(not_to),
        "protected_source": source or None,
    }
    return append(
        [Entry(people.address_began, who, viewer.today, facts, by=viewer.worker_id) for who in (subject, *also)]
    )


def step(viewer: Any, row: HarmRecord, what: str, facts: Mapping[str, Any]) -> int:
    """One step of the way to a programme: reviewed, offered, began, ended, again."""
    types = {"review": events.programme_need_reviewed, "offer": events.programme_offered, "begin": events.programme_began,
             "end": events.programme_ended, "again": events.harmed_again}  # fmt: skip
    if what == "begin" and row.answer != "accepted":
        raise ValueError("Offer the programme first, and say that it was accepted")
    if what == "end" and (row.began_on is None or row.ended_on is not None):
        raise ValueError("No programme is running")
    return record(types[what], row.subject_id, on=viewer.today, by=viewer.worker_id, thread=row.key, **facts)


def warn(authority: int, child: int, person: int, kind: str, *, worker: int | None) -> bool:
    """A danger on the child’s record, once; whoever works with the child and the coordinators are told. Whether it is new."""
    from throughline.record.ledger import projections, registry
    from throughline.record.ledger.happened import in_effect

    held = in_effect(
        projections.load([child], [events.danger_known.code, events.danger_over.code])[child], registry.ranks()
    )
    over = {e.thread for e in held if e.type == events.danger_over.code}
    if any(
        e.get("kind") == kind and e.get("person") == person and e.id not in over
        for e in held
        if e.type == events.danger_known.code
    ):
        return False
    number = record(events.danger_known, child, on=clock.today(), by=worker, kind=kind, person=person)
    uuid = Subject.objects.values_list("uuid", flat=True).get(pk=child)
    link = reverse("child.page", kwargs={"subject": uuid})
    mine = queries.worker_of(authority, child)
    line = f"{events.danger_known.fact('kind').show(kind)}. Ring the MARAC coordinator before you visit."
    for told in {*([mine] if mine else []), *queries.with_offenders(authority, clock.today())}:
        tell(told, child, kind="danger", line=line, link=link, once=f"danger:{number}:{told}")
    return True


def look_for_dangers() -> int:
    """Everybody on a file: in MARAC too, or living with children. How many new dangers."""
    from throughline.practice.domestic_abuse.models import OffenderFile

    authority = acting.authority()
    files = list(
        OffenderFile.objects.everything(because="who is managed must be seen everywhere").filter(
            authority_id=authority, ended_on__isnull=True
        )
    )
    if not files:
        return 0
    at_marac, new = queries.before_marac(authority, clock.today()), 0
    for row in files:
        linked = {*row.children, *queries.children_of(authority, row.person_id)}
        if row.person_id in at_marac:
            cases = MaracCase.objects.everything(because="their children").filter(
                authority_id=authority, harms_id=row.person_id
            )
            linked |= {c for case in cases for c in case.children}
            new += sum(warn(authority, c, row.person_id, "mappa_marac", worker=None) for c in sorted(linked))
        else:
            new += sum(warn(authority, c, row.person_id, "mappa", worker=None) for c in sorted(linked))
        new += sum(
            warn(authority, c, row.person_id, "moved_in", worker=None)
            for c in sorted(queries.homes_with(authority, row.person_id))
        )
    return new
