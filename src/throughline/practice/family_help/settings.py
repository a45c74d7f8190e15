"""What an authority decides for itself about families who are helped by agreement. Defaults are seeds, not law."""

from throughline.base.limits import days, months, weeks, working_days
from throughline.engines.settings.declarations import Setting

first_look = Setting(
    code="family_help.first_look",
    title="A first look (pre-CAF) ends in an outcome within",
    default=10, unit=working_days(10), least=1, most=20,
    why="No national number; a first look that lasts longer is an assessment without a name.",
)  # fmt: skip
common_assessment = Setting(
    code="family_help.common_assessment",
    title="A common assessment (CAF, until 2013) was finished within",
    default=20, unit=working_days(20), least=10, most=35,
    why="No national number; authorities used ten to thirty-five working days.",
)  # fmt: skip
early_help_assessment = Setting(
    code="family_help.early_help_assessment",
    title="An early help assessment is finished within",
    default=30, unit=working_days(30), least=10, most=45,
    why="No national number; authorities use twenty to forty-five working days.",
)  # fmt: skip
first_meeting = Setting(
    code="family_help.first_meeting",
    title="After the assessment, the team around the family first meets within",
    default=20, unit=working_days(20), least=5, most=30,
    why="No national number; authorities use ten to thirty working days.",
)  # fmt: skip
caf_first_review = Setting(
    code="family_help.caf_first_review",
    title="The first review of a common assessment (until 2013) was held within",
    default=6, unit=weeks(6), least=4, most=26,
    why="No national number; six weeks was usual.",
)  # fmt: skip
caf_review = Setting(
    code="family_help.caf_review",
    title="Later reviews of a common assessment (until 2013) were held within",
    default=3, unit=months(3), least=1, most=6,
    why="No national number; three months was usual.",
)  # fmt: skip
review = Setting(
    code="family_help.review",
    title="Early help is reviewed every",
    default=6, unit=weeks(6), least=4, most=12,
    why="No national number; authorities use six to twelve weeks.",
)  # fmt: skip
first_contact = Setting(
    code="family_help.first_contact",
    title="A family is first spoken to within",
    default=5, unit=working_days(5), least=1, most=10,
    why="No national number; a week is what a family can wait.",
)  # fmt: skip
visit = Setting(
    code="family_help.visit",
    title="With a plan of early help, the child and family are seen every",
    default=20, unit=working_days(20), least=5, most=30,
    why="No national number; four weeks is usual.",
)  # fmt: skip
closing_letter = Setting(
    code="family_help.closing_letter",
    title="After early help ends, the family is written to within",
    default=10, unit=working_days(10), least=1, most=20,
    why="No national number; the family should know who helps now.",
)  # fmt: skip
child_in_need_plan = Setting(
    code="family_help.child_in_need_plan",
    title="A child in need plan is agreed within",
    default=10, unit=working_days(10), least=5, most=20,
    why="Guidance asks for a plan and names no number.",
)  # fmt: skip
child_in_need_first_review = Setting(
    code="family_help.child_in_need_first_review",
    title="The first review of a child in need plan is held within",
    default=6, unit=weeks(6), least=4, most=13,
    why="Guidance asks for regular reviews and names no number; four weeks to three months are in use.",
)  # fmt: skip
child_in_need_review = Setting(
    code="family_help.child_in_need_review",
    title="Later reviews of a child in need plan are held within",
    default=3, unit=months(3), least=1, most=6,
    why="Guidance asks for regular reviews and names no number.",
)  # fmt: skip
child_in_need_visit = Setting(
    code="family_help.child_in_need_visit",
    title="A child in need is seen every",
    default=20, unit=working_days(20), least=5, most=30,
    why="No national number; four to six weeks are in use.",
)  # fmt: skip
drift_first = Setting(
    code="family_help.drift_first",
    title="A senior manager first looks at a child in need plan that lasts, after",
    default=9, unit=months(9), least=3, most=12,
    why="No national number; nine months is the seed.",
)  # fmt: skip
drift = Setting(
    code="family_help.drift",
    title="After that, a senior manager looks again every",
    default=3, unit=months(3), least=1, most=6,
    why="No national number.",
)  # fmt: skip
family_group = Setting(
    code="family_help.family_group",
    title="A family group meeting is held within",
    default=6, unit=weeks(6), least=2, most=8,
    why="No national number; four to eight weeks are in use.",
)  # fmt: skip
take_over = Setting(
    code="family_help.take_over",
    title="When a protection plan ends and help goes on, somebody leads it within",
    default=5, unit=working_days(5), least=1, most=10,
    why="The weeks after a protection plan are those in which families fall between two services.",
)  # fmt: skip
oversight = Setting(
    code="family_help.oversight",
    title="After a protection plan, help goes on for at least",
    default=3, unit=months(3), least=1, most=12,
    why="The inspection of 2012, paragraph 46: longer oversight, so that cases are not closed too early. Three months is the seed.",
)  # fmt: skip
signpost = Setting(
    code="family_help.signpost",
    title="After a family is shown the way to another service, somebody asks what came of it within",
    default=20, unit=working_days(20), least=5, most=30,
    why="No national number; a month is long enough for a service to answer.",
)  # fmt: skip
young_carer_review = Setting(
    code="family_help.young_carer_review",
    title="The support of a young carer is reviewed every",
    default=6, unit=months(6), least=1, most=12,
    why="No national number; twice a year is the seed.",
)  # fmt: skip
home_education = Setting(
    code="family_help.home_education",
    title="A child educated at home is visited at least every",
    default=6, unit=months(6), least=1, most=6,
    why="The service of 2012 visited all of them every six months (paragraph 32); never longer.",
)  # fmt: skip
ask_what_they_thought = Setting(
    code="family_help.ask_what_they_thought",
    title="After a review or the end of help, parents and child are asked what they thought within",
    default=5, unit=working_days(5), least=1, most=10,
    why="The inspection of 2012, paragraph 69; asked in the week, while they remember.",
)  # fmt: skip
answers_open = Setting(
    code="family_help.answers_open",
    title="An answer to what they thought is waited for",
    default=28, unit=days(28), least=7, most=60,
    why="Four weeks; after that it counts as no answer.",
)  # fmt: skip
papers_before = Setting(
    code="family_help.papers_before",
    title="Before a family action meeting or review, people are asked what they think by",
    default=3, unit=working_days(3), least=1, most=10,
    why="No national number; three working days leave time to read.",
)  # fmt: skip
partner_registered = Setting(
    code="family_help.partner_registered",
    title="A partner may ask to begin early help assessments, and is registered anew, for",
    default=12, unit=months(12), least=3, most=24,
    why="No national number. A year: people of other services change posts, and somebody should look who still asks.",
)  # fmt: skip
partner_writes = Setting(
    code="family_help.partner_writes",
    title="A partner who began an early help assessment can write it for",
    default=6, unit=weeks(6), least=2, most=12,
    why="No national number. Six weeks are the thirty working days of the assessment.",
)  # fmt: skip
step_down = Setting(
    code="family_help.step_down",
    title="When it is proposed that a child in need is helped as early help, early help answers within",
    default=10, unit=working_days(10), least=1, most=20,
    why="No national number; two weeks are usual. Until early help has answered, the family stays where it is.",
)  # fmt: skip
