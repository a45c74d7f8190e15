"""Female genital mutilation is told to the police by the close of the next working day; before the Act said so, nothing was asked."""

from throughline.practice.protection.duties.fgm import tell_police


def test_the_police_are_told_by_the_close_of_the_next_working_day(story):
    """Discovered on a Friday: on Monday. Each discovery is told; what was discovered before the duty began is not counted."""
    story(tell_police, seen_on="2026-07-01",
        happened="""  on         | event          | facts                | row | thread
                      2015-10-30 | fgm_discovered | who="School nurse" how=told  | a   |
                      2026-05-15 | fgm_discovered | who="Priya Shah" how=told  | b   |
                      2026-05-18 | fgm_notified   | by=finder            |     | b
                      2026-06-05 | fgm_discovered | who="Dr Voss" how=seen | c   |
                      2026-06-09 | fgm_notified   | by=other             |     | c
                      2026-06-26 | fgm_discovered | who="Dr Voss" how=seen | d   | """,
        then="""      started    | due        | met        | state
                      2026-05-15 | 2026-05-18 | 2026-05-18 | on time
                      2026-06-05 | 2026-06-08 | 2026-06-09 | late
                      2026-06-26 | 2026-06-29 |            | overdue """)  # fmt: skip
