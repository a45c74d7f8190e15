"""What leaves on paper: the same copy on the page and in the PDF, without what its reader must not have, on the audit."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import in_care, town
from tests.web.test_paper import words_of
from throughline.record.audit.models import AuditEntry
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Subject

pytestmark = pytest.mark.django_db
STREET, POSTCODE = "14 Orchard Row", "WA9 4ZZ"


@pytest.fixture
def tia():
    """Tia lives where her father must not learn it."""
    with town() as made:
        made.priya = made.worker("Priya Shah")
        made.tia = in_care(made, "Tia", date(2024, 7, 2), homes=[(date(2024, 7, 2), "U6", POSTCODE)])
        made.allocate(made.tia, made.priya, on=date(2024, 7, 2))
        made.father = Subject.objects.create(authority=made.authority, kind="adult")
        record(
            people.person_described,
            made.father,
            on=date(2024, 7, 2),
            given="Craig",
            family="Quarrel",
            born_on=date(1985, 1, 1),
        )
        record(people.related, made.tia, on=date(2024, 7, 2), other=made.father.pk, kind="father")
        record(people.address_began, made.tia, on=date(2024, 7, 2), lines=STREET, postcode=POSTCODE,
               not_to=[made.father.pk], protected_source="court order")  # fmt: skip
        record(
            people.summary_written,
            made.tia,
            on=date(2024, 8, 1),
            words=f"She is settled at {STREET}, near {POSTCODE.lower()}.",
        )
        yield made


def take(town, reader: str, paper: str = "sheet", **more: str):
    """The copy for the reader whose words begin so, taken through the form."""
    client = Client()
    client.force_login(town.priya.user)
    asked = client.get(reverse("way_out.choose", kwargs={"subject": town.tia.uuid}))
    value = next(v for v, words in asked.context_data["form"].fields["reader"].choices if str(words).startswith(reader))
    where = reverse("way_out.paper", kwargs={"subject": town.tia.uuid})
    return client.post(where, {"reader": value, "paper": paper, "key": str(uuid.uuid4()), **more})


@pytest.mark.parametrize("paper", ["sheet", "story", "life"])
def test_the_pdf_for_a_father_holds_back_the_address_and_says_so(tia, paper):
    made = take(tia, "Craig", paper, **{"as": "pdf"})
    assert made["Content-Type"] == "application/pdf" and "Tia" not in made["Content-Disposition"]
    told = words_of(made.content)
    assert "For Craig Quarrel" in told and "Priya Shah" in told and "Tia Quarrel" in told
    for secret in ("Orchard", POSTCODE, POSTCODE.lower()):
        assert secret not in told, secret
    if paper == "sheet":
        assert "It leaves out an address." in told and "[held back]" in told


@pytest.mark.requirement("DV-04")
@pytest.mark.parametrize("reader", ["The court", "Another professional"])
def test_what_goes_to_a_court_or_an_agency_is_served_on_him_too_and_holds_it_back(tia, reader):
    told = words_of(take(tia, reader, **{"as": "pdf"}).content)
    assert "Orchard" not in told and POSTCODE not in told and "It leaves out an address." in told


def test_the_workers_own_copy_has_it_whole(tia):
    told = words_of(take(tia, "Me, for my own work", **{"as": "pdf"}).content)
    assert STREET in told and "[held back]" not in told and "leaves out" not in told


def test_page_and_pdf_are_both_on_the_audit_with_their_reader(tia):
    page = take(tia, "Craig")
    assert "[held back]" in page.text and "Orchard" not in page.text
    take(tia, "Craig", **{"as": "pdf"})
    taken = [
        (e.action, e.detail["reader"], e.detail["held"])
        for e in AuditEntry.objects.filter(action__in=["print", "export"]).order_by("id")
    ]
    assert taken == [("print", "relative", ["an address"]), ("export", "relative", ["an address"])]


def test_training_is_said_on_the_pdf(tia, settings):
    settings.TRAINING = True
    assert "Training. Invented children." in words_of(take(tia, "The court", **{"as": "pdf"}).content)
    settings.TRAINING = False
    assert "Training" not in words_of(take(tia, "The court", **{"as": "pdf"}).content)

