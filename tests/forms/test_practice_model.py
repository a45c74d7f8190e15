"""The council's practice model is a setting: its headings and scaling questions stand in plans, assessments and conferences begun from then on."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.assessment.working import World as Assessing
from tests.assessment.working import begin as begin_assessment
from tests.assessment.working import room, text
from tests.family_help.walking import TODAY, World, begin, finish, plan, send, write
from tests.protection.world import World as Protecting
from tests.protection.world import arrange
from tests.support.builders import council
from tests.support.pages import plain, signed_in
from throughline.engines.forms.handbook import digest
from throughline.engines.forms.queries import last_signed
from throughline.engines.forms.registry import form_of
from throughline.engines.forms.settings import scales_of
from throughline.engines.way_out.release import readers_for
from throughline.record.people import events as people
from throughline.services import clock

pytestmark = pytest.mark.django_db
WORRIED, WELL, NEXT = "What are we worried about?", "What is working well?", "What needs to happen?"
SAFE = "How safe is the child tonight?"
SCALES = f"{SAFE} | the child must move tonight | nobody needs to worry\nHow much do the parents want this? | not at all | more than anything"


@pytest.fixture(autouse=True)
def on_the_23rd() -> Any:
    """Today is Monday 23 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


def choose(worker: Any, **said: str) -> str:
    """Change settings on their page; what the last page says."""
    client, told = signed_in(worker), ""
    for code, value in said.items():
        typed = {"value": value, "from_on_day": 23, "from_on_month": 11, "from_on_year": 2026, "why": "Our practice model", "key": str(uuid.uuid4())}
        told = plain(client.post(reverse("settings.change", kwargs={"code": f"forms.{code}"}), typed, follow=True).text)
    return told


def take_on(town: Any) -> None:
    director = town.worker("Dan Thewlis", "record.director")
    choose(director, heading_of_worries=WORRIED, heading_of_what_works=WELL, heading_of_what_next=NEXT, scaling_questions=SCALES)


def test_a_scaling_question_that_cannot_be_read_is_told_on_the_page() -> None:
    town = council()
    director = town.worker("Dan Thewlis", "record.director")
    assert "This line is not so: “How safe is she?”" in choose(director, scaling_questions="How safe is she?")
    assert scales_of(SCALES)[0] == (SAFE, "the child must move tonight", "nobody needs to worry")
    with pytest.raises(ValueError, match="At most 6"):
        scales_of("\n".join(f"Q{n} | a | b" for n in range(7)))


def test_a_plan_of_help_is_asked_signed_read_and_printed_in_the_councils_words() -> None:
    world = World()
    with world.acting():
        mother = world.town.child("Kelly", born=TODAY.replace(year=1990))
        from throughline.record.ledger.actions import record

        record(people.related, world.tia, on=TODAY, other=mother.pk, kind="mother")
    begin(world)
    client, locked = signed_in(world.eve), digest(form_of("family_help.plan", 1))
    before = write(world, client, world.zara, "family_help.plan", {})
    take_on(world.town)
    held = write(world, client, world.tia, "family_help.plan", plan(world, review_on="2027-01-11"))
    asked = plain(client.get(reverse("forms.write", kwargs={"writing": held.pk})).text)
    for words in (WORRIED, WELL, NEXT, SAFE, "0: the child must move tonight · 10: nobody needs to worry"):
        assert words in asked, words
    assert "What worries us now?" in asked, "what the form asks stands under the heading as its hint"
    own = plain(client.get(reverse("forms.write", kwargs={"writing": before.pk})).text)
    assert WORRIED not in own and SAFE not in own, "what was begun before keeps its words"
    scale = next(q.name for q in _form(world, held).section("aim").questions if q.title == SAFE)
    answers = {**plan(world)["aim"], "worries": "They sleep badly", "well": "They are kind", scale: "7"}
    send(client, "forms.save", {"section": "aim", "version": "1", **answers}, writing=held.pk)
    assert "answer it" not in finish(client, held)
    with world.acting():
        signed = last_signed(world.town.viewer(world.eve), world.tia.pk, "family_help.plan")
    assert signed is not None and signed.answers[f"aim.{scale}"] == "7"
    # The council changes its words: what is signed says what was asked then.
    choose(world.town.worker("Dee Rector", "record.director"), heading_of_worries="Our worries", scaling_questions="How warm is it? | cold | warm")
    at = {"subject": world.tia.uuid, "signing": signed.key}
    read = plain(client.get(reverse("forms.read", kwargs=at)).text)
    assert f"{WORRIED} They sleep badly" in read and f"{SAFE} 7 of 10" in read and "How warm is it?" not in read
    with world.acting():
        readers = readers_for(world.town.viewer(world.eve), world.tia.pk)
    for kind in ("relative", "court"):
        number = next(n for n, r in enumerate(readers) if r.kind == kind)
        paper = plain(client.post(reverse("forms.print", kwargs=at), {"reader": number, "key": str(uuid.uuid4())}).text)
        for words in (WORRIED, "They sleep badly", WELL, NEXT, SAFE, "7 of 10"):
            assert words in paper, (kind, words)
    assert digest(form_of("family_help.plan", 1)) == locked, "the published form is as it was"


def _form(world: World, held: Any) -> Any:
    from throughline.engines.forms.practice_model import as_begun

    held.refresh_from_db()
    return as_begun(held)


def test_an_assessment_follows_the_same_model() -> None:
    world = Assessing(council())
    take_on(world.town)
    work = begin_assessment(world, world.ana)
    shown = room(world, world.ana, work)
    for words in (WORRIED, WELL, NEXT, SAFE):
        assert words in shown, words


def test_the_minutes_of_a_conference_follow_it_too() -> None:
    there = Protecting(council())
    take_on(there.town)
    held = arrange(there, there.priya, "protection.initial_conference_meeting", there.tia, chair=there.cora)
    minutes = text(there.asks(there.cora).get(reverse("meetings.room", kwargs={"meeting": held.pk})))
    for words in (WORRIED, WELL, NEXT, SAFE):
        assert words in minutes, words


def test_a_council_that_chose_nothing_has_each_forms_own_words() -> None:
    world = World()
    begin(world)
    client = signed_in(world.eve)
    held = write(world, client, world.tia, "family_help.plan", {})
    shown = plain(client.get(reverse("forms.write", kwargs={"writing": held.pk})).text)
    assert "What worries us now?" in shown and "How are things today?" in shown and held.model == {}
