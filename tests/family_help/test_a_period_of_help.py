"""Help begins once for a family, is written by whoever knows them, steps up and down as one, and ends: at its pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.family_help.walking import ASSESSMENT, TODAY, World, begin, come_in, finish, plan, send, write
from tests.support.pages import page, plain, signed_in
from throughline.engines.forms.queries import signed_forms
from throughline.engines.guests.models import Invitation
from throughline.engines.promises.actions import promises_of
from throughline.practice.family_help.models import Assessed
from throughline.practice.protection import events as protection
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.services import clock, mail

D = date


def types(world: World, child: object) -> list[str]:
    with world.acting():
        return [e.type for e in chronology(world.town.viewer(world.boss), child.pk)]


@pytest.mark.requirement("EH-03")
def test_help_is_begun_once_for_the_family_and_a_second_is_joined_instead(world: World) -> None:
    with world.acting():
        world.town.allocate(world.tia, world.ana, world.town.other_team, role="social_worker")
    first = page(world.eve, "family_help.begin", subject=world.tia.uuid)
    assert "Ana Bell is the social worker, 01632 960 100" in first, "who is there already stands before anything is begun"
    said = plain(begin(world).text)
    assert "Early help since" in said and "Eve Marsh leads" in said and said.count("Early help, since") == 2, "both sisters, beside each other"
    # Somebody else comes along: the page says who helps, and offers to join.
    again = page(world.ana, "family_help.begin", subject=world.tia.uuid)
    assert "Somebody helps this child already" in again and "Join the help that is open" in again and "Eve Marsh leads" in again
    refused = send(signed_in(world.ana), "family_help.begin", {"level": "early_help", "why": "New", "author": "social_care"}, subject=world.tia.uuid)
    assert "Join the help that is open" in plain(refused.text)
    assert types(world, world.tia).count("family_help.help_began") == 1
    joined = send(signed_in(world.ana), "family_help.join", {"name": "Ana Bell", "agency": "South locality 1", "does": "assesses"}, subject=world.tia.uuid)
    assert "Ana Bell, South locality 1 · assesses" in plain(joined.text)


@pytest.mark.requirement("EH-03")
def test_brothers_and_sisters_share_one_assessment_and_each_has_their_own_part(world: World) -> None:
    begin(world)
    client = signed_in(world.eve)
    held = write(world, client, world.tia, "family_help.assessment", ASSESSMENT)
    send(client, "family_help.copy", {"children": [str(world.zara.pk)]}, subject=world.tia.uuid, writing=held.pk)
    hers = world.writing(world.zara, "family_help.assessment")
    assert hers.answers["family"]["story"] == "We lost the flat in May" and "child" not in hers.answers
    assert "The child’s own view: answer it" in finish(client, hers), "each child's own view is asked of each child"


@pytest.mark.requirement("EH-02")
def test_a_first_look_ends_in_exactly_one_outcome(world: World) -> None:
    begin(world, "pre_caf", both=False)
    client = signed_in(world.eve)
    assert "First look" in page(world.eve, "family_help.child", subject=world.tia.uuid)
    look = {"author": "police", "name": "PC Ash", "agreed": "yes", "worries": "Alone at night", "well": "School"}
    held = write(world, client, world.tia, "family_help.first_look", {"look": look})
    assert "Exactly one: answer it" in finish(client, held) and world.period(world.tia).first_look == ""
    send(client, "forms.save", {"section": "outcome", "version": "0", "outcome": "refer", "why": "She was alone three nights"}, writing=held.pk)
    finish(client, held)
    told = types(world, world.tia)
    assert told.count("front_door.contact_received") == 1 and world.period(world.tia).outcome == "social_care"
    with world.acting():
        (contact,) = chronology(world.town.viewer(world.boss), world.tia.pk, types=["front_door.contact_received"])
    assert (contact.get("how"), contact.get("agency"), contact.get("about")) == ("pre_caf", "police", "She was alone three nights"), "filled in beforehand"


@pytest.mark.requirement("EH-02")
@pytest.mark.parametrize(("outcome", "more", "then"), [
    ("open", {}, "family_help.level_changed"), ("signpost", {"service": "Harbour Counselling"}, "family_help.signposted"), ("no_need", {}, "family_help.help_ended"),
])  # fmt: skip
def test_each_outcome_has_what_follows(world: World, outcome: str, more: dict[str, str], then: str) -> None:
    begin(world, "pre_caf", both=False)
    client = signed_in(world.eve)
    parts = {"look": {"author": "school", "agreed": "yes"}, "outcome": {"outcome": outcome, "why": "As the family says", **more}}
    finish(client, write(world, client, world.tia, "family_help.first_look", parts))
    assert then in types(world, world.tia)
    due = page(world.eve, "child.due", subject=world.tia.uuid)
    assert ("Harbour Counselling" in due) == (outcome == "signpost"), "somebody asks what came of it"
    assert world.period(world.tia).level == ("early_help" if outcome == "open" else "pre_caf")


@pytest.mark.requirement("EH-01")
@pytest.mark.requirement("EH-06")
def test_a_partner_writes_the_assessment_and_it_is_graded_at_the_review(world: World, post: mail.Remembered) -> None:
    begin(world, both=False, author="health", name="Sam Oakes", agency="Mere Health", phone="01632 960 111")
    assert world.period(world.tia).supporter_id == world.eve.pk, "where another service leads, one of us supports"
    asked = {"name": "Sam Oakes", "agency": "Mere Health", "email": "sam@mere.example"}
    send(signed_in(world.eve), "family_help.invite", asked, subject=world.tia.uuid, form="family_help.assessment")
    guest = come_in(post)
    with world.acting():
        invitation = Invitation.objects.everything(because="test").get()
    own = reverse("guests.part", kwargs={"invitation": invitation.pk})
    assert "Tia Harrow" in guest.get(own).text and "What worries us?" in guest.get(own).text
    assert guest.get(reverse("child.page", kwargs={"subject": world.tia.uuid})).status_code in (302, 404)
    for n, (name, answers) in enumerate(ASSESSMENT.items()):
        sent = {**answers, "religion_why": ""} if name == "child" else answers
        guest.post(reverse("guests.save", kwargs={"invitation": invitation.pk}),
                   {"section": name, "version": "0", **sent, **({"share": "1"} if n == 3 else {})})  # fmt: skip
    assert "family_help.assessed" not in types(world, world.tia), "a part that was not gathered says why"
    said = guest.post(reverse("guests.save", kwargs={"invitation": invitation.pk}),
                      {"section": "child", "version": "1", **ASSESSMENT["child"], "share": "1"}, follow=True)  # fmt: skip
    assert "Thank you" in said.text
    with world.acting():
        row = Assessed.objects.everything(because="test").get()
    assert (row.author, row.agency, row.not_gathered, row.parents, row.grade) == ("health", "Mere Health", 1, True, None)
    assert "Early help assessment" in page(world.eve, "family_help.child", subject=world.tia.uuid)
    whole = page(world.boss, "measures.one", code="family_help.whole_assessments")
    assert "0% 0 of 1 assessment" in whole and "Open the 1 with a part that was not gathered" in whole, "it counts against the quality"


@pytest.mark.requirement("SYS-07", waits_for="health assessments, whose area is not there yet")
def test_an_assessment_is_not_finished_before_every_adult_was_asked_about(world: World) -> None:
    clock.set_offset(clock.offset_for(D(2026, 12, 1)))
    begin(world, both=False)
    client = signed_in(world.eve)
    held = write(world, client, world.tia, "family_help.assessment", ASSESSMENT)
    said = finish(client, held)
    for question in ("Is the father known?", "Has the mother or carer a partner?", "Does any other adult live there, or stay often?"):
        assert f"{question}: answer it" in said, question
    asked = {"father": "not_known", "partner": "nobody", "partner_why": "She says so, and so does gran", "household": "named"}
    send(client, "forms.save", {"section": "adults", "version": "0", **asked}, writing=held.pk)
    said = finish(client, held)
    assert "Why is it not known?: answer it" in said and "Who?: answer it" in said and "family_help.assessed" not in types(world, world.tia)
    whole = {**asked, "father_why": "The mother fears what he would do", "household_who": "Gran, Ivy Harrow, 61"}
    send(client, "forms.save", {"section": "adults", "version": "1", **whole}, writing=held.pk)
    finish(client, held)
    assert "family_help.assessed" in types(world, world.tia)
    shown = page(world.eve, "family.map", subject=world.tia.uuid)
    assert "The father: Asked, not known, because The mother fears what he would do" in shown
    assert "partner: Asked: there is nobody" in shown
    assert "Nobody has said that every other adult who lives there is recorded" in shown, "whoever was named is put on the map"


def test_a_father_who_is_on_the_map_is_not_typed_again(world: World) -> None:
    clock.set_offset(clock.offset_for(D(2026, 12, 1)))
    begin(world, both=False)
    with world.acting():
        father = Subject.objects.create(authority_id=world.town.authority.pk, kind="adult")
        record(people.person_described, father, on=TODAY, full="Col Harrow")
        record(people.related, world.tia, on=TODAY, other=father.pk, kind="father")
    client = signed_in(world.eve)
    held = write(world, client, world.tia, "family_help.assessment", ASSESSMENT)
    shown = page(world.eve, "forms.write", writing=held.pk)
    asked = shown[shown.index("Is the father known?") : shown.index("Has the mother or carer a partner?")]
    assert "Col Harrow" in asked and "The family map. Still true?" in asked, asked


@pytest.mark.requirement("EH-05")
def test_a_plan_needs_its_day_and_its_actions_are_followed_by_agency(world: World) -> None:
    begin(world, both=False)
    client = signed_in(world.eve)
    held = write(world, client, world.tia, "family_help.plan", plan(world))
    assert "looked at again?: answer it" in finish(client, held) and world.period(world.tia).plan_on is None
    send(client, "forms.save", {"section": "agreed", "version": "1", "parents_agree": "yes", "contingency": "Gran takes them", "review_on": "2027-01-11"},
         writing=held.pk)  # fmt: skip
    finish(client, held)
    period = world.period(world.tia)
    assert (period.plan_on, period.review_on) == (TODAY, D(2027, 1, 11))
    with world.acting():
        assert {(p.what, p.done_by) for p in promises_of(world.town.viewer(world.eve), world.tia.pk)} == {("Ask for a flat", ""), ("Sleep clinic", "Mere Health")}
    clock.set_offset(clock.offset_for(D(2026, 12, 1)))
    board = page(world.eve, "family_help.board")
    assert "Mere Health: 1 open, 1 past" in board and "us: 1 open" in board and "Sleep clinic · Mere Health" in board
    assert "past its date" not in board
    clock.set_offset(clock.offset_for(D(2027, 1, 12)))
    board = page(world.eve, "family_help.board")
    assert "1 review past its date" in board and "11 January, past" in board and "us: 1 open, 1 past" in board


@pytest.mark.requirement("EH-08")
def test_a_step_is_accepted_by_whoever_takes_over_and_carries_everything(world: World) -> None:
    begin(world)
    client = signed_in(world.eve)
    finish(client, write(world, client, world.tia, "family_help.plan", plan(world, review_on="2027-01-11")))
    silent = send(client, "family_help.step", {"level": "child_in_need", "why": " ", "to": str(world.ana.pk)}, subject=world.tia.uuid)
    assert "Say why" in plain(silent.text)
    with world.acting():
        world.town.allocate(world.tia, world.ana, world.town.other_team, role="social_worker")
        world.town.allocate(world.zara, world.ana, world.town.other_team, role="social_worker")
    up = {"level": "child_in_need", "why": "She is alone at night", "to": str(world.ana.pk), "children": [str(world.zara.pk)]}
    assert "Proposed" in plain(send(client, "family_help.step", up, subject=world.tia.uuid).text)
    assert world.period(world.tia).level == "early_help", "not before it is accepted"
    answer = {"answer": "accept"}
    assert "somebody else" in plain(send(client, "family_help.answer_step", answer, subject=world.tia.uuid).text)
    ana = signed_in(world.ana)
    assert "a step was proposed to you" in page(world.ana, "family_help.board")
    said = plain(send(ana, "family_help.answer_step", answer, subject=world.tia.uuid).text)
    period = world.period(world.tia)
    assert (period.level, period.plan_on, period.review_on) == ("child_in_need", TODAY, D(2027, 1, 11)) and "Ask for a flat" in said
    assert types(world, world.tia).count("family_help.help_began") == 1 and "front_door.referral_received" not in types(world, world.tia)
    back = send(ana, "family_help.answer_step", {"answer": "return", "why": ""}, subject=world.zara.uuid)
    assert "Say why it is not accepted" in plain(back.text)
    send(ana, "family_help.answer_step", {"answer": "return", "why": "She lives with gran"}, subject=world.zara.uuid)
    assert (world.period(world.zara).level, world.period(world.zara).proposed) == ("early_help", "")


@pytest.mark.requirement("EH-08")
def test_help_after_a_protection_plan_is_not_ended_before_its_least_oversight(world: World) -> None:
    with world.acting():
        plan_began = record(protection.plan_began, world.tia, on=D(2026, 3, 2), category="NEG")
        record(protection.plan_ended, world.tia, on=D(2026, 11, 2), thread=plan_began, reason="safe", then="child_in_need")
    clock.set_offset(clock.offset_for(D(2026, 11, 20)))
    assert "Who leads it" in page(world.boss, "child.page", subject=world.tia.uuid), "a manager is asked who leads what follows"
    begin(world, "child_in_need", both=False)
    assert "Who leads it" not in page(world.boss, "child.page", subject=world.tia.uuid)
    assert world.period(world.tia).oversight_until == D(2027, 2, 2)
    ended = {"outcome": "needs_met", "words": "All is well"}
    refused = plain(send(signed_in(world.eve), "family_help.end", ended, subject=world.tia.uuid).text)
    assert "goes on until 2 February 2027" in refused and world.period(world.tia).ended_on is None
    head = signed_in(world.head)
    assert "Say why it ends before" in plain(send(head, "family_help.end", ended, subject=world.tia.uuid).text)
    send(head, "family_help.end", {**ended, "early": "They moved to Wales yesterday"}, subject=world.tia.uuid)
    period = world.period(world.tia)
    assert (period.ended_on, period.ended_early) == (D(2026, 11, 20), True)


@pytest.mark.requirement("EH-04")
def test_the_board_shows_who_has_nobody_and_what_is_due(world: World) -> None:
    begin(world, worker="")
    board = page(world.boss, "family_help.board")
    assert "2 children are helped by agreement. 2 without anybody of us." in board and "Nobody of us yet" in board
    send(signed_in(world.boss), "family_help.lead", {"author": "school", "name": "Jo Ray", "agency": "Mere Primary", "worker": str(world.eve.pk)},
         subject=world.tia.uuid)  # fmt: skip
    board = page(world.boss, "family_help.board")
    assert "1 without anybody of us" in board and "Jo Ray, Mere Primary" in board and "North locality 2 Eve Marsh" in board
    with world.acting():
        record(protection.plan_began, world.zara, on=TODAY, category="NEG")
        from throughline.practice.family_help import events

        record(events.meeting_held, world.tia, on=TODAY - timedelta(days=50), kind="team")
        record(events.help_ended, world.zara, on=TODAY, outcome="moved")
    assert "1 review past its date" not in page(world.boss, "family_help.board"), "a meeting before the help began starts no clock of it"


def test_a_family_that_takes_its_agreement_back_is_asked_about(world: World) -> None:
    begin(world, both=False)
    url = reverse("recording.record", kwargs={"subject": world.tia.uuid, "code": "family_help.consent_recorded"})
    data = {"on_day": "23", "on_month": "11", "on_year": "2026", "who": "Mother", "answer": "withdrawn"}
    signed_in(world.eve).post(url, {**data, "key": "6f1f2f0e-0c4c-4f5a-9c51-0c3fbd8a3b10"}, follow=True)
    said = page(world.eve, "family_help.child", subject=world.tia.uuid)
    assert "The family does not agree." in said and "Mother: took the agreement back" in said
    with world.acting():
        assert signed_forms(world.town.viewer(world.eve), world.tia.pk) == []
