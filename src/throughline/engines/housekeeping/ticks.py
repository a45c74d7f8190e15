"""Room for the audit's coming months; sessions, held forms and job runs that nobody needs any more."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import connection

from throughline.base.words import count_words
from throughline.engines.ticks.declarations import Tick
from throughline.services import clock
from throughline.services.jobs.models import JobRun, RateCount, Sent
from throughline.services.sign_in import held

RUNS_KEPT = timedelta(days=90)
MONTHS_AHEAD = 3


def make_audit_months() -> str:
    """A partition for this month and the three to come. A month that already has rows elsewhere is left as it is."""
    month = clock.today().replace(day=1)
    with connection.cursor() as cursor:
        for _ in range(MONTHS_AHEAD + 1):
            cursor.execute("SELECT tl.audit_month(%s)", [month])
            month = (month + timedelta(days=32)).replace(day=1)
    return ""


def throw_away_what_is_over() -> str:
    """Sessions that are over, forms held for more than a day, runs and sendings of a quarter ago."""
    # Sessions end by the machine's own clock, whatever day a training database lives at.
    real = clock.now() - clock.offset()
    gone = Session.objects.filter(expire_date__lt=real).delete()[0]
    forms = held.forget_old()
    JobRun.objects.filter(began_at__lt=clock.now() - RUNS_KEPT).delete()
    RateCount.objects.filter(began_at__lt=real - timedelta(days=1)).delete()
    Sent.objects.filter(at__lt=clock.now() - RUNS_KEPT).delete()
    return (
        f"{count_words(gone, 'session', 'sessions')} and {count_words(forms, 'held form', 'held forms')}"
        if gone or forms
        else ""
    )


audit_months = Tick(
    "housekeeping.audit_months", "Make room for the audit", timedelta(hours=12), make_audit_months, each_authority=False
)
clearing = Tick(
    "housekeeping.clearing",
    "Throw away what is over",
    timedelta(hours=6),
    throw_away_what_is_over,
    each_authority=False,
)
