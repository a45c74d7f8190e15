"""What goes before and after reviews, plans, leaving care: stories."""

from throughline.practice.looked_after.duties import (
    adjourned_review,
    agreed_action,
    appoint_officer,
    care_plan,
    ceasing_16,
    consent_review,
    detained_visit,
    dispute,
    dispute_stage,
    early_review,
    life_story,
    midway_check,
    officer_meets_child,
    permanence_plan,
    reassess_after_change,
    reassessment,
    remand_plan,
    review_answer,
    review_decisions,
    review_record,
    review_record_sent,
    review_report,
)  # fmt: skip


def test_an_early_review(story):
    """The regulation names no number; the authority's own is shortened here to ten working days."""
    from datetime import date

    happened = """    on         | event                  | facts
                      2026-03-02 | review_brought_forward | by_whom=child
                      2026-03-18 | review_held            | """
    story(early_review, seen_on="2026-04-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-30 | 2026-03-18 | on time """)  # fmt: skip
    story(early_review, seen_on="2026-04-01", happened=happened, settings={"looked_after.early_review": [(date(2025, 4, 1), 10)]},
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 | 2026-03-18 | late """)  # fmt: skip


def test_an_adjourned_review_is_finished_in_twenty_working_days(story):
    """Good Friday and Easter Monday do not count."""
    story(adjourned_review, seen_on="2026-05-01",
        happened="""  on         | event
                      2026-03-16 | review_adjourned
                      2026-04-15 | review_held """,
        then="""      started    | due        | met        | state   | rule
                      2026-03-16 | 2026-04-15 | 2026-04-15 | on time | LAC.REVIEW_ADJOURN """)  # fmt: skip


def test_the_report_is_ready_three_working_days_before(story):
    """A review that is moved takes the date along; a report that was ready before counts."""
    story(review_report, seen_on="2026-05-01",
        happened="""  on         | event               | facts
                      2026-03-02 | review_planned      | for_on=2026-04-08
                      2026-03-20 | review_planned      | for_on=2026-04-15
                      2026-04-09 | review_report_ready |
                      2026-04-15 | review_held         |
                      2026-09-01 | review_report_ready |
                      2026-09-07 | review_planned      | for_on=2026-09-14 """,
        then="""      started    | due        | met        | lapsed     | state
                      2026-03-02 | 2026-04-01 |            | 2026-03-20 | lapsed
                      2026-03-20 | 2026-04-10 | 2026-04-09 |            | on time
                      2026-09-07 | 2026-09-09 | 2026-09-01 |            | on time """)  # fmt: skip


def test_what_follows_a_review(story):
    """Decisions in five working days, an answer in five more, the record in fifteen, sent in twenty; each review its own."""
    happened = """    on         | event                 | row | thread
                      2026-01-05 | review_held           | one |
                      2026-01-12 | decisions_sent        |     | one
                      2026-01-20 | decisions_answered    |     | one
                      2026-01-26 | review_record_written |     | one
                      2026-04-07 | review_held           | two |
                      2026-04-08 | review_record_sent    |     | one """
    story(review_decisions, seen_on="2026-05-01", happened=happened,
        then="""      started    | due        | met        | state   | rule
                      2026-01-05 | 2026-01-12 | 2026-01-12 | on time | LAC.REVIEW_DECISIONS
                      2026-04-07 | 2026-04-14 |            | overdue | LAC.REVIEW_DECISIONS """)  # fmt: skip
    story(review_answer, seen_on="2026-05-01", happened=happened,
        then="""      started    | due        | met        | state | rule
                      2026-01-12 | 2026-01-19 | 2026-01-20 | late  | LAC.REVIEW_DECISION_QUERY """)  # fmt: skip
    story(review_record, seen_on="2026-04-09", happened=happened,
        then="""      started    | due        | met        | state   | rule
                      2026-01-05 | 2026-01-26 | 2026-01-26 | on time | LAC.REVIEW_RECORD
                      2026-04-07 | 2026-04-28 |            | open    | LAC.REVIEW_RECORD """)  # fmt: skip
    story(review_record_sent, seen_on="2026-04-09", happened=happened,
        then="""      started    | due        | met        | state | rule
                      2026-01-05 | 2026-02-02 | 2026-04-08 | late  | LAC.REVIEW_DISTRIBUTE
                      2026-04-07 | 2026-05-06 |            | open  | LAC.REVIEW_DISTRIBUTE """)  # fmt: skip


def test_the_record_of_a_review_is_owed_though_the_child_has_left(story):
    story(review_record, seen_on="2026-03-01",
        happened="""  on         | event
                      2026-01-05 | became_looked_after
                      2026-01-12 | review_held
                      2026-01-16 | ceased_looked_after """,
        then="""      started    | due        | met | state
                      2026-01-12 | 2026-02-02 |     | overdue """)  # fmt: skip


def test_the_midway_check(story):
    """Six weeks after the first review, thirteen after the others, until the next review comes."""
    story(midway_check, seen_on="2026-12-01",
        happened="""  on         | event               | facts
                      2025-12-15 | became_looked_after |
                      2026-01-05 | review_held         |
                      2026-02-10 | midway_checked      | rating=slipping
                      2026-04-01 | review_held         |
                      2026-09-25 | review_held         | """,
        then="""      started    | due        | met        | lapsed     | state   | rule
                      2026-01-05 | 2026-02-16 | 2026-02-10 |            | on time | LAC.IRO_MIDPOINT
                      2026-04-01 | 2026-07-01 |            | 2026-09-25 | missed  | LAC.IRO_MIDPOINT
                      2026-09-25 | 2026-12-25 |            |            | open    | LAC.IRO_MIDPOINT """)  # fmt: skip


def test_an_officer_who_did_not_meet_the_child_does_so_after(story):
    """On the day promised, else within the authority's own number. A child who refused was not failed."""
    story(officer_meets_child, seen_on="2026-12-01",
        happened="""  on         | event             | facts
                      2026-01-05 | review_held       | met_before=not_met catch_up_on=2026-01-14
                      2026-01-14 | officer_met_child |
                      2026-04-01 | review_held       | met_before=refused
                      2026-10-01 | review_held       | met_before=not_met """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-01-14 | 2026-01-14 | on time
                      2026-10-01 | 2026-10-29 |            | overdue """)  # fmt: skip


def test_a_dispute_is_settled_in_twenty_working_days(story):
    story(dispute, seen_on="2012-07-06",
        happened="""  on         | event            | facts
                      2012-05-08 | dispute_raised   | about="no permanence plan"
                      2012-06-08 | dispute_resolved | """,
        then="""      started    | due        | met        | state | rule
                      2012-05-08 | 2012-06-07 | 2012-06-08 | late  | LAC.IRO_DRP """)  # fmt: skip


def test_each_stage_of_a_dispute_is_answered_within_a_week_and_taking_it_further_ends_the_stage(story):
    story(dispute_stage, seen_on="2012-07-06",
        happened="""  on         | event            | facts                  | row | thread
                      2012-05-08 | dispute_raised   |                        | a   |
                      2012-05-08 | dispute_taken_up | stage=informal owner=5 |     | a
                      2012-05-14 | dispute_answered | stage=informal words=7 |     | a
                      2012-05-15 | dispute_taken_up | stage=service owner=6  |     | a
                      2012-05-18 | dispute_taken_up | stage=director owner=7 |     | a """,
        then="""      started    | due        | met        | state
                      2012-05-08 | 2012-05-15 | 2012-05-14 | on time
                      2012-05-15 | 2012-05-22 |            | lapsed
                      2012-05-18 | 2012-05-25 |            | overdue """)  # fmt: skip


def test_the_care_plan(story):
    """Ten working days from the first home; a plan made before meets it at once; a second home asks for no new one."""
    story(care_plan, seen_on="2012-05-01",
        happened="""  on         | event
                      2012-03-26 | became_looked_after
                      2012-03-26 | placement_began
                      2012-04-05 | placement_began
                      2012-04-12 | care_plan_prepared """,
        then="""      started    | due        | met        | state | rule
                      2012-03-26 | 2012-04-11 | 2012-04-12 | late  | LAC.CAREPLAN """)  # fmt: skip
    story(care_plan, seen_on="2026-02-01",
        happened="""  on         | event
                      2026-01-12 | care_plan_prepared
                      2026-01-19 | became_looked_after
                      2026-01-19 | placement_began """,
        then="""      started    | due        | met        | state
                      2026-01-19 | 2026-02-02 | 2026-01-12 | on time """)  # fmt: skip


def test_a_reviewing_officer_is_named(story):
    story(appoint_officer, seen_on="2026-02-01",
        happened="""  on         | event               | facts
                      2026-01-05 | became_looked_after |
                      2026-01-06 | record.allocated    | role=social_worker
                      2026-01-12 | record.allocated    | role=independent_reviewing_officer """,
        then="""      started    | due        | met        | state   | rule
                      2026-01-05 | 2026-01-12 | 2026-01-12 | on time | LAC.IRO_APPOINT """)  # fmt: skip


def test_permanence_is_decided_in_four_months(story):
    story(permanence_plan, seen_on="2026-06-01",
        happened="""  on         | event                  | facts
                      2025-10-31 | became_looked_after    |
                      2026-03-02 | permanence_plan_agreed | decision=kin """,
        then="""      started    | due        | met        | state | rule
                      2025-10-31 | 2026-02-28 | 2026-03-02 | late  | LAC.PERMANENCE_PLAN """)  # fmt: skip


def test_parents_are_asked_again_while_the_child_is_accommodated(story):
    """From 18 July 2018; not before, and not under a care order."""
    story(consent_review, seen_on="2019-12-01",
        happened="""  on         | event               | facts
                      2018-03-05 | became_looked_after |
                      2018-03-05 | legal_status_began  | status=V2
                      2018-03-29 | review_held         |
                      2018-07-18 | review_held         |
                      2018-07-25 | consent_reconfirmed | answer=agreed
                      2019-01-07 | consent_reconfirmed | answer=agreed
                      2019-01-14 | review_held         |
                      2019-02-04 | legal_status_began  | status=C1
                      2019-07-08 | review_held         | """,
        then="""      started    | due        | met        | state   | rule
                      2018-07-18 | 2018-07-25 | 2018-07-25 | on time | LAC.S20_CONSENT_REVIEW
                      2019-01-14 | 2019-01-21 | 2019-01-07 | on time | LAC.S20_CONSENT_REVIEW """)  # fmt: skip


def test_needs_are_assessed_again_each_year(story):
    """The authority's own rule, since the summer of 2012."""
    story(reassessment, seen_on="2014-09-01",
        happened="""  on         | event
                      2012-06-29 | became_looked_after
                      2013-03-04 | ceased_looked_after
                      2013-05-06 | became_looked_after
                      2014-05-12 | needs_reassessed """,
        then="""      started    | due        | met        | state
                      2013-05-06 | 2014-05-06 | 2014-05-12 | late
                      2014-05-12 | 2015-05-12 |            | open """)  # fmt: skip


def test_plans_on_remand(story):
    """From 19 April 2013: five working days in council accommodation, ten in youth detention."""
    story(remand_plan, seen_on="2013-12-01",
        happened="""  on         | event                | facts
                      2013-04-18 | became_looked_after  |
                      2013-04-18 | detained             | kind=remand_accommodation
                      2013-05-01 | released             |
                      2013-05-01 | ceased_looked_after  | reason=E14
                      2013-06-03 | became_looked_after  |
                      2013-06-03 | detained             | kind=remand_accommodation
                      2013-06-10 | remand_plan_prepared |
                      2013-06-17 | released             |
                      2013-09-02 | detained             | kind=youth_detention
                      2013-09-20 | released             | """,
        then="""      started    | due        | met        | state   | rule
                      2013-06-03 | 2013-06-10 | 2013-06-10 | on time | LAC.REMAND_LAA_PLAN
                      2013-09-02 | 2013-09-16 |            | missed  | LAC.REMAND_YDA_PLAN """)  # fmt: skip


def test_leaving_care_at_sixteen_or_seventeen_is_approved_first(story):
    """From April 2015; not for a younger child, and not for one under a care order."""
    happened = """    on         | event               | facts
                      {born}     | record.born         |
                      2024-01-08 | became_looked_after |
                      2024-01-08 | legal_status_began  | status={status}
                      {approved} | ceasing_approved    | by_whom=director
                      2025-03-03 | ceased_looked_after | reason=E4A """
    story(ceasing_16, seen_on="2025-04-01", happened=happened.format(born="2008-03-03", status="V2", approved="2025-02-20"),
        then="""      started    | due        | met        | state   | rule
                      2025-03-03 | 2025-03-03 | 2025-02-20 | on time | LAC.CEASE_16 """)  # fmt: skip
    story(ceasing_16, seen_on="2025-04-01", happened=happened.format(born="2008-03-03", status="V2", approved="2025-03-10"),
        then="""      started    | due        | met        | state
                      2025-03-03 | 2025-03-03 | 2025-03-10 | late """)  # fmt: skip
    for born, status in (("2010-03-03", "V2"), ("2008-03-03", "C2")):
        story(ceasing_16, seen_on="2025-04-01", happened=happened.format(born=born, status=status, approved="2025-03-10"),
            then="started | due")  # fmt: skip


def test_a_former_looked_after_child_in_custody_is_visited(story):
    """Ten working days; leaving care with the sentence does not end it."""
    story(detained_visit, seen_on="2012-07-06",
        happened="""  on         | event               | facts
                      2012-05-25 | detained            | kind=sentence
                      2012-05-25 | ceased_looked_after | reason=E9
                      2012-06-12 | child_visited       | outcome=seen """,
        then="""      started    | due        | met        | state   | rule
                      2012-05-25 | 2012-06-12 | 2012-06-12 | on time | LAC.DETAINED_VISIT """)  # fmt: skip


def test_the_life_story_book(story):
    """Since the standards of July 2014; one that was given before counts."""
    story(life_story, seen_on="2015-12-01",
        happened="""  on         | event
                      2014-06-02 | adoption_celebrated
                      2014-12-15 | adoption_celebrated
                      2015-01-05 | life_story_given """,
        then="""      started    | due        | met        | state | rule
                      2014-12-15 | 2014-12-31 | 2015-01-05 | late  | LAC.LIFE_STORY """)  # fmt: skip


def test_what_people_agreed_to_do_is_due_on_the_day_they_said(story):
    story(agreed_action, seen_on="2026-04-01",
        happened="""  on         | event                      | facts                                                     | row | thread
                      2026-01-05 | looked_after.action_agreed | what="Ask the school" owner=4 by_on=2026-01-19            | a   |
                      2026-01-05 | looked_after.action_agreed | what="Ring the aunt" owner=4 by_on=2026-01-09             | b   |
                      2026-01-18 | looked_after.action_done   | outcome="They agreed"                                     |     | a """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-01-19 | 2026-01-18 | on time
                      2026-01-05 | 2026-01-09 |            | overdue """)  # fmt: skip


def test_a_child_who_dies_takes_every_clock_along(story):
    for duty in (permanence_plan, appoint_officer):
        story(duty, seen_on="2026-12-01",
            happened="""  on         | event
                          2026-01-05 | became_looked_after
                          2026-01-06 | record.died """,
            then="""      started    | lapsed     | state
                          2026-01-05 | 2026-01-06 | lapsed """)  # fmt: skip


def test_needs_are_assessed_again_after_a_breakdown_and_a_change_of_order(story):
    """The first order of a period is no change; the third time missing in ninety days is."""
    story(reassess_after_change, seen_on="2026-12-01",
        happened="""  on         | event               | facts
                      2026-01-05 | became_looked_after |
                      2026-01-05 | legal_status_began  | status=V2
                      2026-01-05 | placement_began     | type=U6
                      2026-03-02 | placement_ended     | planned=no
                      2026-03-20 | needs_reassessed    |
                      2026-04-01 | went_missing        |
                      2026-04-20 | went_missing        |
                      2026-05-11 | went_missing        |
                      2026-09-01 | legal_status_began  | status=C1 """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-04-15 | 2026-03-20 | on time
                      2026-05-11 | 2026-06-23 |            | overdue
                      2026-09-01 | 2026-10-13 |            | overdue """)  # fmt: skip
