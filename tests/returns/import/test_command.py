"""`manage import_ssda903`: what it reads, says and writes; and what a kill in the middle leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.support.returns_903 import BY_NAME, TIA, csv_bytes, episode, files
from throughline.returns.models import ImportRun

TABLES = {"Header": [TIA | {"ETHNIC": "ZZZZ"}], "Episodes": [episode("01/05/2025", DEC="05/06/2025", REC="E4A")]}
XML = """<?xml version="1.0"?><EXPSSDA903><CHILD><HEADER><CHILDID>100</CHILDID><SEX>F</SEX><DOB>14/03/2014</DOB>
<ETHNIC>WBRI</ETHNIC><UASC>0</UASC><AREVIEW><REVIEW>28/05/2025</REVIEW><REVIEW_CODE>PN3</REVIEW_CODE></AREVIEW></HEADER>
<EPISODE><DECOM>01/05/2025</DECOM><RNE>S</RNE><LS>C1</LS><CIN>N1</CIN><PL>U6</PL><PL_POST>WA9 3AB</PL_POST>
<HOME_POST>WA10 1HP</HOME_POST><DEC>31/02/2026</DEC><REC/></EPISODE></CHILD></EXPSSDA903>"""


@pytest.fixture
def folder(tmp_path):
    for name, content in files(TABLES):
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.django_db
def test_it_reads_a_folder_and_writes_the_summary(folder, capsys):
    call_command("import_ssda903", str(folder), "--year", "2025/26", "--authority", "E08000013", "--live-on", "2026-09-01",
                 "--json", str(folder / "out.json"))  # fmt: skip
    summary = json.loads((folder / "out.json").read_text())
    assert summary["children"] == summary["children_new"] == 1
    assert summary["events"]["looked_after.ceased_looked_after"] == 1
    assert summary["put_aside"]["cells"] == {"unknown_code": 1} and summary["reasons"] == {"unknown_code": "Not one of the codes"}
    said = capsys.readouterr().out
    assert "St. Helens (E08000013), which is new here" in said and "1 cells put aside" in said and "Done in" in said
    run = ImportRun.objects.get()
    assert run.state == ImportRun.FINISHED and run.authority.live_on == date(2026, 9, 1) and run.by is None


@pytest.mark.django_db
def test_it_reads_the_xml(tmp_path, capsys):
    (tmp_path / "903.xml").write_text(XML)
    call_command("import_ssda903", str(tmp_path / "903.xml"), year="2025/26", authority="E08000013")
    summary = ImportRun.objects.get().summary
    assert summary["events"]["looked_after.review_held"] == 1 and summary["put_aside"]["cells"] == {"impossible_date": 1}


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["2022/23", "2023/24", "2024/25", "2025/26", "2026/27"])
def test_every_year_of_the_return_is_read(tmp_path, year):
    last = int(year[:4]) + 1
    rows = [episode(f"01/05/{last - 1}")]
    (tmp_path / "e.csv").write_bytes(csv_bytes(BY_NAME["Episodes"], rows))
    (tmp_path / "d.csv").write_bytes(csv_bytes(BY_NAME["DoLo"], [{"CHILD": "100", "DOLO_START": f"01/06/{last - 1}"}]))
    (tmp_path / "s.csv").write_bytes(csv_bytes(BY_NAME["SWEpisodes"], [{"CHILD": "100", "SW_ID": "SW1", "SW_DECOM": f"01/06/{last - 1}"}]))
    call_command("import_ssda903", str(tmp_path), year=year, authority="E08000013")
    events = ImportRun.objects.get().summary["events"]
    assert events["looked_after.became_looked_after"] == 1
    assert ("record.allocated" in events) == (last >= 2024)
    assert ("legal.deprivation_of_liberty_authorised" in events) == (last >= 2027)


@pytest.mark.django_db
@pytest.mark.parametrize(("arguments", "words"), [
    (["--year", "2025/27"], "2025/26 would be"), (["--year", "2019/20"], "cannot be read"),
])  # fmt: skip
def test_what_cannot_be_is_said_in_words(folder, arguments, words):
    with pytest.raises(CommandError, match=words):
        call_command("import_ssda903", str(folder), *arguments)


@pytest.mark.django_db
def test_a_folder_that_is_not_there_and_one_without_a_return(tmp_path):
    with pytest.raises(CommandError, match="There is no"):
        call_command("import_ssda903", str(tmp_path / "nowhere"), year="2025/26")
    with pytest.raises(CommandError, match="no CSV or XML"):
        call_command("import_ssda903", str(tmp_path), year="2025/26", authority="E08000013")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_kill_in_the_middle_leaves_nothing_and_the_next_import_is_whole(tmp_path):
    many = 1500
    rows = {
        "Header": [TIA | {"CHILD": str(n)} for n in range(many)],
        "Episodes": [episode("01/05/2025", CHILD=str(n)) for n in range(many)],
    }
    for name, content in files(rows):
        (tmp_path / name).write_bytes(content)
    command = [sys.executable, "-m", "throughline.cli", "manage", "import_ssda903", str(tmp_path), "--year", "2025/26", "--authority", "E08000013"]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ.copy(), start_new_session=True)
    deadline = time.monotonic() + 60
    while not (written := _backend_has_written()):
        assert killed.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    assert written
    while _backend_has_written():
        time.sleep(0.05)
    assert _rows("record_event") == _rows("returns_toldrow") == _rows("returns_putaside") == 0
    assert ImportRun.objects.get().state == ImportRun.RUNNING
    done = subprocess.run(command, env=os.environ.copy(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    broken, whole = ImportRun.objects.order_by("pk")
    assert (broken.state, broken.failure) == (ImportRun.FAILED, "It was broken off")
    assert whole.summary["children_new"] == many and _rows("looked_after_careperiod") == many


def _backend_has_written() -> bool:
    """Whether an import's transaction holds locks on the ledger, having written to it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE relation = 'record_event'::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()"
        )
        return bool(cursor.fetchone()[0])


def _rows(table: str) -> int:
    from tests.support.database import as_owner

    with as_owner() as owner:
        return owner.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
