"""What the tables beside the episodes become."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.returns_903 import TIA, episode, tell
from throughline.returns.ssda903.source import ssda903


def wants_of(tables, year=2026, code=""):
    wants, _ = tell((year, {"Header": [TIA], "Episodes": [episode("01/05/2024")], **tables}))
    return [(w.on.isoformat(), w.type.code.split(".")[1], {n: v for n, v in w.facts.items() if v is not None})
            for w in wants if w.type.code.startswith(code)]  # fmt: skip


def test_reviews():
    rows = [{"CHILD": "100", "REVIEW": "01/05/2025", "REVIEW_CODE": "PN3"}, {"CHILD": "100", "REVIEW": "01/11/2025", "REVIEW_CODE": "PN42"}]
    assert wants_of({"Reviews": rows}, code="looked_after.review") == [
        ("2025-05-01", "review_held", {"participation": "PN3"}), ("2025-11-01", "review_held", {}),
    ]  # fmt: skip


def test_missing_and_away():
    rows = [
        {"CHILD": "100", "MISSING": "M", "MIS_START": "23/05/2025", "MIS_END": "24/05/2025"},
        {"CHILD": "100", "MISSING": "A", "MIS_START": "01/03/2026"},
    ]
    assert wants_of({"Missing": rows}, code="missing.") == [
        ("2025-05-23", "went_missing", {"kind": "M"}), ("2025-05-24", "came_back", {}), ("2026-03-01", "went_missing", {"kind": "A"}),
    ]  # fmt: skip


def test_a_time_missing_that_overlaps_is_put_aside_and_one_without_end_ends_when_the_next_begins():
    rows = [
        {"CHILD": "100", "MISSING": "M", "MIS_START": "01/05/2025", "MIS_END": "09/05/2025"},
        {"CHILD": "100", "MISSING": "M", "MIS_START": "03/05/2025", "MIS_END": "04/05/2025"},
        {"CHILD": "100", "MISSING": "M", "MIS_START": "01/07/2025"},
        {"CHILD": "100", "MISSING": "M", "MIS_START": "01/08/2025", "MIS_END": "02/08/2025"},
    ]
    wants, aside = tell((2026, {"Header": [TIA], "Missing": rows}))
    assert [(a.kind, a.reason, a.line) for a in aside] == [("row", "overlaps", 3), ("note", "no_end", 4)]
    assert [w.on for w in wants if w.type.code == "missing.came_back"] == [date(2025, 5, 9), date(2025, 8, 1), date(2025, 8, 2)]


def test_social_workers_by_their_number():
    rows = [
        {"CHILD": "100", "SW_ID": "SW000082", "SW_DECOM": "26/03/2024", "SW_DEC": "24/02/2025", "SW_REASON": "TSPROC"},
        {"CHILD": "100", "SW_ID": "12345", "SW_DECOM": "24/02/2025", "SW_DEC": "01/06/2025", "SW_REASON": "MANAGE"},
    ]
    assert wants_of({"SWEpisodes": rows}, code="record.alloc") == [
        ("2024-03-26", "allocated", {"role": "social_worker", "reason": "TSPROC", "outside_name": "SW000082"}),
        ("2025-02-24", "allocated", {"role": "social_worker", "reason": "MANAGE", "outside_name": "not known"}),
        ("2025-06-01", "allocation_ended", {"role": "social_worker"}),
    ]


def test_a_child_who_came_alone():
    rows = [{"CHILD": "100", "SEX": "F", "DOB": "14/03/2014", "DUC": "14/03/2032"}]
    assert wants_of({"UASC": rows}, code="looked_after.unaccompanied") == [("2024-05-01", "unaccompanied_began", {})]
    ended = [rows[0] | {"DUC": "02/02/2026"}]
    assert wants_of({"UASC": ended}, code="looked_after.unaccompanied")[1] == ("2026-02-02", "unaccompanied_ended", {})


def test_health_and_convictions_at_31_march():
    row = {"CHILD": "100", "SDQ_SCORE": "24", "CONVICTED": "0", "HEALTH_CHECK": "1", "IMMUNISATIONS": "1", "TEETH_CHECK": "0",
           "HEALTH_ASSESSMENT": "1", "SUBSTANCE_MISUSE": "1", "INTERVENTION_RECEIVED": "0", "INTERVENTION_OFFERED": "1"}  # fmt: skip
    assert wants_of({"OC2": [row]}, code="health.") == [("2026-03-31", "position_at_31_march", {
        "sdq_score": "24", "health_assessment": True, "teeth_checked": False, "immunised": True, "development_checked": True,
        "substance_misuse": True, "intervention_received": False, "intervention_offered": True,
    })]  # fmt: skip
    assert wants_of({"OC2": [row]}, code="legal.") == [("2026-03-31", "convictions_at_31_march", {"convicted": False})]
    assert wants_of({"OC2": [{"CHILD": "100", "SDQ_REASON": "SDQ2"}]}, code="health.")[0][2] == {"why_no_score": "SDQ2"}


@pytest.mark.parametrize(("born", "on", "age"), [
    ("10/10/2005", "2025-10-10", 20), ("01/04/2007", "2025-04-01", 18), ("31/03/2008", "2026-03-31", 18), ("29/02/2008", "2026-03-01", 18),
])  # fmt: skip
def test_a_care_leaver_around_the_birthday(born, on, age):
    row = {"CHILD": "100", "DOB": born, "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "U1"}
    wants, _ = tell((2026, {"Header": [TIA | {"DOB": born}], "OC3": [row]}))
    (found,) = [w for w in wants if w.type.code == "care_leavers.position_at_birthday"]
    assert (found.on.isoformat(), found.facts) == (on, {"in_touch": "YES", "activity": "F2", "accommodation": "U1", "age": age})


def test_towards_adoption():
    tables = {
        "Episodes": [episode("01/05/2024", PLACE="A6", DEC="02/12/2025", REC="E11")],
        "PlacedAdoption": [{"CHILD": "100", "DATE_PLACED": "28/09/2024"}],
        "AD1": [{"CHILD": "100", "DATE_INT": "28/09/2024", "DATE_MATCH": "16/10/2024", "FOSTER_CARE": "0", "NB_ADOPTR": "2",
                 "SEX_ADOPTR": "MF", "LS_ADOPTR": "L11"}],
    }  # fmt: skip
    assert wants_of(tables, code="permanence.") == [
        ("2024-09-28", "adoption_decided", {}), ("2024-10-16", "matched", {}),
        ("2025-12-02", "adopted", {"decided_on": date(2024, 9, 28), "by_foster_carer": False, "adopters": "2", "adopters_sex": "MF",
                                   "adopters_law": "L11"}),
    ]  # fmt: skip
    no_longer = {"CHILD": "100", "DATE_PLACED": "28/09/2024", "DATE_PLACED_CEASED": "01/05/2025", "REASON_PLACED_CEASED": "RD3"}
    assert wants_of({"PlacedAdoption": [no_longer]}, code="permanence.")[1] == ("2025-05-01", "adoption_decision_ended", {"reason": "RD3"})


def test_the_home_before_care():
    row = {"CHILD": "100", "PREV_PERM": "P2", "LA_PERM": "845", "DATE_PERM": "zz/03/2019"}
    started = {"Episodes": [episode("03/06/2025")], "PrevPerm": [row]}
    assert wants_of(started, code="permanence.") == [
        ("2025-06-03", "earlier_permanence", {"kind": "P2", "authority": "845", "since": "zz/03/2019"})
    ]


def test_deprivation_of_liberty():
    rows = [
        {"CHILD": "100", "DOLO_START": "01/06/2026", "DOLO_END": "01/09/2026"},
        {"CHILD": "100", "DOLO_START": "01/03/2027", "DOLO_END": "01/06/2027"},
    ]
    assert wants_of({"DoLo": rows}, 2027, "legal.") == [
        ("2026-06-01", "deprivation_of_liberty_authorised", {}), ("2026-09-01", "deprivation_of_liberty_ended", {}),
        ("2027-03-01", "deprivation_of_liberty_authorised", {"until_on": date(2027, 6, 1)}),
    ]  # fmt: skip


def test_a_young_mother():
    mother = TIA | {"DOB": "14/03/2009", "MOTHER": "1", "MC_DOB": "12/01/2026"}
    wants, _ = tell((2026, {"Header": [mother]}))
    assert [(w.on.isoformat()) for w in wants if w.type.code == "health.gave_birth"] == ["2026-01-12"]


def test_who_the_child_is():
    assert wants_of({}, code="record.person")[0] == (
        "2014-03-14", "person_described", {"born_on": "2014-03-14", "sex": "F", "ethnicity": "WBRI", "full": "Child 100", "no_upn": "UN3"},
    )  # fmt: skip
    assert wants_of({"Header": [TIA | {"SEX": "1"}]}, 2023, "record.person")[0][2]["sex"] == "M"


def test_a_child_whom_the_header_does_not_name_is_made_from_her_rows():
    wants, _ = tell((2026, {"UASC": [{"CHILD": "100", "SEX": "2", "DOB": "02/09/2009"}], "Reviews": [{"CHILD": "100", "REVIEW": "01/05/2025"}]}))
    assert next(w for w in wants if w.key == "person").facts["sex"] == "F"
    assert next(w for w in wants if w.key == "person").on == date(2009, 9, 2)
    assert any(w.key == "number" and w.facts["value"] == "100" for w in wants)


def test_the_source_knows_what_the_importer_makes_and_neither_visits_nor_plans():
    made = set(ssda903.codes)
    assert not {c for c in made if "visit" in c or "plan" in c.removeprefix("placements.")}
    everything = tell((2027, {
        "Header": [TIA | {"UPN": "A801200001001", "DOB": "14/03/2009", "MOTHER": "1", "MC_DOB": "12/01/2026"}],
        "Episodes": [episode("01/04/2026", DEC="01/05/2026", REC="X1"), episode("01/05/2026", RNE="T", PLACE="U4", DEC="01/06/2026", REC="X1"),
                     episode("01/06/2026", RNE="P", PLACE="T1", DEC="05/06/2026", REC="X1"),
                     episode("05/06/2026", RNE="P", DEC="01/07/2026", REC="X1"),
                     episode("01/07/2026", RNE="L", LS="", DEC="15/07/2026", REC="X1"),
                     episode("01/08/2026", RNE="P", DEC="01/01/2027", REC="E2")],
        "Reviews": [{"CHILD": "100", "REVIEW": "01/05/2026"}],
        "Missing": [{"CHILD": "100", "MIS_START": "01/05/2026", "MIS_END": "02/05/2026"}],
        "SWEpisodes": [{"CHILD": "100", "SW_ID": "SW1", "SW_DECOM": "01/05/2026", "SW_DEC": "01/06/2026"}],
        "UASC": [{"CHILD": "100", "DUC": "02/01/2027"}], "OC2": [{"CHILD": "100", "SDQ_SCORE": "3", "CONVICTED": "1"}],
        "OC3": [{"CHILD": "100", "IN_TOUCH": "YES"}], "AD1": [{"CHILD": "100", "DATE_MATCH": "01/05/2026"}],
        "PlacedAdoption": [{"CHILD": "100", "DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "01/06/2026"}],
        "PrevPerm": [{"CHILD": "100", "PREV_PERM": "Z1"}],
        "DoLo": [{"CHILD": "100", "DOLO_START": "01/05/2026", "DOLO_END": "01/06/2026"}],
        "Names": [{"CHILD": "100", "NAMES": "Tia Harrow", "ADDRESS": "1 Quarry Street WA10 1HP"}],
    }))[0]  # fmt: skip
    assert {w.type.code for w in everything} == made
