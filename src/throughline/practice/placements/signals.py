"""What should be asked about the homes a child has had."""

from collections.abc import Iterator
from datetime import date

from throughline.base.calendar import add_months, age_on, birthday
from throughline.base.law import CARE_PLANNING_REGS
from throughline.base.limits import working_days
from throughline.engines.signals.declarations import Signal, Spell, Story, in_a_row
from throughline.practice.looked_after import events as care
from throughline.practice.placements import codes, events, settings
from throughline.record.people import events as people

LEFT = (care.ceased_looked_after, people.died)
PERIOD = (care.became_looked_after, *LEFT)
MOVED = events.placement_began.where(regime=(None, "19", "22B", "23", "24", "25A", "other"))

many_homes = Signal(
    code="placements.many_homes",
    title="Many homes in one period of care",
    question="This is {child}’s home number {n} since coming into care. What would make it the last, and who has asked {them}?",
    holds=in_a_row(MOVED, settings.many_homes, until=PERIOD),
    reads=(MOVED, *PERIOD),
    seen_by=("social_worker", "independent_reviewing_officer", "manager"),
    answer_within=working_days(10),
    rises_to="service_manager",
    clears="The end of this period of care; an answer says that it was looked into.",
    local="Each move makes the next more likely; a fourth home is the moment to stop and plan",
)  # fmt: skip

BANNED_SINCE = date(2021, 9, 9)


def under_16_not_permitted(story: Story) -> Iterator[Spell]:
    """Placed since the ban in a kind of home not open to those under 16, until the move or the 16th birthday."""
    born = story.born
    home = None
    for event in story.events:
        if event.type not in (events.placement_began.code, events.placement_ended.code, *(e.code for e in LEFT)):
            continue
        if home is not None and born is not None:
            yield Spell(home.id, home.on, min(event.on, birthday(born, 16)))
        home = None
        if event.type == events.placement_began.code and event.get("type") in codes.INDEPENDENT and event.on >= BANNED_SINCE:
            home = event if born is not None and age_on(born, event.on) < 16 else None
    if home is not None and born is not None:
        yield Spell(home.id, home.on, birthday(born, 16))


under_16_unregulated = Signal(
    code="placements.under_16_unregulated",
    title="Under 16 in a kind of home that is not permitted",
    question="{child} is under 16 and lives in a kind of home that the law does not permit. Where can {they} live instead?",
    holds=under_16_not_permitted,
    reads=(events.placement_began, events.placement_ended, people.born, people.person_described, *LEFT),
    seen_by=("social_worker", "manager"),
    answer_within=working_days(1),
    rises_to="service_manager",
    clears="The child moves, or turns 16.",
    source=CARE_PLANNING_REGS.reg("27A").because("inserted by SI 2021/161"),
)  # fmt: skip


def three_within_a_year(story: Story) -> Iterator[Spell]:
    """The third home within twelve months, counted anew in each period of care, until a year of fewer."""
    began: list[tuple[date, int]] = []
    spell: Spell | None = None
    for event in story.events:
        if event.type != events.placement_began.code:
            if spell is not None:
                yield Spell(spell.key, spell.since_on, min(event.on, spell.cleared_on or event.on), spell.told)
            began, spell = [], None
        elif event.get("regime") != "48":
            began.append((event.on, event.id))
            within = [on for on, _ in began if on > add_months(event.on, -12)]
            if len(within) >= 3:
                until = add_months(within[-3], 12)
                if spell is not None and spell.cleared_on is not None and event.on <= spell.cleared_on:
                    spell = Spell(spell.key, spell.since_on, until, {"n": len(within)})
                else:
                    if spell is not None:
                        yield spell
                    spell = Spell(event.id, event.on, until, {"n": len(within)})
    if spell is not None:
        yield spell


moved_often = Signal(
    code="placements.moved_often",
    title="Three homes or more within twelve months",
    question="{child} has had {n} homes within twelve months. What has been learnt from the moves?",
    holds=three_within_a_year,
    reads=(MOVED, *PERIOD),
    seen_by=("social_worker", "independent_reviewing_officer", "manager"),
    clears="A year with fewer moves.",
    local="Three homes in a year is what the country counts as unsettled",
)  # fmt: skip
