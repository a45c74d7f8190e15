"""When family time is written down and looked at again, told as chronologies."""

from throughline.practice.family_time.duties import look_again, write_up


def test_how_family_time_was_is_on_the_record_in_two_working_days(story):
    """The day of recording counts. Where nobody was to be present, nothing is asked."""
    story(write_up, seen_on="2026-07-01",
        happened="""  on         | event           | facts                                                     | recorded   | row | thread
                      2026-05-01 | session_planned | arrangement=7 for_on=2026-05-15 supervised=yes minutes=60 |            | a   |
                      2026-05-15 | session_held    | came=all account=1 concern=no                             | 2026-05-19 |     | a
                      2026-05-01 | session_planned | arrangement=7 for_on=2026-05-22 supervised=yes minutes=60 |            | b   |
                      2026-05-22 | session_held    | came=all account=1 concern=no                             | 2026-05-28 |     | b
                      2026-05-01 | session_planned | arrangement=8 for_on=2026-06-05 supervised=no minutes=60  |            | c   |
                      2026-06-05 | session_held    | came=all account=1 concern=no                             | 2026-06-20 |     | c """,
        then="""      started    | due        | met        | state
                      2026-05-15 | 2026-05-19 | 2026-05-19 | on time
                      2026-05-22 | 2026-05-27 | 2026-05-28 | late """)  # fmt: skip


def test_each_review_of_a_child_in_care_looks_at_family_time_again(story):
    """While an arrangement runs; looked at before the review is best. After the arrangement has ended nothing is asked."""
    story(look_again, seen_on="2026-12-01",
        happened="""  on         | event                     | facts                                                       | row | thread
                      2026-01-05 | became_looked_after       | need=N1                                                     |     |
                      2026-01-30 | looked_after.review_held  |                                                             |     |
                      2026-02-02 | arrangement_began         | with_whom=Mother ordered=no supervised=yes times=4 minutes=60 | a |
                      2026-04-20 | arrangements_looked_at    | outcome=same words=1                                        |     |
                      2026-04-28 | looked_after.review_held  |                                                             |     |
                      2026-08-03 | looked_after.review_held  |                                                             |     |
                      2026-10-05 | looked_after.review_held  |                                                             |     |
                      2026-10-14 | arrangements_looked_at    | outcome=more words=1                                        |     |
                      2026-11-02 | arrangement_ended         |                                                             |     | a
                      2026-11-03 | looked_after.review_held  |                                                             |     | """,
        then="""      started    | due        | met        | state
                      2026-04-28 | 2026-05-06 | 2026-04-20 | on time
                      2026-08-03 | 2026-08-10 |            | missed
                      2026-10-05 | 2026-10-12 | 2026-10-14 | late """)  # fmt: skip
