"""Partners who may ask to begin an early help assessment: registering them, what they ask, and early help's answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from throughline.base.calendar import add_months
from throughline.engines.forms import actions as forms
from throughline.engines.forms.registry import current
from throughline.engines.guests.actions import end, invite
from throughline.engines.guests.models import Invitation
from throughline.engines.notices.actions import tell
from throughline.engines.settings.declarations import Setting
from throughline.practice.family_help import events, queries, settings
from throughline.practice.family_help.actions import Led, begin, join
from throughline.practice.family_help.codes import AUTHORS
from throughline.practice.family_help.forms.assessment_v2 import CODE as ASSESSMENT
from throughline.practice.family_help.models import PartnerAsks
from throughline.record.access.actions import NotAllowed, give_reason
from throughline.record.ledger.actions import record
from throughline.record.ledger.projections import surroundings
from throughline.record.people.actions import ProbablyTheSame, register
from throughline.record.people.models import Subject
from throughline.record.search.likely import Candidate, likely_same
from throughline.services import clock

PART, PURPOSE = "partner", "partner"
WAITS, BEGUN, JOINED, DECLINED = "waits", "begun", "joined", "declined"


ANSWERS = "early_help"
"""The act of whoever works for early help, or decides for those who do."""


def _here(viewer: Any, setting: Setting) -> int:
    """The authority's own number today."""
    return int(setting.value(surroundings(viewer.authority_id).settings, viewer.today))


def _must(viewer: Any) -> None:
    if not viewer.can(ANSWERS):
        raise NotAllowed("This is for early help and its managers")


@transaction.atomic
def register_partner(viewer: Any, *, name: str, agency: str, author: str, email: str) -> Invitation:
    """Register somebody of another service, for as long as the setting says. `author` is the kind of service, a code of `AUTHORS`."""
    _must(viewer)
    if author not in AUTHORS:
        raise ValueError("Say which kind of service it is")
    about = Subject.objects.get(authority_id=viewer.authority_id, kind="authority")
    return invite(viewer, about, name=name, email=email, agency=agency, part=PART, purpose=f"{PURPOSE}:{author}",
                  what="to ask for early help for families they know", ends_on=add_months(viewer.today, _here(viewer, settings.partner_registered)))  # fmt: skip


def end_partner(viewer: Any, invitation: Invitation) -> None:
    """They may ask for nothing any more; what they are writing goes on."""
    _must(viewer)
    end(invitation, f"Ended by {viewer.name}")


def ask(invitation: Invitation, said: Mapping[str, Any]) -> PartnerAsks:
    """A partner asks to begin, for a child who may not be on the record. ValueError without the family's agreement.

    Nothing about the record is shown to them: who is alike is early help's to see.
    """
    if not said.get("agrees"):
        raise ValueError("Early help is by agreement: ask the family first. If a child is not safe, ring the front door")
    made: PartnerAsks = PartnerAsks.objects.create(
        authority_id=invitation.authority_id, subject_id=invitation.subject_id, vis=0, guest=invitation.guest, author=invitation.purpose.partition(":")[2],
        given=said["given"], family=said["family"], born_on=said.get("born_on"), address=said.get("address", ""), postcode=said.get("postcode", ""),
        who_agrees=said["who_agrees"], why=said["why"], asked_at=clock.now(), state=WAITS,
    )  # fmt: skip
    if invitation.invited_by_id:
        tell(invitation.invited_by_id, None, kind="partner_asks", line=f"{invitation.guest.name} asks to begin an early help assessment.",
             link=reverse("family_help.asked", kwargs={"ask": made.pk}), once=f"partner:{made.pk}")  # fmt: skip
    return made


def alike(viewer: Any, asked: PartnerAsks) -> list[Candidate]:
    """Who on the record may be this child, with the reasons."""
    found = likely_same(viewer, given=asked.given, family=asked.family, born_on=asked.born_on, address=asked.address, postcode=asked.postcode)
    return [c for c in found if c.kind == "child" or c.stub]


@transaction.atomic
def accept(viewer: Any, asked: PartnerAsks, *, same: str, because: str, worker: int | None) -> tuple[Subject, Invitation | None]:
    """Begin the help that a partner asked for: of a child on the record (`same`), or of one whom the application puts there.

    Where somebody helps this child already the partner joins them instead, and nothing is begun twice. Returns the child, and
    the partner's invitation to write the assessment; None where they joined. ProbablyTheSame, ValueError and NotAllowed say why not.
    """
    _must(viewer)
    if asked.state != WAITS:
        raise ValueError("This was answered already")
    subject = _child(viewer, asked, same, because)
    held = queries.open_period(viewer, subject.pk)
    if held is not None:
        join(viewer, held, name=asked.guest.name, agency=asked.guest.agency, phone="", does="asked for early help")
        if held.lead_id:
            tell(held.lead_id, subject.pk, kind="partner_asks", line=f"{asked.guest.name} asked for help for a family you help: they take part now.",
                 link=reverse("family_help.child", kwargs={"subject": subject.uuid}), once=f"joined:{asked.pk}")  # fmt: skip
        _answered(viewer, asked, JOINED, subject)
        return subject, None
    found = queries.already(viewer, subject, queries.family_of(viewer, subject))
    led = Led(asked.author, asked.guest.agency, asked.guest.name, "", worker)
    begin(viewer, [subject], "early_help", led, why=asked.why[:300], found=found.words)
    period = queries.open_period(viewer, subject.pk)
    assert period is not None
    record(events.consent_recorded, subject, on=clock.london(asked.asked_at).date(), by=viewer.worker_id, thread=period.key, who=asked.who_agrees, answer="agreed")
    writing = forms.begin(viewer, subject, current(ASSESSMENT, viewer.today))
    forms.save_section(writing.pk, "who", {"author": asked.author, "name": asked.guest.name, "agency": asked.guest.agency}, 0, by=viewer.worker_id,
                       name=viewer.name)  # fmt: skip
    made = invite(viewer, subject, name=asked.guest.name, email=asked.guest.email, agency=asked.guest.agency, part=PART, purpose=f"help:{period.key}",
                  what="the early help assessment", ends_on=viewer.today + timedelta(weeks=_here(viewer, settings.partner_writes)), writing=writing)  # fmt: skip
    _answered(viewer, asked, BEGUN, subject)
    return subject, made


def _child(viewer: Any, asked: PartnerAsks, same: str, because: str) -> Subject:
    candidates = alike(viewer, asked)
    if same:
        chosen = next((c for c in candidates if str(c.uuid) == same and not c.stub), None)
        if chosen is None:
            raise ValueError("Choose one of those who are shown")
        subject: Subject = Subject.objects.get(pk=chosen.subject)
        if viewer.basis_for(subject.pk) is None:
            give_reason(viewer, subject.pk, code="transfer", words="A partner asked for early help for them")
        return subject
    if any(c.probable for c in candidates) and not because.strip():
        raise ProbablyTheSame(candidates)
    return register(viewer, kind="child", given=asked.given, family=asked.family, born_on=asked.born_on, address=asked.address, postcode=asked.postcode,
                    same_as_nobody_because=because)  # fmt: skip


@transaction.atomic
def decline(viewer: Any, asked: PartnerAsks, why: str) -> None:
    """Not begun, with the reason that the partner reads. What was written of the family is kept no longer."""
    _must(viewer)
    if asked.state != WAITS:
        raise ValueError("This was answered already")
    if not why.strip():
        raise ValueError("Say why, and whom they can turn to: they read it")
    asked.answer = why.strip()[:400]
    asked.given = asked.family = asked.address = asked.postcode = asked.who_agrees = asked.why = ""
    asked.born_on = None
    _answered(viewer, asked, DECLINED, None)


def _answered(viewer: Any, asked: PartnerAsks, state: str, subject: Subject | None) -> None:
    """Kept with the child from now on; the names that were typed stand on the child's own record."""
    if subject is not None:
        asked.subject, asked.vis = subject, subject.vis
        asked.given = asked.family = asked.address = asked.postcode = ""
        asked.born_on = None
    asked.state, asked.answered_at, asked.answered_by_id = state, clock.now(), viewer.worker_id
    asked.save()


