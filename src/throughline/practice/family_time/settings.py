"""What an authority decides for itself about family time. Defaults are seeds, not law."""

from throughline.base.limits import working_days
from throughline.engines.settings.declarations import Setting

staffed_before = Setting(
    code="family_time.staffed_before",
    title="Somebody is named to be present at least so many days before",
    default=7, least=1, most=28,
    why="No national number. The inspection of 2012 found court-ordered contact cancelled for want of staff; a week leaves time to find somebody.",
)  # fmt: skip
weeks_ahead = Setting(
    code="family_time.weeks_ahead",
    title="Family time is booked, and hours are counted, so many weeks ahead",
    default=4, least=1, most=12,
    why="No national number; four weeks is how the hours of an order are usually counted.",
)  # fmt: skip
written_up = Setting(
    code="family_time.written_up",
    title="When somebody was present, how family time was is on the record within",
    default=2, unit=working_days(2), least=1, most=5,
    why="No national number; authorities use one to five working days. Two is the seed.",
)  # fmt: skip
look_at_again = Setting(
    code="family_time.look_at_again",
    title="Arrangements of family time are looked at, after each review of a child in care, within",
    default=5, unit=working_days(5), least=1, most=20,
    why="The regulations have each review consider them and name no number; a review that did so has it on the record in the week.",
)  # fmt: skip
