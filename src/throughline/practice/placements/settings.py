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
