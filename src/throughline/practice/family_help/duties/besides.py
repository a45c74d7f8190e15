"""Young carers, family group meetings, signposts, and children educated at home."""

from datetime import date

from throughline.base.effective import Rule, Since
from throughline.base.law import LOCAL
from throughline.base.limits import working_days
from throughline.engines.duties.declarations import Duty
from throughline.practice.assessment import events as assessment
from throughline.practice.family_help import events, settings
from throughline.record.people import events as people

young_carer_assessment = Duty(
    code="family_help.young_carer_assessment",
    title="Assess what {they} need as a young carer",
    short="young carers assessed",
    owner="lead_practitioner",
    starts=events.carer_noticed,
    met_by=(events.carer_assessed, assessment.assessment_finished.where(kind="young_carer")),
    per=events.young_carer,
    lapses_on=(events.carer_ended, people.died),
    record=events.carer_assessed,
    said=((events.carer_noticed, "It was noticed that {they} look after somebody"),),
    law=(
        Since(date(2015, 4, 1),
            Rule("In short: whether a young carer needs support is assessed on the appearance of need or on request; read as an assessment "
                 "under section 17, within 45 working days", within=working_days(45), basis="L", id="YC.ASSESS", status="local default",
                 era="today", source=LOCAL.because("section 17ZA of the Children Act 1989 asks for it and names no number"))),
    ),
)  # fmt: skip

review_young_carer = Duty(
    code="family_help.review_young_carer",
    title="Review {their} support as a young carer",
    short="young carers reviewed",
    owner="lead_practitioner",
    starts=events.carer_assessed,
    met_by=events.carer_reviewed,
    renews=True,
    per=events.young_carer,
    lapses_on=(events.carer_ended, people.died),
    said=((events.carer_assessed, "{Their} needs were assessed"), (events.carer_reviewed, "It was last reviewed")),
    law=(
        Since(date(1991, 10, 14),
            Rule("In short: support is looked at again twice a year", within=settings.young_carer_review, basis="L", status="local default",
                 era="both", source=LOCAL.because("the commissioned service reports on outcomes; the number is the authority’s own"))),
    ),
)  # fmt: skip

meet_family_group = Duty(
    code="family_help.meet_family_group",
    title="Hold {their} family group meeting",
    short="family group meetings",
    owner="social_worker",
    starts=events.family_group_accepted,
    met_by=events.family_group_met,
    per=events.family_group,
    linked=True,
    lapses_on=people.died,
    said=((events.family_group_accepted, "It was asked for and accepted"),),
    law=(
        Since(date(2013, 4, 15),
            Rule("In short: a family group meeting is held within weeks; no statutory number", within=settings.family_group, basis="L",
                 id="FGDM.MEETING", status="local default", era="today", source=LOCAL.because("programme guidance names no number"))),
    ),
)  # fmt: skip

follow_signpost = Duty(
    code="family_help.follow_signpost",
    title="Ask what came of the other service",
    called_by="service",
    short="signposts followed up",
    owner="lead_practitioner",
    starts=events.signposted,
    met_by=events.signpost_followed,
    per=events.signpost,
    linked=True,
    lapses_on=people.died,
    said=((events.signposted, "The family was shown the way"),),
    law=(
        Since(date(2006, 4, 1),
            Rule("In short: whoever shows the way asks what came of it", within=settings.signpost, basis="L", status="local default",
                 era="both", source=LOCAL.because("the inspection of 2012, paragraph 39: signposting is followed up"))),
    ),
)  # fmt: skip

visit_home_educated = Duty(
    code="family_help.visit_home_educated",
    title="Visit {them}: educated at home",
    short="visits to children educated at home",
    owner="lead_practitioner",
    starts=events.home_education_began,
    met_by=events.home_education_visited.where(seen=True),
    renews=True,
    per=events.home_education,
    lapses_on=(events.home_education_ended, people.died),
    record=events.home_education_visited,
    said=((events.home_education_began, "Education at home began"), (events.home_education_visited, "{They} {were} last seen")),
    law=(
        Since(date(1991, 10, 14),
            Rule("In short: each child educated at home is visited at least every six months", within=settings.home_education, basis="L",
                 status="local default", era="both",
                 source=LOCAL.because("the inspection of 2012, paragraph 32: all are visited every six months"))),
    ),
)  # fmt: skip
