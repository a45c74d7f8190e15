"""The MARAC, fortnightly and with repeats flagged; files of offenders that few may open; who is warned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.domestic_abuse.conftest import TODAY
from tests.measures.chronologies import told
from tests.support.pages import key_of, plain, signed_in
from throughline.engines.agendas.models import CLOSED, Sitting
from throughline.engines.ticks.running import run_due
from throughline.practice.domestic_abuse import events, measures
from throughline.practice.domestic_abuse.models import MaracCase, OffenderFile
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.people import events as people

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


def refer(home, worker=None, **changed):
    """Refer Kelly to the MARAC, on the page."""
    client = signed_in(worker or home.priya)
    url = reverse("domestic_abuse.refer", kwargs={"subject": home.kelly.uuid})
    typed = {
        "agency": "social_care",
        "ticks": "16",
        "harms": home.darren.pk,
        "children": [home.mia.pk, home.leo.pk],
        "words": "He has found her work.",
    }
    return client.post(url, {**typed, **changed, "key": key_of(client.get(url))}, follow=True)


def child_page(home, child=None) -> str:
    return plain(signed_in(home.priya).get(reverse("child.page", kwargs={"subject": (child or home.mia).uuid})).text)


@pytest.mark.requirement("DV-06")
def test_the_marac_has_its_case_with_children_attendance_and_actions_and_the_child_page_says_so(home):
    refer(home)
    assert "MARAC not heard yet" in child_page(home) and "MARAC not heard yet" in child_page(home, home.leo)
    cora = signed_in(home.cora)
    kind = reverse("agendas.kind", kwargs={"agenda": "domestic_abuse.marac"})
    page = cora.post(
        kind, {"on_day": "25", "on_month": "11", "on_year": "2026", "key": key_of(cora.get(kind))}, follow=True
    )
    text = plain(page.text)
    assert (
        "Kelly Hart" in text and "2 children" in text and "Probation" in text and "Independent adviser (IDVA)" in text
    )
    room, item = page.context_data["held"].pk, page.context_data["groups"][0]["rows"][0]["item"].pk
    came = {f"came-{s.agency}": "not" if s.agency == "drugs" else "came" for s in page.context_data["seats"]}
    cora.post(reverse("agendas.attend", kwargs={"sitting": room}), {**came, "key": key_of(page)}, follow=True)
    decide = {f"d{item}": "plan", f"i{item}-words": "Police mark the home; IDVA rings tonight; locks by Friday."}
    cora.post(
        reverse("agendas.decide", kwargs={"sitting": room}), {**decide, "key": key_of(cora.get(kind))}, follow=True
    )
    done = cora.post(reverse("agendas.close", kwargs={"sitting": room}), {"key": key_of(cora.get(kind))}, follow=True)
    assert "The MARAC is closed." in done.text and "10 of 11" in plain(done.text)  # attendance by agency
    from tests.support.pages import record_on_page

    record_on_page(home.priya, home.mia, "domestic_abuse.action_agreed", TODAY, what="New locks", owner=home.priya.pk, by_on_day="27", by_on_month="11",
                   by_on_year="2026", done_by="Housing")  # fmt: skip
    page = child_page(home)
    assert "MARAC heard" in page and "a plan was agreed" in page and "1 action open" in page
    assert "New locks" in plain(signed_in(home.priya).get(reverse("my_work.page")).text)


@pytest.mark.requirement("DV-06")
def test_a_repeat_within_twelve_months_flags_itself_whatever_anybody_ticks(home):
    record(events.marac_referred, home.kelly, on=date(2026, 2, 3), agency="police")
    page = plain(signed_in(home.priya).get(reverse("domestic_abuse.refer", kwargs={"subject": home.kelly.uuid})).text)
    assert "before the MARAC within 12 months; another referral is a repeat" in page
    refer(home)
    rows = list(
        MaracCase.objects.everything(because="test")
        .filter(subject=home.kelly)
        .order_by("referred_on")
        .values_list("again", flat=True)
    )
    assert rows == [False, True]
    assert told(measures.marac_repeats, NOVEMBER, TODAY)[:2] == (1, 2)
    cora = signed_in(home.cora)
    kind = reverse("agendas.kind", kwargs={"agenda": "domestic_abuse.marac"})
    page = cora.post(
        kind, {"on_day": "25", "on_month": "11", "on_year": "2026", "key": key_of(cora.get(kind))}, follow=True
    )
    assert "repeat within twelve months; referred by Children’s social care" in plain(page.text)


@pytest.mark.requirement("DV-06")
def test_a_gap_of_more_than_a_fortnight_stands_out(home):
    for days in (60, 44, 12):
        on = TODAY - timedelta(days=days)
        Sitting.objects.create(
            authority=home.authority,
            kind="domestic_abuse.marac",
            on=on,
            chair=home.cora,
            since_on=on,
            until_on=on,
            seed=1,
            state=CLOSED,
        )
    board = plain(signed_in(home.cora).get(reverse("domestic_abuse.board")).text)
    assert "MARAC: last Friday 13 November" in board and "2 gaps in twelve months, the last of 32 days" in board


def test_once_heard_long_ago_is_no_repeat(home):
    record(events.marac_referred, home.kelly, on=date(2025, 10, 3), agency="police")
    refer(home)
    assert not MaracCase.objects.everything(because="test").get(subject=home.kelly, referred_on=TODAY).again


def open_file(home, **changed):
    """Cora opens a file about Darren."""
    cora = signed_in(home.cora)
    url = reverse("domestic_abuse.open_file", kwargs={"subject": home.darren.uuid})
    typed = {
        "what": "file",
        "level": "2",
        "category": "2",
        "review_on_day": "20",
        "review_on_month": "11",
        "review_on_year": "2026",
    }
    return cora.post(url, {**typed, **changed, "key": key_of(cora.get(url))}, follow=True)


def the_file(home) -> OffenderFile:
    """The one file there is; the tests’ own sight was fixed before it was restricted."""
    with acting.as_system(home.authority.pk, "tests"):
        return OffenderFile.objects.everything(because="test").get()


@pytest.mark.requirement("DV-07")
def test_a_mappa_file_is_restricted_and_his_own_record_does_not_speak_of_it(home):
    page = plain(open_file(home).text)
    assert "Darren Hart" in page and "Mia Hart" in page and "review is overdue" in page
    for worker in (home.priya, home.ian, home.sandra):
        client = signed_in(worker)
        assert client.get(reverse("domestic_abuse.offenders")).status_code == 404
        his = client.get(reverse("child.page", kwargs={"subject": home.darren.uuid}))
        assert "MAPPA" not in his.text and "offender" not in plain(his.text).lower()
    row = the_file(home)
    assert row.vis != 0 and row.subject_id != home.darren.pk
    found = signed_in(home.priya).post(reverse("find.find"), {"q": "Offender file Darren"}, follow=True)
    assert "Offender file" not in plain(found.text).replace("Offender file Darren", "")
    sam = signed_in(home.sam)
    assert "Darren Hart" in plain(sam.get(reverse("domestic_abuse.offenders")).text)


@pytest.mark.requirement("DV-07")
def test_in_mappa_and_marac_both_and_moving_to_a_home_with_children_warns(home):
    open_file(home)
    assert "An adult who is managed as an offender is linked to this child" in child_page(home)
    refer(home)
    run_due(["domestic_abuse.dangers"])
    run_due(["domestic_abuse.dangers"])  # warned once
    held = plain(signed_in(home.cora).get(reverse("domestic_abuse.offenders")).text)
    assert "stands before MARAC too" in held
    priya = plain(signed_in(home.priya).get(reverse("my_work.page")).text)
    assert "An adult of this family stands before MARAC and is managed as an offender" in priya
    ava = home.child("Ava", "Dunn", date(2019, 1, 1), worker=home.priya)
    for who in (ava, home.darren):
        record(people.address_began, who, on=TODAY, lines="12 Gull Road", postcode="WA10 2AB", kind="home")
    run_due(["domestic_abuse.dangers"])
    assert "An adult who is managed as an offender lives with this child" in child_page(home, ava)
    told_ = [n for n in _notices(home.priya) if "lives with this child" in n]
    assert len(told_) == 1


def _notices(worker) -> list[str]:
    from throughline.engines.notices.models import Notice

    return list(Notice.objects.everything(because="test").filter(worker=worker).values_list("line", flat=True))


@pytest.mark.requirement("DV-07")
def test_a_review_says_which_agencies_came(home):
    open_file(home)
    number = the_file(home).key
    cora = signed_in(home.cora)
    url = reverse("domestic_abuse.file", kwargs={"file": number})
    typed = {"what": "review", "level": "3", "review_on_day": "20", "review_on_month": "1", "review_on_year": "2027",
             "agencies": ["police", "probation", "safeguarding"], "words": "Safeguarding unit tells the school."}  # fmt: skip
    page = plain(cora.post(url, {**typed, "key": key_of(cora.get(url))}, follow=True).text)
    assert "3 agencies" in page and "review is overdue" not in page
    assert "Safeguarding unit" in plain(cora.get(url).text)


@pytest.mark.requirement("DV-09")
def test_those_under_offender_management_stand_with_their_children_until_somebody_looks(home):
    cora = signed_in(home.cora)
    url = reverse("domestic_abuse.open_file", kwargs={"subject": home.darren.uuid})
    cora.post(url, {"what": "flag", "key": key_of(cora.get(url))}, follow=True)
    sam = signed_in(home.sam)
    page = plain(sam.get(reverse("domestic_abuse.offenders")).text)
    assert (
        "Darren Hart" in page
        and "Mia Hart, Leo Hart" in page.replace("Leo Hart, Mia Hart", "Mia Hart, Leo Hart")
        and "nobody has looked" in page
    )
    from throughline.engines.signals.queries import holding_for

    viewer = home.viewer(home.sam)
    assert [h.signal.code for h in holding_for(viewer, home.darren.pk)] == [
        "domestic_abuse.children_of_offender_not_checked"
    ]
    assert (
        signed_in(home.priya).get(reverse("domestic_abuse.managed", kwargs={"subject": home.darren.uuid})).status_code
        == 404
    )
    check = reverse("domestic_abuse.managed", kwargs={"subject": home.darren.uuid})
    page = plain(sam.post(check, {"outcome": "known", "key": key_of(sam.get(check))}, follow=True).text)
    assert "known to us, and somebody is allocated" in page and holding_for(viewer, home.darren.pk) == []
