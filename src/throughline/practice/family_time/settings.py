"""What an authority decides for itself about family time. Defaults are seeds, not law."""

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
