"""Duties on the way to court and of orders that end: what happened, and what fell due."""

from throughline.practice.legal.duties import orders
from throughline.practice.legal.duties.orders import (
    deprivation_reviewed,
    secure_panel,
    secure_until,
    supervision_at_most,
    supervision_until,
)
from throughline.practice.legal.duties.proceedings import (
    allocation,
    answer_advice,
    case_management,
    conclude,
    confirm_decision,
    first_appointment,
    first_meeting,
    issues_resolution,
    panel_afterwards,
    pre_proceedings_decided,
    review_meeting,
    write_section_20,
)  # fmt: skip


def test_before_proceedings(story):
    """A letter, a meeting, a meeting again, and an end: each within its time since 2021."""
    happened = """    on         | event                        | facts
                      2026-01-05 | threshold_discussed          | decision=pre_proceedings
                      2026-01-12 | pre_proceedings_letter_sent  |
                      2026-01-28 | pre_proceedings_meeting_held |
                      2026-03-04 | pre_proceedings_meeting_held |
                      2026-04-20 | proceedings_ended            | outcome=diverted """
    story(first_meeting, seen_on="2026-05-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-01-12 | 2026-01-26 | 2026-01-28 | late """)  # fmt: skip
    story(review_meeting, seen_on="2026-05-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-01-28 | 2026-03-11 | 2026-03-04 | on time
                      2026-03-04 | 2026-04-15 |            | missed """)  # fmt: skip
    story(pre_proceedings_decided, seen_on="2026-05-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-04-27 | 2026-04-20 | on time """)  # fmt: skip


def test_in_court_under_the_guide_of_2010_and_since_2014(story):
    then = """on         | event               | facts                  | row | thread
              2012-05-01 | threshold_discussed | decision=issue         | a   |
              2012-05-08 | application_issued  | kind=care              |     | a
              2012-05-10 | hearing_held        | kind=allocation        |     | a
              2012-05-16 | hearing_held        | kind=first             |     | a
              2012-07-10 | hearing_held        | kind=case_management   |     | a
              2012-10-29 | hearing_held        | kind=issues            |     | a
              2012-12-03 | proceedings_ended   | outcome=care_order     |     | a
              2026-01-05 | threshold_discussed | decision=issue         | b   |
              2026-01-12 | application_issued  | kind=care              |     | b
              2026-01-15 | hearing_held        | kind=allocation        |     | b
              2026-02-05 | hearing_held        | kind=case_management   |     | b
              2026-07-20 | hearing_held        | kind=issues            |     | b """
    for duty, rows in (
        (allocation, "2012-05-11 | on time\n 2026-01-14 | late"),
        (first_appointment, "2012-05-16 | on time"),
        (case_management, "2012-07-12 | on time\n 2026-02-05 | on time"),
        (issues_resolution, "2012-10-30 | on time\n 2026-07-13 | late"),
        (conclude, " | met\n 2026-07-13 | overdue"),
    ):
        story(duty, seen_on="2026-08-01", happened=then, then=f"due | state\n {rows}")


def test_the_court_gives_more_time_eight_weeks_at_a_time(story):
    story(conclude, seen_on="2026-12-01",
        happened="""  on         | event                | facts
                      2026-01-05 | threshold_discussed  | decision=issue
                      2026-01-12 | application_issued   | kind=supervision
                      2026-07-06 | proceedings_extended |
                      2026-08-24 | proceedings_ended    | outcome=supervision_order """,
        then="""      started    | due        | met        | state
                      2026-01-12 | 2026-07-13 | 2026-08-24 | late
                      2026-07-06 | 2026-08-31 | 2026-08-24 | on time """)  # fmt: skip


def test_what_could_not_wait_comes_to_the_panel_and_to_its_grade_afterwards(story):
    story(panel_afterwards, seen_on="2026-04-01",
        happened="""  on         | event               | facts                                | row | thread
                      2026-03-02 | threshold_discussed | decision=issue                       | a   |
                      2026-03-03 | application_issued  | kind=emergency emergency=yes         |     | a
                      2026-03-19 | panel_decided       | decision=issue quality=3             |     | a
                      2026-03-02 | threshold_discussed | decision=issue                       | b   |
                      2026-03-20 | application_issued  | kind=care                            |     | b """,
        then="""      started    | due        | met        | state
                      2026-03-03 | 2026-03-17 | 2026-03-19 | late """)  # fmt: skip
    story(confirm_decision, seen_on="2026-04-01",
        happened="""  on         | event              | facts                                                                        | row | thread
                      2026-03-02 | decision_taken     | kind=entry outcome=agreed decided_by=3 grade=team_manager below_grade=yes words=1 | a |
                      2026-03-03 | decision_confirmed | answer=stands decided_by=4 grade=service_manager                             |     | a
                      2026-03-02 | decision_taken     | kind=exit outcome=agreed decided_by=4 grade=service_manager words=1          | b   | """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-03 | 2026-03-03 | on time """)  # fmt: skip


def test_care_by_agreement_is_written_down_within_a_week(story):
    """Beforehand is best; a care order asks for nothing of the kind."""
    story(write_section_20, seen_on="2026-04-01",
        happened="""  on         | event                 | facts
            2026-01-05 | section_20_authorised | purpose=x work=y expected_end_on=2026-03-01 consent_by=z consent_on=2026-01-05 understood=yes authorised_by=3
                      2026-01-09 | legal_status_began    | status=V2
                      2026-02-02 | legal_status_ended    |
                      2026-02-02 | legal_status_began    | status=C1
                      2026-03-02 | legal_status_ended    |
                      2026-03-02 | legal_status_began    | status=V2 """,
        then="""      started    | due        | met        | state
                      2026-01-09 | 2026-01-16 | 2026-01-05 | on time
                      2026-03-02 | 2026-03-09 |            | overdue """)  # fmt: skip


def test_advice_is_chased(story):
    story(answer_advice, seen_on="2026-04-01",
        happened="""  on         | event        | facts   | row | thread
                      2026-03-02 | advice_asked | words=1 | a   |
                      2026-03-09 | advice_given | words=2 |     | a
                      2026-03-16 | advice_asked | words=3 | b   | """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-09 | 2026-03-09 | on time
                      2026-03-16 | 2026-03-23 |            | overdue """)  # fmt: skip


def test_secure_accommodation(story):
    """Reviewed within a month and then every three; a first order for three months, a further one for six."""
    happened = """    on         | event             | facts                            | row | thread
                      2026-01-05 | secure_order_made | until_on=2026-04-05              | a   |
                      2026-02-04 | secure_reviewed   | outcome=met                      |     | a
                      2026-04-02 | secure_ended      |                                  |     | a
                      2026-04-02 | secure_order_made | until_on=2026-10-02 further=yes  | b   | """
    story(secure_panel, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-02-05 | 2026-02-04 | on time
                      2026-02-04 | 2026-05-04 |            | lapsed
                      2026-04-02 | 2026-05-02 |            | overdue """)  # fmt: skip
    story(secure_until, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-04-05 | 2026-04-02 | on time
                      2026-04-02 | 2026-10-02 |            | open """)  # fmt: skip


def test_orders_that_end_by_themselves(story):
    """Police protection after 72 hours, an emergency order after eight days, an assessment order after seven."""
    story(orders.police_protection, seen_on="2026-06-01",
        happened="""  on         | event              | facts     | at
                      2026-05-01 | legal_status_began | status=L1 | 20:00
                      2026-05-04 | legal_status_ended |           | 12:00 """,
        then="""      due              | state
                      2026-05-04 20:00 | on time """)  # fmt: skip
    story(orders.emergency_protection, seen_on="2026-06-01",
        happened="""  on         | event              | facts
                      2026-05-01 | legal_status_began | status=L2
                      2026-05-12 | legal_status_ended | """,
        then="""      due        | state
                      2026-05-08 | late """)  # fmt: skip
    story(orders.assessment_order, seen_on="2026-06-01",
        happened="""  on         | event              | facts
                      2026-05-01 | legal_status_began | status=L3 """,
        then="""      due        | state
                      2026-05-07 | overdue """)  # fmt: skip


def test_the_next_ground_takes_the_place_of_an_order_that_ends_by_itself(story):
    """A record that says what came next, and not that the first has ended, owes nothing more for the first."""
    story(orders.police_protection, seen_on="2026-06-01",
        happened="""  on         | event              | facts
                      2026-05-01 | legal_status_began | status=L1
                      2026-05-03 | legal_status_began | status=V2 """,
        then="""      started    | lapsed     | state
                      2026-05-01 | 2026-05-03 | lapsed """)  # fmt: skip


def test_interim_care_orders_before_2014(story):
    """Eight weeks, then four at a time; since 22 April 2014 an interim order lasts as long as the court says."""
    story(orders.interim_care, seen_on="2014-09-01",
        happened="""  on         | event              | facts
                      2012-03-01 | legal_status_began | status=C1
                      2012-04-24 | legal_status_ended |
                      2012-04-24 | legal_status_began | status=C1
                      2012-05-23 | legal_status_ended |
                      2014-06-02 | legal_status_began | status=C1 """,
        then="""      started    | due        | state
                      2012-03-01 | 2012-04-26 | lapsed
                      2012-04-24 | 2012-05-22 | late """)  # fmt: skip


def test_supervision_orders(story):
    happened = """    on         | event                      | facts
                      2023-01-09 | supervision_order_made     |
                      2023-12-18 | supervision_order_extended |
                      2026-02-02 | supervision_order_ended    | """
    story(supervision_until, seen_on="2026-06-01", happened=happened,
        then="""      due        | met        | state
                      2024-01-09 | 2023-12-18 | on time """)  # fmt: skip
    story(supervision_at_most, seen_on="2026-06-01", happened=happened,
        then="""      due        | met        | state
                      2026-01-09 | 2026-02-02 | late """)  # fmt: skip


def test_deprivation_of_liberty_goes_back_to_the_court(story):
    story(deprivation_reviewed, seen_on="2026-06-01",
        happened="""  on         | event                            | facts
                      2026-01-05 | deprivation_of_liberty_authorised |
                      2026-03-30 | deprivation_of_liberty_reviewed  | """,
        then="""      due        | met        | state
                      2026-04-05 | 2026-03-30 | on time
                      2026-06-30 |            | open """)  # fmt: skip
