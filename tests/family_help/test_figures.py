"""What early help comes to: what happens after it, edge of care, young carers, education at home, Think Family; counted by hand."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.family_help.walking import TODAY, World, begin, finish, plan, send, write
from tests.measures.chronologies import told
from tests.support.pages import page, plain, record_on_page, signed_in
from throughline.engines.measures.breakdowns import TEAM
from throughline.engines.measures.figures import members
from throughline.engines.measures.windows import window_for
from throughline.practice.family_help import events, measures
from throughline.practice.front_door import events as front_door
from throughline.practice.looked_after import events as care
from throughline.practice.protection import events as protection
from throughline.record.ledger.actions import record

D = date
NOVEMBER = D(2026, 11, 1)


def helped(world: World, name: str, began: date, ended: date, *, author: str = "health") -> object:
    child = world.town.child(name, "Rowe", born=D(2018, 1, 1), team=world.town.team)
    record(events.help_began, child, on=began, level="early_help", author=author)
    record(events.assessed, child, on=began, author=author, not_gathered=0)
    record(events.help_ended, child, on=ended, outcome="needs_met")
    return child


@pytest.mark.requirement("EH-09")
def test_what_happens_within_six_and_twelve_months_of_early_help(world: World) -> None:
    with world.acting():
        calm = helped(world, "Al", D(2025, 1, 6), D(2025, 6, 2))
        soon = helped(world, "Bea", D(2025, 1, 6), D(2025, 6, 2))
        late = helped(world, "Cy", D(2025, 1, 6), D(2025, 6, 2))
        helped(world, "Di", D(2026, 6, 1), D(2026, 10, 1))
        record(front_door.referral_received, soon, on=D(2025, 8, 1), agency="school")
        record(protection.enquiry_began, soon, on=D(2025, 8, 4))
        record(protection.plan_began, soon, on=D(2025, 8, 20), category="NEG")
        record(care.became_looked_after, late, on=D(2026, 3, 2), need="N1")
        record(front_door.referral_received, calm, on=D(2026, 8, 1), agency="school")
        assert told(measures.referred_after, NOVEMBER, TODAY) == (1, 3, 1), "fourteen months later is not after it; the last cannot be known yet"
        assert told(measures.enquired_after, NOVEMBER, TODAY) == (1, 3, 1)
        assert told(measures.escalated_after, NOVEMBER, TODAY) == (2, 3, 1)
        assert told(measures.escalated_soon, NOVEMBER, TODAY) == (1, 3, 1)
        assert told(measures.referred_soon, NOVEMBER, TODAY) == (1, 3, 1) and told(measures.enquired_soon, NOVEMBER, TODAY) == (1, 3, 1)
    shown = signed_in(world.boss).get("/measures/", follow=True).text
    assert "Protection plan or care after early help" in shown and "Referred within six months of early help" in shown
    assert "33%" in page(world.boss, "measures.one", code="family_help.referred_soon")
    assert "1 of 3 ends of help" in page(world.boss, "measures.one", code="family_help.enquired_soon")


@pytest.mark.requirement("EH-09")
def test_the_months_in_which_early_help_ended_each_with_what_came_after(world: World) -> None:
    with world.acting():
        helped(world, "Al", D(2025, 1, 6), D(2025, 6, 2))
        bea = helped(world, "Bea", D(2025, 1, 6), D(2025, 6, 30))
        cy = helped(world, "Cy", D(2025, 1, 6), D(2025, 6, 2))
        helped(world, "Di", D(2025, 6, 1), D(2026, 3, 2))
        eli = helped(world, "Eli", D(2026, 6, 1), D(2026, 10, 1))
        record(front_door.referral_received, bea, on=D(2025, 8, 1), agency="school")
        record(protection.enquiry_began, bea, on=D(2025, 8, 4))
        record(protection.plan_began, bea, on=D(2025, 8, 20), category="NEG")
        record(front_door.referral_received, cy, on=D(2026, 3, 2), agency="police")
        record(care.became_looked_after, cy, on=D(2026, 3, 2), need="N1")
        record(front_door.referral_received, eli, on=D(2026, 10, 8), agency="school")
        boss = world.boss
    said = page(boss, "family_help.afterwards")
    six, twelve = said.partition("Within six months")[2].split("Within twelve months")
    head = "Ended in Ended Referred Section 47 enquiry Protection plan Came into care"
    assert head in six and head in twelve
    assert "June 2025 3 1 of 3, 33% 1 of 3, 33% 1 of 3, 33% 0 of 3, 0%" in six
    assert "June 2025 3 2 of 3, 67% 1 of 3, 33% 1 of 3, 33% 1 of 3, 33%" in twelve, "nine months after is within twelve, not within six"
    assert "March 2026 1 0 of 1, 0% 0 of 1, 0%" in six and "March 2026 1 known from 31 March 2027" in twelve
    assert "October 2026 1 known from 2 May 2027" in six, "whoever came back at once does not make a month that is not over"
    opened = page(boss, "family_help.afterwards", query={"month": "2025-06"})
    assert "Early help that ended in June 2025" in opened
    assert "Bea Rowe" in opened and "30 June 2025 32 days after 35 days after 51 days after no" in opened and "Eli Rowe" not in opened
    assert "2 June 2025 273 days after no no 273 days after" in opened
    assert signed_in(boss).get("/family-help/afterwards/?month=1999-01").status_code == 404
    assert "What came after early help" in page(boss, "family_help.board")
    # Whoever sees figures and no child sees no small ones, and no names.
    with world.acting():
        member = world.town.worker("Lea Voss", "record.lead_member")
    shown = page(member, "family_help.afterwards", query={"month": "2025-06"})
    assert "June 2025 c c c c c" in shown and "Rowe" not in shown


@pytest.mark.requirement("EH-01")
def test_assessments_are_counted_by_author_and_by_team(world: World) -> None:
    with world.acting():
        for n, author in enumerate(("health", "health", "school")):
            helped(world, f"Kit{n}", D(2026, 11, 2), D(2026, 11, 20), author=author)
        window = window_for(measures.assessments.span, NOVEMBER, TODAY)
        rows = members(measures.assessments, window)
        assert sorted(measures.AUTHOR.find(rows, {})) == ["Health", "Health", "School or college"]
        assert set(TEAM.find(rows, {})) == {str(world.town.team.pk)}


@pytest.mark.requirement("EH-10")
def test_the_edge_of_care_has_a_beginning_an_end_and_an_outcome(world: World) -> None:
    record_on_page(world.eve, world.tia, "family_help.edge_began", D(2026, 9, 1), service="Family intervention", why="Rows every night")
    record_on_page(world.eve, world.zara, "family_help.edge_began", D(2026, 9, 1), service="Family intervention", why="Rows every night")
    assert "Tia Harrow, since 1 September 2026; Family intervention" in page(world.eve, "family_help.board")
    record_on_page(world.eve, world.tia, "family_help.edge_ended", D(2026, 11, 20), outcome="extended", words="Gran took them at weekends")
    record_on_page(world.eve, world.zara, "family_help.edge_ended", D(2026, 11, 20), outcome="care", words="It was not safe")
    with world.acting():
        assert told(measures.stayed, NOVEMBER, TODAY) == (1, 2, 0)
    assert "Support on the edge of care ended: lives with extended family" in page(world.eve, "child.page", subject=world.tia.uuid)


@pytest.mark.requirement("EH-10")
@pytest.mark.requirement("EH-15")
def test_each_quarter_the_commissioning_board_has_the_edge_of_care_and_young_carers(world: World) -> None:
    """The quarter that ended on 30 September is owed to the board; October is the next one's."""
    for child, outcome in ((world.tia, "extended"), (world.zara, "care")):
        record_on_page(world.eve, child, "family_help.edge_began", D(2026, 5, 1), service="Family intervention", why="Rows every night")
        record_on_page(world.eve, child, "family_help.edge_ended", D(2026, 9, 30) if outcome == "extended" else D(2026, 10, 1), outcome=outcome, words="So")
    record_on_page(world.eve, world.tia, "family_help.carer_noticed", D(2026, 6, 1), whom="her mother")
    record_on_page(world.eve, world.tia, "family_help.carer_referred", D(2026, 6, 3), service="Young Carers Merehaven")
    record_on_page(world.eve, world.tia, "family_help.carer_assessed", D(2026, 7, 1), inappropriate="yes", words="She cooks every evening")
    record_on_page(world.eve, world.tia, "family_help.carer_reviewed", D(2026, 9, 16), outcome="better", words="I go to the club now")
    head, calendar = signed_in(world.head), reverse("boards.calendar")
    assert "Commissioning board no meeting has it yet" in plain(head.get(calendar).text).partition("The edge of care, and young carers")[2]
    send(head, "boards.calendar", {"do": "set", "board": "commissioning", "on_day": "13", "on_month": "1", "on_year": "2027"})
    meeting = head.get(calendar).context_data["coming"][0]["one"].key
    filed = plain(send(head, "boards.calendar", {"do": "file", "meeting": str(meeting), "report": "family_help.edge_and_carers"}).text)
    assert "The edge of care, and young carers is filed for 13 January 2027" in filed
    for line in ("Support on the edge of care began 0", "Support on the edge of care ended 1", "After it the child lives with extended family 1",
                 "After it the child came into care 0", "Young carers known on the last day 1", "Young carers with the commissioned service 1",
                 "Young carers assessed 1", "Young carers reviewed: things are easier for them 1"):  # fmt: skip
        assert line in filed, line
    assert "Harrow" not in filed


@pytest.mark.requirement("EH-15")
def test_a_young_carer_from_notice_to_outcome(world: World) -> None:
    record_on_page(world.eve, world.tia, "family_help.carer_noticed", D(2026, 9, 1), whom="her mother")
    assert "Tia Harrow: not referred yet; not assessed yet" in page(world.eve, "family_help.board")
    assert "Assess what she needs as a young carer" in page(world.eve, "child.due", subject=world.tia.uuid) or "Assess what they need" in page(
        world.eve, "child.due", subject=world.tia.uuid)  # fmt: skip
    with world.acting():
        assert told(measures.young_carers_referred, NOVEMBER, TODAY) == (0, 1, 0)
    record_on_page(world.eve, world.tia, "family_help.carer_referred", D(2026, 9, 3), service="Young Carers Merehaven")
    record_on_page(world.eve, world.tia, "family_help.carer_assessed", D(2026, 10, 1), inappropriate="yes", words="She cooks every evening")
    record_on_page(world.eve, world.tia, "family_help.carer_reviewed", D(2026, 11, 16), outcome="better", words="I go to the club now")
    assert "Young Carers Merehaven; assessed 1 October" in page(world.eve, "family_help.board")
    with world.acting():
        assert told(measures.young_carers, NOVEMBER, TODAY)[0] == 1
        assert told(measures.young_carers_referred, NOVEMBER, TODAY) == (1, 1, 0)
        assert told(measures.young_carers_better, NOVEMBER, TODAY) == (1, 1, 0)


def test_a_child_educated_at_home_is_on_the_list_until_she_is_seen(world: World) -> None:
    record_on_page(world.eve, world.tia, "family_help.home_education_began", D(2026, 3, 2), school="Mere Primary")
    board = page(world.eve, "family_help.board")
    assert "Tia Harrow: not seen yet; next by 2 September 2026, past; not looked over yet" in board
    record_on_page(world.eve, world.tia, "family_help.home_education_visited", D(2026, 11, 20), outcome="suitable", seen="yes", checked="yes")
    assert "Tia Harrow: seen Friday 20 November; next by" in page(world.eve, "family_help.board")


@pytest.mark.requirement("EH-18")
def test_what_an_adult_carries_is_recorded_with_what_it_means_for_each_child(world: World) -> None:
    begin(world)
    need = {"who": "The mother", "need": "mental_health", "service": "Harbour"}
    record_on_page(world.eve, world.tia, "family_help.adult_need", TODAY, words="She gets Zara up for school", **need)
    record_on_page(world.eve, world.zara, "family_help.adult_need", TODAY, words="She is late for school", **need)
    said = page(world.eve, "family_help.child", subject=world.tia.uuid)
    assert "The mother: mental health; Harbour helps. She gets Zara up for school" in said and "late for school" not in said
    assert "She is late for school" in page(world.eve, "family_help.child", subject=world.zara.uuid)
    # Services and plans of other agencies stand on the family map, each at the child whose they are, until they end.
    send(signed_in(world.eve), "family_help.join", {"name": "Sam Oakes", "agency": "Mere Health", "does": "sees them at home"}, subject=world.tia.uuid)
    finish(signed_in(world.eve), write(world, signed_in(world.eve), world.tia, "family_help.plan", plan(world, review_on="2027-01-11")))
    theirs = {"kind": "ehc", "agency": "Merehaven schools", "name": "Jo Lane", "review_on_day": 12, "review_on_month": 1, "review_on_year": 2027}
    record_on_page(world.eve, world.zara, "family_help.other_plan_began", TODAY, **theirs)
    rows = page(world.eve, "family.map", subject=world.tia.uuid).partition("Everybody, and what is open for each")[2]
    tia, _, zara = rows.partition("Zara Harrow, 8")
    assert "Plan of help: version 1, 23 November; looked at again 11 January 2027" in tia, "the plan is there as soon as it is signed"
    assert "Takes part: Sam Oakes, Mere Health, sees them at home" in tia
    assert "Merehaven schools: Education, health and care plan, Jo Lane" in zara and "Merehaven schools" not in tia
    record_on_page(world.eve, world.zara, "family_help.other_plan_ended", TODAY, why="She left school")
    assert "Merehaven schools" not in page(world.eve, "family.map", subject=world.tia.uuid)


def test_a_press_twice_is_one_beginning(world: World) -> None:
    client, key = signed_in(world.eve), str(uuid4())
    for _ in range(2):
        client.post(f"/children/{world.tia.uuid}/help/begin/", {"key": key, "level": "early_help", "why": "x", "author": "early_help", "worker": ""}, follow=True)
    with world.acting():
        from throughline.practice.family_help.models import HelpPeriod

        assert HelpPeriod.objects.everything(because="test").filter(subject=world.tia).count() == 1
