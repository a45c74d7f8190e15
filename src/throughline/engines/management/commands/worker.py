"""The long-running background process: what is due each minute, and whatever else was put off."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app

from throughline.engines.ticks.running import run_due


class Command(BaseCommand):
    help = "Work in the background until told to stop (SIGTERM, Ctrl-C). Several may run; ticks run in one at a time."

    def handle(self, *args: Any, **how: Any) -> None:
        run_due()  # at once, not only at the next full minute
        with app.replace_connector(app.connector.get_worker_connector()) as ours:  # type: ignore[attr-defined]
            ours.run_worker(concurrency=1, delete_jobs="successful")
