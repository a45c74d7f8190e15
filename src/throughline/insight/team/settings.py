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
manager_limit = Setting(
    "team.manager_limit",
    "Caseload: the agreed limit for somebody who leads a team",
    default=4,
    least=0,
    most=20,
    why="Whoever supervises others carries few children, or none.",
)
officer_limit = Setting(
    "team.officer_limit",
    "Caseload: the agreed limit for a reviewing officer",
    default=65,
    least=30,
    most=80,
    why="The IRO Handbook of 2010 gives 50 to 70.",
)
chair_limit = Setting(
    "team.chair_limit",
    "Caseload: the agreed limit for a child protection chair",
    default=65,
    least=20,
    most=80,
    why="Agreed locally; the same as for a reviewing officer, who does the like.",
)
adviser_limit = Setting(
    "team.adviser_limit",
    "Caseload: the agreed limit for a personal adviser",
    default=22,
    least=5,
    most=40,
    why="Agreed locally; no national number.",
)
proceedings_weight = Setting(
    "team.proceedings_weight",
    "Caseload: what a child under an interim order weighs besides",
    default=1,
    least=0,
    most=10,
    why="Court work is the heaviest there is; one more is the seed.",
)
far_weight = Setting(
    "team.far_weight",
    "Caseload: what a child more than 20 miles from home weighs besides",
    default=1,
    least=0,
    most=10,
    why="A visit takes the day.",
)
new_weight = Setting(
    "team.new_weight",
    "Caseload: what a child in the first three months of care weighs besides",
    default=0,
    least=0,
    most=10,
    why="Plans, checks and visits come thick then; by default it weighs nothing.",
)
missing_weight = Setting(
    "team.missing_weight",
    "Caseload: what a child who was missing in the last 90 days weighs besides",
    default=0,
    least=0,
    most=10,
    why="Each time missing brings a visit, a meeting, calls at night; by default it weighs nothing.",
)
span_limit = Setting(
    "team.span_limit",
    "Span of control: how many people one manager supervises at most",
    default=6,
    least=2,
    most=15,
    why="The inspection of 2012 found spans too broad; six is what most authorities agree.",
)
span_children_limit = Setting(
    "team.span_children_limit",
    "Span of control: for how many children the people one manager supervises answer at most",
    default=90,
    least=20,
    most=200,
    why="A manager should know every child by name; ninety is the seed.",
)
oversight_days = Setting(
    "team.oversight_days",
    "A child is without oversight when no manager wrote on the record for so many days",
    default=42,
    least=7,
    most=120,
    why="Six weeks: the longest that supervision of a case should wait.",
)
