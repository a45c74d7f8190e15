"""The first thing in a new council: the council itself, a first team, and somebody who can add everybody else."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from throughline.record.access import acting
from throughline.record.access.roles import system_administrator
from throughline.record.people.models import Authority, Subject
from throughline.record.workers import posts
from throughline.record.workers.models import Agency, Team
from throughline.services import clock
from throughline.services.sign_in import accounts


class Command(BaseCommand):
    help = "Make a council (unless it is there) with its first administrator, and print the password to hand over once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="the council's ONS code, for example E10000011")
        parser.add_argument(
            "--council", default="", help="its name, for example Merehaven Council; needed the first time"
        )
        parser.add_argument("--short-name", default="", help="what people call it, for example Merehaven")
        parser.add_argument("--name", required=True, help="the administrator's name")
        parser.add_argument("--username", required=True)
        parser.add_argument("--team", default="Systems", help="the administrator's team, made when it is not there")

    @transaction.atomic
    def handle(self, *args: Any, **how: Any) -> None:
        authority = Authority.objects.filter(code=how["code"]).first()
        if authority is None:
            if not how["council"]:
                raise CommandError(f"There is no council {how['code']} yet: give its name with --council.")
            authority = Authority.objects.create(
                code=how["code"], name=how["council"], short_name=how["short_name"], live_on=clock.today()
            )
            Agency.objects.create(authority=authority, name=how["council"])
        with acting.as_system(authority.pk, "create_administrator"):
            if not Subject.objects.filter(authority=authority, kind="authority").exists():
                Subject.objects.create(authority=authority, kind="authority")
            agency = Agency.objects.filter(authority=authority, kind="council").order_by("pk").first()
            team, _ = Team.objects.get_or_create(
                authority=authority, name=how["team"], closed_on=None, defaults={"agency": agency, "kind": "support"}
            )
            try:
                user, password = accounts.make_user(how["username"])
                worker = posts.add_worker(how["name"], user=user)
                posts.give_post(worker, team=team, role=system_administrator.code, began_on=clock.today())
            except ValueError as refused:
                raise CommandError(str(refused)) from refused
        self.stdout.write(f"{authority.name}: {worker.name} signs in as {user.username} with {password}")
        self.stdout.write("The password opens one thing, choosing another, and runs out in seven days.")
