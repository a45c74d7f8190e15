"""What an authority decides for itself about knowing a family. Defaults are seeds, not law."""

from throughline.base.limits import working_days
from throughline.engines.settings.declarations import Setting

ask_about_men = Setting(
    code="families.ask_about_men",
    title="Somebody has asked who the father is within",
    default=10, unit=working_days(10), least=1, most=45,
    why="Two weeks from the first worker: long enough to have met the family, short enough to matter for the assessment.",
)  # fmt: skip
summary_after_change = Setting(
    code="families.summary_after_change",
    title="A summary is written again, or said to be still true, after a plan or care began or ended within",
    default=5, unit=working_days(5), least=1, most=20,
    why="Whoever opens the record at night reads the summary first, and the week after a change is when they will.",
)  # fmt: skip
