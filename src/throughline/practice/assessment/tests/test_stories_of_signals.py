"""What is asked about assessments: stories."""

from throughline.practice.assessment.signals import agency_silent, not_engaging


def test_a_parent_who_does_not_come(story):
    """Twice in a row for one parent, whoever else comes; until it is taken up with them, or they come, or it is finished."""
    story.asks(not_engaging, seen_on="2026-04-20",
        happened="""  on         | event               | facts                | row | thread
                      2026-03-02 | assessment_began    | kind=single          | a   |
                      2026-03-03 | parent_contact      | who=Marc how=missed  |     | a
                      2026-03-04 | parent_contact      | who=Kelly how=kept   |     | a
                      2026-03-09 | parent_contact      | who=Marc how=refused |     | a
                      2026-03-11 | challenge_made      | who=Marc effect=more words=1 response=2 why=3 | | a
                      2026-03-16 | parent_contact      | who=Marc how=missed  |     | a
                      2026-03-18 | parent_contact      | who=Marc how=missed  |     | a
                      2026-03-20 | parent_contact      | who=Marc how=kept    |     | a
                      2026-03-23 | parent_contact      | who=Kelly how=missed |     | a
                      2026-03-25 | parent_contact      | who=Kelly how=missed |     | a
                      2026-03-31 | assessment_finished | kind=single          |     | a
                      2026-04-01 | assessment_began    | kind=single          | b   |
                      2026-04-10 | parent_contact      | who=Marc how=missed  |     | b
                      2026-04-13 | parent_contact      | who=Marc how=missed  |     | b """,
        then="""      since      | cleared    | answer by  | holds
                      2026-03-09 | 2026-03-11 | 2026-03-11 | no
                      2026-03-18 | 2026-03-20 | 2026-03-20 | no
                      2026-03-25 | 2026-03-31 | 2026-03-27 | no
                      2026-04-13 |            | 2026-04-15 | yes """)  # fmt: skip


def test_an_agency_that_says_nothing(story):
    """Ten working days after it was asked."""
    story.asks(agency_silent, seen_on="2026-04-20",
        happened="""  on         | event               | facts                           | row | thread
                      2026-03-02 | assessment_began    | kind=single                     | a   |
                      2026-03-03 | contribution        | agency=gp state=requested       |     | a
                      2026-03-03 | contribution        | agency=school state=requested   |     | a
                      2026-03-10 | contribution        | agency=school state=received    |     | a
                      2026-03-20 | contribution        | agency=gp state=refused why=X   |     | a
                      2026-03-23 | contribution        | agency=police state=requested   |     | a """,
        then="""      since      | cleared    | answer by  | holds
                      2026-03-17 | 2026-03-20 | 2026-03-24 | no
                      2026-04-08 |            | 2026-04-15 | yes """)  # fmt: skip
