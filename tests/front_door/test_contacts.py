"""From the telephone to the decision: one queue, a registered social worker, a manager, and what the decision starts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.front_door.desk import SAID, SCREENED, case, contact, read, send, take
from tests.measures.chronologies import told
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.duties.models import Obligation
from throughline.engines.notices.models import Notice
from throughline.practice.front_door import events, measures
from throughline.practice.front_door.models import Contact, Referral
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.record.workers.models import Allocation
from throughline.services import clock

TODAY = date(2026, 11, 25)
DECIDED = {"do": "decide", "level": "Level 4: children’s social care", "words": "Bruises without an account of them.", "appropriate": "yes"}


def notices(worker) -> list[str]:
    return list(Notice.objects.everything(because="test").filter(worker=worker).values_list("line", flat=True))


def events_of(child, type_) -> list[Event]:
    return list(Event.objects.everything(because="test").filter(subject=child, type=type_.code).order_by("pk"))


@pytest.mark.requirement("FD-01")
def test_every_contact_is_screened_by_a_registered_social_worker_and_decided_by_a_manager(house):
    ola, sam, mel, nia = (signed_in(w) for w in (house.officer, house.screener, house.manager, house.unregistered))
    found = plain(send_find(ola, "Tia Harrow"))
    assert "a contact about Tia Harrow" in found
    assert "Saved at" in take(ola, house.tia, also=[str(house.jaden.pk)])
    queue = read(sam, "front_door.queue")
    assert "1 contact waits: 1 to screen." in queue and "Tia Harrow and Jaden Harrow" in queue and "Mere Primary" in queue

    refused = send(ola, case(house.tia), **SCREENED)
    assert contact(house.tia).screened_at is None and "A social worker of the front door screens it, then a manager decides." in refused
    assert "yours is not on your account" in send(nia, case(house.tia), **SCREENED) and contact(house.tia).screened_at is None
    assert "Nobody" not in send(sam, case(house.tia), **SCREENED, children=[str(contact(house.jaden).key)])
    for child in (house.tia, house.jaden):
        assert (contact(child).screened_by_id, contact(child).proposed) == (house.screener.pk, "referral")
    assert "Decide" not in plain(sam.get(case(house.tia)).text).split("What is known")[0].split("Screened")[-1].replace("manager decides", "")

    silent = send(mel, case(house.tia), **{**DECIDED, "words": ""}, outcome="referral", team=str(house.other_team.pk))
    assert "Fill in “Your rationale”" in silent
    assert contact(house.tia).decided_on is None, "no decision without a rationale"
    send(mel, case(house.tia), **DECIDED, outcome="referral", team=str(house.other_team.pk), children=[str(contact(house.jaden).key)])
    row = contact(house.tia)
    assert (row.outcome, row.decided_by_id, row.exception) == ("referral", house.manager.pk, False)
    assert row.screened_at < row.decided_at and contact(house.jaden).outcome == "referral"
    page = plain(sam.get(case(house.tia)).text)
    assert "Third report this term." in page and "Bruises without an account of them." in page and "Mel Ford" in page and "Sam Ode" in page
    assert "Nothing waits. Every contact is decided." in read(mel, "front_door.queue")


def send_find(client, said: str) -> str:
    return client.post(reverse("front_door.new"), {"do": "find", "said": said}).text


def test_a_manager_decides_alone_only_in_an_emergency_and_that_is_counted(house):
    mel = signed_in(house.manager)
    take(mel, house.tia, priority="immediate")
    url = case(house.tia) + "?step=decide"
    said = {**DECIDED, "outcome": "no_action", "reason": "A mistake of the day"}
    assert "It is not screened yet. If it cannot wait, say why" in send(mel, url, **said)
    send(mel, url, **said, why_exception="The child is on the doorstep")
    assert contact(house.tia).exception and told(measures.out_of_order, date(2026, 11, 1)) == (1, 1, 0)
    take(mel, house.jaden)
    send(mel, case(house.jaden), **{**SCREENED, "outcome": "advice"})
    assert "You screened it yourself: somebody else decides" in send(mel, case(house.jaden), **{**DECIDED, "outcome": "advice"})
    assert contact(house.jaden).decided_on is None


@pytest.mark.requirement("FD-02")
def test_the_queue_counts_down_and_the_most_urgent_stands_first(house):
    sam = signed_in(house.screener)
    take(sam, house.jaden, priority="standard", about="late for school", on_day="19", at="09:00")
    take(sam, house.tia, priority="immediate", at="08:10")
    take(sam, house.tia, priority="same_day", about="hungry at lunch", on_day="24", at="09:00")
    clock.set_offset(clock.offset_for(TODAY) + timedelta())
    text = sam.get(reverse("front_door.queue")).text
    page = plain(text)
    places = [page.index(words) for words in ("bruises on both arms", "hungry at lunch", "late for school")]
    assert places == sorted(places)
    assert "past their time" in page or "past its time" in page
    assert " left" in page and " past" in page
    row = contact(house.jaden)
    due = Obligation.objects.everything(because="test").get(duty="front_door.decide_contact", subject=house.jaden)
    assert due.due_on == date(2026, 11, 24) and row.decided_on is None  # three working days after Thursday 19 November
    late = next(line for line in page.split("take it on") if "late for school" in line)
    assert " past" in late
    assert "Contacts past the time by which they are decided" in plain(signed_in(house.manager).get("/today/").text)


def test_somebody_takes_a_contact_on_and_the_queue_shows_who(house):
    sam = signed_in(house.screener)
    take(sam, house.tia)
    key = key_of(sam.get(reverse("front_door.queue")))
    sam.post(reverse("front_door.claim", kwargs={"subject": house.tia.uuid, "contact": contact(house.tia).key}), {"key": key})
    assert contact(house.tia).claimed_by_id == house.screener.pk
    assert "take it on" not in read(sam, "front_door.queue")


@pytest.mark.requirement("FD-07")
def test_a_referral_again_within_twelve_months_shows_the_episode_before_and_why_it_was_closed(house):
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    first = record(events.referral_received, house.tia, on=date(2026, 2, 2), agency="police", about="left alone")
    record(events.case_closed, house.tia, on=date(2026, 3, 30), thread=first, reason="RC8", words="All well.")
    take(sam, house.tia)
    assert "case closed after assessment, no further action" in plain(sam.get(case(house.tia)).text)
    send(sam, case(house.tia), **SCREENED)
    send(mel, case(house.tia), **DECIDED, outcome="referral", team=str(house.other_team.pk))
    row = Referral.objects.everything(because="test").get(subject=house.tia, ended_on__isnull=True)
    assert (row.again, row.before_on, row.before_closed) == (True, date(2026, 2, 2), "RC8")
    referred = events_of(house.tia, events.referral_received)[-1].facts
    assert (referred["again"], referred["source"], referred["contact"]) == (True, "2A", contact(house.tia).key)
    assert told(measures.again, date(2026, 11, 1)) == (1, 2, 0)
    assert told(measures.again_after[0], date(2026, 11, 1)) == (1, 1, 0)
    page = read(signed_in(house.area_manager), "front_door.referrals")
    assert "1 referral to decide within one working day; 1 of a family referred within the last twelve months." in page
    assert "closed: Case closed after assessment, no further action" in page
    assert Allocation.objects.everything(because="test").get(subject=house.tia, ended_on__isnull=True).team_id == house.other_team.pk
    assert any("A referral has come to your team" in line for line in notices(house.area_manager))


def test_what_follows_a_referral_is_decided_and_a_case_is_not_closed_before_the_referrer_knows(house):
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    take(sam, house.tia)
    send(sam, case(house.tia), **SCREENED)
    send(mel, case(house.tia), **DECIDED, outcome="referral", team=str(house.other_team.pk))
    row = Referral.objects.everything(because="test").get(subject=house.tia)
    url = reverse("front_door.referral", kwargs={"subject": house.tia.uuid, "referral": row.key})
    send(mel, url, outcome="assessment", level="Level 4: children’s social care", words="To be seen today.")
    refused = send(mel, url, reason="RC8", words="Seen; a fall from a swing.")
    assert "Whoever referred has not been told the outcome. Tell them first, or say why not" in refused
    assert "Sam Oakes, Mere Primary" in read(mel, "front_door.tell")
    send(mel, case(house.tia), do="tell", how="telephone")
    assert "Everybody has been told." in read(mel, "front_door.tell")
    assert "Closed." in send(mel, url, reason="RC8", words="Seen; a fall from a swing.")
    assert Referral.objects.everything(because="test").get(pk=row.pk).ended_on == TODAY
    assert told(measures.assessed, date(2026, 11, 1)) == (0, 1, 0)


def test_whoever_works_with_the_child_learns_of_it_at_once(house):
    house.allocate(house.tia, house.area_worker, house.other_team)
    take(signed_in(house.officer), house.tia)
    assert notices(house.area_worker) == ["A school got in touch about a child of yours."]
    link = Notice.objects.everything(because="test").get(worker=house.area_worker).link
    assert signed_in(house.area_worker).get(link).status_code == 200


@pytest.mark.requirement("FD-12")
def test_where_the_authority_says_so_a_decision_waits_for_a_senior_sign_off(house):
    record(people.setting_changed, house.subject, on=date(2026, 1, 1), setting="front_door.sign_off", value="no action", why="as agreed")
    sam, mel, ruth = signed_in(house.screener), signed_in(house.manager), signed_in(house.head)
    take(sam, house.tia)
    send(sam, case(house.tia), **{**SCREENED, "outcome": "no_action"})
    said = {**DECIDED, "outcome": "no_action", "reason": "Explained by the school trip"}
    assert "It waits for the senior manager’s sign-off." in send(mel, case(house.tia), **said)
    assert contact(house.tia).decided_on is None and "1 to sign off" in read(ruth, "front_door.queue")
    assert "1 contact waits" in read(mel, "front_door.queue"), "the stage is not complete"
    send(ruth, case(house.tia), do="sign", words="Ask the trip’s leader first", **{"return": "1"})
    assert contact(house.tia).decided_on is None and "not signed off: Ask the trip’s leader first" in read(mel, "front_door.queue")
    send(mel, case(house.tia), **said)
    assert "You decided it: somebody else signs it off." in plain(mel.get(case(house.tia)).text)
    send(ruth, case(house.tia), do="sign", agree="1")
    row = contact(house.tia)
    assert (row.outcome, row.decided_by_id, row.signed_by_id) == ("no_action", house.manager.pk, house.head.pk)


def test_a_duty_worker_of_a_neighbouring_council_takes_a_contact_and_sees_no_other_child(house):
    neighbour = signed_in(house.worker("Gil Marsh", "front_door.neighbouring_duty_worker"))
    take(signed_in(house.officer), house.jaden)
    assert "Jaden" not in read(neighbour, "front_door.queue")
    url = reverse("front_door.take", kwargs={"subject": house.tia.uuid})
    assert "Why do you need to look?" in neighbour.get(url).text
    ask = reverse("access.why_look", kwargs={"subject": house.tia.uuid})
    neighbour.post(ask, {"code": "duty", "words": "", "key": "3f2b8a52-5df2-4c3e-9d6e-5a7d5c2f1a99"})
    assert "Saved at" in take(neighbour, house.tia)
    assert "Tia Harrow" in read(neighbour, "front_door.queue") and "Jaden" not in read(neighbour, "front_door.queue")


def test_a_form_posted_twice_makes_one_contact(house):
    sam = signed_in(house.screener)
    url = reverse("front_door.take", kwargs={"subject": house.tia.uuid})
    typed = {**SAID, "key": key_of(sam.get(url))}
    assert sam.post(url, typed).status_code == sam.post(url, typed).status_code == 302
    assert len(events_of(house.tia, events.contact_received)) == 1


def test_bad_input_gets_what_a_person_would_expect(house):
    sam = signed_in(house.screener)
    assert "30 February is not a day" in take(sam, house.tia, on_day="30", on_month="2")
    assert "must be" in take(sam, house.tia, on_year="2027").lower() or "later" in take(sam, house.tia, on_year="2027").lower()
    long = take(sam, house.tia, words="x" * 10_000_000)
    assert "This is too long to be kept as one note" in long
    assert not Contact.objects.everything(because="test").filter(subject=house.tia).exists()
    take(sam, house.tia, words="<script>alert(1)</script>", about="<b>bold</b>")
    text = sam.get(case(house.tia)).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text and "<script>alert" not in text and "<b>bold" not in text


def test_an_unborn_child_without_an_expected_day_is_put_on_the_record(house):
    sam = signed_in(house.screener)
    page = sam.post(reverse("front_door.new"), {"do": "find", "said": "Reed"})
    typed = {"do": "add", "key": key_of(page), "family": "Reed", "unborn": "on"}
    done = sam.post(reverse("front_door.new"), typed, follow=True)
    assert "About" in plain(done.text) and done.redirect_chain
    made = Subject.objects.order_by("-pk").filter(kind="child").first()
    assert "Saved at" in take(sam, made, agency="health", about="pregnant and alone")
    assert "the day is not known" in read(sam, "front_door.unborn")


def test_nobody_is_added_beside_a_double_without_a_reason(house):
    sam = signed_in(house.screener)
    page = sam.post(reverse("front_door.new"), {"do": "find", "said": "Tia Harrow"})
    typed = {"do": "add", "key": key_of(page), "given": "Tia", "family": "Harrow", "born_on_day": "14", "born_on_month": "3", "born_on_year": "2014"}
    again = sam.post(reverse("front_door.new"), typed)
    assert "This is probably somebody who is on the record already." in plain(again.text) and "the same child: a contact about Tia Harrow" in plain(again.text)
    before = Subject.objects.filter(kind="child").count()
    sam.post(reverse("front_door.new"), {**typed, "key": key_of(again), "seen": "1", "because": "Cousins of one name"})
    assert Subject.objects.filter(kind="child").count() == before + 1
