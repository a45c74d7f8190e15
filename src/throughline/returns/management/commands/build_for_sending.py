"""Write a return that waits under a number; the page "Returns" starts this by itself."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from throughline.returns.sending.actions import broke_off, run_one
from throughline.services import apart


class Command(BaseCommand):
    help = "Write a return from the record that waits under a number."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", help="the number under which it waits")

    def handle(self, *args: Any, **options: Any) -> None:
        """The work is done by a child of this process: whatever ends it, somebody is left to say that it ended."""
        connections.close_all()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                apart.stay_within_bounds()
                run_one(options["number"])
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        if status:
            broke_off(options["number"])
