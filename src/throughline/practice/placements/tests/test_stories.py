"""What a home in care asks for: stories."""

from throughline.practice.placements.duties import (
    adopters_approval,
    area_authority_told,
    delegated_authority,
    distant_approval,
    emergency_foster_care,
    extended_approval,
    long_stay_notice,
    notify_placement,
    parental_assessment,
    parental_decision,
    placement_plan,
    review_before_ending,
    single_short_break,
    stability_meeting,
    temporary_approval,
)  # fmt: skip


def test_a_placement_plan_for_each_home(story):
    """Five working days from the start; one made before counts; a plan for the next home does not serve the last."""
    story(placement_plan, seen_on="2026-05-01",
        happened="""  on         | event                   | row | thread
                      2026-01-05 | placement_began         | one |
                      2026-01-13 | placement_plan_prepared |     | one
                      2026-03-30 | placement_began         | two |
                      2026-03-27 | placement_plan_prepared |     | two
                      2026-04-13 | placement_began         | tri | """,
        then="""      started    | due        | met        | state   | rule
                      2026-01-05 | 2026-01-12 | 2026-01-13 | late    | LAC.PLACEMENT_PLAN
                      2026-03-30 | 2026-04-08 | 2026-03-27 | on time | LAC.PLACEMENT_PLAN
                      2026-04-13 | 2026-04-20 |            | overdue | LAC.PLACEMENT_PLAN """)  # fmt: skip


def test_in_the_summer_of_2020_as_soon_as_practicable(story):
    """From 24 April to 24 September 2020 the number of days was taken out; a day before and a day after it stands."""
    for began, due in (("2020-04-23", "2020-04-30"), ("2020-04-24", ""), ("2020-09-24", ""), ("2020-09-25", "2020-10-02")):
        story(placement_plan, seen_on="2020-10-10",
            happened=f"""on       | event
                         {began} | placement_began """,
            then=f"""    started | due
                         {began} | {due} """)  # fmt: skip


def test_what_the_carers_may_decide_is_in_the_plan_since_july_2013(story):
    """For foster carers; a plan without it does not do."""
    story(delegated_authority, seen_on="2013-12-01",
        happened="""  on         | event                   | facts
                      2013-06-28 | placement_began         | type=Q2
                      2013-07-01 | placement_began         | type=Q2
                      2013-07-03 | placement_plan_prepared | delegated_authority=no
                      2013-07-10 | placement_plan_prepared | delegated_authority=yes
                      2013-09-02 | placement_began         | type=K2 """,
        then="""      started    | due        | met        | state | rule
                      2013-07-01 | 2013-07-08 | 2013-07-10 | late  | LAC.DELEGATED_AUTHORITY """)  # fmt: skip


def test_notice_before_the_placement_or_within_five_days_in_an_emergency(story):
    story(notify_placement, seen_on="2012-07-06",
        happened="""  on         | event              | facts          | row | thread
                      2012-05-28 | placement_began    | emergency=yes  | one |
                      2012-06-06 | placement_notified |                |     | one
                      2012-06-18 | placement_began    |                | two |
                      2012-06-15 | placement_notified |                |     | two
                      2012-06-25 | placement_began    |                | tri | """,
        then="""      started    | due        | met        | state   | rule
                      2012-05-28 | 2012-06-06 | 2012-06-06 | on time | LAC.NOTIFY_PLACEMENT
                      2012-06-18 | 2012-06-18 | 2012-06-15 | on time | LAC.NOTIFY_PLACEMENT
                      2012-06-25 | 2012-06-25 |            | overdue | LAC.NOTIFY_PLACEMENT """)  # fmt: skip


def test_short_breaks_need_no_placement_plan_and_no_notice(story):
    for duty in (placement_plan, notify_placement):
        story(duty, seen_on="2026-05-01",
            happened="""  on         | event           | facts
                          2026-01-05 | placement_began | regime=48 """,
            then="started | due")  # fmt: skip


def test_a_placement_at_a_distance_is_approved_before(story):
    """Since 27 January 2014."""
    story(distant_approval, seen_on="2014-03-01",
        happened="""  on         | event                      | facts            | row | thread
                      2014-01-20 | placement_began            | distant=yes      | old |
                      2014-01-27 | placement_began            | distant=yes      | one |
                      2014-01-24 | distant_placement_approved | reason="No home" |     | one
                      2014-02-10 | placement_began            | distant=yes      | two |
                      2014-02-12 | distant_placement_approved | reason="No home" |     | two """,
        then="""      started    | due        | met        | state   | rule
                      2014-01-27 | 2014-01-27 | 2014-01-24 | on time | LAC.DISTANT_APPROVAL
                      2014-02-10 | 2014-02-10 | 2014-02-12 | late    | LAC.DISTANT_APPROVAL """)  # fmt: skip


def test_the_council_of_the_area_is_told(story):
    """In an emergency within five working days: regulation 13(4)(a)."""
    story(area_authority_told, seen_on="2025-03-01",
        happened="""  on         | event                   | facts
                      2025-01-06 | placement_began         | outside=yes distant=yes emergency=yes
                      2025-01-13 | area_authority_notified |
                      2025-02-03 | placement_began         | outside=yes
                      2025-02-20 | placement_began         | outside=no """,
        then="""      started    | due        | met        | lapsed     | state
                      2025-01-06 | 2025-01-13 | 2025-01-13 |            | on time
                      2025-02-03 | 2025-02-03 |            | 2025-02-20 | missed """)  # fmt: skip


def test_with_parents_before_the_assessment(story):
    """Ten working days to finish it, ten more to decide."""
    happened = """    on         | event                       | facts
                      2012-03-26 | placement_began             | type=P1 regime=19
                      2012-04-11 | parental_placement_assessed |
                      2012-04-26 | parental_placement_decided  | outcome=agreed """
    story(parental_assessment, seen_on="2012-07-06", happened=happened,
        then="""      started    | due        | met        | state   | rule
                      2012-03-26 | 2012-04-11 | 2012-04-11 | on time | LAC.REG19_ASSESS """)  # fmt: skip
    story(parental_decision, seen_on="2012-07-06", happened=happened,
        then="""      started    | due        | met        | state | rule
                      2012-04-11 | 2012-04-25 | 2012-04-26 | late  | LAC.REG19_DECISION """)  # fmt: skip


def test_an_emergency_placement_outside_the_carers_terms(story):
    """Six working days; 24 weeks in the summer of 2020."""
    for began, ended, due, state in (
        ("2020-04-23", "2020-05-01", "2020-05-01", "on time"), ("2020-04-24", "2020-05-04", "2020-10-09", "on time"),
        ("2020-09-24", "2020-10-05", "2021-03-11", "on time"), ("2020-09-25", "2020-10-06", "2020-10-05", "late"),
        ("2026-02-02", "2026-02-10", "2026-02-10", "on time"),
    ):  # fmt: skip
        story(emergency_foster_care, seen_on="2026-03-01",
            happened=f"""on       | event           | facts
                         {began} | placement_began | type=U6 regime=23
                         {ended} | placement_ended | """,
            then=f"""    started | due   | met     | state
                         {began} | {due} | {ended} | {state} """)  # fmt: skip


def test_terms_that_are_changed_end_the_emergency(story):
    story(emergency_foster_care, seen_on="2026-03-01",
        happened="""  on         | event             | facts
                      2026-02-02 | placement_began   | type=U6 regime=23
                      2026-02-05 | placement_changed | regime=22B """,
        then="""      started    | due        | met        | state
                      2026-02-02 | 2026-02-10 | 2026-02-05 | on time """)  # fmt: skip


def test_a_temporary_approval_lasts_sixteen_weeks(story):
    """Twenty-four for those begun from 24 April to 24 September 2020."""
    for began, due, rule in (
        ("2012-01-09", "2012-04-30", "LAC.REG24_MAX"), ("2020-04-23", "2020-08-13", "LAC.REG24_MAX"),
        ("2020-04-24", "2020-10-09", "LAC.REG24_MAX"), ("2020-09-24", "2021-03-11", "LAC.REG24_MAX"),
        ("2020-09-25", "2021-01-15", "LAC.REG24_MAX"), ("2026-02-02", "2026-05-25", "LAC.REG24_MAX"),
    ):  # fmt: skip
        story(temporary_approval, seen_on="2026-03-01",
            happened=f"""on       | event           | facts
                         {began} | placement_began | type=U3 regime=24 """,
            then=f"""    started | due   | rule
                         {began} | {due} | {rule} """)  # fmt: skip


def test_a_temporary_approval_is_extended_once(story):
    """Eight weeks more from the day on which the first ran out; or until a review of the decision is known."""
    happened = """    on         | event                       | facts
                      2026-02-02 | placement_began             | type=U3 regime=24
                      2026-05-18 | temporary_approval_extended | why={why} from_on=2026-05-25
                      2026-07-13 | carers_approved             | """
    story(temporary_approval, seen_on="2026-08-01", happened=happened.format(why="unfinished"),
        then="""      started    | due        | met | lapsed     | state
                      2026-02-02 | 2026-05-25 |     | 2026-05-18 | lapsed """)  # fmt: skip
    story(extended_approval, seen_on="2026-08-01", happened=happened.format(why="unfinished"),
        then="""      started    | due        | met        | state   | rule
                      2026-05-18 | 2026-07-20 | 2026-07-13 | on time | LAC.REG25_EXTEND """)  # fmt: skip
    story(extended_approval, seen_on="2026-08-01", happened=happened.format(why="review"),
        then="""      started    | due | met        | state | rule
                      2026-05-18 |     | 2026-07-13 | met   | LAC.REG25_EXTEND """)  # fmt: skip


def test_adopters_approved_as_carers_for_a_time(story):
    """No number: it lasts until the placement or the approval ends, or the carers are approved in full."""
    story(adopters_approval, seen_on="2026-03-01",
        happened="""  on         | event           | facts
                      2025-02-03 | placement_began | type=U5 regime=25A
                      2025-09-08 | placement_began | type=A5
                      2026-02-02 | placement_began | type=U5 regime=25A """,
        then="""      started    | due | met | state  | rule
                      2025-02-03 |     |     | lapsed | LAC.REG25A
                      2026-02-02 |     |     | open   | LAC.REG25A """)  # fmt: skip


def test_a_short_break_ends_within_seventeen_days(story):
    story(single_short_break, seen_on="2026-05-01",
        happened="""  on         | event           | facts
                      2026-02-06 | placement_began | type=U6 regime=48
                      2026-02-08 | placement_ended |
                      2026-04-01 | placement_began | type=U6 regime=48
                      2026-04-20 | placement_ended | """,
        then="""      started    | due        | met        | state   | rule
                      2026-02-06 | 2026-02-23 | 2026-02-08 | on time | LAC.SHORTBREAK_SINGLE
                      2026-04-01 | 2026-04-18 | 2026-04-20 | late    | LAC.SHORTBREAK_SINGLE """)  # fmt: skip


def test_a_review_before_a_placement_is_ended(story):
    """The regulation names no number; the authority's own runs from the day it was first considered."""
    story(review_before_ending, seen_on="2026-05-01",
        happened="""  on         | event             | facts
                      2026-01-05 | placement_began   |
                      2026-02-02 | ending_considered |
                      2026-02-12 | looked_after.review_held       |
                      2026-03-02 | placement_ended   |
                      2026-03-02 | placement_began   |
                      2026-03-16 | ending_considered |
                      2026-04-20 | placement_ended   | """,
        then="""      started    | due        | met        | lapsed     | state   | rule
                      2026-02-02 | 2026-02-16 | 2026-02-12 |            | on time | LAC.TERMINATE_REVIEW
                      2026-03-16 | 2026-03-30 |            | 2026-04-20 | missed  | LAC.TERMINATE_REVIEW """)  # fmt: skip


def test_a_long_stay_elsewhere_is_notified_after_three_months(story):
    story(long_stay_notice, seen_on="2026-12-01",
        happened="""  on         | event              | facts
                      2025-11-30 | long_stay_began    | body=health
                      2026-03-02 | long_stay_notified |
                      2026-04-01 | long_stay_ended    |
                      2026-05-01 | long_stay_began    | body=education
                      2026-06-01 | long_stay_ended    | """,
        then="""      started    | due        | met        | state  | rule
                      2025-11-30 | 2026-02-28 | 2026-03-02 | late   | LAC.S85_NOTIFY
                      2026-05-01 | 2026-08-01 |            | lapsed | LAC.S85_NOTIFY """)  # fmt: skip


def test_a_home_of_care_that_had_begun_before_has_its_plan_only_if_it_is_new(story):
    """Of a home that had begun before anybody here knew of it, nobody can say when its plan fell due."""
    story(placement_plan, seen_on="2026-03-01",
        happened="""on         | event               | facts
                    2026-02-02 | became_looked_after | begun_before=yes
                    2026-02-02 | placement_began     | type=U6 """,
        then="""    started    | due
                    2026-02-02 | 2026-02-09 """)  # fmt: skip
    story(placement_plan, seen_on="2026-03-01",
        happened="""on         | event               | facts
                    2026-02-02 | placement_began     | type=U6 begun_before=yes """,
        then="started | due")


def test_the_plan_of_a_home_of_one_day_is_owed_by_nobody(story):
    story(placement_plan, seen_on="2026-09-01",
        happened="""on         | event               | facts     | row | thread
                    2026-05-04 | became_looked_after |           | a   |
                    2026-05-04 | placement_began     | type=U6   |     |
                    2026-05-04 | ceased_looked_after | reason=E8 |     | a """,
        then="""    started    | lapsed     | state
                    2026-05-04 | 2026-05-04 | lapsed """)  # fmt: skip
def test_a_stability_meeting_at_the_third_home_in_a_year(story):
    """The third home within twelve months; a meeting four weeks before counts; a short break is no home."""
    story(stability_meeting, seen_on="2026-09-01",
        happened="""  on         | event                  | facts
                      2024-12-02 | placement_began        | type=U6
                      2025-09-01 | placement_began        | type=U6
                      2025-11-01 | placement_began        | type=U6 regime=48
                      2026-01-12 | placement_began        | type=K2
                      2026-03-02 | placement_began        | type=U6
                      2026-03-10 | stability_meeting_held | words=7
                      2026-07-20 | stability_meeting_held | words=7
                      2026-08-03 | placement_began        | type=U4 emergency=yes """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 | 2026-03-10 | on time
                      2026-08-03 | 2026-08-17 | 2026-07-20 | on time """)  # fmt: skip


def test_a_stability_meeting_at_the_sixth_home_in_a_life(story):
    from datetime import date

    happened = """    on         | event           | facts
                      2016-01-04 | placement_began | type=U6
                      2018-01-08 | placement_began | type=U6
                      2020-01-06 | placement_began | type=K2
                      2024-01-08 | placement_began | type=U6 """
    story(stability_meeting, seen_on="2024-02-01", happened=happened, then="""started | due""")
    story(stability_meeting, seen_on="2024-02-01", happened=happened, settings={"placements.lifetime_homes": [(date(2020, 1, 1), 4)]},
        then="""      started    | due        | state
                      2024-01-08 | 2024-01-22 | overdue """)  # fmt: skip
