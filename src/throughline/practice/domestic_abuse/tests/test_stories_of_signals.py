"""What is asked about those who harm, offenders with children, and high scores: stories."""

from throughline.practice.domestic_abuse.signals import (
    children_of_offender_not_checked,
    high_score,
    programme_not_offered,
)


def test_identified_and_offered_nothing(story):
    """After four weeks, until somebody offers a programme or finds that none is needed."""
    story.asks(programme_not_offered, seen_on="2026-06-01",
        happened="""  on         | event                   | facts                                | row | thread
                      2026-01-05 | harm_identified         | stage=early                          | a   |
                      2026-02-20 | programme_offered       | programme=early answer=accepted      |     | a
                      2026-03-02 | harm_identified         | stage=marac                          | b   |
                      2026-03-20 | programme_need_reviewed | need=no                              |     | b
                      2026-04-01 | harm_identified         | stage=early                          | c   | """,
        then="""      since      | cleared    | holds
                      2026-02-03 | 2026-02-20 | no
                      2026-04-30 |            | yes """)  # fmt: skip


def test_under_management_with_children_nobody_looked_for(story):
    story.asks(children_of_offender_not_checked, seen_on="2026-06-01",
        happened="""  on         | event                | facts                    | row | thread
                      2026-01-05 | iom_flagged          |                          | a   |
                      2026-01-20 | iom_ended            |                          |     | a
                      2026-02-02 | iom_flagged          | children=7               | b   |
                      2026-02-09 | iom_children_checked | outcome=known            |     | b
                      2026-02-20 | iom_ended            |                          |     | b
                      2026-03-02 | iom_flagged          | children=8               | c   | """,
        then="""      since      | cleared    | holds
                      2026-02-02 | 2026-02-09 | no
                      2026-03-02 |            | yes """)  # fmt: skip


def test_a_high_score_and_nothing_followed(story):
    story.asks(high_score, seen_on="2026-06-01",
        happened="""  on         | event              | facts                             | row | thread
                      2026-01-05 | strengths_scored   | by_whom=parent total=20 band=high | a   |
                      2026-01-15 | strengths_referred | service=camhs                     |     | a
                      2026-02-05 | strengths_scored   | by_whom=parent total=10 band=close | b  |
                      2026-03-05 | strengths_scored   | by_whom=self total=25 band=high   | c   | """,
        then="""      since      | cleared    | holds
                      2026-01-05 | 2026-01-15 | no
                      2026-03-05 |            | yes """)  # fmt: skip
