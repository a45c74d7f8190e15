"""What is asked about family time, since when, and what ends it."""

from throughline.practice.family_time.signals import cancelled_for_staff, unrecorded, unstaffed


def test_nobody_is_named_a_week_before(story):
    """It is asked from a week before, or from the booking when that is nearer, until somebody is named or the day is over."""
    story.asks(unstaffed, seen_on="2026-11-20",
        happened="""  on         | event            | facts                                                     | row | thread
                      2026-10-01 | session_planned  | arrangement=7 for_on=2026-10-20 supervised=yes minutes=60 | a   |
                      2026-10-15 | session_staffed  | supervisor=3                                              |     | a
                      2026-11-16 | session_planned  | arrangement=7 for_on=2026-11-21 supervised=yes minutes=60 | b   |
                      2026-11-16 | session_planned  | arrangement=7 for_on=2026-11-21 supervised=no minutes=60  | c   | """,
        then="""      since      | cleared    | holds
                      2026-10-13 | 2026-10-15 | no
                      2026-11-16 | 2026-11-22 | yes """)  # fmt: skip


def test_nobody_has_said_how_it_was(story):
    story.asks(unrecorded, seen_on="2026-11-20",
        happened="""  on         | event             | facts                                     | row | thread
                      2026-10-01 | session_planned   | arrangement=7 for_on=2026-10-20 minutes=60 | a   |
                      2026-10-20 | session_held      | came=all account=1 concern=no              |     | a
                      2026-10-01 | session_planned   | arrangement=7 for_on=2026-10-27 minutes=60 | b   |
                      2026-10-30 | session_cancelled | why=parent                                 |     | b
                      2026-10-01 | session_planned   | arrangement=7 for_on=2026-11-03 minutes=60 | c   | """,
        then="""      since      | cleared    | holds
                      2026-10-28 | 2026-10-30 | no
                      2026-11-04 |            | yes """)  # fmt: skip


def test_what_the_court_ordered_and_nobody_could_be_present_at(story):
    """From the cancelling until they see the same people; not when it was agreed only, and not when the parent cancelled."""
    story.asks(cancelled_for_staff, seen_on="2026-11-20",
        happened="""  on         | event             | facts                                                  | row | thread
                      2026-10-01 | session_planned   | arrangement=7 for_on=2026-10-20 ordered=yes minutes=60 | a   |
                      2026-10-19 | session_cancelled | why=staffing authoriser=4                              |     | a
                      2026-10-01 | session_planned   | arrangement=7 for_on=2026-10-27 ordered=yes minutes=60 | b   |
                      2026-10-27 | session_held      | came=all account=1 concern=no                          |     | b
                      2026-10-28 | session_planned   | arrangement=7 for_on=2026-11-10 ordered=yes minutes=60 | c   |
                      2026-11-09 | session_cancelled | why=staffing authoriser=4                              |     | c
                      2026-10-28 | session_planned   | arrangement=7 for_on=2026-11-12 ordered=yes minutes=60 | d   |
                      2026-11-09 | session_cancelled | why=parent authoriser=4                                |     | d
                      2026-10-28 | session_planned   | arrangement=8 for_on=2026-11-13 ordered=no minutes=60  | e   |
                      2026-11-09 | session_cancelled | why=staffing                                           |     | e """,
        then="""      since      | cleared    | answer by  | holds
                      2026-10-19 | 2026-10-27 | 2026-10-20 | no
                      2026-11-09 |            | 2026-11-10 | yes """)  # fmt: skip
