"""Looking at a child's needs again when something has changed, whatever the year's date."""

from datetime import date, timedelta

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL
from throughline.engines.duties.declarations import Case, Duty
from throughline.practice.looked_after import events, settings
from throughline.practice.looked_after.duties.conditions import OVER
from throughline.practice.missing import events as missing
from throughline.practice.placements import events as homes

NINETY_DAYS = timedelta(days=90)
CARE = (events.became_looked_after, events.ceased_looked_after)


def changed(case: Case) -> bool:
    """A home broke down, the child went missing for the third time in ninety days, or the law behind the care changed."""
    care = case.latest(CARE)
    if care is None or care.type != events.became_looked_after.code:
        return False
    if case.start.type == missing.went_missing.code:
        return len(case.since(missing.went_missing, case.on - NINETY_DAYS)) >= 3
    return case.on > care.on


reassess_after_change = Duty(
    code="looked_after.reassess_after_change",
    title="Assess {their} needs again after what has happened",
    short="needs assessed again after a change",
    owner="social_worker",
    starts=(homes.placement_ended.where(planned=False), missing.went_missing, events.legal_status_began),
    met_by=events.needs_reassessed,
    when=changed,
    lapses_on=OVER,
    also_reads=CARE,
    said=(
        (homes.placement_ended, "A home ended without a plan"),
        (missing.went_missing, "{They} went missing again"),
        (events.legal_status_began, "{Their} legal status changed"),
    ),
    law=(
        Since(date(2012, 7, 1),
            Rule("In short: after a breakdown, repeated going missing or a change of order, needs are assessed again; the number of "
                 "days is the authority’s own", within=settings.reassess_after_change, basis="L", status="local default",
                 era="both",
                 source=LOCAL.because("the inspection of 2012, paragraphs 88 and 125: no routine reassessment"))),
    ),
)  # fmt: skip
