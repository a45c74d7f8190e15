"""Whether a contact belonged here is judged, told to whoever got in touch, and counted by agency."""

from __future__ import annotations

from datetime import date

import pytest

from tests.front_door.desk import SCREENED, case, contact, read, send, take
from tests.measures.chronologies import told
from tests.support.pages import plain, signed_in
from throughline.practice.front_door import measures
from throughline.record.ledger.models import Event

DECIDED = {"do": "decide", "outcome": "advice", "level": "Level 2: some extra help", "words": "The school can help with this itself."}


@pytest.mark.requirement("EH-09")
def test_a_contact_that_did_not_belong_here_goes_back_with_what_helps_next_time(house):
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    take(sam, house.tia)
    send(sam, case(house.tia), **{**SCREENED, "outcome": "advice", "level": "Level 2: some extra help"})
    send(mel, case(house.tia), **DECIDED, appropriate="no")
    assert contact(house.tia).appropriate is False
    assert "It did not belong here. What did you tell them of that?" in plain(sam.get(case(house.tia)).text)
    silent = send(sam, case(house.tia), do="tell", how="telephone", feedback=" ")
    assert "say what they were told of that, and what helps next time" in silent and contact(house.tia).told_on is None
    send(sam, case(house.tia), do="tell", how="telephone", feedback="Lateness is the school’s; ring the advice line first")
    assert contact(house.tia).told_on == date(2026, 11, 25)
    event = Event.objects.everything(because="test").get(type="front_door.referrer_told")
    assert event.facts["feedback"] == "Lateness is the school’s; ring the advice line first"
    assert told(measures.inappropriate, date(2026, 11, 1)) == (1, 1, 0)
    assert "A school 1" in read(mel, "front_door.mix") and "1 (100%)" in read(mel, "front_door.mix")


def test_where_it_belonged_nobody_is_asked_for_more(house):
    sam, mel = signed_in(house.screener), signed_in(house.manager)
    take(sam, house.tia)
    send(sam, case(house.tia), **{**SCREENED, "outcome": "advice"})
    send(mel, case(house.tia), **DECIDED, appropriate="yes")
    assert "It did not belong here" not in plain(sam.get(case(house.tia)).text)
    send(sam, case(house.tia), do="tell", how="email")
    assert contact(house.tia).told_how == "email"
