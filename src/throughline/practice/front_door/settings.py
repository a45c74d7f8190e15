"""What an authority decides for itself about its front door. Defaults are seeds, not law."""

from throughline.base.limits import days, hours, working_days
from throughline.engines.settings.declarations import Setting

decide_now = Setting(
    code="front_door.decide_now",
    title="A contact that cannot wait is decided within",
    default=4, unit=hours(4), least=1, most=4,
    why="Four hours is the number of the London model of joint screening.",
)  # fmt: skip
decide_today = Setting(
    code="front_door.decide_today",
    title="A contact for today is decided within",
    default=1, unit=working_days(1), least=0, most=1,
    why="A working day, as for referrals.",
)  # fmt: skip
decide_soon = Setting(
    code="front_door.decide_soon",
    title="Any other contact is decided within",
    default=3, unit=working_days(3), least=1, most=3,
    why="Three working days is the number of the London model; one is kinder.",
)  # fmt: skip
tell_referrer = Setting(
    code="front_door.tell_referrer",
    title="Whoever got in touch is told the outcome within",
    default=3, unit=working_days(3), least=1, most=5,
    why="The guidance asks for it and names no number.",
)  # fmt: skip
repeat_days = Setting(
    code="front_door.repeat_days",
    title="Repeat contacts are counted within so many days, the first and the last counted",
    default=31, least=14, most=92,
    why="The inspection of 2012, paragraph 76: three or more within a month. A month has 31 days at the most.",
)  # fmt: skip
repeat_times = Setting(
    code="front_door.repeat_times",
    title="So many contacts within those days are looked at together",
    default=3, least=2, most=5,
    why="The inspection of 2012, paragraph 76.",
)  # fmt: skip
repeat_from = Setting(
    code="front_door.repeat_from",
    title="Repeat contacts counted",
    default="police", choices=("police", "every agency"),
    why="Paragraph 76 speaks of the police; it can be read of everybody.",
)  # fmt: skip
review_repeats = Setting(
    code="front_door.review_repeats",
    title="Repeat contacts are looked at by the manager within",
    default=3, unit=working_days(3), least=1, most=5,
    why="No national number; soon enough to act before the next.",
)  # fmt: skip
panel_every = Setting(
    code="front_door.panel_every",
    title="Days from one referral panel to the next",
    default=7, least=1, most=14,
    why="The inspection of 2012, paragraph 76: a weekly panel.",
)  # fmt: skip
panel_sample = Setting(
    code="front_door.panel_sample",
    title="Children with a protection plan whom the referral panel looks at, drawn at random",
    default=3, least=1, most=30,
    why="The inspection of 2012, paragraph 76: a sample; how many is not said.",
)  # fmt: skip
answer_escalation = Setting(
    code="front_door.answer_escalation",
    title="A disagreement between agencies is answered at each level within",
    default=5, unit=working_days(5), least=1, most=10,
    why="Local procedures for escalation give a week at each level.",
)  # fmt: skip
plan_before_birth = Setting(
    code="front_door.plan_before_birth",
    title="A plan for the birth is agreed so many days before the child is expected",
    default=56, unit=days(56).before, least=28, most=112,
    why="Eight weeks before the day is the usual local number: half of all early births come later.",
)  # fmt: skip
calls_abandoned = Setting(
    code="front_door.calls_abandoned",
    title="Share of calls given up, in percent, above which the hour is pointed out",
    default=10, least=1, most=50,
    why="The inspection of 2012, paragraph 38: at peak times the team could not meet demand. The number is the authority’s own.",
)  # fmt: skip
sign_off = Setting(
    code="front_door.sign_off",
    title="Decisions on contacts that wait for a senior manager’s sign-off",
    default="none", choices=("none", "no action", "referral", "every decision"),
    why="The inspection of 2012, paragraphs 23 and 48: key decisions from initial screening on were signed off by a senior manager.",
)  # fmt: skip
