"""A copy for somebody who must not learn where a child lives: however the secret is written, it is not in it."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from throughline.engines.meetings.registry import meetings
from throughline.engines.way_out.release import reader_in, text_for
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as homes
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.codes import FAMILY_PARTS
from throughline.record.people.models import Subject

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
SUMMARY = (
    "Ann says that the annual party was in the park. ANN OKORO rang from 01632960214; Mrs Okoro’s sister lives at 9, dock  road. "
    "Post to wa10 3xy. Kerr is her father’s name, and hers. Anna, her teacher, is kind."
)


@pytest.fixture
def tia():
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        made.me = made.worker("Priya Shah")
        child = made.child("Tia", "Kerr", worker=made.me)
        carers, father = (Subject.objects.create(authority=made.authority, kind=k) for k in ("carers", "adult"))
        record(people.person_described, carers, on=DAY, given="Ann", family="Okoro Park", phone="01632 960 214")
        record(people.person_described, father, on=DAY, given="Darren", family="Kerr")
        record(people.related, child, on=DAY, other=father.pk, kind="father")
        record(care.became_looked_after, child, on=DAY, need="N1")
        record(homes.placement_began, child, on=DAY, type="U6", carers=carers.pk)
        record(people.address_began, child, on=DAY, lines="9 Dock Road, Mere", postcode="WA10 3XY", kind="home",
               not_to=[father.pk], protected_source="Order of 2 July 2024")  # fmt: skip
        record(people.summary_written, child, on=DAY, by=made.me, words=SUMMARY)
        made.child_made = child
        yield made


def copy_for(made, reader):
    """The sheet as this reader gets it."""
    client = Client()
    client.force_login(made.me.user)
    at = {"subject": made.child_made.uuid}
    form = client.get(reverse("way_out.choose", kwargs=at)).context_data["form"]
    number = next(n for n, words in form.fields["reader"].choices if reader in words)
    answer = client.post(reverse("way_out.paper", kwargs=at), {"reader": number, "paper": "sheet", "key": uuid4()})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)).replace("&#x27;", "'")


SECRETS = ("Ann ", "ANN", "Okoro", "960 214", "960214", "Dock Road", "dock road", "WA10 3XY", "wa10 3xy")


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
@pytest.mark.parametrize("reader", ["Darren Kerr", "Somebody else"])
def test_whoever_must_not_know_gets_neither_the_address_nor_what_leads_to_it(tia, reader):
    copy = copy_for(tia, reader)
    assert not [secret for secret in SECRETS if secret in copy]
    assert "It leaves out" in copy and "an address" in copy
    for kept in ("annual party", "in the park", "Kerr is her father", "Anna, her teacher"):
        assert kept in copy, kept


def test_the_child_herself_and_whoever_works_with_her_get_the_whole(tia):
    for reader in ("Tia", "Me, for my own work"):
        copy = copy_for(tia, reader)
        assert "ANN OKORO" in copy and "01632 960 214" in copy and "It leaves out" not in copy


@pytest.mark.requirement("DV-04", waits_for="the support plan, and the masks on pages")
def test_papers_that_are_served_on_others_hold_it_back_too(tia):
    """What the court or another agency gets, others read: his lawyer too."""
    for reader in ("The court", "Another professional"):
        copy = copy_for(tia, reader)
        assert "ANN OKORO" not in copy and "01632 960 214" not in copy and "It leaves out" in copy, reader


def test_a_copy_without_a_reader_is_asked_for_again(tia):
    client = Client()
    client.force_login(tia.me.user)
    answer = client.post(
        reverse("way_out.paper", kwargs={"subject": tia.child_made.uuid}), {"paper": "sheet", "key": uuid4()}
    )
    assert answer.status_code == 200 and "Say who will read it" in answer.text and "annual" not in answer.text


AGENCIES = {"adult_mental_health", "drugs_alcohol", "early_help", "gp", "health", "health_visitor", "lead", "police", "school", "social_worker"}


def test_every_part_of_a_meeting_is_the_family_s_or_an_agency_s():
    """A part that nobody has sorted is read as nobody's: say here, or in FAMILY_PARTS, whose it is."""
    parts = {asks.part for kind in meetings().values() for asks in kind.asks}
    assert parts - AGENCIES - {"other"} == set(FAMILY_PARTS)


@pytest.mark.requirement("DV-04", waits_for="the support plan with its agencies")
@pytest.mark.parametrize(
    ("part", "agency", "reads"),
    [("parent", "", ""), ("other_parent", "", ""), ("relative", "", ""), ("other", "", ""), ("school", "", ""),
     ("other_parent", "Mere Council", ""), ("school", "Mere High", "with whom"), ("carer", "", "where")],
)  # fmt: skip
def test_as_whom_somebody_reads_follows_from_their_part(tia, part, agency, reads):
    """A father beside the mother at a conference is no professional, whatever was typed as his agency."""
    reader = reader_in(part, "Somebody", tia.child_made.pk, of_agency=bool(agency))
    told = text_for(tia.viewer(tia.me), tia.child_made.pk, reader)("She lives with Ann Okoro at 9 Dock Road; 01632 960 214.")
    assert ("Dock Road" in told and "960 214" in told) == (reads == "where")
    assert ("Okoro" in told) == bool(reads)
