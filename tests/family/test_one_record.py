"""Everything about one child in one record: what early help knows social care reads, what is counted opens, what was shared is listed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.assessment.working import World as Assessing
from tests.assessment.working import begin as begin_assessment
from tests.assessment.working import consider_all
from tests.assessment.working import send as press
from tests.assessment.working import text as said_on
from tests.family_help.walking import ASSESSMENT, TODAY, World, begin, come_in, finish, plan, send, write
from tests.support.builders import council
from tests.support.pages import page, plain, record_on_page, signed_in
from throughline.engines.guests.models import Invitation
from throughline.engines.measures.publishing import publish_month
from throughline.practice.family_help import events as help_events
from throughline.record.ledger.actions import record
from throughline.record.people.models import Person
from throughline.services import clock, mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_23rd() -> Any:
    """Today is Monday 23 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.mark.requirement("SYS-03")
def test_early_help_and_social_care_read_one_person_and_a_double_is_asked_about_joined_and_parted() -> None:
    world = World()
    # Early help adds somebody alike: not without saying why it is another person.
    eve = signed_in(world.eve)
    typed = {"who": "child", "given": "Tya", "family": "Harow", "born_on_day": "14", "born_on_month": "3", "born_on_year": "2014"}
    asked = send(eve, "find.add", typed)
    assert "probably somebody who is on the record already" in asked.text and "sounding nearly the same" in plain(asked.text)
    with world.acting():
        assert Person.objects.everything(because="test").filter(given="Tya").count() == 0
    send(eve, "find.add", {**typed, "considered": str(world.tia.uuid), "because": "a cousin of that name"})
    with world.acting():
        tya = Person.objects.everything(because="test").select_related("subject").get(given="Tya").subject
        world.town.allocate(tya, None, role="lead_practitioner")
        world.town.allocate(world.tia, world.ana, world.town.other_team)
    # Help begins for the second record: its page says who is there, and social care reads it once they are one.
    send(eve, "family_help.begin", {"level": "early_help", "why": "No flat", "author": "early_help", "worker": str(world.eve.pk)}, subject=tya.uuid)
    assert "Early help" not in page(world.ana, "child.page", subject=world.tia.uuid).replace("early help worker", "").split("Story")[0]
    boss = signed_in(world.head)
    send(boss, "family.join", {"keep": str(world.tia.uuid), "because": "The school knows one child"}, subject=world.tia.uuid, other=tya.uuid)
    social_care = page(world.ana, "child.page", subject=world.tia.uuid)
    assert "Early help since" in social_care or re.search(r"Help Early help", social_care), social_care[:900]
    assert "Eve Marsh leads" in page(world.ana, "family_help.child", subject=world.tia.uuid), "the history of early help is on the one record"
    early_help = page(world.eve, "family_help.child", subject=world.tia.uuid) + page(world.eve, "child.page", subject=world.tia.uuid)
    assert "Ana Bell" in early_help and "01632 960 100" in early_help, "and early help sees that social care is involved, and by whom"
    # It can be undone: each has its own again, and the audit has both acts.
    joined = boss.get(reverse("family.same", kwargs={"subject": world.tia.uuid})).context_data["joined"]
    send(boss, "family.part", {"because": "Two cousins after all"}, subject=world.tia.uuid, joining=joined[0]["key"])
    assert "Eve Marsh leads" not in page(world.ana, "family_help.child", subject=world.tia.uuid)
    assert "Eve Marsh leads" in page(world.eve, "family_help.child", subject=tya.uuid)


@pytest.mark.requirement("SYS-03")
def test_a_social_worker_reads_what_early_help_wrote_and_early_help_sees_who_works_there_by_role_on_one_record() -> None:
    """Nothing is joined here: there is one Tia. She is found by her pupil number, whoever knows it."""
    world = World()
    begin(world, both=False)
    eve, ana = signed_in(world.eve), signed_in(world.ana)
    finish(eve, write(world, eve, world.tia, "family_help.assessment", ASSESSMENT))
    finish(eve, write(world, eve, world.tia, "family_help.plan", plan(world, review_on="2027-01-11")))
    number = {"on_day": 23, "on_month": 11, "on_year": 2026, "scheme": "upn", "value": "H801200001001", "key": str(uuid4())}
    eve.post(reverse("recording.record", kwargs={"subject": world.tia.uuid, "code": "record.identifier_recorded"}), number)
    # Social care is not there yet: early help's page names nobody of it.
    before = plain(eve.get(reverse("child.page", kwargs={"subject": world.tia.uuid})).text)
    assert "Ana Bell" not in before
    with world.acting():
        world.town.allocate(world.tia, world.ana, world.town.other_team)
    for said in ("H801200001001", "h801 2000 01001"):
        found = plain(ana.post(reverse("find.find"), {"q": said}, follow=True).text)
        assert "Tia Harrow" in found and "Zara" not in found, said
    shown = ana.get(reverse("child.page", kwargs={"subject": world.tia.uuid}))
    told = plain(shown.text)
    assert "Early help" in told and "Early help assessment finished" in told, "what early help did stands in the story that social care reads"
    (read,) = {link for link in re.findall(r'href="(/children/[^"]*/forms/\d+/)"', shown.text) if "We lost the flat in May" in ana.get(link).text} or {""}
    assert read, "and the assessment itself opens from there"
    history = page(world.ana, "family_help.child", subject=world.tia.uuid)
    assert "Eve Marsh leads" in history and "Ask for a flat" in page(world.ana, "forms.list", subject=world.tia.uuid)
    # And early help sees that social care is involved, in which role, by whom and how to ring.
    ring = plain(eve.get(reverse("child.page", kwargs={"subject": world.tia.uuid})).text)
    assert "Ana Bell" in ring and "01632 960 100" in ring and re.search(r"[Ss]ocial worker", ring)


@pytest.mark.requirement("SYS-04")
def test_a_figure_of_early_help_is_counted_from_rows_opens_onto_them_and_keeps_what_was_published() -> None:
    """No page takes a figure: reviews of help due in a month are counted from what was recorded, before and after."""
    world = World()
    from throughline.practice.family_help import measures

    code = measures.stayed.code
    for child, outcome in ((world.tia, "extended"), (world.zara, "care")):
        record_on_page(world.eve, child, "family_help.edge_began", date(2026, 9, 1), service="Family intervention", why="Rows every night")
        record_on_page(world.eve, child, "family_help.edge_ended", date(2026, 10, 20), outcome=outcome, words="As told")
    publish_month(world.town.authority.pk, date(2026, 10, 1), today=TODAY, at=datetime(2026, 11, 3, 9, tzinfo=UTC))
    head = signed_in(world.head)

    def one(screen: str = "measures.one", **asked: str) -> str:
        answer = head.get(reverse(screen, kwargs={"code": code}), asked)
        assert answer.status_code == 200
        return plain(answer.text)

    assert "1 of 2" in one(month="2026-10") and "50%" in one(month="2026-10")
    assert "Tia Harrow" in one("measures.children", month="2026-10", counted="yes"), "behind the numerator"
    assert "Zara Harrow" in one("measures.children", month="2026-10", counted="no"), "and behind the rest of the denominator"
    with world.acting():
        late = world.town.child("Max", "Rowe", born=date(2018, 1, 1), team=world.town.team)
        record(help_events.edge_began, late, on=date(2026, 9, 3), service="Family intervention", why="x")
        record(help_events.edge_ended, late, on=date(2026, 10, 22), outcome="extended", words="y")
    now = one()
    assert "October is 67%; it was published as 50% on 3 November" in now, now[:1500]
    assert "Max Rowe" not in one("measures.children", month="2026-10", counted="published"), "the published month keeps its members"
    assert "Max Rowe" in one("measures.children", month="2026-10", counted="changed")
    asked = {"month": "2026-10-01", "day_day": "23", "day_month": "11", "day_year": "2026"}
    known = head.get(reverse("measures.known_on", kwargs={"code": code}), asked)
    assert known.status_code == 200 and "October 2026 as known on 23 November" in plain(known.text)
    fields = re.findall(r'<(?:input|textarea)[^>]*name="([^"]+)"', head.get(reverse("measures.one", kwargs={"code": code})).text)
    assert not {f for f in fields if re.search("value|figure|count|numerator|denominator", f)}, "nobody types a figure"


@pytest.mark.requirement("SYS-06", waits_for="attendances at A&E and what schools tell: no area records them yet")
def test_the_story_writes_itself_takes_what_staff_add_is_filtered_printed_and_weighed_before_an_assessment() -> None:
    world = Assessing(council())
    ana, tia = world.asks(world.ana), world.tia
    press(ana, "family_help.begin", {"level": "early_help", "why": "They lost the flat", "author": "early_help", "worker": str(world.ana.pk)}, subject=tia.uuid)
    record_on_page(world.ana, tia, "record.significant_event", date(2026, 10, 2), line="The house burnt down")
    record_on_page(world.ana, world.jaden, "record.significant_event", date(2026, 10, 3), line="Jaden moved school")

    def story(**asked: str) -> str:
        answer = ana.get(reverse("child.story", kwargs={"subject": tia.uuid}), asked)
        return " ".join(re.sub(r"<[^>]+>", " ", answer.text.partition('class="tl-story"')[2].partition("</ol>")[0]).split())

    told = story()
    for line in ("The house burnt down", "Referred to children’s social care by A school", 
                 "Help began" if "Help began" in told else "They lost the flat", "police told of domestic abuse"):
        assert line in told, line
    assert "Jaden moved school" not in told and "Jaden moved school" in story(whose="all")
    only = story(kind="record.significant_event")
    assert "The house burnt down" in only and "told of domestic abuse at home" not in only
    choose = ana.get(reverse("way_out.choose", kwargs={"subject": tia.uuid}))
    court = next(n for n, who in choose.context_data["form"].fields["reader"].choices if who == "The court")
    printed = ana.post(reverse("way_out.paper", kwargs={"subject": tia.uuid}), {"reader": court, "paper": "story", "key": uuid4()})
    assert "The house burnt down" in printed.text and "Referred to children’s social care by A school" in printed.text
    # And what happened before is weighed before an assessment is finished.
    work = begin_assessment(world, world.ana)
    handed = said_on(press(ana, "assessment.hand_in", work=work))
    assert "Say what this means now: Referred to children’s social care by A school: bruises, 1 March 2023" in handed
    assert "It is with your manager now" not in handed
    consider_all(world, work)
    assert "Say what this means now" not in said_on(press(ana, "assessment.hand_in", work=work))


@pytest.mark.requirement("SYS-09")
def test_what_is_shared_stands_with_what_allowed_it_and_a_partner_sees_one_child_and_is_seen_to_look() -> None:
    world = World()
    begin(world, both=False)
    eve, tia = signed_in(world.eve), world.tia
    url = reverse("recording.record", kwargs={"subject": tia.uuid, "code": "record.information_shared"})
    shared = {"on_day": 23, "on_month": 11, "on_year": 2026, "what": "The plan of help", "whom": "Mere Primary, Ann Oakes", "key": str(uuid4())}
    assert "Choose an answer to “What allows it”" in plain(eve.post(url, shared).text), "nothing is shared without what allows it"
    eve.post(url, {**shared, "basis": "consent", "because": "The mother agreed on 20 November", "key": str(uuid4())}, follow=True)
    looks = eve.get(reverse("child.looks", kwargs={"subject": tia.uuid})).text
    (row,) = [one for one in looks.split("<tr>") if "The plan of help" in one]
    row = plain(f"<main>{row.partition('</tr>')[0]}</main>")
    for told in ("Monday 23 November", "Mere Primary, Ann Oakes", "The plan of help", "They agreed to it", "The mother agreed on 20 November", "Eve Marsh"):
        assert told.lower() in row.lower(), (told, row)
    refused = {**shared, "on_day": "", "basis": "consent", "key": str(uuid4())}
    assert "Enter the day" in plain(eve.post(url, refused).text), "nor without saying when"
    # The health visitor is asked to write the assessment: she sees Tia, for that, and nobody else.
    with mail.through(mail.Remembered()) as post:
        asked = {"name": "Sam Oakes", "agency": "Mere Health", "email": "sam@mere.example"}
        send(eve, "family_help.invite", asked, subject=tia.uuid, form="family_help.assessment")
        sam = come_in(post)
        with world.acting():
            held = Invitation.objects.everything(because="test").get()
        own = reverse("guests.part", kwargs={"invitation": held.pk})
        assert "Tia Harrow" in sam.get(own).text and "Zara" not in sam.get(own).text + sam.get(reverse("guests.home")).text
        for subject in (tia, world.zara):
            assert sam.get(reverse("child.page", kwargs={"subject": subject.uuid})).status_code in (302, 404)
        looked = page(world.eve, "child.looks", subject=tia.uuid)
        assert "Sam Oakes" in looked and "Mere Health" in looked, "their look stands among the others, by name and agency"
        assert "Sam Oakes" not in page(world.eve, "child.looks", subject=world.zara.uuid)
        send(eve, "guests.end", subject=tia.uuid, invitation=held.pk)
        assert sam.get(own).status_code == 404, "their part is over, and so is their sight"


@pytest.mark.requirement("SYS-12", waits_for="audits and complaints, whose areas are not there yet")
def test_what_a_plan_a_family_and_an_improvement_agree_is_one_list() -> None:
    from throughline.practice.front_door import events as door

    world = World()
    begin(world, both=False)
    finish(signed_in(world.eve), write(world, signed_in(world.eve), world.tia, "family_help.plan", plan(world, review_on="2027-01-11")))
    with world.acting():
        record(door.improvements.agreed, world.town.subject, on=TODAY, by=world.boss.pk, what="Teach the queue", owner=world.boss.pk,
               by_on=date(2026, 11, 10), outcome="Nothing waits a night")  # fmt: skip
    mine = page(world.eve, "agreed.mine")
    assert "Ask for a flat" in mine and "Sleep clinic" in mine
    assert "Teach the queue" in page(world.boss, "agreed.mine"), "an improvement of the service is an action like every other"
    assert "Teach the queue" in page(world.boss, "agreed.team")
