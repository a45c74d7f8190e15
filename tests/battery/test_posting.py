"""What changes something: only by POST, only with the page's own token, only by those who may, and only once."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import resolve

from tests.battery.asking import ask
from tests.battery.filling import GATED, NO_KEY, answers_to, forms_of, sent
from tests.battery.pages import address, changes, open_page, refused, who, without
from tests.battery.world import World
from throughline.engines.screens.declarations import Screen
from throughline.engines.screens.registry import screens

pytestmark = pytest.mark.django_db

ALL = list(screens().values())
POST_ONLY = [s for s in ALL if s.post_only]
KEY = {"key": str(uuid.uuid4())}


@pytest.mark.parametrize("screen", POST_ONLY, ids=lambda s: s.code)
def test_an_act_is_not_a_link(world: World, screen: Screen):
    role = who(screen)
    url = address(world, screen, role)
    with changes() as found:
        assert world.clients[role].get(url).status_code == 405
    assert not found


@pytest.mark.parametrize("screen", ALL, ids=lambda s: s.code)
def test_a_forged_form_is_refused(world: World, screen: Screen):
    role = who(screen)
    url = address(world, screen, role)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = world.clients[role].cookies.copy()
    with changes() as found:
        assert strict.post(url, KEY).status_code == 403
    assert not found


@pytest.mark.parametrize("screen", ALL, ids=lambda s: s.code)
def test_nobody_acts_without_the_right_or_upon_what_is_not_theirs(world: World, screen: Screen):
    for role in without(screen)[:4]:
        url = address(world, screen, role) if not refused(world, screen, role) else refused(world, screen, role)[0]
        with changes() as found:
            assert ask(world, role, url, method="post", data=KEY).status_code == 404
        assert not found, f"{role}: {found}"
    role = who(screen)
    for url in refused(world, screen, role):
        with changes() as found:
            ask(
                world,
                role,
                url,
                method="post",
                data=KEY | {"code": "duty"} if screen.code != "access.why_look" else KEY,
            )
        kept = [sql for sql in found if "record_submission" not in sql]
        assert not kept, f"{role} at {url}: {kept}"


@pytest.mark.parametrize("screen", [s for s in ALL if not s.post_only], ids=lambda s: s.code)
def test_each_form_counts_once_and_not_without_its_key(world: World, screen: Screen):
    page = open_page(world, screen)
    if not page.is_html:
        return
    client = world.clients[page.role]
    for form in forms_of(page):
        target = resolve(form.action).url_name or ""
        typed = answers_to(page, form)
        if target not in NO_KEY:
            with changes() as found:
                refusal = client.post(form.action, sent({k: v for k, v in typed.items() if k != "key"}))
            assert not found, f"{target} without its key: {found}"
            assert refusal.status_code in (400, 404), (
                f"{target} without its key: {refusal.status_code}, {form.complaints(refusal)}"
            )
        with changes() as first:
            done = client.post(form.action, sent(typed))
        assert done.status_code in (200, 302), f"{target}: {done.status_code}"
        if target in GATED:
            assert done.status_code == 200 and "govuk-error-summary" in done.text, GATED[target]
            assert [sql for sql in first if "record_submission" not in sql] == []
            continue
        assert done.status_code == 302 or target in NO_KEY, (
            f"{target} did not take what was typed: {form.complaints(done)}"
        )
        if target in NO_KEY:
            continue
        assert first, f"{target} changed nothing"
        with changes() as second:
            again = client.post(form.action, sent(typed))
        assert again.status_code == 302 and again["Location"] == done["Location"]
        assert [sql for sql in second if "record_submission" not in sql] == [], f"{target} pressed twice did it twice"
