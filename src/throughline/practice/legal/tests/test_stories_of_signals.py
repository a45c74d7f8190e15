"""What is asked about drift and about orders that run out: since when, and what ends it."""

from throughline.practice.legal.signals import (
    drift_home,
    drift_permanence,
    drift_plan,
    drift_section_20,
    secure_expires,
)


def test_no_plan_for_permanence_stays_a_question_until_both_have_answered(story):
    """That a plan is made later does not close it: nobody has then said why it drifted."""
    story.asks(drift_permanence, seen_on="2026-09-01",
        happened="""  on         | event                  | facts
                      2026-01-05 | became_looked_after    |
                      2026-06-01 | permanence_plan_agreed | decision=kin
                      2026-06-10 | drift_answered         | reason=permanence role=officer words=1
                      2026-06-20 | drift_answered         | reason=permanence role=manager words=2 """,
        then="""      since      | cleared    | answer by  | holds
                      2026-05-06 | 2026-06-20 | 2026-05-20 | no """)  # fmt: skip
    story.asks(drift_permanence, seen_on="2026-09-01",
        happened="""  on         | event                  | facts
                      2026-01-05 | became_looked_after    |
                      2026-04-01 | permanence_plan_agreed | decision=kin """,
        then="since | cleared | holds")  # fmt: skip


def test_the_plan_is_the_same_through_two_reviews(story):
    story.asks(drift_plan, seen_on="2026-12-01",
        happened="""  on         | event               | facts
                      2026-01-05 | became_looked_after |
                      2026-01-12 | care_plan_prepared  |
                      2026-02-02 | looked_after.review_held |
                      2026-05-04 | looked_after.review_held |
                      2026-05-10 | drift_answered      | reason=plan role=officer words=1
                      2026-07-01 | ceased_looked_after | """,
        then="""      since      | cleared    | holds
                      2026-05-04 | 2026-07-01 | no """)  # fmt: skip


def test_care_by_agreement_goes_on_after_its_expected_end(story):
    story.asks(drift_section_20, seen_on="2026-06-01",
        happened="""  on         | event                 | facts
                      2026-01-05 | became_looked_after   |
                      2026-01-05 | legal_status_began    | status=V2
            2026-01-07 | section_20_authorised | purpose=x work=y expected_end_on=2026-04-01 consent_by=z consent_on=2026-01-05 understood=yes authorised_by=3
                      2026-05-01 | drift_answered        | reason=section_20 role=officer words=1
                      2026-05-04 | drift_answered        | reason=section_20 role=manager words=1 """,
        then="""      since      | cleared    | holds
                      2026-04-02 | 2026-05-04 | no """)  # fmt: skip


def test_at_home_on_a_care_order_and_nobody_asks_whether_it_is_needed(story):
    """Every six months; each time that it was considered starts the time anew."""
    story.asks(drift_home, seen_on="2026-12-01",
        happened="""  on         | event                | facts
                      2025-01-06 | became_looked_after  |
                      2025-01-06 | legal_status_began   | status=C2
                      2025-01-06 | placement_began      | type=P1
                      2025-05-01 | discharge_considered | outcome=keep words=1
                      2025-12-01 | drift_answered       | reason=home role=officer words=1
                      2025-12-02 | drift_answered       | reason=home role=manager words=1
                      2025-12-03 | discharge_considered | outcome=discharge words=1
                      2026-02-01 | legal_status_ended   | """,
        then="""      since      | cleared    | holds
                      2025-11-02 | 2025-12-02 | no """)  # fmt: skip


def test_a_secure_order_is_about_to_run_out(story):
    story.asks(secure_expires, seen_on="2026-03-25",
        happened="""  on         | event             | facts                          | row | thread
                      2025-06-02 | secure_order_made | until_on=2025-09-02            | a   |
                      2025-08-26 | secure_ended      |                                |     | a
                      2026-01-05 | secure_order_made | until_on=2026-04-05            | b   | """,
        then="""      since      | cleared    | holds
                      2025-08-19 | 2025-08-26 | no
                      2026-03-22 |            | yes """)  # fmt: skip
