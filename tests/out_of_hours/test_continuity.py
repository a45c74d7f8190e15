"""For when nothing works: the encrypted pack, the paper forms, and typing in afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from cryptography.exceptions import InvalidTag
from django.urls import reverse

from tests.out_of_hours.conftest import TODAY
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.ticks.running import run_due
from throughline.practice.out_of_hours import events
from throughline.practice.protection import events as protection
from throughline.record.access.actions import restrict
from throughline.record.audit.models import AuditEntry
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.services.locked_page import as_locked_page, opened

pytestmark = pytest.mark.django_db
WORDS = "heron lantern quarry seven"


def agreed(place):
    """Ruth agrees the passphrase on the page."""
    ruth = signed_in(place.ruth)
    url = reverse("continuity.page")
    ruth.post(url, {"words": WORDS, "again": WORDS, "key": key_of(ruth.get(url))}, follow=True)
    return ruth


def test_the_night_has_an_encrypted_file_with_every_child_in_care_or_on_a_plan(place, at, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    at(TODAY, 16, 45)
    record(protection.plan_began, place.noor, on=date(2026, 10, 1), category="NEG")
    record(
        people.address_began,
        place.mia,
        on=date(2026, 1, 1),
        lines="9 Old Road",
        not_to_words="her uncle",
        protected_source="",
    )
    record(events.instruction_left, place.mia, on=TODAY, by=place.priya, words="Ring Denise first.", until_on=TODAY)
    other = place.child("Otto", "Elsewhere")
    hidden = place.child("Ivy", "Hidden")
    record(protection.plan_began, hidden, on=date(2026, 10, 1), category="NEG")
    restrict(hidden.pk, named=[place.priya.pk], owner=place.priya.pk, why="test")
    run_due(["continuity.pack"])
    ruth = agreed(place)
    assert "No pack has been made yet." in plain(
        ruth.get(reverse("continuity.page")).text
    )  # before there was a passphrase: nothing
    run_due(["continuity.pack"])
    page = ruth.get(reverse("continuity.page"))
    assert "night-2026-11-25.html" in plain(page.text)
    file = ruth.get(reverse("continuity.fetch", kwargs={"name": "night-2026-11-25.html"}))
    raw = file.content
    assert b"Mia" not in raw and b"Denise" not in raw  # nothing to read without the passphrase
    on_disk = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert b"Mia" not in on_disk and WORDS.encode() not in on_disk
    told = opened(raw, WORDS)
    for said in ("Mia Quarrel", "With Denise Okoro", "07700 900 321", "Priya Shah", "Ring Denise first.", "Noor Haddad", "Child protection",
                 "Her address must not be told to her uncle", "care order"):  # fmt: skip
        assert said.lower() in told.lower(), said
    assert "Otto" not in told and "Ivy" not in told and other
    with pytest.raises(InvalidTag):
        opened(raw, "heron lantern quarry eight")
    assert AuditEntry.objects.filter(
        worker_id=place.ruth.pk, action="continuity_pack", subjects__contains=[place.mia.pk]
    ).exists()
    assert AuditEntry.objects.filter(worker_id=place.ruth.pk, action="export").exists()


def test_a_night_worker_has_neither_the_pack_nor_the_passphrase(place, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    agreed(place)
    run_due(["continuity.pack"])
    femi = signed_in(place.femi)
    assert "Your duty manager keeps it" in plain(femi.get(reverse("continuity.page")).text)
    assert femi.get(reverse("continuity.fetch", kwargs={"name": f"night-{TODAY}.html"})).status_code == 404
    assert femi.post(reverse("continuity.make")).status_code == 404


def test_a_short_passphrase_keeps_nothing(place):
    ruth = signed_in(place.ruth)
    url = reverse("continuity.page")
    page = ruth.post(url, {"words": "heron", "again": "heron", "key": key_of(ruth.get(url))})
    assert "At least 14 characters" in plain(page.text)
    with pytest.raises(ValueError, match="14"):
        as_locked_page("x", "x", "heron")


@pytest.mark.parametrize(
    ("paper", "says"),
    [("visit", "What did each say or show"), ("call", "Who rang"), ("missing", "clothes, company, money")],
)
def test_paper_forms_print_and_are_typed_in_on_the_right_page(place, paper, says):
    priya = signed_in(place.priya)
    page = priya.get(reverse("continuity.blank", kwargs={"paper": paper}))
    assert says in plain(page.text)
    pdf = priya.get(reverse("continuity.blank", kwargs={"paper": paper}), {"as": "pdf"})
    assert pdf.content.startswith(b"%PDF")
    answer = priya.post(reverse("continuity.enter"), {"q": "Mia Quarrel", "paper": paper}, follow=True)
    url = answer.context_data["found"][0][1]
    assert str(place.mia.uuid) in url
    if paper != "call":  # the page of the night's work is the night desk's
        assert priya.get(url, follow=True).status_code == 200
    else:
        femi = signed_in(place.femi)
        femi.post(reverse("single_view.open"), {"who": str(place.mia.uuid), "post": place.femi.appointments.get().pk})
        assert femi.get(url).status_code == 200
