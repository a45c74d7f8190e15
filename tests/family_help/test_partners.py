"""A partner asks to begin an early help assessment for a child who may not be on the record; early help looks, and answers."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.family_help.walking import ASSESSMENT, World, begin, come_in, send
from tests.support.pages import key_of, page, plain, signed_in
from throughline.engines.guests.models import Invitation
from throughline.practice.family_help.models import Assessed, HelpPeriod, PartnerAsks
from throughline.record.ledger.queries import chronology
from throughline.record.people.models import Person
from throughline.services import mail

SAM = {"name": "Sam Oakes", "author": "health", "agency": "Mere Health", "email": "sam@mere.example"}
ASKS = {
    "given": "Noor", "family": "Haddad", "born_on_day": "2", "born_on_month": "2", "born_on_year": "2019", "address": "9 Tern Close", "postcode": "WA10 1HP",
    "why": "She does not sleep, and her mother is worn out.", "agrees": "yes", "who_agrees": "Her mother",
}  # fmt: skip


def registered(world: World, post: mail.Remembered):
    """Sam Oakes of Mere Health is registered and has come in; their client and their own page."""
    said = plain(send(signed_in(world.eve), "family_help.partners", SAM).text)
    assert "Sam Oakes is registered, and has the way in by e-mail." in said and "Mere Health health; until 23 November 2027" in said
    guest = come_in(post)
    home = guest.get(reverse("guests.home")).text
    assert "Ask for early help for a family you know" in home
    return guest, re.search(r'href="(/guest/[^"]+/early-help/)"', home)[1]


def asks(guest, own: str, **changed: str) -> str:
    return plain(guest.post(own, {**ASKS, **changed, "key": key_of(guest.get(own))}, follow=True).text)


def waiting(world: World) -> PartnerAsks:
    with world.acting():
        return PartnerAsks.objects.everything(because="test").latest("asked_at")


def people(world: World, family: str) -> list[Person]:
    with world.acting():
        return list(Person.objects.everything(because="test").filter(family=family).select_related("subject"))


@pytest.mark.requirement("EH-01")
def test_a_partner_opens_one_for_a_child_who_is_not_on_the_record(world: World, post: mail.Remembered) -> None:
    guest, own = registered(world, post)
    assert "Early help looks at it" in asks(guest, own) and people(world, "Haddad") == [], "nobody is on the record before early help has looked"
    assert "1 question" in page(world.eve, "family_help.board")
    asked = waiting(world)
    eve = signed_in(world.eve)
    text = page(world.eve, "family_help.asked", ask=asked.pk)
    assert "Nobody like that is on the record." in text and "She does not sleep" in text and "Her mother" in text
    said = plain(send(eve, "family_help.asked", {"then": "new", "because": "", "worker": str(world.eve.pk)}, ask=asked.pk).text)
    assert "Begun. Sam Oakes writes the assessment with the family" in said
    (noor,) = people(world, "Haddad")
    with world.acting():
        period = HelpPeriod.objects.everything(because="test").get(subject=noor.subject)
        told = {e.type: e for e in chronology(world.town.viewer(world.head), noor.subject_id)}
        mine = Invitation.objects.everything(because="test").get(subject=noor.subject)
    assert (noor.given, noor.born_on, period.level, period.author, period.agency, period.lead_name, period.supporter_id) == (
        "Noor", date(2019, 2, 2), "early_help", "health", "Mere Health", "Sam Oakes", world.eve.pk)  # fmt: skip
    assert told["family_help.consent_recorded"].get("answer") == "agreed" and period.consent == "agreed"
    # The partner finds the form, with what is known of them filled in, and shares it.
    assert "begun: the assessment is for you to write" in plain(guest.get(own).text)
    part = reverse("guests.part", kwargs={"invitation": mine.pk})
    assert "Noor Haddad" in guest.get(part).text and 'value="Mere Health"' in guest.get(part).text
    for n, (name, answers) in enumerate(ASSESSMENT.items()):
        version = "1" if name == "who" else "0"
        guest.post(reverse("guests.save", kwargs={"invitation": mine.pk}), {"section": name, "version": version, **answers, **({"share": "1"} if n == 3 else {})})
    with world.acting():
        row = Assessed.objects.everything(because="test").get()
    assert (row.subject_id, row.author, row.agency) == (noor.subject_id, "health", "Mere Health"), "counted by the agency of its author"
    with world.acting():
        asked.refresh_from_db()
    assert (asked.state, asked.subject_id, asked.given, asked.why) == ("begun", noor.subject_id, "", ASKS["why"])


@pytest.mark.requirement("EH-01")
def test_a_probable_double_is_seen_by_early_help_and_never_by_the_partner(world: World, post: mail.Remembered) -> None:
    guest, own = registered(world, post)
    said = asks(guest, own, given="Tya", family="Harow", born_on_day="14", born_on_month="3", born_on_year="2014", postcode="")
    assert "Tia" not in said and "record" not in said.lower(), "a partner learns nothing of who is known"
    asked, eve = waiting(world), signed_in(world.eve)
    text = page(world.eve, "family_help.asked", ask=asked.pk)
    assert "Tia Harrow" in text and "probably the same" in text and "sounding nearly the same" in text
    refused = plain(send(eve, "family_help.asked", {"then": "new", "because": " ", "worker": ""}, ask=asked.pk).text)
    assert "Say why it is another person, or choose the child who is shown" in refused and people(world, "Harow") == []
    send(eve, "family_help.asked", {"then": f"same:{world.tia.uuid}", "because": "", "worker": str(world.eve.pk)}, ask=asked.pk)
    assert world.period(world.tia).lead_name == "Sam Oakes" and people(world, "Harow") == []


@pytest.mark.requirement("EH-03")
def test_where_somebody_helps_already_the_partner_joins_them(world: World, post: mail.Remembered) -> None:
    begin(world, both=False)
    guest, own = registered(world, post)
    asks(guest, own, given="Tia", family="Harrow", born_on_day="14", born_on_month="3", born_on_year="2014")
    then = {"then": f"same:{world.tia.uuid}", "because": "", "worker": ""}
    said = plain(send(signed_in(world.eve), "family_help.asked", then, ask=waiting(world).pk).text)
    assert "Somebody helps this child already: Sam Oakes takes part in it now." in said and "Sam Oakes, Mere Health" in said
    with world.acting():
        assert HelpPeriod.objects.everything(because="test").filter(subject=world.tia).count() == 1
    assert "somebody helps already; you take part" in plain(guest.get(own).text)


def test_not_begun_says_why_and_keeps_nothing_of_the_family(world: World, post: mail.Remembered) -> None:
    guest, own = registered(world, post)
    asks(guest, own)
    asked, eve = waiting(world), signed_in(world.eve)
    assert "Say why, and whom they can turn to" in plain(send(eve, "family_help.asked", {"then": "not", "why": " "}, ask=asked.pk).text)
    send(eve, "family_help.asked", {"then": "not", "why": "The sleep clinic takes them on; ring 01632 960 300"}, ask=asked.pk)
    assert "not begun: The sleep clinic takes them on" in plain(guest.get(own).text)
    with world.acting():
        asked.refresh_from_db()
    assert (asked.given, asked.family, asked.why, asked.who_agrees, asked.born_on) == ("", "", "", "", None) and people(world, "Haddad") == []
    again = plain(send(eve, "family_help.asked", {"then": "new", "because": "", "worker": ""}, ask=asked.pk).text)
    assert "Answered by Eve Marsh" in again and people(world, "Haddad") == []


def test_a_partner_asks_once_with_agreement_and_only_while_registered(world: World, post: mail.Remembered) -> None:
    guest, own = registered(world, post)
    assert "Early help is by agreement: ask the family first" in asks(guest, own, agrees="no")
    assert "Say who of the family agreed" in asks(guest, own, who_agrees=" ")
    assert "30 February is not a day" in asks(guest, own, born_on_day="30")
    assert "Say it in 1,000 characters" in asks(guest, own, why="x" * 10_000_000)
    typed = {**ASKS, "given": "<script>alert(1)</script>", "key": key_of(guest.get(own))}
    guest.post(own, typed)
    guest.post(own, typed)
    with world.acting():
        assert PartnerAsks.objects.everything(because="test").count() == 1, "a form posted twice asks once"
    answer = signed_in(world.eve).get(reverse("family_help.asked", kwargs={"ask": waiting(world).pk})).text
    assert "&lt;script&gt;" in answer and "<script>alert" not in answer
    with world.acting():
        held = Invitation.objects.everything(because="test").get()
    assert "Ended. Sam Oakes can ask for nothing any more." in plain(send(signed_in(world.eve), "family_help.partners", {"end": str(held.pk)}).text)
    assert guest.get(own).status_code == 404


def test_partners_are_early_helps_business_alone(world: World) -> None:
    ana = signed_in(world.ana)
    assert ana.get(reverse("family_help.partners")).status_code == 404
    assert "Partners who ask" not in page(world.ana, "family_help.board")
