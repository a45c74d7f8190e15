"""What is asked about children who came back: stories."""

from throughline.practice.missing.signals import returned_without_visit, visit_without_evaluation


def test_back_and_nobody_went_to_see_them(story):
    """Three days after the return, until somebody offers a visit. What is closed is asked no more."""
    story.asks(returned_without_visit, seen_on="2026-03-20",
        happened="""  on         | event                    | facts            | row | thread
                      2026-03-02 | went_missing             |                  | a   |
                      2026-03-03 | came_back                |                  |     | a
                      2026-03-05 | missing.return_interview | outcome=held     |     | a
                      2026-03-09 | went_missing             |                  | b   |
                      2026-03-10 | came_back                |                  |     | b
                      2026-03-16 | missing.return_interview | outcome=declined |     | b
                      2026-03-14 | went_missing             |                  | c   |
                      2026-03-15 | came_back                |                  |     | c """,
        then="""      since      | cleared    | answer by  | holds
                      2026-03-13 | 2026-03-16 | 2026-03-16 | no
                      2026-03-18 |            | 2026-03-19 | yes """)  # fmt: skip


def test_a_visit_that_nobody_else_has_looked_at(story):
    """After five working days, until the evaluation or the end of the follow-up."""
    story.asks(visit_without_evaluation, seen_on="2026-04-20",
        happened="""  on         | event                    | facts                     | row | thread
                      2026-03-02 | went_missing             |                           | a   |
                      2026-03-03 | came_back                |                           |     | a
                      2026-03-05 | missing.return_interview | outcome=held              |     | a
                      2026-03-16 | return_evaluated         | adequate=no theme=friends words=7 evaluator=9 |     | a
                      2026-03-30 | went_missing             |                           | b   |
                      2026-03-31 | came_back                |                           |     | b
                      2026-04-01 | missing.return_interview | outcome=held              |     | b
                      2026-04-20 | went_missing             |                           | c   | """,
        then="""      since      | cleared    | answer by  | holds
                      2026-03-13 | 2026-03-16 | 2026-03-20 | no
                      2026-04-11 |            | 2026-04-17 | yes """)  # fmt: skip
