"""The weekly referral panel: its agenda draws itself up, every item is decided, and it cannot be closed before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.measures.chronologies import town
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.agendas import drawing
from throughline.engines.agendas.declarations import Found
from throughline.engines.agendas.models import Sitting, SittingItem
from throughline.practice.assessment import events as assessment
from throughline.practice.front_door import events
from throughline.practice.protection import events as protection
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.services import clock

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
KIND = "front_door.referral_panel"


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def desk():
    """A week at the front door: a contact, a referral, an assessment that ended in nothing, and eight plans."""
    with town() as made:
        made.screener = made.worker("Sam Ode", "front_door.social_worker")
        made.manager = made.worker("Mel Ford", "front_door.manager")
        made.away = made.worker("Una Elsewhere")
        made.ana, made.bo, made.cy = made.child("Ana", "Quill"), made.child("Bo", "Reed", team=made.other_team), made.child("Cy", "Stone", team=made.team)
        made.contact = record(events.contact_received, made.ana, on=date(2026, 11, 23), agency="police", priority="standard", about="noise at night")
        record(events.contact_screened, made.ana, on=date(2026, 11, 23), thread=made.contact, worker=made.screener.pk, outcome="no_action", words="Heard.")
        record(events.contact_decided, made.ana, on=date(2026, 11, 23), thread=made.contact, outcome="no_action", manager=made.manager.pk, words="Nothing.")
        made.referral = record(events.referral_received, made.bo, on=date(2026, 11, 24), agency="school", about="bruises")
        began = record(assessment.assessment_began, made.cy, on=date(2026, 10, 20), kind="single")
        made.closed = record(assessment.assessment_finished, made.cy, on=date(2026, 11, 20), thread=began, kind="single", outcome="no_action")
        for n in range(8):
            record(protection.plan_began, made.child(f"Plan{n}", "Teal", team=made.team), on=date(2026, 6, 1), category="NEG")
        yield made


def room(held) -> str:
    return reverse("agendas.room", kwargs={"sitting": held.pk})


def items(held):
    return {i.source: [x for x in all_items(held) if x.source == i.source] for i in all_items(held)}


def all_items(held):
    return list(SittingItem.objects.everything(because="test").filter(sitting=held).order_by("pk"))


def arranged(client, on: date = TODAY) -> Sitting:
    url = reverse("agendas.kind", kwargs={"agenda": KIND})
    sent = {"on_day": on.day, "on_month": on.month, "on_year": on.year, "time": "14:00", "where": "Town hall", "key": key_of(client.get(url))}
    page = client.post(url, sent, follow=True)
    assert page.redirect_chain, plain(page.text)[:800]
    return Sitting.objects.order_by("-pk").get(state="arranged")


def post(client, held, what: str, **typed: str) -> str:
    key = key_of(client.get(room(held)))
    return plain(client.post(reverse(f"agendas.{what}", kwargs={"sitting": held.pk}), {**typed, "key": key}, follow=True).text)


CAME = {f"{field}-{code}": value for code in ("social_care", "police", "health", "education", "early_help", "probation")
        for field, value in (("name", "Kit Vale"), ("came", "came"))}  # fmt: skip


@pytest.mark.requirement("FD-08")
def test_the_agenda_holds_all_of_the_week_and_a_sample_and_cannot_be_closed_with_an_item_undecided(desk):
    mel = signed_in(desk.manager)
    held = arranged(mel)
    found = items(held)
    assert [i.thread for i in found["contacts"]] == [desk.contact]
    assert [i.thread for i in found["referrals"]] == [desk.referral]
    assert [i.thread for i in found["closed"]] == [desk.closed]
    assert len(found["plans"]) == 3 and held.pools == {"plans": 8}
    page = plain(mel.get(room(held)).text)
    assert "6 items, 6 without a decision" in page and f"drawn at random from 8 with the number {held.seed}" in page
    assert "The police on 23 November: noise at night · decided before: nothing further" in page

    refused = post(mel, held, "close", words="")
    assert "It cannot be closed yet: 6 items have no decision" in refused
    assert Sitting.objects.get(pk=held.pk).state == "arranged"

    silent = post(mel, held, "decide", group="contacts", **{f"d{found['contacts'][0].pk}": "step_up"})
    assert "Step up: say why" in silent and "6 items, 6 without a decision" in silent
    said = {f"d{i.pk}": "agree" for i in all_items(held)}
    said |= {f"d{found['contacts'][0].pk}": "step_up", f"i{found['contacts'][0].pk}-words": "The third night this month"}
    assert "6 decisions saved" in post(mel, held, "decide", **said)
    told = Event.objects.everything(because="test").filter(type=events.panel_decided.code, subject=desk.ana).get()
    assert (told.facts["decision"], told.facts["item"]) == ("step_up", desk.contact)

    assert "it is not said whether Children’s social care" in post(mel, held, "close")
    post(mel, held, "attend", **CAME)
    done = post(mel, held, "close", words="Ask the neighbours’ council sooner")
    assert "The referral panel is closed" in done and "everything decided" in done
    assert "North locality 2 5 1" in done and "South locality 1 1 0" in done, "changed decisions by team"
    assert Sitting.objects.get(pk=held.pk).undecided == 0


def test_in_an_emergency_it_is_closed_with_a_reason_and_the_rest_comes_first_on_the_next(desk):
    mel = signed_in(desk.manager)
    held = arranged(mel)
    done = post(mel, held, "close", reason="Fire alarm, the hall was cleared")
    assert "6 undecided: Fire alarm, the hall was cleared" in done
    told = Event.objects.everything(because="test").get(type="agendas.closed")
    assert (told.facts["exception"], told.facts["undecided"]) == (True, 6)
    record(events.contact_received, desk.cy, on=TODAY, agency="health", priority="standard", about="missed appointments")
    after = arranged(mel)
    carried = [i for i in all_items(after) if i.carried]
    assert len(carried) == 6 and {(i.source, i.thread) for i in carried} == {(i.source, i.thread) for i in all_items(held)}
    assert [i.subject_id for i in all_items(after) if not i.carried and i.source == "contacts"] == [desk.cy.pk]
    assert "Left over from the last." in plain(mel.get(room(after)).text)


def test_what_happens_after_it_was_drawn_up_is_added_and_the_sample_stays(desk):
    mel = signed_in(desk.manager)
    held = arranged(mel, TODAY + timedelta(days=2))
    assert "It is held on Friday 27 November 2026; it can be closed from then on" in plain(mel.get(room(held)).text)
    before = {i.pk for i in all_items(held) if i.source == "plans"}
    record(events.contact_received, desk.cy, on=TODAY, agency="health", priority="standard", about="missed appointments")
    assert "1 item added" in post(mel, held, "refresh")
    assert {i.pk for i in all_items(held) if i.source == "plans"} == before
    assert "Nothing new since it was drawn up" in post(mel, held, "refresh")


def test_a_decision_is_put_right_until_it_is_closed_and_the_first_stays_in_the_record(desk):
    mel = signed_in(desk.manager)
    held = arranged(mel)
    first = items(held)["contacts"][0]
    post(mel, held, "decide", **{f"d{first.pk}": "agree"})
    post(mel, held, "decide", **{f"d{first.pk}": "step_up", f"i{first.pk}-words": "Read again"})
    told = Event.objects.everything(because="test").filter(type=events.panel_decided.code).order_by("pk")
    assert [e.facts["decision"] for e in told] == ["agree", "step_up"] and told[1].replaces == told[0].pk


def test_only_who_holds_it_decides_and_only_who_may_read_it_reads_it(desk):
    held = arranged(signed_in(desk.manager))
    sam, una = signed_in(desk.screener), signed_in(desk.away)
    assert "6 items" in plain(sam.get(room(held)).text) and "Save decisions" not in sam.get(room(held)).text
    assert una.get(room(held)).status_code == 404 and una.get(reverse("agendas.kind", kwargs={"agenda": KIND})).status_code == 404


def test_a_week_without_a_panel_is_shown(desk):
    mel = signed_in(desk.manager)
    held = arranged(mel, date(2026, 11, 11))
    post(mel, held, "close", reason="Nobody could come")
    page = plain(mel.get(reverse("agendas.kind", kwargs={"agenda": KIND})).text)
    assert "The last was 14 days ago." in page and "14 days: Wednesday 11 November to today" in page


def test_the_same_number_draws_the_same_sample():
    pool = [Found(n, "", n) for n in range(40)]
    one = drawing.draw(pool, 5, 4711, "plans")
    assert one == drawing.draw(list(reversed(pool)), 5, 4711, "plans") and len(one) == 5
    assert one != drawing.draw(pool, 5, 4712, "plans")
    assert drawing.draw(pool[:3], 5, 1, "plans") == pool[:3]
