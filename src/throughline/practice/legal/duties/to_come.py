"""Law that Parliament has made and no day has brought into force yet: it stands in the register as pending, and binds nobody."""

from throughline.base.effective import NO_DAY_YET, Rule, Since
from throughline.base.law import CHILDREN_ACT_1989, CHILDRENS_WELLBEING_AND_SCHOOLS_ACT_2026
from throughline.engines.duties.declarations import Duty
from throughline.practice.legal import events
from throughline.record.people import events as people

family_group_offered = Duty(
    code="legal.family_group_offered",
    title="Offer {their} parents a family group decision-making meeting, or write down why it would harm {them}",
    short="family group meetings offered",
    owner="social_worker",
    starts=events.threshold_discussed.where(decision=("pre_proceedings", "issue")),
    met_by=(events.pre_proceedings_letter_sent.where(family_meeting_offered=True), events.family_meeting_answered),
    per=events.proceedings,
    linked=True,
    lapses_on=(events.application_issued, events.proceedings_ended, people.died),
    record=events.pre_proceedings_letter_sent,
    said=((events.threshold_discussed, "Going to court was decided on"),),
    law=(
        Since(NO_DAY_YET,
            Rule("In short: before it applies for a care or supervision order the council offers a family group decision-making meeting to the parents "
                 "and whoever else has parental responsibility, unless that would not be in the child’s best interests",
                 id="FGDM.OFFER", status="to verify", era="pending",
                 source=CHILDREN_ACT_1989.section("31ZA").as_amended_by(CHILDRENS_WELLBEING_AND_SCHOOLS_ACT_2026))),
    ),
)  # fmt: skip
