"""Early help from the first look to the letter: stories, in the words of 2012 and of today."""

from throughline.practice.family_help.duties import (
    agreement,
    ask_child,
    ask_parents,
    assessment,
    closing_letter,
    early_help_visit,
    finish_first_look,
    first_contact,
    first_meeting,
    look_whether_open,
    review,
)


def test_a_first_look_ends_in_an_outcome(story):
    story(finish_first_look, seen_on="2012-07-01",
        happened="""  on         | event           | facts            | row | thread
                      2012-05-01 | help_began      | level=pre_caf    | a   |
                      2012-05-10 | first_look_done | outcome=signpost |     | a
                      2012-05-10 | help_ended      | outcome=signposted |   | a
                      2012-06-01 | help_began      | level=pre_caf    | b   | """,
        then="""      started    | due        | met        | state
                      2012-05-01 | 2012-05-16 | 2012-05-10 | on time
                      2012-06-01 | 2012-06-19 |            | overdue """)  # fmt: skip


def test_the_family_agrees_before_the_assessment(story):
    """On the day at the latest; what they said in the month before counts. As in 2012, and today."""
    story(agreement, seen_on="2026-05-01",
        happened="""  on         | event            | facts                       | row | thread
                      2012-05-01 | help_began       | level=early_help            | a   |
                      2012-05-03 | consent_recorded | who=Mother answer=agreed    |     | a
                      2012-09-01 | help_ended       | outcome=needs_met           |     | a
                      2026-03-02 | help_began       | level=pre_caf               | b   |
                      2026-03-02 | consent_recorded | who=Mother answer=agreed    |     | b
                      2026-03-06 | level_changed    | level=early_help direction=up |   | b """,
        then="""      started    | due        | met        | state   | law
                      2012-05-01 | 2012-05-01 | 2012-05-03 | late    | 2009-01-01
                      2026-03-06 | 2026-03-06 | 2026-03-02 | on time | 2014-01-01 """)  # fmt: skip


def test_it_is_looked_whether_somebody_helps_already(story):
    story(look_whether_open, seen_on="2026-05-01",
        happened="""  on         | event        | facts               | row | thread
                      2012-05-01 | help_began   | level=early_help    | a   |
                      2012-05-01 | open_checked | "found=nobody helps yet" | | a
                      2012-09-01 | help_ended   | outcome=needs_met   |     | a
                      2026-03-02 | help_began   | level=early_help    | b   | """,
        then="""      started    | state   | law
                      2012-05-01 | on time | 2009-01-01
                      2026-03-02 | overdue | 2014-01-01 """)  # fmt: skip


def test_the_family_is_first_spoken_to_within_a_week(story):
    story(first_contact, seen_on="2026-05-01",
        happened="""  on         | event               | facts             | row | thread
                      2026-03-02 | help_began          | level=early_help  | a   |
                      2026-03-06 | family_help.first_contact |             |     | a
                      2026-03-30 | help_ended          | outcome=needs_met |     | a
                      2026-04-01 | help_began          | level=early_help  | b   | """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-09 | 2026-03-06 | on time
                      2026-04-01 | 2026-04-10 |            | overdue """)  # fmt: skip


def test_the_assessment_is_finished(story):
    """Twenty working days for the common assessment of 2012, thirty today; who takes the agreement back ends the clock."""
    story(assessment, seen_on="2026-06-30",
        happened="""  on         | event                | facts                       | row | thread
                      2012-05-01 | help_began           | level=early_help            | a   |
                      2012-05-01 | consent_recorded     | who=Mother answer=agreed    |     | a
                      2012-05-31 | family_help.assessed | author=school               |     | a
                      2012-09-01 | help_ended           | outcome=needs_met           |     | a
                      2026-03-02 | help_began           | level=early_help            | b   |
                      2026-03-02 | consent_recorded     | who=Mother answer=partly    |     | b
                      2026-03-10 | consent_recorded     | who=Mother answer=withdrawn |     | b
                      2026-03-16 | consent_recorded     | who=Mother answer=agreed    |     | b """,
        then="""      started    | due        | met        | lapsed     | state   | law        | rule
                      2012-05-01 | 2012-05-30 | 2012-05-31 |            | late    | 2006-04-01 | CAF.COMPLETE
                      2026-03-02 | 2026-04-15 |            | 2026-03-10 | lapsed  | 2014-01-01 | EHA.COMPLETE
                      2026-03-16 | 2026-04-29 |            |            | overdue | 2014-01-01 | EHA.COMPLETE """)  # fmt: skip


def test_the_team_around_the_family_first_meets(story):
    story(first_meeting, seen_on="2026-05-01",
        happened="""  on         | event                     | facts             | row | thread
                      2012-05-01 | help_began                | level=early_help  | a   |
                      2012-05-28 | family_help.assessed      | author=school     |     | a
                      2012-06-20 | family_help.meeting_held  | kind=team         |     | a
                      2012-09-01 | help_ended                | outcome=needs_met |     | a
                      2026-02-02 | help_began                | level=early_help  | b   |
                      2026-03-02 | family_help.assessed      | author=health     |     | b """,
        then="""      started    | due        | met        | state   | law
                      2012-05-28 | 2012-06-27 | 2012-06-20 | on time | 2006-04-01
                      2026-03-02 | 2026-03-30 |            | overdue | 2014-01-01 """)  # fmt: skip


def test_reviews_of_2012_after_six_weeks_and_then_every_three_months(story):
    story(review, seen_on="2012-12-31",
        happened="""  on         | event                    | facts             | row | thread
                      2012-04-02 | help_began               | level=early_help  | a   |
                      2012-05-01 | family_help.meeting_held | kind=team         |     | a
                      2012-05-20 | family_help.meeting_held | kind=family_action |    | a
                      2012-06-10 | family_help.review_held  | outcome=continue  |     | a
                      2012-09-20 | family_help.review_held  | outcome=end       |     | a
                      2012-09-21 | help_ended               | outcome=needs_met |     | a """,
        then="""      started    | due        | met        | state   | law
                      2012-05-01 | 2012-06-12 | 2012-06-10 | on time | 2006-04-01
                      2012-06-10 | 2012-09-10 | 2012-09-20 | late    | 2006-04-01
                      2012-09-20 | 2012-12-20 |            | lapsed  | 2006-04-01 """)  # fmt: skip


def test_reviews_of_today_every_six_weeks(story):
    """Stepping up to child in need ends this clock: another one takes its place."""
    story(review, seen_on="2026-06-01",
        happened="""  on         | event                    | facts             | row | thread
                      2026-02-02 | help_began               | level=early_help  | a   |
                      2026-02-16 | family_help.meeting_held | kind=team         |     | a
                      2026-03-27 | family_help.review_held  | outcome=continue  |     | a
                      2026-04-20 | level_changed            | level=child_in_need direction=up | | a
                      2026-05-11 | level_changed            | level=early_help direction=down   | | a """,
        then="""      started    | due        | met        | lapsed     | state
                      2026-02-16 | 2026-03-30 | 2026-03-27 |            | on time
                      2026-03-27 | 2026-05-08 |            | 2026-04-20 | lapsed
                      2026-05-11 | 2026-06-22 |            |            | open """)  # fmt: skip


def test_child_and_family_are_seen_while_the_plan_is_open(story):
    """A door that stayed shut meets nothing."""
    story(early_help_visit, seen_on="2026-06-01",
        happened="""  on         | event                   | facts                 | row | thread
                      2026-02-02 | help_began              | level=early_help      | a   |
                      2026-02-16 | family_help.plan_agreed | version=1 level=early_help | | a
                      2026-03-10 | family_help.child_seen  | seen=no               |     | a
                      2026-03-18 | family_help.child_seen  | seen=yes alone=yes    |     | a
                      2026-03-20 | family_help.plan_agreed | version=2 level=early_help | | a """,
        then="""      started    | due        | met        | state
                      2026-02-16 | 2026-03-16 | 2026-03-18 | late
                      2026-03-18 | 2026-04-17 |            | overdue """)  # fmt: skip


def test_a_letter_closes_early_help(story):
    story(closing_letter, seen_on="2026-06-01",
        happened="""  on         | event               | facts               | row | thread
                      2026-02-02 | help_began          | level=early_help    | a   |
                      2026-03-02 | help_ended          | outcome=needs_met   |     | a
                      2026-03-10 | closing_letter_sent |                     |     | a
                      2026-03-20 | help_began          | level=pre_caf       | b   |
                      2026-03-25 | help_ended          | outcome=no_need     |     | b
                      2026-04-20 | help_began          | level=early_help    | c   |
                      2026-05-01 | help_ended          | outcome=moved       |     | c """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 | 2026-03-10 | on time
                      2026-05-01 | 2026-05-18 |            | overdue """)  # fmt: skip


def test_parents_are_asked_after_every_review_and_every_end(story):
    """There is no event that says that nobody was asked: the clock stays open until somebody is, or would rather not say."""
    story(ask_parents, seen_on="2026-06-01",
        happened="""  on         | event                   | facts                | row | thread
                      2026-02-02 | help_began              | level=early_help     | a   |
                      2026-03-02 | family_help.review_held | outcome=continue     |     | a
                      2026-03-04 | feedback.asked          | feedback=family_help.feedback part=parent name=Mother how=link | |
                      2026-04-13 | family_help.review_held | outcome=end          |     | a
                      2026-04-20 | feedback.declined       | feedback=family_help.feedback part=parent name=Mother | |
                      2026-05-01 | help_ended              | outcome=needs_met    |     | a """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-09 | 2026-03-04 | on time
                      2026-04-13 | 2026-04-20 | 2026-04-20 | on time
                      2026-05-01 | 2026-05-11 |            | overdue """)  # fmt: skip


def test_a_child_who_is_old_enough_is_asked_too(story):
    """From five years on, and in their own right: what the parents said does not answer for them."""
    story(ask_child, seen_on="2026-06-01",
        happened="""  on         | event                   | facts                | row | thread
                      2021-01-10 | record.born             |                      |     |
                      2025-11-02 | help_began              | level=early_help     | a   |
                      2025-12-01 | family_help.review_held | outcome=continue     |     | a
                      2026-03-02 | family_help.review_held | outcome=continue     |     | a
                      2026-03-04 | feedback.answered       | feedback=family_help.feedback part=parent rating=3 | | """,
        then="""      started    | due        | state
                      2026-03-02 | 2026-03-09 | overdue """)  # fmt: skip
