"""One child, one record: from the telephone to leaving care, each stage opened from the one before, no name typed twice."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.front_door.desk import SCREENED, case, send, take
from tests.protection.world import (
    ENQUIRY,
    STRATEGY,
    World,
    arrange,
    hold,
    minutes,
    page,
    plan_parts,
    sign_off,
    text,
    write,
)
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


def follow(client: Any, start: str, *links: str) -> Any:
    """Go where a person goes: from a page through links that stand on it, each on the page before; the last page."""
    answer = client.get(start, follow=True)
    for link in links:
        here = [a for a in re.findall(r'href="([^"#]+)', answer.text.partition("<body")[2]) if re.search(link, a)]
        assert here, f"no link like {link} on {answer.request['PATH_INFO']}"
        answer = client.get(here[0], follow=True)
        assert answer.status_code == 200, (here[0], answer.status_code)
    asks_no_name(answer)
    return answer


def at(answer: Any) -> str:
    """The address to which one came."""
    return str(answer.request["PATH_INFO"])


@pytest.mark.requirement("SYS-01")
def test_every_stage_from_contact_to_leaving_care_is_on_one_record() -> None:
    world = World()
    tia, priya = world.tia, world.asks(world.priya)
    officer = world.town.worker("Ola Reid", "front_door.contact_officer")
    screener = world.town.worker("Sam Ode", "front_door.social_worker", swe_number="SW990011")
    manager = world.town.worker("Mel Ford", "front_door.manager", swe_number="SW990012")
    # Contact, screened and decided: a referral to the area team.
    ola = signed_in(officer)
    queue, child = reverse("front_door.queue"), reverse("child.page", kwargs={"subject": tia.uuid})
    assert f'href="{reverse("front_door.new")}"' in ola.get(queue).text
    found = ola.post(reverse("front_door.new"), {"do": "find", "said": "Tia Harrow"}).text
    assert f'href="{reverse("front_door.take", kwargs={"subject": tia.uuid})}' in found, "she is found, and the contact is about her"
    day = {"on_day": "23", "on_month": "11", "on_year": "2026"}
    assert "Saved at" in take(ola, tia, **day)
    with_case = world.read(lambda: case(tia))
    for worker in (screener, manager):
        assert at(follow(signed_in(worker), queue, r"/contact/\d+/$")) == with_case, "from the queue"
    send(signed_in(screener), with_case, **SCREENED)
    send(signed_in(manager), with_case, **DECIDED, outcome="referral", team=str(world.town.team.pk))
    assert "front_door.referral_received" in world.story(tia)
    referral = follow(world.asks(world.ian), child, r"^/children/[^/]+/contacts/$", r"/referral/\d+/$")
    send(world.asks(world.ian), at(referral), outcome="assessment", level="Level 4: children’s social care", words="To be seen today.")
    # Assessment, begun for her from the referral that is there.
    opened = follow(priya, child, r"^/children/[^/]+/contacts/$", r"/referral/\d+/$", r"/assessments/begin/$")
    assert at(opened) == reverse("assessment.begin", kwargs={"subject": tia.uuid})
    begun = {"kind": "single", "worker": str(world.priya.pk), "referred_on_day": "23", "referred_on_month": "11", "referred_on_year": "2026", "why": "bruises",
             "meeting": "no", "why_no_meeting": "The strategy discussion is today"}  # fmt: skip
    said = text(press(priya, "assessment.begin", begun, subject=tia.uuid))
    assert "Begun." in said, said[:1500]
    work = world.read(lambda: Assessment.objects.everything(because="test").get(subject=tia).occasion)
    assert at(follow(priya, child, rf"/assessments/{work}/$")) == reverse("assessment.room", kwargs={"work": work}), "it stands on her page"
    # Concern, strategy, enquiry, conference, plan.
    follow(priya, child, r"^/children/[^/]+/record/$", r"/record/protection\.concern_identified/$")
    record_on_page(world.priya, tia, "protection.concern_identified", D(2026, 11, 23), category="PHY", immediate="yes", words="Bruises")
    follow(world.asks(world.ian), child, r"^/children/[^/]+/protection/$", r"protection\.strategy_discussion/$")
    held = arrange(world, world.ian, "protection.strategy_discussion", tia, chair=world.ian)
    write(world, world.ian, tia, "protection.strategy", STRATEGY)
    assert "the decisions are sent" in hold(world, world.ian, held)
    follow(world.asks(world.ian), child, r"^/children/[^/]+/protection/$", "^" + reverse("protection.allocate", kwargs={"subject": tia.uuid}))
    press(world.asks(world.ian), "protection.allocate", {"worker": str(world.priya.pk)}, subject=tia.uuid)
    form = write(world, world.priya, tia, "protection.section_47", ENQUIRY)
    assert at(follow(priya, child, r"^/children/[^/]+/protection/$", r"protection\.section_47")) == reverse("forms.write", kwargs={"writing": form.pk})
    press(priya, "forms.finish", writing=form.pk)
    assert "signed" in text(press(world.asks(world.ian), "forms.agree", writing=form.pk))
    clock.set_offset(clock.offset_for(D(2026, 12, 7)))
    priya = world.asks(world.priya)
    follow(priya, child, r"^/children/[^/]+/protection/$", r"protection\.initial_conference_meeting/$")
    held = arrange(world, world.priya, "protection.initial_conference_meeting", tia, on=D(2026, 12, 7), chair=world.cora)
    room = world.asks(world.cora).get(reverse("meetings.room", kwargs={"meeting": held.pk}))
    asks_no_name(room)
    assert ENQUIRY["found"]["danger"] in room.text, "what the enquiry found is taken over, not typed again"
    write(world, world.cora, tia, "protection.initial_conference", minutes("plan"))
    assert "the decisions are sent" in hold(world, world.cora, held, away=("police",))
    follow(priya, child, r"^/children/[^/]+/protection/$", r"protection\.plan")
    parts = plan_parts()
    parts["goals"]["needs.0.actions.0.who"] = str(world.priya.pk)
    form = write(world, world.priya, tia, "protection.plan", parts)
    handed = text(press(priya, "forms.finish", writing=form.pk))
    assert "anded in" in handed, handed[:1800]
    assert "signed" in text(press(world.asks(world.ian), "forms.agree", writing=form.pk))
    # Reviewed and ended; then care, its plan, its review, and leaving it.
    clock.set_offset(clock.offset_for(D(2027, 3, 1)))
    priya = world.asks(world.priya)
    follow(priya, child, r"^/children/[^/]+/protection/$", r"protection\.review_conference_meeting/$")
    held = arrange(world, world.priya, "protection.review_conference_meeting", tia, on=D(2027, 3, 1), chair=world.cora)
    told = minutes("end", since={"outcomes.0.outcome": "Nobody hurts her at home", "outcomes.0.rating": "achieved", "outcomes.0.what": "None",
                                 "progress": "No marks since December and she says that it is quiet", "drift": "Nothing was left",
                                 "category_stays": "yes"})  # fmt: skip
    told.pop("before")
    told["decided"] |= {"reason": "safe", "then": "child_in_need", "support": "Priya goes on for three months with the aunt"}
    write(world, world.cora, tia, "protection.review_conference", told)
    assert "the decisions are sent" in hold(world, world.cora, held)
    # Step-down: two sign that the plan has ended, and the support after it is written down from her protection page.
    after = {"who": "Priya Shah", "first_on_day": "5", "first_on_month": "3", "first_on_year": "2027", "why": ""}
    down = follow(priya, child, r"^/children/[^/]+/protection/$", r"/protection/after/$")
    assert "not signed off yet" in text(priya.post(at(down), {**after, "key": str(uuid4())}))
    sign_off(world, tia, "end")
    assert "in place" in text(priya.post(at(down), {**after, "key": str(uuid4())}, follow=True))
    begin_help = follow(priya, child, r"^/children/[^/]+/help/$", r"/help/begin/$")
    needed = {"level": "child_in_need", "why": "Support after the plan", "author": "social_care", "worker": str(world.priya.pk), "key": str(uuid4())}
    assert "Help began." in text(priya.post(at(begin_help), needed, follow=True))
    for code, on, facts in (
        ("looked_after.became_looked_after", D(2027, 3, 1), {"need": "N1"}),
        ("looked_after.review_held", D(2027, 3, 1), {"participation": "PN1"}),
        ("looked_after.ceased_looked_after", D(2027, 3, 1), {"reason": "E4A"}),
    ):
        follow(priya, child, r"^/children/[^/]+/record/$", rf"/record/{re.escape(code)}/$|/children/{tia.uuid}/(reviews?|care)/")
        record_on_page(world.priya, tia, code, on, **facts)
    # From child in need down to early help, where whoever is asked accepts; then the episode is closed from the contact it began with.
    eve = world.town.worker("Eve Marsh", "family_help.early_help_worker")
    world.read(lambda: world.town.allocate(tia, eve, role="lead_practitioner", on=D(2027, 3, 1)))
    step = follow(priya, child, r"^/children/[^/]+/help/$", r"/help/step/$")
    proposed = {"level": "early_help", "why": "Safe at home; early help gives what is asked", "to": str(eve.pk), "key": str(uuid4())}
    said = text(priya.post(at(step), proposed, follow=True))
    assert "Proposed." in said, said[:1500]
    accepted = signed_in(eve).post(reverse("family_help.answer_step", kwargs={"subject": tia.uuid}), {"answer": "accept", "key": str(uuid4())}, follow=True)
    assert "Early help since" in text(accepted), text(accepted)[:1500]
    closing = follow(world.asks(world.ian), child, r"^/children/[^/]+/contacts/$", r"/referral/\d+/$")
    ended = {"reason": "RC9", "words": "Nobody hurts her; Eve goes on with them.", "not_told": "The school wrote it with us"}
    assert "Closed." in send(world.asks(world.ian), at(closing), **ended)
    listed = page(world, world.priya, "child.story", subject=tia.uuid)
    for stage in ("got in touch", "Referred to children’s social care", "ssessment", "nquiry", "onference", "lan", "Came into care", "eview", "Left care",
                  "Help began", "Closed to children’s social care"):  # fmt: skip
        assert stage in listed, stage
    whole = text(priya.get(reverse("child.page", kwargs={"subject": tia.uuid})))
    assert "Tia Harrow" in whole and "Child protection plan" in listed + whole
