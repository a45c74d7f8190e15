"""How long what somebody sent to be checked is kept."""

from throughline.engines.settings.declarations import Setting

days_kept = Setting(
    "returns.checked_kept",
    "Days for which files sent to be checked are kept",
    default=30,
    least=1,
    most=90,
    why="Long enough to work through what was found and to compare two sendings; no longer than that needs. "
    "Whoever sent them may throw them away sooner.",
)
