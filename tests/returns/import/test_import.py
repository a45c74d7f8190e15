"""The whole import: what stands in the record afterwards, and what a second one changes."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from tests.support.builders import council
from tests.support.returns_903 import CODE, TIA, episode, files, import_tables, put_aside
from throughline.engines.duties.models import Obligation
from throughline.engines.measures.figures import figure, members
from throughline.engines.measures.windows import window_for
from throughline.practice.looked_after.measures import rate_came_into_care
from throughline.practice.looked_after.models import CarePeriod, LegalStatus, Review
from throughline.practice.placements.models import Placement
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.ledger import projections
from throughline.record.ledger.actions import correct, record, withdraw
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.record.people.models import Address, Authority, Identifier, Person, Subject
from throughline.record.workers.models import Allocation, Appointment, Worker
from throughline.returns.files import Refused
from throughline.returns.models import ImportRun, PutAside, ToldRow
from throughline.returns.ssda903.record import actions as run_module
from throughline.returns.ssda903.record.actions import import_files
from throughline.returns.ssda903.record.sent import read_files

pytestmark = pytest.mark.django_db

LAST = {
    "Header": [TIA],
    "Episodes": [episode("01/06/2024", DEC="01/02/2025", REC="X1"), episode("01/02/2025", RNE="P", PLACE="U4")],
    "Reviews": [{"CHILD": "100", "DOB": TIA["DOB"], "REVIEW": "26/06/2024", "REVIEW_CODE": "PN3"}],
    "Missing": [{"CHILD": "100", "MISSING": "M", "MIS_START": "30/03/2025"}],
    "SWEpisodes": [{"CHILD": "100", "SW_ID": "SW82", "SW_DECOM": "01/06/2024", "SW_REASON": "FCONTA"}],
}
THIS = {
    "Header": [TIA, TIA | {"CHILD": "200", "DOB": "02/09/2016", "SEX": "M"}],
    "Episodes": [episode("01/02/2025", RNE="P", PLACE="U4", DEC="05/05/2025", REC="E4A"), episode("02/12/2025", CHILD="200")],
    "Reviews": [{"CHILD": "200", "DOB": "02/09/2016", "REVIEW": "28/12/2025", "REVIEW_CODE": "PN0"}],
    "Missing": [{"CHILD": "100", "MISSING": "M", "MIS_START": "30/03/2025", "MIS_END": "02/04/2025"}],
    "SWEpisodes": [{"CHILD": "100", "SW_ID": "SW82", "SW_DECOM": "01/06/2024", "SW_DEC": "05/05/2025", "SW_REASON": "FCONTA"}],
}


@pytest.fixture
def town():
    made = council(CODE)
    with acting.as_system(made.authority.pk, "tests"):
        yield made


def everything(model, **where):
    return list(model.objects.everything(because="test").filter(**where).order_by("subject_id", "key"))


def child(number="100"):
    return Identifier.objects.everything(because="test").get(scheme="local", value=number).subject_id


def events(*types, number="100"):
    return list(Event.objects.everything(because="test").filter(subject=child(number), type__in=types).order_by("id"))


def test_a_return_becomes_a_childs_record(town):
    run = import_tables(LAST, 2025)
    me = child()
    person = Person.objects.everything(because="test").get(subject=me)
    assert (person.name, person.born_on, person.sex, person.ethnicity) == ("Child 100", date(2014, 3, 14), "F", "WBRI")
    assert [(p.began_on, p.ended_on, p.need) for p in everything(CarePeriod)] == [(date(2024, 6, 1), None, "N1")]
    assert [(s.status, s.ended_on) for s in everything(LegalStatus)] == [("C1", None)]
    assert [(h.type, h.began_on, h.ended_on, h.nth) for h in everything(Placement)] == [
        ("U6", date(2024, 6, 1), date(2025, 2, 1), 1), ("U4", date(2025, 2, 1), None, 2),
    ]  # fmt: skip
    assert [(r.on, r.participation, r.age) for r in everything(Review)] == [(date(2024, 6, 26), "PN3", 10)]
    assert [(a.outside_name, a.worker, a.reason) for a in everything(Allocation)] == [("SW82", None, "FCONTA")]
    assert Subject.objects.get(pk=me).kind == "child"
    assert {e.source for e in events("looked_after.review_held", "missing.went_missing")} == {"ssda903"}
    assert run.state == ImportRun.FINISHED and run.summary["children_new"] == 1
    assert run.summary["events"]["placements.placement_began"] == 2
    assert projections.derive(town.authority.pk, [me], None) == 0, "everything that follows is there already"


def test_the_same_file_twice_changes_nothing(town):
    import_tables(LAST, 2025)
    before = Event.objects.everything(because="test").count(), ToldRow.objects.everything(because="test").count()
    run = import_tables(LAST, 2025)
    assert (Event.objects.everything(because="test").count(), ToldRow.objects.everything(because="test").count()) == before
    assert run.summary["events"] == run.summary["corrected"] == run.summary["withdrawn"] == {}
    assert run.summary["children_new"] == 0 and run.summary["unchanged"] == before[0] - 1, "all but what is said of the authority itself"


@pytest.mark.parametrize("order", [(LAST, THIS), (THIS, LAST)])
def test_two_years_join_whichever_comes_first(town, order):
    for tables in order:
        run = import_tables(tables, 2025 if tables is LAST else 2026)
    me = child()
    assert [(p.began_on, p.ended_on, p.reason) for p in everything(CarePeriod, subject=me)] == [(date(2024, 6, 1), date(2025, 5, 5), "E4A")]
    assert [(h.type, h.began_on, h.ended_on) for h in sorted(everything(Placement, subject=me), key=lambda h: h.began_on)] == [
        ("U6", date(2024, 6, 1), date(2025, 2, 1)), ("U4", date(2025, 2, 1), date(2025, 5, 5)),
    ]  # fmt: skip
    assert [(a.began_on, a.ended_on) for a in everything(Allocation, subject=me)] == [(date(2024, 6, 1), date(2025, 5, 5))]
    gone, back = events("missing.went_missing", "missing.came_back")
    assert back.thread == gone.pk and back.on == date(2025, 4, 2)
    assert projections.derive(town.authority.pk, [me], None) == 0
    if order[0] is LAST:
        assert run.summary["events"]["looked_after.ceased_looked_after"] == 1
        assert "placements.placement_began" not in run.summary["corrected"] and not run.summary["withdrawn"]


def test_a_changed_value_becomes_a_correction_of_the_earlier_event(town):
    import_tables(LAST, 2025)
    first = events("placements.placement_began")[0]
    changed = LAST | {"Episodes": [episode("01/06/2024", PLACE="K2", DEC="01/02/2025", REC="X1"), LAST["Episodes"][1]]}
    run = import_tables(changed, 2025)
    correction = events("placements.placement_began")[-1]
    assert (correction.kind, correction.replaces, correction.facts["type"]) == (Event.CORRECTION, first.pk, "K2")
    assert everything(Placement)[0].type == "K2" and everything(Placement)[0].key == first.pk
    assert run.summary["corrected"] == {"placements.placement_began": 1} and run.summary["events"] == {}


def test_a_row_sent_again_with_another_start_takes_the_old_event_back(town):
    import_tables(LAST, 2025)
    import_tables(LAST | {"Reviews": [LAST["Reviews"][0] | {"REVIEW": "27/06/2024"}]}, 2025)
    assert [r.on for r in everything(Review)] == [date(2024, 6, 27)]
    assert [e.kind for e in events("looked_after.review_held")] == [Event.NORMAL, Event.NORMAL, Event.WITHDRAWAL]
    import_tables(LAST, 2025)
    assert [r.on for r in everything(Review)] == [date(2024, 6, 26)]


def test_any_subset_of_the_files_may_be_sent_and_takes_nothing_away(town):
    import_tables(LAST, 2025)
    run = import_tables({"Reviews": [{"CHILD": "100", "DOB": TIA["DOB"], "REVIEW": "26/06/2024", "REVIEW_CODE": "PN3"}]}, 2025)
    assert run.summary["events"] == run.summary["withdrawn"] == {}
    run = import_tables({"Header": [TIA | {"CHILD": "300"}], "Reviews": [{"CHILD": "300", "REVIEW": "01/01/2025"}]}, 2025)
    assert run.summary["withdrawn"] == {} and len(everything(Review)) == 2


def test_what_a_person_corrected_by_hand_stands(town):
    import_tables(LAST, 2025)
    worker = town.worker("Priya Shah")
    first = events("looked_after.review_held")[0]
    correct(first.pk, by=worker, participation="PN1")
    assert import_tables(LAST, 2025).summary["corrected"] == {}
    run = import_tables(LAST | {"Reviews": [LAST["Reviews"][0] | {"REVIEW_CODE": "PN7"}]}, 2025)
    assert everything(Review)[0].participation == "PN1"
    assert [(p.kind, p.reason, p.subject_id) for p in put_aside(run, "note")] == [("note", "corrected_since", child())]
    withdraw(first.pk, by=worker, why="It was her brother’s")
    assert import_tables(LAST, 2025).summary["corrected"] == {} and everything(Review) == []


def test_a_name_written_here_is_not_taken_away_by_the_next_import(town):
    import_tables(LAST, 2025)
    record(people.person_described, child(), on=date(2026, 1, 5), given="Tia", family="Harrow")
    import_tables(THIS, 2026)
    assert Person.objects.everything(because="test").get(subject=child()).name == "Tia Harrow"


def test_a_child_already_here_is_found_by_the_authoritys_number(town):
    tia = town.child("Tia", "Harrow")
    record(people.identifier_recorded, tia, on=date(2020, 1, 1), scheme="local", value="100")
    run = import_tables(LAST, 2025)
    assert run.summary["children_new"] == 0 and len(everything(CarePeriod, subject=tia.pk)) == 1
    assert Person.objects.everything(because="test").get(subject=tia).name == "Tia Harrow"


def test_names_may_come_with_it(town):
    priya = town.worker("Priya Shah", swe_number="SW82")
    names = [{"CHILD": "100", "NAMES": "Tia Mae Harrow", "ADDRESS": "12 Quarry Street, St Helens WA10 1HP", "WORKER": "priya shah"}]
    import_tables(LAST | {"Names": names}, 2025)
    me = child()
    person = Person.objects.everything(because="test").get(subject=me)
    assert (person.given, person.family) == ("Tia Mae", "Harrow")
    (address,) = everything(Address)
    assert (address.lines, address.postcode) == ("12 Quarry Street, St Helens", "WA10 1HP")
    (held,) = everything(Allocation, subject=me)
    assert (held.worker, held.team, held.outside_name) == (priya, town.team, "")
    run = import_tables(LAST, 2025)
    assert run.summary["corrected"] == {}, "the names stay when the files come again without them"


def test_a_social_worker_known_by_number_holds_the_child(town):
    priya = town.worker("Priya Shah", swe_number="SW82")
    import_tables(LAST, 2025)
    assert [(a.worker, a.team) for a in everything(Allocation)] == [(priya, town.team)]
    Worker.objects.filter(pk=priya.pk).update(left_on=date(2026, 1, 5))
    Appointment.objects.create(authority=town.authority, worker=priya, team=town.other_team, role="record.social_worker", began_on=date(2025, 6, 2))
    assert import_tables(LAST, 2025).summary["corrected"] == {}, "where she went later does not change whose the child was"


def test_workers_added_later_are_found_when_the_file_comes_again(town):
    import_tables(LAST, 2025)
    assert [(a.worker, a.outside_name) for a in everything(Allocation)] == [(None, "SW82")]
    priya = town.worker("Priya Shah", swe_number="SW82")
    assert import_tables(LAST, 2025).summary["corrected"] == {"record.allocated": 1}
    assert [(a.worker, a.outside_name) for a in everything(Allocation)] == [(priya, "")]


def test_what_is_put_aside_is_kept_with_file_line_column_and_reason(town):
    bad = {
        "Header": [TIA | {"ETHNIC": "ZZZZ"}],
        "Episodes": [episode("01/05/2025"), episode("99/99/2025", CHILD="400")],
        "Missing": [{"CHILD": "", "MIS_START": "01/05/2025"}],
    }
    run = import_tables(bad)
    assert {(p.kind, p.reason, p.file, p.line, p.column, p.child, p.value, p.subject_id) for p in put_aside(run)} == {
        ("cell", "unknown_code", "header.csv", 2, "ETHNIC", "100", "ZZZZ", child()),
        ("row", "no_start", "episodes.csv", 3, "DECOM", "400", "99/99/2025", None),
        ("row", "no_child", "missing.csv", 2, "CHILD", "", "", None),
    }
    assert run.summary["put_aside"] == {"cells": {"unknown_code": 1}, "rows": {"no_child": 1, "no_start": 1}, "notes": {}, "files": {}}
    assert not Identifier.objects.everything(because="test").filter(value="400").exists(), "nothing readable, nobody made"


def test_what_is_wrong_with_a_file_is_kept_too(town):
    run = import_files(read_files([*files(LAST), ("notes.csv", b"A,B\n1,2\n")], 2025), authority=CODE)
    (problem,) = put_aside(run, "file")
    assert problem.file == "notes.csv" and "none of the SSDA903 files" in problem.words


def test_a_restricted_childs_rows_stand_behind_her_wall(town):
    import_tables(LAST, 2025)
    owner = town.worker("Ola Reyes", "record.team_manager")
    me = child()
    restrict(me, named=[owner.pk], owner=owner.pk, why="A threat")
    run = import_tables(LAST | {"Header": [TIA | {"ETHNIC": "ZZZZ"}], "Reviews": [LAST["Reviews"][0] | {"REVIEW_CODE": "PN1"}]}, 2025)
    assert run.summary["children_new"] == 0
    with acting.as_system(town.authority.pk, "everything but the sealed"):
        (held,) = put_aside(run, "cell")
        assert held.subject_id == me and held.vis != 0
        assert everything(Review)[0].participation == "PN1" and everything(Review)[0].vis == held.vis
    with acting.as_system(town.authority.pk, "somebody outside the set", vis=(0,)):
        assert not PutAside.objects.everything(because="test").filter(run=run, kind="cell").exists()
        assert not ToldRow.objects.everything(because="test").exists()


def test_the_first_day_here(town):
    import_tables(LAST, 2025)
    today = Authority.objects.get(code=CODE).live_on
    assert today is not None
    import_tables(LAST, 2025, live_on=date(2025, 9, 1))
    assert Authority.objects.get(code=CODE).live_on == date(2025, 9, 1)
    import_tables(LAST, 2025)
    assert Authority.objects.get(code=CODE).live_on == date(2025, 9, 1)


def due(subject):
    rows = Obligation.objects.everything(because="test").filter(subject_id=subject, duty="looked_after.review").order_by("started_on", "due_on")
    return [(o.due_on, o.known, o.on_time, o.known and o.met is None and o.lapsed_on is None) for o in rows]


def test_a_review_of_a_year_that_no_file_tells_is_not_known_and_never_late(town):
    this = {
        "Header": [TIA],
        "Episodes": [episode("01/06/2022", RNE="P")],
        "Reviews": [{"CHILD": "100", "REVIEW": day} for day in ("12/05/2025", "20/10/2025")],
    }
    import_tables(this, 2026, live_on=date(2026, 11, 2))
    me = child()
    assert [(known, on_time) for _, known, on_time, _ in due(me)] == [
        (False, None), (True, True), (True, True), (False, None), (True, None),
    ], "before the file; two reviews in time; after the file and before going live; from going live on"  # fmt: skip
    assert due(me)[-1][0] > date(2026, 11, 2) and due(me)[-1][3]
    assert not any(is_open and day < date(2026, 11, 2) for day, _, _, is_open in due(me))
    assert projections.derive(town.authority.pk, [me], None) == 0
    import_tables(this | {"Reviews": [{"CHILD": "100", "REVIEW": "12/05/2025"}]}, 2026)
    missed = [(day, known, is_open) for day, known, _, is_open in due(me) if date(2025, 10, 1) < day < date(2026, 4, 1)]
    assert missed == [(date(2025, 11, 12), True, False)], "that one was late while the file could have told of it"


def test_a_file_that_begins_in_the_middle_of_care_makes_nobody_late_and_nobody_new(town):
    this = {"Header": [TIA], "Episodes": [episode("01/06/2025", RNE="L", LS="C2")],
            "Reviews": [{"CHILD": "100", "REVIEW": "20/11/2025"}]}  # fmt: skip
    import_tables(this, 2026, live_on=date(2026, 4, 1))
    (care,) = everything(CarePeriod)
    assert care.began_on == date(2025, 6, 1) and care.begun_before
    assert [(day, on_time) for day, known, on_time, _ in due(child()) if known] == [
        (date(2025, 12, 1), True), (date(2026, 5, 20), None),
    ]  # fmt: skip
    rows = Obligation.objects.everything(because="test").filter(subject_id=child(), known=True, on_time=False)
    assert not rows.exists(), "no first plan, no first visit, no placement plan of a home she was in already"
    year = window_for(rate_came_into_care.span, date(2025, 10, 1), date(2026, 6, 1))
    assert figure(rate_came_into_care, members(rate_came_into_care, year), year).counted == 0
    earlier = {"Header": [TIA], "Episodes": [episode("01/06/2024", DEC="01/06/2025", REC="X1"), episode("01/06/2025", RNE="L", LS="C2")]}
    import_tables(earlier, 2025)
    (care,) = everything(CarePeriod)
    assert care.began_on == date(2024, 6, 1) and not care.begun_before


def test_what_an_earlier_year_tells_is_known_from_then_on(town):
    this = {"Header": [TIA], "Episodes": [episode("01/06/2022", RNE="P")], "Reviews": [{"CHILD": "100", "REVIEW": "12/05/2025"}]}
    import_tables(this, 2026, live_on=date(2026, 4, 1))
    unknown = [day for day, known, _, _ in due(child()) if not known]
    assert unknown == [date(2022, 12, 1)], "six months from the first day that is known: her first review was before that"
    import_tables({"Reviews": [{"CHILD": "900", "REVIEW": "12/05/2024"}]}, 2025)
    late = [day for day, known, _, is_open in due(child()) if known and not is_open and day < date(2025, 4, 1)]
    assert late == [date(2024, 10, 1)], "the file of 2024/25 tells of reviews, and of none for her"


def test_an_officer_is_not_late_in_being_appointed_where_no_file_tells_of_officers(town):
    import_tables(LAST, 2025)
    rows = Obligation.objects.everything(because="test").filter(subject_id=child(), duty="looked_after.appoint_officer")
    assert {o.known for o in rows} <= {False}


def test_a_failure_leaves_everything_as_it_was_and_a_run_that_says_so(town, monkeypatch):
    monkeypatch.setattr(run_module, "AT_ONCE", 1)
    import_tables(LAST, 2025)
    before = Event.objects.everything(because="test").count()
    taken = []
    whole = run_module.join

    def breaks(*args):
        taken.append(whole(*args))
        if len(taken) == 2:
            raise RuntimeError("the disk is full")
        return taken[-1]

    monkeypatch.setattr(run_module, "join", breaks)
    with pytest.raises(RuntimeError):
        import_tables(THIS, 2026)
    assert Event.objects.everything(because="test").count() == before
    failed = ImportRun.objects.latest("pk")
    assert failed.state == ImportRun.FAILED and "disk is full" in failed.failure
    monkeypatch.setattr(run_module, "join", whole)
    assert import_tables(THIS, 2026).summary["children_new"] == 1


def test_the_authority_is_the_one_named_or_the_only_one_or_where_the_homes_are():
    assert import_tables(LAST, 2025, authority=None).authority.code == "E08000013", "WA10 is in St Helens"
    assert import_tables(LAST, 2025, authority=None).authority.code == "E08000013", "the only one there is"
    assert import_tables(LAST, 2025, authority="E10000011").authority.name == "East Sussex"
    with pytest.raises(Refused, match="several"):
        import_tables(LAST, 2025, authority=None)


def test_two_authorities_may_use_the_same_numbers():
    for code in ("E08000013", "E10000011"):
        run = import_tables(LAST, 2025, authority=code)
        assert run.summary["children_new"] == 1


def test_nothing_to_read_is_refused():
    with pytest.raises(Refused, match="no CSV"):
        import_files(read_files([], 2025))


def test_one_import_at_a_time(town):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    import psycopg

    settings = connection.settings_dict
    with psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"]) as other:
        other.execute("SELECT pg_advisory_lock(903, %s)", [town.authority.pk])
        with pytest.raises(run_module.AlreadyRunning):
            import_tables(LAST, 2025)
        other.execute("SELECT pg_advisory_unlock(903, %s)", [town.authority.pk])
    import_tables(LAST, 2025)
