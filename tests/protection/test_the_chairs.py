"""The chairs between reviews, what families thought of conferences, and the chairs' report for the year."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.measures.chronologies import told
from tests.protection.test_while_it_runs import conference, core_group
from tests.protection.world import (
    TODAY,
    World,
    arrange,
    hold,
    minutes,
    page,
    seats,
    send,
    text,
    write,
)
from throughline.engines.feedback.models import FeedbackRequest
from throughline.engines.forms.models import Writing
from throughline.practice.protection import events, measures
from throughline.practice.protection.models import Attendance
from throughline.record.ledger.queries import chronology
from throughline.services import clock

D = date
NOVEMBER = D(2026, 11, 1)


@pytest.mark.requirement("CP-11")
def test_the_chair_checks_midway_and_what_is_stuck_becomes_a_challenge_that_rises(world: World) -> None:
    world.on_a_plan(world.tia, D(2026, 10, 5))
    world.on_a_plan(world.zac, D(2026, 10, 5))
    world.say(events.child_visited, world.tia, D(2026, 10, 12), outcome="seen", alone="yes")
    core_group(world, world.tia, D(2026, 10, 19), came=("school",))
    assert "midway between conferences" in page(world, world.cora, "my_work.page") or "midway" in page(world, world.cora, "protection.chairs")
    chairs = page(world, world.cora, "protection.chairs")
    assert "Cora Mead 2 0 2 0 0" in chairs or "Cora Mead 2 0 2" in chairs, chairs[:900]
    asked = page(world, world.cora, "protection.midpoint", subject=world.tia.uuid)
    assert "seen once, 1 core group" in asked or "seen 1 time, 1 core group" in asked, asked[:900]
    assert "Write what you found" in text(send(world.asks(world.cora), "protection.midpoint", {"rating": "stuck"}, subject=world.tia.uuid))
    send(world.asks(world.priya), "protection.midpoint", {"rating": "on_track", "words": "All is well, say I"}, subject=world.tia.uuid)
    assert "protection.midpoint_checked" not in world.story(world.tia), "nobody but the chair"
    send(world.asks(world.cora), "protection.midpoint", {"rating": "stuck", "words": "No change since October"}, subject=world.tia.uuid)
    assert {"protection.midpoint_checked", "protection.challenge_raised"} <= set(world.story(world.tia))
    clock.set_offset(clock.offset_for(D(2026, 12, 1)))
    assert "challenge is not answered" in page(world, world.alma, "protection.drift")


@pytest.mark.requirement("CP-14")
def test_reviews_have_their_days_in_the_chairs_diary_and_one_late_review_counts_for_the_year(world: World) -> None:
    world.on_a_plan(world.tia, D(2026, 3, 2))
    world.on_a_plan(world.zac, D(2026, 3, 2))
    for child, on in ((world.tia, D(2026, 6, 1)), (world.zac, D(2026, 6, 3))):
        world.say(events.conference_held, child, on, kind="review", decision="continue", gp="report")
    diary = page(world, world.cora, "protection.chairs")
    assert re.search(r"review conference \w* ?1 December", diary) and re.search(r"review conference \w* ?3 December", diary), diary[-900:]
    assert world.read(lambda: told(measures.reviews_in_time, NOVEMBER, TODAY)) == (1, 2, 0)


@pytest.mark.requirement("CP-17")
def test_each_of_the_family_who_was_at_a_conference_is_asked_for_themselves(world: World) -> None:
    """Mother, father and grandmother came with Tia: four are asked, and that the mother was is no answer for the father."""
    world.say(events.concern_identified, world.tia, D(2026, 11, 9))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", world.tia, chair=world.cora)
    family = {"parent": "Mam Harrow", "other_parent": "Dad Harrow", "relative": "Gran Harrow"}
    for part, name in family.items():
        send(world.asks(world.priya), "meetings.ask", {"name": name, "agency": "", "email": ""}, seat=seats(world, held)[world.tia.pk, part].pk)
    write(world, world.cora, world.tia, "protection.initial_conference", minutes("plan"))
    assert "the decisions are sent" in hold(world, world.cora, held)

    def asked() -> dict[str, object]:
        rows = world.read(lambda: list(FeedbackRequest.objects.everything(because="test").filter(subject=world.tia)))
        return {r.part: r for r in rows}

    assert set(asked()) == {*family, "child"} and all(r.asked_on is None and r.worker_id == world.cora.pk for r in asked().values())
    said = page(world, world.priya, "feedback.of_child", subject=world.tia.uuid)
    for who in ("A parent or carer", "The other parent or carer", "Somebody else of the family", "The child"):
        assert who in said, who

    def owed() -> str:
        return page(world, world.priya, "child.due", subject=world.tia.uuid)

    each = {"parent": "Ask their parent or carer what they thought", "other_parent": "Ask their other parent or carer what they thought",
            "relative": "Ask whoever else of their family was there", "child": "Ask them what they thought"}  # fmt: skip
    assert all(words in owed() for words in each.values()), owed()[-1500:]
    send(world.asks(world.priya), "feedback.ask", {"way": "paper", "who": "Mam Harrow"}, subject=world.tia.uuid, request_for=f"{asked()['parent'].key}-parent")
    assert each["parent"] not in owed() and all(each[part] in owed() for part in ("other_parent", "relative", "child"))
    father = f"{asked()['other_parent'].key}-other_parent"
    send(world.asks(world.priya), "feedback.ask", {"way": "talk"}, subject=world.tia.uuid, request_for=father)
    paper = world.read(lambda: Writing.objects.everything(because="test").get(subject=world.tia, form="protection.thought_of_other_parent"))
    wrote = {"section": "how", "version": "0", "rating": "1", "better": "Nobody spoke to me", "themes": ["heard"]}
    send(world.asks(world.priya), "forms.save", wrote, writing=paper.pk)
    send(world.asks(world.priya), "forms.finish", writing=paper.pk)
    assert asked()["other_parent"].answered_on == TODAY and asked()["parent"].answered_on is None and asked()["relative"].asked_on is None
    # By link as well: what she is asked is her own paper.
    send(world.asks(world.priya), "feedback.ask", {"way": "link", "name": "Gran Harrow", "email": "gran@example.net"}, subject=world.tia.uuid,
         request_for=f"{asked()['relative'].key}-relative")  # fmt: skip
    assert asked()["relative"].how == "link" and each["relative"] not in owed()
    # A father who did not come, and a seat that nobody had, are asked nothing.
    world.say(events.concern_identified, world.zac, D(2026, 11, 9))
    held = arrange(world, world.priya, "protection.initial_conference_meeting", world.zac, chair=world.cora)
    write(world, world.cora, world.zac, "protection.initial_conference", minutes("plan"))
    hold(world, world.cora, held, away=("other_parent", "relative"))
    rows = world.read(lambda: list(FeedbackRequest.objects.everything(because="test").filter(subject=world.zac)))
    assert {r.part for r in rows} == {"parent", "child"}
    # None of the family is an agency: whether they came stands in no agency's attendance.
    counted = world.read(lambda: set(Attendance.objects.everything(because="test").values_list("part", flat=True)))
    assert counted and not counted & {*family, "child"}, counted


@pytest.mark.requirement("CP-17")
def test_not_asking_what_they_thought_is_impossible(world: World) -> None:
    conference(world, world.tia)
    rows = world.read(lambda: list(FeedbackRequest.objects.everything(because="test").filter(subject=world.tia)))
    parent = next(r for r in rows if r.part == "parent")
    asking = text(world.asks(world.priya).get(reverse("feedback.ask", kwargs={"subject": world.tia.uuid, "request_for": f"{parent.key}-parent"})))
    assert "nobody was asked" not in asking
    send(world.asks(world.priya), "feedback.ask", {"way": "paper", "who": "Mother"}, subject=world.tia.uuid, request_for=f"{parent.key}-parent")
    assert "feedback.asked" in world.story(world.tia)
    assert "he conference about your child" in page(world, world.alma, "feedback.overview")
    # What the mother wrote on the paper; it counts for the chair who led it, and becomes something that somebody does.
    send(world.asks(world.priya), "feedback.ask", {"way": "talk"}, subject=world.tia.uuid, request_for=f"{parent.key}-parent")
    held = world.read(lambda: Writing.objects.everything(because="test").get(subject=world.tia, form="protection.thought_of_parent"))
    wrote = {"section": "how", "version": "0", "rating": "2", "better": "I got the report in the waiting room", "themes": ["report", "heard"]}
    send(world.asks(world.priya), "forms.save", wrote, writing=held.pk)
    send(world.asks(world.priya), "forms.finish", writing=held.pk)
    told_by = page(world, world.alma, "feedback.one", feedback="protection.feedback")
    by_chair = told_by.partition("By whom it was with")[2]
    assert re.search(r"Cora Mead 4 1 25% 0 0 3 (the report before it 1, being heard 1|being heard 1, the report before it 1)", by_chair), by_chair[:500]
    agreed = {"theme": "report", "said": "I got the report in the waiting room", "what": "The report is with the family two days before",
              "owner": str(world.cora.pk), "by_on_day": "31", "by_on_month": "1", "by_on_year": "2027"}  # fmt: skip
    said = text(send(world.asks(world.alma), "feedback.one", agreed, feedback="protection.feedback"))
    assert "We will: The report is with the family two days before" in said and "Cora Mead" in said


@pytest.mark.requirement("CP-20")
def test_the_chairs_report_is_made_of_the_record_and_given_with_what_they_say(world: World) -> None:
    world.on_a_plan(world.tia, D(2025, 10, 6))
    world.say(events.conference_held, world.tia, D(2026, 1, 5), kind="review", decision="continue", gp="neither")
    core_group(world, world.tia, D(2026, 2, 2), came=("school", "health"))
    url = reverse("protection.report") + "?year=2026"
    seen = text(world.asks(world.cora).get(url))
    assert "Not given to the board; it was due by 30 June" in seen
    for line in ("Children with a plan on the last day 1", "Conferences 1", "Health 1 of 1 (100 %)", "Police 0 of 1 (0 %)",
                 "Family doctors at conferences, or their report 0 of 1 (0 %)", "Plans with outcomes, owners and days 0 of 1 (0 %)",
                 "Of the family asked what they thought 0 of 2 (0 %)", "Answered 0 of 2 (0 %)", "Challenges by chairs 0"):  # fmt: skip
        assert line in seen, line
    # What her mother and she said of it, what was agreed because of it, and the chair's challenge are in it.
    for part, rating, more in (("parent", "2", {"better": "I had no report", "themes": ["report", "heard"]}), ("child", "4", {"themes": ["heard"]})):
        row = world.read(lambda part=part: FeedbackRequest.objects.everything(because="test").get(subject=world.tia, part=part))
        send(world.asks(world.priya), "feedback.ask", {"way": "talk"}, subject=world.tia.uuid, request_for=f"{row.key}-{part}")
        paper = world.read(lambda part=part: Writing.objects.everything(because="test").get(subject=world.tia, form=f"protection.thought_of_{part}"))
        send(world.asks(world.priya), "forms.save", {"section": "how", "version": "0", "rating": rating, **more}, writing=paper.pk)
        send(world.asks(world.priya), "forms.finish", writing=paper.pk)
    world.say(events.challenge_raised, world.tia, D(2026, 2, 9), about="The plan", words="Nothing changes")
    seen = text(world.asks(world.cora).get(url))
    said = seen.partition("What families said")[2]
    for line in ("asked what they thought 2 of 2 (100 %)", "Answered 2 of 2 (100 %)", "Found it good or very good 1 of 2 (50 %)",
                 "Should be better: being heard 2", "Should be better: the report before it 1", "Changes agreed because of it, and made 0 of 0",
                 "Challenges by chairs 1"):  # fmt: skip
        assert line in said, (line, said[:800])
    # The board's own page says so too, and leads to where it is written; from the calendar it is not filed without words.
    calendar = reverse("boards.calendar")
    cora = world.asks(world.cora)
    seen = cora.get(calendar)
    row = "Child protection chairs: the year 31 March 2026 Local safeguarding children board"
    assert f"{row} no meeting has it yet; it was due by 30 June" in text(seen) and f'<a href="{url}">Child protection chairs' in seen.content.decode()
    send(cora, "boards.calendar", {"do": "set", "board": "safeguarding", "on_day": "9", "on_month": "12", "on_year": "2026"})
    meeting = str(cora.get(calendar).context_data["coming"][0]["one"].key)
    assert "figures alone are no report" in text(send(cora, "boards.calendar", {"do": "file", "meeting": meeting, "report": "protection.chairs"}))
    assert f"{row} no meeting has it yet" in text(cora.get(calendar))
    key = str(cora.get(url).context_data["key"])
    assert cora.get(url).context_data["form"].fields["meeting"].initial == meeting, "the next meeting is proposed"
    short = text(cora.post(url, {"key": key, "meeting": meeting, "words": "Fine year."}, follow=True))
    assert "figures alone are no report" in short
    words = "We chaired one review this year and ask the board to bring doctors to the table."
    answer = text(cora.post(url, {"key": key, "meeting": meeting, "words": words}, follow=True))
    assert "Given to the board: filed for its meeting of 9 December" in answer, answer[:600]
    assert "Not given" not in text(world.asks(world.alma).get(url))
    seen = text(cora.get(calendar))
    assert f"{row} 9 December" in seen and f"The board is asked: {words}" in seen
    assert "Health 1 of 1 (100 %)" in seen and "Police 0 of 1 (0 %)" in seen, "filed whole, as it was"
    assert "Should be better: being heard 2" in seen, "what families said goes to the board with it"
    send(cora, "boards.calendar", {"do": "cancel", "meeting": meeting, "words": "The chair is ill"})
    assert f"{row} no meeting has it yet; it was due by 30 June" in text(cora.get(calendar)), "a meeting that did not take place has nothing"
    # Before its day has come it is not late.
    clock.set_offset(clock.offset_for(D(2026, 6, 1)))
    assert f"{row} no meeting has it yet; due by 30 June" in text(cora.get(calendar))
    assert not next(o for o in cora.get(calendar).context_data["owed"] if o.report.code == "protection.chairs").overdue


@pytest.mark.requirement("CP-18")
def test_from_the_recommendation_to_the_court_days_are_counted(world: World) -> None:
    from tests.support.pages import record_on_page
    from throughline.practice.legal import events as legal
    from throughline.practice.legal.models import Case

    world.on_a_plan(world.tia, D(2026, 9, 1))
    record_on_page(world.cora, world.tia, "protection.legal_advice_recommended", D(2026, 11, 2), words="Nothing changes")
    assert "Discuss going to court about" in page(world, world.ian, "team.page")
    at = {"subject": world.tia.uuid}
    # The day of the recommendation is known: it stands in the form, and goes with the case though nobody types it.
    form = world.asks(world.alma).get(reverse("legal.plan", kwargs=at)).content.decode()
    assert re.search(r'name="recommended_on_day" value="2"', form), re.findall(r'name="recommended_on_\w+"[^>]*', form)
    meeting = {"decision": "issue", "trigger": "A plan that changes nothing", "words": "The threshold is reached.",
               "on_day": "12", "on_month": "11", "on_year": "2026"}  # fmt: skip
    assert "on the record" in text(send(world.asks(world.alma), "legal.plan", meeting, **at))
    assert "Discuss going to court about" not in page(world, world.ian, "team.page")
    row = world.read(lambda: Case.objects.everything(because="test").get(subject=world.tia))
    assert row.recommended_on == D(2026, 11, 2)
    # Case and plan lead to one another.
    court = world.asks(world.alma).get(reverse("legal.child", kwargs=at))
    assert "Child protection plan neglect, since 1 September" in text(court), text(court)[:1500]
    assert "Asked for 2 November, 10 days before" in text(court)
    assert reverse("protection.child", kwargs=at) in court.content.decode().partition("The plan from which it came")[0].rpartition("<a ")[2]
    case = next(e for e in world.read(lambda: chronology(world.town.viewer(world.alma), world.tia.pk)) if e.type == legal.threshold_discussed.code)
    # Without the panel it is refused; what cannot wait says why, and the days are counted all the same.
    issue = {"kind": "care", "emergency": "no"}
    assert "resource panel" in text(send(world.asks(world.alma), "legal.issue", issue, **at, legal_case=case.id))
    assert legal.application_issued.code not in world.story(world.tia)
    clock.set_offset(clock.offset_for(D(2026, 11, 20)))
    send(world.asks(world.alma), "legal.issue", {"kind": "care", "emergency": "yes", "why_emergency": "He was found at the school gate"}, **at, legal_case=case.id)
    assert legal.application_issued.code in world.story(world.tia)
    here = world.asks(world.priya).get(reverse("protection.child", kwargs=at))
    steps = text(here).partition("From the plan to the court")[2]
    for line in ("2 November 2026: recommended to discuss going to court", "12 November 2026: discussed in a legal planning meeting, 10 days after",
                 "20 November 2026: the council applied to the court, 18 days after it was recommended"):  # fmt: skip
        assert line in steps, (line, steps[:600])
    assert reverse("legal.child", kwargs=at) in here.content.decode()
    clock.set_offset(clock.offset_for(TODAY))
    seen = text(world.asks(world.cora).get(reverse("protection.report") + "?year=2027"))
    assert "To the discussion, median 10 days" in seen and "To the application, median 18 days" in seen


@pytest.mark.requirement("CP-19")
def test_the_rate_of_plans_is_read_beside_what_came_after_they_ended(world: World) -> None:
    first = world.on_a_plan(world.tia, D(2026, 1, 5))
    world.say(events.plan_ended, world.tia, D(2026, 6, 1), reason="safe", thread=first)
    world.say(events.enquiry_began, world.tia, D(2026, 9, 7))
    world.say(events.plan_began, world.tia, D(2026, 10, 1), category="NEG")
    second = world.on_a_plan(world.zac, D(2026, 1, 5))
    world.say(events.plan_ended, world.zac, D(2026, 5, 4), reason="moved", thread=second)
    figures = world.read(lambda: {m.code: told(m, NOVEMBER, TODAY)[:2] for m in (measures.children_with_plans, measures.ended_safely,
                         measures.again_after_end, measures.enquiry_after_end)})  # fmt: skip
    assert figures == {"protection.children_with_plans": (1, 0), "protection.ended_safely": (1, 2), "protection.again_after_end": (1, 2),
                       "protection.enquiry_after_end": (1, 1)}  # fmt: skip
    seen = text(world.asks(world.alma).get("/measures/"))
    for title in ("Children with a protection plan, for every 10,000", "Plans that began", "On a plan again after one ended",
                  "Enquiries within six months of a plan’s end"):  # fmt: skip
        assert title in seen, title
