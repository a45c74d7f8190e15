"""By itself, every day: whoever can be reached by a link is asked; nobody has to remember it."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from throughline.base.words import count_words
from throughline.engines.feedback.actions import ask_by_link
from throughline.engines.feedback.declarations import feedbacks
from throughline.engines.feedback.models import FeedbackRequest
from throughline.engines.feedback.queries import known_address
from throughline.engines.guests.actions import link_token, write_to
from throughline.engines.ticks.declarations import Tick
from throughline.record.access import acting, roles
from throughline.record.access.viewer import Viewer
from throughline.record.people.models import Authority
from throughline.services import clock

POST = roles.Role("feedback.post", "The post", "Asks those whose address is known.", sees=roles.AUTHORITY, gives_reason=False)


def ask_whoever_can_be_reached() -> str:
    """Ask everybody not yet asked whose address is known from before."""
    council = Authority.objects.get(pk=acting.authority())
    viewer = Viewer(council.pk, 0, council.name, POST, (), "", clock.today(), vis=acting.current().vis)
    rows = FeedbackRequest.objects.everything(because="whoever is not asked yet").filter(
        authority_id=council.pk, asked_on__isnull=True, until_on__gte=viewer.today, feedback__in=list(feedbacks())
    )
    sent = 0
    for row in rows.select_related("subject").order_by("pk"):
        before = known_address(row.subject_id, council.pk, row.part)
        if before is None:
            continue
        made = ask_by_link(viewer, row, row.subject, name=before.guest.name, email=before.guest.email)
        address = settings.SITE_URL + reverse("guests.arrive", kwargs={"token": link_token(made.guest)})
        sent += write_to(made.guest, address, council.name, why="We would like to know what you thought. It takes two minutes.")
    return count_words(sent, "request", "requests") if sent else ""


ask = Tick("feedback.ask", "Asking what families thought", timedelta(hours=1), ask_whoever_can_be_reached)
