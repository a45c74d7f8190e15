"""Somebody gets in touch about a child: stories."""

from throughline.practice.front_door.duties import (
    acknowledge,
    agreed_action,
    confirm_in_writing,
    decide_contact,
    decide_referral,
    plan_birth,
    referrer_asks_again,
    tell_outcome,
)


def test_a_contact_is_decided_as_soon_as_it_must(story):
    """Hours where it cannot wait, right through the night; working days otherwise, over the weekend."""
    story(decide_contact, seen_on="2026-03-20",
        happened="""  on         | event            | facts                          | at    | row | thread
                      2026-03-06 | contact_received | agency=police priority=immediate | 22:00 | a   |
                      2026-03-07 | contact_decided  | outcome=referral               | 01:30 |     | a
                      2026-03-06 | contact_received | agency=school priority=same_day | 15:00 | b   |
                      2026-03-10 | contact_decided  | outcome=advice                 |       |     | b
                      2026-03-13 | contact_received | agency=health priority=standard | 09:00 | c   | """,
        then="""      started    | due              | met        | state
                      2026-03-06 | 2026-03-09       | 2026-03-10 | late
                      2026-03-06 | 2026-03-07 02:00 | 2026-03-07 | on time
                      2026-03-13 | 2026-03-18       |            | overdue """)  # fmt: skip


def test_a_referral_is_decided_within_one_working_day_under_every_law(story):
    story(decide_referral, seen_on="2026-04-20",
        happened="""  on         | event             | facts              | row | thread
                      2009-06-05 | referral_received | agency=school      | a   |
                      2009-06-08 | referral_decided  | outcome=assessment |     | a
                      2009-07-01 | case_closed       | reason=RC8         |     | a
                      2012-07-06 | referral_received | agency=police      | b   |
                      2012-07-10 | referral_decided  | outcome=strategy   |     | b
                      2012-09-01 | case_closed       | reason=RC8         |     | b
                      2014-01-06 | referral_received | agency=health      | c   |
                      2014-01-07 | referral_decided  | outcome=assessment |     | c
                      2014-02-01 | case_closed       | reason=RC8         |     | c
                      2016-01-04 | referral_received | agency=health      | d   |
                      2016-01-05 | case_closed       | reason=RC7         |     | d
                      2019-01-07 | referral_received | agency=health      | e   |
                      2019-01-08 | referral_decided  | outcome=assessment |     | e
                      2019-02-01 | case_closed       | reason=RC8         |     | e
                      2024-01-08 | referral_received | agency=health      | f   |
                      2024-01-09 | referral_decided  | outcome=assessment |     | f
                      2024-02-01 | case_closed       | reason=RC8         |     | f
                      2026-04-17 | referral_received | agency=health      | g   | """,
        then="""      started    | due        | met        | state   | law
                      2009-06-05 | 2009-06-08 | 2009-06-08 | on time | 2000-04-01
                      2012-07-06 | 2012-07-09 | 2012-07-10 | late    | 2010-03-17
                      2014-01-06 | 2014-01-07 | 2014-01-07 | on time | 2013-04-15
                      2016-01-04 | 2016-01-05 |            | lapsed  | 2015-03-26
                      2019-01-07 | 2019-01-08 | 2019-01-08 | on time | 2018-07-04
                      2024-01-08 | 2024-01-09 | 2024-01-09 | on time | 2023-12-15
                      2026-04-17 | 2026-04-20 |            | open    | 2026-03-18 """)  # fmt: skip


def test_a_professional_is_told_that_it_has_come(story):
    """Until 2013 what came in writing was acknowledged; since then every referral is. Not to the family."""
    story(acknowledge, seen_on="2026-04-20",
        happened="""  on         | event                 | facts                                   | row | thread
                      2009-03-02 | contact_received      | agency=school how=form priority=standard | a   |
                      2009-03-03 | referrer_acknowledged | how=letter                              |     | a
                      2012-03-05 | contact_received      | agency=school how=telephone priority=standard | b |
                      2012-03-06 | contact_received      | agency=health how=form priority=standard | c   |
                      2012-03-08 | referrer_acknowledged | how=letter                              |     | c
                      2014-03-03 | contact_received      | agency=school how=telephone priority=standard | d |
                      2014-03-03 | referrer_told         | how=telephone                           |     | d
                      2019-03-04 | contact_received      | agency=school how=telephone priority=standard | e |
                      2019-03-05 | referrer_acknowledged | how=email                               |     | e
                      2024-03-04 | contact_received      | agency=school how=telephone priority=standard | f |
                      2024-03-05 | referrer_acknowledged | how=email                               |     | f
                      2026-04-17 | contact_received      | agency=police how=police priority=standard | g |
                      2026-04-17 | contact_received      | agency=family how=telephone priority=standard | h | """,
        then="""      started    | due        | met        | state   | law
                      2009-03-02 | 2009-03-03 | 2009-03-03 | on time | 2006-04-01
                      2012-03-06 | 2012-03-07 | 2012-03-08 | late    | 2010-03-17
                      2014-03-03 | 2014-03-04 | 2014-03-03 | on time | 2013-04-15
                      2019-03-04 | 2019-03-05 | 2019-03-05 | on time | 2018-07-04
                      2024-03-04 | 2024-03-05 | 2024-03-05 | on time | 2023-12-15
                      2026-04-17 | 2026-04-20 |            | open    | 2026-03-18 """)  # fmt: skip


def test_whoever_got_in_touch_hears_what_came_of_it(story):
    """The child and somebody without a name are not written to."""
    story(tell_outcome, seen_on="2026-03-20",
        happened="""  on         | event            | facts                             | row | thread
                      2026-03-02 | contact_received | agency=school priority=standard   | a   |
                      2026-03-03 | contact_decided  | outcome=advice                    |     | a
                      2026-03-05 | referrer_told    | how=telephone                     |     | a
                      2026-03-03 | contact_received | agency=anonymous priority=standard | b  |
                      2026-03-04 | contact_decided  | outcome=no_action                 |     | b
                      2026-03-10 | contact_received | agency=neighbour priority=standard | c  |
                      2026-03-11 | contact_decided  | outcome=no_action                 |     | c """,
        then="""      started    | due        | met        | state
                      2026-03-03 | 2026-03-06 | 2026-03-05 | on time
                      2026-03-11 | 2026-03-16 |            | overdue """)  # fmt: skip


def test_a_call_was_confirmed_in_writing_until_2013(story):
    story(confirm_in_writing, seen_on="2013-05-20",
        happened="""  on         | event            | facts                                        | at    | row | thread
                      2009-03-02 | contact_received | agency=school how=telephone priority=standard | 10:00 | a |
                      2009-03-04 | written_received | complete=80                                  | 09:00 |     | a
                      2012-03-05 | contact_received | agency=health how=in_person priority=standard | 10:00 | b |
                      2012-03-06 | contact_received | agency=health how=form priority=standard     | 10:00 | c   |
                      2013-05-06 | contact_received | agency=health how=telephone priority=standard | 10:00 | d | """,
        then="""      started    | due              | met        | state   | law
                      2009-03-02 | 2009-03-04 10:00 | 2009-03-04 | on time | 2006-04-01
                      2012-03-05 | 2012-03-07 10:00 |            | overdue | 2010-03-17 """)  # fmt: skip


def test_a_referrer_who_heard_nothing_asked_again_until_2013(story):
    """Who was told that it had come has nothing to ask."""
    story(referrer_asks_again, seen_on="2013-05-20",
        happened="""  on         | event                 | facts                                    | row | thread
                      2009-03-02 | contact_received      | agency=school how=form priority=standard | a   |
                      2009-03-05 | referrer_chased       |                                          |     | a
                      2012-03-05 | contact_received      | agency=health how=form priority=standard | b   |
                      2012-03-06 | referrer_acknowledged | how=letter                               |     | b
                      2013-05-06 | contact_received      | agency=health how=form priority=standard | c   | """,
        then="""      started    | due        | met        | state   | law
                      2009-03-02 | 2009-03-05 | 2009-03-05 | on time | 2006-04-01
                      2012-03-05 | 2012-03-08 |            | lapsed  | 2010-03-17 """)  # fmt: skip


def test_a_plan_stands_eight_weeks_before_the_child_is_expected(story):
    """Counted back from the expected day; what was agreed before another day was said still counts; the birth ends it."""
    story(plan_birth, seen_on="2026-05-01",
        happened="""  on         | event                 | facts
                      2026-01-10 | person_described      | family=Reed expected_on=2026-05-20
                      2026-03-20 | pre_birth_plan_agreed | words=7
                      2026-04-01 | person_described      | expected_on=2026-06-10 """,
        then="""      started    | due        | met        | state
                      2026-01-10 | 2026-03-25 | 2026-03-20 | on time
                      2026-04-01 | 2026-04-15 | 2026-03-20 | on time """)  # fmt: skip


def test_what_an_inspection_asked_for(story):
    story(agreed_action, seen_on="2026-04-01",
        happened="""  on         | event         | facts                               | row | thread
                      2026-03-02 | front_door.action_agreed | what=Teach by_on=2026-03-09 owner=4 | a | """,
        then="""      started    | due        | state
                      2026-03-02 | 2026-03-09 | overdue """)  # fmt: skip
