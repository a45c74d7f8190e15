"""What an authority decides for itself about what children in care are offered. Defaults are seeds, not law."""

from throughline.base.limits import days, months, working_days
from throughline.engines.settings.declarations import Setting

officer_card = Setting(
    code="voice.officer_card",
    title="A child is told how to reach a new reviewing officer within",
    default=10, unit=working_days(10), least=1, most=20,
    why="A quarter of the children asked in 2012 did not know; two weeks from the day the officer is named.",
)  # fmt: skip
offer_visitor = Setting(
    code="voice.offer_visitor",
    title="A child in care is offered an independent visitor within",
    default=6, unit=months(6), least=1, most=12,
    why="The duty has no number; half a year in care is when it is known who visits.",
)  # fmt: skip
find_visitor = Setting(
    code="voice.find_visitor",
    title="An independent visitor is found for whoever wants one within",
    default=3, unit=months(3), least=1, most=12,
    why="A season is long for a child who said yes.",
)  # fmt: skip
first_pass = Setting(
    code="voice.first_pass",
    title="A child who comes into care has a leisure pass within",
    default=28, unit=days(28), least=7, most=90,
    why="Four weeks: before the first review, so that it can be asked there.",
)  # fmt: skip
visitor_age = Setting(
    code="voice.visitor_age",
    title="An independent visitor is offered from the age of",
    default=5, least=0, most=10,
    why="The law has no age; younger children are visited with their carers.",
)  # fmt: skip
see_the_unsafe = Setting(
    code="voice.see_the_unsafe",
    title="A child who says that they feel unsafe is seen within",
    default=1, unit=working_days(1), least=1, most=2,
    why="Two children were visited at once in 2012; a working day is the longest.",
)  # fmt: skip
