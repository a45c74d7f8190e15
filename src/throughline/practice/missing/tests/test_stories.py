"""A child goes missing and comes back: stories."""

from throughline.practice.missing.duties import (
    consider_exploitation,
    evaluate_return,
    meet,
    return_interview,
    share_interview,
    tell_others,
    tell_service,
)


def test_a_return_interview_within_72_hours(story):
    """Elapsed hours, across the weekend; an interview that was offered and declined counts. As in 2012."""
    story(return_interview, seen_on="2012-07-06",
        happened="""  on         | event            | facts            | at    | row | thread
                      2012-06-29 | went_missing     |                  | 21:30 | a   |
                      2012-06-30 | came_back        |                  | 02:15 |     | a
                      2012-07-03 | missing.return_interview | outcome=declined | 02:15 |     | a
                      2012-07-01 | went_missing     |                  | 20:00 | b   |
                      2012-07-02 | came_back        |                  | 08:00 |     | b """,
        then="""      started    | due              | met        | state   | law
                      2012-06-30 | 2012-07-03 02:15 | 2012-07-03 | on time | 2009-07-01
                      2012-07-02 | 2012-07-05 08:00 |            | overdue | 2009-07-01 """)  # fmt: skip


def test_the_same_under_the_guidance_of_2014(story):
    story(return_interview, seen_on="2014-02-01",
        happened="""  on         | event        | at
                      2013-12-30 | went_missing | 21:30
                      2013-12-31 | came_back    | 10:00
                      2014-01-01 | went_missing | 21:30
                      2014-01-02 | came_back    | 10:00 """,
        then="""      started    | due              | law
                      2013-12-31 | 2014-01-03 10:00 | 2009-07-01
                      2014-01-02 | 2014-01-05 10:00 | 2014-01-01 """)  # fmt: skip


def test_an_interview_is_shared(story):
    """One that was declined has nothing to share."""
    story(share_interview, seen_on="2026-04-01",
        happened="""  on         | event                    | facts            | row | thread
                      2026-03-02 | went_missing             |                  | a   |
                      2026-03-03 | came_back                |                  |     | a
                      2026-03-05 | missing.return_interview | outcome=held     |     | a
                      2026-03-10 | return_interview_shared  |                  |     | a
                      2026-03-16 | went_missing             |                  | b   |
                      2026-03-17 | came_back                |                  |     | b
                      2026-03-18 | missing.return_interview | outcome=declined |     | b """,
        then="""      started    | due        | met        | state
                      2026-03-05 | 2026-03-09 | 2026-03-10 | late """)  # fmt: skip


def test_others_are_told_of_a_child_in_care(story):
    """A day at the most; a council may ask for less. Not of a child who is not in care."""
    from datetime import date

    happened = """    on         | event               | at    | thread | row
                      2012-03-01 | went_missing        | 20:00 |        | home
                      2012-03-05 | became_looked_after |       |        |
                      2012-05-01 | went_missing        | 20:00 |        | a
                      2012-05-01 | others_told         | 23:30 | a      |
                      2014-05-01 | went_missing        | 20:00 |        | b
                      2014-05-02 | others_told         | 20:01 | b      | """
    story(tell_others, seen_on="2014-06-01", happened=happened,
        then="""      due              | state   | law
                      2012-05-02 20:00 | on time | 2009-07-01
                      2014-05-02 20:00 | late    | 2014-01-01 """)  # fmt: skip
    story(tell_others, seen_on="2014-06-01", happened=happened, settings={"missing.tell_others": [(date(2012, 1, 1), 3)]},
        then="""      due              | state
                      2012-05-01 23:00 | late
                      2014-05-01 23:00 | late """)  # fmt: skip


def test_agencies_meet(story):
    """At once when at high risk or for the third time in ninety days; otherwise when the child was away more than a day."""
    story(meet, seen_on="2026-06-01",
        happened="""  on         | event           | facts         | at
                      2026-01-05 | went_missing    |               | 20:00
                      2026-01-06 | came_back       |               | 19:00
                      2026-02-02 | went_missing    |               | 20:00
                      2026-02-03 | came_back       |               | 21:00
                      2026-02-09 | missing_meeting |               |
                      2026-03-02 | went_missing    |               | 20:00
                      2026-03-02 | came_back       |               | 23:00
                      2026-03-11 | missing_meeting |               |
                      2026-05-11 | went_missing    | risk=high |
                      2026-05-15 | came_back       |               | """,
        then="""      started    | due        | met        | state
                      2026-02-03 | 2026-02-10 | 2026-02-09 | on time
                      2026-03-02 | 2026-03-09 | 2026-03-11 | late
                      2026-05-11 | 2026-05-18 |            | overdue """)  # fmt: skip


def test_days_where_the_hours_are_not_known(story):
    story(meet, seen_on="2026-06-01",
        happened="""  on         | event
                      2026-01-05 | went_missing
                      2026-01-06 | came_back
                      2026-05-11 | went_missing
                      2026-05-13 | came_back """,
        then="""      started    | due
                      2026-05-13 | 2026-05-20 """)  # fmt: skip


def test_fewer_times_may_be_agreed_before_agencies_meet(story):
    """The guidance says three times in ninety days; a council may ask for a meeting sooner, never later."""
    from datetime import date

    story(meet, seen_on="2026-06-01", settings={"missing.times_before_meeting": [(date(2026, 1, 1), 2)]},
        happened="""  on         | event        | at
                      2026-02-02 | went_missing | 20:00
                      2026-02-02 | came_back    | 22:00
                      2026-03-02 | went_missing | 20:00 """,
        then="""      started    | due
                      2026-03-02 | 2026-03-09 """)  # fmt: skip


def test_somebody_else_evaluates_the_visit(story):
    story(evaluate_return, seen_on="2026-04-01",
        happened="""  on         | event                    | facts            | row | thread
                      2026-03-02 | went_missing             |                  | a   |
                      2026-03-03 | came_back                |                  |     | a
                      2026-03-05 | missing.return_interview | outcome=held     |     | a
                      2026-03-10 | return_evaluated         | adequate=yes theme=family words=7 evaluator=9 |     | a
                      2026-03-16 | went_missing             |                  | b   |
                      2026-03-17 | came_back                |                  |     | b
                      2026-03-18 | missing.return_interview | outcome=declined |     | b """,
        then="""      started    | due        | met        | state
                      2026-03-05 | 2026-03-12 | 2026-03-10 | on time
                      2026-03-18 | 2026-03-25 |            | overdue """)  # fmt: skip


def test_exploitation_is_considered_after_a_time_missing(story):
    """What was looked into in the two weeks before counts."""
    story(consider_exploitation, seen_on="2026-05-01",
        happened="""  on         | event                   | facts
                      2026-03-02 | went_missing            |
                      2026-03-03 | came_back               |
                      2026-03-09 | exploitation_considered | outcome=watch
                      2026-03-16 | went_missing            |
                      2026-03-17 | came_back               |
                      2026-04-20 | went_missing            |
                      2026-04-21 | came_back               | """,
        then="""      started    | due        | met        | state
                      2026-03-03 | 2026-03-10 | 2026-03-09 | on time
                      2026-03-17 | 2026-03-24 | 2026-03-09 | on time
                      2026-04-21 | 2026-04-28 |            | overdue """)  # fmt: skip


def test_a_referral_to_the_service_for_young_parents_is_sent_and_not_only_ticked(story):
    """What was sent in the four weeks before counts; another kind of help does not."""
    story(tell_service, seen_on="2026-05-01",
        happened="""  on         | event                     | facts
                      2026-03-02 | exploitation_considered   | outcome=refer pregnancy_service=yes
                      2026-03-03 | directory.signposted      | service=7 help=youth
                      2026-03-05 | directory.signposted      | service=7 help=young_parents
                      2026-04-20 | exploitation_considered   | outcome=watch
                      2026-04-21 | exploitation_considered   | outcome=refer pregnancy_service=yes """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-09 | 2026-03-05 | on time
                      2026-04-21 | 2026-04-28 |            | overdue """)  # fmt: skip
