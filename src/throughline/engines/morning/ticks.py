"""On working days each worker who has something due gets a message that says how much, and names nobody."""

from __future__ import annotations

from datetime import date, time, timedelta

from django.conf import settings
from django.db import transaction

from throughline.base.calendar import is_working_day
from throughline.base.words import count_words
from throughline.engines.duties.queries import open_for_workers
from throughline.engines.ticks.declarations import Tick
from throughline.record.access import acting
from throughline.record.access.viewer import load_viewer
from throughline.record.workers.models import Worker
from throughline.record.workers.posts import held_posts
from throughline.services import clock, mail
from throughline.services.jobs.models import Sent


def write_to_everybody() -> str:
    """Send the morning's message to each worker who signs in here, has an address and has something due."""
    today = clock.today()
    if not is_working_day(today):
        return ""
    workers = Worker.objects.filter(
        authority_id=acting.authority(), left_on__isnull=True, user__is_active=True
    ).exclude(email="")  # fmt: skip
    sent = failed = 0
    for worker in workers.order_by("pk"):
        try:
            sent += write_to(worker, today)
        except mail.NotSent:
            failed += 1
    if failed:
        raise mail.NotSent(f"{sent} sent, {failed} not")
    return count_words(sent, "message", "messages") if sent else ""


def write_to(worker: Worker, today: date) -> bool:
    """Send one worker's message, once a day; False when nothing is due or it went out already."""
    posts = held_posts(worker, today)
    key = f"morning:{worker.pk}:{today}"
    if not posts or Sent.objects.filter(key=key).exists():
        return False
    viewer = load_viewer(worker, posts[0], today, clock.now())
    with acting.as_actor(viewer.actor("morning.message")):
        items = open_for_workers(viewer, [worker.pk], until=today)
    late = sum(item.state == "late" for item in items)
    words = wording(late, len(items) - late)
    if not words:
        return False
    with transaction.atomic():  # a message that does not go out is not kept as sent
        Sent.objects.create(key=key, at=clock.now())
        mail.send(worker.email, "Throughline: something is due", words)
    return True


def wording(late: int, due: int) -> str:
    """The message; nothing when nothing is due."""
    if not late and not due:
        return ""
    said = [f"{count_words(due, 'thing is', 'things are')} due today"] if due else []
    said += [f"{count_words(late, 'is', 'are')} past {'its' if late == 1 else 'their'} date"] if late else []
    first = " and ".join(said)
    return f"{first[0].upper()}{first[1:]}.\n\nWhat, and for whom, stands in Throughline only:\n{settings.SITE_URL}/\n"


message = Tick("morning.message", "The morning’s message", timedelta(days=1), write_to_everybody, from_time=time(7, 0))
