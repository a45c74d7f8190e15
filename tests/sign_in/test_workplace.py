"""Signing in through a workplace's provider: who is let in, and every way in which an answer may not be believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import environ
import pytest
from django.test import Client

from tests.sign_in.conftest import PASSWORD, locked
from tests.sign_in.test_signing_in import words
from tests.support.browser import assert_accessible
from tests.support.builders import council
from tests.support.identity_provider import CLIENT, SECRET, Provider, running
from throughline.config.accounts.workplace.environment import form_targets, workplaces
from throughline.record.access import acting
from throughline.record.workers.models import Worker
from throughline.services.sign_in import accounts

Hire = Callable[..., Worker]


@pytest.fixture(scope="module")
def one_provider() -> Iterator[Provider]:
    with running() as provider:
        yield provider


@pytest.fixture
def provider(one_provider: Provider, settings: Any) -> Provider:
    """The provider, set up as the environment of a council would."""

    class Environment(environ.Env):
        ENVIRON = {
            "THROUGHLINE_OIDC": "council", "THROUGHLINE_OIDC_COUNCIL_NAME": "Merehaven Council",
            "THROUGHLINE_OIDC_COUNCIL_ISSUER": one_provider.url, "THROUGHLINE_OIDC_COUNCIL_CLIENT_ID": CLIENT,
            "THROUGHLINE_OIDC_COUNCIL_SECRET": SECRET,
        }  # fmt: skip

    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": workplaces(Environment()), "OAUTH_PKCE_ENABLED": True}
    }
    one_provider.says, one_provider.algorithm, one_provider.signing_key = {}, "RS256", one_provider.key
    one_provider.subject = "00aa-ana"
    return one_provider


def come_back(client: Client, provider: Provider) -> Any:
    """Press the button, sign in there, and be sent back."""
    answer = client.post("/accounts/oidc/council/login/?process=login&next=/me/")
    assert answer.status_code == 302, words(answer)
    return client.get(provider.visit(answer["Location"]).replace("http://testserver", ""))


@pytest.fixture
def ana(hire: Hire) -> Worker:
    worker = hire("Ana Bell")
    accounts.connect_workplace(worker.user, "council", "00aa-ana")
    return worker


def test_somebody_connected_is_let_in(ana: Worker, provider: Provider) -> None:
    client = Client()
    assert "Sign in with Merehaven Council" in words(client.get("/accounts/login/"))
    answer = come_back(client, provider)
    assert answer.status_code == 302 and answer["Location"] == "/me/"
    assert client.get("/me/").status_code == 200
    assert provider.asked["code_challenge_method"] == "S256" and provider.redeemed["code_verifier"]
    assert provider.asked["scope"] == "openid", "no name or address is asked for"


def test_their_second_step_counts(ana: Worker, provider: Provider, settings: Any) -> None:
    settings.REQUIRE_MFA = True
    client = Client()
    come_back(client, provider)
    assert client.get("/me/").status_code == 200


def test_somebody_unknown_is_refused_in_words_whatever_their_address_says(hire: Hire, provider: Provider) -> None:
    worker = hire("Ana Bell", email="ana.bell@merehaven.example")
    worker.user.email = "ana.bell@merehaven.example"
    worker.user.save()
    client = Client()
    answer = come_back(client, provider)
    assert answer.status_code == 403 and "nobody here is connected" in words(answer)
    assert client.get("/me/").status_code == 302
    assert Worker.objects.count() == 1 and type(worker.user).objects.count() == 1


def test_somebody_connected_who_is_no_worker_any_more_is_refused(ana: Worker, provider: Provider) -> None:
    Worker.objects.filter(pk=ana.pk).update(left_on="2020-01-01")
    client = Client()
    assert come_back(client, provider).status_code == 403
    assert client.get("/me/").status_code == 302


def test_the_same_number_at_another_provider_is_somebody_else(hire: Hire, provider: Provider) -> None:
    accounts.connect_workplace(hire("Ana Bell").user, "police", "00aa-ana")
    assert come_back(Client(), provider).status_code == 403


@pytest.mark.parametrize(
    "lie",
    [
        {"aud": "another-service"}, {"nonce": "somebody-else-asked"}, {"nonce": None}, {"iss": "https://elsewhere.example"},
        {"exp": 1_000_000_000}, {"iat": None}, {"sub": None},
    ],
    ids=lambda lie: "-".join(f"{name}={value}" for name, value in lie.items()),
)  # fmt: skip
def test_an_answer_that_is_not_to_us_is_not_believed(ana: Worker, provider: Provider, lie: dict[str, Any]) -> None:
    provider.says = lie
    client = Client()
    answer = come_back(client, provider)
    assert "could not be believed" in words(answer)
    assert client.get("/me/").status_code == 302


@pytest.mark.parametrize("how", ["another key", "none", "HS256"])
def test_an_answer_that_is_not_theirs_is_not_believed(ana: Worker, provider: Provider, how: str) -> None:
    if how == "another key":
        provider.signing_key = provider.stranger
    else:
        provider.algorithm, provider.signing_key = how, "their public key, as text, perhaps" * 2
    client = Client()
    assert "could not be believed" in words(come_back(client, provider))
    assert client.get("/me/").status_code == 302


def test_an_answer_is_good_once_and_in_the_browser_that_asked(ana: Worker, provider: Provider) -> None:
    client, thief = Client(), Client()
    answer = client.post("/accounts/oidc/council/login/?process=login")
    back = provider.visit(answer["Location"]).replace("http://testserver", "")
    assert thief.get(back).status_code != 302 or thief.get("/me/").status_code == 302
    assert thief.get("/me/").status_code == 302
    assert client.get(back).status_code == 302
    client.post("/accounts/logout/")
    client.get(back)
    assert client.get("/me/").status_code == 302


def test_a_signed_in_person_cannot_connect_a_sign_in_by_themselves(hire: Hire, provider: Provider) -> None:
    worker = hire("Cal Dorn")
    client = Client()
    client.post("/accounts/login/", {"login": worker.user.username, "password": PASSWORD})
    answer = client.post("/accounts/oidc/council/login/?process=connect")
    client.get(provider.visit(answer["Location"]).replace("http://testserver", ""))
    assert accounts.workplace_subject(worker.user, "council") == ""


def test_a_missing_variable_is_named() -> None:
    class Environment(environ.Env):
        ENVIRON = {"THROUGHLINE_OIDC": "council", "THROUGHLINE_OIDC_COUNCIL_NAME": "Merehaven"}

    with pytest.raises(environ.ImproperlyConfigured, match="THROUGHLINE_OIDC_COUNCIL_CLIENT_ID"):
        workplaces(Environment())


def test_a_locked_session_of_somebody_without_a_password_is_opened_there(
    ana: Worker, provider: Provider, later: Callable[..., None]
) -> None:
    ana.user.set_unusable_password()
    ana.user.save()
    client = Client()
    come_back(client, provider)
    later(minutes=17)
    assert locked(client.get("/me/"))
    page = words(client.get("/me/"))
    assert "Sign in with Merehaven Council" in page and "Password" not in page
    assert come_back(client, provider)["Location"] == "/me/"
    assert not locked(client.get("/me/"))


@pytest.mark.django_db(transaction=True)
def test_the_button_works_in_a_real_browser_under_the_content_policy(
    page: Callable[..., Any], live_server: Any, provider: Provider, settings: Any
) -> None:
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        accounts.connect_workplace(town.worker("Ana Bell").user, "council", "00aa-ana")
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    assert form_targets(apps) == [provider.url]
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": {**policy, "form-action": [*policy["form-action"], *form_targets(apps)]}
    }
    one = page(1400)
    one.goto(live_server.url + "/accounts/login/?next=/me/")
    assert_accessible(one)
    one.click("text=Sign in with Merehaven Council")
    one.wait_for_url("**/me/")
    assert "Ana Bell" in one.locator("main").inner_text()


def test_people_may_sign_in_at_another_host_than_the_issuers() -> None:
    app = {"settings": {"server_url": "https://issuer.example/a/v2", "sign_in_at": "https://desk.example/x"}}
    assert form_targets([app]) == ["https://desk.example"]
