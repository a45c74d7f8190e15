"""One child, one record: from the telephone to leaving care, each stage opened from the one before, no name typed twice."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.front_door.desk import SCREENED, case, send, take
from tests.protection.world import ENQUIRY, STRATEGY, World, arrange, hold, minutes, page, plan_parts, text, write
from tests.protection.world import send as press
from tests.support.pages import record_on_page, signed_in
from throughline.practice.assessment.models import Assessment
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date
DECIDED = {"do": "decide", "level": "Level 4: children’s social care", "words": "Bruises without an account of them.", "appropriate": "yes"}
RETYPED = {"given", "family", "born_on_day", "known_as", "child_name", "date_of_birth"}


@pytest.fixture(autouse=True)
def from_the_23rd() -> Any:
    """It begins on Monday 23 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(D(2026, 11, 23)))
    yield
    clock.set_offset(before)


def asks_no_name(answer: Any) -> None:
    """A stage is opened with her name on it, and asks for neither name nor day of birth."""
    assert answer.status_code == 200
    fields = set(re.findall(r'<(?:input|textarea|select)[^>]*name="([^"]+)"', answer.text.partition("<main")[2]))
    assert "Tia" in answer.text and not fields & RETYPED, fields & RETYPED


@pytest.mark.requirement("SYS-01")
def test_every_stage_from_contact_to_leaving_care_is_on_one_record() -> None:
    world = World()
    tia, priya = world.tia, world.asks(world.priya)
    officer = world.town.worker("Ola Reid", "front_door.contact_officer")
    screener = world.town.worker("Sam Ode", "front_door.social_worker", swe_number="SW990011")
    manager = world.town.worker("Mel Ford", "front_door.manager", swe_number="SW990012")
    # Contact, screened and decided: a referral to the area team.
    ola = signed_in(officer)
    asks_no_name(ola.get(reverse("front_door.take", kwargs={"subject": tia.uuid})))
    day = {"on_day": "23", "on_month": "11", "on_year": "2026"}
    assert "Saved at" in take(ola, tia, **day)
    with_case = world.read(lambda: case(tia))
    asks_no_name(signed_in(screener).get(with_case))
    send(signed_in(screener), with_case, **SCREENED)
    send(signed_in(manager), with_case, **DECIDED, outcome="referral", team=str(world.town.team.pk))
    assert "front_door.referral_received" in world.story(tia)
    # Assessment, begun for her from the referral that is there.
    begin = reverse("assessment.begin", kwargs={"subject": tia.uuid})
    opened = priya.get(begin)
    asks_no_name(opened)
    begun = {"kind": "single", "worker": str(world.priya.pk), "referred_on_day": "23", "referred_on_month": "11", "referred_on_year": "2026", "why": "bruises",
             "meeting": "no", "why_no_meeting": "The strategy discussion is today"}  # fmt: skip
    said = text(press(priya, "assessment.begin", begun, subject=tia.uuid))
    assert "Begun." in said, said[:1500]
    work = world.read(lambda: Assessment.objects.everything(because="test").get(subject=tia).occasion)
    asks_no_name(priya.get(reverse("assessment.room", kwargs={"work": work})))
    # Concern, strategy, enquiry, conference, plan.
    record_on_page(world.priya, tia, "protection.concern_identified", D(2026, 11, 23), category="PHY", immediate="yes", words="Bruises")
    held = arrange(world, world.ian, "protection.strategy_discussion", tia, chair=world.ian)
    write(world, world.ian, tia, "protection.strategy", STRATEGY)
    assert "the decisions are sent" in hold(world, world.ian, held)
    press(world.asks(world.ian), "protection.allocate", {"worker": str(world.priya.pk)}, subject=tia.uuid)
    form = write(world, world.priya, tia, "protection.section_47", ENQUIRY)
    asks_no_name(priya.get(reverse("forms.write", kwargs={"writing": form.pk})))
    press(priya, "forms.finish", writing=form.pk)
    assert "signed" in text(press(world.asks(world.ian), "forms.agree", writing=form.pk))
    clock.set_offset(clock.offset_for(D(2026, 12, 7)))
    priya = world.asks(world.priya)
    held = arrange(world, world.priya, "protection.initial_conference_meeting", tia, on=D(2026, 12, 7), chair=world.cora)
    room = world.asks(world.cora).get(reverse("meetings.room", kwargs={"meeting": held.pk}))
    asks_no_name(room)
    assert ENQUIRY["found"]["danger"] in room.text, "what the enquiry found is taken over, not typed again"
    write(world, world.cora, tia, "protection.initial_conference", minutes("plan"))
    assert "the decisions are sent" in hold(world, world.cora, held, away=("police",))
    parts = plan_parts()
    parts["goals"]["needs.0.actions.0.who"] = str(world.priya.pk)
    form = write(world, world.priya, tia, "protection.plan", parts)
    handed = text(press(priya, "forms.finish", writing=form.pk))
    assert "anded in" in handed, handed[:1800]
    assert "signed" in text(press(world.asks(world.ian), "forms.agree", writing=form.pk))
    # Reviewed and ended; then care, its plan, its review, and leaving it.
    clock.set_offset(clock.offset_for(D(2027, 3, 1)))
    priya = world.asks(world.priya)
    held = arrange(world, world.priya, "protection.review_conference_meeting", tia, on=D(2027, 3, 1), chair=world.cora)
    told = minutes("end", since={"outcomes.0.outcome": "Nobody hurts her at home", "outcomes.0.rating": "achieved", "outcomes.0.what": "None",
                                 "progress": "No marks since December and she says that it is quiet", "drift": "Nothing was left",
                                 "category_stays": "yes"})  # fmt: skip
    told.pop("before")
    told["decided"] |= {"reason": "safe", "then": "child_in_need", "support": "Priya goes on for three months with the aunt"}
    write(world, world.cora, tia, "protection.review_conference", told)
    assert "the decisions are sent" in hold(world, world.cora, held)
    for code, on, facts in (
        ("looked_after.became_looked_after", D(2027, 3, 1), {"need": "N1"}),
        ("looked_after.review_held", D(2027, 3, 1), {"participation": "PN1"}),
        ("looked_after.ceased_looked_after", D(2027, 3, 1), {"reason": "E4A"}),
    ):
        asks_no_name(priya.get(reverse("recording.record", kwargs={"subject": tia.uuid, "code": code}), follow=True))
        record_on_page(world.priya, tia, code, on, **facts)
    listed = page(world, world.priya, "child.story", subject=tia.uuid)
    for stage in ("got in touch", "Referred to children’s social care", "ssessment", "nquiry", "onference", "lan", "Came into care", "eview", "Left care"):
        assert stage in listed, stage
    whole = text(priya.get(reverse("child.page", kwargs={"subject": tia.uuid})))
    assert "Tia Harrow" in whole and "Child protection plan" in listed + whole
