"""The sector's own made-up files and the larger invented set, where they are to hand."""

from __future__ import annotations

import csv

import pytest
from django.core.management import call_command

from tests.support.returns_903 import put_aside, samples
from throughline.practice.looked_after.models import CarePeriod
from throughline.record.access import acting
from throughline.record.ledger import projections
from throughline.returns.models import ImportRun

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AUTHORITY = "E10000011"
KEYED_BY_START = {"DECOM", "REVIEW", "MIS_START", "SW_DECOM", "DATE_PLACED"}


def imported(path, year):
    call_command("import_ssda903", str(path), year=year, authority=AUTHORITY)
    return ImportRun.objects.latest("pk")


def test_every_seeded_cell_that_cannot_be_read_is_put_aside_at_its_place():
    folder = samples() / "invented" / "ssda903"
    run = imported(folder / "this", "2025/26")
    with acting.as_system(run.authority_id, "tests"):
        found = {(p.table, p.line, p.column) for p in put_aside(run, "cell", "row")}
    with open(folder / "seeded_errors.csv") as text:
        seeded = list(csv.DictReader(text))
    unreadable = {(s["table"], int(s["row"]) + 2, s["column"]) for s in seeded if s["kind"] == "invalid_value"}
    assert len(unreadable) > 40 and unreadable <= found
    without_start = {(s["table"], int(s["row"]) + 2, s["column"]) for s in seeded if s["kind"] == "blanked" and s["column"] in KEYED_BY_START}
    assert without_start and without_start <= found
    kinds = {(s["table"], int(s["row"]) + 2): s["kind"] for s in seeded}
    with acting.as_system(run.authority_id, "tests"):
        rows = {(p.table, p.line) for p in put_aside(run, "row") if p.reason == "no_start"}
    assert rows and all(kinds.get(row) for row in rows), "no row lost its start but where an error was seeded"


def test_two_years_join_and_the_xml_says_the_same():
    folder = samples() / "invented" / "ssda903"
    imported(folder / "prev", "2024/25")
    this = imported(folder / "this", "2025/26")
    xml = imported(folder / "this.xml", "2025/26")
    assert xml.summary["events"] == xml.summary["corrected"] == {}, "only what the XML cannot hold is missing from it"
    assert not this.summary["withdrawn"]
    again = imported(folder / "this", "2025/26")
    assert again.summary["events"] == again.summary["corrected"] == again.summary["withdrawn"] == {}
    with acting.as_system(this.authority_id, "tests"):
        every = sorted(set(CarePeriod.objects.everything(because="test").values_list("subject_id", flat=True)))
        assert len(every) > 500
        assert projections.derive(this.authority_id, every, None) == 0
        open_now = CarePeriod.objects.everything(because="test").filter(ended_on__isnull=True).count()
    with open(folder / "this" / "episodes.csv") as text:
        still = sum(not row["DEC"] for row in csv.DictReader(text))
    assert abs(open_now - still) <= 6, "as many children are in care as the file leaves open, but for the seeded errors"


def test_the_sectors_files_go_in_whole():
    folder = samples() / "sector" / "ssda903"
    xml = imported(folder / "fake_903.xml", "2022/23")
    assert xml.summary["children_new"] > 200
    call_command("import_ssda903", str(folder), year="2026/27", authority="E06000006")
    run = ImportRun.objects.latest("pk")
    assert run.state == ImportRun.FINISHED
