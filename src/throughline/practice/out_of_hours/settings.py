"""What an authority decides for itself about the night. Defaults are seeds, not law."""

from throughline.base.limits import hours
from throughline.engines.settings.declarations import Setting

respond_within = Setting(
    code="out_of_hours.respond_within",
    title="A call out of hours has its first response within",
    default=2, unit=hours(2), least=1, most=12,
    why="No national number; two hours is a usual local standard for a duty service.",
)  # fmt: skip
rises_after = Setting(
    code="out_of_hours.rises_after",
    title="Night work that nobody has taken on rises to the manager, hours after the day service opens",
    default=2, least=1, most=8,
    why="No national number; by eleven somebody must have read what happened in the night.",
)  # fmt: skip
opens_at = Setting(
    code="out_of_hours.opens_at",
    title="The night service begins on working days at (hour)",
    default=17, least=15, most=20,
    why="The hour at which the day service’s telephones are put through.",
)  # fmt: skip
closes_at = Setting(
    code="out_of_hours.closes_at",
    title="The day service opens at (hour)",
    default=9, least=7, most=10,
    why="The hour at which the night hands over. Words left for a night end then.",
)  # fmt: skip
core_until = Setting(
    code="out_of_hours.core_until",
    title="Core hours last until (hour, 24 for midnight)",
    default=24, least=20, most=24,
    why="Most calls come before midnight; the joint service is staffed for them.",
)  # fmt: skip
core_workers = Setting(
    code="out_of_hours.core_workers",
    title="Workers on duty in core hours",
    default=2, least=1, most=6,
    why="The inspection of 2012, paragraphs 7 and 65: staffing was increased to ensure cover at core times.",
)  # fmt: skip
