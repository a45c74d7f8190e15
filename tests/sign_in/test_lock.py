"""The lock: when it falls, what it shows, and that nothing sent or typed is lost by it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.sign_in.conftest import PASSWORD, locked, signed_in
from tests.sign_in.test_signing_in import words
from throughline.engines.notices.models import GotInMyWay
from throughline.record.workers.models import Worker
from throughline.services.sign_in.models import HeldPost

Hire = Callable[..., Worker]


def say(client: Client, text: str = "The list is too long", key: str = "", **how: Any) -> Any:
    data = {"words": text, "page": "/me/", "key": key or str(uuid.uuid4())}
    return client.post("/me/got-in-my-way/", data, **how)


def test_a_quiet_quarter_of_an_hour_locks_and_the_address_stays(hire: Hire, later: Callable[..., None]) -> None:
    client = signed_in(hire("Ana Bell"))
    later(minutes=14)
    assert "My account" in words(client.get("/me/"))
    later(minutes=16, seconds=1)
    answer = client.get("/me/posts/?next=/me/")
    assert answer.status_code == 200 and locked(answer)
    assert "North locality" not in words(answer) and "Ana Bell" not in words(answer)
    assert locked(client.get("/me/")), "it stays locked"
    answer = client.post("/accounts/locked/", {"password": PASSWORD, "next": "/me/posts/?next=/me/"})
    assert answer["Location"] == "/me/posts/?next=/me/"
    assert "North locality" in words(client.get("/me/posts/"))


def test_a_wrong_password_leaves_it_locked(hire: Hire, later: Callable[..., None]) -> None:
    client = signed_in(hire("Ana Bell"))
    later(minutes=17)
    client.get("/me/")
    answer = client.post("/accounts/locked/", {"password": "not it at all", "next": "/me/"})
    assert "not your password" in words(answer)
    assert locked(client.get("/me/"))


def test_going_on_leads_nowhere_else(hire: Hire, later: Callable[..., None]) -> None:
    client = signed_in(hire("Ana Bell"))
    later(minutes=17)
    client.get("/me/")
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        client.session["locked"] = True
        assert client.post("/accounts/locked/", {"password": PASSWORD, "next": elsewhere})["Location"] == "/"


def test_a_form_sent_to_a_locked_session_is_kept_encrypted_and_sent_on_once(
    hire: Hire, later: Callable[..., None]
) -> None:
    worker = hire("Ana Bell")
    client = signed_in(worker)
    key = str(uuid.uuid4())
    later(minutes=17)
    answer = say(client, "Nobody’s words are lost", key)
    assert "What you had just sent is kept" in words(answer)
    assert not GotInMyWay.objects.exists()
    held = HeldPost.objects.get()
    assert b"words are lost" not in bytes(held.sealed) and b"got-in-my-way" not in bytes(held.sealed)
    wrong = client.post("/accounts/locked/", {"password": "not it", "held": str(held.pk)})
    assert str(held.pk) in wrong.content.decode(), "a wrong password does not lose it"
    answer = client.post("/accounts/locked/", {"password": PASSWORD, "held": str(held.pk)})
    assert answer.status_code == 302 and answer["Location"] == "/me/"
    assert GotInMyWay.objects.get().words == "Nobody’s words are lost"
    assert not HeldPost.objects.exists()
    say(client, "Nobody’s words are lost", key)
    assert GotInMyWay.objects.count() == 1, "the same key does it once"


def test_another_person_does_not_send_what_somebody_had_sent(hire: Hire, later: Callable[..., None]) -> None:
    ana, cal = signed_in(hire("Ana Bell")), signed_in(hire("Cal Dorn"))
    later(minutes=17)
    say(ana)
    held = HeldPost.objects.get()
    say(cal, "mine")
    cal.post("/accounts/locked/", {"password": PASSWORD, "held": str(held.pk)})
    assert not GotInMyWay.objects.exists()
    assert HeldPost.objects.filter(pk=held.pk).exists()


def test_a_forged_form_is_not_held(hire: Hire, later: Callable[..., None]) -> None:
    worker = hire("Ana Bell")
    client = Client(enforce_csrf_checks=True)
    page = client.get("/accounts/login/")
    token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1][:64]
    client.post("/accounts/login/", {"login": worker.user.username, "password": PASSWORD, "csrfmiddlewaretoken": token})
    later(minutes=17)
    assert say(client).status_code == 403
    assert not HeldPost.objects.exists()
    page = client.get("/me/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1][:64]
    data = {"words": "mine", "page": "/me/", "key": str(uuid.uuid4()), "csrfmiddlewaretoken": token}
    assert "is kept" in words(client.post("/me/got-in-my-way/", data))
    answer = client.post(
        "/accounts/locked/",
        {"password": PASSWORD, "held": str(HeldPost.objects.get().pk), "csrfmiddlewaretoken": token},
    )
    assert answer.status_code == 302 and GotInMyWay.objects.get().words == "mine"


def test_a_form_with_a_file_is_held_too(hire: Hire, later: Callable[..., None]) -> None:
    client = signed_in(hire("Ana Bell"))
    later(minutes=17)
    data = {
        "words": "With a file",
        "page": "/me/",
        "key": str(uuid.uuid4()),
        "file": SimpleUploadedFile("a.bin", bytes(range(256)) * 50),
    }
    client.post("/me/got-in-my-way/", data)
    held = HeldPost.objects.get()
    client.post("/accounts/locked/", {"password": PASSWORD, "held": str(held.pk)})
    assert GotInMyWay.objects.get().words == "With a file"


def test_scripts_are_told_and_lose_nothing(hire: Hire, later: Callable[..., None]) -> None:
    client = signed_in(hire("Ana Bell"))
    later(minutes=17)
    answer = say(client, headers={"Accept": "application/json"})
    assert answer.status_code == 401 and answer["X-Locked"] == "1"
    assert not HeldPost.objects.exists(), "the page still has it"
    answer = client.post("/accounts/locked/", {"password": "wrong one"}, headers={"Accept": "application/json"})
    assert answer.status_code == 403 and "not your password" in answer.json()["error"]
    answer = client.post("/accounts/locked/", {"password": PASSWORD}, headers={"Accept": "application/json"})
    assert answer.json() == {"open": True}
    assert client.get("/me/").status_code == 200


def test_a_page_locks_unless_another_window_is_in_use(hire: Hire, later: Callable[..., None]) -> None:
    client = signed_in(hire("Ana Bell"))
    later(minutes=10)
    client.get("/me/")
    later(minutes=5)
    answer = client.post("/accounts/still-here/", {"lock": "1"})
    assert answer.status_code == 200 and 290 <= answer.json()["quiet"] <= 310
    later(minutes=9, seconds=30)
    assert client.get("/accounts/still-here/").json()["quiet"] >= 860, "asking is not activity"
    assert client.post("/accounts/still-here/", {"lock": "1"}).status_code == 401
    assert locked(client.get("/me/"))
    assert client.post("/accounts/still-here/").status_code == 401, "being there does not unlock"
    assert locked(client.get("/me/"))


def test_twelve_hours_end_it_however_busy_and_the_form_waits_behind_the_next_sign_in(
    hire: Hire, later: Callable[..., None]
) -> None:
    worker = hire("Ana Bell")
    client = signed_in(worker)
    for _ in range(3):
        later(minutes=14)
        assert not locked(client.get("/me/"))
    session = client.session
    session["signed_in_at"] -= timedelta(hours=11).total_seconds()
    session.save()
    later(minutes=14)
    assert not locked(client.get("/me/"))
    later(minutes=5)
    answer = say(client, "After twelve hours")
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
    assert not client.session.get("_auth_user_id")
    assert "twelve hours" in words(client.get(answer["Location"]))
    answer = client.post("/accounts/login/", {"login": worker.user.username, "password": PASSWORD})
    assert answer["Location"] == "/me/held/"
    page = words(client.get("/me/held/"))
    assert "This got in my way" in page and "After twelve hours" not in page
    client.post("/me/held/", {"held": str(HeldPost.objects.get().pk)})
    assert GotInMyWay.objects.get().words == "After twelve hours"


def test_what_was_held_can_be_thrown_away_and_is_forgotten_after_a_day(hire: Hire, later: Callable[..., None]) -> None:
    client = signed_in(hire("Ana Bell"))
    later(minutes=17)
    say(client)
    client.post("/accounts/locked/", {"password": PASSWORD, "next": "/me/"})
    client.post("/me/held/", {"held": str(HeldPost.objects.get().pk), "discard": "1"})
    assert not HeldPost.objects.exists() and not GotInMyWay.objects.exists()


def test_unlocking_is_slowed_down_like_signing_in(hire: Hire, later: Callable[..., None]) -> None:
    client = signed_in(hire("Ana Bell"))
    later(minutes=17)
    client.get("/me/")
    answers = [client.post("/accounts/locked/", {"password": f"guess number {n}"}).status_code for n in range(6)]
    assert answers[-1] == 429
    assert client.post("/accounts/locked/", {"password": PASSWORD}).status_code == 429
