"""The command: flags in, JSON out, refusals in words, nothing by halves."""
import json

import pytest
from django.core.management import CommandError
from django.core.management.base import OutputWrapper

from throughline.returns.management.commands.check_return import Command


def check(*arguments, capsys=None):
    command = Command(stdout=OutputWrapper(open("/dev/null", "w")), stderr=OutputWrapper(open("/dev/null", "w")))  # noqa: SIM115
    parser = command.create_parser("manage", "check_return")
    options = vars(parser.parse_args(arguments))
    command.handle(**options)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "h.csv").write_text("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nab1,X,01/02/2010,WBRI,UN2,,\n")
    return tmp_path / "in"


def test_findings_are_written_with_their_place(folder, tmp_path):
    out = tmp_path / "out.json"
    check("ssda903", str(folder), "--year", "2025/26", "--authority", "845", "--json", str(out))
    said = json.loads(out.read_text())
    assert (said["return"], said["year"], said["authority"]) == ("ssda903", "2025/26", "E10000011")
    assert {"code": "101", "table": "Header", "row": 0, "child": "ab1", "columns": ["SEX"],
            "message": "The child or young person\u2019s reported sex is not valid."} in said["findings"]
    assert {"code": "INT01", "reason": "table missing: AD1"} in said["not_run"]


def test_the_census_by_the_same_command(tmp_path):
    census = tmp_path / "c.xml"
    census.write_text("<Message><Header><CollectionDetails><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>"
                      "</CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>A</LAchildID>"
                      "<Sex>U</Sex></ChildIdentifiers></Child></Children></Message>")
    out = tmp_path / "out.json"
    check("cin", str(census), "--year", "2025/26", "--authority", "E10000011", "--json", str(out))
    found = {each["code"]: each for each in json.loads(out.read_text())["findings"]}
    assert found["8590"]["row"] == 0
    assert (found["2886Q"]["row"], found["2886Q"]["child"]) == (None, None)


@pytest.mark.parametrize(("arguments", "said"), [
    (("--year", "2019/20", "--authority", "845"), "is checked for 2022/23 to 2026/27"),
    (("--year", "soon", "--authority", "845"), "is not a collection year"),
    (("--year", "2025/26", "--authority", "999"), "is not the code of an authority"),
    (("--year", "2025/26", "--authority", "845", "--providers", "nowhere.xlsx"), "cannot be opened"),
])
def test_refusals_in_words(folder, tmp_path, arguments, said):
    out = tmp_path / "out.json"
    with pytest.raises(CommandError, match=said):
        check("ssda903", str(folder), *arguments, "--json", str(out))
    assert not out.exists()


def test_nothing_to_read_is_an_error_and_writes_nothing(tmp_path):
    out = tmp_path / "out.json"
    with pytest.raises(CommandError, match="Nothing of the return could be read"):
        check("ssda903", str(tmp_path), "--year", "2025/26", "--authority", "845", "--json", str(out))
    assert not out.exists()
