"""A child from before birth on; help that adults have; what left the record; the story by kind and of all the children."""

from __future__ import annotations

from datetime import date

import lxml.html
import pytest
from django.urls import reverse

from tests.family.test_family_map import Home, on, words
from tests.support.builders import council
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.queries import chronology
from throughline.record.people import events as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        home = Home(made)
        made.allocate(home.baby, home.me)
        yield home


@pytest.mark.requirement("FD-11")
def test_an_unborn_child_becomes_a_child_on_the_same_record_at_birth(home):
    record(people.note_written, home.baby, on=date(2026, 10, 1), by=home.me, words="Midwife rang: a scan was missed")
    shown = words(home.page("child.family", home.baby))
    assert "expected 1 February 2027" in shown and "born? record it" in shown
    born = {**on(date(2026, 11, 20)), "given": "Ava", "family": "Moss", "sex": "F", "place": "Whiston"}
    page = words(home.send("family.born", born, home.baby))
    assert "Ava Moss" in page
    story = words(home.page("child.story", home.baby))
    assert "Born at Whiston" in story
    assert "a scan was missed" in story, "what was written before the birth is still there"
    assert "expected" not in words(home.page("child.family", home.baby)).split("Story")[0]
    again = words(home.page("family.born", home.baby))
    assert "The birth is on the record: 20 November 2026" in again and "Record the birth" not in again, (
        "nobody is born twice"
    )
    map_of = words(home.page("family.map"))
    assert "Ava Moss: half-brother or half-sister, born 2026." in map_of


@pytest.mark.requirement("SYS-08")
def test_help_for_an_adult_asks_about_children_and_stands_on_the_record_of_each(home):
    kelly = home.kelly
    assert "help they have: Kelly Harrow" in words(home.page("child.family"))
    help_ = {
        **on(date(2026, 10, 5)),
        "service": "mental_health",
        "agency": "Five Boroughs, recovery team",
        "words": "Low for months",
    }
    unanswered = home.send("family.help", help_, kelly)
    assert "Say whether they care for children" in words(unanswered)
    nobody = home.send("family.help", {**help_, "children": "yes"}, kelly)
    assert "Tick the children they care for" in words(nobody)
    told = {
        **help_,
        "children": "yes",
        f"cares_{home.tia.pk}": "on",
        f"impact_{home.tia.pk}": "Gets herself up and to school",
    }
    saved = words(home.send("family.help", told, kelly))
    assert "Mental health service, Five Boroughs, recovery team, since 5 October" in saved
    for code in ("family.map", "child.story"):
        shown = words(home.page(code))
        assert "Gets herself up and to school" in shown, code
        assert "Kelly Harrow" in shown
    assert "mother: Mental health service" in words(home.page("family.map"))
    assert "Mental health service" not in words(home.page("child.story", home.max)), (
        "only on the record of whom she cares for"
    )
    (event,) = [e for e in chronology(home.town.viewer(home.me), home.tia.pk) if e.type == "record.carer_helped"]
    assert (event.get("role"), event.on) == ("mother", date(2026, 10, 5))
    refused = words(home.send("family.help", {**help_, "children": "not_known"}, kelly))
    assert "Say why it is not known" in refused


@pytest.mark.requirement("EH-18")
def test_the_family_view_lists_everybody_with_what_is_open_and_what_adults_needs_mean(home):
    told = {
        **on(date(2026, 10, 5)),
        "service": "substance",
        "children": "yes",
        f"cares_{home.tia.pk}": "on",
        f"impact_{home.tia.pk}": "Sleeps at her aunt’s at weekends",
    }
    home.send("family.help", told, home.kelly)
    shown = words(home.page("family.map"))
    table = shown.partition("Everybody, and what is open for each")[2]
    assert "Tia Harrow, 12" in table and "Priya Shah" in table
    assert "Kelly Harrow, 36" in table and "Drug or alcohol service" in table.partition("Kelly Harrow")[2]
    assert "Sleeps at her aunt’s at weekends" in shown


def test_what_left_the_record_is_listed_with_what_allowed_it(home):
    shared = {
        **on(date(2026, 11, 3)),
        "what": "That Tia is looked for at 3 Mill Road",
        "whom": "Police, Sergeant Dale",
        "basis": "harm",
        "because": "She may be in danger tonight",
    }
    page = home.client.post(
        reverse("recording.record", kwargs={"subject": home.tia.uuid, "code": "record.information_shared"}),
        {"key": "0b0a3d0e-8f3e-4a53-9a43-5f5f5d1b7c11", **shared},
        follow=True,
    )
    assert page.status_code == 200
    reader = next(
        n for n, who in home.page("way_out.choose").context_data["form"].fields["reader"].choices if who == "The court"
    )
    home.send("way_out.paper", {"reader": reader, "paper": "family"})
    listed = words(home.page("child.looks"))
    assert "Police, Sergeant Dale" in listed
    assert "To protect a child from harm, without asking first: She may be in danger tonight" in listed
    assert "the court" in listed and "The family of Tia Harrow" in listed and "printed" in listed
    needed = home.client.post(
        reverse("recording.record", kwargs={"subject": home.tia.uuid, "code": "record.information_shared"}),
        {"key": "0b0a3d0e-8f3e-4a53-9a43-5f5f5d1b7c12", **shared, "basis": ""},
    )
    assert "Choose an answer to “What allows it”" in words(needed)


@pytest.mark.requirement("SYS-06", waits_for="attendances at A&E and what schools tell: no area records them yet")
def test_the_story_can_be_had_by_kind_and_of_all_the_children_and_printed(home):
    record(people.note_written, home.tia, on=date(2026, 10, 1), by=home.me, words="Tia rang the office")
    record(people.significant_event, home.tia, on=date(2026, 10, 2), by=home.me, line="The house burnt down")
    record(people.note_written, home.max, on=date(2026, 10, 3), by=home.me, words="Max has a new school")

    def story(**asked: str) -> str:
        page = home.client.get(reverse("child.story", kwargs={"subject": home.tia.uuid}), asked)
        return " ".join(
            t
            for ol in lxml.html.fromstring(page.content).xpath("//ol[@class='tl-story']")
            for t in ol.text_content().split()
        )

    assert "Tia rang" in story() and "burnt down" in story() and "Max has" not in story()
    only = story(kind=people.note_written.code)
    assert "Tia rang" in only and "burnt down" not in only
    both = story(whose="all", kind=people.note_written.code)
    assert both.index("Max: Max has a new school") < both.index("Tia rang the office")
    his = story(whose=str(home.max.uuid))
    assert "Max has a new school" in his and "Tia rang" not in his
    foreign = home.town.child("Zoe", "Other", worker=home.other, team=home.town.other_team)
    record(people.note_written, foreign, on=date(2026, 10, 3), by=home.other, words="Not for Priya")
    assert "Not for Priya" not in story(whose=str(foreign.uuid))
    reader = next(
        n for n, who in home.page("way_out.choose").context_data["form"].fields["reader"].choices if who == "The court"
    )
    assert "burnt down" in home.send("way_out.paper", {"reader": reader, "paper": "story"}).content.decode()
