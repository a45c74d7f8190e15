"""Courts and family time on an ordinary day: cases on the way to court, one that went in an emergency, agreements with and
without an end, and family time that a court ordered and nobody could be present at. Made by the same acts as anybody's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from throughline.base.calendar import add_working_days
from throughline.practice.family_time import actions as family_time
from throughline.practice.family_time import queries as family_times
from throughline.practice.legal import actions, events, queries
from throughline.practice.legal.codes import CHECKLIST
from throughline.practice.legal.events import reports
from throughline.practice.legal.models import AtHome, ByAgreement
from throughline.practice.looked_after.models import LegalStatus
from throughline.record.access import acting
from throughline.record.access.viewer import Viewer, load_viewer
from throughline.record.ledger.actions import record
from throughline.record.people.models import Person, Subject
from throughline.record.workers.models import Allocation, Appointment, Worker
from throughline.services import clock

SHIFT = "the invented authority"
NOT_THESE = ("Harrow", "Quayle")
TRIGGERS = (
    "Neglect, after a second plan", "Injuries nobody can explain", "Two births removed before; expected in spring",
    "Does not come to the core group; the plan has stood still for a year",
)  # fmt: skip
HOW_IT_WAS = (
    ("They baked. She asked to stay until it was eaten, and they did.", "I liked the icing", False),
    ("He was quiet at first, then they played cards and he won twice.", "He let me win and I knew", False),
    ("Her mother came late and cried; she comforted her mother.", "I don’t like it when she cries", True),
)


def lay_out(authority: int, today: date) -> None:
    """For children of whom nothing of the kind is told yet."""
    with acting.as_system(authority, SHIFT):
        head = _holder(authority, "record.head_of_service", today)
        manager = _holder(authority, "record.team_manager", today)
        helpers = list(Worker.objects.filter(authority_id=authority, left_on__isnull=True, qualified=False).order_by("pk")[:3])
        interim = _children(authority, LegalStatus.objects.everything(because=SHIFT).filter(ended_on__isnull=True, status__in=("C1", "C2")))
        agreed = _children(authority, ByAgreement.objects.everything(because=SHIFT).filter(ended_on__isnull=True))
        home = _children(authority, AtHome.objects.everything(because=SHIFT).filter(ended_on__isnull=True))
    if head is None or manager is None or len(interim) < 8:
        return
    decider = _viewer(head, today)
    with acting.as_actor(decider.actor(SHIFT)):
        _cases(decider, interim[:6], today)
        _agreements(decider, agreed, today)
        for place, child in enumerate(home):
            if place % 3:
                record(events.discharge_considered, child.pk, on=today - timedelta(days=20 + 11 * place % 140), by=head.pk, outcome="keep",
                       words="Settled at home; looked at again at the next review.")  # fmt: skip
        _decisions(decider, interim[6:8])
        _reports(decider, [*agreed[:2], *home[:1]], interim[7], today)
        _family_time(decider, manager, helpers, interim[6:16], today)


def _holder(authority: int, role: str, today: date) -> Worker | None:
    post = Appointment.objects.filter(authority_id=authority, role=role, began_on__lte=today, ended_on__isnull=True).order_by("pk").first()
    return post.worker if post else None


def _viewer(worker: Worker, today: date) -> Viewer:
    post = Appointment.objects.filter(worker=worker, ended_on__isnull=True).order_by("began_on").first()
    assert post is not None, worker.name
    return load_viewer(worker, post, today, clock.now())


def _children(authority: int, rows: Any) -> list[Subject]:
    """The children of these rows who have a worker and are not of the guided walks, in order of their number."""
    held = Allocation.objects.everything(because=SHIFT).filter(authority_id=authority, ended_on__isnull=True, role="social_worker", worker__isnull=False)
    theirs = set(rows.filter(authority_id=authority, vis=0).values_list("subject_id", flat=True)) & set(held.values_list("subject_id", flat=True))
    people = Person.objects.everything(because=SHIFT).filter(subject_id__in=theirs).exclude(family__in=NOT_THESE).select_related("subject")
    return [p.subject for p in people.order_by("subject_id")]


def _cases(decider: Viewer, children: list[Subject], today: date) -> None:
    """Three on the way, one before the court, one that went in an emergency, one that ended without the court."""
    for place, child in enumerate(children):
        began = add_working_days(today, -(18 + 9 * place))
        facts = {"decision": "issue" if place in (3, 4) else "pre_proceedings", "trigger": TRIGGERS[place % len(TRIGGERS)],
                 "recommended_on": began - timedelta(days=6 + place), "words": "The threshold is reached. Parents are told what must change, and by when."}  # fmt: skip
        key = actions.plan_for_court(decider, child, facts, on=began)
        say = {"by": decider.worker_id, "thread": key}
        record(events.pre_proceedings_letter_sent, child.pk, on=add_working_days(began, 4), family_meeting_offered=True, plain=True, **say)
        if place != 2:
            record(events.family_meeting_answered, child.pk, on=add_working_days(began, 9), outcome=("held", "declined")[place % 2], **say)
        if place:
            record(events.pre_proceedings_meeting_held, child.pk, on=add_working_days(began, 12), lawyer=True, words="The agreement is signed by both.", **say)
            done = {name: place in (3, 5) or n < 5 for n, name in enumerate(CHECKLIST)}
            record(events.checklist_gone_through, child.pk, on=add_working_days(began, 13), **done, **say)
        if place == 3:
            record(events.panel_decided, child.pk, on=add_working_days(began, 14), decision="issue", quality="3", words="Nothing else keeps them safe.", **say)
            actions.issue(decider, queries.case_of(decider, child.pk, key), kind="care", case_number="MH26C00112")  # type: ignore[arg-type]
        elif place == 4:
            actions.issue(decider, queries.case_of(decider, child.pk, key), kind="emergency", emergency=True,  # type: ignore[arg-type]
                          why_emergency="The father broke in on Sunday night; the police could not stay.")  # fmt: skip
        elif place == 5:
            record(events.proceedings_ended, child.pk, on=add_working_days(today, -3), outcome="diverted", **say)


def _agreements(decider: Viewer, children: list[Subject], today: date) -> None:
    """Most are written down with an end; one is past it, and the last has nothing written down."""
    for place, child in enumerate(children[:-1]):
        ends = today + timedelta(days=-12 if place == 0 else 20 + 9 * place)
        facts = {"purpose": "Her mother is in hospital and there is nobody else" if place % 2 else "A rest after the operation, and time to plan",
                 "work": "Plan with the family for going home, and who helps there", "expected_end_on": ends, "consent_by": "The mother, who has parental responsibility",
                 "consent_on": today - timedelta(days=30), "understood": True}  # fmt: skip
        actions.authorise_section_20(decider, child, facts)


def _decisions(decider: Viewer, children: list[Subject]) -> None:
    for child, kind in zip(children, ("placement", "discharge"), strict=False):
        actions.decide(decider, child, kind=kind, outcome="agreed", words="Agreed after the papers were read and the officer was asked.")


def _reports(decider: Viewer, asked: list[Subject], deprived: Subject, today: date) -> None:
    """What courts asked the council to report, one of it filed; and a home that is not registered and has not asked to be."""
    for child, (kind, ago, filed) in zip(asked, (("section_37", 31, False), ("section_7", 70, True), ("section_7", 44, False)), strict=False):
        number = record(reports.report_directed, child.pk, on=add_working_days(today, -ago), by=decider.worker_id, kind=kind,
                        by_on=add_working_days(today, 12) if kind == "section_7" and not filed else None)  # fmt: skip
        if filed:
            record(reports.report_filed, child.pk, on=add_working_days(today, -16), by=decider.worker_id, thread=number,
                   words="She is well where she is, and wants to see her father more.")  # fmt: skip
    if today.year > 2019:
        record(events.deprivation_of_liberty_authorised, deprived.pk, on=add_working_days(today, -5), by=decider.worker_id,
               until_on=add_working_days(today, 20), unregistered=True)  # fmt: skip


def _family_time(viewer: Viewer, manager: Worker, helpers: list[Worker], children: list[Subject], today: date) -> None:
    """Ordered by the court for most; hours are short, four next week have nobody, and one was cancelled for want of staff."""
    for helper, hours in zip(helpers, (6, 4, 3), strict=False):
        family_time.roster(viewer, helper, hours)
    for place, child in enumerate(children):
        facts = {"with_whom": ("their mother", "their father", "their mother and the baby")[place % 3], "ordered": place != 2, "supervised": place != 5,
                 "times": (4, 8, 2)[place % 3], "minutes": (90, 60, 120)[place % 3], "travel": 30, "conditions": "At the family centre"}  # fmt: skip
        key = family_time.arrange(viewer, child, facts, first_on=add_working_days(today, 1 + place % 4), time="16:00", where="Family centre")
        booked = [s for s in family_times.sessions_of(viewer, child.pk) if s.arrangement == key]
        _before(viewer, child, key, facts, today, place)
        named = sorted(booked, key=lambda s: s.for_on)
        if place == 0 and named:
            family_time.cancel(viewer, named[0], {"why": "staffing", "authoriser": manager.pk, "court_told": True,
                                                  "instead_on": add_working_days(today, 8)})  # fmt: skip
        elif helpers and place > 3:
            for session in named[:2]:
                family_time.staff(viewer, session, helpers[place % len(helpers)].pk)


def _before(viewer: Viewer, child: Subject, key: int, facts: dict[str, Any], today: date, place: int) -> None:
    """The times of the last weeks, as they were."""
    from throughline.practice.family_time import events as times

    for n in range(1, 4):
        on = add_working_days(today, -5 * n)
        number = record(times.session_planned, child.pk, on=on - timedelta(days=14), by=viewer.worker_id, arrangement=key, with_whom=facts["with_whom"],
                        for_on=on, time="16:00", where="Family centre", minutes=facts["minutes"], travel=30, ordered=facts["ordered"],
                        supervised=facts["supervised"], supervisor=viewer.worker_id)  # fmt: skip
        account, words, concern = HOW_IT_WAS[(place + n) % 3]
        record(times.session_held, child.pk, on=on, by=viewer.worker_id, thread=number, came="late" if concern else "all", account=account, words=words,
               concern=concern, worry="Who looks after whom? Talked about in supervision." if concern else None)  # fmt: skip
