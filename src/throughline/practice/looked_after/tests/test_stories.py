"""Visits as stories: what happened, and what fell due."""

from datetime import date

from throughline.practice.looked_after.duties import requested_visit, seen_alone, short_break_visit, visit, visit_record


def test_a_week_then_every_six_weeks(story):
    """A visit when nobody was there does not count."""
    story(visit, seen_on="2026-08-01",
        happened="""  on         | event           | facts
                      2026-07-01 | placement_began | type=U6
                      2026-07-08 | child_visited   | outcome=seen
                      2026-08-10 | child_visited   | outcome=not_there """,
        then="""      started    | due        | met        | state   | rule
                      2026-07-01 | 2026-07-08 | 2026-07-08 | on time | LAC.VISIT_FIRST
                      2026-07-08 | 2026-08-19 |            | open    | LAC.VISIT_Y1 """)  # fmt: skip


def test_after_a_year_it_depends_on_what_the_home_is_meant_for(story):
    happened = """    on         | event           | facts
                      2025-03-03 | placement_began | type={type}
                      2025-03-06 | child_visited   | outcome=seen
                      2026-11-30 | child_visited   | outcome=seen """
    story(visit, seen_on="2026-12-01", happened=happened.format(type="U4"),
        then="""      started    | due        | met        | state   | rule
                      2025-03-03 | 2025-03-10 | 2025-03-06 | on time | LAC.VISIT_FIRST
                      2025-03-06 | 2025-04-17 | 2026-11-30 | late    | LAC.VISIT_Y1
                      2026-11-30 | 2027-02-28 |            | open    | LAC.VISIT_PERM """)  # fmt: skip
    story(visit, seen_on="2026-12-01", happened=happened.format(type="U6"),
        then="""      started    | due        | rule
                      2025-03-03 | 2025-03-10 | LAC.VISIT_FIRST
                      2025-03-06 | 2025-04-17 | LAC.VISIT_Y1
                      2026-11-30 | 2027-01-11 | LAC.VISIT_OTHER """)  # fmt: skip


def test_the_last_visit_of_the_first_year_still_counts_six_weeks(story):
    """On the day before the year is over it is the first year; on the day itself no more."""
    for day, due, rule in (("2026-03-02", "2026-04-13", "LAC.VISIT_Y1"), ("2026-03-03", "2026-06-03", "LAC.VISIT_PERM")):
        story(visit, seen_on="2026-04-01",
            happened=f"""on         | event           | facts
                         2025-03-03 | placement_began | type=U4
                         {day}      | child_visited   | outcome=seen """,
            then=f"""    started    | due        | rule
                         2025-03-03 | 2025-03-10 | LAC.VISIT_FIRST
                         {day}      | {due}      | {rule} """)  # fmt: skip


def test_a_move_starts_the_visits_again(story):
    """The old home's clock ends with it, said or not; reviews go on."""
    story(visit, seen_on="2026-06-01",
        happened="""  on         | event           | facts
                      2026-01-05 | placement_began | type=U6
                      2026-01-09 | child_visited   | outcome=seen
                      2026-02-02 | placement_began | type=K2 """,
        then="""      started    | due        | met        | lapsed     | state
                      2026-01-05 | 2026-01-12 | 2026-01-09 |            | on time
                      2026-01-09 | 2026-02-20 |            | 2026-02-02 | lapsed
                      2026-02-02 | 2026-02-09 |            |            | overdue """)  # fmt: skip


def test_visits_agreed_more_often_than_the_law_asks(story):
    """The shorter of the two counts, from the day it was agreed; what is agreed never loosens the law."""
    story(visit, seen_on="2026-11-20",
        happened="""  on         | event               | facts
                      2024-06-14 | became_looked_after |
                      2024-06-14 | placement_began     | type=U4
                      2026-06-01 | child_visited       | outcome=seen
                      2026-06-12 | visits_agreed       | weeks=6 where=review
                      2026-07-20 | child_visited       | outcome=seen
                      2026-08-01 | visits_agreed       | weeks=20 where=plan
                      2026-10-16 | child_visited       | outcome=seen """,
        then="""      started    | due        | met        | lapsed     | state   | rule
                      2024-06-14 | 2024-06-21 | 2026-06-01 |            | late    | LAC.VISIT_FIRST
                      2026-06-01 | 2026-09-01 |            | 2026-06-12 | lapsed  | LAC.VISIT_PERM
                      2026-06-12 | 2026-07-24 | 2026-07-20 |            | on time | LAC.VISIT_PERM
                      2026-07-20 | 2026-08-31 | 2026-10-16 |            | late    | LAC.VISIT_PERM
                      2026-10-16 | 2027-01-16 |            |            | open    | LAC.VISIT_PERM """)  # fmt: skip


def test_a_long_term_foster_child_may_agree_to_fewer_visits_from_2015(story):
    happened = """    on         | event           | facts
                      2013-06-03 | placement_began | type=U4 regime=22B fewer_visits_agreed=yes
                      2013-06-05 | child_visited   | outcome=seen
                      2014-12-01 | child_visited   | outcome=seen
                      2015-04-01 | child_visited   | outcome=seen """
    story(visit, seen_on="2015-05-01", happened=happened,
        then="""      started    | due        | rule            | law
                      2013-06-03 | 2013-06-10 | LAC.VISIT_FIRST | 2011-04-01
                      2013-06-05 | 2013-07-17 | LAC.VISIT_Y1    | 2011-04-01
                      2014-12-01 | 2015-03-01 | LAC.VISIT_PERM  | 2011-04-01
                      2015-04-01 | 2015-10-01 | LAC.VISIT.LTF   | 2015-04-01 """)  # fmt: skip


def test_at_home_at_once_is_weekly_until_the_first_review(story):
    """Regulation 19: with parents before the assessment is finished."""
    for year, law in (("2012", "2011-04-01"), ("2024", "2015-04-01")):
        story(visit, seen_on=f"{year}-06-01",
            happened=f"""on           | event                      | facts
                         {year}-02-01 | placement_began            | type=P1 regime=19
                         {year}-02-06 | child_visited              | outcome=seen
                         {year}-02-13 | child_visited              | outcome=seen
                         {year}-02-15 | review_held                |
                         {year}-02-20 | child_visited              | outcome=seen
                         {year}-03-01 | parental_placement_decided | outcome=agreed
                         {year}-04-02 | child_visited              | outcome=seen """,
            then=f"""    started      | due          | met          | rule            | law
                         {year}-02-01 | {year}-02-08 | {year}-02-06 | LAC.VISIT_FIRST | {law}
                         {year}-02-06 | {year}-02-13 | {year}-02-13 | LAC.VISIT_REG19 | {law}
                         {year}-02-13 | {year}-02-20 | {year}-02-20 | LAC.VISIT_REG19 | {law}
                         {year}-02-20 | {year}-04-02 | {year}-04-02 | LAC.VISIT_REG19 | {law}
                         {year}-04-02 | {year}-05-14 |              | LAC.VISIT_Y1    | {law} """)  # fmt: skip


def test_relatives_approved_for_a_time_weekly_then_every_four_weeks(story):
    """Regulation 24, until the carers are approved in full."""
    for year, law in (("2012", "2011-04-01"), ("2026", "2015-04-01")):
        story(visit, seen_on=f"{year}-05-01",
            happened=f"""on           | event           | facts
                         {year}-01-09 | placement_began | type=U3 regime=24
                         {year}-01-12 | child_visited   | outcome=seen
                         {year}-01-16 | review_held     |
                         {year}-01-19 | child_visited   | outcome=seen
                         {year}-02-10 | carers_approved |
                         {year}-02-16 | child_visited   | outcome=seen """,
            then=f"""    started      | due          | rule            | law
                         {year}-01-09 | {year}-01-16 | LAC.VISIT_FIRST | {law}
                         {year}-01-12 | {year}-01-19 | LAC.VISIT_REG24 | {law}
                         {year}-01-19 | {year}-02-16 | LAC.VISIT_REG24 | {law}
                         {year}-02-16 | {year}-03-{'29' if year == '2012' else '30'} | LAC.VISIT_Y1    | {law} """)  # fmt: skip


def test_orders_made_while_the_child_lives_with_parents(story):
    """An interim order asks for a visit a week at once; the care order for one within a week, then every six weeks."""
    for year, law in (("2012", "2011-04-01"), ("2025", "2015-04-01")):
        story(visit, seen_on=f"{year}-12-01",
            happened=f"""on           | event               | facts
                         {year}-03-01 | became_looked_after |
                         {year}-03-01 | legal_status_began  | status=V2
                         {year}-03-01 | placement_began     | type=P1
                         {year}-03-07 | child_visited       | outcome=seen
                         {year}-03-12 | legal_status_began  | status=C1
                         {year}-03-16 | child_visited       | outcome=seen
                         {year}-03-20 | review_held         |
                         {year}-03-22 | child_visited       | outcome=seen
                         {year}-04-10 | legal_status_began  | status=C2
                         {year}-04-12 | child_visited       | outcome=seen """,
            then=f"""    started      | due          | met          | state   | rule              | law
                         {year}-03-01 | {year}-03-08 | {year}-03-07 | on time | LAC.VISIT_FIRST   | {law}
                         {year}-03-07 | {year}-04-18 |              | lapsed  | LAC.VISIT_Y1      | {law}
                         {year}-03-12 | {year}-03-19 | {year}-03-16 | on time | LAC.VISIT_REG24   | {law}
                         {year}-03-16 | {year}-03-23 | {year}-03-22 | on time | LAC.VISIT_REG24   | {law}
                         {year}-03-22 | {year}-04-19 |              | lapsed  | LAC.VISIT_REG24   | {law}
                         {year}-04-10 | {year}-04-17 | {year}-04-12 | on time | LAC.VISIT_CO_HOME | {law}
                         {year}-04-12 | {year}-05-24 |              | overdue | LAC.VISIT_CO_HOME | {law} """)  # fmt: skip


def test_an_order_does_not_put_off_a_visit_elsewhere(story):
    """A care order for a child in foster care leaves the clock that runs as it is."""
    story(visit, seen_on="2025-03-01",
        happened="""  on         | event              | facts
                      2025-01-06 | placement_began    | type=U6
                      2025-01-10 | child_visited      | outcome=seen
                      2025-02-10 | legal_status_began | status=C2 """,
        then="""      started    | due        | met        | state
                      2025-01-06 | 2025-01-13 | 2025-01-10 | on time
                      2025-01-10 | 2025-02-21 |            | overdue """)  # fmt: skip


def test_where_another_person_decides_where_the_child_lives(story):
    """Within a week of the start and of any change, six weeks in the first year, then three months."""
    for year, law in ((2012, "2011-04-01"), (2022, "2015-04-01")):
        story(visit, seen_on=f"{year + 1}-06-01",
            happened=f"""on               | event             | facts
                         {year}-01-09     | placement_began   | type=Z1 regime=other
                         {year}-01-11     | child_visited     | outcome=seen
                         {year}-01-20     | placement_changed | postcode=L1
                         {year}-01-25     | child_visited     | outcome=seen
                         {year + 1}-01-21 | child_visited     | outcome=seen """,
            then=f"""    started          | due              | state   | rule                  | law
                         {year}-01-09     | {year}-01-16     | on time | LAC.VISIT_FIRST       | {law}
                         {year}-01-11     | {year}-02-22     | lapsed  | LAC.VISIT_OTHERPERSON | {law}
                         {year}-01-20     | {year}-01-27     | on time | LAC.VISIT_OTHERPERSON | {law}
                         {year}-01-25     | {year}-03-0{7 if year == 2012 else 8} | late    | LAC.VISIT_OTHERPERSON | {law}
                         {year + 1}-01-21 | {year + 1}-04-21 | overdue | LAC.VISIT_OTHERPERSON | {law} """)  # fmt: skip


def test_with_adopters_weekly_until_the_first_review(story):
    """Then as each review decides; the authority's own number until it does."""
    for year, law in (("2012", "2011-04-01"), ("2025", "2015-04-01")):
        story(visit, seen_on=f"{year}-12-01", settings={"looked_after.adoption_visits": [(date(2020, 1, 1), 4)]},
            happened=f"""on           | event           | facts
                         {year}-03-05 | placement_began | type=A5
                         {year}-03-09 | child_visited   | outcome=seen
                         {year}-03-14 | review_held     |
                         {year}-03-16 | child_visited   | outcome=seen """,
            then=f"""    started      | due          | state   | rule       | law
                         {year}-03-05 | {year}-03-12 | on time | ADOP.VISIT | {law}
                         {year}-03-09 | {year}-03-16 | on time | ADOP.VISIT | {law}
                         {year}-03-16 | {year}-04-{27 if year == '2012' else 13} | overdue | ADOP.VISIT | {law} """)  # fmt: skip


def test_homes_of_2012_and_of_after_2015_in_the_usual_way(story):
    for year, law in ((2012, "2011-04-01"), (2016, "2015-04-01")):
        for kind, due, rule in (("U4", f"{year + 1}-07-15", "LAC.VISIT_PERM"), ("K2", f"{year + 1}-05-27", "LAC.VISIT_OTHER")):
            story(visit, seen_on=f"{year + 1}-05-01",
                happened=f"""on               | event           | facts
                             {year}-04-02     | placement_began | type={kind}
                             {year}-04-05     | child_visited   | outcome=seen
                             {year + 1}-04-15 | child_visited   | outcome=seen """,
                then=f"""    started          | due          | rule            | law
                             {year}-04-02     | {year}-04-09 | LAC.VISIT_FIRST | {law}
                             {year}-04-05     | {year}-05-17 | LAC.VISIT_Y1    | {law}
                             {year + 1}-04-15 | {due}        | {rule}          | {law} """)  # fmt: skip


def test_before_2011_only_foster_children_had_a_number(story):
    """Fostering Services Regulations 2002; a child in a home had none."""
    story(visit, seen_on="2011-03-01",
        happened="""  on         | event           | facts
                      2009-02-02 | placement_began | type=Q2
                      2009-02-06 | child_visited   | outcome=seen
                      2010-03-01 | child_visited   | outcome=seen """,
        then="""      started    | due        | rule            | law
                      2009-02-02 | 2009-02-09 | LAC.VISIT_FIRST | 2002-04-01
                      2009-02-06 | 2009-03-20 | LAC.VISIT_Y1    | 2002-04-01
                      2010-03-01 | 2010-06-01 | LAC.VISIT_PERM  | 2002-04-01 """)  # fmt: skip
    story(visit, seen_on="2011-06-01",
        happened="""  on         | event           | facts
                      2009-02-02 | placement_began | type=K2
                      2010-03-01 | child_visited   | outcome=seen
                      2011-04-05 | child_visited   | outcome=seen """,
        then="""      started    | due        | rule            | law
                      2011-04-05 | 2011-05-17 | LAC.VISIT_OTHER | 2011-04-01 """)  # fmt: skip


def test_short_breaks_have_visits_of_their_own(story):
    happened = """    on         | event               | facts
                      2025-01-10 | became_looked_after |
                      2025-01-10 | placement_began     | type=U6 regime=48
                      2025-01-12 | placement_ended     |
                      2025-03-14 | placement_began     | type=U6 regime=48
                      2025-03-15 | child_visited       | outcome=seen """
    story(visit, seen_on="2025-05-01", happened=happened, then="started | due")
    story(short_break_visit, seen_on="2025-05-01", happened=happened,
        then="""      started    | due        | met        | state   | rule
                      2025-01-10 | 2025-04-10 | 2025-03-15 | on time | LAC.SHORTBREAK_VISIT
                      2025-03-15 | 2025-09-15 |            | open    | LAC.SHORTBREAK_VISIT """)  # fmt: skip


def test_somebody_asks_for_a_visit(story):
    """A notice of the inspectorate has the regulation's week; for others the authority has its own number."""
    story(requested_visit, seen_on="2026-03-20",
        happened="""  on         | event           | facts
                      2026-03-02 | visit_requested | by_whom=inspectorate
                      2026-03-03 | visit_requested | by_whom=child
                      2026-03-10 | child_visited   | outcome=seen """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-09 | 2026-03-10 | late
                      2026-03-03 | 2026-03-10 | 2026-03-10 | on time """)  # fmt: skip


def test_a_child_who_was_not_seen_alone(story):
    """On the day the worker named, else within the authority's number; a child too young to be asked has no clock."""
    story(seen_alone, seen_on="2026-05-01",
        happened="""  on         | event         | facts
                      2026-03-02 | child_visited | outcome=seen alone=no why_not_alone=not_possible alone_by=2026-03-12
                      2026-03-12 | child_visited | outcome=seen alone=yes
                      2026-04-13 | child_visited | outcome=seen alone=no why_not_alone=too_young
                      2026-04-14 | child_visited | outcome=seen alone=no why_not_alone=not_possible """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-12 | 2026-03-12 | on time
                      2026-04-14 | 2026-04-28 |            | overdue """)  # fmt: skip


def test_a_child_who_was_not_alone_as_it_was_only_written_up(story):
    """What is said when the visit is written up counts as if it had been said at once; a reason of the child's own ends it."""
    story(seen_alone, seen_on="2026-05-01",
        happened="""  on         | event            | facts
                      2026-03-02 | child_visited    | outcome=seen words=1
                      2026-03-04 | visit_written_up | alone=no why_not_alone=not_possible alone_by=2026-03-20
                      2026-03-19 | child_visited    | outcome=seen alone=no words=2
                      2026-03-24 | visit_written_up | why_not_alone=did_not_want
                      2026-04-13 | child_visited    | outcome=seen alone=no words=3
                      2026-04-13 | visit_written_up | why_not_alone=did_not_want """,
        then="""      started    | due        | lapsed     | state
                      2026-03-04 | 2026-03-20 | 2026-03-19 | lapsed
                      2026-03-19 | 2026-04-02 | 2026-03-24 | lapsed """)  # fmt: skip


def test_not_alone_without_a_reason_is_not_written_up(story):
    story(visit_record, seen_on="2026-05-01",
        happened="""  on         | event            | facts                         | recorded
                      2026-03-02 | child_visited    | outcome=seen alone=no words=1 | 2026-03-02
                      2026-03-06 | visit_written_up | why_not_alone=did_not_want    | 2026-03-06
                      2026-04-13 | child_visited    | outcome=seen alone=no words=2 | 2026-04-13 """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-09 | 2026-03-06 | on time
                      2026-04-13 | 2026-04-20 |            | overdue """)  # fmt: skip


def test_a_visit_is_written_up_in_time(story):
    """What counts is the day of writing. A visit jotted down first is finished by writing it up."""
    story(visit_record, seen_on="2026-05-01",
        happened="""  on         | event            | facts                | recorded
                      2026-03-02 | child_visited    | outcome=seen alone=yes words=1 | 2026-03-04
                      2026-03-16 | child_visited    | outcome=seen alone=part words=2 | 2026-03-25
                      2026-04-13 | child_visited    | outcome=seen         | 2026-04-13
                      2026-04-13 | visit_written_up | words=3              | 2026-04-20 """,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-09 | 2026-03-04 | on time
                      2026-03-16 | 2026-03-23 | 2026-03-25 | late
                      2026-04-13 | 2026-04-20 | 2026-04-20 | on time """)  # fmt: skip
