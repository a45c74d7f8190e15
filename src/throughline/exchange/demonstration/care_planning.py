"""Care planning as it lies open on an ordinary day: a review being prepared, a plan that waits to be signed, a dispute at its
first stage, a child who wrote from her own page. Made by the same acts as anybody's, after the record is written."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from throughline.base.calendar import add_working_days
from throughline.engines.forms import actions as forms
from throughline.engines.forms.registry import current
from throughline.engines.guests.actions import invite
from throughline.engines.meetings import actions as meetings
from throughline.engines.meetings.models import Seat
from throughline.practice.looked_after import actions as care
from throughline.practice.looked_after.meetings import review_meeting
from throughline.practice.looked_after.models import CarePeriod
from throughline.practice.voice import actions as voice
from throughline.record.access import acting
from throughline.record.access.viewer import Viewer, load_viewer
from throughline.record.people.models import Person, Subject
from throughline.record.workers.models import Allocation, Appointment, Worker
from throughline.services import clock

NOT_THESE = ("Harrow", "Quayle", "Byrne")
"""Families whose pages the guided walks of the handbook show as they are."""
SHIFT = "the invented authority"


def lay_out(authority: int, today: date) -> None:
    """Lay it on the desks of the social worker and the reviewing officer who sign in to the training system."""
    with acting.as_system(authority, SHIFT):
        gwen, priya = (Worker.objects.filter(authority_id=authority, user__username=name).first() for name in ("gwen", "priya"))
        families = _families(authority, gwen, priya) if gwen and priya else []
    if gwen is None or priya is None or not families:
        return
    officer, worker = _viewer(gwen, today), _viewer(priya, today)
    together = max(families, key=len)
    others = [child for family in families if family is not together for child in family]
    _review(officer, worker, together, add_working_days(today, 4))
    if others:
        _waits_to_be_signed(worker, others[0], today)
    if len(others) > 1:
        _dispute(officer, others[1])
    _own_page(worker, together[-1])


def _viewer(worker: Worker, today: date) -> Viewer:
    post = Appointment.objects.filter(worker=worker, ended_on__isnull=True).order_by("began_on").first()
    assert post is not None, worker.name
    return load_viewer(worker, post, today, clock.now())


def _families(authority: int, gwen: Worker, priya: Worker) -> list[list[Subject]]:
    """Children in care whom both of them are named for, brothers and sisters together, without the families of the walks."""
    held = Allocation.objects.everything(because=SHIFT).filter(authority_id=authority, ended_on__isnull=True)
    hers = set(held.filter(worker=priya, role="social_worker").values_list("subject_id", flat=True))
    both = hers & set(held.filter(worker=gwen, role="independent_reviewing_officer").values_list("subject_id", flat=True))
    both &= set(CarePeriod.objects.everything(because=SHIFT).filter(ended_on__isnull=True).values_list("subject_id", flat=True))
    found: dict[str, list[Subject]] = defaultdict(list)
    people = Person.objects.everything(because=SHIFT).filter(subject_id__in=both).exclude(family__in=NOT_THESE)
    for person in people.select_related("subject").order_by("family", "born_on"):
        found[person.family].append(person.subject)
    return list(found.values())


def _review(officer: Viewer, worker: Viewer, children: list[Subject], on: date) -> None:
    """A review in four working days: the school has reported, the child has said what she thinks, the worker is still writing."""
    with acting.as_actor(officer.actor(SHIFT)):
        held = meetings.arrange(officer, review_meeting, children, on=on, time="15:45", where="At home")
        seats = list(Seat.objects.everything(because=SHIFT).filter(meeting=held).select_related("subject", "writing", "meeting"))
        for seat in seats:
            if seat.part == "school":
                meetings.ask(officer, seat, name="Sam Oakes", agency="Mere Primary", email="sam.oakes@mere-primary.example")
        first = {s.part: s for s in seats if s.subject_id == children[0].pk}
    with acting.as_actor(worker.actor(SHIFT)):
        _write(worker, first["child"], "me", {"good": "The garden, and my room", "hard": "Fridays, when we go back", "safe": "8",
                                              "want": "I want to see my nan without anybody watching", "how": "worker"}, sign=True)  # fmt: skip
        _write(worker, first["school"], "view", {"progress": "Reads with the older ones now, and has two good friends.", "attendance": "good"}, sign=True)
        if writing := first["social_worker"].writing:
            section = current(writing.form, on).sections[0]
            words = "Since the last review the move to a room of one’s own has helped; sleep is better, and so is school."
            answers = {section.questions[0].name: words}
            forms.save_section(writing.pk, section.name, answers, 0, by=worker.worker_id, name=worker.name, role=worker.role.code)


def _write(viewer: Viewer, seat: Seat, section: str, answers: dict[str, Any], *, sign: bool) -> None:
    if seat.writing is None:
        return
    forms.save_section(seat.writing.pk, section, answers, 0, by=viewer.worker_id, name=viewer.name, role=viewer.role.code, part=seat.part)
    if sign:
        forms.sign(viewer, seat.writing)


def _waits_to_be_signed(worker: Viewer, child: Subject, today: date) -> None:
    """A care plan that was handed in yesterday and that the team's manager has not read yet."""
    by = (today + timedelta(days=35)).isoformat()
    action = {"what": "Ask the school nurse about sleep", "who": str(worker.worker_id), "by": by, "change": "Sleeps through the night"}
    parts: dict[str, dict[str, Any]] = {
        "aim": {"summary": "To stay where things are calm, see family every week, and move up to secondary school with a friend.",
                "child_view": "I want to stay here and keep my school"},
        "permanence": {"decision": "long_term_fostering", "by_on": (today + timedelta(days=120)).isoformat(),
                       "how": "The match goes to the panel in the spring; the assessment is written.", "contingency": "An aunt is assessed alongside."},
        "home": {"why": "It was asked for, and the school is ten minutes away.", "contact": "Mum on Saturdays at the centre."},
        "goals": {"needs": [{"domain": "health", "need": "Wakes at night", "change": "Is rested at school", "actions": [action]}]},
        "agreed": {"child_agrees": "yes", "parents_agree": "no", "not_agreed": "Mum wants family time at home, not at the centre."},
    }  # fmt: skip
    with acting.as_actor(worker.actor(SHIFT)):
        held = forms.begin(worker, child, current("looked_after.care_plan", today))
        for section, answers in parts.items():
            held = forms.save_section(held.pk, section, answers, 0, by=worker.worker_id, name=worker.name, role=worker.role.code)
        forms.hand_in(worker, held)


def _dispute(officer: Viewer, child: Subject) -> None:
    """A dispute at its first stage: the manager has a week."""
    with acting.as_actor(officer.actor(SHIFT)):
        care.raise_dispute(officer, child.pk, about="No date for the move to a permanent home",
                           words="Two reviews asked for a date. I ask for one within the month, and for the reason if it cannot be.")  # fmt: skip


def _own_page(worker: Viewer, child: Subject) -> None:
    """A child who has her own page and wrote from it."""
    with acting.as_actor(worker.actor(SHIFT)):
        invite(worker, child, name="Child", email="own.page@example.org", agency="", part="child", purpose=f"own:{child.pk}", what="their own page",
               ends_on=worker.today + timedelta(days=365))  # fmt: skip
        voice.said(worker, child.pk, "officer", "Can I bring my friend to the review? Only for the first part.")
        voice.said(worker, child.pk, "think", "I like it when we eat together.")
