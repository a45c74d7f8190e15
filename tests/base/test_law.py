"""Instruments and places in them."""

from datetime import date
from itertools import pairwise

import pytest

from throughline.base.law import (
    CARE_PLANNING_REGS,
    CHILDREN_ACT_1989,
    DATA_PROTECTION_ACT_1998,
    FAMILY_PROCEDURE_RULES,
    FOSTERING_STANDARDS,
    INSTRUMENTS,
    IRO_HANDBOOK,
    LOCAL,
    LONG_TERM_FOSTERING_AMENDMENT_2015,
    SSDA903_GUIDE,
    UK_GDPR,
    WORKING_TOGETHER_2010,
    WORKING_TOGETHER_2013,
    Instrument,
    Source,
)

CPPCR = "Care Planning, Placement and Case Review (England) Regulations 2010"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (CARE_PLANNING_REGS.reg(33, 1), f"{CPPCR}, regulation 33(1)"),
        (CARE_PLANNING_REGS.reg(28, 2, "c", "ii"), f"{CPPCR}, regulation 28(2)(c)(ii)"),
        (CARE_PLANNING_REGS.regs("32(2)", "33(3)"), f"{CPPCR}, regulations 32(2) and 33(3)"),
        (CARE_PLANNING_REGS.schedule(2, 4), f"{CPPCR}, Schedule 2 paragraph 4"),
        (CARE_PLANNING_REGS.schedule(7), f"{CPPCR}, Schedule 7"),
        (CHILDREN_ACT_1989.section(47, 1, "b"), "Children Act 1989, section 47(1)(b)"),
        (CHILDREN_ACT_1989.sections("85", "86"), "Children Act 1989, sections 85 and 86"),
        (CHILDREN_ACT_1989.schedule(2, "19B"), "Children Act 1989, Schedule 2 paragraph 19B"),
        (UK_GDPR.article(12, 3), "UK General Data Protection Regulation, article 12(3)"),
        (FAMILY_PROCEDURE_RULES.rule("12.22"), "Family Procedure Rules 2010, rule 12.22"),
        (
            FOSTERING_STANDARDS.standard("14.9"),
            "Fostering Services: National Minimum Standards (2011), standard 14.9",
        ),
        (
            WORKING_TOGETHER_2010.appendix(5),
            "Working Together to Safeguard Children (2010), appendix 5",
        ),
        (WORKING_TOGETHER_2010.para("5.35"), "Working Together to Safeguard Children (2010), paragraph 5.35"),
        (
            IRO_HANDBOOK.chapter(3),
            "IRO Handbook: statutory guidance for independent reviewing officers (2010), chapter 3",
        ),
        (SSDA903_GUIDE.item("REVIEW"), f"{SSDA903_GUIDE.title}, item REVIEW"),
        (CHILDREN_ACT_1989.whole, "Children Act 1989"),
        (LOCAL, "Local limit, set by the authority"),
        (LOCAL.because("no national number"), "Local limit, set by the authority (no national number)"),
        (
            CARE_PLANNING_REGS.reg(28).as_amended_by(LONG_TERM_FOSTERING_AMENDMENT_2015),
            f"{CPPCR}, regulation 28 (as amended by SI 2015/495)",
        ),
    ],
)
def test_places_in_words(source: Source, words: str) -> None:
    assert str(source) == words


def test_a_place_has_a_short_name_and_a_link_to_its_page() -> None:
    place = CARE_PLANNING_REGS.reg(33, 1)
    assert place.short == "CPPCR 2010, regulation 33(1)"
    assert place.url == "https://www.legislation.gov.uk/uksi/2010/959/regulation/33"
    assert CHILDREN_ACT_1989.section("23CZB").url == "https://www.legislation.gov.uk/ukpga/1989/41/section/23CZB"
    assert IRO_HANDBOOK.chapter(3).url == IRO_HANDBOOK.url, "guidance is linked as a whole"


def test_places_are_values() -> None:
    assert CARE_PLANNING_REGS.reg(33, 1) == CARE_PLANNING_REGS.reg(33, 1)
    assert hash(CARE_PLANNING_REGS.reg(33, 1)) == hash(CARE_PLANNING_REGS.reg(33, 1))


def test_instruments_are_in_force_from_their_first_day_to_their_last() -> None:
    assert not WORKING_TOGETHER_2013.in_force_on(date(2013, 4, 14))
    assert WORKING_TOGETHER_2010.in_force_on(date(2013, 4, 14))
    assert not WORKING_TOGETHER_2010.in_force_on(date(2013, 4, 15))
    assert not DATA_PROTECTION_ACT_1998.in_force_on(date(2018, 5, 25))
    with pytest.raises(ValueError, match="check its dates"):
        Instrument("Act", "Act", "", date(2020, 1, 2), date(2020, 1, 1))


def test_each_day_has_one_working_together() -> None:
    editions = [each for each in INSTRUMENTS if each.title.startswith("Working Together to Safeguard Children (")]
    assert len(editions) == 7
    for earlier, later in pairwise(editions):
        assert earlier.until is not None
        assert (later.in_force - earlier.until).days == 1


def test_the_list_of_instruments_is_whole_and_each_is_told_apart() -> None:
    assert CARE_PLANNING_REGS in INSTRUMENTS
    assert LOCAL.instrument in INSTRUMENTS
    for field in ("title", "short"):
        names = [getattr(each, field) for each in INSTRUMENTS]
        assert sorted(set(names)) == sorted(names)
    links = [each.url for each in INSTRUMENTS if "legislation.gov.uk" in each.url]
    assert len(links) == len(set(links))
    assert all(each.url.startswith("https://") for each in INSTRUMENTS if each.url)
