"""A child on her own page: the plan in plain words, who is who, saying what she thinks, and what comes of it."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.forms.test_writing import fill
from tests.support.builders import Council, council
from tests.support.pages import page, plain, signed_in
from throughline.engines.forms.models import Writing
from throughline.engines.guests.models import Invitation
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.practice.voice import events
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.services import clock, mail

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    before = clock.offset()
    clock.set_offset(clock.offset_for(date(2026, 11, 23)))
    yield
    clock.set_offset(before)


class Home:
    """Tia in care, her social worker, her reviewing officer, a manager; and Tia's own page, open before her."""

    def __init__(self, town: Council, post: mail.Remembered) -> None:
        self.town, self.post = town, post
        self.worker, self.manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
        self.officer = town.worker("Ola Reid", "looked_after.independent_reviewing_officer")
        with acting.as_system(town.authority.pk, "tests"):
            self.tia = town.child(worker=self.worker)
            record(care.became_looked_after, self.tia, on=date(2026, 1, 5), need="N1")
            town.allocate(self.tia, self.officer, role="independent_reviewing_officer")

    def comes(self, part: str, name: str, email: str) -> tuple[Client, Invitation]:
        signed_in(self.worker).post(reverse("voice.invite", kwargs={"subject": self.tia.uuid}),
                                    {"key": str(uuid.uuid4()), "part": part, "name": name, "email": email})  # fmt: skip
        client, link = Client(), re.search(r"http://testserver(\S+)", self.post.messages[-1].words)
        assert link and "Tia" not in self.post.messages[-1].words + self.post.messages[-1].subject
        client.post(link[1], {"send": "1"})
        code = re.search(r"\d{6}", self.post.messages[-1].words)
        assert code
        client.post(link[1], {"code": code[0]})
        with acting.as_system(self.town.authority.pk, "tests"):
            return client, Invitation.objects.everything(because="test").get(part=part)

    def plan(self) -> None:
        client = signed_in(self.worker)
        client.get(reverse("forms.begin", kwargs={"subject": self.tia.uuid, "form": "looked_after.care_plan"}))
        with acting.as_system(self.town.authority.pk, "tests"):
            held = Writing.objects.everything(because="test").get(form="looked_after.care_plan")
        fill(client, held, self.worker)
        client.post(reverse("forms.finish", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4())})
        signed_in(self.manager).post(reverse("forms.agree", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4())})

    def story(self, code: str) -> list[Any]:
        with acting.as_system(self.town.authority.pk, "tests"):
            return chronology(self.town.viewer(self.worker), self.tia.pk, types=[code])


@pytest.fixture
def home(db: None) -> Iterator[Home]:
    with mail.through(mail.Remembered()) as post:
        yield Home(council(), post)


def says(client: Client, held: Invitation, what: str, words: str = "", key: str = "") -> str:
    url = reverse("voice.my_say", kwargs={"invitation": held.pk})
    return plain(client.post(url, {"key": key or str(uuid.uuid4()), "what": what, "words": words}, follow=True).content.decode())


@pytest.mark.requirement("LAC-20")
def test_a_child_reads_her_plan_and_who_is_who_says_what_she_thinks_and_is_answered(home: Home) -> None:
    home.plan()
    client, held = home.comes("child", "Tia Harrow", "tia@example.org")
    text = plain(client.get(reverse("guests.home"), follow=True).content.decode())
    assert "My own page" in text
    text = plain(client.get(reverse("voice.my_page", kwargs={"invitation": held.pk})).content.decode())
    for words in ("Hello Tia", "Your care plan", "Tia lives with Joan and Bill", "What you said you want", "Ana Bell, your social worker",
                  "Ola Reid, your reviewing officer", "What we promise you", "I want to complain", "I want an advocate", "Childline"):  # fmt: skip
        assert words in text, words
    assert "Where do they live now" not in text, "what the family edition leaves out stays out"
    assert "on your record, in your words" in says(client, held, "think", "I like the dog")
    assert home.story("record.words_heard")[-1].get("to") == "their own page"
    text = says(client, held, "complaint", "Nobody asked me before I moved")
    assert "Mo Dean has it now" in text, "not to the worker it is about"
    assert "Write a few words first" in says(client, held, "advocate")
    wrong = says(client, held, "wrong", "I never said that about school")
    assert "Ana Bell has it now" in wrong
    reads = signed_in(home.worker).get(reverse("forms.list", kwargs={"subject": home.tia.uuid})).content.decode()
    link = re.search(r"/children/[^\"]+/forms/\d+/\"", reads)
    assert link and "I never said that about school" in signed_in(home.worker).get(link[0][:-1]).content.decode(), "it stands beside the plan"
    # Whoever must answer finds it in their work, answers on the child's page, and she reads it.
    assert "wrote to you" in page(home.manager, "my_work.page")
    mine = page(home.manager, "voice.own_page", subject=home.tia.uuid)
    assert "2 messages from Tia wait for an answer" in mine
    complaint = next(e for e in home.story("voice.wrote_to_us") if e.get("about") == "complaint")
    signed_in(home.manager).post(reverse("voice.answer", kwargs={"subject": home.tia.uuid, "event": complaint.id}),
                                 {"key": str(uuid.uuid4()), "words": "You are right, and I am sorry. I come on Friday."})  # fmt: skip
    text = plain(client.get(reverse("voice.my_page", kwargs={"invitation": held.pk})).content.decode())
    assert "Mo Dean, Monday 23 November: You are right, and I am sorry." in text, text
    printed = page(home.worker, "voice.print", subject=home.tia.uuid)
    for words in ("For Tia.", "Your care plan", "I like the dog", "You are right, and I am sorry", "What I want to say", "Who is who"):
        assert words in printed, words


def test_a_plan_that_was_never_a_form_here_is_read_in_its_words(home: Home) -> None:
    with acting.as_system(home.town.authority.pk, "tests"):
        record(care.care_plan_prepared, home.tia, on=date(2026, 2, 2), words="You stay with Joan until you are grown up.")
    client, held = home.comes("child", "Tia Harrow", "tia@example.org")
    shown = client.get(reverse("voice.my_page", kwargs={"invitation": held.pk})).content.decode()
    for text in (plain(shown), page(home.worker, "voice.print", subject=home.tia.uuid)):
        assert "Your plan" in text and "You stay with Joan until you are grown up." in text


def test_what_is_pressed_twice_is_said_once_and_an_ended_page_opens_nothing(home: Home) -> None:
    client, held = home.comes("child", "Tia Harrow", "tia@example.org")
    for _ in range(2):
        says(client, held, "think", "I like the dog", key="0b5bf2c0-6d4c-4f0e-9a52-000000000001")
    assert len(home.story("record.words_heard")) == 1
    signed_in(home.worker).post(reverse("guests.end", kwargs={"subject": home.tia.uuid, "invitation": held.pk}), {"key": str(uuid.uuid4())})
    assert client.get(reverse("voice.my_page", kwargs={"invitation": held.pk})).status_code == 404
    says(client, held, "think", "Still here?")
    assert len(home.story("record.words_heard")) == 1


@pytest.mark.requirement("LAC-06")
def test_she_sees_her_officers_picture_and_telephone_and_writes_to_them(home: Home) -> None:
    client, held = home.comes("child", "Tia Harrow", "tia@example.org")
    officer = signed_in(home.officer)
    officer.post(reverse("voice.my_own_picture"), {"key": str(uuid.uuid4()), "picture": SimpleUploadedFile("me.png", PNG, "image/png")})
    shown = client.get(reverse("voice.my_page", kwargs={"invitation": held.pk})).content.decode()
    picture = re.search(r'<img src="([^"]+)"', shown)
    assert picture and "01632 960 100" in shown and "Write to Ola Reid" in shown
    answer = client.get(picture[1])
    assert answer.status_code == 200 and answer["Content-Type"] == "image/png"
    stranger = reverse("voice.my_picture_of", kwargs={"invitation": held.pk, "worker": home.manager.pk})
    assert client.get(stranger).status_code == 404, "only of those who are named for her"
    assert "Ola Reid has it now" in says(client, held, "officer", "Can you come on Tuesday?")
    assert "wrote to you" in page(home.officer, "my_work.page")
    assert "Answer what she wrote" in page(home.officer, "child.due", subject=home.tia.uuid).replace("they", "she")
    # Who has no card is listed until it was given, and the survey asks each child whether she knows.
    assert [s.title for s in officer.get(reverse("in_care.entitlements")).context_data["sheets"] if s.rows and "reach" in s.title]
    fill_survey(client, held, safe="yes", officer="no")
    assert home.story("voice.survey_answered")[-1].get("officer") is False


@pytest.mark.requirement("LAC-04")
def test_a_child_who_says_that_nobody_sees_her_alone_is_asked_about_at_once(home: Home) -> None:
    client, held = home.comes("child", "Tia Harrow", "tia@example.org")
    says(client, held, "not_alone")
    for who in (home.manager, home.officer, home.worker):
        assert "says that nobody sees" in page(who, "child.page", subject=home.tia.uuid), who.name
    with acting.as_system(home.town.authority.pk, "tests"):
        record(care.child_visited, home.tia, on=date(2026, 11, 23), by=home.worker, outcome="seen", alone="yes")
    assert "says that nobody sees" not in page(home.worker, "child.page", subject=home.tia.uuid)


@pytest.mark.requirement("LAC-08")
def test_she_asks_for_her_review_to_be_earlier(home: Home) -> None:
    client, held = home.comes("child", "Tia Harrow", "tia@example.org")
    assert "Ola Reid will arrange your review earlier" in says(client, held, "early", "I have moved school")
    assert home.story("looked_after.review_brought_forward")[-1].get("by_whom") == "child"
    assert "review early" in page(home.officer, "child.due", subject=home.tia.uuid)


def fill_survey(client: Client, held: Invitation, **said: str) -> str:
    client.post(reverse("voice.my_survey", kwargs={"invitation": held.pk}))
    save = reverse("guests.save", kwargs={"invitation": held.pk})
    client.post(save, {"section": "safe", "version": "0", "home": said["safe"], "outside": "yes", "turn_to": "no", "words": said.get("words", ""),
                       "told": ["bullying", "gangs"]})  # fmt: skip
    return plain(client.post(save, {"section": "people", "version": "0", "alone": "yes", "officer": said["officer"], "listened": "yes", "share": "1"},
                             follow=True).content.decode())  # fmt: skip


@pytest.mark.requirement("LAC-17")
@pytest.mark.requirement("MIS-05")
def test_who_answers_the_survey_that_she_does_not_feel_safe_is_seen_by_the_next_working_day(home: Home) -> None:
    client, held = home.comes("child", "Tia Harrow", "tia@example.org")
    assert "Thank you" in fill_survey(client, held, safe="no", words="The landing at night", officer="yes")
    (said,) = home.story("voice.felt_unsafe")
    assert said.get("where") == "the survey of children in care"
    (answered,) = home.story("voice.survey_answered")
    assert (answered.get("safe_home"), answered.get("turn_to")) == ("no", False)
    assert "feel unsafe" in page(home.manager, "team.page")
    sheets = signed_in(home.manager).get(reverse("in_care.page")).context_data["sheets"]
    assert sheets[0].title == "Said that they feel unsafe, and not seen since" and len(sheets[0].rows) == 1
    director = home.town.worker("Dan Thewlis", "record.director")
    assert page(director, "measures.one", code="voice.unsafe_not_seen")
    signed_in(home.worker).post(reverse("recording.record", kwargs={"subject": home.tia.uuid, "code": events.unsafe_followed.code}),
                                {"key": str(uuid.uuid4()), "outcome": "changed", "alone": "yes", "words": "A light is put on the landing",
                                 "on_day": "23", "on_month": "11", "on_year": "2026"})  # fmt: skip
    assert signed_in(home.manager).get(reverse("in_care.page")).context_data["sheets"][0].title != sheets[0].title


def test_the_button_that_she_does_not_feel_safe_needs_no_words(home: Home) -> None:
    client, held = home.comes("child", "Tia Harrow", "tia@example.org")
    assert "Somebody will come and see you very soon" in says(client, held, "unsafe")
    assert len(home.story(events.felt_unsafe.code)) == 1
    assert "does not feel safe" in page(home.manager, "my_work.page").replace("they do not feel safe", "does not feel safe")


@pytest.mark.requirement("LAC-19")
def test_child_carer_and_worker_are_all_told_of_the_leisure_pass(home: Home) -> None:
    joan, held = home.comes("carer", "Joan Ferris", "joan@example.org")
    text = plain(joan.get(reverse("voice.my_page", kwargs={"invitation": held.pk})).content.decode())
    assert "None has been issued yet" in text and "I want to say something" not in text
    joan.post(reverse("voice.my_pass", kwargs={"invitation": held.pk}), {"key": str(uuid.uuid4()), "none": "1", "used": ""})
    assert home.story("voice.wrote_to_us")[-1].get("about") == "pass"
    joan.post(reverse("voice.my_pass", kwargs={"invitation": held.pk}), {"key": str(uuid.uuid4()), "used": "swimming"})
    assert home.story("voice.leisure_pass_used")[-1].get("what") == "swimming"
    client, own = home.comes("child", "Tia Harrow", "tia@example.org")
    assert "I want a leisure pass" in plain(client.get(reverse("voice.my_page", kwargs={"invitation": own.pk})).content.decode())
    assert "Ana Bell has it now" in says(client, own, "pass")
    assert "a leisure pass for the year" in page(home.worker, "child.due", subject=home.tia.uuid)
    url = reverse("recording.record", kwargs={"subject": home.tia.uuid, "code": "voice.leisure_pass_offered"})
    signed_in(home.worker).post(url, {"key": str(uuid.uuid4()), "outcome": "issued", "on_day": "23", "on_month": "11", "on_year": "2026"})
    assert "The last one was issued on" in plain(joan.get(reverse("voice.my_page", kwargs={"invitation": held.pk})).content.decode())


def test_the_carer_does_not_read_what_the_child_wrote(home: Home) -> None:
    client, own = home.comes("child", "Tia Harrow", "tia@example.org")
    says(client, own, "think", "They shout at me")
    says(client, own, "officer", "Please come when Joan is out")
    joan, held = home.comes("carer", "Joan Ferris", "joan@example.org")
    text = joan.get(reverse("voice.my_page", kwargs={"invitation": held.pk})).content.decode()
    assert "shout" not in text and "Joan is out" not in text
    assert joan.post(reverse("voice.my_say", kwargs={"invitation": held.pk}), {"key": "k", "what": "think", "words": "x"}).status_code == 404


@pytest.mark.parametrize("part", ["child", "carer"])
def test_the_page_ends_with_its_purpose_and_not_only_on_its_day(home: Home, part: str) -> None:
    """A carer whose home has ended reads nothing of the child from that day; the child herself goes on until she leaves care."""
    with acting.as_system(home.town.authority.pk, "tests"):
        record(homes.placement_began, home.tia, on=date(2026, 1, 5), type="U6", postcode="WA10 1HP")
        record(homes.placement_ended, home.tia, on=clock.today(), planned=True)
        record(homes.placement_began, home.tia, on=clock.today(), type="U6", postcode="WA10 1HP")
    client, held = home.comes(part, "Joan Ferris", "joan@example.org")
    at = reverse("voice.my_page", kwargs={"invitation": held.pk})
    assert client.get(at).status_code == 200, "a move before the invitation ends nothing"
    clock.set_offset(clock.offset() + timedelta(days=1))
    with acting.as_system(home.town.authority.pk, "tests"):
        record(homes.placement_ended, home.tia, on=clock.today(), planned=False)
    assert client.get(at).status_code == (404 if part == "carer" else 200)
    with acting.as_system(home.town.authority.pk, "tests"):
        record(care.ceased_looked_after, home.tia, on=clock.today(), reason="E4A")
    assert client.get(at).status_code == 404
    with acting.as_system(home.town.authority.pk, "tests"):
        ended = type(held).objects.everything(because="test").get(pk=held.pk)
    assert ended.ended_at is not None and ended.why_ended == "What it was for is over"
