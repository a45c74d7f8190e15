"""What people wait for, measured as they meet it: as the application, behind the wall, through Django and templates."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.urls import reverse

from throughline.engines.measures.registry import measures
from throughline.exchange.bench.measured import Figure, page, table, timed
from throughline.exchange.bench.reviews import review_of_eight
from throughline.practice.looked_after import events as care
from throughline.record.access import acting
from throughline.record.access.viewer import load_viewer
from throughline.record.ledger.actions import record
from throughline.record.people.models import Authority
from throughline.record.workers.models import Appointment, Worker
from throughline.services import clock


class Command(BaseCommand):
    help = "Measure the pages and recording against the large authority that grow_authority made."

    def handle(self, *args: Any, **options: Any) -> None:
        authority = Authority.objects.get()
        self.stdout.write(table([*self._pages(authority), self._recording(authority), self._review(authority)]))

    def _pages(self, authority: Authority) -> list[Figure]:
        with acting.as_system(authority.pk, "bench"), connection.cursor() as cursor:
            cursor.execute(
                "SELECT s.uuid FROM record_allocation a JOIN record_subject s ON s.id = a.subject_id JOIN record_worker w ON w.id = a.worker_id "
                "JOIN auth_user u ON u.id = w.user_id WHERE u.username = 'priya' AND a.ended_on IS NULL AND a.role = 'social_worker'"
            )
            mine = [row[0] for row in cursor.fetchall()]
            cursor.execute(
                "SELECT s.uuid FROM (SELECT subject_id, count(*) n FROM record_event GROUP BY 1 ORDER BY n DESC LIMIT 1) x "
                "JOIN record_subject s ON s.id = x.subject_id"
            )
            longest = cursor.fetchone()[0]
        priya, ian, ruth = (self._signed_in(name) for name in ("priya", "ian", "ruth"))
        out = [
            page("the child's page", priya, [reverse("child.page", kwargs={"subject": u}) for u in mine], 100),
            page("the child's page, longest record", ruth, [reverse("child.page", kwargs={"subject": longest})], 100),
            page("My work", priya, [reverse("my_work.page")], 100),
            page("My team", ian, [reverse("team.page")], 100),
        ]
        session = priya.session
        session["find"] = {"q": "Harow", "born": "", "what": ""}
        session.save()
        out.append(page("find, misspelt", priya, [reverse("find.find")], 100))
        code = next(c for c in measures() if c.startswith("looked_after.visit"))
        visited = self._visit(authority)
        out.append(self._counting(ruth, authority, code))
        for what, url in (("Measures, the list", reverse("measures.list")), ("one measure", reverse("measures.one", kwargs={"code": code}))):
            out.append(page(what, ruth, [url], 400))
            out.append(page(f"{what}, each time after a visit", ruth, [url], 400, before=visited))
        return out

    def _counting(self, client: Client, authority: Authority, code: str) -> Figure:
        """What a tick does before anybody waits: the whole list and one measure counted from nothing, once."""
        from throughline.engines.measures.models import KeptFigures
        from throughline.engines.measures.ticks import keep_counted

        KeptFigures.objects.all().delete()
        client.get(reverse("measures.one", kwargs={"code": code}))
        KeptFigures.objects.update(made_of="nothing")
        began, began_work = time.perf_counter(), time.process_time()
        with acting.as_system(authority.pk, "bench"):
            keep_counted()
        took, worked = (time.perf_counter() - began) * 1000, (time.process_time() - began_work) * 1000
        return Figure("(a tick counts all of it anew)", None, took, took, worked)

    def _visit(self, authority: Authority) -> Callable[[], None]:
        """Something is recorded about another child each time."""
        with acting.as_system(authority.pk, "bench"), connection.cursor() as cursor:
            cursor.execute("SELECT subject_id FROM looked_after_careperiod WHERE ended_on IS NULL ORDER BY random() LIMIT 120")
            children = iter([row[0] for row in cursor.fetchall()])

        def visit() -> None:
            with acting.as_system(authority.pk, "bench"):
                record(care.child_visited, next(children), on=clock.today(), outcome="seen", alone="yes")

        return visit

    def _signed_in(self, username: str) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(
            Worker.objects.get(user__username=username).user,
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        return client

    def _recording(self, authority: Authority) -> Figure:
        return Figure("recording a visit, with its obligations", 25, *timed(self._visit(authority)))

    def _review(self, authority: Authority) -> Figure:
        gwen = Worker.objects.get(user__username="gwen")
        with acting.as_system(authority.pk, "bench"):
            post = Appointment.objects.filter(worker=gwen, ended_on__isnull=True).order_by("began_on")[0]
        return review_of_eight(load_viewer(gwen, post, clock.today(), clock.now()))
