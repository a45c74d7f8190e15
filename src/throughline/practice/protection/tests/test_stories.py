"""From the concern to the conference, and around conferences: stories."""

from throughline.practice.protection.duties.conferences import (
    ask_child,
    ask_parents,
    decisions,
    minutes,
    report_to_chair,
    report_to_family,
    review,
)
from throughline.practice.protection.duties.enquiries import (
    allocate,
    begin_enquiry,
    finish_enquiry,
    initial_conference,
    pre_birth_assessment,
    pre_birth_conference,
    strategy,
    transfer_in,
)


def test_a_strategy_discussion_the_same_day_or_within_three_working_days(story):
    """In danger now: the same day. A council may ask for it sooner. As in 2012 and today."""
    story(strategy, seen_on="2014-07-01",
        happened="""  on         | event              | facts              | row | thread
                      2012-05-03 | protection.concern_identified | immediate=yes      | a   |
                      2012-05-03 | protection.strategy_held      | outcome=section_47 |     | a
                      2012-05-31 | protection.concern_identified |                    | b   |
                      2012-06-08 | protection.strategy_held      | outcome=no_action  |     | b
                      2014-05-05 | protection.concern_identified | immediate=yes      | c   |
                      2014-05-06 | protection.strategy_held      | outcome=assessment |     | c
                      2014-06-02 | protection.concern_identified |                    | d   |
                      2014-06-04 | died                          |                    |     | """,
        then="""      started    | due        | met        | state   | law
                      2012-05-03 | 2012-05-03 | 2012-05-03 | on time | 2010-03-17
                      2012-05-31 | 2012-06-07 | 2012-06-08 | late    | 2010-03-17
                      2014-05-05 | 2014-05-05 | 2014-05-06 | late    | 2013-04-15
                      2014-06-02 | 2014-06-05 |            | lapsed  | 2013-04-15 """)  # fmt: skip


def test_an_enquiry_has_a_worker_the_next_day(story):
    story(allocate, seen_on="2026-06-10",
        happened="""  on         | event             | facts     | row | thread
                      2026-05-29 | protection.enquiry_began     |           | a   |
                      2026-06-02 | protection.enquiry_allocated | worker=7  |     | a """,
        then="""      due        | met        | state
                      2026-06-01 | 2026-06-02 | late """)  # fmt: skip


def test_an_enquiry_begins_on_the_day_of_the_strategy_discussion_that_decides_on_it(story):
    """The day itself; a discussion that decides otherwise begins none, and before 2013 nothing of the kind was counted."""
    story(begin_enquiry, seen_on="2026-07-01",
        happened="""  on         | event                         | facts              | row | thread
                      2012-05-02 | protection.concern_identified |                    | a   |
                      2012-05-03 | protection.strategy_held      | outcome=section_47 |     | a
                      2012-05-04 | protection.enquiry_began      |                    |     |
                      2026-05-05 | protection.concern_identified |                    | b   |
                      2026-05-05 | protection.strategy_held      | outcome=section_47 |     | b
                      2026-05-05 | protection.enquiry_began      |                    |     |
                      2026-06-01 | protection.concern_identified |                    | c   |
                      2026-06-01 | protection.strategy_held      | outcome=section_47 |     | c
                      2026-06-03 | protection.enquiry_began      |                    |     |
                      2026-06-08 | protection.concern_identified |                    | d   |
                      2026-06-09 | protection.strategy_held      | outcome=assessment |     | d """,
        then="""      started    | due        | met        | state
                      2026-05-05 | 2026-05-05 | 2026-05-05 | on time
                      2026-06-01 | 2026-06-01 | 2026-06-03 | late """)  # fmt: skip


def test_what_an_enquiry_found_is_said_within_fifteen_working_days_of_the_strategy_discussion(story):
    """Counted from the discussion where its day was told, else from the beginning; the end of another enquiry meets nothing."""
    story(finish_enquiry, seen_on="2026-07-01",
        happened="""  on         | event                    | facts                   | row | thread
                      2012-05-03 | protection.enquiry_began |                         | z   |
                      2026-04-07 | protection.enquiry_began |                         | a   |
                      2026-04-08 | protection.enquiry_began | strategy_on=2026-04-07  | b   |
                      2026-04-28 | protection.enquiry_ended | outcome=unsubstantiated |     | b
                      2026-04-29 | protection.enquiry_ended | outcome=conference      |     | a
                      2026-06-01 | protection.enquiry_began |                         | c   | """,
        then="""      started    | due        | met        | state
                      2026-04-07 | 2026-04-28 | 2026-04-29 | late
                      2026-04-08 | 2026-04-28 | 2026-04-28 | on time
                      2026-06-01 | 2026-06-22 |            | overdue """)  # fmt: skip


def test_the_conference_within_fifteen_working_days_of_the_strategy_discussion(story):
    """Of the discussion that began the enquiry, not a later one; an enquiry without a conference owes none."""
    story(initial_conference, seen_on="2026-07-01",
        happened="""  on         | event              | facts                    | row | thread
                      2012-04-02 | protection.concern_identified |                          | a   |
                      2012-04-03 | protection.strategy_held      | outcome=section_47       |     | a
                      2012-04-26 | protection.conference_held    | kind=initial             |     | a
                      2026-05-01 | protection.concern_identified |                          | b   |
                      2026-05-05 | protection.strategy_held      | outcome=section_47       |     | b
                      2026-05-12 | protection.strategy_held      | outcome=assessment       |     | b
                      2026-05-28 | protection.conference_held    | kind=initial             |     | b
                      2026-06-01 | protection.concern_identified |                          | c   |
                      2026-06-01 | protection.strategy_held      | outcome=section_47       |     | c
                      2026-06-01 | protection.enquiry_began      |                          | e   |
                      2026-06-10 | protection.enquiry_ended      | outcome=unsubstantiated  |     | e """,
        then="""      started    | due        | met        | state   | law
                      2012-04-03 | 2012-04-26 | 2012-04-26 | on time | 2006-04-01
                      2026-05-05 | 2026-05-27 | 2026-05-28 | late    | 2013-04-15
                      2026-06-01 | 2026-06-22 |            | lapsed  | 2013-04-15 """)  # fmt: skip


def test_before_a_birth(story):
    """Ten weeks before it is expected at the latest; of a child who is born nothing is asked here."""
    happened = """    on         | event               | facts                  | row | thread
                      2012-01-10 | protection.concern_identified  | expected_on=2012-06-04 | a   |
                      2012-03-01 | protection.conference_held     | kind=pre_birth         |     | a
                      2026-01-10 | protection.concern_identified  | expected_on=2026-06-01 | b   |
                      2026-02-02 | assessment_began    | kind=pre_birth         |     |
                      2026-03-11 | assessment_finished | kind=pre_birth         |     |
                      2026-03-24 | protection.conference_held     | kind=pre_birth         |     | b
                      2026-04-01 | protection.concern_identified  |                        | c   | """
    story(pre_birth_conference, seen_on="2026-07-01", happened=happened,
        then="""      started    | due        | met        | state   | rule
                      2012-01-10 | 2012-03-26 | 2012-03-01 | on time | ICPC.PREBIRTH
                      2026-01-10 | 2026-03-23 | 2026-03-24 | late    | CP.PREBIRTH_ICPC """)  # fmt: skip
    story(pre_birth_assessment, seen_on="2026-07-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-01-10 | 2026-03-09 | 2026-03-11 | late """)  # fmt: skip


def test_a_plan_that_moves_here(story):
    story(transfer_in, seen_on="2026-07-01",
        happened="""  on         | event                | facts            | row
                      2012-05-01 | protection.transfer_in_notified | council=Farside  | a
                      2012-05-22 | protection.conference_held      | kind=transfer_in |
                      2012-05-22 | protection.transfer_in_settled  |                  |
                      2026-05-01 | protection.transfer_in_notified | council=Farside  | b """,
        then="""      started    | due        | met        | state   | law
                      2012-05-01 | 2012-05-23 | 2012-05-22 | on time | 2006-04-01
                      2026-05-01 | 2026-05-26 |            | overdue | 2013-04-15 """)  # fmt: skip


def test_reports_before_a_conference(story):
    """Three working days before it the chair has the report, two before it the family; another day moves both."""
    happened = """    on         | event               | facts
                      2026-05-01 | protection.conference_arranged | for_on=2026-05-20
                      2026-05-04 | protection.conference_arranged | for_on=2026-05-22
                      2026-05-19 | protection.report_ready        |
                      2026-05-21 | protection.report_shared       | whom=Mother """
    story(report_to_chair, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-05-01 | 2026-05-15 |            | lapsed
                      2026-05-04 | 2026-05-19 | 2026-05-19 | on time """)  # fmt: skip
    story(report_to_family, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-05-01 | 2026-05-18 |            | lapsed
                      2026-05-04 | 2026-05-20 | 2026-05-21 | late """)  # fmt: skip


def test_decisions_and_minutes_after_it(story):
    happened = """    on         | event           | facts
                      2026-05-22 | protection.conference_held | kind=initial
                      2026-05-26 | protection.decisions_sent  |
                      2026-06-23 | protection.minutes_sent    | """
    story(decisions, seen_on="2026-07-01", happened=happened,
        then="""      due        | met        | state
                      2026-05-26 | 2026-05-26 | on time """)  # fmt: skip
    story(minutes, seen_on="2026-07-01", happened=happened,
        then="""      due        | met        | state
                      2026-06-22 | 2026-06-23 | late """)  # fmt: skip


def test_reviews_after_three_months_and_then_six(story):
    story(review, seen_on="2026-07-01",
        happened="""  on         | event           | facts
                      2011-03-01 | protection.plan_began      | category=NEG
                      2011-06-01 | protection.conference_held | kind=review
                      2011-12-02 | protection.conference_held | kind=review
                      2012-02-01 | protection.plan_ended      | reason=safe
                      2025-09-01 | protection.plan_began      | category=EMO
                      2025-12-01 | protection.conference_held | kind=review """,
        then="""      started    | due        | met        | state   | rule       | law
                      2011-03-01 | 2011-06-01 | 2011-06-01 | on time | RCPC.FIRST | 2006-04-01
                      2011-06-01 | 2011-12-01 | 2011-12-02 | late    | RCPC.NEXT  | 2006-04-01
                      2011-12-02 | 2012-06-02 |            | lapsed  | RCPC.NEXT  | 2006-04-01
                      2025-09-01 | 2025-12-01 | 2025-12-01 | on time | RCPC.FIRST | 2013-04-15
                      2025-12-01 | 2026-06-01 |            | overdue | RCPC.NEXT  | 2013-04-15 """)  # fmt: skip


def test_what_they_thought_is_asked_after_every_conference(story):
    """Of the parents always; of a child who is old enough. Rather not saying is an answer."""
    happened = """    on         | event                      | facts
                      2014-05-01 | record.born                |
                      2026-03-02 | protection.conference_held | kind=initial
                      2026-03-09 | feedback.asked             | feedback=protection.feedback part=parent name=Mother how=link
                      2026-03-20 | feedback.answered          | feedback=protection.feedback part=child rating=3 """
    story(ask_parents, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 | 2026-03-09 | on time """)  # fmt: skip
    story(ask_child, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 | 2026-03-20 | late """)  # fmt: skip
