"""Two versions side by side; one list of everything promised; how soon after it happened things are written down."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.family.test_family_map import words
from tests.forms.test_writing import PLAN, begun, client_of, fill, finish, save
from tests.support.builders import Council, council
from throughline.engines.forms.models import Writing
from throughline.engines.forms.queries import signed_forms
from throughline.practice.looked_after import events
from throughline.practice.supervision import events as supervision
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.ledger.models import Event
from throughline.record.people import events as people
from throughline.services import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db: None) -> Council:
    return council()


def agreed(town: Council, child: Any, owner: Any, what: str, by_on: date, type_: Any = events.action_agreed) -> int:
    return record(
        type_,
        child,
        on=clock.today() - timedelta(days=120),
        by=owner,
        what=what,
        owner=owner.pk,
        by_on=by_on,
        outcome="Tia is safe",
    )


@pytest.mark.requirement("SYS-12", waits_for="complaints and audits, whose areas are not there yet")
def test_everything_promised_is_one_list_for_its_owner_and_what_is_late_another_for_the_team(town: Council) -> None:
    today = clock.today()
    with acting.as_system(town.authority.pk, "tests"):
        me, manager = town.worker("Ana Bell"), town.worker("Ian Webb", "record.team_manager")
        child = town.child(worker=me)
        late = agreed(town, child, me, "Ask the dentist for a place", today - timedelta(days=40))
        agreed(town, child, me, "Take Tia to see her brother", today + timedelta(days=9))
        agreed(town, child, manager, "Write to the school", today - timedelta(days=3))
        own = supervision.actions
        agreed(town, me.subject, me, "Read the chronology again", today - timedelta(days=2), own.agreed)
    mine = words(client_of(me).get(reverse("agreed.mine")))
    assert "3 actions of yours open." in mine
    assert "2 are past the day, the longest by 40 days" in mine
    assert (
        mine.index("Ask the dentist")
        < mine.index("Read the chronology again")
        < mine.index("Take Tia to see her brother")
    )
    assert "Write to the school" not in mine
    assert "Supervision" in mine, "where it was agreed"
    team = words(client_of(manager).get(reverse("agreed.team")))
    assert "3 actions past the day that was agreed." in team
    assert "up to a week2" in team and "up to three months1" in team
    assert team.index("Ask the dentist") < team.index("Write to the school")
    assert "Ana Bell" in team and "Ian Webb" in team
    url = reverse("promises.report", kwargs={"subject": child.uuid, "promise": late})
    bare = client_of(me).post(url, {"key": str(uuid.uuid4()), "how": "done", "words": ""})
    assert "Say it in a few words" in words(bare), "done needs what came of it"
    client_of(me).post(url, {"key": str(uuid.uuid4()), "how": "done", "words": "She is seen on Friday, it hurts less"})
    assert "Ask the dentist" not in words(client_of(me).get(reverse("agreed.mine")))
    with acting.as_system(town.authority.pk, "tests"):
        for missing in ("owner", "by_on", "what"):
            facts = {"what": "x", "owner": me.pk, "by_on": today, "outcome": "y"}
            with pytest.raises(ValueError, match="is needed"):
                record(events.action_agreed, child, on=today, **{k: v for k, v in facts.items() if k != missing})


@pytest.mark.requirement("SYS-10")
def test_how_soon_things_are_written_down_is_counted_worker_by_worker(town: Council) -> None:
    today = clock.today()
    with acting.as_system(town.authority.pk, "tests"):
        quick, slow = town.worker("Quick Quentin"), town.worker("Slow Sally")
        manager = town.worker("Ian Webb", "record.team_manager")
        child = town.child(worker=quick)
        for days in (0, 1, 2):
            record(people.note_written, child, on=today - timedelta(days=days), by=quick, words="n")
        numbers = [
            record(people.note_written, child, on=today - timedelta(days=days), by=slow, words="n")
            for days in (4, 9, 30)
        ]
        record(people.note_written, child, on=today - timedelta(days=80), by=slow, words="imported", source="import")
        record(people.note_written, child, on=today - timedelta(days=200), by=slow, words="long ago")
    page = words(client_of(manager).get(reverse("keeping.page")))
    assert "2 of 6 entries in the last 13 weeks stood on the record more than 5 days after it happened." in page
    table = page.partition("More than 5 days")[2]
    assert table.index("Slow Sally") < table.index("Quick Quentin")
    assert "Slow Sally39302 of 3" in table and "Quick Quentin3120 of 3" in table
    refused = client_of(quick).post(
        reverse("recording.record", kwargs={"subject": child.uuid, "code": people.note_written.code}),
        {"key": str(uuid.uuid4()), "words": "no day", "seen": "no"},
    )
    assert refused.status_code == 200, "without the day of the event nothing is saved"
    url = reverse("recording.correct", kwargs={"subject": child.uuid, "event": numbers[0]})
    day = today - timedelta(days=4)
    client_of(quick).post(
        url,
        {
            "key": str(uuid.uuid4()),
            "on_day": day.day,
            "on_month": day.month,
            "on_year": day.year,
            "words": "what was meant",
            "seen": "with_others",
        },
    )
    with acting.as_system(town.authority.pk, "tests"):
        first, second = Event.objects.everything(because="test").filter(pk__in=[numbers[0]]) | Event.objects.everything(
            because="test"
        ).filter(replaces=numbers[0])
        assert {first.by_id, second.by_id} == {quick.pk, slow.pk}, (
            "the first entry is locked; the correction stands beside it"
        )


@pytest.mark.requirement("SYS-11", waits_for="personal education plans, whose area is not there yet")
def test_any_two_versions_of_a_plan_lie_side_by_side_and_neither_can_be_changed(town: Council) -> None:
    with acting.as_system(town.authority.pk, "tests"):
        worker, manager = town.worker("Ana Bell"), town.worker("Mo Dean", "record.team_manager")
        keeper, custodian = (
            town.worker("Keith Lowry", "record.system_administrator"),
            town.worker("Cora Dean", "record.custodian"),
        )
    child, client, held = begun(town, worker)
    boss = client_of(manager)
    fill(client, held, worker)
    finish(client, held)
    boss.post(reverse("forms.agree", kwargs={"writing": held.pk}), {"key": str(uuid.uuid4())})
    with acting.as_system(town.authority.pk, "tests"):
        (first,) = signed_forms(town.viewer(worker), child.pk)
    client.get(reverse("forms.begin", kwargs={"subject": child.uuid, "form": PLAN}))
    with acting.as_system(town.authority.pk, "tests"):
        again = Writing.objects.everything(because="test").exclude(pk=held.pk).get()
    fill(client, again, worker)
    save(client, again, "aim", 1, summary="Tia lives with her aunt Rose from March.", child_view="I want to go to Rose")
    finish(client, again)
    boss.post(reverse("forms.agree", kwargs={"writing": again.pk}), {"key": str(uuid.uuid4())})
    with acting.as_system(town.authority.pk, "tests"):
        _, second = signed_forms(town.viewer(worker), child.pk)
    read = words(client.get(reverse("forms.read", kwargs={"subject": child.uuid, "signing": second.key})))
    assert "lay it beside another version" in read
    for signing, other in ((second.key, first.key), (first.key, second.key)):
        beside = client.get(
            reverse("forms.beside", kwargs={"subject": child.uuid, "signing": signing}), {"with": other}
        )
        rows = {r["title"]: r for r in beside.context_data["rows"]}
        changed = [r for r in rows.values() if r["differs"]]
        assert any("Joan and Bill" in str(r["left"]) and "aunt Rose" in str(r["right"]) for r in changed)
        assert any(not r["differs"] for r in rows.values()), "the whole of both, not only what changed"
    for who in (worker, manager, keeper, custodian):
        hand = client_of(who)
        hand.raise_request_exception = False
        typed = {"section": "aim", "version": 0, "summary": "altered", "key": str(uuid.uuid4())}
        answer = hand.post(reverse("forms.save", kwargs={"writing": held.pk}), typed)
        assert answer.status_code in (404, 409), f"{who.name} is refused, and not by a fault: {answer.status_code}"
        signed = reverse("recording.correct", kwargs={"subject": child.uuid, "event": first.key})
        assert hand.post(signed, {"key": str(uuid.uuid4()), "title": "altered", "version": 9}).status_code == 404, "nor by a correction"
    with acting.as_system(town.authority.pk, "tests"):
        kept = signed_forms(town.viewer(worker), child.pk)[0]
    assert kept.answers == first.answers
    assert "altered" not in str(kept.answers)
