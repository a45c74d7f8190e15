"""Care that had begun before anybody here knew of it, and care that ended on the day it began: stories."""

from throughline.practice.looked_after.duties import care_plan, permanence_plan, review, visit


def test_a_file_that_begins_in_the_middle_of_care_starts_no_first_clock(story):
    """She was in care before: her first review, her second and her first plans are not asked for again, and reviews go on
    every six months from the first day that is known."""
    happened = """ on         | event               | facts              | row
                   2026-02-02 | became_looked_after | begun_before=yes   |
                   2026-02-02 | legal_status_began  | status=C2 begun_before=yes |
                   2026-02-02 | placement_began     | type=U6 begun_before=yes |
                   2026-07-20 | review_held         |                    | """
    story(review, seen_on="2026-09-01", happened=happened,
        then="""started    | due        | met        | state   | rule
                2026-02-02 | 2026-08-02 | 2026-07-20 | on time | LAC.REVIEW_N
                2026-07-20 | 2027-01-20 |            | open    | LAC.REVIEW_N """)  # fmt: skip
    for duty in (care_plan, permanence_plan):
        story(duty, seen_on="2026-09-01", happened=happened, then="started | due")


def test_a_move_in_care_that_had_begun_before_is_a_first_visit_and_not_a_first_placement(story):
    """The home is new, and asks for its own visit within a week; the care is not, and asks for no first
    plan."""
    happened = """ on         | event               | facts
                   2026-02-02 | became_looked_after | begun_before=yes
                   2026-02-02 | placement_began     | type=U6
                   2026-02-06 | child_visited       | outcome=seen """
    story(visit, seen_on="2026-03-01", happened=happened,
        then="""started    | due        | met        | rule
                2026-02-02 | 2026-02-09 | 2026-02-06 | LAC.VISIT_FIRST
                2026-02-06 | 2026-03-20 |            | LAC.VISIT_Y1 """)  # fmt: skip
    story(care_plan, seen_on="2026-03-01", happened=happened, then="started | due")


def test_a_home_that_had_begun_before_is_visited_every_six_weeks_and_not_within_one(story):
    """Nor weekly as before a first review: whether one was held nobody here can say."""
    for terms, due, rule in (
        ("type=U6", "2026-03-16", "LAC.VISIT_Y1"), ("type=U3 regime=24", "2026-03-02", "LAC.VISIT_REG24"),
        ("type=P1", "2026-03-16", "LAC.VISIT_CO_HOME"), ("type=A5", "2026-03-16", "ADOP.VISIT"),
    ):  # fmt: skip
        story(visit, seen_on="2026-02-20",
            happened=f"""on         | event              | facts
                         2026-02-02 | placement_began    | {terms} begun_before=yes
                         2026-02-02 | legal_status_began | status=C2 begun_before=yes """,
            then=f"""    started    | due   | rule
                         2026-02-02 | {due} | {rule} """)  # fmt: skip


def test_care_that_ended_on_the_day_it_began_leaves_no_clock_running(story):
    """Whatever began with it ends with it, although endings of one day stand before beginnings."""
    happened = """ on         | event               | facts     | row | thread
                   2026-05-04 | became_looked_after |           | a   |
                   2026-05-04 | placement_began     | type=U6   |     |
                   2026-05-04 | ceased_looked_after | reason=E8 |     | a """
    story(review, seen_on="2026-09-01", happened=happened, then="started | due")
    story(visit, seen_on="2026-09-01", happened=happened,
        then="""started    | lapsed     | state
                2026-05-04 | 2026-05-04 | lapsed """)  # fmt: skip


def test_care_that_ended_and_began_again_on_one_day_goes_on_anew(story):
    story(review, seen_on="2026-05-20",
        happened="""on         | event               | facts     | row | thread
                    2026-03-02 | became_looked_after |           | a   |
                    2026-05-04 | ceased_looked_after | reason=E8 |     | a
                    2026-05-04 | became_looked_after |           | b   | """,
        then="""    started    | due        | lapsed     | rule
                    2026-03-02 | 2026-03-30 | 2026-05-04 | LAC.REVIEW_1
                    2026-05-04 | 2026-06-02 |            | LAC.REVIEW_1 """)  # fmt: skip
