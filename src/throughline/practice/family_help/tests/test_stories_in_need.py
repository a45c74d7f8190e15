"""Children in need, help after protection plans, young carers, family groups, signposts, education at home: stories."""

from datetime import date

from throughline.practice.family_help.duties import (
    accept_step_down,
    agreed_action,
    child_in_need_plan,
    child_in_need_review,
    child_in_need_visit,
    drift,
    follow_signpost,
    meet_family_group,
    review_young_carer,
    take_over,
    visit_home_educated,
    young_carer_assessment,
)


def test_a_plan_follows_the_assessment(story):
    """Counted from the assessment where there was one, else from the step."""
    story(child_in_need_plan, seen_on="2026-06-01",
        happened="""  on         | event                   | facts                        | row | thread
                      2026-03-02 | assessment_finished     | kind=single outcome=child_in_need | |
                      2026-03-04 | help_began              | level=child_in_need          | a   |
                      2026-03-12 | family_help.plan_agreed | version=1 level=child_in_need |    | a
                      2026-04-01 | help_ended              | outcome=needs_met            |     | a
                      2026-04-20 | help_began              | level=early_help             | b   |
                      2026-05-05 | level_changed           | level=child_in_need direction=up | | b """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 | 2026-03-12 | on time
                      2026-05-05 | 2026-05-19 |            | overdue """)  # fmt: skip


def test_plans_of_2012_are_reviewed_every_six_months(story):
    story(child_in_need_review, seen_on="2013-04-01",
        happened="""  on         | event                   | facts                         | row | thread
                      2012-01-10 | help_began              | level=child_in_need           | a   |
                      2012-01-20 | family_help.plan_agreed | version=1 level=child_in_need |     | a
                      2012-07-18 | family_help.review_held | outcome=continue              |     | a """,
        then="""      started    | due        | met        | state   | law
                      2012-01-20 | 2012-07-20 | 2012-07-18 | on time | 2000-04-01
                      2012-07-18 | 2013-01-18 |            | overdue | 2000-04-01 """)  # fmt: skip


def test_plans_of_today_after_six_weeks_and_then_every_three_months(story):
    """A second version of the plan starts no second clock; a protection plan ends it."""
    story(child_in_need_review, seen_on="2026-12-01",
        happened="""  on         | event                   | facts                         | row | thread
                      2026-01-05 | help_began              | level=child_in_need           | a   |
                      2026-01-12 | family_help.plan_agreed | version=1 level=child_in_need |     | a
                      2026-02-20 | family_help.review_held | outcome=continue              |     | a
                      2026-02-21 | family_help.plan_agreed | version=2 level=child_in_need |     | a
                      2026-04-10 | protection.plan_began   | category=NEG                  | p   |
                      2026-10-05 | protection.plan_ended   | then=child_in_need            |     | p """,
        then="""      started    | due        | met        | lapsed     | state
                      2026-01-12 | 2026-02-23 | 2026-02-20 |            | on time
                      2026-02-20 | 2026-05-20 |            | 2026-04-10 | lapsed
                      2026-10-05 | 2026-11-16 |            |            | overdue """)  # fmt: skip


def test_a_child_in_need_is_seen_every_four_weeks(story):
    story(child_in_need_visit, seen_on="2026-03-31",
        happened="""  on         | event                   | facts                         | row | thread
                      2026-01-05 | help_began              | level=child_in_need           | a   |
                      2026-01-12 | family_help.plan_agreed | version=1 level=child_in_need |     | a
                      2026-02-05 | family_help.child_seen  | seen=yes                      |     | a """,
        then="""      started    | due        | met        | state
                      2026-01-12 | 2026-02-09 | 2026-02-05 | on time
                      2026-02-05 | 2026-03-05 |            | overdue """)  # fmt: skip


def test_somebody_senior_looks_at_a_plan_that_lasts(story):
    story(drift, seen_on="2026-12-01",
        happened="""  on         | event            | facts                         | row | thread
                      2025-11-03 | help_began       | level=child_in_need           | a   |
                      2026-07-30 | drift_considered | next=change words=7           |     | a """,
        then="""      started    | due        | met        | state
                      2025-11-03 | 2026-08-03 | 2026-07-30 | on time
                      2026-07-30 | 2026-10-30 |            | overdue """)  # fmt: skip


def test_help_after_a_protection_plan_has_somebody_who_leads_it(story):
    story(take_over, seen_on="2026-12-01",
        happened="""  on         | event                 | facts              | row | thread
                      2026-01-05 | protection.plan_began | category=NEG       | p   |
                      2026-06-01 | protection.plan_ended | then=child_in_need |     | p
                      2026-06-04 | help_began            | level=child_in_need | a  |
                      2026-06-20 | help_ended            | outcome=moved      |     | a
                      2026-07-01 | protection.plan_began | category=NEG       | q   |
                      2026-10-01 | protection.plan_ended | then=early_help    |     | q
                      2026-11-01 | protection.plan_began | category=NEG       | r   |
                      2026-11-20 | protection.plan_ended | then=none          |     | r """,
        then="""      started    | due        | met        | lapsed     | state
                      2026-06-01 | 2026-06-08 | 2026-06-04 |            | on time
                      2026-10-01 | 2026-10-08 |            | 2026-11-01 | missed """)  # fmt: skip


def test_a_young_carer_is_assessed_and_looked_after_again(story):
    happened = """    on         | event            | facts                   | row | thread
                      2026-01-05 | carer_noticed    | "whom=their mother"     | a   |
                      2026-02-20 | carer_assessed   | inappropriate=no words=7 |    | a
                      2026-09-01 | carer_reviewed   | outcome=better          |     | a
                      2026-09-20 | carer_ended      |                         |     | a
                      2026-09-21 | carer_noticed    | "whom=their brother"    | b   | """
    story(young_carer_assessment, seen_on="2026-12-10", happened=happened,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-03-09 | 2026-02-20 | on time
                      2026-09-21 | 2026-11-23 |            | overdue """)  # fmt: skip
    story(review_young_carer, seen_on="2026-12-10", happened=happened,
        then="""      started    | due        | met        | lapsed     | state
                      2026-02-20 | 2026-08-20 | 2026-09-01 |            | late
                      2026-09-01 | 2027-03-01 |            | 2026-09-20 | lapsed """)  # fmt: skip


def test_a_family_group_meets_within_six_weeks(story):
    story(meet_family_group, seen_on="2026-12-10",
        happened="""  on         | event                 | facts        | row | thread
                      2026-01-05 | family_group_accepted |              | a   |
                      2026-02-10 | family_group_met      | outcome=plan |     | a
                      2026-09-01 | family_group_accepted |              | b   | """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-02-16 | 2026-02-10 | on time
                      2026-09-01 | 2026-10-13 |            | overdue """)  # fmt: skip


def test_a_signpost_is_followed_up(story):
    story(follow_signpost, seen_on="2026-12-10", settings={"family_help.signpost": [(date(2026, 6, 1), 10)]},
        happened="""  on         | event             | facts                  | row | thread
                      2026-01-05 | signposted        | service=Harbour        | a   |
                      2026-02-02 | signpost_followed | service_says=started   |     | a
                      2026-09-01 | signposted        | service=Harbour        | b   | """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-02-02 | 2026-02-02 | on time
                      2026-09-01 | 2026-09-15 |            | overdue """)  # fmt: skip


def test_every_child_educated_at_home_is_seen_every_six_months(story):
    """A visit without the child meets nothing."""
    story(visit_home_educated, seen_on="2026-12-10",
        happened="""  on         | event                  | facts                     | row | thread
                      2025-09-01 | home_education_began   |                           | a   |
                      2026-02-10 | home_education_visited | outcome=suitable seen=yes |     | a
                      2026-08-05 | home_education_visited | outcome=not_seen seen=no  |     | a
                      2026-09-01 | home_education_ended   |                           |     | a
                      2026-03-02 | home_education_began   |                           | b   | """,
        then="""      started    | due        | met        | lapsed     | state
                      2025-09-01 | 2026-03-01 | 2026-02-10 |            | on time
                      2026-02-10 | 2026-08-10 |            | 2026-09-01 | missed
                      2026-03-02 | 2026-09-02 |            |            | overdue """)  # fmt: skip


def test_what_was_agreed_is_done_by_its_day(story):
    story(agreed_action, seen_on="2026-12-10",
        happened="""  on         | event         | facts                                          | row | thread
                      2026-01-05 | action_agreed | what=Speech owner=7 by_on=2026-02-02           | a   |
                      2026-02-06 | action_done   | outcome=Seen                                   |     | a """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-02-02 | 2026-02-06 | late """)  # fmt: skip


def test_a_step_down_that_is_proposed_is_answered_in_two_weeks(story):
    """Taken over or returned; another proposal takes the first one's place. A first look that goes on to early help is no step down."""
    story(accept_step_down, seen_on="2026-12-01",
        happened="""  on         | event         | facts                                        | row | thread
                      2026-01-05 | help_began    | level=child_in_need                          | a   |
                      2026-03-02 | step_proposed | level=early_help to=4 why="Safe at home now" |     | a
                      2026-03-17 | step_returned | why="No plan with it yet"                    |     | a
                      2026-04-07 | step_proposed | level=early_help to=4 why="With a plan"      |     | a
                      2026-04-14 | step_proposed | level=early_help to=5 why="Nobody answered"  |     | a
                      2026-04-20 | level_changed | level=early_help direction=down              |     | a
                      2026-05-05 | help_ended    | outcome=needs_met                            |     | a
                      2026-06-01 | help_began    | level=pre_caf                                | b   |
                      2026-06-08 | step_proposed | level=early_help to=4 why="Needs more"       |     | b """,
        then="""      started    | due        | met        | lapsed     | state
                      2026-03-02 | 2026-03-16 | 2026-03-17 |            | late
                      2026-04-07 | 2026-04-21 |            | 2026-04-14 | lapsed
                      2026-04-14 | 2026-04-28 | 2026-04-20 |            | on time """)  # fmt: skip
