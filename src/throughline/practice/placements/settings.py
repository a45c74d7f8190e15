"""What an authority decides for itself about homes in care. Defaults are seeds, not law."""

from throughline.base.limits import working_days
from throughline.engines.settings.declarations import Setting

review_before_ending = Setting(
    code="placements.review_before_ending",
    title="A review of an ending that is being considered is held within",
    default=10, unit=working_days(10), least=1, most=20,
    why="The regulation asks for a review before a placement is ended and names no number.",
)  # fmt: skip
many_homes = Setting(
    code="placements.many_homes",
    title="Moves are asked about from this home on, in one period of care",
    default=4, least=2, most=10,
    why="A fourth home in one period of care is more than any plan means.",
)  # fmt: skip
homes_in_a_year = Setting(
    code="placements.homes_in_a_year",
    title="Before the next planned move there is a stability meeting once a child has had so many homes in twelve months",
    default=3, least=2, most=3,
    why="The inspection of 2012 found young people with very many moves; three in a year is what the country counts.",
)  # fmt: skip
lifetime_homes = Setting(
    code="placements.lifetime_homes",
    title="Before the next planned move there is a stability meeting once a child has had so many homes in all",
    default=6, least=3, most=15,
    why="Agreed locally; six homes in a childhood are too many for anybody.",
)  # fmt: skip
stability_meeting = Setting(
    code="placements.stability_meeting",
    title="A stability meeting is held, after a move that brings a child to those numbers, within",
    default=10, unit=working_days(10), least=1, most=20,
    why="No national number; two weeks while the new home is still fresh.",
)  # fmt: skip
