"""What an authority decides for itself about courts and the law. Defaults are seeds, not law."""

from throughline.base.limits import months, weeks, working_days
from throughline.engines.settings.declarations import Setting
from throughline.practice.legal.codes import DECISIONS, GRADES


def _scheme(kind: str, grade: str) -> Setting:
    return Setting(
        code=f"legal.grade_{kind}",
        title=f"The scheme of delegation: {DECISIONS[kind]} is decided at the least by the",
        default=grade,
        choices=tuple(GRADES),
        why="Each council has its own scheme of delegation. The seed is the lowest grade at which the inspection of 2012 found decisions taken.",
    )


grade_pre_proceedings = _scheme("pre_proceedings", "service_manager")
grade_proceedings = _scheme("proceedings", "head_of_service")
grade_entry = _scheme("entry", "service_manager")
grade_section_20 = _scheme("section_20", "service_manager")
grade_secure = _scheme("secure", "director")
grade_discharge = _scheme("discharge", "service_manager")
grade_exit = _scheme("exit", "service_manager")
grade_placement = _scheme("placement", "head_of_service")
SCHEME = {
    "pre_proceedings": grade_pre_proceedings, "proceedings": grade_proceedings, "entry": grade_entry, "section_20": grade_section_20,
    "secure": grade_secure, "discharge": grade_discharge, "exit": grade_exit, "placement": grade_placement,
}  # fmt: skip
panel_every = Setting(
    code="legal.panel_every",
    title="The resource panel meets at least every so many days",
    default=7, least=1, most=28,
    why="No national number. A week is the seed: no child waits longer than that for a decision about court.",
)  # fmt: skip
confirm_within = Setting(
    code="legal.confirm_within",
    title="A decision taken below its grade is confirmed at its grade within",
    default=1, unit=working_days(1), least=1, most=5,
    why="No national number. Nobody may wait for a signature when a child is in danger; the next working day is the seed.",
)  # fmt: skip
panel_afterwards = Setting(
    code="legal.panel_afterwards",
    title="After an emergency application the resource panel decides within",
    default=10, unit=working_days(10), least=1, most=20,
    why="No national number; the panel meets every week or two.",
)  # fmt: skip
section_20_written = Setting(
    code="legal.section_20_written",
    title="Care by agreement that began in an emergency is written down and authorised within",
    default=5, unit=working_days(5), least=1, most=10,
    why="No national number. The inspection of 2012 found all section 20 cases reviewed; a week is the seed.",
)  # fmt: skip
advice_within = Setting(
    code="legal.advice_within",
    title="Legal advice is answered within",
    default=5, unit=working_days(5), least=1, most=20,
    why="No national number; the authority’s own agreement with its lawyers.",
)  # fmt: skip
discharge_considered = Setting(
    code="legal.discharge_considered",
    title="For a child at home on a care order, discharge of the order is considered at least every",
    default=6, unit=months(6), least=1, most=12,
    why="The inspection of 2012, paragraph 122, found every such child reviewed; with each statutory review is the seed.",
)  # fmt: skip
permanence_by = Setting(
    code="legal.permanence_by",
    title="Without a plan for permanence, drift is asked about after",
    default=4, unit=months(4), least=2, most=12,
    why="The second review is due four months after coming into care; the guidance asks for a plan for permanence by then.",
)  # fmt: skip
expiry_notice = Setting(
    code="legal.expiry_notice",
    title="That a secure order is about to run out is shown so many days before",
    default=14, least=3, most=60,
    why="No national number; an application takes about a week to prepare.",
)  # fmt: skip
welfare_report = Setting(
    code="legal.welfare_report",
    title="A report on welfare that a court asked for (section 7), where it named no day, is filed within",
    default=12, unit=weeks(12), least=4, most=12,
    why="No national number: the court names the day. Twelve weeks is what courts usually give.",
)  # fmt: skip
legacy_before = Setting(
    code="legal.legacy_before",
    title="Drift in care that began before this day is counted as a legacy (year-month-day)",
    default="2011-01-01",
    why="The inspection of 2012 tells old drift from new: poor plans went back to about January 2011.",
)
