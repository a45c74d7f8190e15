"""What an authority decides for itself about children looked after. Defaults are seeds, not law."""

from throughline.base.limits import days, months, weeks, working_days
from throughline.engines.settings.declarations import Setting

write_up_visit = Setting(
    code="looked_after.write_up_visit",
    title="A visit is written up within",
    default=5, unit=working_days(5), least=1, most=5,
    why="No national number; authorities use one to five working days.",
)  # fmt: skip
visit_on_request = Setting(
    code="looked_after.visit_on_request",
    title="A visit that somebody asks for is made within",
    default=5, unit=working_days(5), least=1, most=10,
    why="The regulation gives no number for a reasonable request; a week is what a child can wait.",
)  # fmt: skip
see_alone = Setting(
    code="looked_after.see_alone",
    title="A child who was not seen alone is seen alone within",
    default=10, unit=working_days(10), least=1, most=30,
    why="The regulation asks for it at each visit; where it could not be, two weeks is the seed.",
)  # fmt: skip
early_review = Setting(
    code="looked_after.early_review",
    title="An early review is held within",
    default=20, unit=working_days(20), least=1, most=20,
    why="The regulation gives no number; never longer than a first review may take.",
)  # fmt: skip
midway_after_first = Setting(
    code="looked_after.midway_after_first",
    title="After the first review, the midway check is made within",
    default=6, unit=weeks(6), least=2, most=8,
    why="Half of the three months to the second review.",
)  # fmt: skip
midway = Setting(
    code="looked_after.midway",
    title="After later reviews, the midway check is made within",
    default=13, unit=weeks(13), least=4, most=16,
    why="Half of the six months to the next review.",
)  # fmt: skip
meet_the_child = Setting(
    code="looked_after.meet_the_child",
    title="A reviewing officer who did not meet the child before the review does so within",
    default=20, unit=working_days(20), least=1, most=40,
    why="The handbook asks for it before each review; where it was missed, a month is the seed.",
)  # fmt: skip
ask_for_agreement = Setting(
    code="looked_after.ask_for_agreement",
    title="After each review, parents are asked again for their agreement within",
    default=5, unit=working_days(5), least=1, most=20,
    why="Case law (Williams v Hackney 2018) and court practice; the number is ours.",
)  # fmt: skip
adoption_visits = Setting(
    code="looked_after.adoption_visits",
    title="Once the first adoption review is held, children placed for adoption are visited every",
    default=6, unit=weeks(6), least=1, most=12,
    why="The agency decides at each review; six weeks is the seed until it does.",
)  # fmt: skip
reassessment = Setting(
    code="looked_after.reassessment",
    title="The needs of a child looked after are assessed again within",
    default=12, unit=months(12), least=3, most=12,
    why="No national number outside proceedings; a year is the longest that a picture of a child stays true.",
)  # fmt: skip
stale_summary = Setting(
    code="looked_after.stale_summary",
    title="A summary is called old after",
    default=56, unit=days(56), least=14, most=183,
    why="Eight weeks: a worker who takes over needs a summary of this season.",
)  # fmt: skip
silence = Setting(
    code="looked_after.silence",
    title="A child’s own words are asked after when none were recorded for",
    default=60, unit=days(60), least=14, most=183,
    why="Two months without a word from a child is a question to be asked.",
)  # fmt: skip
review_papers = Setting(
    code="looked_after.review_papers",
    title="Reports for a review are asked for, before it, by",
    default=3, unit=working_days(3), least=1, most=10,
    why="The regulations give no number for the reports of others; three working days leave time to read them.",
)  # fmt: skip
reassess_after_change = Setting(
    code="looked_after.reassess_after_change",
    title="After a breakdown, repeated going missing or a change of order, needs are assessed again within",
    default=30, unit=working_days(30), least=5, most=45,
    why="No national number; six weeks, as for a first assessment of the time.",
)  # fmt: skip
dispute_stage = Setting(
    code="looked_after.dispute_stage",
    title="Each stage of a reviewing officer’s dispute is answered within",
    default=5, unit=working_days(5), least=1, most=10,
    why="The handbook gives 20 working days for the whole; a week a stage leaves time for three.",
)  # fmt: skip
decisions_to_child = Setting(
    code="looked_after.decisions_to_child",
    title="The letter to a child with what their review decided",
    paragraphs=True,
    why="In words a child of ten can read. The page with the decisions goes with it.",
    default=(
        "Dear {first_name},\n\n"
        "We had your review on {review_day}. On the page that comes with this letter you can read what was decided for you, who does it, and "
        "by when.\n\n"
        "If something is not right, or somebody does not do what they promised, tell me. You can ring me at any time: {officer_telephone}.\n\n"
        "{officer}\n\nyour reviewing officer"
    ),
)
decisions_letter = Setting(
    code="looked_after.decisions_letter",
    title="The letter with what a review decided",
    paragraphs=True,
    why="It goes at once; the record of the review follows with a letter of its own.",
    default=(
        "Dear {reader},\n\n"
        "The review of {child} was held on {review_day}. What it decided is enclosed, with who does what and by when. It holds from now on; "
        "the record of the whole review follows.\n\n"
        "If you see something differently, tell me, and it will stand beside the record: {officer}, {officer_telephone}.\n\n"
        "{officer}\n\nindependent reviewing officer"
    ),
)
record_letter = Setting(
    code="looked_after.record_letter",
    title="The letter with the record of a review",
    paragraphs=True,
    why="It follows the letter with the decisions, when the record is written.",
    default=(
        "Dear {reader},\n\n"
        "With this letter comes the record of the review of {child} on {review_day}. You have had the decisions before; here is what was said "
        "and thought, as far as it may go to you.\n\n"
        "If something in it is wrong, tell me: {officer}, {officer_telephone}.\n\n"
        "{officer}\n\nindependent reviewing officer"
    ),
)
