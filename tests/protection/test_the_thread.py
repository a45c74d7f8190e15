"""Three brothers and sisters, from the first worry to the end of the plan, each with an outcome of their own."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from tests.protection.world import (
    ENQUIRY,
    STRATEGY,
    TODAY,
    World,
    arrange,
    hold,
    minutes,
    page,
    plan_parts,
    seats,
    send,
    sign_off,
    text,
    write,
)
from tests.support.pages import record_on_page
from throughline.engines.duties.models import Obligation
from throughline.practice.protection.models import Enquiry, PlanPeriod
from throughline.services import clock


def due(world: World, child: object) -> dict[str, date]:
    rows = world.read(lambda: list(Obligation.objects.everything(because="test").filter(subject=child, met__isnull=True, lapsed_on__isnull=True)))
    return {o.duty: o.due_on for o in rows}


def to(day: date) -> None:
    clock.set_offset(clock.offset_for(day))


def test_three_siblings_from_the_first_worry_to_the_end_of_the_plan(world: World) -> None:
    tia, zac, una = world.tia, world.zac, world.una
    # The concern is recorded once for all three; the strategy discussion is due.
    record_on_page(world.priya, tia, "protection.concern_identified", TODAY, category="PHY", immediate="yes", words="Bruises", also=[str(zac.pk), str(una.pk)])
    assert due(world, una)["protection.strategy"] == TODAY
    assert "Arrange the strategy discussion" in page(world, world.ian, "protection.child", subject=tia.uuid)
    held = arrange(world, world.ian, "protection.strategy_discussion", tia, [zac, una], chair=world.ian)
    for child in world.children:
        write(world, world.ian, child, "protection.strategy", STRATEGY)
    assert "the decisions are sent" in hold(world, world.ian, held)
    assert all("protection.enquiry_began" in world.story(c) for c in world.children)
    assert due(world, tia)["protection.initial_conference"] == date(2026, 12, 14)
    # The enquiry is given to Priya, for all three at once.
    said = text(send(world.asks(world.ian), "protection.allocate", {"worker": str(world.priya.pk), "children": [str(zac.pk), str(una.pk)]}, subject=tia.uuid))
    assert "Priya Shah makes the enquiry" in said
    assert world.read(lambda: Enquiry.objects.everything(because="test").filter(worker=world.priya).count()) == 3
    for child in world.children:
        held_form = write(world, world.priya, child, "protection.section_47", ENQUIRY)
        send(world.asks(world.priya), "forms.finish", writing=held_form.pk)
        assert "signed" in text(send(world.asks(world.ian), "forms.agree", writing=held_form.pk))
    # The conference meets about all three and decides for each.
    to(date(2026, 12, 7))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", tia, [zac, una], on=date(2026, 12, 7), chair=world.cora)
    assert {part for _, part in seats(world, held)} >= {"gp", "child", "parent", "school", "health", "police", "social_worker"}
    for child, decision in ((tia, "plan"), (zac, "plan"), (una, "no_plan")):
        write(world, world.cora, child, "protection.initial_conference", minutes(decision))
    assert "the decisions are sent" in hold(world, world.cora, held, away=("police",))
    periods = world.read(lambda: {p.subject_id: p for p in PlanPeriod.objects.everything(because="test")})
    assert {k: (p.began_on, p.category) for k, p in periods.items()} == {tia.pk: (date(2026, 12, 7), "PHY"), zac.pk: (date(2026, 12, 7), "PHY")}
    child_page = page(world, world.priya, "child.page", subject=tia.uuid)
    assert "Child protection plan: physical abuse" in child_page and "Child protection plan" not in page(world, world.priya, "child.page", subject=una.uuid)
    assert due(world, tia)["protection.core_group"] == date(2026, 12, 21) and due(world, tia)["protection.review"] == date(2027, 3, 7)
    # The plan is written, the family and the child have their own editions.
    for child in (tia, zac):
        parts = plan_parts()
        parts["goals"]["needs.0.actions.0.who"] = str(world.priya.pk)
        held_form = write(world, world.priya, child, "protection.plan", parts)
        send(world.asks(world.priya), "forms.finish", writing=held_form.pk)
        assert "signed" in text(send(world.asks(world.ian), "forms.agree", writing=held_form.pk))
    copy = text(send(world.asks(world.priya), "protection.give_plan", {"reader": "0", "as": "print"}, subject=tia.uuid))
    assert "The plan to keep you safe" in copy and "Priya comes to see you each week" in copy and "We are worried" not in copy
    # One visit: Tia and Zac are seen, and their protection visit is met.
    to(date(2026, 12, 11))
    priya = world.asks(world.priya)
    draft = priya.get(reverse("looked_after.record_visit", kwargs={"subject": tia.uuid}), follow=True)
    url = draft.redirect_chain[-1][0]
    saved = priya.post(url, {"key": str(draft.context_data["key"]), f"there-{tia.pk}": "yes", f"alone-{tia.pk}": "yes", f"said-{tia.pk}": "It is quiet now",
                             f"there-{zac.pk}": "yes", f"alone-{zac.pk}": "no", f"why-{zac.pk}": "not_possible", f"said-{zac.pk}": "He played",
                             "account": "All calm."}, follow=True)  # fmt: skip
    assert "Saved" in text(saved) and "protection.child_visited" in world.story(tia) and "looked_after.child_visited" not in world.story(tia)
    assert due(world, zac)["protection.visit"] == date(2026, 12, 29)
    # The core group rates every outcome, or is not finished.
    to(date(2026, 12, 18))
    held = arrange(world, world.priya, "protection.core_group", tia, [zac], on=date(2026, 12, 18))
    group = {"progress": {"said": "He goes to the group each week", "child": "“Quiet.”"}, "agreed": {"next_on": "2027-01-25"}}
    for child in (tia, zac):
        write(world, world.priya, child, "protection.core_group_record", group)
    assert "still to answer" in hold(world, world.priya, held)
    for child in (tia, zac):
        write(world, world.priya, child, "protection.core_group_record",
              {"progress": {**group["progress"], "outcomes.0.outcome": "Nobody hurts her at home", "outcomes.0.rating": "improved",
                            "outcomes.0.what": "No marks"}})  # fmt: skip
    assert "the decisions are sent" in hold(world, world.priya, held)
    # The review ends Tia's plan; Zac's goes on.
    to(date(2027, 3, 1))
    held = arrange(world, world.priya, "protection.review_conference_meeting", tia, [zac], on=date(2027, 3, 1), chair=world.cora)
    for child, decision in ((tia, "end"), (zac, "continue")):
        told = minutes(decision, since={"outcomes.0.outcome": "Nobody hurts her at home", "outcomes.0.rating": "achieved", "outcomes.0.what": "None",
                                        "progress": "No marks since December and she says that it is quiet", "drift": "Nothing was left",
                                        "category_stays": "yes"})  # fmt: skip
        told.pop("before")
        told["decided"] |= ({"reason": "safe", "then": "child_in_need", "support": "Priya goes on for three months with the aunt"} if decision == "end"
                            else {"category": "PHY", "recommended": "He goes on with the group each week"})  # fmt: skip
        write(world, world.cora, child, "protection.review_conference", told)
    assert "the decisions are sent" in hold(world, world.cora, held)
    ended = world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=tia))
    assert (ended.ended_on, ended.then) == (date(2027, 3, 1), "child_in_need")
    assert world.read(lambda: PlanPeriod.objects.everything(because="test").get(subject=zac)).ended_on is None
    # It is stepped down when two have signed, and not before.
    answers = {"who": "Family help, Bea Lund", "first_on_day": "8", "first_on_month": "3", "first_on_year": "2027"}
    refused = text(send(world.asks(world.priya), "protection.step_down", answers, subject=tia.uuid))
    assert "not signed off yet" in refused and "protection.step_down_confirmed" not in world.story(tia)
    sign_off(world, tia, "end")
    assert "support after the plan is in place" in text(send(world.asks(world.priya), "protection.step_down", answers, subject=tia.uuid))
