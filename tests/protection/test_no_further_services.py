"""A plan that ends with no further services: the conference says why, and the two who sign off the end read it and may return it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.protection.world import World, arrange, hold, minutes, page, send, text, write
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import Writing
from throughline.practice.protection.models import PlanPeriod
from throughline.record.ledger.queries import chronology, tell
from throughline.services import clock

DAY = date(2026, 12, 1)
WHY = "The father has left for good, and the aunt lives with them now"


def plan(world: World) -> PlanPeriod:
    return world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=world.tia))


def ends(**decided: str) -> dict[str, dict[str, Any]]:
    told = minutes("end", since={"progress": "No marks since March and she says that it is quiet", "drift": "Nothing was left", "category_stays": "yes"})
    told.pop("before")
    told["decided"] |= {"reason": "safe", "support": "The aunt, and the school as for every child", **decided}
    return told


@pytest.mark.requirement("EH-08")
def test_no_further_services_needs_a_reason_that_those_who_sign_off_the_end_have_agreed_to(world: World) -> None:
    world.on_a_plan(world.tia, date(2026, 3, 2))
    clock.set_offset(clock.offset_for(DAY))
    held = arrange(world, world.priya, "protection.review_conference_meeting", world.tia, on=DAY, chair=world.cora)
    write(world, world.cora, world.tia, "protection.review_conference", ends(then="none", why_nothing=""))
    refused = hold(world, world.cora, held)
    assert "No further services: say why no service needs to go on" in refused and plan(world).ended_on is None
    write(world, world.cora, world.tia, "protection.review_conference", {"decided": ends(then="none", why_nothing="All is well")["decided"]})
    assert "say why no service needs to go on" in hold(world, world.cora, held) and plan(world).ended_on is None, "a word is no reason"
    write(world, world.cora, world.tia, "protection.review_conference", {"decided": ends(then="none", why_nothing=WHY)["decided"]})
    assert "the decisions are sent" in hold(world, world.cora, held)
    assert (plan(world).ended_on, plan(world).then) == (DAY, "none")
    (ended,) = world.read(lambda: chronology(world.town.viewer(world.ian), world.tia.pk, types=["protection.plan_ended"]))
    assert WHY in world.read(lambda: tell(world.town.viewer(world.ian), world.tia.pk, [ended]).facts(ended)["words"]), "it stands with the end of the plan"
    # The sign-off is owed from that day: the assistant director reads the reason, and signs nothing before the consultant has spoken.
    owed = world.read(lambda: Obligation.objects.everything(because="test").get(subject=world.tia, duty="protection.sign_off_end"))
    assert owed.started_on == DAY and owed.met is None
    assert "Tia Harrow" in page(world, world.alma, "protection.signing")
    paper = world.read(lambda: Writing.objects.everything(because="test").get(subject=world.tia, purpose__startswith="sign:end:"))
    shown = text(world.asks(world.alma).get(reverse("forms.write", kwargs={"writing": paper.pk})))
    assert f"What follows: no further services. Why nobody needs to go on helping: {WHY}" in shown
    send(world.asks(world.alma), "forms.agree", writing=paper.pk)
    assert plan(world).end_signed_on is None, "not before the independent consultant has said what they think"
    assert world.asks(world.priya).post(reverse("forms.agree", kwargs={"writing": paper.pk})).status_code in (302, 403, 404)
    assert plan(world).end_signed_on is None, "nor by whoever works with the family"
    send(world.asks(world.con), "forms.comment", {"agrees": "yes", "words": "I have read it and agree"}, writing=paper.pk)
    send(world.asks(world.alma), "forms.agree", writing=paper.pk)
    assert plan(world).end_signed_on == DAY
    assert world.read(lambda: Obligation.objects.everything(because="test").get(pk=owed.pk)).met is not None


def test_where_help_goes_on_nobody_is_asked_why_it_does_not(world: World) -> None:
    world.on_a_plan(world.tia, date(2026, 3, 2))
    clock.set_offset(clock.offset_for(DAY))
    held = arrange(world, world.priya, "protection.review_conference_meeting", world.tia, on=DAY, chair=world.cora)
    write(world, world.cora, world.tia, "protection.review_conference", ends(then="child_in_need"))
    assert "the decisions are sent" in hold(world, world.cora, held) and plan(world).then == "child_in_need"
