"""Letters in the browser's words: to whom, in which language, what is taken out, and that it was sent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.support.builders import Council, council
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.letters.declarations import Letter
from throughline.engines.letters.queries import sent
from throughline.engines.settings.declarations import Setting
from throughline.practice.looked_after import events as care
from throughline.practice.voice import events as voice
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.record.people.events import setting_changed

CARD = "voice.who_is_your_officer"


@pytest.fixture
def town(db: None) -> Council:
    return council()


def in_care(town: Council, worker: Any, officer: Any = None) -> Any:
    with acting.as_system(town.authority.pk, "tests"):
        child = town.child(worker=worker)
        record(care.became_looked_after, child, on=date(2026, 1, 5), need="N1")
        if officer is not None:
            town.allocate(child, officer, role="independent_reviewing_officer")
    return child


def test_a_child_is_written_who_her_officer_is_and_it_counts_as_told(town: Council) -> None:
    worker, officer = town.worker("Ana Bell"), town.worker("Ola Reid", "looked_after.independent_reviewing_officer")
    child, client = in_care(town, worker, officer), signed_in(worker)
    assert "Who your reviewing officer is" in plain(client.get(reverse("letters.list", kwargs={"subject": child.uuid})).content.decode())
    at = reverse("letters.write", kwargs={"subject": child.uuid, "letter": CARD})
    page = client.get(at, {"reader": "0", "language": "English"})
    text = plain(page.content.decode())
    assert "Dear Tia" in text and "My name is Ola Reid" in text and "01632 960 100" in text
    words = page.context["form"].initial["text"]
    page = client.post(at + "?reader=0&language=English", {"key": key_of(page), "to": "Tia Harrow", "address": "", "text": words, "how": "hand"}, follow=True)
    text = plain(page.content.decode())
    assert "Ola Reid" in text and "For Tia Harrow" in text, text[:400]
    with acting.as_system(town.authority.pk, "tests"):
        viewer = town.viewer(worker)
        (one,) = sent(viewer, child.pk)
        assert (one.title, one.name, one.how, one.by) == ("Who your reviewing officer is", "Tia Harrow", "by hand", "Ana Bell")
        (told,) = chronology(viewer, child.pk, types=[voice.officer_card_given.code])
        assert told.get("officer") == officer.pk and told.get("format") == "letter"


def test_a_letter_with_a_gap_does_not_go(town: Council) -> None:
    worker = town.worker("Ana Bell")
    child, client = in_care(town, worker), signed_in(worker)
    at = reverse("letters.write", kwargs={"subject": child.uuid, "letter": CARD}) + "?reader=0&language=English"
    page = client.get(at)
    words = page.context["form"].initial["text"]
    assert "{officer}" in words, "nobody is named for her yet"
    text = plain(client.post(at, {"key": key_of(page), "to": "Tia", "text": words, "how": "hand"}).content.decode())
    assert "Still to write: the name of the reviewing officer" in text
    with acting.as_system(town.authority.pk, "tests"):
        assert sent(town.viewer(worker), child.pk) == []


def test_the_councils_own_wording_holds_from_its_day_and_another_language_stays(town: Council) -> None:
    worker, officer = town.worker("Ana Bell"), town.worker("Ola Reid", "looked_after.independent_reviewing_officer")
    child, client = in_care(town, worker, officer), signed_in(worker)
    with acting.as_system(town.authority.pk, "tests"):
        record(setting_changed, town.subject, on=date(2026, 2, 1), setting="voice.officer_letter", value="Hi {first_name}!\n\nIt is {officer}.", why="Ours")
    at = reverse("letters.write", kwargs={"subject": child.uuid, "letter": CARD})
    assert client.get(at, {"reader": "0", "language": "English"}).context["form"].initial["text"] == "Hi Tia!\n\nIt is Ola Reid."
    assert "nazywam się Ola Reid" in client.get(at, {"reader": "0", "language": "Polish"}).context["form"].initial["text"]


def test_a_wording_with_a_gap_that_nothing_fills_is_refused_when_it_is_declared() -> None:
    with pytest.raises(ValueError, match="gaps that nothing fills: nowhere"):
        Letter("a.b", "A letter", ("child",), Setting("a.b", "x", "Dear {nowhere}", "why"))
