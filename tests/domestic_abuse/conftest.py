"""Kelly is harmed by Darren; Mia and Leo are her children, and she has fled to a refuge that he must not learn of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.chronologies import town
from tests.support.builders import LONG_AGO
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.people.models import Subject
from throughline.services import clock

TODAY = date(2026, 11, 25)
REFUGE = "Rowan House, 3 Hidden Lane"
POSTCODE = "WA11 9ZZ"


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def home():
    """The family, and who works here: Priya, her manager Ian, Sam with the police, Cora who coordinates the MARAC."""
    with town() as made:
        made.priya, made.ian = made.worker("Priya Shah"), made.worker("Ian Webb", "record.team_manager")
        made.sam, made.cora = (
            made.worker("Sam Lund", "domestic_abuse.screener"),
            made.worker("Cora Finn", "domestic_abuse.coordinator"),
        )
        made.sandra = made.worker("Sandra Pell", "record.business_support")
        made.mia = made.child("Mia", "Hart", date(2015, 5, 4), worker=made.priya, sex="F")
        made.leo = made.child("Leo", "Hart", date(2023, 5, 4), worker=made.priya, sex="M")
        made.kelly, made.darren, made.granny = (
            Subject.objects.create(authority=made.authority, kind="adult") for _ in range(3)
        )
        for who, given in ((made.kelly, "Kelly"), (made.darren, "Darren"), (made.granny, "Maureen")):
            record(people.person_described, who, on=LONG_AGO, given=given, family="Hart")
        for child in (made.mia, made.leo):
            record(
                people.related,
                child,
                on=LONG_AGO,
                other=made.kelly.pk,
                kind="mother",
                parental_responsibility=True,
                lives_together=True,
            )
            record(
                people.related, child, on=LONG_AGO, other=made.darren.pk, kind="father", parental_responsibility=True
            )
            record(people.related, child, on=LONG_AGO, other=made.granny.pk, kind="grandparent")
        record(people.related, made.mia, on=LONG_AGO, other=made.leo.pk, kind="sibling")
        record(people.related, made.kelly, on=LONG_AGO, other=made.darren.pk, kind="former_partner")
        yield made


@pytest.fixture
def fled(home):
    """Kelly and the children live in a refuge now; they were in another one before."""
    for who in (home.kelly, home.mia, home.leo):
        for on, lines, postcode in (
            (date(2026, 10, 1), "Alder House, 9 Quiet Row", "WA12 0AA"),
            (date(2026, 11, 1), REFUGE, POSTCODE),
        ):
            record(people.address_began, who, on=on, lines=lines, postcode=postcode, kind="home", not_to=[home.darren.pk],
                   protected_source="Non-molestation order of 2 October 2026")  # fmt: skip
    return home
