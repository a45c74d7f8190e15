"""Invented returns are read whole and checked by every rule, and the command that measures says what it measured."""
import io
import json

from django.core.management.base import OutputWrapper

from throughline.returns.cin_census.check import check_file
from throughline.returns.invented.cin_census import write_census
from throughline.returns.invented.ssda903 import write_set
from throughline.returns.management.commands.bench_returns import Command
from throughline.returns.ssda903.check import check_files


def test_an_invented_set_is_read_whole_and_most_of_it_passes(tmp_path):
    written = write_set(tmp_path, 300)
    returned, findings = check_files(tmp_path / "this", 2026, tmp_path / "last", tmp_path / "providers.xlsx", "E10000011")
    assert returned.problems == []
    assert {f"this/{name}": table.height for name, table in returned.tables.items()} == {
        name: rows for name, rows in written.items() if name.startswith("this/")}
    assert written["this/Episodes"] >= written["this/Header"] * 0.7
    assert [each for each in findings.not_run if "worked out" in each.reason] == []
    seen = {found.check.code for found in findings.found}
    assert len(seen) > 30, "some cells are wrong on purpose"
    assert len(findings) < sum(written.values()), "most are not"


def test_an_invented_census_is_read_whole_and_most_of_it_passes(tmp_path):
    path = tmp_path / "census.xml"
    write_census(path, 300)
    returned, findings = check_file(path, 2026, "E10000011")
    assert returned.problems == []
    assert returned.tables["ChildIdentifiers"].height == 300
    assert findings.not_run == []
    assert 20 < len(findings) < returned.tables["CINdetails"].height


def test_the_same_seed_gives_the_same_return(tmp_path):
    for name in ("one.xml", "other.xml"):
        write_census(tmp_path / name, 20)
    assert (tmp_path / "one.xml").read_bytes() == (tmp_path / "other.xml").read_bytes()


def test_the_command_prints_a_row_for_each_return_and_size(tmp_path):
    out = io.StringIO()
    command = Command(stdout=OutputWrapper(out))
    options = command.create_parser("manage", "bench_returns").parse_args(
        ["--children", "20", "--keep", str(tmp_path / "made"), "--json", str(tmp_path / "figures.json")])
    command.handle(**vars(options))
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert [each["title"] for each in figures] == ["SSDA903", "Children in need census"]
    assert [each["rules"] > 100 for each in figures] == [True, True]
    assert all(each["seconds"] >= 0 and each["peak_megabytes"] > 50 and each["findings"] > 0 for each in figures)
    lines = out.getvalue().splitlines()
    assert lines[0].split()[:2] == ["return", "children"]
    assert len(lines) == 3
