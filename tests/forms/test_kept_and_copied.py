"""A drawing, a photograph and a recording inside a form; and text copied from elsewhere, shown as such."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.forms.test_writing import begun, fill, finish, save
from tests.support.builders import Council, council
from tests.support.pages import plain, signed_in
from throughline.engines.forms.actions import begin
from throughline.engines.forms.models import Writing
from throughline.engines.forms.registry import current
from throughline.practice.looked_after import events
from throughline.record.access import acting
from throughline.record.documents.models import Document
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.services import clock

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
WAV = b"RIFF$\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00D\xac\x00\x00\x88X\x01\x00\x02\x00\x10\x00data\x00\x00\x00\x00"


@pytest.fixture
def town(db: None) -> Council:
    return council()


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    before = clock.offset()
    clock.set_offset(clock.offset_for(date(2026, 11, 25)))
    yield
    clock.set_offset(before)


def test_a_child_shows_what_she_thinks_in_a_drawing_and_a_recording_with_words_beside_them(town: Council) -> None:
    worker = town.worker("Ana Bell")
    with acting.as_system(town.authority.pk, "tests"):
        child = town.child(worker=worker)
        record(events.became_looked_after, child, on=date(2026, 1, 5), need="N1")
        held = begin(town.viewer(worker), child, current("looked_after.view_of_child", clock.today()), purpose="test")
    client, url = signed_in(worker), reverse("forms.save", kwargs={"writing": held.pk})
    client.post(url, {"section": "me", "version": "0", "want": "A dog", "how": "play"})
    sent = {"section": "shown", "version": "0", "drawing.new": "The house with the red door",
            "drawing": SimpleUploadedFile("d.png", PNG, "image/png"), "recording": SimpleUploadedFile("v.wav", WAV, "audio/wav")}  # fmt: skip
    text = plain(client.post(url, sent, follow=True).content.decode())
    assert "The house with the red door" in text and text.count("Open what is kept") == 2
    assert "write beside the recording what is heard" in plain(finish(client, held).content.decode())
    with acting.as_system(town.authority.pk, "tests"):
        now = Writing.objects.everything(because="test").get(pk=held.pk).answers["shown"]
        assert Document.objects.everything(because="test").filter(subject=child, kind="drawing").count() == 1
    both = {f"{name}.0.{part}": value for name in ("drawing", "recording") for part, value in now[name][0].items()}
    client.post(url, {"section": "shown", "version": "1", **both, "recording.0.words": "I want a dog like Bill has"})
    page = finish(client, held)
    text = plain(page.content.decode())
    assert "I want a dog like Bill has" in text and "Open a drawing" in text and "Open a recording" in text
    opened = re.search(r'href="(/children/[^"]+/papers/\d+/)"', page.content.decode())
    assert opened and client.get(opened[1])["Content-Type"] in ("image/png", "audio/wav", "audio/x-wav")


def test_a_file_that_is_not_taken_loses_nothing(town: Council) -> None:
    worker = town.worker("Ana Bell")
    with acting.as_system(town.authority.pk, "tests"):
        child = town.child(worker=worker)
        record(events.became_looked_after, child, on=date(2026, 1, 5), need="N1")
        held = begin(town.viewer(worker), child, current("looked_after.view_of_child", clock.today()), purpose="test")
    client, url = signed_in(worker), reverse("forms.save", kwargs={"writing": held.pk})
    client.post(url, {"section": "shown", "version": "0", "drawing": SimpleUploadedFile("d.png", PNG, "image/png")})
    with acting.as_system(town.authority.pk, "tests"):
        before = Writing.objects.everything(because="test").get(pk=held.pk).answers["shown"]
    wrong = {"section": "shown", "version": "1", "page": SimpleUploadedFile("x.exe", b"MZ\x90\x00nothing", "image/png"),
             "drawing.0.paper": before["drawing"][0]["paper"], "drawing.0.words": ""}  # fmt: skip
    assert "This kind of file is not taken" in plain(client.post(url, wrong, follow=True).content.decode())
    with acting.as_system(town.authority.pk, "tests"):
        assert Writing.objects.everything(because="test").get(pk=held.pk).answers["shown"] == before


LONG = "Tia finds it hard to settle after family time and often wakes in the night, so Joan sits with her until she sleeps again."


def test_text_copied_from_a_sister_or_an_earlier_form_is_shown_to_whoever_writes_and_signs(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    zara, client, first = begun(town, worker)
    fill(client, first, worker)
    save(client, first, "home", 1, why=LONG, contact="Her brother on Saturdays")
    finish(client, first)
    boss = signed_in(manager)
    boss.post(reverse("forms.agree", kwargs={"writing": first.pk}), {"key": str(uuid.uuid4())})
    with acting.as_system(town.authority.pk, "tests"):
        tia = town.child("Mia", born=date(2016, 2, 1), worker=worker)
        record(people.related, zara, on=date(2016, 2, 1), other=tia.pk, kind="sibling")
        record(events.became_looked_after, tia, on=date(2026, 1, 5), need="N1")
    client.get(reverse("forms.begin", kwargs={"subject": tia.uuid, "form": "looked_after.care_plan"}))
    with acting.as_system(town.authority.pk, "tests"):
        second = Writing.objects.everything(because="test").get(subject=tia)
    fill(client, second, worker)
    save(client, second, "home", 1, why="Joan is calm.\n\n" + LONG.upper().replace(",", ""), contact="Her brother on Saturdays")
    where = "stands word for word in: Care plan of Tia Harrow, 25 November 2026"
    text = plain(client.get(reverse("forms.write", kwargs={"writing": second.pk})).content.decode())
    assert where in text and text.count("word for word") == 1, "short paragraphs are alike by themselves"
    finish(client, second)
    signs = plain(boss.get(reverse("forms.write", kwargs={"writing": second.pk})).content.decode())
    assert where in signs, "whoever signs sees it"
    page = boss.post(reverse("forms.agree", kwargs={"writing": second.pk}), {"key": str(uuid.uuid4())}, follow=True)
    assert where in plain(page.content.decode())


def test_what_a_viewer_may_not_read_is_not_given_away_by_it(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    zara, client, first = begun(town, worker)
    fill(client, first, worker)
    save(client, first, "home", 1, why=LONG, contact="Her brother on Saturdays")
    finish(client, first)
    signed_in(manager).post(reverse("forms.agree", kwargs={"writing": first.pk}), {"key": str(uuid.uuid4())})
    far = town.worker("Fay Orr", team=town.other_team)
    with acting.as_system(town.authority.pk, "tests"):
        mia = town.child("Mia", born=date(2016, 2, 1), worker=far, team=town.other_team)
        record(people.related, zara, on=date(2016, 2, 1), other=mia.pk, kind="sibling")
        record(events.became_looked_after, mia, on=date(2026, 1, 5), need="N1")
    hers: Any = signed_in(far)
    hers.get(reverse("forms.begin", kwargs={"subject": mia.uuid, "form": "looked_after.care_plan"}))
    with acting.as_system(town.authority.pk, "tests"):
        held = Writing.objects.everything(because="test").get(subject=mia)
    save(hers, held, "home", why=LONG)
    assert "word for word" not in hers.get(reverse("forms.write", kwargs={"writing": held.pk})).content.decode()
