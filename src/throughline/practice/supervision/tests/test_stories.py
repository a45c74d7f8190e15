"""When supervision is due, told as chronologies."""

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


def test_how_often_goes_by_the_post_and_more_often_for_whoever_is_newly_qualified(story):
    """Until the day they are newly qualified no more; then as everybody else in that post."""
    story(supervision, seen_on="2026-03-01",
        happened="""  on         | event                  | facts
                      2026-01-05 | record.capacity_agreed | percent=100 newly_qualified_until=2026-01-31
                      2026-01-05 | agreed                 | post=worker
                      2026-01-19 | held                   |
                      2026-02-02 | held                   | """,
        then="""      started    | due        | met        | state
                      2026-01-05 | 2026-01-19 | 2026-01-19 | on time
                      2026-01-19 | 2026-02-02 | 2026-02-02 | on time
                      2026-02-02 | 2026-03-02 |            | open """)  # fmt: skip


def test_reviewing_officers_and_managers_have_a_time_of_their_own(story):
    from datetime import date

    story(supervision, seen_on="2026-01-10",
        happened="""  on         | event  | facts
                      2026-01-05 | agreed | post=officer """,
        then="""      started    | due        | state
                      2026-01-05 | 2026-02-16 | open """)  # fmt: skip
    story(supervision, seen_on="2026-01-10", settings={"supervision.every_lead": [(date(2026, 1, 1), 3)]},
        happened="""  on         | event  | facts
                      2026-01-05 | agreed | post=lead """,
        then="""      started    | due        | state
                      2026-01-05 | 2026-01-26 | open """)  # fmt: skip
