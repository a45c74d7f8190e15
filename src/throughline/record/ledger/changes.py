"""What has changed, so that what was worked out from many rows can be kept until one of them changes.

Every statement that writes rows which are counted leaves a line in `record_change`: which table (of the clocks, which
duty), which sixty-fourths of the subjects, in which transaction. Triggers see to it, so no way of writing is forgotten: recording, rebuilding,
restricting, loading. What was read under a snapshot still holds for whatever nobody has changed in a transaction that the
snapshot did not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import connection, models

from throughline.record.access.scoped import ProjectionModel

SHARES = 64
"""Subjects by their number's remainder: a change to one child leaves the other sixty-three shares as they were."""
ALL = (1 << SHARES) - 1
KEPT_FOR = timedelta(hours=1)
"""No transaction runs so long; a line that every kept figure has seen is thrown away after it."""

WATCHED_WHOLE = ("record_worker",)
"""Tables that say something about others than their own subject: a change there concerns every share."""


class Change(models.Model):
    """Some rows of a table were written."""

    id = models.BigAutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)
    what = models.CharField(max_length=130)
    """The table; of the clocks, the table and the duty: `engines_obligation/looked_after.visit`."""
    shares = models.BigIntegerField()
    """A bit for each share of the subjects."""
    transaction = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "record_change"
        indexes = [models.Index(fields=["authority", "transaction"], name="change_since")]

    class Privacy:
        link = ("id", "authority", "what", "shares", "transaction", "at")


def watched_tables() -> dict[str, str]:
    """Table to the column whose value stands behind its name; "" for none, "*" where every share is concerned."""
    from throughline.record.ledger.registry import projections

    parts = {p.table: p.part[0] if p.part else "" for p in projections().values()}
    tables = {m._meta.db_table for m in _projection_models()}
    return {t: parts.get(t, "") for t in sorted(tables)} | dict.fromkeys(WATCHED_WHOLE, "*")


def _projection_models() -> Iterable[type[models.Model]]:
    from django.apps import apps

    return (m for m in apps.get_models() if issubclass(m, ProjectionModel) and not m._meta.proxy)


def watch(**_: Any) -> None:
    """After migrations: every table that is counted leaves a line when it changes. Those that do already are left alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('tl.note_change()') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return  # on the way to an earlier state
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'changed_by_delete'")
        done = {row[0] for row in cursor.fetchall()}
        for table, part in watched_tables().items():
            cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
            if table in done or not cursor.fetchone()[0]:
                continue
            for act, rows in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")):
                cursor.execute(
                    f'CREATE TRIGGER changed_by_{act} AFTER {act.upper()} ON "{table}" REFERENCING {rows} TABLE AS changed '
                    f"FOR EACH STATEMENT EXECUTE FUNCTION tl.note_change('{part}')"
                )


def shares_of(changed: Mapping[str, int], reads: Iterable[str]) -> int:
    """The shares of the subjects for which anything has changed in what is read: tables, or tables with one part of them."""
    found = 0
    wanted = frozenset(reads)
    for what, shares in changed.items():
        if what in wanted or what.split("/")[0] in wanted:
            found |= shares
    return found & ALL


def forget(oldest: int | None) -> int:
    """Throw away the lines that every kept figure has seen; `oldest` is the first transaction one of them has not. So many.

    A line of a transaction still to come was brought here from another server by a restored back-up.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM record_change WHERE at < clock_timestamp() - %s AND (transaction < coalesce(%s, "
            "pg_snapshot_xmin(pg_current_snapshot())::text::bigint) "
            "OR transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)",
            [KEPT_FOR, oldest],
        )
        return int(cursor.rowcount)
