"""A change of home, school or service: stories."""

from throughline.practice.transitions.duties import adult, after, child, health, school

MOVE = """            on         | event                | facts                           | row | thread
                      2026-03-02 | transition_planned   | kind=home for_on=2026-03-23     | a   |
                      2026-03-12 | transition_step_done | step=child                      |     | a
                      2026-03-25 | transition_step_done | step=health                     |     | a
                      2026-06-01 | transition_planned   | kind=school for_on=2026-09-01   | b   |
                      2026-07-01 | transition_over      | why=not_now                     |     | b
                      2026-07-06 | transition_planned   | kind=adult for_on=2027-03-14    | c   | """


def test_the_child_first_a_week_before_a_move(story):
    """What was called off asks for nothing more; adult services have a step of their own."""
    story(child, seen_on="2026-07-10", happened=MOVE,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-16 | 2026-03-12 | on time
                      2026-06-01 | 2026-08-24 |            | lapsed """)  # fmt: skip


def test_health_passes_everything_on_by_the_day(story):
    story(health, seen_on="2026-07-10", happened=MOVE,
        then="""      started    | due        | met        | state
                      2026-03-02 | 2026-03-23 | 2026-03-25 | late
                      2026-07-06 | 2027-03-14 |            | open """)  # fmt: skip


def test_the_school_knows_by_the_day(story):
    story(school, seen_on="2026-04-01", happened=MOVE,
        then="""      started    | due        | state
                      2026-03-02 | 2026-03-23 | overdue
                      2026-06-01 | 2026-09-01 | lapsed """)  # fmt: skip


def test_adult_services_assess_half_a_year_before(story):
    story(adult, seen_on="2026-07-10", happened=MOVE,
        then="""      started    | due        | state
                      2026-07-06 | 2026-09-14 | open """)  # fmt: skip


def test_somebody_sees_them_in_the_week_after(story):
    story(after, seen_on="2026-07-10", happened=MOVE,
        then="""      started    | due        | state
                      2026-03-02 | 2026-03-30 | overdue
                      2026-06-01 | 2026-09-08 | lapsed
                      2026-07-06 | 2027-03-19 | open """)  # fmt: skip
