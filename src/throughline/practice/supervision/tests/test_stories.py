"""When supervision is due, told as chronologies."""

from datetime import date

from throughline.practice.supervision.duties import agreed_action, supervision


def test_supervision_is_due_again_four_weeks_after_the_last(story):
    story(supervision, seen_on="2026-03-20",
        happened="""  on         | event
                      2026-01-05 | agreed
                      2026-01-30 | held        """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-02-02 | 2026-01-30 | on time
                      2026-01-30 | 2026-02-27 |            | overdue """)  # fmt: skip


def test_what_is_agreed_in_supervision_is_due_on_the_day_that_was_said(story):
    story(agreed_action, seen_on="2026-02-01",
        happened="""  on         | event                     | facts                                          | row | thread
                      2026-01-05 | supervision.action_agreed | what="Ring the aunt" owner=4 by_on=2026-01-09  | a   |
                      2026-01-08 | supervision.action_done   | outcome="She will come"                        |     | a """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-01-09 | 2026-01-08 | on time """)  # fmt: skip


def test_whoever_is_newly_qualified_is_supervised_weekly_then_fortnightly_then_monthly(story):
    """The assessed year began twelve months before the day until which they were first said to be newly qualified. After it, as
    everybody else in that post; what was said before September 2012 asked for nothing of the kind."""
    happened = """    on         | event                  | facts
                      2026-01-05 | record.capacity_agreed | percent=100 newly_qualified_until=2027-01-05
                      2026-01-05 | agreed                 | post=worker
                      2026-01-12 | held                   |
                      2026-02-15 | held                   |
                      2026-02-16 | held                   |
                      2026-07-04 | held                   |
                      2026-07-06 | held                   |
                      2027-01-04 | held                   |
                      2027-01-07 | held                   | """
    story(supervision, seen_on="2027-01-10", happened=happened,
        then="""      started    | due        | met        | state   | rule
                      2026-01-05 | 2026-01-12 | 2026-01-12 | on time | SUP.ASYE_FIRST6W
                      2026-01-12 | 2026-01-19 | 2026-02-15 | late    | SUP.ASYE_FIRST6W
                      2026-02-15 | 2026-02-22 | 2026-02-16 | on time | SUP.ASYE_FIRST6W
                      2026-02-16 | 2026-03-02 | 2026-07-04 | late    | SUP.ASYE_6M
                      2026-07-04 | 2026-07-18 | 2026-07-06 | on time | SUP.ASYE_6M
                      2026-07-06 | 2026-08-03 | 2027-01-04 | late    | SUP.ASYE_12M
                      2027-01-04 | 2027-02-01 | 2027-01-07 | on time | SUP.ASYE_12M
                      2027-01-07 | 2027-02-04 |            | open    | SUP.CASE """)  # fmt: skip
    story(supervision, seen_on="2012-02-01",
        happened="""  on         | event                  | facts
                      2012-01-09 | record.capacity_agreed | percent=100 newly_qualified_until=2013-01-08
                      2012-01-09 | agreed                 | post=worker """,
        then="""      started    | due        | state | rule
                      2012-01-09 | 2012-02-06 | open  | SUP.CASE """)  # fmt: skip


def test_an_extension_of_the_assessed_year_does_not_begin_it_again(story):
    """Half a year more for somebody who was ill: monthly goes on, and the council's own number where it is shorter."""
    happened = """    on         | event                  | facts
                      2026-01-05 | record.capacity_agreed | percent=100 newly_qualified_until=2027-01-05
                      2026-12-01 | record.capacity_agreed | percent=60 newly_qualified_until=2027-07-05
                      2027-01-11 | agreed                 | post=worker """
    story(supervision, seen_on="2027-01-12", happened=happened,
        then="""      started    | due        | rule
                      2027-01-11 | 2027-02-08 | SUP.ASYE_12M """)  # fmt: skip
    story(supervision, seen_on="2027-01-12", happened=happened, settings={"supervision.every_new": [(date(2026, 1, 1), 3)]},
        then="""      started    | due        | rule
                      2027-01-11 | 2027-02-01 | SUP.ASYE_12M """)  # fmt: skip


def test_reviewing_officers_and_managers_have_a_time_of_their_own(story):
    """In 2012 as today."""
    for year, officer, lead in (("2012", "2012-02-16", "2012-01-26"), ("2026", "2026-02-16", "2026-01-26")):
        story(supervision, seen_on=f"{year}-01-10",
            happened=f"""  on         | event  | facts
                          {year}-01-05 | agreed | post=officer """,
            then=f"""      started    | due        | state
                          {year}-01-05 | {officer} | open """)  # fmt: skip
        story(supervision, seen_on=f"{year}-01-10", settings={"supervision.every_lead": [(date(2012, 1, 1), 3)]},
            happened=f"""  on         | event  | facts
                          {year}-01-05 | agreed | post=lead """,
            then=f"""      started    | due        | state
                          {year}-01-05 | {lead} | open """)  # fmt: skip
