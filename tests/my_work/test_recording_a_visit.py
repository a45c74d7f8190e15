"""A visit as somebody records it: what the form knows already, what it asks of each child, and what comes of the answers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.measures.chronologies import TODAY, in_care, town
from throughline.engines.diary.events import booked
from throughline.engines.drafts.models import Draft
from throughline.engines.duties.models import Obligation
from throughline.practice.looked_after.models import Visit
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.services import clock

pytestmark = pytest.mark.django_db
D = date


@pytest.fixture(autouse=True)
def on_the_25th():
    """Today is Wednesday 25 November 2026."""
    before = clock.offset()
    clock.set_offset(clock.offset_for(TODAY))
    yield
    clock.set_offset(before)


@pytest.fixture
def family():
    """Ada and Bo live at Denise's, Cy elsewhere; Priya visits all three, who came into care in August."""
    with town() as made:
        made.priya = made.worker("Priya Shah")
        made.gwen = made.worker("Gwen Adeyemi", "looked_after.independent_reviewing_officer", team=made.other_team)
        made.ian = made.worker("Ian Webb", "record.team_manager")
        made.children = {}
        for name, born, lines in (("Ada", D(2012, 3, 1), "9 Dock Road"), ("Bo", D(2015, 3, 1), "9 Dock Road"), ("Cy", D(2010, 3, 1), "2 Hill")):
            child = in_care(made, name, D(2026, 8, 3), born=born, homes=[(D(2026, 8, 3), "U6", "WA10 1HP")])
            made.allocate(child, made.priya, made.team, on=D(2026, 8, 3))
            made.allocate(child, made.gwen, made.other_team, on=D(2026, 8, 4), role="independent_reviewing_officer")
            record(people.address_began, child, on=D(2026, 8, 3), lines=lines, kind="home")
            made.children[name] = child
        for name in ("Bo", "Cy"):
            record(people.related, made.children["Ada"], on=D(2026, 8, 3), other=made.children[name].pk, kind="sibling")
            record(people.related, made.children[name], on=D(2026, 8, 3), other=made.children["Ada"].pk, kind="sibling")
        yield made  # fmt: skip


def signed_in(worker) -> Client:
    client = Client()
    client.force_login(worker.user)
    return client


def begin(made) -> tuple[Client, str]:
    """Priya opens the form at Ada's record; its address."""
    priya = signed_in(made.priya)
    answer = priya.get(reverse("looked_after.record_visit", kwargs={"subject": made.children["Ada"].uuid}))
    return priya, answer["Location"]


def answers(made, on=TODAY, **of_child):
    """What is typed: `Ada=dict(alone="yes", said="…")`; a child not named is not part of the visit."""
    data = {"key": uuid4(), "on": on.isoformat(), "from": "16:00", "where": "at home", "account": "Tea with all of them"}
    for name, given in of_child.items():
        number = made.children[name].pk
        data |= {f"{what}-{number}": value for what, value in {"there": "yes", **given}.items()}
    return data


def visits(made, name):
    return list(Visit.objects.everything(because="test").filter(subject=made.children[name]).order_by("on"))


def open_duties(made, name):
    rows = Obligation.objects.everything(because="test").filter(subject=made.children[name], met__isnull=True, lapsed_on__isnull=True)
    return {o.duty: o.due_on for o in rows}


def words(page) -> str:
    spaced = re.sub(r"<[^>]+>", " ", page.text.partition("<main")[2].partition("</main")[0])
    return re.sub(r"\s+", " ", spaced).replace("&#x27;", "'")


def test_the_form_begins_with_what_is_known(family):
    """Who lives together comes first and gives it its name; day and place come from the diary."""
    record(booked, family.children["Ada"], on=TODAY, by=family.priya, what="Visit Ada", for_on=TODAY, time="16:15", where="at Denise’s",
           duty="looked_after.visit")  # fmt: skip
    priya, url = begin(family)
    page = priya.get(url)
    assert page.context_data["title"] == "Visit to Ada and Bo"
    assert [c.name for c in page.context_data["children"]] == ["Ada", "Bo", "Cy"]
    assert page.context_data["value"]["from"] == "16:15" and page.context_data["value"]["where"] == "at Denise’s"
    assert begin(family)[1] == url and Draft.objects.count() == 1, "who comes back goes on with the same draft"


@pytest.mark.requirement("LAC-03")
def test_one_visit_is_recorded_once_for_each_child_and_moves_the_dates(family):
    assert open_duties(family, "Ada")["looked_after.visit"] == D(2026, 8, 10)
    team = signed_in(family.ian).get(reverse("team.page"))
    assert "Ada" in words(team) and "107 days past" in words(team), "the overdue list, before"
    priya, url = begin(family)
    saved = priya.post(
        url,
        answers(family, Ada={"alone": "yes", "said": "I want to swim"}, Bo={"alone": "part", "said": "Drew a dog"}) | {"bedroom": "on"},
        follow=True,
    )
    assert "for Ada and Bo" in words(saved) and "Still to say" not in words(saved)
    (ada,), (bo,) = visits(family, "Ada"), visits(family, "Bo")
    assert (ada.seen, ada.alone, ada.bedroom) == (True, "yes", True) and (bo.alone, bo.bedroom) == ("part", True)
    assert ada.occasion == bo.occasion and ada.words != bo.words and visits(family, "Cy") == []
    for name in ("Ada", "Bo"):
        assert open_duties(family, name)["looked_after.visit"] == TODAY + timedelta(weeks=6), "regulation 28: the first year"
        assert open_duties(family, name).keys() & {"looked_after.visit_record"} == set()
    page = priya.get(reverse("child.page", kwargs={"subject": family.children["Ada"].uuid}))
    assert "I want to swim" in words(page) and "Drew a dog" not in words(page)
    late = words(signed_in(family.ian).get(reverse("team.page")))
    assert "Cy Quarrel" in late.partition("Not seen in time")[2].partition("Questions")[0]
    assert "Ada Quarrel" not in late.partition("Not seen in time")[2].partition("Questions")[0]
    figure = signed_in(family.ian).get(reverse("measures.one", kwargs={"code": "looked_after.visit_on_time"}))
    assert "2 of" in words(figure) or "0 of" in words(figure) or "nothing" in words(figure).lower()


@pytest.mark.requirement("LAC-04")
def test_whether_a_child_was_seen_alone_is_never_left_open(family):
    priya, url = begin(family)
    saved = priya.post(url, answers(family, Ada={"said": "I want to swim"}), follow=True)
    assert "Still to say" in words(saved), "the visit stands; whether she was alone is owed"
    assert open_duties(family, "Ada")["looked_after.visit_record"] == D(2026, 12, 2), "within five working days"

    for on in (D(2026, 11, 10), D(2026, 11, 20)):
        url = begin(family)[1]
        priya.post(url, answers(family, on=on, Bo={"alone": "no", "why": "not_possible", "said": "Nothing"}))
    assert open_duties(family, "Bo")["looked_after.seen_alone"] == D(2026, 12, 4), "ten working days from the last visit, where no day was named"
    url = begin(family)[1]
    priya.post(url, answers(family, on=D(2026, 11, 20), Cy={"alone": "no", "why": "did_not_want", "said": "Played"}))
    assert "looked_after.seen_alone" not in open_duties(family, "Cy"), "nobody is made to"

    team = words(signed_in(family.ian).get(reverse("team.page")))
    assert "Nobody has seen Bo alone at the last 2 visits" in team
    assert "Seen alone, at visits of the last three months to children in care: 0 of 3, 0% ; the target is 90%." in team
    for reader in (family.priya, family.gwen):
        assert "Nobody has seen Bo alone at the last 2 visits" in words(signed_in(reader).get(reverse("my_work.page")))
    behind = signed_in(family.ian).get(reverse("measures.children", kwargs={"code": "looked_after.seen_alone"}), {"counted": "no"})
    assert "Bo Quarrel" in words(behind)

    url = begin(family)[1]
    priya.post(url, answers(family, Bo={"alone": "yes", "said": "Can I have a lock?"}))
    assert "looked_after.seen_alone" not in open_duties(family, "Bo")
    team = words(signed_in(family.ian).get(reverse("team.page")))
    assert "Nobody has seen Bo alone" not in team and "1 of 4, 25% ; the target is 90%" in team


@pytest.mark.requirement("LAC-04")
def test_not_alone_needs_its_reason_and_the_day_on_which_it_will_be(family):
    """The visit stands whatever is said; a "no" without its reason is owed, and one that could not be otherwise has its day."""
    priya, url = begin(family)
    saved = words(priya.post(url, answers(family, Bo={"alone": "no", "said": "Drew a dog"}), follow=True))
    assert "Still to say, within five working days Why was Bo not seen alone? Say it now" in saved
    (held,) = visits(family, "Bo")
    assert (held.alone, held.why_not_alone) == ("no", ""), "what happened is saved"
    assert open_duties(family, "Bo")["looked_after.visit_record"] == D(2026, 12, 2), "his words alone do not finish it"
    # Said later, it stays refused until it is said; then the day that the worker names is when it is asked for again.
    write_up = reverse("looked_after.write_up", kwargs={"subject": family.children["Bo"].uuid, "visit": held.key})
    assert "Choose why not" in words(priya.post(write_up, {"key": uuid4(), "alone": "no"}, follow=True))
    past = priya.post(write_up, {"key": uuid4(), "alone": "no", "why": "not_possible", "by": "2026-11-02"}, follow=True)
    assert "Enter a day to come on which Bo will be seen alone" in words(past)
    priya.post(write_up, {"key": uuid4(), "alone": "no", "why": "not_possible", "by": "2026-11-30"}, follow=True)
    assert visits(family, "Bo")[0].why_not_alone == "not_possible"
    owed = open_duties(family, "Bo")
    assert owed["looked_after.seen_alone"] == D(2026, 11, 30) and "looked_after.visit_record" not in owed
    assert "See Bo alone" in words(priya.get(reverse("my_work.page")))
    # Asked on the form itself too.
    url = begin(family)[1]
    form = priya.get(url).text
    assert "by when will you see Cy alone?" in form and "left empty, within 10 working days" in form
    refused = priya.post(url, answers(family, Cy={"alone": "no", "why": "not_possible", "said": "Played", "by": "soon"}))
    assert "Enter a day to come on which Cy will be seen alone" in words(refused) and visits(family, "Cy") == []
    priya.post(url, answers(family, Cy={"alone": "no", "why": "not_possible", "said": "Played", "by": "2026-12-01"}))
    assert open_duties(family, "Cy")["looked_after.seen_alone"] == D(2026, 12, 1)
    # A second one, said only when it was written up, counts as well: on the manager's page and on the officer's.
    url = begin(family)[1]
    priya.post(url, answers(family, Bo={"said": "Played chess"}))
    last = visits(family, "Bo")[-1]
    write_up = reverse("looked_after.write_up", kwargs={"subject": family.children["Bo"].uuid, "visit": last.key})
    priya.post(write_up, {"key": uuid4(), "alone": "no", "why": "not_possible"}, follow=True)
    assert "Nobody has seen Bo alone at the last 2 visits" in words(signed_in(family.ian).get(reverse("team.page")))
    sheets = {s.title: s.rows for s in signed_in(family.ian).get(reverse("in_care.officers")).context_data["sheets"]}
    ((child, *_),) = sheets["Not seen alone at the last two visits"]
    assert child.words.startswith("Bo Quarrel")
    (load,) = sheets["Loads"]
    assert load[-1].words == "0 of 3, 0%", "beside each officer's load"
    # A reason that is the child's own asks for no day.
    priya.post(write_up, {"key": uuid4(), "alone": "no", "why": "did_not_want"}, follow=True)
    assert "looked_after.seen_alone" not in open_duties(family, "Bo")
    assert "Nobody has seen Bo alone" not in words(signed_in(family.ian).get(reverse("team.page")))
