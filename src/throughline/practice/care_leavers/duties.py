"""What must happen for a young person on the way out of care, by when, on whose authority."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import CHILDREN_ACT_1989
from throughline.base.limits import by_birthday
from throughline.engines.duties.declarations import Duty
from throughline.practice.looked_after import events as care
from throughline.record.people import events as people
from throughline.record.workers import events as staff

HOME_FOR_GOOD = care.ceased_looked_after.where(
    reason=("E2", "E3", "E4", "E4A", "E4B", "E11", "E12", "E13", "E14", "E16", "E41", "E43", "E44", "E45", "E46", "E47", "E48")
)
"""Ways out of care after which nobody grows up in it: home, adopted, under somebody else's order, another council's."""

personal_adviser = Duty(
    code="care_leavers.personal_adviser",
    title="Name a personal adviser for {them}",
    short="personal advisers named",
    owner="manager",
    starts=care.became_looked_after,
    met_by=staff.allocated.where(role="personal_adviser"),
    lapses_on=(HOME_FOR_GOOD, care.became_looked_after, people.died),
    also_reads=(people.born, people.person_described),
    said=((care.became_looked_after, "{They} came into care"),),
    law=(
        Since(date(2001, 10, 1),
            Rule("In short: the authority arranges for each eligible, relevant and former relevant child to have a personal "
                 "adviser; by the 18th birthday at the latest", within=by_birthday(18), source=CHILDREN_ACT_1989.section("23D"),
                 status="to verify (detail/para)", era="both")),
    ),
)  # fmt: skip
