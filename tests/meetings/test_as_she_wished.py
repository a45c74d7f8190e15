"""A child says before her review when, where and with whom it should be; the review says whether it was so."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.meetings.test_review import MET, World, seats, send, today, world
from tests.support.pages import page, plain, signed_in
from throughline.engines.forms.models import Writing
from throughline.engines.meetings.models import MeetingPlan
from throughline.practice.looked_after import events
from throughline.record.ledger.queries import chronology
from throughline.services import clock

__all__ = ["today", "world"]

DAY = date(2026, 11, 30)
SAID = {"took_part": "PN1", "views": "I want to see my aunt more"}


def save(world: World, child: object, form: str, section: str, version: int, **said: str) -> None:
    who = signed_in(world.officer if form == "looked_after.review" else world.worker)
    writing = world.read(lambda: Writing.objects.everything(because="test").get(subject=child, form=form))
    assert send(who, "forms.save", {"version": str(version), "section": section, **said}, writing=writing.pk).status_code == 200


@pytest.mark.requirement("LAC-12")
def test_what_she_wished_is_asked_and_compared_with_how_it_was(world: World) -> None:
    clock.set_offset(clock.offset_for(DAY))
    officer, worker = signed_in(world.officer), signed_in(world.worker)
    manager = world.read(lambda: world.town.worker("Mo Dean", "record.team_manager"))
    when = {"on_day": "30", "on_month": "11", "on_year": "2026", "where": "At the office"}
    send(officer, "meetings.arrange", when, subject=world.tia.uuid, kind="looked_after.review_meeting")
    held = world.read(MeetingPlan.objects.get)
    # Asked before it, in her own form, with her social worker.
    view = seats(world, held)[world.tia.pk, "child"].writing
    form = plain(worker.get(reverse("forms.write", kwargs={"writing": view.pk})).text)
    for question in ("When should it be?", "Where would you like it?", "Who should be there? Who should not?"):
        assert question in form
    save(world, world.tia, "looked_after.view_of_child", "me", 0, good="My dog", hard="", safe="8", want="To stay", worker="yes", how="worker")
    save(world, world.tia, "looked_after.view_of_child", "meeting", 0, when="After school", where="At Joan’s", who="Joan and my aunt, not dad", come="yes")
    said = plain(send(worker, "forms.finish", writing=view.pk).text)
    assert world.read(lambda: Writing.objects.everything(because="test").get(pk=view.pk).state) == "signed", said
    # It stands in the officer's room as she said it, with where it comes from; nobody can finish without saying whether it was so.
    room = plain(officer.get(reverse("meetings.room", kwargs={"meeting": held.pk})).text)
    asked = room.partition("What did they wish: when, where, and who should or should not be there?")[2].partition("What do they think")[0]
    assert "When: After school. Where: At Joan’s. Who: Joan and my aunt, not dad" in asked and "What they said before the review, 30 November 2026" in asked
    save(world, world.tia, "looked_after.review", "met", 0, **{**MET, "met_on": "2026-11-27"})
    save(world, world.tia, "looked_after.review", "child", 0, wished="", as_wished="", **SAID)
    save(world, world.tia, "looked_after.review", "plan", 0, since="All done", right="yes", grade="good", home="Settled")
    save(world, world.tia, "looked_after.review", "decided", 0, summary="You stay with Joan for good.", full="yes", **{
        "actions.0.what": "Ask the aunt", "actions.0.who": str(world.worker.pk), "actions.0.by": "2026-12-07", "actions.0.change": "She sees her aunt"})  # fmt: skip
    came = {f"came-{s.pk}": "came" for s in seats(world, held).values()}
    refused = plain(send(officer, "meetings.hold", came, meeting=held.pk).text)
    assert "What did they wish: when, where, and who should or should not be there?: answer it" in refused
    assert "Was it held when, where and with whom they wished?: answer it" in refused
    wished = "After school at Joan’s, with the aunt, without dad"
    save(world, world.tia, "looked_after.review", "child", 1, wished=wished, as_wished="partly", **SAID)
    refused = plain(send(officer, "meetings.hold", came, meeting=held.pk).text)
    assert "What was otherwise than they wished, and why?: answer it" in refused and "they wished?: answer it" not in refused
    otherwise = "At the office: dad’s solicitor had the building booked"
    save(world, world.tia, "looked_after.review", "child", 2, wished=wished, as_wished="partly", otherwise=otherwise, **SAID)
    assert "the decisions are sent" in send(officer, "meetings.hold", came, meeting=held.pk).text
    (review,) = world.read(lambda: chronology(world.town.viewer(world.officer), world.tia.pk, types=[events.review_held.code]))
    assert (review.get("participation"), review.get("as_wished")) == ("PN1", "partly")
    # Seen by whoever answers for it, beside what she wished; and how many took part, with the child behind the figure.
    sheets = {s.title: s.rows for s in officer.get(reverse("in_care.officers")).context_data["sheets"]}
    ((child, on, how, asked, said),) = [tuple(c.words for c in row) for row in sheets["Last review not held as they wished"]]
    assert child.startswith("Tia Harrow") and (on, how, asked, said) == ("30 November", "held partly as the child wished", wished, otherwise)
    assert "100%" in page(manager, "measures.one", code="looked_after.took_part")
    assert "Tia Harrow" in page(manager, "measures.children", query={"counted": "yes"}, code="looked_after.took_part")


def test_a_baby_is_not_asked_when_she_wished_her_review_to_be(world: World) -> None:
    clock.set_offset(clock.offset_for(DAY))
    officer = signed_in(world.officer)
    baby = world.read(lambda: _baby(world))
    when = {"on_day": "30", "on_month": "11", "on_year": "2026", "where": "At the office"}
    send(officer, "meetings.arrange", when, subject=baby.uuid, kind="looked_after.review_meeting")
    held = world.read(MeetingPlan.objects.get)
    refused = plain(send(officer, "meetings.hold", {f"came-{s.pk}": "came" for s in seats(world, held).values()}, meeting=held.pk).text)
    assert "How did they take part?: answer it" in refused and "they wished?: answer it" not in refused and "should not be there?: answer it" not in refused


def _baby(world: World) -> object:
    from throughline.record.ledger.actions import record

    child = world.town.child("Mo", born=date(2025, 6, 1), worker=world.worker)
    record(events.became_looked_after, child, on=date(2026, 9, 1), need="N1")
    world.town.allocate(child, world.officer, role="independent_reviewing_officer")
    return child
