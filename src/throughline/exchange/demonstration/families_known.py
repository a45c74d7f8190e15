"""What is known of families: adults asked about, help that mothers have, what was shared; and a child added twice.

Most were asked. For some a father is "asked, not known", for a few nobody asked (the report's paragraph 73): both stand among
the open cases with a man who is not known. Its own dice, so that nothing else of the demonstration falls differently.
"""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from throughline.exchange.demonstration.families import Unit
from throughline.exchange.demonstration.people import Somebody
from throughline.record.families import events as families
from throughline.record.people import events as people

if TYPE_CHECKING:
    from throughline.exchange.demonstration.plan import Plan

NOBODY = ("He died before the birth; her sister says the same", "The court found that nobody can be named",
          "She was asked twice, alone, and has named nobody to the registrar either")  # fmt: skip
NOT_KNOWN = ("She does not want to say and was told why we ask", "She says she does not know; the grandmother was not asked yet",
             "No interpreter was there; ask again")  # fmt: skip
NO_PARTNER = ("She lives alone, and the school sees nobody else", "She says so; the health visitor has met nobody",
              "The tenancy is hers alone; no man was there at five visits")  # fmt: skip


def tell_family(made: Plan, unit: Unit) -> None:
    """Whom somebody asked about for the children of one unit; help their mother has; what was shared."""
    dice = Random(f"family {unit.children[0].name} {unit.care_on}")  # noqa: S311 - invented people
    world, mother = made.world, unit.family.mother
    if "no_reassessment" in unit.traits or unit.left_on is not None:
        return
    for child in unit.children:
        on = max(unit.care_on, world.live_on, child.born_on or unit.care_on) + timedelta(days=dice.randint(1, 9))
        if on >= world.as_at:
            continue
        by = unit.worker_on(on)
        chance = dice.random()
        if unit.family.father is None and chance < 0.97:
            answer = "nobody" if chance < 0.85 else "not_known"
            because = dice.choice(NOBODY if answer == "nobody" else NOT_KNOWN)
            world.say(families.adults_asked, child, on, by=by, who="father", answer=answer, because=because)
        if dice.random() < 0.9:
            world.say(families.adults_asked, child, on, by=by, who="partner", answer="nobody", because=dice.choice(NO_PARTNER))
        if dice.random() < 0.85:
            world.say(families.adults_asked, child, on, by=by, who="household", answer="everybody")
    if "harrow" in unit.traits or dice.random() < 0.06:
        _help(made, unit, mother, dice)


IMPACTS = ("Gets himself up and to school on the days she cannot", "Worries when the telephone is not answered",
           "Sleeps at her aunt’s at weekends, and likes it there")  # fmt: skip


def _help(made: Plan, unit: Unit, mother: Somebody, dice: Random) -> None:
    world = made.world
    on = world.as_at - timedelta(days=dice.randint(40, 300))
    service = dice.choice(("mental_health", "substance", "domestic_abuse"))
    if on <= unit.care_on or any(h.type is families.adult_helped for h in mother.happenings):
        return
    by = unit.worker_on(on)
    world.say(families.adult_helped, mother, on, by=by, service=service, agency="Merehaven recovery and wellbeing", children="yes")
    for child in unit.children:
        world.say(families.carer_helped, child, on, by=by, other=mother, role="mother", service=service, impact=dice.choice(IMPACTS))
        world.say(families.information_shared, child, on + timedelta(days=2), by=by, what="When she sees her children, and who to ring",
                  whom="Merehaven recovery and wellbeing", basis="consent", because="Her mother agreed on that day")  # fmt: skip


def tell_added_twice(made: Plan, unit: Unit) -> None:
    """A child of this unit who was added a second time, with day and month changed round and the name as it was heard."""
    world, child = made.world, unit.children[0]
    assert child.born_on is not None
    on = world.as_at - timedelta(days=12)
    given, _, last = child.name.partition(" ")
    born = child.born_on
    turned = born.replace(month=born.day, day=born.month) if born.day <= 12 else born
    second = world.somebody("child", f"{given} {last}", sex=child.sex, born_on=turned)
    by = unit.worker_on(on)
    world.say(people.person_described, second, on, given=given.replace("y", "i"), family=last.replace("rr", "r"), born_on=turned, sex=child.sex, by=by)
    world.say(people.note_written, second, on, by=by, words="The school nurse rang about a missed hearing test.", with_whom="School nurse")
