"""One assessment of a sister and a brother by two workers, from the referral to the family's copy."""

from __future__ import annotations

import csv
import io
import re
import uuid
from datetime import date

from django.urls import reverse

from tests.assessment.working import (
    GOOD,
    SHARED,
    TODAY,
    World,
    begin,
    make_ready,
    note,
    room,
    save,
    send,
    text,
)
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import HANDED_IN, Aside
from throughline.practice.assessment.models import Assessment
from throughline.record.access import acting
from throughline.record.workers.models import Team


def test_an_assessment_of_two_from_the_referral_to_the_family_copy(world: World) -> None:
    ana, ian = world.asks(world.ana), world.asks(world.manager)
    chosen = ana.get(reverse("recording.choose", kwargs={"subject": world.tia.uuid})).content.decode()
    assert reverse("assessment.child", kwargs={"subject": world.tia.uuid}) in chosen, "it stands behind Record"
    work = begin(world, world.ana)
    make_ready(world, work)
    for child in (world.tia, world.jaden):  # the law counts 45 working days from the referral, not from the day it began
        due = world.read(lambda c=child: Obligation.objects.everything(because="test").get(subject=c, duty="assessment.single"))
        assert due.due_on == date(2027, 1, 27)
    assert "Everything that must be there is there" in room(world, world.ana, work)
    page = send(ana, "assessment.hand_in", work=work)
    assert "It is with your manager now" in text(page)
    # The manager finds it in their team and on the list, and decides in their own name.
    assert reverse("assessment.room", kwargs={"work": work}) in ian.get(reverse("team.page")).content.decode()
    board = ian.get(reverse("assessment.board")).content.decode()
    assert reverse("assessment.decide", kwargs={"work": work}) in board
    assert send(ana, "assessment.decide", GOOD, work=work).status_code in (403, 404), "nobody authorises their own"
    page = send(ian, "assessment.decide", GOOD, work=work)
    assert "Authorised, in your name" in text(page)
    for child, name in ((world.tia, "Tia"), (world.jaden, "Jaden")):
        (finished,) = world.story(child, "assessment.assessment_finished")
        assert (finished.get("outcome"), finished.get("grade"), finished.get("factors")) == ("child_in_need", "3", ["3B", "1B"])
        assert finished.get("manager") == world.manager.pk and finished.get("worker") == world.ana.pk
        assert finished.get("tool_points") == 8, "what the risk tool adds up to is kept with the assessment"
        row = world.read(lambda c=child: Assessment.objects.everything(because="test").get(subject=c))
        assert (row.ended_on, row.outcome, row.shared_before, row.met_on) == (TODAY, "child_in_need", True, TODAY)
        (signing,) = world.story(child, "forms.form_signed")[-1:]
        read = text(ana.get(reverse("forms.read", kwargs={"subject": child.uuid, "signing": signing.id})))
        assert "Marc comes on Fridays" in read and f"I am {name} and I hide" in read
        other = "Jaden" if name == "Tia" else "Tia"
        assert f"I am {other}" not in read, "each has their own part"
        printed = _print(ana, child, signing.id)
        assert "What happens next" in printed and "Risk: the tool" not in printed and "as the census counts them" not in printed
    assert not world.read(lambda: Obligation.objects.everything(because="test").filter(
        duty="assessment.single", met__isnull=True).exists())  # fmt: skip


def _print(client: object, child: object, signing: int) -> str:
    """The copy for somebody of the family."""
    url = reverse("forms.print", kwargs={"subject": child.uuid, "signing": signing})
    asked = client.get(url).content.decode()
    readers = re.findall(r'value="(\d+)"[^>]*>\s*<label[^>]*>([^<]*)', asked)
    reader = next(n for n, words in readers if "Kelly" in words or "mother" in words.lower() or "parent" in words.lower())
    return text(client.post(url, {"key": str(uuid.uuid4()), "reader": reader}))


def test_the_shared_account_is_typed_once_and_two_hands_lose_nothing(world: World) -> None:
    begin(world, world.ana)
    save(world, world.ana, world.tia, "household", SHARED["household"])
    tia, jaden = world.writing(world.tia), world.writing(world.jaden)
    assert tia.answers["household"] == jaden.answers["household"], "typed once, it stands in both"
    # Ben had the page open from before: his text is kept aside and both are asked which stands.
    page = send(world.asks(world.ben), "forms.save", {"section": "household", "version": "0", "adults": "A lodger, Dean, sleeps downstairs", "network": ""},
                writing=jaden.pk)  # fmt: skip
    assert "two texts" in text(page).lower()
    assert "Marc comes on Fridays" in str(world.writing(world.tia).answers), "nothing is overwritten"
    # Each child's own part is theirs alone.
    save(world, world.ben, world.jaden, "voice", {"said": "I want my mum", "how": "At home"})
    assert "voice" not in world.writing(world.tia).answers
    kept = world.read(lambda: [a.answers for a in Aside.objects.everything(because="test").filter(writing=jaden)])
    assert "lodger" in str(kept)


def test_each_child_has_their_own_access(world: World) -> None:
    work = begin(world, world.ana)
    with acting.as_system(world.town.authority.pk, "tests"):
        cara = world.town.worker("Cara Finch", team=world.town.other_team)
        world.town.allocate(world.jaden, cara, world.town.other_team, role="family_support")
    page = room(world, cara, work)
    assert "Jaden" in page and "Tia" not in page and "1 more child in it, whose record you may not open" in page
    far = world.read(lambda: Team.objects.create(authority=world.town.authority, agency=world.town.agency, name="Fostering"))
    dan = world.read(lambda: world.town.worker("Dan Hill", team=far))
    assert world.asks(dan).get(reverse("assessment.room", kwargs={"work": work})).status_code == 404


def test_there_is_no_way_round_the_page_on_which_it_is_signed(world: World) -> None:
    work = begin(world, world.ana)
    paper = world.writing(world.tia)
    ana, ian = world.asks(world.ana), world.asks(world.manager)
    assert send(ana, "forms.finish", writing=paper.pk).status_code == 404
    with acting.as_system(world.town.authority.pk, "tests"):
        paper.state, paper.handed_in_by_id = HANDED_IN, world.ana.pk
        paper.save(update_fields=["state", "handed_in_by"])
    assert send(ian, "forms.agree", writing=paper.pk).status_code == 404
    assert ana.get(reverse("forms.begin", kwargs={"subject": world.tia.uuid, "form": "assessment.single"})).status_code == 404
    assert ana.get(reverse("forms.write", kwargs={"writing": paper.pk})).url == reverse("assessment.room", kwargs={"work": work})


def test_it_can_be_left_and_saved_at_any_time_and_taken_back(world: World) -> None:
    work = begin(world, world.ana)
    ana = world.asks(world.ana)
    page = text(send(ana, "assessment.hand_in", work=work))
    assert "Not handed in yet" in page and "Before it is handed in" in page
    assert note(world, world.ana, work, "seen", {"alone": "yes", "words": "She drew her house"}).count("Saved at") == 1, "facts are never refused"
    page = text(send(ana, "assessment.hand_in", {"why": "Court on Monday"}, work=work))
    assert "It is with your manager now" in page
    assert "Take it back" in room(world, world.ana, work)
    assert "Go on writing" in text(send(ana, "assessment.take_back", work=work))


def test_the_inspectors_list_4_holds_every_assessment_of_six_months(world: World) -> None:
    work = begin(world, world.ana)
    note(world, world.ana, work, "seen", {"alone": "yes", "words": "She drew"}, children=(world.tia,))
    make_ready(world, work)
    send(world.asks(world.ana), "assessment.hand_in", work=work)
    send(world.asks(world.manager), "assessment.decide", GOOD, work=work)
    begin(world, world.ana, children=())
    taken = world.asks(world.head).get(reverse("annex_a.list_4"))
    rows = list(csv.DictReader(io.StringIO(taken.text.lstrip("\ufeff"))))
    assert len(rows) == 3, "one row an assessment: Tia's two and Jaden's"
    ended = [r for r in rows if r["Continuous Assessment Date of Authorisation"]]
    assert [(r["Continuous Assessment Start Date"], r["Continuous Assessment Date of Authorisation"], r["Allocated Worker"]) for r in ended] == [
        ("23/11/2026", "23/11/2026", "Ana Bell")] * 2  # fmt: skip
    assert {r["Was the child assessed as requiring LA children's social care support?"] for r in ended} == {"a) Yes"}
    assert sorted(r["Child Seen During Continuous Assessment"] for r in ended) == ["a) Yes", "b) No"]
