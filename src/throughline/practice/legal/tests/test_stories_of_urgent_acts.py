"""What may last only days or hours before a court decides; and law that no day has brought into force yet."""

from dataclasses import replace
from datetime import date

from throughline.base.effective import NO_DAY_YET, Since
from throughline.engines.duties.handbook import pages
from throughline.practice.legal.duties.orders import emergency_protection
from throughline.practice.legal.duties.to_come import family_group_offered, relevant_accommodation
from throughline.practice.legal.duties.urgent import contact_refused, emergency_extended, without_order


def test_an_emergency_order_lasts_eight_days_and_seven_more_once(story):
    """The day it is made is the first of the eight. A second extension moves nothing: the law knows one."""
    happened = """    on         | event                    | facts
                      2026-05-01 | legal_status_began       | status=L2
                      2026-05-08 | emergency_order_extended | ends_on=2026-05-08
                      2026-05-14 | emergency_order_extended | ends_on=2026-05-15
                      2026-05-18 | legal_status_ended       | """
    story(emergency_protection, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | lapsed     | state
                      2026-05-01 | 2026-05-08 | 2026-05-08 | lapsed """)  # fmt: skip
    story(emergency_extended, seen_on="2026-06-01", happened=happened,
        then="""      started    | due        | met        | state
                      2026-05-08 | 2026-05-15 | 2026-05-18 | late """)  # fmt: skip


def test_an_emergency_order_whose_last_day_is_a_holiday_ends_on_the_next_ordinary_day(story):
    """Made on Sunday 26 April 2026, its eighth day is Sunday 3 May, and Monday 4 May is a bank holiday."""
    story(emergency_protection, seen_on="2026-06-01",
        happened="""  on         | event              | facts
                      2026-04-26 | legal_status_began | status=L2
                      2026-05-05 | legal_status_ended | """,
        then="""      due        | state
                      2026-05-05 | on time """)  # fmt: skip


def test_contact_is_refused_for_seven_days_at_the_most(story):
    """In 2012 as today: on the seventh day it is in time, on the eighth it is not."""
    for year in ("2012", "2026"):
        story(contact_refused, seen_on=f"{year}-09-01",
            happened=f"""  on         | event                 | facts                       | row | thread
                          {year}-05-01 | contact_refused       | with_whom="The father" words=1 | a   |
                          {year}-05-08 | contact_refusal_ended | outcome=restored            |     | a
                          {year}-06-01 | contact_refused       | with_whom="The father" words=1 | b   |
                          {year}-06-09 | contact_refusal_ended | outcome=order               |     | b """,
            then=f"""      started    | due        | met        | state
                          {year}-05-01 | {year}-05-08 | {year}-05-08 | on time
                          {year}-06-01 | {year}-06-08 | {year}-06-09 | late """)  # fmt: skip


def test_the_seventy_two_hours_behind_a_locked_door_count_all_stays_of_four_weeks(story):
    """Thirty hours before leave forty-two; a stay from more than four weeks ago takes nothing away."""
    story(without_order, seen_on="2026-09-01",
        happened="""  on         | at    | event        | facts       | row | thread
                      2026-05-01 | 08:00 | locked_began | words=1     | a   |
                      2026-05-02 | 14:00 | locked_ended | outcome=out |     | a
                      2026-05-11 | 09:00 | locked_began | words=1     | b   |
                      2026-05-13 | 04:00 | locked_ended | outcome=out |     | b
                      2026-08-01 | 10:00 | locked_began | words=1     | c   | """,
        then="""      started    | due              | met        | state
                      2026-05-01 | 2026-05-04 08:00 | 2026-05-02 | on time
                      2026-05-11 | 2026-05-13 03:00 | 2026-05-13 | late
                      2026-08-01 | 2026-08-04 10:00 |            | overdue """)  # fmt: skip


def test_hours_behind_a_locked_door_are_never_rounded_to_more_than_the_law_gives(story):
    """Twenty hours and a minute leave fifty-one whole hours; seventy-two leave none, and the door is opened at once."""
    story(without_order, seen_on="2026-09-01",
        happened="""  on         | at    | event        | facts       | row | thread
                      2026-05-01 | 08:00 | locked_began | words=1     | a   |
                      2026-05-02 | 04:01 | locked_ended | outcome=out |     | a
                      2026-05-10 | 09:00 | locked_began | words=1     | b   |
                      2026-05-12 | 13:00 | locked_ended | outcome=out |     | b
                      2026-05-20 | 10:00 | locked_began | words=1     | c   |
                      2026-05-20 | 11:00 | locked_ended | outcome=out |     | c """,
        then="""      started    | due              | state
                      2026-05-01 | 2026-05-04 08:00 | on time
                      2026-05-10 | 2026-05-12 12:00 | late
                      2026-05-20 | 2026-05-20 10:00 | late """)  # fmt: skip


def test_a_stay_of_which_nobody_wrote_the_end_counts_until_the_order_or_the_next_stay(story):
    """Sixty hours up to the order leave twelve. Where there was no order either, nothing is left for the next stay."""
    story(without_order, seen_on="2026-09-01",
        happened="""  on         | at    | event             | facts                                             | row | thread
                      2026-05-01 | 08:00 | locked_began      | words=1                                           | a   |
                      2026-05-03 | 20:00 | secure_order_made | until_on=2026-05-10                               |     |
                      2026-05-12 | 09:00 | locked_began      | words=1                                           | b   |
                      2026-07-01 | 09:00 | locked_began      | words=1                                           | c   |
                      2026-07-09 | 09:00 | locked_began      | words=1                                           | d   | """,
        then="""      started    | due              | state
                      2026-05-01 | 2026-05-04 08:00 | on time
                      2026-05-12 | 2026-05-12 21:00 | overdue
                      2026-07-01 | 2026-07-01 09:00 | overdue
                      2026-07-09 | 2026-07-09 09:00 | overdue """)  # fmt: skip


def test_a_stay_that_began_on_a_day_without_an_hour_is_not_given_the_day_besides(story):
    story(without_order, seen_on="2026-09-01",
        happened="""  on         | event        | facts
                      2026-05-01 | locked_began | words=1 """,
        then="""      started    | due              | state
                      2026-05-01 | 2026-05-03 23:59 | overdue """)  # fmt: skip


def test_the_offer_of_a_family_group_meeting_binds_from_its_day_and_not_before(story):
    """No day has been named: nothing is owed. Once one is, what begins from it is owed before the application, and what began before is not."""
    happened = """    on         | event                       | facts                      | row | thread
                      2026-10-01 | threshold_discussed         | decision=pre_proceedings   | a   |
                      2026-10-20 | application_issued          | kind=care                  |     | a
                      2027-05-03 | threshold_discussed         | decision=pre_proceedings   | b   |
                      2027-05-10 | pre_proceedings_letter_sent | family_meeting_offered=yes |     | b
                      2027-06-01 | threshold_discussed         | decision=issue             | c   |
                      2027-06-02 | application_issued          | kind=care                  |     | c """
    story(family_group_offered, seen_on="2027-07-01", happened=happened, then="started | due | met | state")
    named = replace(family_group_offered, law=(Since(date(2027, 4, 1), *family_group_offered.law[0].rules),))
    story(named, seen_on="2027-07-01", happened=happened,
        then="""      started    | met        | lapsed     | state
                      2027-05-03 | 2027-05-10 |            | met
                      2027-06-01 |            | 2027-06-02 | lapsed """)  # fmt: skip


def test_the_register_of_law_shows_it_as_pending():
    lines = pages()["law.md"].splitlines()
    for duty, section in ((family_group_offered, "section 31ZA"), (relevant_accommodation, "section 25")):
        assert duty.law[0].day == NO_DAY_YET
        row = next(line for line in lines if f"`{duty.code}`" in line)
        assert section in row and "pending" in row and "9999" not in row and "to verify" in row
