"""Writing a form in the browser's words: saving by parts, two people at once, signing, comparing, printing."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.builders import Council, council
from throughline.engines.duties.models import Obligation
from throughline.engines.forms.models import Aside, Writing
from throughline.engines.forms.queries import signed_forms
from throughline.engines.promises.actions import promises_of
from throughline.practice.looked_after import events
from throughline.practice.placements import events as homes
from throughline.record.access import acting
from throughline.record.ledger.actions import record

PLAN = "looked_after.care_plan"


@pytest.fixture
def town(db: None) -> Council:
    return council()


def client_of(worker: Any) -> Client:
    client = Client()
    client.force_login(worker.user)
    return client


def begun(town: Council, worker: Any) -> tuple[Any, Client, Writing]:
    with acting.as_system(town.authority.pk, "tests"):
        child = town.child(worker=worker)
        record(events.became_looked_after, child, on=date(2026, 1, 5), need="N1")
    client = client_of(worker)
    at = client.get(reverse("forms.begin", kwargs={"subject": child.uuid, "form": PLAN}))
    assert at.status_code == 302, at.content
    with acting.as_system(town.authority.pk, "tests"):
        return child, client, Writing.objects.everything(because="test").get()


def save(client: Client, held: Writing, part: str, version: int = 0, quiet: bool = True, **answers: Any) -> Any:
    names = {k.replace("__", "."): v for k, v in answers.items()}
    return client.post(reverse("forms.save", kwargs={"writing": held.pk}), {"section": part, "version": version, "key": str(uuid.uuid4()), **names},
                       **({"HTTP_X_AUTOSAVE": "1"} if quiet else {}))  # fmt: skip


def fill(client: Client, held: Writing, worker: Any, by: str = "2027-01-05") -> None:
    save(client, held, "aim", summary="Tia lives with Joan and Bill and sees her brother every week.", child_view="I want to stay here")
    save(client, held, "permanence", decision="long_term_fostering", by_on="2027-03-01", how="The panel decides after the match is assessed.",
         contingency="A kinship carer is assessed alongside.")  # fmt: skip
    save(client, held, "home", why="She asked to stay near her school", contact="Her brother on Saturdays")
    save(client, held, "goals", **{"needs.0.domain": "health", "needs.0.need": "Her teeth hurt", "needs.0.change": "Tia eats without pain",
                                   "needs.0.actions.0.what": "Take her to the dentist", "needs.0.actions.0.who": str(worker.pk),
                                   "needs.0.actions.0.by": by})  # fmt: skip


def finish(client: Client, held: Writing, **more: str) -> Any:
    return client.post(reverse("forms.finish", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4()), **more}, follow=True)


def test_a_plan_from_begin_to_signed_and_its_actions_become_due(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    child, client, held = begun(town, worker)
    fill(client, held, worker)
    page = finish(client, held)
    assert "is with the team manager now" in page.content.decode()
    boss = client_of(manager)
    page = boss.get(reverse("forms.write", kwargs={"writing": held.pk}))
    assert "Agree and sign" in page.content.decode() and "Her teeth hurt" in page.content.decode()
    page = boss.post(reverse("forms.agree", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4())}, follow=True)
    text = page.content.decode()
    assert "Take her to the dentist" in text and "I want to stay here" in text
    with acting.as_system(town.authority.pk, "tests"):
        viewer = town.viewer(worker)
        (promise,) = promises_of(viewer, child.pk)
        assert (promise.what, promise.owner, promise.by_on, promise.outcome, promise.plan) == (
            "Take her to the dentist", worker.pk, date(2027, 1, 5), "", PLAN)  # fmt: skip
        assert len(signed_forms(viewer, child.pk)) == 1
    due = client.get(reverse("child.due", kwargs={"subject": child.uuid})).content.decode()
    assert "Take her to the dentist" in due
    story = client.get(reverse("child.page", kwargs={"subject": child.uuid})).content.decode()
    assert "Care plan, version 1, agreed" in story and '"answers"' not in story


@pytest.mark.requirement("LAC-10")
def test_a_plan_without_permanence_or_with_vague_actions_is_saved_but_not_signed(town: Council) -> None:
    worker = town.worker("Ana Bell")
    _, client, held = begun(town, worker)
    fill(client, held, worker, by="")
    save(client, held, "permanence", 1, decision="", by_on="", how="Not known", contingency="")
    text = finish(client, held).content.decode()
    for words in ("Where will they grow up?: answer it", "By when?: answer it", "If that does not work, what then?: answer it", "say by when"):
        assert words in text, words
    with acting.as_system(town.authority.pk, "tests"):
        held.refresh_from_db()
        assert held.state == "open" and held.answers["permanence"]["how"] == "Not known"


def test_two_people_in_one_part_see_both_texts_and_nothing_is_overwritten(town: Council) -> None:
    worker, other = town.worker("Ana Bell"), town.worker("Bea Cole")
    _, client, held = begun(town, worker)
    second = client_of(other)
    assert save(client, held, "home", why="Because of school").json()["version"] == 1
    answer = save(second, held, "home", why="Because of her brother")
    assert answer.status_code == 409 and "Ana Bell" in answer.json()["words"]
    both = second.get(answer.json()["url"]).content.decode()
    assert "Because of school" in both and "Because of her brother" in both
    second.post(answer.json()["url"], {"key": str(uuid.uuid4()), "take.why": "both", "both.why": "School, and her brother"})
    with acting.as_system(town.authority.pk, "tests"):
        held.refresh_from_db()
        assert held.answers["home"]["why"] == "School, and her brother"
        kept = {a.answers["why"] for a in Aside.objects.everything(because="test").filter(writing=held)}
    assert kept >= {"Because of her brother", "Because of school"}


def test_two_people_in_two_parts_do_not_meet(town: Council) -> None:
    worker, other = town.worker("Ana Bell"), town.worker("Bea Cole")
    _, client, held = begun(town, worker)
    assert save(client, held, "home", why="Because of school").status_code == 200
    assert save(client_of(other), held, "aim", summary="A plan for her").status_code == 200


def test_what_is_returned_says_what_to_change_and_goes_on(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    _, client, held = begun(town, worker)
    fill(client, held, worker)
    finish(client, held)
    assert client.post(reverse("forms.agree", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4())}).status_code == 404, "never one's own"
    boss = client_of(manager)
    boss.post(reverse("forms.return", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4()), "to_change": "Say who takes her to school"})
    text = client.get(reverse("forms.write", kwargs={"writing": held.pk})).content.decode()
    assert "Say who takes her to school" in text and "Save this part" in text


def test_the_next_version_carries_open_actions_on_and_shows_what_changed(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    child, client, held = begun(town, worker)
    boss = client_of(manager)
    fill(client, held, worker)
    finish(client, held)
    boss.post(reverse("forms.agree", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4())})
    client.get(reverse("forms.begin", kwargs={"subject": child.uuid, "form": PLAN}))
    with acting.as_system(town.authority.pk, "tests"):
        second = Writing.objects.everything(because="test").exclude(pk=held.pk).get()
        (first,) = promises_of(town.viewer(worker), child.pk)
    page = client.get(reverse("forms.write", kwargs={"writing": second.pk})).content.decode()
    assert "Take her to the dentist" in page and f'value="{first.key}"' in page and "Still true?" in page
    fill(client, second, worker)
    save(client, second, "goals", 1, **{"needs.0.need": "Her teeth hurt", "needs.0.change": "Tia eats without pain",
                                        "needs.0.actions.0.what": "Take her to the dentist", "needs.0.actions.0.who": str(worker.pk),
                                        "needs.0.actions.0.by": "2027-02-05", "needs.0.actions.0.thread": str(first.key)})  # fmt: skip
    finish(client, second)
    page = boss.post(reverse("forms.agree", kwargs={"writing": second.pk}), {"key": str(uuid.uuid4())}, follow=True).content.decode()
    assert "What changed since the last one" in page and "5 February 2027" in page
    with acting.as_system(town.authority.pk, "tests"):
        moved = [p for p in promises_of(town.viewer(worker), child.pk) if p.open]
        assert [(p.moved, p.by_on) for p in moved] == [(1, date(2027, 2, 5))]
    with acting.as_system(town.authority.pk, "tests"):
        owed = Obligation.objects.everything(because="test").filter(subject=child, duty="looked_after.agreed_action")
        assert [o.due_on for o in owed.filter(met__isnull=True, lapsed_on__isnull=True)] == [date(2027, 2, 5)]


def test_the_familys_copy_leaves_out_what_was_marked(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    child, client, held = begun(town, worker)
    fill(client, held, worker)
    save(client, held, "permanence", 1, decision="long_term_fostering", by_on="2027-03-01", contingency="A kinship carer is assessed alongside.",
         how="The panel decides after the match.\nHer aunt told us in confidence that she is ill.", **{"mark.how.1": "confidence"})  # fmt: skip
    finish(client, held)
    client_of(manager).post(reverse("forms.agree", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4())})
    with acting.as_system(town.authority.pk, "tests"):
        event = signed_forms(town.viewer(worker), child.pk)[0].key
    url = reverse("forms.print", kwargs={"subject": child.uuid, "signing": event})
    page = client.get(url).content.decode()
    assert "Who will read it?" in page
    child_copy = client.post(url, {"reader": "0", "key": str(uuid.uuid4())}).content.decode()
    assert "aunt told us" not in child_copy and "left out" in child_copy and "What you said you want" in child_copy
    own = next(n for n in range(12) if f'value="{n}"' in page and "Me, for my own work" in page.split(f'value="{n}"')[1][:300])
    assert "aunt told us" in client.post(url, {"reader": str(own), "key": str(uuid.uuid4())}).content.decode()
    assert json.dumps("answers") not in child_copy


def test_a_manager_signs_in_the_row_and_in_batches_and_it_is_in_nobodys_way_twice(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    _, client, held = begun(town, worker)
    fill(client, held, worker)
    finish(client, held)
    boss = client_of(manager)
    page = boss.get(reverse("team.page")).content.decode()
    assert "Tia Harrow: care plan" in page and "Tia lives with Joan and Bill" in page
    sent = {"key": str(uuid.uuid4()), "chosen": f"w{held.pk}"}
    page = boss.post(reverse("team.agree_chosen"), sent, follow=True).content.decode()
    assert "1 decision agreed to, in your name." in page and "Tia Harrow: care plan" not in page
    assert boss.post(reverse("team.agree_chosen"), sent).status_code == 302
    with acting.as_system(town.authority.pk, "tests"):
        held.refresh_from_db()
        assert held.state == "signed" and held.answered_by_id == manager.pk


def test_what_came_back_is_the_first_thing_on_my_work(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    _, client, held = begun(town, worker)
    fill(client, held, worker)
    finish(client, held)
    client_of(manager).post(reverse("forms.return", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4()), f"reason-w{held.pk}": "Who takes her?",
                                                                                 "back": "team"})  # fmt: skip
    page = client.get(reverse("my_work.page")).content.decode()
    assert "came back." in page and "Who takes her?" in page


@pytest.mark.requirement("LAC-11")
def test_a_placement_plan_says_how_the_home_meets_the_childs_needs_and_who_decides_what(town: Council) -> None:
    worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
    with acting.as_system(town.authority.pk, "tests"):
        child = town.child(worker=worker, language="Polish")
        record(events.became_looked_after, child, on=date(2026, 11, 20), need="N1")
        record(homes.placement_began, child, on=date(2026, 11, 20), type="U6")
    client, boss = client_of(worker), client_of(manager)
    owed = client.get(reverse("child.due", kwargs={"subject": child.uuid})).content.decode()
    assert "placement plan" in owed.lower(), "it has a day from the first hour on"
    client.get(reverse("forms.begin", kwargs={"subject": child.uuid, "form": "placements.placement_plan"}))
    with acting.as_system(town.authority.pk, "tests"):
        held = Writing.objects.everything(because="test").get()
    page = client.get(reverse("forms.write", kwargs={"writing": held.pk})).content.decode()
    assert 'value="Polish"' in page and "first language" in page and "Still true?" in page
    text = finish(client, held).content.decode()
    for words in ("Culture and background: how does this home keep them alive?: answer it", "Religion or belief, and how it is lived here: answer it",
                  "Each thing, and who decides it: answer it", "Disability and communication: what helps?: answer it"):  # fmt: skip
        assert words in text, words
    save(client, held, "day", why="Joan speaks Polish, lives near school and knows his brother well.", routine="Football; the dark", health="Dentist",
         school="Walks", contact="Mum on Sundays")  # fmt: skip
    save(client, held, "who", culture="Polish school", religion="Catholic", language="Polish", disability="None known")
    save(client, held, "decide", parents_agree="yes", **{"who_decides.0.matter": "sleepover", "who_decides.0.who": "carer"})
    save(client, held, "else", support="A worker each week", visits="Each six weeks, and whenever he asks")
    finish(client, held)
    page = boss.post(reverse("forms.agree", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4())}, follow=True).content.decode()
    assert "Sleepovers at friends’; The carer decides" in page
    owed = client.get(reverse("child.due", kwargs={"subject": child.uuid})).content.decode()
    assert "make the placement plan" not in owed.lower()
    with acting.as_system(town.authority.pk, "tests"):
        plan = Obligation.objects.everything(because="test").filter(subject=child, duty="placements.placement_plan")
        assert [o.met is not None for o in plan] == [True]
