"""On the way out of care: stories."""

from throughline.practice.care_leavers.duties import personal_adviser


def test_a_personal_adviser_by_the_18th_birthday(story):
    """Who grows up in care has one by the day; who went home for good needs none."""
    story(personal_adviser, seen_on="2026-12-01",
        happened="""  on         | event               | facts
                      2008-11-20 | record.born         |
                      2020-01-06 | became_looked_after |
                      2021-03-01 | ceased_looked_after | reason=E4A
                      2022-05-02 | became_looked_after |
                      2026-11-20 | ceased_looked_after | reason=E7 """,
        then="""      started    | due        | state
                      2020-01-06 | 2026-11-20 | lapsed
                      2022-05-02 | 2026-11-20 | overdue """)  # fmt: skip
    story(personal_adviser, seen_on="2026-12-01",
        happened="""  on         | event               | facts
                      2008-11-20 | record.born         |
                      2022-05-02 | became_looked_after |
                      2026-04-06 | record.allocated    | role=personal_adviser """,
        then="""      started    | due        | met        | state
                      2022-05-02 | 2026-11-20 | 2026-04-06 | on time """)  # fmt: skip
