"""While a plan protects: stories."""

from datetime import date

from throughline.practice.protection.duties.plans import (
    agreed_action,
    challenge,
    core_group,
    legal_discussion,
    long_plan,
    midpoint,
    oversight,
    oversight_monthly,
    sign_off_change,
    sign_off_end,
    sign_off_enquiry,
    sign_off_start,
    step_down,
    temporary_move,
    visit,
    written_plan,
)


def test_core_groups(story):
    """Ten working days, then as often as agreed here."""
    story(core_group, seen_on="2026-06-01",
        happened="""  on         | event           | facts
                      2012-01-03 | protection.plan_began      | category=NEG
                      2012-01-17 | protection.core_group_held |
                      2012-03-01 | protection.plan_ended      | reason=safe
                      2026-03-02 | protection.plan_began      | category=NEG
                      2026-03-17 | protection.core_group_held | progress=same
                      2026-04-28 | protection.core_group_held | progress=better """,
        then="""      started    | due        | met        | state   | rule            | law
                      2012-01-03 | 2012-01-17 | 2012-01-17 | on time | COREGROUP.FIRST | 2006-04-01
                      2012-01-17 | 2012-02-28 |            | missed  | COREGROUP.NEXT  | 2006-04-01
                      2026-03-02 | 2026-03-16 | 2026-03-17 | late    | COREGROUP.FIRST | 2013-04-15
                      2026-03-17 | 2026-04-28 | 2026-04-28 | on time | COREGROUP.NEXT  | 2013-04-15
                      2026-04-28 | 2026-06-09 |            | open    | COREGROUP.NEXT  | 2013-04-15 """)  # fmt: skip


def test_visits(story):
    """An empty house meets nothing. A visit to a child in care meets the plan’s clock too."""
    story(visit, seen_on="2026-06-01",
        happened="""  on         | event                      | facts
                      2012-01-03 | protection.plan_began                 | category=NEG
                      2012-01-17 | protection.child_visited   | outcome=seen
                      2012-01-20 | protection.plan_ended                 | reason=safe
                      2026-05-05 | protection.plan_began                 | category=NEG
                      2026-05-11 | protection.child_visited   | outcome=refused
                      2026-05-13 | protection.child_visited   | outcome=seen
                      2026-05-27 | looked_after.child_visited | outcome=seen """,
        then="""      started    | due        | met        | state   | law
                      2012-01-03 | 2012-01-17 | 2012-01-17 | on time | 2006-04-01
                      2012-01-17 | 2012-01-31 |            | lapsed  | 2006-04-01
                      2026-05-05 | 2026-05-12 | 2026-05-13 | late    | 2013-04-15
                      2026-05-13 | 2026-05-28 | 2026-05-27 | on time | 2013-04-15
                      2026-05-27 | 2026-06-10 |            | open    | 2013-04-15 """)  # fmt: skip


def test_a_stay_elsewhere(story):
    story(temporary_move, seen_on="2026-06-01",
        happened="""  on         | event            | facts
                      2026-05-05 | protection.plan_began       | category=NEG
                      2026-05-07 | protection.moved_for_a_time | where=Farside
                      2026-05-11 | protection.visiting_agreed  | whom=Farside """,
        then="""      due        | met        | state
                      2026-05-08 | 2026-05-11 | late """)  # fmt: skip


def test_the_written_plan(story):
    """Only a whole one meets it."""
    story(written_plan, seen_on="2026-07-01",
        happened="""  on         | event       | facts
                      2026-05-05 | protection.plan_began  | category=NEG
                      2026-05-20 | protection.plan_agreed | whole=no
                      2026-05-28 | protection.plan_agreed | whole=yes """,
        then="""      due        | met        | state
                      2026-05-27 | 2026-05-28 | late """)  # fmt: skip


def test_oversight_at_key_stages_and_each_month(story):
    happened = """    on         | event               | facts
                      2026-05-05 | protection.plan_began          | category=NEG
                      2026-05-12 | protection.core_group_held     |
                      2026-05-20 | protection.overseen            | progress=same view=1 direction=2
                      2026-06-20 | protection.overseen            | progress=better view=3 direction=4 """
    story(oversight, seen_on="2026-07-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-05-12 | 2026-05-19 | 2026-05-20 | late """)  # fmt: skip
    story(oversight_monthly, seen_on="2026-07-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-05-05 | 2026-06-05 | 2026-05-20 | on time
                      2026-05-20 | 2026-06-20 | 2026-06-20 | on time
                      2026-06-20 | 2026-07-20 |            | open """)  # fmt: skip


def test_two_sign_what_is_decided(story):
    """Beginning, change and end of a plan and the outcome of an enquiry, each by itself."""
    happened = """    on         | event         | facts           | row | thread
                      2026-05-01 | protection.enquiry_began |                 | a   |
                      2026-05-05 | protection.enquiry_ended | outcome=conference |  | a
                      2026-05-06 | protection.signed_off    | what=enquiry    |     |
                      2026-05-11 | protection.plan_began    | category=NEG    | p   |
                      2026-05-14 | protection.plan_agreed   | whole=yes       |     | p
                      2026-05-19 | protection.signed_off    | what=start      |     |
                      2026-06-01 | protection.plan_ended    | reason=safe     |     | p """
    story(sign_off_enquiry, seen_on="2026-07-01", happened=happened,
        then="""      due        | met        | state
                      2026-05-12 | 2026-05-06 | on time """)  # fmt: skip
    story(sign_off_start, seen_on="2026-07-01", happened=happened,
        then="""      due        | met        | state
                      2026-05-18 | 2026-05-19 | late """)  # fmt: skip
    story(sign_off_change, seen_on="2026-07-01", happened=happened,
        then="""      due        | state
                      2026-05-21 | overdue """)  # fmt: skip
    story(sign_off_end, seen_on="2026-07-01", happened=happened,
        then="""      due        | state
                      2026-06-08 | overdue """)  # fmt: skip


def test_the_chair(story):
    """Midway, half of three months and half of six; a challenge is answered in a week; long plans are looked at from 15 months on."""
    story(challenge, seen_on="2026-07-01",
        happened="""  on         | event              | facts              | row | thread
                      2026-05-05 | protection.challenge_raised   | about=Drift words=1 | a   |
                      2026-05-13 | protection.challenge_answered | words=2            |     | a """,
        then="""      due        | met        | state
                      2026-05-12 | 2026-05-13 | late """)  # fmt: skip
    story(midpoint, seen_on="2026-07-01",
        happened="""  on         | event            | facts
                      2025-09-01 | protection.plan_began       | category=NEG
                      2025-10-10 | protection.midpoint_checked | rating=on_track words=1
                      2025-12-01 | protection.conference_held  | kind=review """,
        then="""      started    | due        | met        | state
                      2025-09-01 | 2025-10-13 | 2025-10-10 | on time
                      2025-12-01 | 2026-03-02 |            | overdue """)  # fmt: skip
    story(long_plan, seen_on="2026-07-01",
        happened="""  on         | event             | facts
                      2025-01-06 | protection.plan_began        | category=NEG
                      2026-04-02 | protection.length_considered | decision=go_on with_whom=7 words=1 """,
        then="""      started    | due        | met        | state
                      2025-01-06 | 2026-04-06 | 2026-04-02 | on time
                      2026-04-02 | 2026-07-02 |            | open """)  # fmt: skip


def test_after_the_plan(story):
    story(step_down, seen_on="2026-07-20",
        happened="""  on         | event               | facts
                      2026-01-05 | protection.plan_began          | category=NEG
                      2026-06-01 | protection.plan_ended          | reason=safe then=child_in_need
                      2026-07-06 | protection.step_down_confirmed | who=Bea first_on=2026-07-10 """,
        then="""      due        | met        | state
                      2026-07-01 | 2026-07-06 | late """)  # fmt: skip


def test_what_was_agreed(story):
    story(agreed_action, seen_on="2026-07-01", settings={"protection.visits": [(date(2026, 1, 1), 5)]},
        happened="""  on         | event                    | facts                               | row | thread
                      2026-05-05 | protection.action_agreed | what=Ring owner=3 by_on=2026-05-12  | a   |
                      2026-05-13 | protection.action_done   |                                     |     | a """,
        then="""      due        | met        | state
                      2026-05-12 | 2026-05-13 | late """)  # fmt: skip


def test_a_recommendation_is_discussed(story):
    story(legal_discussion, seen_on="2026-07-01",
        happened="""  on         | event                               | facts
                      2026-05-05 | protection.plan_began               | category=NEG
                      2026-05-11 | protection.legal_advice_recommended | words=1
                      2026-05-27 | legal.threshold_discussed           | decision=issue """,
        then="""      due        | met        | state
                      2026-05-26 | 2026-05-27 | late """)  # fmt: skip
