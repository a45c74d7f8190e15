"""Screening a contact, deciding on it, signing the decision off; and what each decision starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from throughline.base.calendar import add_months
from throughline.engines.notices.actions import tell
from throughline.practice.directory import events as directory
from throughline.practice.front_door import events, settings
from throughline.practice.front_door.codes import ONLY_AFTER_POLICE, POLICE
from throughline.practice.front_door.models import Contact, Referral
from throughline.practice.front_door.queries.people import workers_of
from throughline.practice.front_door.queries.thresholds import thresholds_on
from throughline.record.access.actions import NotAllowed
from throughline.record.ledger.actions import Entry, append, record
from throughline.record.ledger.projections import surroundings
from throughline.record.workers import events as staff
from throughline.record.workers.queries import managers_of, registered
from throughline.services import clock

SCREENS, DECIDES, SIGNS = "screen_contacts", "decide", "panels"


def screen(viewer: Any, contact: Contact, *, outcome: str, level: str, words: str, why_exception: str = "") -> None:
    """A registered social worker proposes what should follow. Somebody else may only in an emergency, if they decide, with a
    reason, which is counted. NotAllowed, or ValueError in words."""
    if not (viewer.can(SCREENS) or viewer.can(DECIDES)):
        raise NotAllowed("Contacts are screened by the social workers of the front door")
    if contact.decided_on is not None:
        raise ValueError("It is decided already")
    if not words.strip() or not level.strip():
        raise ValueError("Say which level of need it is, and why")
    exception = not registered(viewer.worker_id)
    if outcome in ONLY_AFTER_POLICE and contact.how != POLICE:
        raise ValueError("Only what the police told of abuse at home goes to the weekly meeting")
    if exception and not viewer.can(DECIDES):
        raise NotAllowed("Screening is for a social worker with a current registration; yours is not on your account")
    if exception and not why_exception.strip():
        raise ValueError("Your registration is not on your account. In an emergency say why you screen all the same")
    record(events.contact_screened, contact.subject_id, on=viewer.today, at=clock.now(), by=viewer.worker_id, thread=contact.key,
           worker=viewer.worker_id, outcome=outcome, level=level, words=words.strip(), exception=exception or None,
           why_exception=why_exception.strip() or None if exception else None)  # fmt: skip


@dataclass(frozen=True)
class Decided:
    """A manager’s decision, as it was typed."""

    outcome: str
    level: str
    words: str
    reason: str = ""
    appropriate: str = ""
    team: int | None = None
    """The team that a referral goes to."""
    service: int | None = None
    """The service to which the family is pointed."""
    why_exception: str = ""


@transaction.atomic
def decide(viewer: Any, contact: Contact, said: Decided) -> str:
    """The manager decides: "decided", or "waits" where the decision is of a kind that waits for a senior sign-off.

    NotAllowed for others. ValueError without rationale and level, before it is screened, or by whoever screened it, unless
    it is said why it cannot wait; the exception is counted.
    """
    if not viewer.can(DECIDES):
        raise NotAllowed("A manager decides")
    if contact.decided_on is not None:
        raise ValueError("It is decided already")
    if not said.words.strip() or not said.level.strip():
        raise ValueError("Say which level of need it is, and why you decide so")
    if said.outcome == "no_action" and not said.reason.strip():
        raise ValueError("Say in one line why nothing further follows: the referrer will ask")
    if said.outcome in ("early_help", "signposted") and said.service is None:
        raise ValueError("Choose the service that will help")
    if said.outcome == "referral" and said.team is None:
        raise ValueError("Choose the team that the referral goes to")
    if said.outcome in ONLY_AFTER_POLICE and contact.how != POLICE:
        raise ValueError("Only what the police told of abuse at home goes to the weekly meeting")
    if said.outcome == "existing" and not workers_of(viewer, contact.subject_id):
        raise ValueError("Nobody works with this child now: there is nobody to pass it to")
    alone = contact.screened_at is None or contact.screened_by_id == viewer.worker_id
    if alone and not said.why_exception.strip():
        first = "It is not screened yet" if contact.screened_at is None else "You screened it yourself: somebody else decides"
        raise ValueError(f"{first}. If it cannot wait, say why")
    facts = {"outcome": said.outcome, "level": said.level, "words": said.words.strip(), "reason": said.reason.strip() or None,
             "appropriate": said.appropriate or None, "manager": viewer.worker_id}  # fmt: skip
    if waits_for_sign_off(viewer, said.outcome) and not said.why_exception.strip():
        record(events.decision_proposed, contact.subject_id, on=viewer.today, at=clock.now(), by=viewer.worker_id, thread=contact.key,
               team=said.team, service=said.service, **facts)  # fmt: skip
        return "waits"
    _end(viewer, contact, said, {**facts, "exception": bool(said.why_exception.strip()) or None, "why_exception": said.why_exception.strip() or None})
    return "decided"


def waits_for_sign_off(viewer: Any, outcome: str) -> bool:
    """Whether the authority has such decisions signed off by a senior manager."""
    kind = settings.sign_off.value(surroundings(viewer.authority_id).settings, viewer.today)
    return bool(kind == "every decision" or (kind == "no action" and outcome == "no_action") or (kind == "referral" and outcome == "referral"))


def sign_off(viewer: Any, contact: Contact, proposed: Any, said: Decided) -> None:
    """A senior manager agrees to what a manager decided; only now does it hold. Never the one who decided it."""
    _must_sign(viewer, contact, proposed)
    facts = {n: proposed.get(n) for n in ("outcome", "level", "reason", "appropriate", "manager")}
    with transaction.atomic():
        _end(viewer, contact, said, {**facts, "words": said.words or None, "signed_by": viewer.worker_id})


def return_decision(viewer: Any, contact: Contact, proposed: Any, why: str) -> None:
    """A senior manager does not sign it off, saying what should change; the manager decides again."""
    _must_sign(viewer, contact, proposed)
    if not why.strip():
        raise ValueError("Say what should change")
    record(events.decision_returned, contact.subject_id, on=viewer.today, at=clock.now(), by=viewer.worker_id, thread=contact.key,
           by_whom=viewer.worker_id, why=why.strip()[:300])  # fmt: skip


def _must_sign(viewer: Any, contact: Contact, proposed: Any) -> None:
    if not (viewer.can(DECIDES) and viewer.can(SIGNS)):
        raise NotAllowed("A senior manager signs it off")
    if contact.waits_since is None:
        raise ValueError("Nothing waits for a sign-off here")
    if proposed.get("manager") == viewer.worker_id:
        raise NotAllowed("You decided it: somebody else signs it off")


def _end(viewer: Any, contact: Contact, said: Decided, facts: dict[str, Any]) -> None:
    """The decision holds from now on, and what follows from it begins."""
    document = thresholds_on(viewer, viewer.today)
    record(events.contact_decided, contact.subject_id, on=viewer.today, at=clock.now(), by=viewer.worker_id, thread=contact.key,
           thresholds=document.number if document else None, **facts)  # fmt: skip
    {"referral": _refer, "early_help": _point, "signposted": _point, "existing": _pass_on}.get(said.outcome, _nothing)(viewer, contact, said)


def _nothing(viewer: Any, contact: Contact, said: Decided) -> None:
    """Advice, the weekly meeting (it gathers by itself) and nothing further start nothing."""


def _refer(viewer: Any, contact: Contact, said: Decided) -> None:
    """The referral begins; whether it is again within twelve months is counted, not asked. It goes to its team’s list."""
    rows = Referral.objects.everything(because="whether it is again within twelve months").filter(subject_id=contact.subject_id)
    again = rows.filter(began_on__gte=add_months(viewer.today, -12), began_on__lte=viewer.today).exists()
    if rows.filter(ended_on__isnull=True).exists():
        _pass_on(viewer, contact, said)
        return
    facts = {"agency": contact.agency, "source": contact.source or None, "again": again, "about": contact.about or None, "contact": contact.key}
    append([Entry(events.referral_received, contact.subject_id, viewer.today, facts, at=clock.now(), by=viewer.worker_id)])
    if not any(a.role == "social_worker" and not _only_first_response(a) for a in workers_of(viewer, contact.subject_id)):
        record(staff.allocated, contact.subject_id, on=viewer.today, by=viewer.worker_id, role="social_worker", team=said.team, reason="FCONTA")
    for manager in managers_of([said.team] if said.team else [], viewer.today).values():
        tell(manager.pk, contact.subject_id, kind="referral", line="A referral has come to your team: it is decided within one working day.",
             link="/front-door/referrals/", once=f"referral:{contact.key}:{manager.pk}")  # fmt: skip


def _only_first_response(held: Any) -> bool:
    """Nobody’s yet: the night left the child with the team of first response, so that somebody has it in the morning."""
    return held.worker_id is None and held.team is not None and held.team.kind == "front_door"


def _point(viewer: Any, contact: Contact, said: Decided) -> None:
    """The service gets a task that carries what it needs to know; it says whether it takes it up."""
    record(directory.signposted, contact.subject_id, on=viewer.today, by=viewer.worker_id, service=said.service, about=contact.about or None,
           kind="early_help" if said.outcome == "early_help" else "signpost", contact=contact.key, words=said.words.strip())  # fmt: skip


def _pass_on(viewer: Any, contact: Contact, said: Decided) -> None:
    """Whoever works with the child is told, with the decision."""
    for held in workers_of(viewer, contact.subject_id):
        if held.worker_id:
            tell(held.worker_id, contact.subject_id, kind="contact", line="A contact about a child of yours was passed to you. Read it today.",
                 link=f"/children/{contact.subject.uuid}/contact/{contact.key}/", once=f"passed:{contact.key}:{held.worker_id}")  # fmt: skip
