"""What an authority decides for itself about following up whom it points to a service."""

from throughline.base.limits import working_days
from throughline.engines.settings.declarations import Setting

follow_up = Setting(
    code="directory.follow_up",
    title="A service says what has become of a family pointed to it within",
    default=10, unit=working_days(10), least=1, most=30,
    why="The inspection of 2012, paragraph 39: contacts are effectively followed up; the number is the authority’s own.",
)  # fmt: skip
