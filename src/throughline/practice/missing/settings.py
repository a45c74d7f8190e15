"""What an authority decides for itself about children who go missing. Defaults are seeds, not law."""

from throughline.base.limits import hours, working_days
from throughline.engines.settings.declarations import Setting

tell_others = Setting(
    code="missing.tell_others",
    title="When a child in care goes missing, police, parents and others are told within",
    default=24, unit=hours(24), least=1, most=24,
    why="The guidance says at once; a day at the most is the usual local number.",
)  # fmt: skip
share_interview = Setting(
    code="missing.share_interview",
    title="A return interview is shared within",
    default=2, unit=working_days(2), least=1, most=5,
    why="No national number; what was learnt is of use in the first days.",
)  # fmt: skip
meet = Setting(
    code="missing.meet",
    title="Agencies meet about a child who goes missing within",
    default=5, unit=working_days(5), least=1, most=5,
    why="No national number; authorities use one to five working days.",
)  # fmt: skip
times_before_meeting = Setting(
    code="missing.times_before_meeting",
    title="Agencies meet about a child who goes missing so often within 90 days",
    default=3, least=1, most=3,
    why="Three times in 90 days is the guidance’s number; fewer may be agreed.",
)  # fmt: skip
evaluate_return = Setting(
    code="missing.evaluate_return",
    title="A return visit is evaluated by somebody else within",
    default=5, unit=working_days(5), least=1, most=15,
    why="The inspection of 2012 found that nobody evaluated these visits; a week is the seed.",
)  # fmt: skip
tell_service = Setting(
    code="missing.tell_service",
    title="The service for pregnancy and young parents is told of a child within",
    default=5, unit=working_days(5), least=1, most=10,
    why="The local board’s procedure of 2012 links exploitation, going missing and the service; no national number.",
)  # fmt: skip
consider_exploitation = Setting(
    code="missing.consider_exploitation",
    title="After a time missing, exploitation is considered within",
    default=5, unit=working_days(5), least=1, most=10,
    why="The local board’s procedure ties the two together; no national number.",
)  # fmt: skip
