"""The vocabulary of checks itself: blanks, joins in parts, rules that cannot be worked out, tables that are missing."""
import datetime as dt
import io
import json

import polars as pl
import pytest

from throughline.engines.checks import scope
from throughline.engines.checks.check import Check
from throughline.engines.checks.relations import exists, first
from throughline.engines.checks.run import run
from throughline.engines.checks.scope import Data
from throughline.engines.checks.tables import Column, Kind, Table
from throughline.engines.checks.terms import age, derived, row_number

KEY = {"child": ("ID",)}
Stay = Table("Stay", (Column("ID", "Child"), Column("BEGAN", "Began", Kind.DATE), Column("ENDED", "Ended", Kind.DATE),
                      Column("SORT", "Sort"), Column("MILES", "Miles", Kind.NUMBER)), keys=KEY)
Child = Table("Child", (Column("ID", "Child"), Column("BORN", "Born", Kind.DATE)), keys=KEY)
other = Stay.other()
overlap = Check("over", "Two stays overlap", at=(Stay.BEGAN, other.ENDED), each=(Stay, other),
                where=row_number(Stay) != row_number(other),
                flags=(Stay.BEGAN >= other.BEGAN) & (Stay.BEGAN < other.ENDED))


def data(stay=(), child=None):
    raw = {"Stay": pl.DataFrame(list(stay), schema=dict.fromkeys([c.name for c in Stay], pl.String), orient="row")}
    if child is not None:
        raw["Child"] = pl.DataFrame(child, schema=dict.fromkeys(["ID", "BORN"], pl.String), orient="row")
    return Data([Stay, Child], raw, 2026, start=dt.date(2025, 4, 1), end=dt.date(2026, 3, 31))


def flagged(condition, *stays):
    return run([Check("x", "x", at=(Stay.ID,), flags=condition)], data(stays)).rows("x").get("Stay", [])


DAY, LATER = "01/05/2025", "02/05/2025"


@pytest.mark.parametrize(("condition", "rows"), [
    (Stay.BEGAN < Stay.ENDED, [0]),
    (~(Stay.BEGAN < Stay.ENDED), [1]),
    (~(Stay.BEGAN < Stay.ENDED).holds, [1, 2, 3]),
    (~Stay.SORT.one_of("A"), [1, 2]),
    (Stay.SORT != "A", [1]),
    (Stay.ENDED.unreadable, [3]),
    (Stay.ENDED.unknown, [2, 3]),
    (Stay.ENDED.blank, [2]),
    (Stay.SORT.differs_from("A"), [1, 2]),
    (Stay.MILES > 3, [0]),
    (Stay.MILES.unreadable, [1, 2]),
])
def test_blanks_and_unreadable_cells(condition, rows):
    assert flagged(condition, ("1", DAY, LATER, "A", "3.5"), ("2", LATER, DAY, "B", "nan"), ("3", DAY, None, None, "x"),
                   ("4", DAY, "31/02/2025", "A", None)) == rows


def test_terms_are_not_python_conditions():
    with pytest.raises(TypeError, match="write & "):
        bool(Stay.BEGAN < Stay.ENDED)


def test_joined_in_parts_or_at_once_the_same_is_found(monkeypatch):
    stays = [(str(n % 7), f"{1 + n % 28:02d}/05/2025", f"{1 + n * 3 % 28:02d}/06/2025", None, None) for n in range(60)]
    whole = run([overlap], data(stays)).rows("over")
    monkeypatch.setattr(scope, "PAIRS_AT_ONCE", 10)
    assert whole["Stay"] != []
    assert run([overlap], data(stays)).rows("over") == whole


def test_a_file_of_one_child_by_mistake_is_said_and_not_waited_for(monkeypatch):
    monkeypatch.setattr(scope, "PAIRS_AT_ONCE", 50)
    monkeypatch.setattr(scope, "MOST_PAIRS", 99)
    stays = [("1", DAY, LATER, "A", None)] * 10
    simple = Check("simple", "x", at=(Stay.ID,), flags=Stay.SORT.filled)
    within = Check("within", "x", at=(Stay.ID,), flags=exists(other, other.BEGAN < Stay.ENDED))
    findings = run([overlap, simple, within], data(stays))
    assert findings.rows("simple") == {"Stay": list(range(10))}
    reason = "too many rows of Stay belong to one child"
    assert {each.code: each.reason for each in findings.not_run} == {"over": reason, "within": reason}


def test_rows_without_a_key_share_it_with_nobody():
    stays = [(None, DAY, LATER, None, None), (None, DAY, LATER, None, None)]
    assert run([overlap], data(stays)).rows("over") == {}
    lonely = Check("x", "x", at=(Stay.ID,), flags=~exists(other))
    assert run([lonely], data(stays)).rows("x") == {"Stay": [0, 1]}


def test_the_first_row_goes_by_file_order_on_a_tie():
    stays = [("1", LATER, None, None, None), ("1", DAY, None, None, None), ("1", DAY, None, None, None),
             ("1", None, None, None, None)]
    assert flagged(first(Stay.BEGAN).is_this, *stays) == [1]
    assert flagged(first(Stay.BEGAN, tie="last").is_this, *stays) == [2]


def test_a_rule_that_cannot_be_worked_out_leaves_the_others_alone():
    broken = Check("bad", "x", at=(Stay.ID,),
                   flags=derived("nonsense", [Stay.BEGAN], lambda day: day.str.len_chars() > 1))
    good = Check("good", "x", at=(Stay.ID,), flags=Stay.SORT.blank)
    findings = run([broken, good], data([("1", DAY, None, None, None)]))
    assert findings.rows("good") == {"Stay": [0]}
    assert [(each.code, each.reason) for each in findings.not_run] == [("bad", "could not be worked out (SchemaError)")]


def test_a_missing_table_is_said_and_an_optional_one_is_empty():
    needs = Check("needs", "x", at=(Stay.ID,), flags=~exists(Child))
    without = Check("without", "x", at=(Stay.ID,), flags=~exists(Child), optional=(Child,))
    findings = run([needs, without], data([("1", DAY, None, None, None)]))
    assert [(each.code, each.reason) for each in findings.not_run] == [("needs", "table missing: Child")]
    assert findings.rows("without") == {"Stay": [0]}


def test_ages_and_birthdays_of_those_born_on_29_february():
    child = [("1", "29/02/2008")]
    stays = [("1", "28/02/2026", None, None, None), ("1", "27/02/2026", None, None, None)]
    turned = Check("x", "x", at=(Stay.BEGAN,), flags=Child.BORN.plus(years=18) <= Stay.BEGAN)
    assert run([turned], data(stays, child)).rows("x") == {"Stay": [0]}
    eighteen = Check("x", "x", at=(Stay.BEGAN,), flags=age(Child.BORN, Stay.BEGAN) >= 18)
    assert run([eighteen], data(stays, child)).rows("x") == {}


def test_json_is_valid_whatever_the_cells_hold():
    findings = run([Check("x", 'says "so"', at=(Stay.ID,), flags=Stay.SORT.blank)],
                   data([('a"\\\n=1', DAY, None, None, None)]))
    out = io.StringIO()
    findings.write_json(out, year="2025/26")
    assert json.loads(out.getvalue())["findings"] == [
        {"code": "x", "table": "Stay", "row": 0, "child": 'a"\\\n=1', "columns": ["ID"], "message": 'says "so"'}]
