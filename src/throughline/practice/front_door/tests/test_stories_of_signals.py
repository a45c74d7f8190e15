"""What is asked at the front door: stories."""

from throughline.practice.front_door.signals import birth_without_plan, repeat_contacts


def test_the_third_police_contact_within_31_days(story):
    """Days 1, 10 and 31 of a window ask; what came about somebody else of the same home counts; a school's call does not."""
    story.asks(repeat_contacts, seen_on="2026-04-06",
        happened="""  on         | event             | facts
                      2026-03-01 | contact_received  | agency=police priority=standard
                      2026-03-05 | contact_received  | agency=school priority=standard
                      2026-03-10 | household_contact | agency=police
                      2026-03-31 | contact_received  | agency=police priority=standard
                      2026-04-02 | repeat_reviewed   | outcome=changed n=3 words=7 """,
        then="""      since      | cleared    | holds
                      2026-03-31 | 2026-04-02 | no """)  # fmt: skip


def test_days_1_10_and_32_do_not_ask(story):
    story.asks(repeat_contacts, seen_on="2026-04-06",
        happened="""  on         | event            | facts
                      2026-03-01 | contact_received | agency=police priority=standard
                      2026-03-10 | contact_received | agency=police priority=standard
                      2026-04-01 | contact_received | agency=police priority=standard """,
        then="""      since      | cleared    | holds """)  # fmt: skip


def test_after_a_review_the_next_within_the_window_asks_again(story):
    story.asks(repeat_contacts, seen_on="2026-03-30",
        happened="""  on         | event            | facts
                      2026-03-01 | contact_received | agency=police priority=standard
                      2026-03-03 | contact_received | agency=police priority=standard
                      2026-03-05 | contact_received | agency=police priority=standard
                      2026-03-06 | repeat_reviewed  | outcome=plan_enough n=3 words=7
                      2026-03-25 | contact_received | agency=police priority=standard """,
        then="""      since      | cleared    | holds
                      2026-03-05 | 2026-03-06 | no
                      2026-03-25 |            | yes """)  # fmt: skip


def test_expected_soon_and_no_plan(story):
    """From eight weeks before the day, until the plan or the birth."""
    story.asks(birth_without_plan, seen_on="2026-05-01",
        happened="""  on         | event                 | facts
                      2026-01-10 | person_described      | family=Reed expected_on=2026-05-20
                      2026-04-10 | pre_birth_plan_agreed | words=7 """,
        then="""      since      | cleared    | holds
                      2026-03-26 | 2026-04-10 | no """)  # fmt: skip
