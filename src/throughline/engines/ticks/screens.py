"""The system page: whether the work in the background runs, and how it last went."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import HttpRequest

from throughline.engines.screens.declarations import AUTHORITY, screen
from throughline.engines.ticks.queries import failures, last_good, standings, worker_runs
from throughline.services import backups
from throughline.services.jobs.models import JobRun


@screen("system.page", "system/", about=AUTHORITY, may="system", template="engines/system.html", title="System", menu=95)
def system(request: HttpRequest, viewer: Any) -> dict[str, Any]:
    """Jobs and when they last ran, what failed, and how large the record is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database())), current_setting('server_version')")
        size, version = cursor.fetchone()
    return {
        "heading": "System",
        "standings": standings(),
        "alive": worker_runs(),
        "last_run": JobRun.objects.order_by("-began_at").first(),
        "backed_up": last_good(backups.MADE),
        "drilled": last_good(backups.DRILLED),
        "failures": failures(),
        "size": size,
        "version": version,
    }
