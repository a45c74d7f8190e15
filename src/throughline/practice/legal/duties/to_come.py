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

relevant_accommodation = Duty(
    code="legal.relevant_accommodation",
    title="Bring {their} deprivation of liberty outside a secure home back to the court",
    short="deprivations of liberty under section 25",
    owner="social_worker",
    starts=events.deprivation_of_liberty_authorised,
    met_by=events.deprivation_of_liberty_reviewed,
    per=events.deprivation_of_liberty,
    linked=True,
    lapses_on=(events.deprivation_of_liberty_ended, people.died),
    said=((events.deprivation_of_liberty_authorised, "The court allowed it"),),
    law=(
        Since(NO_DAY_YET,
            Rule("In short: a child deprived of liberty in other relevant accommodation comes under section 25, with its courts, limits and reviews; "
                 "the numbers are those of regulations not made yet",
                 id="DOL.S25_RELEVANT", status="to verify", era="pending",
                 source=CHILDREN_ACT_1989.section(25).as_amended_by(CHILDRENS_WELLBEING_AND_SCHOOLS_ACT_2026))),
    ),
)  # fmt: skip
