"""What should be asked, since when, and until when: stories."""

from datetime import date

from throughline.practice.looked_after.signals import (
    no_word,
    no_worker,
    not_seen_alone,
    plan_unchanged,
    review_without_meeting,
    short_breaks_cap,
    stale_summary,
)  # fmt: skip


def test_not_seen_alone_twice_running(story):
    """A child who did not want to be, or is too young, was not failed; an empty house is no visit."""
    story.asks(not_seen_alone, seen_on="2026-04-10",
        happened="""  on         | event         | facts
                      2026-01-05 | child_visited | outcome=seen alone=no why_not_alone=not_possible
                      2026-02-02 | child_visited | outcome=seen alone=no why_not_alone=did_not_want
                      2026-02-16 | child_visited | outcome=seen alone=no why_not_alone=not_possible
                      2026-03-02 | child_visited | outcome=not_there
                      2026-03-16 | child_visited | outcome=seen alone=no
                      2026-03-30 | child_visited | outcome=seen alone=no
                      2026-04-13 | child_visited | outcome=seen alone=part
                      2026-05-11 | child_visited | outcome=seen alone=no """,
        then="""      since      | cleared    | answer by  | n | holds
                      2026-03-16 | 2026-04-13 | 2026-03-23 | 3 | yes """)  # fmt: skip


def test_not_alone_counts_where_it_was_said_only_when_the_visit_was_written_up(story):
    story.asks(not_seen_alone, seen_on="2026-02-03",
        happened="""  on         | event            | facts
                      2026-01-05 | child_visited    | outcome=seen words=1
                      2026-01-06 | visit_written_up | alone=no why_not_alone=not_possible
                      2026-02-02 | child_visited    | outcome=seen alone=no words=2
                      2026-02-04 | visit_written_up | why_not_alone=did_not_want
                      2026-03-02 | child_visited    | outcome=seen alone=no words=3
                      2026-03-16 | child_visited    | outcome=seen alone=no words=4
                      2026-03-16 | visit_written_up | why_not_alone=too_young """,
        then="""      since      | cleared    | answer by  | n | holds
                      2026-02-02 | 2026-02-04 | 2026-02-09 | 2 | yes
                      2026-03-16 | 2026-03-16 | 2026-03-23 | 2 | no """)  # fmt: skip


def test_a_child_who_leaves_is_no_longer_asked_about(story):
    story.asks(not_seen_alone, seen_on="2026-04-10",
        happened="""  on         | event               | facts
                      2026-02-16 | child_visited       | outcome=seen alone=no
                      2026-03-16 | child_visited       | outcome=seen alone=no
                      2026-04-01 | ceased_looked_after | """,
        then="""      since      | cleared    | holds
                      2026-03-16 | 2026-04-01 | no """)  # fmt: skip


def test_a_review_without_having_met_the_child(story):
    story.asks(review_without_meeting, seen_on="2012-06-01",
        happened="""  on         | event             | facts
                      2012-01-09 | review_held       | met_before=not_met
                      2012-02-20 | officer_met_child |
                      2012-05-08 | review_held       | met_before=not_met
                      2012-05-09 | signals.answered  | signal=looked_after.review_without_meeting key=3 words=9 """,
        then="""      since      | cleared    | answer by  | answered   | holds
                      2012-01-09 | 2012-02-20 | 2012-01-16 |            | no
                      2012-05-08 |            | 2012-05-15 | 2012-05-09 | yes """)  # fmt: skip


def test_a_plan_that_two_reviews_left_as_it_was(story):
    story.asks(plan_unchanged, seen_on="2026-03-01",
        happened="""  on         | event
                      2025-01-06 | care_plan_prepared
                      2025-02-03 | review_held
                      2025-05-05 | review_held
                      2025-06-02 | care_plan_prepared
                      2025-11-03 | review_held
                      2026-05-01 | review_held """,
        then="""      since      | cleared    | answer by  | n | holds
                      2025-05-05 | 2025-06-02 | 2025-05-19 | 2 | no
                      2026-05-01 |            | 2026-05-18 | 2 | no """)  # fmt: skip


def test_silence_for_sixty_days(story):
    """The day is known beforehand; a council may ask sooner; what came before the record began is not held against it."""
    happened = """    on         | event               | facts
                      2026-01-05 | became_looked_after |
                      2026-01-20 | child_visited       | outcome=seen alone=yes
                      2026-02-10 | child_visited       | outcome=seen alone=no
                      2026-04-20 | words_heard         | words=1 """
    story.asks(no_word, seen_on="2026-04-01", happened=happened,
        then="""      since      | cleared    | n  | holds
                      2026-03-22 | 2026-04-20 | 60 | yes
                      2026-06-20 |            | 60 | no """)  # fmt: skip
    story.asks(no_word, seen_on="2026-04-01", happened=happened, settings={"looked_after.silence": [(date(2025, 4, 1), 30)]},
        then="""      since      | cleared    | n
                      2026-02-20 | 2026-04-20 | 30
                      2026-05-21 |            | 30 """)  # fmt: skip
    story.asks(no_word, seen_on="2026-04-01", happened=happened, live_on="2026-03-02",
        then="""      since      | cleared
                      2026-06-20 |         """)  # fmt: skip


def test_a_summary_that_nobody_looked_at(story):
    story.asks(stale_summary, seen_on="2026-05-01",
        happened="""  on         | event               | facts
                      2026-01-05 | became_looked_after |
                      2026-01-12 | summary_written     | words=1
                      2026-03-02 | summary_confirmed   |
                      2026-05-11 | ceased_looked_after | """,
        then="""      since      | cleared    | n  | holds
                      2026-04-28 | 2026-05-11 | 56 | yes """)  # fmt: skip


def test_more_than_seventy_five_days_of_short_breaks(story):
    """Five breaks of fifteen days are seventy-five; the next day is one too many, until the first lie a year back."""
    breaks = "".join(
        f"{began} | placement_began | regime=48\n{ended} | placement_ended |\n"
        for began, ended in (("2025-01-06", "2025-01-21"), ("2025-03-03", "2025-03-18"), ("2025-05-05", "2025-05-20"),
                             ("2025-07-07", "2025-07-22"), ("2025-09-01", "2025-09-16"), ("2025-11-03", "2025-11-05"))
    )  # fmt: skip
    story.asks(short_breaks_cap, seen_on="2025-12-01", happened="on | event | facts\n" + breaks,
        then="""      since      | cleared    | n  | answer by  | holds
                      2025-11-03 | 2026-01-07 | 75 | 2025-11-10 | yes """)  # fmt: skip
    first_five = breaks[: breaks.index("2025-11-03")]
    story.asks(short_breaks_cap, seen_on="2025-12-01", happened="on | event | facts\n" + first_five, then="since | cleared")


def test_a_short_break_that_does_not_end(story):
    story.asks(short_breaks_cap, seen_on="2025-04-01",
        happened="""  on         | event           | facts
                      2025-01-06 | placement_began | regime=48 """,
        then="""      since      | cleared | holds
                      2025-03-22 |         | yes """)  # fmt: skip


def test_a_child_in_care_without_a_worker_is_asked_about_the_same_day(story):
    """A team alone is nobody; another role is another's; on one day, coming into care and being given a worker is no gap."""
    story.asks(no_worker, seen_on="2026-06-01",
        happened="""  on         | event                     | facts                                  | row | thread
                      2026-01-05 | became_looked_after       |                                        |     |
                      2026-01-05 | record.allocated          | role=social_worker team=3              |     |
                      2026-01-06 | record.allocated          | role=independent_reviewing_officer worker=4 |  |
                      2026-01-08 | record.allocated          | role=social_worker worker=5 team=3     | a   |
                      2026-03-02 | record.allocation_ended   |                                        |     | a
                      2026-03-02 | record.allocated          | role=social_worker worker=6 team=3     | b   |
                      2026-05-04 | record.allocation_ended   |                                        |     | b """,
        then="""      since      | cleared    | answer by  | holds
                      2026-01-05 | 2026-01-08 | 2026-01-06 | no
                      2026-05-04 |            | 2026-05-05 | yes """)  # fmt: skip
    story.asks(no_worker, seen_on="2026-06-01",
        happened="""  on         | event               | facts
                      2026-01-05 | became_looked_after |
                      2026-02-02 | ceased_looked_after | """,
        then="""      since      | cleared    | holds
                      2026-01-05 | 2026-02-02 | no """)  # fmt: skip
