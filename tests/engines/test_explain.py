"""Why a date is what it is, in words."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from tests.support.builders import council
from tests.support.stories import chronology
from throughline.base.effective import Rule, Since
from throughline.base.law import CARE_PLANNING_REGS, MISSING_GUIDANCE_2014
from throughline.base.limits import by_birthday, hours, weeks
from throughline.engines.duties.declarations import Duty
from throughline.engines.duties.explain import explain
from throughline.engines.duties.timeline import timeline
from throughline.practice.looked_after import duties, events
from throughline.practice.placements import events as homes
from throughline.practice.placements.duties import temporary_approval
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.projections import Surroundings
from throughline.record.people import events as people

SHE = SimpleNamespace(pronouns="", sex="F")


def told(duty, happened, today, settings=None, live_on=None, nth=-1, person=SHE):
    around = Surroundings(1, live_on, "", settings or {})
    seen = [e for e in chronology(happened, duty.reads, duty.code.split(".")[0]) if e.type in duty.reads]
    clock = timeline(duty, seen, around, knowable=live_on is None)[nth]
    found = explain(clock, duty, seen, around, date.fromisoformat(today), person=person)
    assert found is not None
    return found


def test_a_visit_by_the_law():
    said = told(duties.visit, """on | event | facts
                                 2025-10-01 | placement_began | type=U6
                                 2025-10-16 | child_visited   | outcome=seen""", "2025-11-20")
    assert said.sentence == (
        "Every six weeks: the law says so. She was last seen on 16 October, and six weeks from then is Thursday 27 November. "
        "“at intervals of not more than six weeks for the first year of any placement”: Care Planning, Placement and Case "
        "Review (England) Regulations 2010, regulation 28(2)(b)."
    )
    assert said.url == "https://www.legislation.gov.uk/uksi/2010/959/regulation/28"


def test_a_visit_as_agreed_for_this_child():
    said = told(duties.visit, """on | event | facts
                                 2023-10-01 | placement_began | type=U4
                                 2025-06-12 | visits_agreed   | weeks=6 where=review
                                 2025-10-16 | child_visited   | outcome=seen""", "2025-11-20")
    assert said.choice == "Every six weeks, agreed at a review on 12 June; the law would allow three months."
    assert said.whose == "agreed"
    assert "six weeks from then is Thursday 27 November" in said.sentence


def test_a_local_limit_names_the_setting_and_the_day_it_was_changed():
    happened = """on | event | facts
                  2026-03-02 | visit_requested | by_whom=child"""
    said = told(duties.requested_visit, happened, "2026-03-03")
    assert said.choice == "Within five working days: this council’s own limit, “A visit that somebody asks for is made within”."
    assert said.mark.startswith("The number is believed right")
    said = told(duties.requested_visit, happened, "2026-03-03", {"looked_after.visit_on_request": [(date(2026, 1, 1), 3)]})
    assert said.choice.startswith("Within three working days: this council’s own limit since 1 January, ")


def test_working_days_name_what_they_skip():
    said = told(duties.review, """on | event
                                  2022-05-20 | became_looked_after""", "2022-06-01", person=None)
    assert said.lines[:2] == (
        "Within 20 working days: the law says so.",
        "They came into care on 20 May, and 20 working days from then, not counting weekends, Thursday 2 June (Spring bank "
        "holiday) and Friday 3 June (Platinum Jubilee), is Tuesday 21 June.",
    )


def test_a_planned_day_is_counted_back_from():
    said = told(duties.review_report, """on | event | facts
                                         2026-03-02 | review_planned | for_on=2026-04-15""", "2026-03-03")
    assert said.choice == "At least three working days before: statutory guidance says so."
    assert said.happened == "Her review is arranged, for Wednesday 15 April"
    assert said.sum == "three working days before that, not counting weekends, is Friday 10 April"


def test_a_promised_day_has_no_sum():
    said = told(duties.agreed_action, """on | event | facts
                                         2026-01-05 | looked_after.action_agreed | what=Ask owner=4 by_on=2026-01-19""", "2026-01-06")
    assert (said.choice, said.whose, said.sum) == ("On the day that was named.", "promised", "")
    assert said.happened == "It was agreed, for Monday 19 January"


def test_what_ends_by_itself_is_said_so():
    said = told(temporary_approval, """on | event | facts
                                       2026-02-02 | placement_began | type=U3 regime=24""", "2026-03-03")
    assert said.choice == "For 16 weeks at the most: the law says so."
    assert said.sum == "16 weeks from then is Monday 25 May"


def test_counted_afresh_from_the_day_the_record_began():
    said = told(duties.visit, """on | event | facts
                                 2025-10-01 | placement_began | type=U6""", "2026-01-10", live_on=date(2026, 1, 5))
    assert "counted from 5 January, when this record began" in said.happened
    assert said.sum == "six weeks from then is Monday 16 February"


LIMITS = {"starts": events.became_looked_after, "met_by": events.ceased_looked_after, "owner": "manager"}


def test_hours_and_birthdays():
    fast = Duty(code="x.fast", title="Ring", **LIMITS, law=(
        Since(date(2014, 1, 1), Rule("within 72 hours", within=hours(72), basis="G", source=MISSING_GUIDANCE_2014.whole)),))
    said = told(fast, """on | event | at
                         2026-03-27 | became_looked_after | 19:40""", "2026-03-28")
    assert said.happened == "Became looked after at 19:40 on Friday 27 March"
    assert said.sum == "72 hours from then is 20:40 on Monday 30 March (the clocks went forward on 29 March 2026)"
    grown = Duty(code="x.grown", title="Plan", **LIMITS, also_reads=(), law=(
        Since(date(2011, 4, 1), Rule("by 18", within=by_birthday(18), source=CARE_PLANNING_REGS.whole)),))
    seen = chronology("""on | event
                         2010-02-28 | record.born
                         2026-03-01 | became_looked_after""")
    around = Surroundings(1)
    said = explain(timeline(grown, seen, around)[0], grown, seen, around, date(2026, 3, 2), person=SHE)
    assert said.choice == "By the 18th birthday: the law says so."
    assert said.sum.endswith("Monday 28 February 2028")


def test_nothing_is_said_of_a_rule_that_is_declared_no_more():
    old = Duty(code="x.old", title="Do", **LIMITS, law=(Since(date(2011, 4, 1), Rule("soon", within=weeks(1))),))
    new = Duty(code="x.old", title="Do", **LIMITS, law=(Since(date(2012, 4, 1), Rule("soon", within=weeks(1))),))
    seen = chronology("""on | event
                         2011-05-01 | became_looked_after""")
    clock = timeline(old, seen, Surroundings(1))[0]
    assert explain(clock, new, seen, Surroundings(1), date(2012, 1, 1)) is None


@pytest.mark.django_db
def test_the_command_explains_by_local_number_and_by_uuid(capsys):
    town = council()
    with acting.as_system(town.authority.pk, "tests"):
        child = town.child("Tia", "Harrow", sex="F")
        record(people.identifier_recorded, child, on=date(2025, 10, 1), scheme="local", value="4711")
        record(homes.placement_began, child, on=date(2025, 10, 1), type="U6")
        record(events.child_visited, child, on=date(2025, 10, 16), outcome="seen")
    for said in ("4711", str(child.uuid)):
        call_command("explain", "looked_after.visit", said)
        shown = capsys.readouterr().out
        assert "Visit her" in shown and "She was last seen on 16 October" in shown
        assert "https://www.legislation.gov.uk/uksi/2010/959/regulation/28" in shown
    with pytest.raises(CommandError, match="Nobody"):
        call_command("explain", "looked_after.visit", "4712")
    with pytest.raises(CommandError, match="No duty"):
        call_command("explain", "looked_after.visits", "4711")
