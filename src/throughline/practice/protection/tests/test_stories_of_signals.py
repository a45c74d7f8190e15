"""What the record asks about plans, the day it becomes true: stories."""

from throughline.practice.protection import signals


def test_nothing_better_through_two_core_groups(story):
    story.asks(signals.no_progress, seen_on="2026-07-01",
        happened="""  on         | event           | facts
                      2026-01-05 | protection.plan_began      | category=NEG
                      2026-01-19 | protection.core_group_held | progress=same
                      2026-03-02 | protection.core_group_held | progress=worse
                      2026-04-13 | protection.core_group_held | progress=better
                      2026-05-25 | protection.core_group_held | progress=same """,
        then="""      since      | cleared    | answer by  | n
                      2026-03-02 | 2026-04-13 | 2026-03-09 | 2 """)  # fmt: skip


def test_a_plan_that_no_review_changes(story):
    story.asks(signals.plan_unchanged, seen_on="2026-12-01",
        happened="""  on         | event           | facts
                      2025-01-06 | protection.plan_began      | category=NEG
                      2025-01-20 | protection.plan_agreed     | whole=yes
                      2025-04-07 | protection.conference_held | kind=review
                      2025-10-06 | protection.conference_held | kind=review
                      2025-11-03 | protection.plan_agreed     | whole=yes """,
        then="""      since      | cleared    | n
                      2025-10-06 | 2025-11-03 | 2 """)  # fmt: skip


def test_no_visit_alone(story):
    """Being too young is an answer; not possible is none."""
    story.asks(signals.not_alone, seen_on="2026-07-01",
        happened="""  on         | event                      | facts
                      2026-01-05 | protection.plan_began                 | category=NEG
                      2026-01-12 | protection.child_visited   | outcome=seen alone=no why_not_alone=not_possible
                      2026-01-26 | protection.child_visited   | outcome=seen alone=no
                      2026-02-09 | protection.child_visited   | outcome=seen alone=yes
                      2026-02-23 | protection.child_visited   | outcome=seen alone=no why_not_alone=too_young
                      2026-03-09 | protection.child_visited   | outcome=seen alone=no why_not_alone=too_young """,
        then="""      since      | cleared    | answer by
                      2026-01-26 | 2026-02-09 | 2026-01-28 """)  # fmt: skip


def test_an_action_long_past_its_day_or_moved_twice(story):
    story.asks(signals.actions_overdue, seen_on="2026-07-01",
        happened="""  on         | event                     | facts                                      | row | thread
                      2026-01-05 | protection.plan_began                | category=NEG                               |     |
                      2026-01-19 | protection.action_agreed  | what=Ring owner=3 by_on=2026-02-02         | a   |
                      2026-02-20 | protection.action_done    |                                            |     | a
                      2026-03-02 | protection.action_agreed  | what=Move owner=3 by_on=2026-09-02 moved=2 | b   |
                      2026-06-01 | protection.plan_ended                | reason=safe                                |     | """,
        then="""      since      | cleared    | n
                      2026-02-17 | 2026-02-20 | 15
                      2026-03-02 | 2026-06-01 | """)  # fmt: skip


def test_attendance_that_falls(story):
    story.asks(signals.attendance_falling, seen_on="2026-12-01",
        happened="""  on         | event           | facts
                      2026-01-05 | protection.plan_began      | category=NEG
                      2026-01-19 | protection.core_group_held | asked=6 came=5
                      2026-03-02 | protection.core_group_held | asked=6 came=4
                      2026-04-13 | protection.core_group_held | asked=6 came=2
                      2026-05-25 | protection.core_group_held | asked=6 came=2
                      2026-07-06 | protection.core_group_held | asked=6 came=5 """,
        then="""      since      | cleared
                      2026-04-13 | 2026-07-06 """)  # fmt: skip


def test_an_agency_that_gives_nothing_twice(story):
    """A report is something. Of conferences it is not asked here."""
    story.asks(signals.agency_absent, seen_on="2026-12-01",
        happened="""  on         | event      | facts
                      2026-01-05 | protection.plan_began | category=NEG
                      2026-01-19 | attended   | meeting=protection.core_group part=health name=HV came=not
                      2026-01-19 | attended   | meeting=protection.core_group part=school name=S came=not
                      2026-02-02 | attended   | meeting=protection.initial_conference_meeting part=health name=HV came=not
                      2026-03-02 | attended   | meeting=protection.core_group part=health name=HV came=not
                      2026-03-02 | attended   | meeting=protection.core_group part=school name=S came=sent
                      2026-04-13 | attended   | meeting=protection.core_group part=health name=HV came=came """,
        then="""      since      | cleared    | n
                      2026-03-02 | 2026-04-13 | 2 """)  # fmt: skip


def test_long_plans(story):
    """From 15 months until somebody looks, and again three months later; from two years until it ends."""
    happened = """    on         | event             | facts
                      2024-01-08 | protection.plan_began        | category=NEG
                      2025-02-20 | protection.length_considered | decision=go_on words=1
                      2025-04-20 | protection.length_considered | decision=go_on with_whom=7 words=1
                      2026-02-02 | protection.plan_ended        | reason=safe """
    story.asks(signals.fifteen_months, seen_on="2026-03-01", happened=happened,
        then="""      since      | cleared    | n
                      2025-04-08 | 2025-04-20 | 15
                      2025-07-20 | 2026-02-02 | 18 """)  # fmt: skip
    story.asks(signals.two_years, seen_on="2026-03-01", happened=happened,
        then="""      since      | cleared    | n
                      2026-01-08 | 2026-02-02 | 24 """)  # fmt: skip


def test_a_plan_without_outcomes(story):
    """A plan brought over from an old system says nothing of outcomes: it is asked about until it is written again."""
    story.asks(signals.plan_not_whole, seen_on="2012-07-01",
        happened="""  on         | event       | facts
                      2011-01-04 | protection.plan_began  | category=NEG
                      2011-01-18 | protection.plan_agreed |
                      2012-05-14 | protection.plan_agreed | whole=yes
                      2012-06-11 | protection.plan_agreed | whole=no """,
        then="""      since      | cleared
                      2011-01-26 | 2012-05-14
                      2012-06-11 | """)  # fmt: skip


def test_a_doctor_who_gives_nothing(story):
    story.asks(signals.gp_silent, seen_on="2026-07-01",
        happened="""  on         | event           | facts
                      2026-01-05 | protection.conference_held | kind=initial gp=neither
                      2026-02-02 | protection.gp_reported     | practice=Mere """,
        then="""      since      | cleared    | answer by
                      2026-01-05 | 2026-02-02 | 2026-01-19 """)  # fmt: skip


def test_only_two_agencies(story):
    from throughline.practice.protection.signals import few
    from throughline.record.ledger.happened import Happened

    assert not few(Happened(1, 1, "x", None, None, None, None, "", None, None, {"agencies": ["police", "health", "social_care"]}, 2, 1))
    story.asks(signals.few_agencies, seen_on="2026-07-01",
        happened="""  on         | event              | facts              | row | thread
                      2026-05-01 | protection.concern_identified |                    | a   |
                      2026-05-05 | protection.strategy_held      | outcome=section_47 |     | a
                      2026-05-28 | protection.conference_held    | kind=initial       |     | a """,
        then="""      since      | cleared
                      2026-05-05 | 2026-05-28 """)  # fmt: skip


def test_missing_with_a_plan(story):
    story.asks(signals.missing_on_plan, seen_on="2026-07-01",
        happened="""  on         | event        | facts        | row | thread
                      2026-01-05 | protection.plan_began   | category=NEG |     |
                      2026-03-02 | went_missing |              | a   |
                      2026-03-03 | came_back    |              |     | a
                      2026-04-01 | protection.plan_ended   | reason=safe  |     |
                      2026-05-02 | went_missing |              | b   | """,
        then="""      since      | cleared
                      2026-03-02 | 2026-03-04 """)  # fmt: skip


def test_a_challenge_that_nobody_answers(story):
    story.asks(signals.challenge_unanswered, seen_on="2026-07-01",
        happened="""  on         | event              | facts               | row | thread
                      2026-05-05 | protection.challenge_raised   | about=Drift words=1 | a   |
                      2026-05-20 | protection.challenge_answered | words=2             |     | a
                      2026-06-01 | protection.challenge_raised   | about=More words=3  | b   |
                      2026-06-03 | protection.challenge_answered | words=4             |     | b """,
        then="""      since      | cleared
                      2026-05-13 | 2026-05-20 """)  # fmt: skip
