"""What an authority decides about its own figures."""

from throughline.engines.settings.declarations import Setting

on_time_target = Setting(
    "measures.on_time_target",
    "Target for what is done in time, in percent",
    default=90,
    least=50,
    most=100,
    why="No law asks for less than all of it; the target says how far the authority means to come this year.",
)
publish_on_day = Setting(
    "measures.publish_on_day",
    "Day of the next month on which a month’s figures are published",
    default=3,
    least=1,
    most=28,
    why="Late entries of the last days are in by then, and the meeting that reads the figures has not yet met.",
)
