"""What an authority decides for itself about supervision. Defaults are seeds, not law."""

from throughline.base.limits import weeks
from throughline.engines.settings.declarations import Setting

every = Setting(
    code="supervision.every",
    title="Supervision at least every",
    default=4, unit=weeks(4), least=1, most=8,
    why="The standards for employers of social workers ask for it at least monthly; many authorities say four weeks.",
)  # fmt: skip
every_new = Setting(
    code="supervision.every_new",
    title="Supervision of newly qualified workers, after the first six months of their assessed year, at least every",
    default=4, unit=weeks(4), least=1, most=4,
    why="Their programme asks for every week at first, for every two weeks until six months are over, and then for every month. Four weeks are never longer.",
)  # fmt: skip
every_lead = Setting(
    code="supervision.every_lead",
    title="Supervision of managers at least every",
    default=4, unit=weeks(4), least=1, most=8,
    why="Nothing national. Who supervises others is supervised as often as they are.",
)  # fmt: skip
every_officer = Setting(
    code="supervision.every_officer",
    title="Supervision of reviewing officers and chairs at least every",
    default=6, unit=weeks(6), least=1, most=8,
    why="Nothing national. Six weeks, the seed, is once between two reviews of most children.",
)  # fmt: skip
not_discussed = Setting(
    code="supervision.not_discussed",
    title="A child is talked about in supervision at least every so many weeks",
    default=8, least=2, most=26,
    why="Nothing national. Every second supervision is the seed.",
)  # fmt: skip
brief = Setting(
    code="supervision.brief",
    title="A record of supervision is brief below so many words for each child",
    default=25, least=5, most=300,
    why="Nothing national. The report found records that were very brief; the number only asks to look.",
)  # fmt: skip
