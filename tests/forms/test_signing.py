"""The gate of a form: somebody signs in another's place, and a second pair of eyes says what it thinks first."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.forms.test_writing import begun, fill, finish
from tests.support.builders import Council, council
from tests.support.pages import plain, signed_in
from throughline.engines.forms import events
from throughline.engines.forms.declarations import Second
from throughline.engines.forms.queries import signed_forms
from throughline.engines.forms.registry import forms
from throughline.practice.looked_after.forms.care_plan_v1 import care_plan_v1
from throughline.record.access import acting
from throughline.record.ledger.queries import chronology
from throughline.services import clock


@pytest.fixture
def town(db: None) -> Council:
    return council()


def post(client: Any, screen: str, at: dict[str, Any] | None = None, **typed: Any) -> Any:
    return client.post(reverse(screen, kwargs=at), {"key": str(uuid.uuid4()), **typed}, follow=True)


def day(name: str, on: date) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def lend(client: Any, to: Any, days: int = 7, **more: Any) -> Any:
    today = clock.today()
    return post(client, "forms.signers", to=str(to.pk), why="On leave", **day("on", today), **day("until", today + timedelta(days)), **more)


def test_somebody_signs_in_anothers_place_between_two_days_and_the_form_says_so(town: Council) -> None:
    writer, manager, deputy = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager"), town.worker("Cy Ford")
    child, client, held = begun(town, writer)
    fill(client, held, writer)
    finish(client, held)
    stands_in = signed_in(deputy)
    assert "Nothing waits for your signature" in stands_in.get(reverse("forms.to_sign")).content.decode()
    assert post(stands_in, "forms.agree", {"writing": held.pk}).status_code == 404
    assert "Cy Ford signs in your place" in plain(lend(signed_in(manager), deputy).content.decode())
    assert "1 form waits for your signature" in plain(stands_in.get(reverse("my_work.page")).content.decode()).replace("or your comment", "")
    text = plain(stands_in.get(reverse("forms.to_sign")).content.decode())
    assert "You sign in the place of Mo Dean" in text and "Tia Harrow: care plan" in text
    text = plain(post(stands_in, "forms.agree_chosen", chosen=[f"w{held.pk}"]).content.decode())
    assert "1 form signed, in your name" in text
    with acting.as_system(town.authority.pk, "tests"):
        (signed,) = signed_forms(town.viewer(writer), child.pk)
    assert signed.signed_words == "Cy Ford in the place of Mo Dean"
    page = plain(client.get(reverse("forms.read", kwargs={"subject": child.uuid, "signing": signed.key})).content.decode())
    assert "Cy Ford in the place of Mo Dean" in page


def test_nobody_signs_what_they_wrote_in_anothers_place_nor_after_it_was_taken_back(town: Council) -> None:
    writer, manager, deputy = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager"), town.worker("Cy Ford")
    _, client, held = begun(town, writer)
    fill(client, held, writer)
    finish(client, held)
    boss = signed_in(manager)
    lend(boss, writer)
    assert post(client, "forms.agree", {"writing": held.pk}).status_code == 404, "her own plan"
    lend(boss, deputy, form="looked_after.care_plan")
    page = boss.get(reverse("forms.signers"))
    one = next(r["one"] for r in page.context["rows"] if r["one"].to_id == deputy.pk)
    assert "no longer signs in your place" in plain(post(boss, "forms.take_back_lent", {"lent": one.pk}).content.decode())
    assert post(signed_in(deputy), "forms.agree", {"writing": held.pk}).status_code == 404


def test_a_right_that_ends_is_no_right(town: Council, monkeypatch: Any) -> None:
    writer, manager, deputy = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager"), town.worker("Cy Ford")
    _, client, held = begun(town, writer)
    fill(client, held, writer)
    finish(client, held)
    lend(signed_in(manager), deputy, days=0)
    later = clock.today() + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: later)
    assert post(signed_in(deputy), "forms.agree", {"writing": held.pk}).status_code == 404


@pytest.fixture
def seconded(monkeypatch: Any) -> None:
    """The care plan as if its gate asked for the reviewing officer's comment."""
    wants = Second("the reviewing officer", roles=("looked_after.independent_reviewing_officer",))
    monkeypatch.setitem(forms(), (care_plan_v1.code, 1), replace(care_plan_v1, second=wants))


def test_a_second_pair_of_eyes_speaks_first_and_stands_beside_the_signature(town: Council, seconded: None) -> None:
    writer, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    officer = town.worker("Ola Reid", "looked_after.independent_reviewing_officer")
    child, client, held = begun(town, writer)
    with acting.as_system(town.authority.pk, "tests"):
        town.allocate(child, officer, role="independent_reviewing_officer")
    fill(client, held, writer)
    finish(client, held)
    boss, second = signed_in(manager), signed_in(officer)
    assert "Not signed: the reviewing officer has not said yet" in plain(post(boss, "forms.agree", {"writing": held.pk}).content.decode())
    assert "Your comment is asked for first" in second.get(reverse("forms.to_sign")).content.decode()
    assert "nothing was saved" in plain(post(second, "forms.comment", {"writing": held.pk}, agrees="yes").content.decode())
    assert post(client, "forms.comment", {"writing": held.pk}, agrees="yes", words="Mine").status_code == 404, "never one's own"
    post(second, "forms.comment", {"writing": held.pk}, agrees="no", words="Her brother is missing from it")
    text = plain(boss.get(reverse("forms.write", kwargs={"writing": held.pk})).content.decode())
    assert "Her brother is missing from it" in text and "does not agree" in text
    text = plain(post(boss, "forms.agree", {"writing": held.pk}).content.decode())
    assert "Said before it was signed" in text and "Her brother is missing from it" in text


def test_the_emergency_way_round_the_second_comment_needs_a_reason_and_is_counted(town: Council, seconded: None) -> None:
    writer, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    child, client, held = begun(town, writer)
    fill(client, held, writer)
    finish(client, held)
    post(signed_in(manager), "forms.agree", {"writing": held.pk}, why_early="Court is at ten")
    with acting.as_system(town.authority.pk, "tests"):
        (passed,) = chronology(town.viewer(writer), child.pk, types=[events.gate_passed.code])
    assert passed.get("why") == "Court is at ten" and "reviewing officer" in passed.get("missing")
