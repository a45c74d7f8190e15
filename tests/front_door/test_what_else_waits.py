"""Repeat contacts, advice, referrals in writing, disagreements, births, thresholds, calls, and what inspections asked for."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.front_door.desk import SCREENED, case, contact, read, send, take
from tests.measures.chronologies import told
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.forms.models import Writing
from throughline.engines.notices.models import Notice
from throughline.engines.signals.models import SignalRow
from throughline.practice.front_door import measures
from throughline.practice.front_door.actions.rising import rise
from throughline.practice.front_door.models import CallHour, CallToReturn, Escalation, Referral, RepeatContacts
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.record.people.actions import create_subject
from throughline.record.people.models import Person
from throughline.services import clock, mail

TODAY = date(2026, 11, 25)
DECIDED = {"do": "decide", "level": "Level 2: some extra help", "words": "Read and weighed."}


def police(house, child, day: date) -> None:
    take(signed_in(house.officer), child, agency="police", how="police", on_day=str(day.day), on_month=str(day.month), on_year=str(day.year))


def repeat_rows(child) -> list[RepeatContacts]:
    return list(RepeatContacts.objects.everything(because="test").filter(subject=child))


def notices(worker) -> list[str]:
    return [line for line in Notice.objects.everything(because="test").filter(worker=worker).values_list("line", flat=True) if "within a month" in line]


@pytest.mark.requirement("FD-09")
def test_the_third_police_contact_within_31_days_is_looked_at_by_the_manager_and_the_area_team_is_told(house):
    house.allocate(house.tia, house.area_worker, house.other_team)
    first = date(2026, 10, 1)
    for day in (1, 10):
        police(house, house.tia, first + timedelta(days=day - 1))
    assert repeat_rows(house.tia) == []
    police(house, house.tia, first + timedelta(days=30))
    (row,) = repeat_rows(house.tia)
    assert (row.n, row.first_on, row.began_on) == (3, first, date(2026, 10, 31))
    for worker in (house.manager, house.area_manager, house.area_worker):
        assert notices(worker) == ["3 contacts within a month: they are looked at together."]
    mel = signed_in(house.manager)
    assert "Tia Harrow" in read(mel, "front_door.repeats") and "3 contacts within a month" in read(mel, "front_door.queue")
    assert SignalRow.objects.everything(because="test").get(subject=house.tia, signal="front_door.repeat_contacts").answer_by == date(2026, 11, 4)
    url = reverse("front_door.contacts", kwargs={"subject": house.tia.uuid})
    assert "What do the contacts say together?" in send(mel, url, outcome="changed", words="")
    assert repeat_rows(house.tia)[0].reviewed_on is None, "an outcome and what they say together are needed"
    assert told(measures.repeats_reviewed, date(2026, 11, 1)) == (0, 1 + len(repeat_rows(house.jaden)), 0)
    send(mel, url, outcome="changed", words="Each is a Friday night at the father’s flat.")
    assert (repeat_rows(house.tia)[0].reviewed_on, repeat_rows(house.tia)[0].outcome) == (TODAY, "changed")
    assert "Tia Harrow" not in read(mel, "front_door.repeats")


@pytest.mark.requirement("FD-09")
def test_days_1_10_and_32_are_not_and_the_home_counts_as_one(house):
    first = date(2026, 10, 1)
    for day in (1, 10, 32):
        police(house, house.tia, first + timedelta(days=day - 1))
    assert repeat_rows(house.tia) == [] and notices(house.manager) == []
    police(house, house.jaden, first + timedelta(days=36))
    assert [r.n for r in repeat_rows(house.tia)] == [3], "a contact about her brother at home counts for her"


@pytest.mark.requirement("FD-09")
def test_the_authority_may_count_every_agency(house):
    for agency in ("school", "health"):
        take(signed_in(house.officer), house.tia, agency=agency)
    take(signed_in(house.officer), house.tia, agency="neighbour")
    assert repeat_rows(house.tia) == []
    record(people.setting_changed, house.subject, on=date(2026, 1, 1), setting="front_door.repeat_from", value="every agency", why="as agreed")
    take(signed_in(house.officer), house.tia, agency="housing")
    assert [r.n for r in repeat_rows(house.tia)] == [4]


@pytest.mark.requirement("FD-04")
def test_advice_is_no_referral_and_becomes_a_contact_in_one_step(house):
    sam = signed_in(house.screener)
    url = reverse("front_door.advice")
    asked = {"agency": "health", "name": "Dr Lowe", "about": "a mother who drinks", "words": "Ask whether she lets you ring us together.", "outcome": "ring_again"}
    assert "It is advice, and not counted as a referral." in send(sam, url, **asked)
    assert "1 time advice was given" in read(sam, "front_door.advice") and "A health service 1" in read(sam, "front_door.advice")
    assert not Event.objects.everything(because="test").filter(type__in=("front_door.referral_received", "front_door.contact_received")).exists()
    assert told(measures.advice, date(2026, 11, 1))[0] == 1 and told(measures.contacts, date(2026, 11, 1))[0] == 0
    link = re.search(r'href="(/front-door/new/\?advice=\d+)"', sam.get(url).text)
    assert link
    found = sam.post(link[1], {"do": "find", "said": "Tia Harrow"}).text
    to = re.search(r'href="(/children/[^"]+/contact/\?advice=\d+)"', found)
    assert to
    form = sam.get(to[1])
    assert form.context_data["form"].initial["name"] == "Dr Lowe"
    take_url = to[1]
    send(sam, take_url, agency="health", name="Dr Lowe", how="telephone", about="a mother who drinks", words="She agreed.", priority="standard",
         on_day="25", on_month="11", on_year="2026")  # fmt: skip
    (made,) = Event.objects.everything(because="test").filter(type="front_door.contact_received")
    assert made.facts["consultation"] == Event.objects.everything(because="test").get(type="front_door.consultation_given").pk
    assert "2 times" not in read(sam, "front_door.advice")
    officer = signed_in(house.officer)
    assert "Somebody asks for advice" not in read(officer, "front_door.advice"), "advice is given by qualified social workers"


@pytest.mark.requirement("FD-05")
def test_a_referral_in_writing_says_how_complete_it_is_and_goes_back_for_what_is_missing(house):
    with mail.through(mail.Remembered()) as post:
        sam, mel = signed_in(house.screener), signed_in(house.manager)
        take(sam, house.tia)
        url = reverse("front_door.ask_written", kwargs={"subject": house.tia.uuid, "contact": contact(house.tia).key})
        send(sam, url, name="Sam Oakes", email="sam@mere.example")
        school = _arrive(post)
        writing = Writing.objects.everything(because="test").get(form="front_door.written_referral")
        first = {"worry": "Bruises, twice this week.", "names": "Tia Harrow, 14 March 2014", "told": "no"}
        _write(school, first)
        row = contact(house.tia)
        assert row.complete == 20 and "what the child says" in row.missing and "why the parents do not know" in row.missing
        assert "In writing: 20 percent complete; missing:" in plain(sam.get(case(house.tia)).text)
        send(sam, url, name="Sam Oakes", email="sam@mere.example")
        sent = Event.objects.everything(because="test").get(type="front_door.returned_to_referrer")
        assert "what the child says" in sent.facts["missing"]
        page = plain(school.get(reverse("guests.home")).text)
        assert page.count("Your referral in writing") == 2
        again = Writing.objects.everything(because="test").filter(form="front_door.written_referral").exclude(pk=writing.pk).get()
        assert again.answers["referral"]["worry"] == first["worry"], "nothing is typed twice"
        rest = ("address", "family", "others", "harm", "strengths", "tried", "child_says", "parents_say", "services", "needs")
        _write(school, {**first, "told": "yes", **dict.fromkeys(rest, "Known."), "hope": "assessment"}, latest=True)
        row = contact(house.tia)
        assert (row.complete, row.missing, row.first_complete) == (100, "", 20)
        assert told(measures.well_written, date(2026, 11, 1)) == (0, 1, 0), "what is said of an agency is how it first came"
        send(sam, case(house.tia), **SCREENED)
        send(mel, case(house.tia), **{**DECIDED, "level": "Level 4: children’s social care"}, outcome="referral", team=str(house.other_team.pk))
        made = Referral.objects.everything(because="test").get(subject=house.tia)
        close = reverse("front_door.referral", kwargs={"subject": house.tia.uuid, "referral": made.key})
        send(mel, close, outcome="assessment", level="Level 4: children’s social care", words="To be seen.")
        assert "has not been told the outcome" in send(mel, close, reason="RC8", words="Seen.")


def _arrive(post: mail.Remembered) -> Client:
    link = re.search(r"http://testserver(\S+)", post.messages[-1].words)
    assert link and "Tia" not in post.messages[-1].words
    guest = Client()
    guest.get(link[1])
    guest.post(link[1], {"send": "1"})
    code = re.search(r"(\d{6})", post.messages[-1].words)
    assert code
    guest.post(link[1], {"code": code[1]})
    return guest


def _write(guest: Client, answers: dict[str, str], *, latest: bool = False) -> None:
    home = guest.get(reverse("guests.home")).text
    links = re.findall(r'href="(/guest/[0-9a-f-]{36}/)"', home)
    assert links, plain(home)
    for link in links if latest else links[:1]:
        page = guest.get(link)
        version = re.search(r'name="version" value="(\d+)"', page.text)
        if version is None:
            continue
        guest.post(link + "save/", {"section": "referral", "version": version[1], "share": "1", **answers})
        return
    raise AssertionError("nothing to write")


@pytest.mark.requirement("FD-10")
def test_a_disagreement_that_nobody_answers_goes_up_a_level_by_itself(house):
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    url = reverse("front_door.disagree", kwargs={"subject": house.tia.uuid})
    said = {"agency": "school", "name": "Sam Oakes", "level": "1", "why": "No assessment though she was hurt again"}
    assert "Unanswered, it goes up a level by itself." in send(sam, url, **said)
    row = Escalation.objects.everything(because="test").get(subject=house.tia)
    assert (row.level, row.answer_by) == ("1", date(2026, 12, 2))
    assert rise() == "", "not before its day"
    clock.set_offset(clock.offset_for(date(2026, 12, 3)))
    assert rise() == "1 disagreement went up a level" and rise() == ""
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    row = Escalation.objects.everything(because="test").get(subject=house.tia)
    assert (row.level, row.rose, row.answer_by) == ("2", 1, date(2026, 12, 10))
    assert "manager to manager, risen 1 time" in read(mel, "front_door.escalations")
    answer = reverse("front_door.answer", kwargs={"subject": house.tia.uuid, "escalation": row.key})
    assert "Answered." in send(mel, answer, outcome="stepped_up", words="An assessment begins today.")
    page = read(mel, "front_door.escalations")
    assert "0 disagreements without an answer" in page and "A school 1 1" in page
    assert told(measures.escalations_stepping_up, date(2026, 12, 1), date(2026, 12, 3)) == (1, 1, 0)


@pytest.mark.requirement("FD-11")
def test_an_expected_child_has_a_plan_in_time_and_keeps_the_record_at_birth(house):
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    child = create_subject("child")
    record(people.person_described, child, on=TODAY, family="Reed", expected_on=date(2026, 12, 20))
    take(sam, child, agency="health", about="drinks, and expects in December")
    page = read(mel, "front_door.unborn")
    assert "1 child expected; 1 without a plan for the birth past its day." in page and "not begun" in page
    assert "Expected soon, and no plan for the birth" in plain(mel.get("/today/").text)
    url = reverse("front_door.birth", kwargs={"subject": child.uuid})
    send(sam, url, do="plan", with_whom="midwife, mother, ward", words="The ward rings us when labour begins.")
    assert "0 without a plan for the birth past its day" in read(mel, "front_door.unborn")
    before = Event.objects.everything(because="test").filter(subject=child).count()
    send(sam, url, do="born", on_day="24", on_month="11", on_year="2026", given="Amy", family="Reed", sex="F")
    person = Person.objects.everything(because="test").get(subject=child)
    assert (person.given, person.born_on) == ("Amy", date(2026, 11, 24))
    assert Event.objects.everything(because="test").filter(subject=child).count() == before + 2, "nothing is lost"
    assert "0 children expected" in read(mel, "front_door.unborn")
    assert "drinks, and expects in December" in read(sam, "front_door.contacts", subject=child.uuid)


@pytest.mark.requirement("FD-06")
def test_each_decision_names_its_level_and_the_threshold_document_it_followed(house):
    ruth, sam, mel = signed_in(house.head), signed_in(house.screener), signed_in(house.manager)
    assert "No threshold document is published." in read(sam, "front_door.thresholds")
    url = reverse("front_door.thresholds")
    levels = "Universal\nEarly help\nIntensive\nProtection"
    send(ruth, url, version="2025", from_on_day="1", from_on_month="4", from_on_year="2025", levels=levels, agreed_by="the partnership", words="The whole document.")
    send(ruth, url, version="2026", from_on_day="1", from_on_month="4", from_on_year="2026", levels=levels, agreed_by="the partnership", words="The new document.")
    assert "Version 2026 holds since 1 April" in read(sam, "front_door.thresholds") and "The new document." in read(sam, "front_door.thresholds")
    take(sam, house.tia)
    assert "Threshold document, version 2026" in plain(sam.get(case(house.tia)).text), "at the point of decision"
    assert "Choose" in send(sam, case(house.tia), **{**SCREENED, "level": ""}) and contact(house.tia).screened_at is None
    send(sam, case(house.tia), **{**SCREENED, "outcome": "advice", "level": "Early help"})
    send(mel, case(house.tia), **{**DECIDED, "level": "Early help"}, outcome="advice")
    event = Event.objects.everything(because="test").get(type="front_door.contact_decided")
    versions = Event.objects.everything(because="test").filter(type="front_door.thresholds_published").order_by("pk")
    assert (event.facts["thresholds"], event.facts["level"]) == (versions[1].pk, "Early help")
    page = read(signed_in(house.head), "front_door.mix")
    assert "By whoever decided" in page and "Mel Ford 1 0 (0%)" in page and "A school 1" in page and "Early help 1" in page
    assert "Tia" not in page


CALLS = """day,hour,offered,answered,abandoned,called_back,staff
2026-11-23,9,40,28,12,5,3
2026-11-24,9,20,19,1,0,4
2026-11-23,14,10,10,0,0,4
"""


def load(client: Client, text: str) -> str:
    url = reverse("front_door.calls")
    sent = {"do": "load", "source": "Telephone system", "key": key_of(client.get(url)), "table": io.BytesIO(text.encode())}
    sent["table"].name = "calls.csv"
    return plain(client.post(url, sent, follow=True).text)


@pytest.mark.requirement("FD-03")
def test_calls_by_the_hour_stand_against_the_rota_and_unreturned_calls_are_a_queue(house):
    mel, ola = signed_in(house.manager), signed_in(house.officer)
    assert "Line 3: more was answered and given up than came in" in load(mel, CALLS.replace("20,19,1", "20,19,9"))
    assert CallHour.objects.count() == 0, "nothing of a wrong table is loaded"
    assert "Loaded: 3 hours." in load(mel, CALLS)
    load(mel, CALLS)
    assert CallHour.objects.count() == 3
    page = read(ola, "front_door.calls")
    assert "More calls are given up than agreed: Monday 9:00 to 10:00 (30 percent)" in page
    assert "40 / 3" in page and "20 / 4" in page and "30% given up" in page
    assert "Hours in which too many calls are given up" in plain(mel.get("/today/").text)
    url = reverse("front_door.calls")
    rang = {"on_day": "24", "on_month": "11", "on_year": "2026", "at": "16:40"}
    send(ola, url, do="note", number="01632 960 777", name="Mrs Dale", agency="neighbour", note="left no message", **rang)
    page = read(mel, "front_door.calls")
    assert "1 call to return, the oldest since" in page and "01632 960 777" in page
    held = CallToReturn.objects.get()
    back = reverse("front_door.call_back", kwargs={"call": held.pk})
    ola.post(back, {"key": key_of(ola.get(url)), "reached": "no"})
    assert "tried 1 time" in read(mel, "front_door.calls")
    ola.post(back, {"key": key_of(ola.get(url)), "reached": "yes"})
    assert "No call waits to be returned." in read(mel, "front_door.calls")
    year = plain(mel.get(reverse("front_door.year") + "?year=2027").text)
    assert "Of 70 calls 81 percent were answered." in year and "Monday 9:00 to 10:00: given up 30%" in year
    table = mel.get(reverse("front_door.year_table") + "?year=2027")
    assert b"Calls abandoned" in b"".join(table.streaming_content) if table.streaming else b"Calls abandoned" in table.content


@pytest.mark.requirement("FD-14")
def test_what_an_earlier_inspection_asked_for_is_held_with_its_evidence(house):
    mel = signed_in(house.manager)
    url = reverse("front_door.inspections")
    send(mel, url, do="inspection", name="Unannounced inspection of contact, referral and assessment", on_day="31", on_month="3", on_year="2011",
         by_whom="Ofsted", found="Good progress in most areas")  # fmt: skip
    send(mel, url, do="improve", plan="Unannounced inspection of contact, referral and assessment", need="The quality of assessments is too variable",
         what="A manager samples five assessments a month", owner=str(house.manager.pk), by_on_day="1", by_on_month="11", by_on_year="2026")  # fmt: skip
    page = read(mel, "front_door.inspections")
    assert "1 of 1 thing to improve is open, 1 past its date." in page and "The quality of assessments is too variable" in page
    link = re.search(r'href="(/front-door/inspections/\d+/)"', mel.get(url).text)
    assert link
    send(mel, link[1], how="going_well", words="Four of five were good in October.")
    assert "Four of five were good in October." in read(mel, "front_door.inspections")
    send(mel, link[1], how="done", words="All five were good in November.")
    page = read(mel, "front_door.inspections")
    assert "0 of 1 thing to improve are open." in page and "All five were good in November." in page
