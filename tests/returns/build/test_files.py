"""What the files say: episodes by hand, what stays empty, formulas, the XML form, and folders half written."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.lives_903 import Said, happened
from throughline.practice.health import events as health
from throughline.practice.looked_after import events as care
from throughline.practice.missing import events as missing
from throughline.practice.placements import events as placements
from throughline.record.people import events as people
from throughline.record.workers import events as staff
from throughline.returns.return_set import Level
from throughline.returns.ssda903.build import files
from throughline.returns.ssda903.build.life import Life
from throughline.returns.ssda903.build.whole import Built, tell
from throughline.returns.ssda903.read import read_set
from throughline.returns.ssda903.tables import tables_in

BORN = date(2014, 3, 14)
TERMS = {"type": "U6", "provider": "PR1", "postcode": "WA9 3AB", "urn": "SC400097"}


def told(
    *said: Said, year: int = 2026, number: str | None = "100", sex: str = "F", numbers: dict[int, str] | None = None
) -> Built:
    """The return of a year that holds one child."""
    who = [Said(people.person_described, BORN, {"born_on": BORN, "sex": sex, "ethnicity": "WBRI"})]
    who += [Said(people.identifier_recorded, BORN, {"scheme": "local", "value": number})] if number else []
    written = tell(Life(7, happened([*who, *said]), year), numbers or {})
    built = Built(year, {t.name: [] for t in tables_in(year)})
    if written:
        built.children, built.empty = 1, written.empty
        for table, _, _, cells in sorted(written.rows):
            built.tables[table].append(cells)
    return built


def rows(built: Built, table: str, *columns: str) -> list[tuple[str, ...]]:
    heading = next(built.columns(t) for t in tables_in(built.year) if t.name == table)
    return [tuple(row[heading.index(c)] for c in columns) for row in built.tables[table]]


def came(on: date, **facts: object) -> list[Said]:
    """Into care, into a home, by an order."""
    return [
        Said(care.became_looked_after, on, {"need": "N1", "home_postcode": "WA10 1HP", **facts}),
        Said(care.legal_status_began, on, {"status": "C1"}),
        Said(placements.placement_began, on, TERMS),
    ]


def test_each_change_makes_an_episode_with_its_reason():
    life = came(date(2025, 5, 1))
    home = life[-1]
    stay = Said(placements.stay_began, date(2025, 8, 1), {"type": "T1"})
    life += [
        Said(care.legal_status_began, date(2025, 6, 1), {"status": "C2"}),
        Said(placements.placement_changed, date(2025, 7, 1), {"type": "U4", "why": "PLACE"}, home),
        stay, Said(placements.stay_ended, date(2025, 8, 9), {}, stay),
        Said(placements.placement_began, date(2025, 9, 1), TERMS | {"type": "K2", "why": "CREQB"}),
        Said(care.legal_status_began, date(2025, 9, 1), {"status": "V2"}),
        Said(care.ceased_looked_after, date(2025, 12, 24), {"reason": "E4A"}, life[0]),
    ]  # fmt: skip
    built = told(*life)
    assert rows(built, "Episodes", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC", "REASON_PLACE_CHANGE") == [
        ("01/05/2025", "S", "C1", "U6", "01/06/2025", "X1", ""),
        ("01/06/2025", "L", "C2", "U6", "01/07/2025", "X1", "PLACE"),
        ("01/07/2025", "T", "C2", "U4", "01/08/2025", "X1", ""),
        ("01/08/2025", "P", "C2", "T1", "09/08/2025", "X1", ""),
        ("09/08/2025", "P", "C2", "U4", "01/09/2025", "X1", "CREQB"),
        ("01/09/2025", "B", "V2", "K2", "24/12/2025", "E4A", ""),
    ]
    assert rows(built, "PrevPerm", "CHILD", "PREV_PERM") == [("100", "")]


def test_what_happens_after_the_year_is_not_in_its_return():
    life = came(date(2025, 5, 1))
    life.append(Said(care.ceased_looked_after, date(2026, 4, 1), {"reason": "E4A"}, life[0]))
    assert rows(told(*life), "Episodes", "DECOM", "DEC", "REC") == [("01/05/2025", "", "")]
    assert rows(told(*life, year=2027), "Episodes", "DECOM", "DEC", "REC") == [("01/05/2025", "01/04/2026", "E4A")]
    assert told(*life, year=2025).children == 0 and told(*life, year=2025).tables["Header"] == []


def test_a_day_is_told_by_how_it_ended_and_a_stay_of_no_night_not_at_all():
    life = came(date(2025, 5, 1))
    stay = Said(placements.stay_began, date(2025, 6, 1), {"type": "T3"})
    life += [stay, Said(placements.stay_ended, date(2025, 6, 1), {}, stay)]
    life += [
        Said(placements.placement_began, date(2025, 7, 1), TERMS | {"type": t, "why": w})
        for t, w in (("K2", "CHILD"), ("U4", "CARPL"))
    ]
    assert rows(told(*life), "Episodes", "DECOM", "PLACE", "REASON_PLACE_CHANGE") == [
        ("01/05/2025", "U6", "CARPL"), ("01/07/2025", "U4", ""),
    ]  # fmt: skip


def test_where_nobody_knows_where_she_lives_the_place_stays_empty_and_is_named():
    life = came(date(2025, 5, 1))
    life.append(Said(placements.placement_ended, date(2025, 6, 1), {"why": "CHILD"}, life[-1]))
    life.append(Said(placements.placement_began, date(2025, 6, 20), TERMS))
    built = told(*life)
    assert rows(built, "Episodes", "DECOM", "RNE", "PLACE", "REASON_PLACE_CHANGE") == [
        ("01/05/2025", "S", "U6", "CHILD"), ("01/06/2025", "P", "", ""), ("20/06/2025", "P", "U6", ""),
    ]  # fmt: skip
    assert ("Episodes", "PLACE", "100", "2025-06-01") in [(e.table, e.column, e.child, e.row) for e in built.empty]


def test_care_that_had_begun_before_is_told_as_the_return_told_it():
    assert rows(told(*came(date(2025, 5, 1), begun_before=True, already="L")), "Episodes", "RNE") == [("L",)]
    assert rows(told(*came(date(2025, 5, 1), begun_before=True)), "PrevPerm", "CHILD") == [], "no start in the year"
    assert rows(told(*came(date(2025, 5, 1), already="L")), "Episodes", "RNE") == [("S",)], "somebody corrected the day"


def test_what_the_return_cannot_take_is_left_out_and_named():
    life = [
        *came(date(2025, 5, 1)),
        Said(placements.placement_changed, date(2025, 6, 1), {"postcode": "nowhere", "urn": "=1+1"}),
    ]
    life[-1].thread = life[2]
    built = told(
        *life,
        Said(staff.allocated, date(2025, 5, 2), {"role": "social_worker", "outside_name": "Somebody from before"}),
    )
    assert rows(built, "Episodes", "PL_POST", "URN")[-1] == ("", "")
    assert rows(built, "SWEpisodes", "SW_ID", "SW_DECOM") == [("", "02/05/2025")]
    words = {(e.column, e.words, e.value) for e in built.empty}
    assert ("PL_POST", "Not a postcode", "nowhere") in words
    assert ("URN", "Not a registration number", "=1+1") in words


def test_nothing_in_the_files_starts_a_formula_and_a_child_without_a_number_has_the_records_own():
    built = told(*came(date(2025, 5, 1)), number='=HYPERLINK("http://x")')
    for content in files.csv_files(built).values():
        assert not [line for line in content.decode().splitlines() if line.lstrip('"')[:1] in ("=", "+", "-", "@")]
    built = told(*came(date(2025, 5, 1)), number=None)
    assert rows(built, "Header", "CHILD") == [("R7",)]
    assert ("Header", "CHILD") in {(e.table, e.column) for e in built.empty}


@pytest.mark.parametrize(
    ("sex", "year", "said"), [("F", 2024, "2"), ("M", 2023, "1"), ("U", 2024, ""), ("F", 2025, "F"), ("U", 2026, "U")]
)
def test_sex_is_told_in_the_codes_of_the_year(sex, year, said):
    assert rows(told(*came(date(year - 1, 5, 1)), year=year, sex=sex), "Header", "SEX") == [(said,)]


def test_a_worker_here_is_told_by_the_registered_number():
    life = [
        *came(date(2025, 5, 1)),
        Said(staff.allocated, date(2025, 4, 20), {"role": "social_worker", "worker": 3, "reason": "FCONTA"}),
    ]
    life += [Said(staff.allocated, date(2025, 6, 1), {"role": "independent_reviewing_officer", "worker": 9})]
    assert rows(told(*life, numbers={3: "SW123456"}), "SWEpisodes", "SW_ID", "SW_DECOM", "SW_REASON") == [
        ("SW123456", "20/04/2025", "FCONTA")
    ]


def test_only_the_year_s_tables_and_a_heading_where_there_is_nothing():
    made = files.csv_files(told(year=2026))
    assert list(made) == ["header.csv", "episodes.csv", "reviews.csv", "uasc.csv", "oc2.csv", "oc3.csv", "ad1.csv", "placed_for_adoption.csv",
                          "previous_permanence.csv", "missing.csv", "sw_episodes.csv"]  # fmt: skip
    assert made["header.csv"] == b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n"
    assert "sw_episodes.csv" not in files.csv_files(told(year=2023)) and "dolo.csv" in files.csv_files(told(year=2027))


def test_the_xml_form_reads_back_as_the_csv_does():
    life = [*came(date(2025, 3, 1)), Said(care.review_held, date(2025, 6, 1), {"participation": "PN1"}),
            Said(missing.went_missing, date(2025, 7, 1), {"kind": "M"}), Said(care.unaccompanied_began, date(2025, 3, 1), {}),
            Said(health.position_at_31_march, date(2026, 3, 31), {"sdq_score": 0, "immunised": True, "teeth_checked": False})]  # fmt: skip
    built = told(*life)
    xml = read_set([("a.xml", files.xml_file(built))], 2026)
    rest = read_set(list(files.csv_files(built).items()), 2026)
    assert [p for p in xml.problems if p.level is Level.ERROR] == [] and rest.problems == []
    for table in tables_in(2026):
        if table.name not in files.NOT_IN_XML:
            columns = built.columns(table)
            assert xml.tables[table.name].select(columns).rows() == rest.tables[table.name].select(columns).rows(), (
                table.name
            )


def test_a_folder_is_written_whole_and_the_same_again(tmp_path):
    built = told(*came(date(2025, 5, 1)))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    names = files.write_set(tmp_path / "out", built, xml=True)
    first = {p: p.read_bytes() for p in sorted((tmp_path / "out").rglob("*.*"))}
    assert files.write_set(tmp_path / "out", built, xml=True) == names
    assert {p: p.read_bytes() for p in sorted((tmp_path / "out").rglob("*.*"))} == first
    assert {p.name for p in first} == {"notes.txt", "ssda903.xml", "left-empty.json", *files.csv_files(built)}
