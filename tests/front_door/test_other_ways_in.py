"""What the night writes down and what the police tell stands at the front door as a contact: never written twice."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.front_door.desk import case, contact, read, send, take
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.forms.models import Writing
from throughline.engines.notices.models import Notice
from throughline.engines.ticks.running import run_due
from throughline.practice.domestic_abuse.models import Notification
from throughline.practice.front_door.models import Contact, RepeatContacts
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.record.workers.models import Allocation, Team, Worker
from throughline.services.clock import at_london

WHY_LOOK = {"code": "duty", "words": "", "key": "3f2b8a52-5df2-4c3e-9d6e-5a7d5c2f1a99"}
TOLD = {
    "on_day": "25", "on_month": "11", "on_year": "2026", "at": "02:00", "told_on_day": "25", "told_on_month": "11", "told_on_year": "2026", "told_at": "02:40",
    "reference": "MH-2511-3", "risk": "high", "harmed": "", "harms": "unknown", "words": "He broke the door. Tia rang.",
}  # fmt: skip
NIGHT = {
    "on_day": "24", "on_month": "11", "on_year": "2026", "at": "22:40", "about": "shouting at the flat", "urgency": "tonight", "agency": "police",
    "caller": "PC Reed, 101", "words": "Two officers are there. All quiet at midnight.", "referral": "no", "answered": "23:05", "how": "rang",
}  # fmt: skip


@pytest.fixture
def open_to(house: Any):
    """Sign somebody in who says why they look at a child."""

    def enter(worker: Any, child: Any) -> Any:
        client = signed_in(worker)
        client.post(reverse("access.why_look", kwargs={"subject": child.uuid}), WHY_LOOK)
        return client

    return enter


def notify(client: Any, house: Any, **changed: str) -> str:
    """The police told: taken in about both children."""
    url = reverse("domestic_abuse.notify", kwargs={"subject": house.tia.uuid})
    where = {f"child_{house.tia.pk}": "present", f"child_{house.jaden.pk}": "resident"}
    return plain(client.post(url, {**TOLD, **where, **changed, "key": key_of(client.get(url))}, follow=True).text)


@pytest.mark.requirement("FD-01")
def test_a_police_notification_is_one_line_in_the_queue_with_both_children(house, open_to):
    mother = Subject.objects.create(authority=house.authority, kind="adult")
    record(people.person_described, mother, on=date(2026, 1, 1), given="Kelly", family="Harrow")
    record(people.related, house.tia, on=date(2026, 1, 1), other=mother.pk, kind="mother")
    abuse, sam, mel = house.worker("Una Lee", "domestic_abuse.screener", swe_number="SW990009"), signed_in(house.screener), signed_in(house.manager)
    assert "at the front door: you need not write it there" in notify(open_to(abuse, house.tia), house, harmed=str(mother.pk))
    queue = read(sam, "front_door.queue")
    assert "1 contact waits: 1 to screen." in queue and "Tia Harrow and Jaden Harrow" in queue
    row = contact(house.tia)
    assert (row.agency, row.how, row.priority, row.received_at) == ("police", "police", "same_day", at_london(date(2026, 11, 25), 2, 40))
    page = plain(sam.get(case(house.tia)).text)
    assert "He broke the door. Tia rang." in page and "incident MH-2511-3" in page and "Kelly Harrow" in page

    # The social worker with the police screens it: that is the screening of the contact, and the police know.
    told = Notification.objects.everything(because="test").get(subject=house.tia)
    url = reverse("domestic_abuse.one", kwargs={"subject": house.tia.uuid, "notification": told.key})
    screened = {"what": "screen", "outcome": "meeting", "police": "DS Ann Cole", "police_agree": "yes", "words": "No injury; he has left."}
    send(open_to(abuse, house.tia), url, **screened)
    row = contact(house.tia)
    assert (row.screened_by_id, row.proposed, row.acknowledged_on) == (abuse.pk, "meeting", date(2026, 11, 25))
    decide = plain(mel.get(case(house.tia)).text)
    assert "The weekly meeting on domestic abuse" in decide
    send(mel, case(house.tia), do="decide", outcome="meeting", level="Level 3: several needs together", words="As proposed.", appropriate="yes")
    assert contact(house.tia).outcome == "meeting" and contact(house.jaden).decided_on is None


@pytest.mark.requirement("FD-01")
def test_whichever_way_it_comes_it_waits_in_one_queue_and_a_social_worker_then_a_manager_see_to_it_that_day(house, open_to):
    """By telephone, by form, through a panel, after a first look at early help, at night and from the police: six children, one queue."""
    mel, sam, ola = (signed_in(w) for w in (house.manager, house.screener, house.officer))
    kit, amy, joe, may = (house.child(name, "Rowe", date(2015, 4, 5)) for name in ("Kit", "Amy", "Joe", "May"))
    take(ola, kit, how="telephone", about="a bruise at swimming")
    take(ola, amy, how="form", agency="health", agency_name="Mere Surgery", about="missed four appointments")
    take(ola, joe, how="panel", agency="council", agency_name="", about="the attendance panel is worried")
    # Early help looks first, says on its own form that it is for social care, and nobody writes it a second time.
    eve = signed_in(house.worker("Eve Marsh", "family_help.early_help_worker"))
    house.allocate(may, None, role="lead_practitioner")
    asked = {"level": "pre_caf", "why": "Up at night", "author": "early_help", "worker": str(Worker.objects.get(name="Eve Marsh").pk)}
    send(eve, reverse("family_help.begin", kwargs={"subject": may.uuid}), **asked)
    eve.get(reverse("forms.begin", kwargs={"subject": may.uuid, "form": "family_help.first_look"}))
    held = Writing.objects.everything(because="test").get(subject=may)
    look = {"section": "look", "author": "school", "name": "Ann Oakes", "agreed": "yes", "worries": "May waits at the gate until six"}
    for part in (look, {"section": "outcome", "outcome": "refer", "why": "Nobody comes for her"}):
        eve.post(reverse("forms.save", kwargs={"writing": held.pk}), {"key": str(uuid4()), "version": "0", **part})
    eve.post(reverse("forms.finish", kwargs={"writing": held.pk}), {"key": str(uuid4())})
    # The night, and the police.
    send(open_to(house.worker("Femi Cole", "record.out_of_hours"), house.jaden), reverse("out_of_hours.record", kwargs={"subject": house.jaden.uuid}), **NIGHT)
    una = open_to(house.worker("Una Lee", "domestic_abuse.screener"), house.tia)
    url = reverse("domestic_abuse.notify", kwargs={"subject": house.tia.uuid})
    send(una, url, **{**TOLD, f"child_{house.tia.pk}": "present"})

    lines = rows_of(mel.get(reverse("front_door.queue")).text)
    assert len(lines) == 6, lines
    ways = {
        "Kit Rowe": "A school, Mere Primary by telephone", "Amy Rowe": "A health service, Mere Surgery by form",
        "Joe Rowe": "Another service of the council through a panel", "May Rowe": "A school after a first look at early help",
        "Jaden Harrow": "The police out of hours", "Tia Harrow": "The police, incident MH-2511-3 police notification",
    }  # fmt: skip
    for name, way in ways.items():
        (line,) = [words for words in lines if name in words]
        assert way in line and "screen it" in line, line
    assert "May waits at the gate until six" in plain(sam.get(case(may)).text), "what early help wrote is what the front door reads"

    # Whoever may not is refused by the page, whatever is posted; nothing is noted.
    outside = signed_in(house.area_worker)
    decided = {"do": "decide", "outcome": "advice", "level": "Level 2: some extra help", "words": "Spoken to the surgery.", "appropriate": "yes"}
    screened = {"do": "screen", "outcome": "advice", "level": "Level 2: some extra help", "words": "Rang the surgery."}
    for child in (kit, amy, joe, may):
        for client in (ola, eve, outside):
            for typed in (screened, decided):
                client.post(case(child), {**typed, "key": str(uuid4())})
        assert (contact(child).screened_at, contact(child).decided_on) == (None, None)
        sam.post(case(child), {**decided, "key": str(uuid4())})
        assert contact(child).decided_on is None, "a social worker of the front door proposes; she does not decide"
    # Each is screened by a registered social worker and decided by a manager with reasons, within the working day; both hours are kept.
    for child in (kit, amy, joe, may):
        send(sam, case(child), **screened)
        assert "decide" in next(w for w in rows_of(mel.get(reverse("front_door.queue")).text) if contact(child).about in w)
        send(mel, case(child), **{**decided, "words": ""})
        assert contact(child).decided_on is None, "not without a rationale"
        send(mel, case(child), **decided)
        row = contact(child)
        assert (row.screened_by_id, row.decided_by_id, row.outcome, row.exception) == (house.screener.pk, house.manager.pk, "advice", False)
        assert row.received_on == row.decided_on == date(2026, 11, 25) and row.screened_at < row.decided_at
        page = plain(ola.get(case(child)).text)
        assert "Sam Ode" in page and "Mel Ford" in page and "Spoken to the surgery." in page
    assert "2 contacts wait: 2 to screen." in read(mel, "front_door.queue")


def rows_of(html: str) -> list[str]:
    """What each line of the queue says."""
    table = html.partition("<caption>The queue")[2].partition("</table>")[0]
    return [plain(f"<main>{one}</main>") for one in table.split("<tr>")[2:]]


def test_only_what_the_police_told_goes_to_their_meeting(house):
    sam = signed_in(house.screener)
    take(sam, house.tia)
    assert "weekly meeting on domestic abuse" not in plain(sam.get(case(house.tia)).text)
    send(sam, case(house.tia), do="screen", outcome="meeting", level="Level 3: several needs together", words="x")
    assert contact(house.tia).screened_at is None


def test_a_screener_who_is_not_registered_leaves_the_screening_to_the_front_door(house, open_to):
    abuse = house.worker("Una Lee", "domestic_abuse.screener")
    notify(open_to(abuse, house.tia), house)
    told = Notification.objects.everything(because="test").get(subject=house.tia)
    url = reverse("domestic_abuse.one", kwargs={"subject": house.tia.uuid, "notification": told.key})
    send(open_to(abuse, house.tia), url, what="screen", outcome="no_action", police="DS Ann Cole", police_agree="yes", words="A quarrel, no more.")
    assert contact(house.tia).screened_at is None
    assert "1 contact waits: 1 to screen." in read(signed_in(house.screener), "front_door.queue")


@pytest.mark.requirement("FD-01")
def test_night_work_is_in_the_queue_and_counts_towards_repeat_contacts(house, open_to):
    femi = house.worker("Femi Cole", "record.out_of_hours")
    house.allocate(house.tia, house.area_worker, house.other_team)
    url = reverse("out_of_hours.record", kwargs={"subject": house.tia.uuid})
    for number, day in enumerate(("10", "19", "24"), 1):
        send(open_to(femi, house.tia), url, **{**NIGHT, "on_day": day})
        assert Contact.objects.everything(because="test").filter(subject=house.tia).count() == number
    queue = read(signed_in(house.screener), "front_door.queue")
    assert "3 contacts wait" in queue and "shouting at the flat" in queue and "The police" in queue
    assert RepeatContacts.objects.everything(because="test").get(subject=house.tia).n == 3
    assert RepeatContacts.objects.everything(because="test").filter(subject=house.jaden).exists(), "the brother at home too"
    run_due(["front_door.came_another_way"])
    run_due(["front_door.came_another_way"])
    lines = list(Notice.objects.everything(because="test").filter(worker=house.area_worker).values_list("line", flat=True))
    assert lines.count("The police got in touch about a child of yours.") == 1, "of last night, once"
    assert lines.count("3 contacts within a month: they are looked at together.") == 1


def test_a_child_whom_the_night_left_with_first_response_goes_to_the_team_of_its_referral(house, open_to):
    first = Team.objects.create(authority=house.authority, agency=house.agency, name="First response", kind="front_door")
    femi, sam, mel = house.worker("Femi Cole", "record.out_of_hours"), signed_in(house.screener), signed_in(house.manager)
    send(open_to(femi, house.tia), reverse("out_of_hours.record", kwargs={"subject": house.tia.uuid}), **{**NIGHT, "referral": "yes"})
    held = Allocation.objects.everything(because="test").filter(subject=house.tia, role="social_worker", ended_on__isnull=True)
    assert held.get().team_id == first.pk
    send(sam, case(house.tia), do="screen", outcome="referral", level="Level 4: children’s social care", words="To be seen.")
    decided = {"do": "decide", "outcome": "referral", "level": "Level 4: children’s social care", "words": "Yes.", "appropriate": "yes"}
    send(mel, case(house.tia), **decided, team=str(house.other_team.pk))
    assert held.get().team_id == house.other_team.pk and "Tia Harrow" in read(signed_in(house.area_manager), "front_door.referrals")


def test_what_the_night_looked_after_of_its_own_accord_is_no_contact(house, open_to):
    femi = house.worker("Femi Cole", "record.out_of_hours")
    url = reverse("out_of_hours.record", kwargs={"subject": house.tia.uuid})
    send(open_to(femi, house.tia), url, **{**NIGHT, "agency": "nobody", "caller": ""})
    assert not Contact.objects.everything(because="test").filter(subject=house.tia).exists()
    assert "Who got in touch?" in send(open_to(femi, house.tia), url, **{**NIGHT, "agency": ""})


def test_the_moment_at_which_the_police_told_is_a_real_one(house, open_to):
    una = open_to(house.worker("Una Lee", "domestic_abuse.screener"), house.tia)
    assert "This moment has not come yet" in notify(una, house, told_at="23:59")
    assert "This is before it happened" in notify(una, house, told_at="01:00")
    assert "Give both the day and the time" in notify(una, house, told_at="")
    assert "30 February is not a day" in notify(una, house, told_on_day="30", told_on_month="2")
    assert not Contact.objects.everything(because="test").filter(subject=house.tia).exists()


def test_a_notification_posted_twice_is_one_contact_for_each_child(house, open_to):
    una = open_to(house.worker("Una Lee", "domestic_abuse.screener"), house.tia)
    url = reverse("domestic_abuse.notify", kwargs={"subject": house.tia.uuid})
    typed = {**TOLD, f"child_{house.tia.pk}": "present", f"child_{house.jaden.pk}": "resident", "key": key_of(una.get(url))}
    assert una.post(url, typed).status_code == una.post(url, typed).status_code == 302
    assert Contact.objects.everything(because="test").count() == 2


def test_bad_input_at_night_and_from_the_police_gets_what_a_person_would_expect(house, open_to):
    femi = open_to(house.worker("Femi Cole", "record.out_of_hours"), house.tia)
    url = reverse("out_of_hours.record", kwargs={"subject": house.tia.uuid})
    assert "at most 20000 characters" in send(femi, url, **{**NIGHT, "words": "x" * 10_000_000})
    assert "30 February is not a day" in send(femi, url, **{**NIGHT, "on_day": "30", "on_month": "2"})
    assert not Contact.objects.everything(because="test").exists()
    typed = {**NIGHT, "words": "<script>alert(1)</script>", "key": key_of(femi.get(url))}
    femi.post(url, typed)
    femi.post(url, typed)
    assert Contact.objects.everything(because="test").filter(subject=house.tia).count() == 1, "a form posted twice is one call"
    shown = signed_in(house.screener).get(case(house.tia)).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown and "<script>alert" not in shown
    una = open_to(house.worker("Una Lee", "domestic_abuse.screener"), house.tia)
    assert "at most 20000 characters" in notify(una, house, words="x" * 10_000_000)


def test_a_screening_and_a_decision_posted_twice_are_one(house):
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    take(sam, house.tia)
    screened = {"do": "screen", "outcome": "advice", "level": "Level 4: children’s social care", "words": "<b>bold</b>"}
    decided = {**screened, "do": "decide", "appropriate": "yes"}
    for client, typed in ((sam, screened), (mel, decided)):
        once = {**typed, "key": key_of(client.get(case(house.tia)))}
        client.post(case(house.tia), once)
        client.post(case(house.tia), once)
    types = list(Event.objects.everything(because="test").filter(subject=house.tia).values_list("type", flat=True))
    assert types.count("front_door.contact_screened") == types.count("front_door.contact_decided") == 1
    assert "<b>bold" not in mel.get(case(house.tia)).text
    sent = send(mel, reverse("front_door.advice"), agency="school", about="x", outcome="advice", words="y" * 10_000_000)
    assert "This is too long to be kept as one note" in sent
