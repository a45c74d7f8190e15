"""The pages "Returns": written in the background, looked at, taken away, frozen when sent; and what is frozen stays."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from datetime import date, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from tests.support.builders import council
from tests.support.database import as_owner
from tests.support.returns_903 import CODE
from throughline.engines.ticks.running import run_due
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as placements
from throughline.record.access import acting
from throughline.record.access.actions import restrict
from throughline.record.audit.models import AuditEntry
from throughline.record.ledger.actions import record
from throughline.record.people import events as people
from throughline.record.workers import events as staff
from throughline.returns.models import BuiltReturn, ReturnExplanation, ReturnSubmission, SubmittedFile
from throughline.returns.sending import actions
from throughline.services import apart, clock, sealed

pytestmark = pytest.mark.django_db
YEAR = 2026
TODAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def in_may():
    with time_machine.travel(f"{TODAY}T10:00:00+01:00", tick=True):
        yield


@pytest.fixture
def town(settings, tmp_path, monkeypatch):
    settings.FILES_ROOT = tmp_path
    monkeypatch.setattr(apart, "start", lambda command, number: actions.run_one(number))
    made = council(CODE)
    with acting.as_system(made.authority.pk, "tests"):
        made.analyst = made.worker("Ana List", "record.performance_analyst")
        made.priya = made.worker("Priya Shah", swe_number="SW123456")
        made.tia = made.child(worker=made.priya, sex="F")
        record(people.identifier_recorded, made.tia, on=date(2025, 5, 1), scheme="local", value="100")
        record(care.became_looked_after, made.tia, on=date(2025, 5, 1), need="N1", home_postcode="WA10 1HP")
        record(care.legal_status_began, made.tia, on=date(2025, 5, 1), status="C1")
        record(
            placements.placement_began,
            made.tia,
            on=date(2025, 5, 1),
            type="U6",
            provider="PR1",
            postcode="WA9 3AB",
            urn="SC400097",
        )
        record(staff.allocated, made.tia, on=date(2025, 5, 1), role="social_worker", worker=made.priya, reason="FCONTA")
    return made


def signed_in(worker):
    client = Client()
    client.force_login(worker.user)
    return client


@pytest.fixture
def build(town, django_capture_on_commit_callbacks):
    def build(client=None, year=YEAR):
        with django_capture_on_commit_callbacks(execute=True):
            return (client or signed_in(town.analyst)).post(
                reverse("returns.build"), {"year": year, "key": uuid.uuid4()}
            )

    return build


@pytest.fixture
def freeze(town, django_capture_on_commit_callbacks):
    def freeze(built, client=None, **more):
        given = {"key": uuid.uuid4(), "sure": "on", "words": "Sent on COLLECT, the rest is being mended"} | more
        with django_capture_on_commit_callbacks(execute=True):
            return (client or signed_in(town.analyst)).post(
                reverse("returns.built", kwargs={"built": built.pk}), given, follow=True
            )

    return freeze


def text(answer):
    return answer.content.decode()


def test_a_return_is_written_in_the_background_and_shows_what_is_wrong(town, build):
    client = signed_in(town.analyst)
    home = text(client.get(reverse("returns.home")))
    assert "2025/26" in home and "2022/23" in home and "not sent" in home
    answer = build(client)
    held = BuiltReturn.objects.get()
    assert answer["Location"] == reverse("returns.built", kwargs={"built": held.pk})
    assert held.state == BuiltReturn.FINISHED and held.summary["children"] == 1 and held.by_id == town.analyst.pk
    page = text(client.get(answer["Location"]))
    assert "1 child;" in page and "The ethnicity code is either not valid or has not been entered." in page
    assert "The record does not tell it" in page and "episodes.csv" in page and "not so" in page
    assert "Tia" not in page and ">100<" not in page, "no child stands on it"


def test_files_are_taken_away_one_by_one_and_together_and_that_is_audited(town, build):
    client = signed_in(town.analyst)
    url = build(client)["Location"] + "file/"
    episodes = client.get(url, {"name": "episodes.csv"})
    assert episodes.content.startswith(b"CHILD,DECOM,RNE,") and b"100,01/05/2025,S,C1,N1,U6,PR1" in episodes.content
    assert 'attachment; filename="ssda903-2026-episodes.csv"' in episodes["Content-Disposition"]
    together = zipfile.ZipFile(io.BytesIO(client.get(url).content))
    assert "header.csv" in together.namelist() and "findings.csv" not in together.namelist()
    assert b"<EXPSSDA903>" in client.get(url, {"name": "ssda903.xml"}).content
    assert client.get(url, {"name": "names"}).status_code == client.get(url, {"name": "../names"}).status_code == 404
    with acting.as_system(town.authority.pk, "tests"):
        exports = [e.detail["file"] for e in AuditEntry.objects.filter(action="export", worker_id=town.analyst.pk)]
    assert sorted(exports) == ["all.zip", "episodes.csv", "ssda903.xml"]


def test_what_is_on_the_disk_is_sealed(town, build):
    build()
    held = BuiltReturn.objects.get()
    stored = b"".join(p.read_bytes() for p in sealed.folder(actions.folder_of(held)).iterdir())
    assert b"DECOM" not in stored and b"SC400097" not in stored


def test_it_is_sent_all_the_same_only_with_a_reason(town, build, freeze):
    build()
    held = BuiltReturn.objects.get()
    for given, words in (({"sure": ""}, "Say that you have looked at the files"), ({"words": ""}, "Say why it is sent all the same"),
                         ({"words": "late"}, "so that somebody can follow it later")):  # fmt: skip
        assert words in text(freeze(held, **given))
    assert not ReturnSubmission.objects.exists() and BuiltReturn.objects.exists()
    page = text(freeze(held))
    assert "Sent all the same" in page and "Ana List" in page
    with acting.as_system(town.authority.pk, "tests"):
        sent = ReturnSubmission.objects.get()
        assert (sent.nth, sent.all_the_same, sent.by_id) == (1, True, town.analyst.pk)
    assert not BuiltReturn.objects.exists() and sealed.names(actions.folder_of(held)) == []
    with acting.as_system(town.authority.pk, "tests"):
        noted = AuditEntry.objects.get(action="freeze_submission")
    assert noted.detail["all_the_same"] is True and noted.detail["unexplained_errors"] > 0
    assert "sent all the same" in text(signed_in(town.analyst).get(reverse("returns.home")))


def test_what_was_sent_is_kept_with_its_findings_and_explanations_and_is_what_was_looked_at(town, build, freeze):
    client = signed_in(town.analyst)
    with acting.as_system(town.authority.pk, "tests"):
        ReturnExplanation.objects.create(
            authority=town.authority, subject=town.tia, source="ssda903", year=YEAR, code="103", table="Header", key="", by=town.analyst,
            words="The family would rather not say, and we asked twice", at=clock.now(),
        )  # fmt: skip
    url = build(client)["Location"]
    before = {
        name: client.get(url + "file/", {"name": name}).content
        for name in ("episodes.csv", "findings.csv", "explanations.csv")
    }
    assert b"would rather not say" in before["explanations.csv"] and b"would rather not say" in before["findings.csv"]
    freeze(BuiltReturn.objects.get(), client)
    with acting.as_system(town.authority.pk, "tests"):
        sent = ReturnSubmission.objects.get()
        record(placements.placement_began, town.tia, on=date(2025, 9, 1), type="K2")
        assert sent.summary["explained"] == 1
    there = reverse("returns.submission_file", kwargs={"submission": sent.pk})
    assert {name: client.get(there, {"name": name}).content for name in before} == before
    page = text(client.get(reverse("returns.submission", kwargs={"submission": sent.pk})))
    assert hashlib.sha256(before["episodes.csv"]).hexdigest() in page and "written from the record" in page
    build(client)
    again = freeze(BuiltReturn.objects.get(), client)
    assert "Number 2 of the year" in text(again)
    assert b"K2" in client.get(again.redirect_chain[-1][0] + "file/", {"name": "episodes.csv"}).content


def test_nobody_can_change_what_was_sent(town, build, freeze):
    build()
    freeze(BuiltReturn.objects.get())
    with acting.as_system(town.authority.pk, "tests"):
        for change in (
            lambda: ReturnSubmission.objects.update(words="better"), lambda: SubmittedFile.objects.update(content=b""),
            lambda: SubmittedFile.objects.all().delete(), lambda: ReturnSubmission.objects.all().delete(),
        ):  # fmt: skip
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
    assert "returns_returnsubmission" in _append_only() and "returns_submittedfile" in _append_only()


def _append_only():
    with as_owner() as owner:
        rows = owner.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only_rows'"
        ).fetchall()
    return {row[0] for row in rows}


def test_what_has_changed_since_and_what_is_missing_are_said_before_it_is_frozen(town, build, freeze):
    client = signed_in(town.analyst)
    url = build(client)["Location"]
    assert "something was recorded since" not in text(client.get(url))
    with acting.as_system(town.authority.pk, "tests"):
        record(people.person_described, town.tia, on=date(2025, 5, 1), ethnicity="WBRI")
    assert "something was recorded since" in text(client.get(url))
    held = BuiltReturn.objects.get()
    sealed.drop(actions.folder_of(held), "episodes.csv")
    assert "Its files are no longer there" in text(freeze(held, client))
    with acting.as_system(town.authority.pk, "tests"):
        assert not ReturnSubmission.objects.exists()


def test_the_year_going_on_can_be_written_but_is_not_over(town, build):
    client = signed_in(town.analyst)
    page = text(client.get(build(client, 2027)["Location"]))
    assert "it is still going on" in page and "dolo.csv" in page
    assert build(client, 2028).status_code == 404


def test_only_an_analyst_of_the_authority_sees_any_of_it(town, build, freeze):
    url = build()["Location"]
    other = council("E10000998", "Elsewhere")
    with acting.as_system(other.authority.pk, "tests"):
        stranger = other.worker("Stra Nger", "record.performance_analyst")
    for worker in (town.priya, stranger):
        client = signed_in(worker)
        assert client.get(url).status_code == client.get(url + "file/").status_code == 404
    assert signed_in(town.priya).get(reverse("returns.home")).status_code == 404
    sent = freeze(BuiltReturn.objects.get()).redirect_chain[-1][0]
    for worker in (town.priya, stranger):
        client = signed_in(worker)
        assert client.get(sent).status_code == client.get(sent + "file/").status_code == 404


def test_a_restricted_child_is_in_the_return_and_not_on_the_page(town, build):
    with acting.as_system(town.authority.pk, "tests"):
        restrict(town.tia.pk, owner=town.priya.pk, named=[town.priya.pk], why="A parent works here")
    client = signed_in(town.analyst)
    url = build(client)["Location"]
    assert BuiltReturn.objects.get().summary["children"] == 1
    assert b"100,01/05/2025" in client.get(url + "file/", {"name": "episodes.csv"}).content
    assert "Tia" not in text(client.get(url))


def test_one_is_written_at_a_time_and_a_fault_leaves_nothing(town, build, monkeypatch):
    def broken(*args):
        raise RuntimeError("no")

    monkeypatch.setattr(actions.work, "write", broken)
    client = signed_in(town.analyst)
    page = text(client.get(build(client)["Location"]))
    assert "It could not be written" in page and "incident" in page
    assert BuiltReturn.objects.get().state == BuiltReturn.FAILED
    monkeypatch.setattr(apart, "start", lambda command, number: None)
    first, second = build(client)["Location"], build(client)["Location"]
    assert first == second and BuiltReturn.objects.count() == 1
    assert "Waiting to begin" in text(client.get(first))


def test_what_was_not_sent_goes_after_a_month_and_what_broke_off_says_so(town, build, monkeypatch):
    build()
    held = BuiltReturn.objects.get()
    monkeypatch.setattr(apart, "start", lambda command, number: None)
    build(year=2025)
    with time_machine.travel(f"{TODAY + timedelta(days=2)}T10:00:00+01:00"):
        run_due()
    assert (
        BuiltReturn.objects.get(year=2025).state == BuiltReturn.FAILED
        and BuiltReturn.objects.filter(pk=held.pk).exists()
    )
    with time_machine.travel(f"{TODAY + timedelta(days=40)}T10:00:00+01:00"):
        run_due()
    assert not BuiltReturn.objects.exists() and sealed.names(actions.folder_of(held)) == []
