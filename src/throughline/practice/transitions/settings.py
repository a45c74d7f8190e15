"""What an authority decides for itself about transitions. Defaults are seeds, not law."""

from throughline.base.limits import months, working_days
from throughline.engines.settings.declarations import Setting

prepare_child = Setting(
    code="transitions.prepare_child",
    title="Before a change of home or school a child is told, asked and shown, at least so long before",
    default=5, unit=working_days(5).before, least=1, most=20,
    why="A week to say goodbye and to see the new place.",
)  # fmt: skip
see_after = Setting(
    code="transitions.see_after",
    title="After a change a child is seen within",
    default=5, unit=working_days(5), least=1, most=10,
    why="The first week shows whether it holds.",
)  # fmt: skip
adult_assessment = Setting(
    code="transitions.adult_assessment",
    title="Before adult services take over they have assessed, at least so long before",
    default=6, unit=months(6).before, least=1, most=24,
    why="Half a year, so that nobody turns 18 into nothing.",
)  # fmt: skip
