"""Leaving care, custody, adoption, and what people agreed to do."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import (
    ADOPTION_STANDARDS_2014,
    CARE_PLANNING_REGS,
    DETENTION_VISITS_REGS,
    LONG_TERM_FOSTERING_AMENDMENT_2015,
)  # fmt: skip
from throughline.base.limits import days, months, working_days
from throughline.engines.duties.declarations import Case, Duty, aged, every
from throughline.engines.promises.duty import agreed_action_duty
from throughline.practice.looked_after import events
from throughline.practice.looked_after.duties.visits import seen
from throughline.record.people import events as people


def was_accommodated(case: Case) -> bool:
    """The last legal status before leaving was section 20."""
    found = case.latest(events.legal_status_began)
    return found is not None and found.get("status") == "V2"


ceasing_16 = Duty(
    code="looked_after.ceasing_16",
    title="Have the director approve {their} leaving care",
    short="leaving care approved",
    owner="manager",
    starts=events.ceased_looked_after,
    met_by=events.ceasing_approved.where(by_whom=("director", "officer")),
    looks_back=months(6),
    also_reads=(people.born, people.person_described, events.legal_status_began),
    lapses_on=(events.became_looked_after, people.died),
    said=((events.ceased_looked_after, "{They} left care"),),
    law=(
        Since(date(2015, 4, 1),
            Rule("In short: where C is aged 16 or 17 and is not in the care of the responsible authority, the decision to cease to "
                 "look after C must not be put into effect until it has been approved", within=days(0),
                 when=every(aged(16, 18), was_accommodated), id="LAC.CEASE_16", status="to verify (detail/para)",
                 source=CARE_PLANNING_REGS.reg(39).as_amended_by(LONG_TERM_FOSTERING_AMENDMENT_2015), era="today")),
    ),
)  # fmt: skip

detained_visit = Duty(
    code="looked_after.detained_visit",
    title="Visit {them} in custody",
    short="visits in custody",
    owner="social_worker",
    starts=events.detained.where(kind="sentence"),
    met_by=seen,
    per=events.detention,
    lapses_on=(events.released, people.died),
    said=((events.detained, "{They} {were} detained"),),
    record=events.child_visited,
    law=(
        Since(date(2011, 4, 1),
            Rule("In short: within ten working days of A first being detained", within=working_days(10), id="LAC.DETAINED_VISIT",
                 source=DETENTION_VISITS_REGS.reg(4), status="to verify (detail/para)", era="both")),
    ),
)  # fmt: skip

life_story = Duty(
    code="looked_after.life_story",
    title="Give {them} the life story book",
    short="life story books",
    owner="social_worker",
    starts=events.adoption_celebrated,
    met_by=events.life_story_given,
    looks_back=months(12),
    lapses_on=people.died,
    said=((events.adoption_celebrated, "The adoption was celebrated at court"),),
    law=(
        Since(date(2014, 7, 1),
            Rule("In short: within ten working days of the adoption celebration hearing", within=working_days(10), basis="N",
                 id="LAC.LIFE_STORY", source=ADOPTION_STANDARDS_2014.standard("2.6"), status="to verify (detail/para)",
                 era="both")),
    ),
)  # fmt: skip

agreed_action = agreed_action_duty("looked_after.agreed_action", events.actions)
