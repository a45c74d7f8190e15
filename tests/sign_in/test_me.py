"""My account: how pages look, where I am signed in, and what gets in people's way."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from tests.sign_in.conftest import signed_in
from tests.sign_in.test_signing_in import words
from tests.support.builders import Council
from throughline.engines.notices.models import GotInMyWay, Notice
from throughline.record.access import acting
from throughline.record.workers.models import Worker

Hire = Callable[..., Worker]


def test_preferences_follow_the_person_and_never_the_browser(hire: Hire) -> None:
    worker = hire("Ana Bell")
    client = signed_in(worker)
    page = client.get("/me/preferences/").content.decode()
    assert "tl-type-large" not in page.partition(">")[0] and "plain_titles" not in page
    client.post("/me/preferences/", {"type": "large", "space": "wide", "tint": "cream"})
    worker.refresh_from_db()
    assert worker.preferences == {"type": "large", "space": "wide", "tint": "cream"}
    for path in ("/me/", "/accounts/password/"):
        head = signed_in(worker).get(path).content.decode()[:300]
        assert "tl-type-large tl-space-wide tl-tint-cream" in head, path
    client.post("/me/preferences/", {"type": "", "space": "", "tint": "nonsense"})
    worker.refresh_from_db()
    assert worker.preferences["type"] == "large", "what is no choice changes nothing"
    client.post("/me/preferences/", {"type": "", "space": "", "tint": ""})
    worker.refresh_from_db()
    assert worker.preferences == {}


def test_other_sessions_are_seen_and_ended(hire: Hire) -> None:
    worker = hire("Ana Bell")
    here, there = signed_in(worker), signed_in(worker)
    page = words(here.get("/me/"))
    assert "Sign out everywhere else" in page
    here.post("/me/sessions/end/")
    assert there.get("/me/").status_code == 302
    assert "Sign out everywhere else" not in words(here.get("/me/"))


def test_what_got_in_the_way_is_answered_and_the_answer_reaches_who_said_it(hire: Hire, town: Council) -> None:
    ana, keeper = hire("Ana Bell"), hire("Kit Marsh", "record.system_administrator")
    with acting.as_system(town.authority.pk, "tests"):
        tia = town.child(worker=ana)
    theirs, client = signed_in(ana), signed_in(keeper)
    address = f"/children/{tia.uuid}/"
    assert f"/me/got-in-my-way/?page={address.replace('/', '%2F')}" in theirs.get(address).content.decode()
    sent = {"words": "I could not find the plan", "page": address, "key": str(uuid.uuid4())}
    assert theirs.post("/me/got-in-my-way/", sent)["Location"] == address
    theirs.post("/me/got-in-my-way/", sent)
    said = GotInMyWay.objects.get()
    assert said.screen == "child.page", "about the screen, never about whose page it was"
    assert "I could not find the plan" in words(client.get("/in-the-way/"))
    client.post(f"/in-the-way/{said.pk}/", {"words": "It stands on top now", "key": str(uuid.uuid4())})
    with acting.as_system(town.authority.pk, "tests"):
        notice = Notice.objects.everything(because="test").get(kind="answered")
    assert notice.worker_id == ana.pk and notice.link == "/me/got-in-my-way/"
    page = words(theirs.get("/me/got-in-my-way/"))
    assert "It stands on top now" in page and "Kit Marsh" in page
    assert "Nothing waits" in words(client.get("/in-the-way/"))


def test_only_who_may_change_settings_reads_them(hire: Hire) -> None:
    client = signed_in(hire("Ana Bell"))
    assert client.get("/in-the-way/").status_code == 404
    assert "What gets in" not in words(client.get("/me/"))


def test_another_council_does_not_see_them(hire: Hire, town: Council) -> None:
    from tests.support.builders import council

    other = council("E10000997", "Fellbridge")
    with acting.as_system(other.authority.pk, "tests"):
        stranger = other.worker("Sol Vane", "record.system_administrator")
    ana = hire("Ana Bell")
    signed_in(ana).post("/me/got-in-my-way/", {"words": "A thing", "page": "/me/", "key": str(uuid.uuid4())})
    client = signed_in(stranger)
    assert "A thing" not in words(client.get("/in-the-way/"))
    assert client.get(f"/in-the-way/{GotInMyWay.objects.get().pk}/").status_code == 404
    assert client.get(f"/people/{ana.pk}/").status_code == 404
