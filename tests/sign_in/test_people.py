"""Administrators: the first one, workers, posts, passwords, teams; and what is refused."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from tests.sign_in.conftest import PASSWORD, signed_in
from tests.sign_in.test_second_step import add_app
from tests.sign_in.test_signing_in import words
from tests.support.builders import Council
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.workers.models import Appointment, Team, Worker
from throughline.services import clock
from throughline.services.sign_in.models import GivenPassword

Hire = Callable[..., Worker]


@pytest.fixture
def keeper(hire: Hire) -> Worker:
    return hire("Kit Marsh", "record.system_administrator")


def post(client: Client, path: str, **data: Any) -> Any:
    return client.post(path, {"key": str(uuid.uuid4()), **data})


def new_worker(town: Council, **changes: Any) -> dict[str, Any]:
    today = clock.today()
    return {
        "name": "Dee Orchard", "username": "dee.orchard", "team": town.team.pk, "role": "record.social_worker",
        "began_on_day": today.day, "began_on_month": today.month, "began_on_year": today.year, **changes,
    }  # fmt: skip


def audited(town: Council, action: str) -> list[dict[str, Any]]:
    with acting.as_system(town.authority.pk, "tests"), connection.cursor() as cursor:
        cursor.execute("SELECT worker_id, detail FROM audit_entry WHERE action = %s ORDER BY id", [action])
        return [{"by": row[0], "detail": json.loads(row[1])} for row in cursor.fetchall()]


def test_a_new_council_begins_with_one_command(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    how = {
        "code": "E10000998",
        "council": "Fellbridge Council",
        "short_name": "Fellbridge",
        "name": "Kit Marsh",
        "username": "kit.marsh",
    }
    call_command("create_administrator", **how)
    password = re.search(r"kit\.marsh with (\S+)", capsys.readouterr().out)
    assert password
    client = Client()
    client.post("/accounts/login/", {"login": "kit.marsh", "password": password[1]})
    assert client.get("/people/")["Location"] == "/accounts/password/", "a password that was given out opens one thing"
    own = "seven orchard kettles"
    answer = client.post("/accounts/password/", {"oldpassword": password[1], "password1": own, "password2": own})
    assert answer.status_code == 302
    assert "Kit Marsh" in words(client.get("/people/"))
    assert not GivenPassword.objects.exists()
    call_command(
        "create_worker",
        code="E10000998",
        name="Dee Orchard",
        username="dee.orchard",
        team="Systems",
        role="record.social_worker",
    )
    assert "Dee Orchard" in words(client.get("/people/"))
    with pytest.raises(CommandError, match=r"signs in as kit\.marsh already"):
        call_command("create_administrator", **how)
    with pytest.raises(CommandError, match="no council"):
        call_command("create_worker", code="E1", name="A", username="aa.bb", team="x", role="record.social_worker")


def test_only_administrators_reach_it(hire: Hire) -> None:
    client = signed_in(hire("Ana Bell", "record.team_manager"))
    for path in ("/people/", "/people/add/", "/people/teams/"):
        assert client.get(path).status_code == 404


def test_a_worker_is_added_and_the_password_is_shown_once(keeper: Worker, town: Council) -> None:
    client = signed_in(keeper)
    answer = post(client, "/people/add/", **new_worker(town))
    dee = Worker.objects.get(name="Dee Orchard")
    assert answer["Location"] == f"/people/{dee.pk}/"
    page = client.get(answer["Location"]).content.decode()
    password = re.search(r"data-handed>([^<]+)<", page)
    assert password and re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", password[1])
    assert password[1] not in client.get(answer["Location"]).content.decode(), "only once"
    assert Appointment.objects.get(worker=dee).role == "record.social_worker"
    assert [a["by"] for a in audited(town, "worker_added") + audited(town, "post_given")] == [keeper.pk, keeper.pk]
    newcomer = Client()
    assert newcomer.post("/accounts/login/", {"login": "dee.orchard", "password": password[1]}).status_code == 302


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"username": "kit.marsh"}, "already"),
        ({"name": ""}, "Give the worker"),
        ({"username": "a b"}, "letters, figures"),
        ({"role": ""}, "Choose a role"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    keeper: Worker, town: Council, changes: dict[str, Any], said: str
) -> None:
    answer = post(signed_in(keeper), "/people/add/", **new_worker(town, **changes))
    assert answer.status_code == 200 and said in words(answer)
    assert Worker.objects.count() == 1


def test_a_given_password_runs_out(keeper: Worker, town: Council, later: Callable[..., None]) -> None:
    client = signed_in(keeper)
    answer = post(client, "/people/add/", **new_worker(town))
    password = re.search(r"data-handed>([^<]+)<", client.get(answer["Location"]).content.decode())
    later(days=8)
    assert password
    answer = Client().post("/accounts/login/", {"login": "dee.orchard", "password": password[1]})
    assert answer.status_code == 403 and "seven days" in words(answer)


def test_a_new_password_ends_every_session(keeper: Worker, hire: Hire, town: Council) -> None:
    ana = hire("Ana Bell")
    theirs, client = signed_in(ana), signed_in(keeper)
    answer = post(client, f"/people/{ana.pk}/password/")
    page = client.get(answer["Location"]).content.decode()
    assert "data-handed" in page
    assert theirs.get("/me/").status_code == 302
    assert Client().post("/accounts/login/", {"login": "ana.bell", "password": PASSWORD}).status_code == 200
    assert audited(town, "password_given") == [{"by": keeper.pk, "detail": {"worker": ana.pk}}]


def test_a_lost_telephone_is_taken_off_the_account(keeper: Worker, hire: Hire) -> None:
    ana = hire("Ana Bell")
    add_app(signed_in(ana))
    client = signed_in(keeper)
    assert "an app" in words(client.get(f"/people/{ana.pk}/"))
    post(client, f"/people/{ana.pk}/second-step/")
    assert signed_in(ana).get("/me/").status_code == 200


def test_nobody_does_it_to_themselves(keeper: Worker, town: Council) -> None:
    client = signed_in(keeper)
    for act in ("password", "second-step", "close", "leave"):
        post(client, f"/people/{keeper.pk}/{act}/", closed="1", on_day=1, on_month=1, on_year=2026)
    today = clock.today()
    post(
        client,
        f"/people/{keeper.pk}/post/",
        team=town.team.pk,
        role="record.director",
        began_on_day=today.day,
        began_on_month=today.month,
        began_on_year=today.year,
    )
    assert Appointment.objects.filter(worker=keeper).count() == 1
    assert client.get("/me/").status_code == 200 and not GivenPassword.objects.exists()


def test_a_post_does_not_end_over_a_child_not_even_a_restricted_one(keeper: Worker, hire: Hire, town: Council) -> None:
    ana, manager = hire("Ana Bell"), hire("Mo Grange", "record.team_manager")
    with acting.as_system(town.authority.pk, "tests"):
        tia = town.child(worker=ana)
        restrict(tia.pk, named=[ana.pk], owner=ana.pk, why="test")
    held = Appointment.objects.get(worker=ana)
    today = clock.today()
    day = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    client = signed_in(keeper)
    answer = post(client, f"/people/posts/{held.pk}/end/", **day)
    said = words(answer)
    assert "still the worker of 1 child" in said and manager.name in said
    assert "Tia" not in said, "an administrator does not learn whose"
    assert "still theirs" in words(post(client, f"/people/{ana.pk}/leave/", **day))
    with acting.as_system(town.authority.pk, "tests"):
        town.allocate(tia, manager, on=today)
    assert post(client, f"/people/posts/{held.pk}/end/", **day).status_code == 302
    assert Appointment.objects.get(pk=held.pk).ended_on == today
    assert audited(town, "post_ended")[0]["by"] == keeper.pk


def test_a_custodian_sees_whose_and_a_second_post_in_another_team_may_end(hire: Hire, town: Council) -> None:
    custodian, ana = hire("Cas Reed", "record.custodian"), hire("Ana Bell")
    with acting.as_system(town.authority.pk, "tests"):
        town.child(worker=ana)
    other = Appointment.objects.create(
        authority=town.authority,
        worker=ana,
        team=town.other_team,
        role="record.social_worker",
        began_on=clock.today() - timedelta(days=9),
    )
    first = Appointment.objects.exclude(pk=other.pk).get(worker=ana)
    today = clock.today()
    day = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    client = signed_in(custodian)
    assert "Tia Harrow" in words(post(client, f"/people/posts/{first.pk}/end/", **day))
    assert post(client, f"/people/posts/{other.pk}/end/", **day).status_code == 302


def test_somebody_leaves_and_comes_back(keeper: Worker, hire: Hire) -> None:
    ana = hire("Ana Bell")
    theirs, client = signed_in(ana), signed_in(keeper)
    today = clock.today()
    post(client, f"/people/{ana.pk}/leave/", on_day=today.day, on_month=today.month, on_year=today.year)
    assert theirs.get("/me/").status_code == 302
    assert "ana.bell" not in words(client.get("/people/")) and "ana.bell" in words(client.get("/people/?left=1"))
    post(client, f"/people/{ana.pk}/back/")
    assert "hold no post today" in words(signed_in(ana).get("/me/"))


def test_teams_are_added_and_closed_when_empty(keeper: Worker, town: Council) -> None:
    client = signed_in(keeper)
    post(client, "/people/teams/", name="Children with disabilities", kind="area", parent=town.team.pk)
    made = Team.objects.get(name="Children with disabilities")
    assert made.parent_id == town.team.pk
    assert "already" in words(post(client, "/people/teams/", name="children with disabilities", kind="area"))
    post(client, f"/people/teams/{town.team.pk}/close/")
    assert "still held" in words(client.get("/people/teams/"))
    post(client, f"/people/teams/{made.pk}/close/")
    assert Team.objects.get(pk=made.pk).closed_on == clock.today()
    assert Team.objects.get(pk=town.team.pk).closed_on is None


def test_the_list_is_searched(keeper: Worker, hire: Hire, town: Council) -> None:
    hire("Ana Bell", team=town.other_team)
    client = signed_in(keeper)
    assert "Ana Bell" in words(client.get("/people/?q=ana"))
    assert "Ana Bell" not in words(client.get("/people/?q=zed"))
    assert "Ana Bell" not in words(client.get(f"/people/?team={town.team.pk}"))
