"""What somebody sent to be checked, and what was found in it. Only they see it."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

import polars as pl

from throughline.returns.check.work import ABOUT, FINDINGS, SCHEMA
from throughline.returns.models import CheckedReturn
from throughline.services import sealed

MOST = 40


def numbers() -> set[str]:
    """The folders of everything that is kept, whoever's it is."""
    return {number.hex for number in CheckedReturn.objects.values_list("pk", flat=True)}


def sent_by(viewer: Any) -> list[CheckedReturn]:
    """What this viewer sent, the latest first."""
    held = CheckedReturn.objects.filter(authority_id=viewer.authority_id, by_id=viewer.worker_id)
    return list(held.order_by("-sent_at", "-pk")[:MOST])


def one_of(viewer: Any, number: UUID) -> CheckedReturn | None:
    """One of those; None when it is somebody else's."""
    held = CheckedReturn.objects.filter(authority_id=viewer.authority_id, by_id=viewer.worker_id, pk=number)
    return held.first()


@dataclass(frozen=True)
class Wanted:
    """Which findings: by rule, table, child, field, error or query. Blank asks for all."""

    rule: str = ""
    table: str = ""
    child: str = ""
    field: str = ""
    kind: str = ""

    def __bool__(self) -> bool:
        return any(vars(self).values())

    def of(self, findings: pl.DataFrame) -> pl.DataFrame:
        """Those findings, in their order."""
        for column, value in (("code", self.rule), ("table", self.table), ("child", self.child), ("kind", self.kind)):
            if value:
                findings = findings.filter(pl.col(column) == value)
        if self.field:
            findings = findings.filter(pl.col("fields").str.split(", ").list.contains(self.field))
        return findings


@dataclass
class Opened:
    """A checked return with its sealed folder open. ValueError or FileNotFoundError when that is gone."""

    held: CheckedReturn
    about: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.about = json.loads(sealed.read(self.held.pk.hex, ABOUT))

    @cached_property
    def findings(self) -> pl.DataFrame:
        """All findings, by rule, table and row."""
        return pl.read_parquet(io.BytesIO(sealed.read(self.held.pk.hex, FINDINGS))).select(*SCHEMA)

    def by_rule(self) -> pl.DataFrame:
        """Rule, kind, tables, findings, children; the commonest first."""
        counted = self.findings.group_by("code", "kind").agg(
            pl.len().alias("findings"), pl.col("child").drop_nulls().n_unique().alias("children"),
            pl.col("table").unique().sort().str.join(", ").alias("tables"),
        )  # fmt: skip
        return counted.sort("findings", "code", descending=[True, False])

    def by_child(self) -> pl.DataFrame:
        """Child, findings, rules; those with the most first."""
        found = self.findings.drop_nulls("child").group_by("child")
        counted = found.agg(pl.len().alias("findings"), pl.col("code").unique().sort().alias("rules"))
        return counted.sort("findings", "child", descending=[True, False])

    def rows_of(self, child: str) -> dict[str, pl.DataFrame]:
        """What was sent about one child, by table, as it was sent."""
        found = {}
        for table in self.held.summary.get("tables", {}):
            frame = pl.read_parquet(io.BytesIO(sealed.read(self.held.pk.hex, f"table-{table}")))
            key = next((name for name in ("CHILD", "LAchildID") if name in frame.columns), None)
            rows = frame.filter(pl.col(key) == child) if key else frame.clear()
            if rows.height:
                found[table] = rows
        return found
