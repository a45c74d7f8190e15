"""What building a return asks of the record besides the ledger."""

from __future__ import annotations

from django.db import connection

from throughline.record.workers.models import Worker
from throughline.returns.ssda903.record.queries import every_child

__all__ = ["every_child", "registered_workers", "sealed_children"]


def registered_workers(authority: int) -> dict[int, str]:
    """Worker to number of Social Work England, of those who have one."""
    held = Worker.objects.filter(authority_id=authority).exclude(swe_number="")
    return dict(held.values_list("pk", "swe_number"))


def sealed_children(authority: int) -> int:
    """How many children's records only their custodian opens: a number and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tl.sealed_children(%s::smallint)", [authority])
        return int(cursor.fetchone()[0])
