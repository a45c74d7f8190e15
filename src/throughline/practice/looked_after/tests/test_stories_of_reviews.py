"""Reviews as stories: what happened, and what fell due."""

from throughline.practice.looked_after.duties import full_meeting, review, short_break_review


def test_the_first_review_is_due_in_twenty_working_days(story):
    """The Spring bank holiday and the Platinum Jubilee do not count."""
    story(review, seen_on="2022-06-20",
        happened="""  on         | event
                      2022-05-20 | became_looked_after """,
        then="""      started    | due        | met | state | rule
                      2022-05-20 | 2022-06-21 |     | open  | LAC.REVIEW_1 """)  # fmt: skip


def test_each_review_starts_the_next(story):
    """Three months after the first, then six: always from the day on which the last was held."""
    story(review, seen_on="2026-06-01",
        happened="""  on         | event
                      2025-11-05 | became_looked_after
                      2025-11-30 | review_held
                      2026-02-28 | review_held """,
        then="""      started    | due        | met        | state   | rule
                      2025-11-05 | 2025-12-03 | 2025-11-30 | on time | LAC.REVIEW_1
                      2025-11-30 | 2026-02-28 | 2026-02-28 | on time | LAC.REVIEW_2
                      2026-02-28 | 2026-08-28 |            | open    | LAC.REVIEW_N """)  # fmt: skip


def test_a_late_review_moves_the_next_and_stays_late(story):
    story(review, seen_on="2025-09-01",
        happened="""  on         | event
                      2025-01-06 | became_looked_after
                      2025-02-10 | review_held """,
        then="""      started    | due        | met        | state
                      2025-01-06 | 2025-02-03 | 2025-02-10 | late
                      2025-02-10 | 2025-05-10 |            | overdue """)  # fmt: skip


def test_a_child_goes_home_before_the_review_is_due(story):
    """Nobody is blamed, and a new period in care counts from the beginning."""
    story(review, seen_on="2026-06-01",
        happened="""  on         | event
                      2026-01-05 | became_looked_after
                      2026-01-15 | ceased_looked_after
                      2026-05-05 | became_looked_after """,
        then="""      started    | due        | met | lapsed     | state  | rule
                      2026-01-05 | 2026-02-02 |     | 2026-01-15 | lapsed | LAC.REVIEW_1
                      2026-05-05 | 2026-06-03 |     |            | open   | LAC.REVIEW_1 """)  # fmt: skip


def test_before_april_2011_the_first_review_was_due_in_four_weeks(story):
    """The law of the day on which the clock started decides, and a clock that runs keeps it."""
    story(review, seen_on="2012-07-06",
        happened="""  on         | event
                      2011-03-31 | became_looked_after
                      2011-04-27 | review_held
                      2011-07-20 | review_held """,
        then="""      started    | due        | met        | state   | rule         | law
                      2011-03-31 | 2011-04-28 | 2011-04-27 | on time | LAC.REVIEW_1 | 1991-10-14
                      2011-04-27 | 2011-07-27 | 2011-07-20 | on time | LAC.REVIEW_2 | 2011-04-01
                      2011-07-20 | 2012-01-20 |            | overdue | LAC.REVIEW_N | 2011-04-01 """)  # fmt: skip


def test_from_april_2011_it_is_twenty_working_days(story):
    """Good Friday, Easter Monday, the royal wedding and the May holiday do not count."""
    story(review, seen_on="2011-05-01",
        happened="""  on         | event
                      2011-04-01 | became_looked_after """,
        then="""      started    | due        | met | rule         | law
                      2011-04-01 | 2011-05-05 |     | LAC.REVIEW_1 | 2011-04-01 """)  # fmt: skip


def test_reviews_of_2009(story):
    story(review, seen_on="2012-07-06",
        happened="""  on         | event
                      2009-01-05 | became_looked_after
                      2009-02-02 | review_held
                      2009-05-05 | review_held
                      2009-10-30 | review_held """,
        then="""      started    | due        | met        | state   | rule
                      2009-01-05 | 2009-02-02 | 2009-02-02 | on time | LAC.REVIEW_1
                      2009-02-02 | 2009-05-02 | 2009-05-05 | late    | LAC.REVIEW_2
                      2009-05-05 | 2009-11-05 | 2009-10-30 | on time | LAC.REVIEW_N
                      2009-10-30 | 2010-04-30 |            | overdue | LAC.REVIEW_N """)  # fmt: skip


def test_reviews_of_a_child_placed_for_adoption(story):
    """The Adoption Agencies Regulations count from the placement: four weeks, three months, six months."""
    story(review, seen_on="2025-12-01",
        happened="""  on         | event               | facts
                      2024-01-08 | became_looked_after |
                      2024-01-08 | placement_began     | type=U6
                      2024-02-05 | review_held         |
                      2024-05-03 | review_held         |
                      2024-10-29 | review_held         |
                      2025-03-10 | placement_began     | type=A5
                      2025-04-04 | review_held         |
                      2025-07-03 | review_held         | """,
        then="""      started    | due        | met        | lapsed     | state   | rule
                      2024-01-08 | 2024-02-05 | 2024-02-05 |            | on time | LAC.REVIEW_1
                      2024-02-05 | 2024-05-05 | 2024-05-03 |            | on time | LAC.REVIEW_2
                      2024-05-03 | 2024-11-03 | 2024-10-29 |            | on time | LAC.REVIEW_N
                      2024-10-29 | 2025-04-29 |            | 2025-03-10 | lapsed  | LAC.REVIEW_N
                      2025-03-10 | 2025-04-07 | 2025-04-04 |            | on time | ADOP.REVIEW_PLACED_1
                      2025-04-04 | 2025-07-04 | 2025-07-03 |            | on time | ADOP.REVIEW_PLACED_2
                      2025-07-03 | 2026-01-03 |            |            | open    | ADOP.REVIEW_PLACED_N """)  # fmt: skip


def test_short_breaks_have_reviews_of_their_own(story):
    happened = """    on         | event               | facts
                      2025-01-10 | became_looked_after |
                      2025-01-10 | legal_status_began  | status=V4
                      2025-01-10 | placement_began     | type=U6 regime=48
                      2025-01-12 | placement_ended     |
                      2025-02-14 | placement_began     | type=U6 regime=48
                      2025-04-03 | review_held         | """
    story(review, seen_on="2025-05-01", happened=happened, then="started | due")
    story(short_break_review, seen_on="2025-05-01", happened=happened,
        then="""      started    | due        | met        | state   | nth
                      2025-01-10 | 2025-04-10 | 2025-04-03 | on time | 1
                      2025-04-03 | 2025-10-03 |            | open    | 2 """)  # fmt: skip


def test_a_full_meeting_each_year_in_a_long_term_foster_home(story):
    """A review on paper does not count as the meeting."""
    story(full_meeting, seen_on="2027-01-01",
        happened="""  on         | event           | facts
                      2025-03-03 | placement_began | type=U4 regime=22B
                      2025-09-01 | review_held     | full_meeting=no
                      2026-02-20 | review_held     | full_meeting=yes
                      2026-08-20 | review_held     | full_meeting=no """,
        then="""      started    | due        | met        | state   | rule
                      2025-03-03 | 2026-03-03 | 2026-02-20 | on time | LAC.REVIEW.LTF_MEETING
                      2026-02-20 | 2027-02-20 |            | open    | LAC.REVIEW.LTF_MEETING """)  # fmt: skip
