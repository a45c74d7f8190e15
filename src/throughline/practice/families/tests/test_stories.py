"""What is asked of every family: stories."""

from throughline.practice.families.signals import summary_behind, unknown_man


def test_a_father_nobody_asked_about(story):
    """From two weeks after the first worker until he is recorded, or somebody says how it is known that there is nobody."""
    story.asks(unknown_man, seen_on="2026-06-01",
        happened="""  on         | event             | facts                          | row | thread
                      2026-03-02 | record.allocated  | role=social_worker             | a   |
                      2026-04-10 | record.related    | kind=father other=7            |     | """,
        then="""      since      | cleared    | holds
                      2026-03-17 | 2026-04-10 | no """)  # fmt: skip


def test_asked_in_vain_is_not_yet_known(story):
    """"Asked, not known" stays a question until he is recorded; it takes the place of the question whether anybody asked."""
    story.asks(unknown_man, seen_on="2026-06-01",
        happened="""  on         | event               | facts                                        | row | thread
                      2026-03-02 | record.allocated    | role=social_worker                           | a   |
                      2026-03-06 | record.adults_asked | who=father answer=not_known because=silent   |     |
                      2026-03-06 | record.adults_asked | who=partner answer=nobody because=said       |     | """,
        then="""      since      | cleared | holds
                      2026-03-06 |         | yes """)  # fmt: skip


def test_it_is_asked_only_while_somebody_works_with_the_child(story):
    """The end of the work ends the question; another worker in between does not begin it anew."""
    story.asks(unknown_man, seen_on="2026-06-01",
        happened="""  on         | event                   | facts              | row | thread
                      2026-03-02 | record.allocated        | role=social_worker | a   |
                      2026-03-30 | record.allocation_ended |                    |     | a
                      2026-03-30 | record.allocated        | role=social_worker | b   |
                      2026-05-04 | record.allocation_ended |                    |     | b """,
        then="""      since      | cleared    | holds
                      2026-03-17 | 2026-05-04 | no """)  # fmt: skip


def test_a_summary_from_before_a_plan_began(story):
    """Five working days after the change, until somebody looks at the summary. Without one there is nothing to be behind."""
    story.asks(summary_behind, seen_on="2026-06-01",
        happened="""  on         | event                          | facts              | row | thread
                      2026-03-02 | record.allocated               | role=social_worker | a   |
                      2026-03-03 | looked_after.became_looked_after | need=N1          | c   |
                      2026-03-20 | record.summary_written         | words=7            |     |
                      2026-04-13 | looked_after.ceased_looked_after | reason=E8        |     | c
                      2026-05-01 | record.summary_confirmed       |                    |     |
                      2026-05-11 | looked_after.became_looked_after | need=N1          | d   | """,
        then="""      since      | cleared    | holds
                      2026-04-21 | 2026-05-01 | no
                      2026-05-19 |            | yes """)  # fmt: skip
