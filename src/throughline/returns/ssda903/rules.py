"""SSDA903's tables and rules together."""
from throughline.engines.checks.rules import Rules, discover
from throughline.returns.return_set import FIRST_YEAR, LAST_YEAR
from throughline.returns.ssda903 import tables as t

SSDA903 = Rules(
    code="ssda903",
    title="SSDA903: children looked after",
    tables=(*t.TABLES, *t.LAST_YEAR, t.Providers),
    checks=discover("throughline.returns.ssda903.checks"),
    years=range(FIRST_YEAR, LAST_YEAR + 1),
    example_defaults={"CHILD": "A"},
)
