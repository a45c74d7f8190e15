"""The pages of sign-in and of my account in a browser: axe, wide and narrow, and the lock over a page in use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.sign_in.conftest import PASSWORD
from tests.support.browser import assert_accessible, screenshot
from tests.support.builders import Council, council
from throughline.insight.me.actions import say
from throughline.record.access import acting
from throughline.record.workers.models import Appointment, Worker
from throughline.services import clock

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people() -> tuple[Council, dict[str, Worker]]:
    """A council with a worker in two posts and somebody who keeps the system."""
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        ana = town.worker("Ana Bell")
        keeper = town.worker("Kit Marsh", "record.system_administrator")
    Appointment.objects.create(
        authority=town.authority, worker=ana, team=town.other_team, role="record.team_manager",
        began_on=clock.today() - timedelta(days=30),
    )  # fmt: skip
    return town, {"ana": ana, "keeper": keeper}


def enter(page: Any, server: Any, worker: Worker) -> None:
    page.goto(f"{server.url}/accounts/login/?next=/me/")
    page.fill("input[name=login]", worker.user.username)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()


PAGES = {
    "account": "/me/", "posts": "/me/posts/", "preferences": "/me/preferences/", "in-my-way": "/me/got-in-my-way/?page=/me/",
    "password": "/accounts/password/", "second-step": "/accounts/second-step/",
}  # fmt: skip


@pytest.mark.parametrize("width", [1400, 320])
def test_every_page_is_accessible(
    page: Callable[..., Any], live_server: Any, people: Any, settings: Any, width: int
) -> None:
    settings.TRAINING = True
    _, who = people
    one = page(width)
    for name, path in {"sign-in": "/accounts/login/", "ask": "/accounts/ask/"}.items():
        one.goto(live_server.url + path)
        assert_accessible(one)
        screenshot(one, f"{name}-{width}")
    enter(one, live_server, who["ana"])
    for name, path in PAGES.items():
        one.goto(live_server.url + path)
        assert_accessible(one)
        screenshot(one, f"{name}-{width}")
    one.goto(live_server.url + "/me/got-in-my-way/?page=/me/")
    one.click("main button[type=submit]")
    assert_accessible(one)
    screenshot(one, f"in-my-way-error-{width}")


@pytest.mark.parametrize("width", [1400, 320])
def test_every_page_about_people_is_accessible(
    page: Callable[..., Any], live_server: Any, people: Any, width: int
) -> None:
    town, who = people
    with acting.as_system(town.authority.pk, "tests"):
        town.child(worker=who["ana"])
        said = say(who["ana"].pk, screen="me.account", words="I cannot find where to change my telephone number.")
    held = Appointment.objects.filter(worker=who["ana"], team=town.team).get()
    one = page(width)
    enter(one, live_server, who["keeper"])
    ana = who["ana"].pk
    for name, path in {
        "people": "", "people-add": "add/", "people-worker": f"{ana}/", "people-post": f"{ana}/post/", "people-end": f"posts/{held.pk}/end/",
        "people-leave": f"{ana}/leave/", "people-details": f"{ana}/details/", "people-teams": "teams/",
    }.items():  # fmt: skip
        one.goto(f"{live_server.url}/people/{path}")
        assert_accessible(one)
        screenshot(one, f"{name}-{width}")
    one.goto(f"{live_server.url}/people/posts/{held.pk}/end/")
    one.click("main button[type=submit]")
    assert_accessible(one)
    screenshot(one, f"people-end-refused-{width}")
    one.goto(f"{live_server.url}/people/{ana}/")
    one.click("text=Give a new password")
    one.wait_for_selector("[data-handed]")
    assert_accessible(one)
    screenshot(one, f"people-handed-{width}")
    for name, path in {"in-the-way": "", "in-the-way-answer": f"{said.pk}/"}.items():
        one.goto(f"{live_server.url}/in-the-way/{path}")
        assert_accessible(one)
        screenshot(one, f"{name}-{width}")


def quick(page: Any, path: str, server: Any, *, warn: int, end: int) -> None:
    """Open a page whose attributes say that it locks within seconds; everything else is as it is served."""

    def answer(route: Any) -> None:
        got = route.fetch()
        body = (
            got.text()
            .replace('data-idle-warn="780"', f'data-idle-warn="{warn}"')
            .replace('data-idle-end="900"', f'data-idle-end="{end}"')
        )
        route.fulfill(response=got, body=body)

    here = f"{server.url}{path.partition('?')[0]}**"
    page.route(here, answer)
    page.goto(server.url + path)
    page.unroute(here)


def test_a_page_with_something_typed_is_covered_and_given_back(
    page: Callable[..., Any], live_server: Any, people: Any, later: Callable[..., None]
) -> None:
    _, who = people
    one = page(1400)
    enter(one, live_server, who["keeper"])
    quick(one, "/me/got-in-my-way/?page=/me/", live_server, warn=2, end=6)
    later(minutes=14, seconds=30)
    one.fill("textarea", "Half a thought")
    one.wait_for_selector("text=Are you still there?")
    assert_accessible(one)
    screenshot(one, "warning-1400")
    one.wait_for_selector("dialog[open]")
    assert not one.locator("textarea").is_visible()
    assert one.title() == "Locked"
    assert "Kit Marsh" not in one.locator("body").inner_text()
    one.problems.clear()  # the browser itself reports the 401 that locked it
    assert_accessible(one)
    screenshot(one, "locked-over-1400")
    one.keyboard.press("Escape")
    one.fill("#lock-password", "not the password")
    one.keyboard.press("Enter")
    one.wait_for_selector("text=That is not your password")
    one.fill("#lock-password", PASSWORD)
    one.keyboard.press("Enter")
    one.wait_for_selector("dialog[open]", state="detached")
    assert one.locator("textarea").input_value() == "Half a thought"
    one.click("main button[type=submit]")
    one.wait_for_selector("text=Thank you. It is noted")
    one.problems.clear()


def test_a_page_with_nothing_typed_becomes_the_lock_page_at_its_own_address(
    page: Callable[..., Any], live_server: Any, people: Any, later: Callable[..., None]
) -> None:
    _, who = people
    for width in (1400, 320):
        one = page(width)
        enter(one, live_server, who["keeper"])
        quick(one, "/me/preferences/", live_server, warn=1, end=2)
        later(minutes=14, seconds=30)
        one.wait_for_selector("h1:has-text('Locked')")
        one.problems.clear()
        assert one.url.endswith("/me/preferences/")
        assert_accessible(one)
        screenshot(one, f"locked-{width}")
        one.fill("input[name=password]", PASSWORD)
        one.click("main button[type=submit]")
        one.wait_for_selector("h1:has-text('Preferences')")
