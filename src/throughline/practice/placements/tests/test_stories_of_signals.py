"""What should be asked about the homes a child has had: stories."""

from datetime import date

from throughline.practice.placements.signals import many_homes, moved_often, under_16_unregulated


def test_the_fourth_home_in_one_period_of_care(story):
    """Short breaks do not count; a new period counts anew; a council may ask at the third."""
    happened = """    on         | event               | facts
                      2024-01-08 | became_looked_after |
                      2024-01-08 | placement_began     |
                      2024-06-03 | placement_began     |
                      2024-07-01 | placement_began     | regime=48
                      2025-02-03 | placement_began     |
                      2025-09-01 | placement_began     |
                      2026-01-05 | ceased_looked_after |
                      2026-02-02 | became_looked_after |
                      2026-02-02 | placement_began     | """
    story.asks(many_homes, seen_on="2025-12-01", happened=happened,
        then="""      since      | cleared    | n | answer by  | holds
                      2025-09-01 | 2026-01-05 | 4 | 2025-09-15 | yes """)  # fmt: skip
    story.asks(many_homes, seen_on="2025-12-01", happened=happened, settings={"placements.many_homes": [(date(2024, 1, 1), 3)]},
        then="""      since      | cleared    | n
                      2025-02-03 | 2026-01-05 | 4 """)  # fmt: skip


def test_three_homes_within_twelve_months(story):
    story.asks(moved_often, seen_on="2026-01-10",
        happened="""  on         | event               | facts
                      2024-01-08 | became_looked_after |
                      2024-01-08 | placement_began     |
                      2025-01-20 | placement_began     |
                      2025-06-02 | placement_began     |
                      2026-01-05 | placement_began     |
                      2026-03-02 | placement_began     |
                      2027-01-11 | ceased_looked_after | """,
        then="""      since      | cleared    | n | holds
                      2026-01-05 | 2026-01-20 | 3 | yes
                      2026-03-02 | 2026-06-02 | 3 | no """)  # fmt: skip


def test_under_sixteen_in_supported_accommodation(story):
    """Since 9 September 2021, until the 16th birthday or the move."""
    happened = """    on        | event           | facts
                      {born}    | record.born     |
                      {began}   | placement_began | type={kind}
                      {moved}   | placement_began | type=U6 """
    for born, began, kind, moved, then in (
        ("2006-03-14", "2021-09-08", "H5", "2021-12-01", "since | cleared"),
        ("2006-03-14", "2021-09-09", "H5", "2021-12-01", "since | cleared\n2021-09-09 | 2021-12-01"),
        ("2006-03-14", "2021-09-09", "H5", "2022-05-01", "since | cleared\n2021-09-09 | 2022-03-14"),
        ("2006-03-14", "2022-03-14", "H5", "2022-05-01", "since | cleared"),
        ("2006-03-14", "2021-09-09", "K2", "2022-05-01", "since | cleared"),
    ):  # fmt: skip
        story.asks(under_16_unregulated, seen_on="2021-10-01", then=then,
            happened=happened.format(born=born, began=began, kind=kind, moved=moved))  # fmt: skip
