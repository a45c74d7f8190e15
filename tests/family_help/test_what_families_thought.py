"""After each review and each end, parents and child are asked what they thought; what they say changes something."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.family_help.walking import TODAY, World, begin, come_in, send
from tests.support.pages import page, plain, signed_in
from throughline.engines.feedback import ticks
from throughline.engines.feedback.models import FeedbackRequest
from throughline.engines.guests.actions import invite
from throughline.engines.guests.models import Invitation
from throughline.practice.family_help import events
from throughline.record.ledger.actions import record
from throughline.record.people.models import Subject
from throughline.services import mail

END = {"outcome": "needs_met", "words": "They have their own flat"}


def rows(world: World) -> dict[tuple[str, str], FeedbackRequest]:
    with world.acting():
        return {((r.subject_id == world.tia.pk and "tia") or "zara", r.part): r for r in FeedbackRequest.objects.everything(because="test")}


def ended(world: World) -> None:
    begin(world)
    send(signed_in(world.eve), "family_help.end", {**END, "children": [str(world.zara.pk)]}, subject=world.tia.uuid)


@pytest.mark.requirement("EH-14")
def test_whoever_ends_the_help_the_family_is_asked_and_nobody_can_leave_it_out(world: World) -> None:
    ended(world)
    found = rows(world)
    assert set(found) == {("tia", "parent"), ("tia", "child"), ("zara", "parent"), ("zara", "child")}, "made by the end itself"
    assert all(r.asked_on is None for r in found.values())
    said = page(world.eve, "feedback.of_child", subject=world.tia.uuid)
    assert "2 requests still to be made" in said and said.count("not asked yet") == 2
    due = page(world.eve, "child.due", subject=world.tia.uuid)
    assert ("what they thought of the help" in due and "Ask her" in due) or "Ask them what" in due
    # There is no button that says that nobody was asked; a nameless one is refused.
    tia = found["tia", "parent"]
    ask = reverse("feedback.ask", kwargs={"subject": world.tia.uuid, "request_for": f"{tia.key}-parent"})
    form = signed_in(world.eve).get(ask).text
    assert "not asking is not one of the ways" in form
    send(signed_in(world.eve), "feedback.ask", {"way": "paper", "who": " "}, subject=world.tia.uuid, request_for=f"{tia.key}-parent")
    assert rows(world)["tia", "parent"].asked_on is None
    paper = send(signed_in(world.eve), "feedback.ask", {"way": "paper", "who": "Mother"}, subject=world.tia.uuid, request_for=f"{tia.key}-parent")
    words = plain(paper.text)
    assert "How is the help for your family?" in words and "Whatever you say, the help goes on" in words and "Tia" not in words
    assert (rows(world)["tia", "parent"].asked_on, rows(world)["tia", "parent"].how) == (TODAY, "paper")


@pytest.mark.requirement("EH-14")
def test_a_parent_answers_by_a_link_that_goes_out_by_itself(world: World, post: mail.Remembered) -> None:
    begin(world, both=False)
    with world.acting():
        invite(world.town.viewer(world.eve), Subject.objects.get(pk=world.tia.pk), name="Mia Harrow", email="mia@home.example", agency="", part="parent",
               purpose="help:1", what="a meeting", ends_on=TODAY)  # fmt: skip
        record(events.review_held, world.tia, on=TODAY, by=world.eve.pk, outcome="continue")
        assert ticks.ask_whoever_can_be_reached() == "1 request" and ticks.ask_whoever_can_be_reached() == "", "once"
    assert "Tia" not in post.messages[-1].words
    mother = come_in(post)
    with world.acting():
        invitation = Invitation.objects.everything(because="test").get(purpose__startswith="feedback:")
    own = reverse("guests.part", kwargs={"invitation": invitation.pk})
    form = mother.get(own).text
    assert "the help that your family has" in form and "How is the help for your family?" in form
    said = mother.post(reverse("guests.save", kwargs={"invitation": invitation.pk}), {
        "section": "how", "version": "0", "rating": "2", "better": "I told our story four times.", "good": "Eve listened", "themes": ["told_once", "in_time"],
        "share": "1"}, follow=True)  # fmt: skip
    assert "Thank you" in said.text
    row = rows(world)["tia", "parent"]
    assert (row.answered_on, row.rating, row.themes, row.how, row.worker_id) == (TODAY, 2, ["told_once", "in_time"], "link", world.eve.pk)
    assert rows(world)["tia", "child"].asked_on is None, "the child is asked in her own right"
    assert "not so good, answered" in page(world.eve, "feedback.of_child", subject=world.tia.uuid)


@pytest.mark.requirement("EH-14")
def test_answers_are_written_down_counted_by_team_and_become_you_said_we_did(world: World) -> None:
    ended(world)
    found = rows(world)
    eve, at = signed_in(world.eve), {"subject": world.tia.uuid, "request_for": f"{found['tia', 'child'].key}-child"}
    send(eve, "feedback.ask", {"way": "talk"}, **at)
    held = world.writing(world.tia, "family_help.thought_of_child")
    send(eve, "forms.save", {"section": "how", "version": "0", "rating": "3", "better": "Ask me, not mum", "themes": ["child_heard"]}, writing=held.pk)
    send(eve, "forms.finish", writing=held.pk)
    send(eve, "feedback.ask", {"way": "declined", "who": "Mother"}, **{**at, "request_for": f"{found['tia', 'parent'].key}-parent"})
    found = rows(world)
    assert found["tia", "child"].rating == 3 and found["tia", "parent"].declined_on == TODAY and found["zara", "child"].asked_on is None
    one = page(world.boss, "feedback.one", feedback="family_help.feedback")
    assert "25% answered : 1 of 4 requests" in one or "25% answered: 1 of 4 requests" in one
    assert "2 not asked yet" in one and "North locality 2 4 1 25% 0 1 2 children being heard 1" in one, "forgetting to ask lowers the team's share"
    assert "Children being heard: 1 · nothing agreed yet" in one and "“Ask me, not mum”" in one
    # A theme becomes something that somebody does by a day, and then what families are told.
    boss = signed_in(world.boss)
    vague = send(boss, "feedback.one", {"theme": "child_heard", "said": "Ask us too", "what": "", "owner": str(world.eve.pk)}, feedback="family_help.feedback")
    assert "What will change?" in plain(vague.text) and "We will:" not in plain(vague.text)
    agreed = {"theme": "child_heard", "said": "Ask us, not only our parents", "what": "Each review begins with the child", "owner": str(world.eve.pk),
              "by_on_day": "31", "by_on_month": "12", "by_on_year": "2026"}  # fmt: skip
    said = plain(send(boss, "feedback.one", agreed, feedback="family_help.feedback").text)
    assert "We will: Each review begins with the child Eve Marsh, by" in said and "see what changes" in said
    with world.acting():
        from throughline.engines.feedback.models import Improvement

        change = Improvement.objects.everything(because="test").get()
    assert "Nothing is finished yet" in page(world.boss, "feedback.poster", feedback="family_help.feedback")
    send(boss, "feedback.made", {"did": "Every review now begins with what the child says"}, change=change.key)
    wall = page(world.boss, "feedback.poster", feedback="family_help.feedback")
    assert "You said: Ask us, not only our parents" in wall and "We did: Every review now begins with what the child says" in wall
    assert "Tia" not in wall and "Harrow" not in wall


@pytest.mark.requirement("EH-14")
def test_a_child_too_young_to_be_asked_is_not_and_a_first_review_asks_again(world: World) -> None:
    from datetime import date

    with world.acting():
        baby = world.town.child("Bo", born=date(2025, 5, 1), team=world.town.team)
        record(events.help_began, baby, on=date(2026, 10, 1), level="early_help")
        record(events.review_held, baby, on=date(2026, 11, 2), outcome="continue")
        record(events.help_ended, baby, on=date(2026, 11, 20), outcome="needs_met")
        parts = sorted((r.part, r.after) for r in FeedbackRequest.objects.everything(because="test").filter(subject=baby))
    assert parts == [("parent", "family_help.help_ended"), ("parent", "family_help.review_held")]
