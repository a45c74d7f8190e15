"""Female genital mutilation: the police are told by whoever discovered it."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import FGM_ACT_2003
from throughline.base.limits import working_days
from throughline.engines.duties.declarations import Duty
from throughline.practice.protection.events import fgm
from throughline.record.people import events as people

tell_police = Duty(
    code="protection.tell_police_of_fgm",
    title="Tell the police of the female genital mutilation that was discovered",
    short="female genital mutilation told to the police",
    owner="social_worker",
    starts=fgm.fgm_discovered,
    met_by=fgm.fgm_notified,
    per=fgm.fgm,
    linked=True,
    lapses_on=people.died,
    said=((fgm.fgm_discovered, "It was discovered"),),
    law=(
        Since(date(2015, 10, 31),
            Rule("In short: the notification is made “before the end of one month” from the discovery, and by the close of the next working day as the "
                 "Home Office’s procedure has it", within=working_days(1), id="FGM.REPORT",
                 source=FGM_ACT_2003.section("5B", 5, "c").because("and the Home Office’s procedural information of 2015"), era="today")),
    ),
)  # fmt: skip
