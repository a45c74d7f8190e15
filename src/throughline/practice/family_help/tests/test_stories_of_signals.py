"""What is asked about families who are helped by agreement: stories."""

from throughline.practice.family_help.signals import agreement_taken_back, nobody_leads_after_protection


def test_the_family_takes_its_agreement_back(story):
    """Until they agree again, or the help ends or changes its level."""
    story.asks(agreement_taken_back, seen_on="2026-06-01",
        happened="""  on         | event            | facts                       | row | thread
                      2026-01-05 | help_began       | level=early_help            | a   |
                      2026-01-05 | consent_recorded | who=Mother answer=agreed    |     | a
                      2026-02-02 | consent_recorded | who=Mother answer=withdrawn |     | a
                      2026-02-10 | consent_recorded | who=Mother answer=agreed    |     | a
                      2026-03-02 | consent_recorded | who=Mother answer=withdrawn |     | a
                      2026-03-20 | help_ended       | outcome=withdrawn           |     | a
                      2026-05-04 | help_began       | level=early_help            | b   |
                      2026-05-05 | consent_recorded | who=Father answer=refused   |     | b """,
        then="""      since      | cleared    | answer by  | holds
                      2026-02-02 | 2026-02-10 | 2026-02-05 | no
                      2026-03-02 | 2026-03-20 | 2026-03-05 | no
                      2026-05-05 |            | 2026-05-08 | yes """)  # fmt: skip


def test_a_protection_plan_ended_and_nobody_leads_what_follows(story):
    """From the day after the agreed week, until somebody does. No further services: another question, of protection itself."""
    story.asks(nobody_leads_after_protection, seen_on="2026-12-01",
        happened="""  on         | event                 | facts               | row | thread
                      2026-01-05 | protection.plan_began | category=NEG        | p   |
                      2026-03-02 | protection.plan_ended | then=child_in_need  |     | p
                      2026-03-20 | help_began            | level=child_in_need | a   |
                      2026-04-20 | help_ended            | outcome=moved       |     | a
                      2026-05-04 | protection.plan_began | category=NEG        | q   |
                      2026-09-01 | protection.plan_ended | then=none           |     | q
                      2026-09-15 | protection.plan_began | category=NEG        | r   |
                      2026-11-02 | protection.plan_ended | then=early_help     |     | r """,
        then="""      since      | cleared    | answer by  | holds
                      2026-03-10 | 2026-03-20 | 2026-03-12 | no
                      2026-11-10 |            | 2026-11-12 | yes """)  # fmt: skip
