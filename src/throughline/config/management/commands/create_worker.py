"""A worker from the command line: what the page People does, for the first ones and for scripts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from throughline.record.access import acting
from throughline.record.access.viewer import declared_roles
from throughline.record.people.models import Authority
from throughline.record.workers import posts
from throughline.record.workers.models import Team
from throughline.services import clock
from throughline.services.sign_in import accounts


class Command(BaseCommand):
    help = "Add a worker in a post, and print the password to hand over once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="the council's ONS code")
        parser.add_argument("--name", required=True)
        parser.add_argument("--username", required=True)
        parser.add_argument("--team", required=True, help="the team's name")
        parser.add_argument("--role", required=True, help="one of: " + ", ".join(sorted(declared_roles())))
        parser.add_argument(
            "--since", type=date.fromisoformat, default=None, help="first day in the post; today when left out"
        )
        parser.add_argument("--phone", default="")
        parser.add_argument("--email", default="")
        parser.add_argument("--workplace", default="", help="provider:number, for somebody who signs in there")

    @transaction.atomic
    def handle(self, *args: Any, **how: Any) -> None:
        authority = Authority.objects.filter(code=how["code"]).first()
        if authority is None:
            raise CommandError(f"There is no council {how['code']}: make it with create_administrator.")
        team = Team.objects.filter(authority=authority, name=how["team"], closed_on__isnull=True).first()
        if team is None:
            raise CommandError(f"There is no team called {how['team']}.")
        with acting.as_system(authority.pk, "create_worker"):
            try:
                user, password = accounts.make_user(how["username"])
                worker = posts.add_worker(how["name"], user=user, phone=how["phone"], email=how["email"])
                posts.give_post(worker, team=team, role=how["role"], began_on=how["since"] or clock.today())
                if how["workplace"]:
                    provider, _, subject = how["workplace"].partition(":")
                    accounts.connect_workplace(user, provider, subject)
            except ValueError as refused:
                raise CommandError(str(refused)) from refused
        self.stdout.write(f"{worker.name} signs in as {user.username} with {password}")
