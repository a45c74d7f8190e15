"""What an authority agrees about caseloads."""

from throughline.engines.settings.declarations import Setting

caseload_limit = Setting(
    "team.caseload_limit",
    "Caseload: the agreed limit for a worker",
    default=20,
    least=5,
    most=60,
    why="Agreed locally; the inspection of 2012 found caseloads too high in the assessment teams.",
)
first_year_limit = Setting(
    "team.first_year_limit",
    "Caseload: the agreed limit in the first year of a post",
    default=14,
    least=3,
    most=60,
    why="Whoever is new learns the families before the numbers.",
)
child_weight = Setting(
    "team.child_weight",
    "Caseload: how much one child weighs",
    default=1,
    least=1,
    most=10,
    why="Every child weighs one until the authority agrees on more.",
)
late_weight = Setting(
    "team.late_weight",
    "Caseload: what a child with something past its date weighs besides",
    default=0,
    least=0,
    most=5,
    why="What is late comes on top of the ordinary work; by default it weighs nothing.",
)
