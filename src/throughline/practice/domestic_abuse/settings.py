"""What an authority decides for itself about domestic abuse. Defaults are seeds, not law."""

from throughline.base.limits import days, working_days
from throughline.engines.settings.declarations import Setting

screen_within = Setting(
    code="domestic_abuse.screen_within",
    title="The police and a social worker screen a notification within",
    default=1, unit=working_days(1), least=1, most=3,
    why="No national number; the inspection of 2012, paragraph 40, found that all were screened where the police sit.",
)  # fmt: skip
offer_within = Setting(
    code="domestic_abuse.offer_within",
    title="Somebody who harms is offered a programme within",
    default=28, unit=days(28), least=7, most=91,
    why="No national number. The inspection of 2012, paragraphs 18, 26 and 40: work at an early stage was underdeveloped.",
)  # fmt: skip
weekly_every = Setting(
    code="domestic_abuse.weekly_every", title="The weekly meeting on domestic abuse comes round every (days)", default=7, least=1, most=14,
    why="The inspection of 2012, paragraph 40: a weekly meeting reviews all other notifications.",
)  # fmt: skip
marac_every = Setting(
    code="domestic_abuse.marac_every", title="The MARAC meets every (days)", default=14, least=7, most=28,
    why="The inspection of 2012, paragraph 40: a fortnightly MARAC.",
)  # fmt: skip
again_within = Setting(
    code="domestic_abuse.again_within", title="A case is a repeat at the MARAC within (months)", default=12, least=12, most=24,
    why="The usual definition of a repeat case is twelve months from the last time it was heard.",
)  # fmt: skip
