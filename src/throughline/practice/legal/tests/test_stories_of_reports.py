"""Reports that courts direct, a further hearing where one is needed, a home to be registered; and what the law did not limit in 2012."""

from dataclasses import replace
from datetime import date

from throughline.base.effective import Since
from throughline.practice.legal.duties.orders import registration
from throughline.practice.legal.duties.proceedings import conclude, further_case_management
from throughline.practice.legal.duties.reports import section_37_report, welfare_report
from throughline.practice.legal.duties.to_come import relevant_accommodation


def test_a_section_37_report_is_due_in_eight_weeks_or_on_the_day_the_court_named(story):
    """The day of the direction is the first of the eight weeks. Another report that was filed meets nothing."""
    story(section_37_report, seen_on="2026-06-01",
        happened="""  on         | event           | facts                             | row | thread
                      2026-01-05 | report_directed | kind=section_37                   | a   |
                      2026-01-12 | report_directed | kind=section_7                    | b   |
                      2026-02-02 | report_filed    |                                   |     | b
                      2026-03-02 | report_filed    |                                   |     | a
                      2026-04-06 | report_directed | kind=section_37 by_on=2026-05-05  | c   | """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-03-01 | 2026-03-02 | late
                      2026-04-06 | 2026-05-05 |            | overdue """)  # fmt: skip


def test_a_report_on_welfare_is_due_on_the_day_the_court_named_or_as_the_council_says(story):
    happened = """    on         | event           | facts                            | row | thread
                      2026-01-05 | report_directed | kind=section_7                   | a   |
                      2026-03-30 | report_filed    |                                  |     | a
                      2026-04-06 | report_directed | kind=section_7 by_on=2026-05-05  | b   |
                      2026-05-06 | report_filed    |                                  |     | b """
    story(welfare_report, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | state
                      2026-01-05 | 2026-03-30 | on time
                      2026-04-06 | 2026-05-05 | late """)  # fmt: skip
    story(welfare_report, seen_on="2026-06-01", happened=happened, settings={"legal.welfare_report": [(date(2026, 1, 1), 8)]},
        then="""      started    | due        | state
                      2026-01-05 | 2026-03-02 | late
                      2026-04-06 | 2026-05-05 | late """)  # fmt: skip


def test_a_further_hearing_is_by_day_25_and_only_where_the_court_said_that_one_is_needed(story):
    """Counted from the application, not from the hearing at which it was said."""
    story(further_case_management, seen_on="2026-09-01",
        happened="""  on         | event               | facts                            | row | thread
                      2026-01-05 | threshold_discussed | decision=issue                   | a   |
                      2026-01-12 | application_issued  | kind=care                        |     | a
                      2026-02-04 | hearing_held        | kind=case_management another=yes |     | a
                      2026-02-16 | hearing_held        | kind=further                     |     | a
                      2026-03-02 | threshold_discussed | decision=issue                   | b   |
                      2026-03-09 | application_issued  | kind=care                        |     | b
                      2026-03-30 | hearing_held        | kind=case_management             |     | b
                      2026-05-05 | threshold_discussed | decision=issue                   | c   |
                      2026-05-11 | application_issued  | kind=care                        |     | c
                      2026-07-01 | hearing_held        | kind=case_management another=yes |     | c """,
        then="""      started    | due        | met        | state
                      2026-02-04 | 2026-02-16 | 2026-02-16 | on time
                      2026-07-01 | 2026-07-01 |            | overdue """)  # fmt: skip


def test_before_2014_the_law_set_no_limit_to_proceedings(story):
    """The clock runs and is never late; forty weeks are in its words. More time given by the court opens no other."""
    story(conclude, seen_on="2014-04-01",
        happened="""  on         | event                | facts
                      2012-05-01 | threshold_discussed  | decision=issue
                      2012-05-08 | application_issued   | kind=care
                      2013-03-04 | proceedings_extended |
                      2013-09-02 | proceedings_ended    | outcome=care_order """,
        then="""      started    | due | met        | state | rule
                      2012-05-08 |     | 2013-09-02 | met   | CARE_PROC.FINAL """)  # fmt: skip


def test_an_unregistered_home_asks_to_be_registered_in_seven_working_days(story):
    """A registered home need not; nor did anybody before the guidance of November 2019."""
    story(registration, seen_on="2026-06-01",
        happened="""  on         | event                              | facts            | row | thread
                      2019-10-01 | deprivation_of_liberty_authorised  | unregistered=yes | a   |
                      2019-12-02 | deprivation_of_liberty_ended       |                  |     | a
                      2026-01-05 | deprivation_of_liberty_authorised  | unregistered=yes | b   |
                      2026-01-15 | registration_applied_for           |                  |     | b
                      2026-03-02 | deprivation_of_liberty_authorised  |                  | c   |
                      2026-05-05 | deprivation_of_liberty_authorised  | unregistered=yes | d   | """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-01-14 | 2026-01-15 | late
                      2026-05-05 | 2026-05-14 |            | overdue """)  # fmt: skip


def test_deprivation_of_liberty_outside_secure_homes_comes_under_section_25_from_its_day(story):
    happened = """    on         | event                             | row | thread
                      2026-10-01 | deprivation_of_liberty_authorised | a   |
                      2027-05-03 | deprivation_of_liberty_authorised | b   |
                      2027-06-01 | deprivation_of_liberty_reviewed   |     | b """
    story(relevant_accommodation, seen_on="2027-07-01", happened=happened, then="started | due | met | state")
    named = replace(relevant_accommodation, law=(Since(date(2027, 4, 1), *relevant_accommodation.law[0].rules),))
    story(named, seen_on="2027-07-01", happened=happened,
        then="""      started    | met        | state
                      2027-05-03 | 2027-06-01 | met """)  # fmt: skip
