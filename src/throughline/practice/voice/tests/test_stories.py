"""What children in care are told and offered: stories."""

from throughline.practice.voice.duties import (
    answer_child,
    find_visitor,
    leisure_pass,
    offer_visitor,
    officer_card,
    see_the_unsafe,
)
from throughline.practice.voice.signals import feels_unsafe, says_not_alone


def test_a_child_is_told_how_to_reach_each_new_officer(story):
    story(officer_card, seen_on="2026-07-01",
        happened="""  on         | event               | facts
                      2025-12-01 | record.allocated    | role=independent_reviewing_officer
                      2026-01-05 | became_looked_after |
                      2026-01-07 | record.allocated    | role=independent_reviewing_officer
                      2026-01-15 | officer_card_given  | format=card
                      2026-05-11 | record.allocated    | role=social_worker
                      2026-06-01 | record.allocated    | role=independent_reviewing_officer """,
        then="""      started    | due        | met        | state
                      2026-01-07 | 2026-01-21 | 2026-01-15 | on time
                      2026-06-01 | 2026-06-15 |            | overdue """)  # fmt: skip


def test_a_visitor_is_offered_in_time_and_again_after_a_no(story):
    """A child under five is not asked yet."""
    story(offer_visitor, seen_on="2026-12-01",
        happened="""  on         | event               | facts
                      2014-03-14 | record.born         |
                      2025-01-06 | became_looked_after |
                      2025-06-02 | visitor_offered     | answer=no """,
        then="""      started    | due        | met        | state
                      2025-01-06 | 2025-07-06 | 2025-06-02 | on time
                      2025-06-02 | 2026-06-02 |            | overdue """)  # fmt: skip
    story(offer_visitor, seen_on="2026-12-01",
        happened="""  on         | event               | facts
                      2023-03-14 | record.born         |
                      2025-01-06 | became_looked_after | """,
        then="""      started | due """)  # fmt: skip


def test_a_visitor_is_found_for_whoever_wants_one(story):
    story(find_visitor, seen_on="2026-12-01",
        happened="""  on         | event               | facts      | row | thread
                      2025-01-06 | became_looked_after |            |     |
                      2025-06-02 | visitor_offered     | answer=yes | a   |
                      2025-08-04 | visitor_matched     |            |     | a
                      2026-02-02 | visitor_ended       | why=visitor |    | a
                      2026-03-02 | visitor_offered     | answer=yes | b   | """,
        then="""      started    | due        | met        | state
                      2025-06-02 | 2025-09-02 | 2025-08-04 | on time
                      2026-03-02 | 2026-06-02 |            | overdue """)  # fmt: skip


def test_a_pass_each_year(story):
    story(leisure_pass, seen_on="2026-12-01",
        happened="""  on         | event                | facts
                      2025-01-06 | became_looked_after  |
                      2025-02-10 | leisure_pass_offered | outcome=issued
                      2026-01-12 | leisure_pass_offered | outcome=declined """,
        then="""      started    | due        | met        | state
                      2025-01-06 | 2025-02-03 | 2025-02-10 | late
                      2025-02-10 | 2026-02-10 | 2026-01-12 | on time
                      2026-01-12 | 2027-01-12 |            | open """)  # fmt: skip


def test_a_child_who_feels_unsafe_is_seen_by_the_next_working_day(story):
    happened = """    on         | event           | facts                | row | thread
                      2026-03-06 | felt_unsafe     | where=the_survey     | a   |
                      2026-03-09 | unsafe_followed | outcome=safe words=7 |     | a
                      2026-03-20 | felt_unsafe     |                      | b   | """
    story(see_the_unsafe, seen_on="2026-03-25", happened=happened,
        then="""      started    | due        | met        | state
                      2026-03-06 | 2026-03-09 | 2026-03-09 | on time
                      2026-03-20 | 2026-03-23 |            | overdue """)  # fmt: skip
    story.asks(feels_unsafe, seen_on="2026-03-25", happened=happened,
        then="""      since      | cleared    | answer by  | holds
                      2026-03-06 | 2026-03-09 | 2026-03-09 | no
                      2026-03-20 |            | 2026-03-23 | yes """)  # fmt: skip


def test_a_child_who_writes_is_answered_within_two_working_days(story):
    """6 March 2026 is a Friday. Each message has a clock of its own."""
    story(answer_child, seen_on="2026-03-20",
        happened="""  on         | event            | facts                 | row | thread
                      2026-03-06 | wrote_to_us      | about=message owner=5 | a   |
                      2026-03-09 | wrote_to_us      | about=visit owner=6   | b   |
                      2026-03-10 | message_answered | words=7               |     | a """,
        then="""      started    | due        | met        | state
                      2026-03-06 | 2026-03-10 | 2026-03-10 | on time
                      2026-03-09 | 2026-03-11 |            | overdue """)  # fmt: skip


def test_who_says_that_nobody_sees_them_alone_is_believed_until_somebody_does(story):
    """A message about something else asks nothing; a visit with others in the room clears nothing."""
    story.asks(says_not_alone, seen_on="2026-04-20",
        happened="""  on         | event         | facts
                      2026-03-02 | wrote_to_us   | about=message
                      2026-03-06 | wrote_to_us   | about=not_alone
                      2026-03-16 | looked_after.child_visited | outcome=seen alone=no
                      2026-03-23 | looked_after.child_visited | outcome=seen alone=yes
                      2026-04-13 | wrote_to_us   | about=not_alone """,
        then="""      since      | cleared    | answer by  | holds
                      2026-03-06 | 2026-03-23 | 2026-03-10 | no
                      2026-04-13 |            | 2026-04-15 | yes """)  # fmt: skip
