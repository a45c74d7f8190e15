"""After the police told of abuse at home: stories."""

from throughline.practice.domestic_abuse.duties import (
    agreed_action,
    review_programme_need,
    screen_notification,
    tell_school,
)


def test_every_notification_is_screened(story):
    """By the next working day, unless the council asks for less hurry."""
    story(screen_notification, seen_on="2026-03-10",
        happened="""  on         | event                 | facts                              | row | thread
                      2026-03-02 | notification_received | presence=present                   | a   |
                      2026-03-03 | notification_screened | outcome=meeting worker=1 police_agree=yes |  | a
                      2026-03-06 | notification_received | presence=resident                  | b   | """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-03 | 2026-03-03 | on time
                      2026-03-06 | 2026-03-09 |            | overdue """)  # fmt: skip


def test_the_school_knows_before_the_bell(story):
    """On the next school day; nobody tells a school of a baby or of a child not born yet."""
    story(tell_school, seen_on="2026-03-10",
        happened="""  on         | event                 | facts            | row | thread
                      2016-05-01 | record.born           |                  |     |
                      2026-03-02 | notification_received | presence=present | a   |
                      2026-03-03 | school_told           | school=Mere      |     | a
                      2026-03-06 | notification_received | presence=resident | b  |
                      2026-03-08 | notification_received | presence=unborn  | c   | """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-03 | 2026-03-03 | on time
                      2026-03-06 | 2026-03-09 |            | overdue """)  # fmt: skip


def test_the_need_for_a_programme_is_reviewed_within_three_months(story):
    story(review_programme_need, seen_on="2013-03-01",
        happened="""  on         | event                   | facts       | row | thread
                      2012-07-10 | harm_identified         | stage=early | a   |
                      2012-09-20 | programme_need_reviewed | need=yes    |     | a
                      2012-11-01 | harm_identified         | stage=marac | b   | """,
        then="""      started    | due        | met        | state
                      2012-07-10 | 2012-10-10 | 2012-09-20 | on time
                      2012-11-01 | 2013-02-01 |            | overdue """)  # fmt: skip


def test_what_was_agreed_is_done(story):
    story(agreed_action, seen_on="2026-03-10",
        happened="""  on         | event                        | facts                                  | row | thread
                      2026-03-02 | domestic_abuse.action_agreed | what=Locks owner=9 by_on=2026-03-06    | a   |
                      2026-03-05 | domestic_abuse.action_done   |                                        |     | a """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-06 | 2026-03-05 | on time """)  # fmt: skip
