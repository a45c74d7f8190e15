"""`manage explain DUTY SUBJECT`: every clock of a duty for one person, and why it is due when it is."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from throughline.base.words import day_words
from throughline.engines.duties.explain import explain
from throughline.engines.duties.registry import duties, knowable
from throughline.engines.duties.timeline import Clock, timeline
from throughline.record.access import acting
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import in_effect
from throughline.record.people.models import Authority, Identifier, Person, Subject
from throughline.record.people.wording import addressed
from throughline.services import clock as now


class Command(BaseCommand):
    help = "Why a date is what it is: the event, the rule, whose choice it was, the sum, the source."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("duty", help="its code, such as looked_after.visit")
        parser.add_argument("subject", help="the person's identifier in addresses (uuid), or the local number")
        parser.add_argument("--authority", help="code of the authority, where the database holds several")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = duties().get(options["duty"])
        if asked is None:
            raise CommandError(f"No duty {options['duty']}. There are: {', '.join(sorted(duties()))}")
        authorities = Authority.objects.order_by("pk")
        if options["authority"]:
            authorities = authorities.filter(code=options["authority"])
        for authority in authorities:
            with acting.as_system(authority.pk, "explaining a due date"):
                subject = self._found(options["subject"])
                if subject is not None:
                    self._explain(asked, subject, authority.pk)
                    return
        raise CommandError(f"Nobody with the number {options['subject']}")

    def _found(self, said: str) -> int | None:
        try:
            return Subject.objects.filter(uuid=uuid.UUID(said)).values_list("pk", flat=True).first()
        except ValueError:
            numbers = Identifier.objects.everything(because="an administrator explains a date to who asked")
            return numbers.filter(scheme="local", value=said).values_list("subject_id", flat=True).first()  # type: ignore[no-any-return]

    def _explain(self, asked: Any, subject: int, authority: int) -> None:
        today = now.today()
        events = in_effect(projections.load([subject], asked.reads)[subject], registry.ranks())
        around = projections.surroundings(authority)
        person = (
            Person.objects.everything(because="an administrator explains a date").filter(subject_id=subject).first()
        )
        acting.note("explain", subjects=[subject], detail={"duty": asked.code})
        self.stdout.write(addressed(asked.title, person))
        clocks = timeline(asked, events, around, knowable=knowable(asked))
        for clock in clocks:
            self.stdout.write(f"\n{_state(clock, today)}")
            told = explain(clock, asked, events, around, today, person=person)
            for line in told.lines if told else ():
                self.stdout.write(f"  {line}")
            if told and told.url:
                self.stdout.write(f"  {told.url}")
        if not clocks:
            self.stdout.write("No clock: nothing that starts this duty has happened, or the law asks for nothing here.")


def _state(clock: Clock, today: Any) -> str:
    due = f"due {day_words(clock.due_on, today)}" if clock.due_on else "no date"
    if clock.met_on:
        how = {True: "on time", False: "late", None: "done"}[clock.on_time]
        return f"{due}, {how} on {day_words(clock.met_on, today)}"
    if not clock.known:
        return f"{due}, not known: before this record began"
    if clock.lapsed_on:
        return f"{due}, no longer asked for from {day_words(clock.lapsed_on, today)}"
    return f"{due}, {'overdue' if clock.due_on and clock.due_on < today else 'open'}"
