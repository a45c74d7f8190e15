"""What an authority decides for itself about groups and programmes. Defaults are seeds, not law."""

from throughline.engines.settings.declarations import Setting

reach_target = Setting(
    code="programmes.reach_target",
    title="So many of a hundred eligible families come to their children’s centre in a year",
    default=65, least=10, most=100,
    why="The inspection framework for children’s centres of the time asked for most families; sixty-five in a hundred is the seed.",
)  # fmt: skip
