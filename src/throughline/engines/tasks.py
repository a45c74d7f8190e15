"""What procrastinate runs: every minute, whatever tick is due. One at a time, however many workers there are."""

from __future__ import annotations

from django.db import close_old_connections
from procrastinate.contrib.django import app

from throughline.engines.ticks.running import run_due


@app.periodic(cron="* * * * *")
@app.task(queue="ticks", queueing_lock="ticks", lock="ticks")
def tick(timestamp: int) -> None:
    """Run what is due."""
    close_old_connections()  # this thread's connection may have been idle, or its server restarted, since the last minute
    run_due()
