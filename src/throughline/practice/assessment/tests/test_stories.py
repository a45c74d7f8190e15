"""How long an assessment may take, under the law of 2012 and today's: stories."""

from throughline.practice.assessment.duties import (
    agreed_action,
    checkpoint,
    core,
    initial,
    meet,
    pre_birth,
    put_right,
    seen,
    seen_initially,
    single,
    specialist,
)


def test_initial_assessments_before_and_after_march_2010(story):
    """Seven working days of the referral, then ten; the day counts from the referral even where it began later."""
    story(initial, seen_on="2012-07-01",
        happened="""  on         | event                          | facts                                | row | thread
                      2010-03-01 | assessment_began               | kind=initial referred_on=2010-02-26  | a   |
                      2010-03-10 | assessment_finished            | kind=initial                         |     | a
                      2012-06-01 | assessment_began               | kind=initial referred_on=2012-06-01  | b   |
                      2012-06-19 | assessment_finished            | kind=initial                         |     | b
                      2012-06-20 | assessment_began               | kind=initial referred_on=2012-06-18  | c   | """,
        then="""      started    | due        | met        | state   | law
                      2010-03-01 | 2010-03-09 | 2010-03-10 | late    | 2000-04-01
                      2012-06-01 | 2012-06-19 | 2012-06-19 | on time | 2010-03-17
                      2012-06-20 | 2012-07-02 |            | open    | 2010-03-17 """)  # fmt: skip


def test_seen_within_the_initial_assessment(story):
    """Of the guidance of 2010."""
    story(seen_initially, seen_on="2012-07-01",
        happened="""  on         | event            | facts                               | row | thread
                      2009-06-01 | assessment_began | kind=initial referred_on=2009-06-01 |     |
                      2012-06-01 | assessment_began | kind=initial referred_on=2012-06-01 | b   |
                      2012-06-11 | assessment.child_seen | alone=yes                      |     | b """,
        then="""      started    | due        | met        | state
                      2012-06-01 | 2012-06-19 | 2012-06-11 | on time """)  # fmt: skip


def test_a_core_assessment_counts_from_the_earliest_of_what_calls_for_it(story):
    """The end of the initial one; its own beginning later opens no second clock. Then a strategy discussion, then news."""
    story(core, seen_on="2013-03-01",
        happened="""  on         | event               | facts                      | row | thread
                      2012-11-20 | assessment_began    | kind=initial               | a   |
                      2012-12-03 | assessment_finished | kind=initial outcome=core  |     | a
                      2012-12-06 | assessment_began    | kind=core                  | b   |
                      2013-01-24 | assessment_finished | kind=core                  |     | b
                      2013-02-01 | strategy_held       | outcome=section_47         |     |
                      2013-02-04 | assessment_began    | kind=core                  | c   | """,
        then="""      started    | due        | met        | state   | law
                      2012-12-03 | 2013-01-24 | 2013-01-24 | on time | 2000-04-01
                      2013-02-01 | 2013-03-22 |            | open    | 2000-04-01 """)  # fmt: skip


def test_a_core_assessment_that_was_begun_before_the_switch_ends_under_its_own_limit(story):
    story(core, seen_on="2014-03-01",
        happened="""  on         | event               | facts              | row | thread
                      2013-06-03 | strategy_held       | outcome=section_47 |     |
                      2013-09-02 | assessment_began    | kind=core          | a   | """,
        then="""      started    | due        | law
                      2013-09-02 | 2013-10-21 | 2013-04-15 """)  # fmt: skip


def test_the_single_assessment_from_the_referral(story):
    """45 working days, under each edition of the guidance."""
    story(single, seen_on="2026-03-31",
        happened="""  on         | event               | facts                              | row | thread
                      2013-05-01 | assessment_began    | kind=single referred_on=2013-04-29 | a   |
                      2013-07-03 | assessment_finished | kind=single                        |     | a
                      2019-01-07 | assessment_began    | kind=single referred_on=2019-01-04 | b   |
                      2019-03-11 | assessment_finished | kind=single                        |     | b
                      2025-11-28 | assessment_began    | kind=single referred_on=2025-11-28 | c   |
                      2026-02-04 | assessment_finished | kind=single                        |     | c
                      2026-03-20 | assessment_began    | kind=young_carer                   | d   | """,
        then="""      started    | due        | met        | state   | law
                      2013-05-01 | 2013-07-03 | 2013-07-03 | on time | 2013-04-15
                      2019-01-07 | 2019-03-08 | 2019-03-11 | late    | 2018-07-04
                      2025-11-28 | 2026-02-04 | 2026-02-04 | on time | 2023-12-15
                      2026-03-20 | 2026-05-28 |            | open    | 2026-03-18 """)  # fmt: skip


def test_the_child_is_seen(story):
    """Within the council's own number of days, from the beginning."""
    from datetime import date

    happened = """    on         | event                 | facts       | row | thread
                      2026-03-02 | assessment_began      | kind=single | a   |
                      2026-03-10 | assessment.child_seen | alone=yes   |     | a """
    story(seen, seen_on="2026-04-01", happened=happened,
        then="""      due        | state
                      2026-03-09 | late """)  # fmt: skip
    story(seen, seen_on="2026-04-01", happened=happened, settings={"assessment.child_seen": [(date(2026, 1, 1), 10)]},
        then="""      due        | state
                      2026-03-16 | on time """)  # fmt: skip


def test_the_manager_looks_midway(story):
    story(checkpoint, seen_on="2026-04-01",
        happened="""  on         | event               | facts       | row | thread
                      2026-03-02 | assessment_began    | kind=single | a   |
                      2026-03-16 | manager_looked      | words=7     |     | a
                      2026-03-09 | assessment_began    | kind=single | b   |
                      2026-03-13 | assessment_finished | kind=single |     | b """,
        then="""      started    | due        | state
                      2026-03-02 | 2026-03-16 | on time
                      2026-03-09 | 2026-03-23 | lapsed """)  # fmt: skip


def test_agencies_meet_at_the_beginning(story):
    """Only where it goes deep."""
    story(meet, seen_on="2026-04-01",
        happened="""  on         | event            | facts                   | row | thread
                      2026-03-02 | assessment_began | kind=single meeting=yes | a   |
                      2026-03-12 | planning_held    |                         |     | a
                      2026-03-09 | assessment_began | kind=single meeting=no  | b   | """,
        then="""      started    | due        | state
                      2026-03-02 | 2026-03-11 | late """)  # fmt: skip


def test_before_the_birth(story):
    """Twelve weeks before the day on which it is expected; another day, and it counts from that."""
    story(pre_birth, seen_on="2026-04-01",
        happened="""  on         | event            | facts                                            | row | thread
                      2026-01-05 | assessment_began | kind=pre_birth                                   | a   |
                      2026-01-05 | birth_expected   | expected_on=2026-06-30 route=not_clear words=7   |     | a
                      2026-03-30 | assessment_finished | kind=pre_birth                                |     | a """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-04-07 | 2026-03-30 | on time """)  # fmt: skip


def test_a_specialist_assessment_by_the_day_that_was_agreed(story):
    story(specialist, seen_on="2026-04-01",
        happened="""  on         | event                   | facts                                                        | row | thread
                      2026-01-05 | specialist_commissioned | expertise=medical provider=X words=7 due_on=2026-02-02       | a   |
                      2026-02-04 | specialist_received     | answered=yes                                                 |     | a """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-02-02 | 2026-02-04 | late """)  # fmt: skip


def test_a_weak_assessment_is_put_right(story):
    story(put_right, seen_on="2026-04-01",
        happened="""  on         | event         | facts             | row | thread
                      2026-03-02 | remedy_opened | causes=child words=7 | a |
                      2026-03-16 | remedy_closed | at_risk=no words=8   |   | a """,
        then="""      started    | due        | state
                      2026-03-02 | 2026-03-16 | on time """)  # fmt: skip


def test_what_the_agencies_agreed(story):
    story(agreed_action, seen_on="2026-04-01",
        happened="""  on         | event         | facts                               | row | thread
                      2026-03-02 | assessment.action_agreed | what=Ring by_on=2026-03-09 owner=4 | a | """,
        then="""      started    | due        | state
                      2026-03-02 | 2026-03-09 | overdue """)  # fmt: skip
