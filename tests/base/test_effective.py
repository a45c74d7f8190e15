"""Rules in dated blocks: which was in force, and which fits the case."""

from dataclasses import FrozenInstanceError, dataclass
from datetime import date

import pytest

from throughline.base.effective import Rule, Since, check_law, rule_on, version_on
from throughline.base.law import CARE_PLANNING_REGS, REVIEW_REGS_1991
from throughline.base.limits import Limit, months, weeks, working_days

OLD = Since(date(1991, 10, 14), Rule("within four weeks", within=weeks(4), source=REVIEW_REGS_1991.reg(3)))
NEW = Since(
    date(2011, 4, 1),
    Rule("within 20 working days", within=working_days(20), source=CARE_PLANNING_REGS.reg(33, 1), id="LAC.REVIEW_1"),
)
ENDED = Since(date(2030, 1, 1))
LAW = [OLD, NEW, ENDED]


@pytest.mark.parametrize(
    ("day", "block"),
    [
        (date(1991, 10, 13), None),
        (date(1991, 10, 14), OLD),
        (date(2011, 3, 31), OLD),
        (date(2011, 4, 1), NEW),
        (date(2029, 12, 31), NEW),
        (date(2030, 1, 1), ENDED),
    ],
)
def test_the_version_is_the_one_in_force_that_day(day: date, block: Since | None) -> None:
    assert version_on(LAW, day) is block


def test_nothing_is_required_before_the_first_block_or_in_one_without_rules() -> None:
    assert rule_on(LAW, date(1990, 1, 1)) is None
    assert rule_on(LAW, date(2031, 1, 1)) is None
    found = rule_on(LAW, date(2012, 1, 1))
    assert found is not None
    assert found.id == "LAC.REVIEW_1"


def test_the_first_rule_that_fits_applies() -> None:
    settled = Rule("three months", within=months(3), when=lambda case: case["settled"])
    otherwise = Rule("six weeks", within=weeks(6))
    block = Since(date(2011, 4, 1), settled, otherwise)
    assert block.rule_for({"settled": True}) is settled
    assert block.rule_for({"settled": False}) is otherwise
    assert settled.applies({"settled": True})
    assert not settled.applies({"settled": False})
    assert Since(date(2011, 4, 1), settled).rule_for({"settled": False}) is None


def test_a_limit_may_come_from_a_setting_or_a_function_of_the_case() -> None:
    @dataclass(frozen=True)
    class VisitEvery:
        default: Limit

        def limit(self, context: dict[str, Limit]) -> Limit:
            return context.get("authority", self.default)

    setting = Rule("as the authority decides", within=VisitEvery(weeks(4)), basis="L", status="local default")
    assert setting.limit({}) == weeks(4)
    assert setting.limit({"authority": weeks(2)}) == weeks(2)
    function = Rule("half the time to the next", within=lambda case: working_days(case // 2))
    assert function.limit(20) == working_days(10)
    assert Rule("six weeks", within=weeks(6)).limit() == weeks(6)
    assert Rule("at once").limit() is None


def test_declarations_that_contradict_themselves_are_refused() -> None:
    always, sometimes = Rule("six weeks", within=weeks(6)), Rule("four weeks", within=weeks(4), when=bool)
    with pytest.raises(ValueError, match="No rule after 'six weeks' can apply"):
        Since(date(2011, 4, 1), always, sometimes)
    with pytest.raises(ValueError, match="put the later law below"):
        check_law([NEW, OLD])
    with pytest.raises(ValueError, match="put the later law below"):
        check_law([OLD, OLD])
    check_law(LAW)
    with pytest.raises(ValueError, match="needs words"):
        Rule(" ")
    with pytest.raises(ValueError, match="not a basis"):
        Rule("six weeks", basis="X")
    with pytest.raises(ValueError, match="not a status"):
        Rule("six weeks", status="sure")
    with pytest.raises(ValueError, match="not a era"):
        Rule("six weeks", era="1066")


def test_rules_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        NEW.rules[0].words = "other words"
    with pytest.raises(FrozenInstanceError):
        NEW.day = date(2012, 1, 1)
