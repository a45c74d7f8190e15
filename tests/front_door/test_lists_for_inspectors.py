"""Lists 1 and 3 of what an inspector asks for on Monday."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.urls import reverse

from tests.support.pages import plain, signed_in
from throughline.practice.front_door import events
from throughline.record.ledger.actions import Entry, append, record


def rows(client, screen: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(reverse(screen)).text.lstrip("\ufeff"))))


def test_contacts_and_referrals_of_six_months(house):
    ruth = signed_in(house.head)
    for day in (date(2026, 5, 20), date(2026, 6, 1), date(2026, 11, 2)):
        append([Entry(events.contact_received, house.tia.pk, day, {"agency": "police", "source": "6", "priority": "standard"})])
    (first,) = append([Entry(events.referral_received, house.tia.pk, date(2026, 4, 1), {"agency": "police", "source": "6"})])
    record(events.case_closed, house.tia, on=date(2026, 5, 1), thread=first, reason="RC8")
    (again,) = append([Entry(events.referral_received, house.tia.pk, date(2026, 11, 3), {"agency": "school", "source": "2A"})])
    record(events.referral_decided, house.tia, on=date(2026, 11, 4), thread=again, outcome="no_action", words="Explained.")
    append([Entry(events.referral_received, house.jaden.pk, date(2026, 11, 24), {"agency": "school", "source": "2A"})])
    contacts = rows(ruth, "annex_a.list_1")
    assert [(r["Date of Contact"], r["Contact Source"]) for r in contacts] == [("01/06/2026", "6: Police"), ("02/11/2026", "6: Police")]
    told = [(r["Date of Referral"], r["Referral Source"], r["Referral NFA?"], r["Number of Referrals in Last 12 Months"]) for r in rows(ruth, "annex_a.list_3")]
    assert told == [("03/11/2026", "2A: School", "a) Yes", "2"), ("24/11/2026", "2A: School", "", "1")]
    page = plain(ruth.get(reverse("annex_a.page")).text)
    assert "List 1: Contacts" in page and "List 3: Referrals" in page and "Referral NFA? 1 what follows is not decided yet" in page
