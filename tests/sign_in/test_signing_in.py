"""Signing in with a password: what opens, what does not, and what is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from tests.sign_in.conftest import PASSWORD, signed_in
from tests.support.builders import Council
from throughline.record.workers.models import Appointment, Worker
from throughline.services import clock

Hire = Callable[..., Worker]


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_page_says_what_it_wants_and_offers_no_account(db: None, settings: Any) -> None:
    settings.TRAINING = True
    answer = Client().get("/accounts/login/")
    said = words(answer)
    assert answer.status_code == 200
    assert "Training. Invented children." in said and "Username" in said and "Password" in said
    assert "sign up" not in said.lower()
    assert Client().get("/accounts/signup/").status_code == 404


def test_a_password_opens_and_the_session_is_a_new_one(hire: Hire) -> None:
    worker = hire("Ana Bell")
    client = Client()
    client.get("/accounts/login/")
    client.session["before"] = 1
    client.session.save()
    before = client.session.session_key
    answer = client.post("/accounts/login/", {"login": "ana.bell", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.session.session_key != before
    assert client.get("/me/").status_code == 200
    assert worker.user.password.startswith("argon2")


def test_a_wrong_password_is_refused_in_words_that_tell_nobody_who_exists(hire: Hire) -> None:
    hire("Ana Bell")
    said = [
        words(Client().post("/accounts/login/", {"login": name, "password": "not the password"}))
        for name in ("ana.bell", "nobody.here")
    ]
    assert all("do not go together" in one for one in said)
    assert said[0].replace("ana.bell", "") == said[1].replace("nobody.here", "")


@pytest.mark.parametrize(
    ("password", "ok"),
    [("password1234", False), ("eleven char", False), ("qwertyuiop12", False), ("orchard kettle seven", True)],
)
def test_passwords_are_long_and_not_common(password: str, ok: bool) -> None:
    if ok:
        validate_password(password)
    else:
        with pytest.raises(ValidationError):
            validate_password(password)


def test_somebody_who_has_left_is_refused_at_the_next_request(hire: Hire) -> None:
    worker = hire("Ana Bell")
    client = signed_in(worker)
    assert client.get("/me/").status_code == 200
    user = get_user_model().objects.get(pk=worker.user_id)
    user.is_active = False
    user.save()
    assert client.get("/me/").status_code == 302
    user.is_active = True
    user.save()
    client = signed_in(worker)
    Appointment.objects.filter(worker=worker).update(ended_on=clock.today())
    answer = client.get("/me/")
    assert answer.status_code == 403 and "hold no post today" in words(answer)


def test_signing_out_clears_the_browser(hire: Hire) -> None:
    client = signed_in(hire("Ana Bell"))
    answer = client.post("/accounts/logout/")
    assert '"storage"' in answer["Clear-Site-Data"] and '"cache"' in answer["Clear-Site-Data"]
    assert client.get("/me/").status_code == 302


def test_nothing_is_kept_by_browsers_or_framed(hire: Hire) -> None:
    client = signed_in(hire("Ana Bell"))
    for answer in (client.get("/me/"), Client().get("/accounts/login/"), client.get("/nothing/here/")):
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Frame-Options"] == "DENY" and answer["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert "unsafe" not in answer["Content-Security-Policy"]


def test_several_posts_are_chosen_between(hire: Hire, town: Council) -> None:
    worker = hire("Ana Bell")
    second = Appointment.objects.create(
        authority=town.authority, worker=worker, team=town.other_team, role="record.team_manager",
        began_on=clock.today() - timedelta(days=5),
    )  # fmt: skip
    client = Client()
    answer = client.post("/accounts/login/", {"login": "ana.bell", "password": PASSWORD})
    assert answer["Location"].startswith("/me/posts/")
    page = client.get("/me/posts/")
    assert "North locality 2" in words(page) and "South locality 1" in words(page)
    first = Appointment.objects.exclude(pk=second.pk).get(worker=worker)
    assert "team manager" in words(client.get("/me/"))
    assert client.post(f"/me/posts/{first.pk}/", {"next": "/me/"})["Location"] == "/me/"
    assert client.session["appointment"] == first.pk
    assert "social worker" in words(client.get("/me/")).partition("Who you are")[0]
    assert "Work in another post" in words(client.get("/me/"))
    stranger = hire("Cal Dorn")
    other = Appointment.objects.get(worker=stranger)
    assert client.post(f"/me/posts/{other.pk}/").status_code == 404
    assert "Work in another post" not in words(signed_in(stranger).get("/me/"))
