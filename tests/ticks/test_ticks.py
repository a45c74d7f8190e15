"""What happens by itself: when it is due, that it happens once, and what becomes of a failure."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time as real_time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from tests.support.builders import Council, council
from tests.support.database import as_owner
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.registry import duties
from throughline.engines.morning.ticks import wording
from throughline.engines.notices.models import Notice
from throughline.engines.ticks import running
from throughline.engines.ticks.declarations import Tick
from throughline.engines.ticks.queries import failures, standings, worker_runs
from throughline.record.access import acting
from throughline.record.access.actions import break_glass, restrict
from throughline.record.workers.models import Worker
from throughline.services import clock, mail
from throughline.services.jobs.models import JobRun, Sent

WEDNESDAY = datetime(2026, 11, 18, 8, 30, tzinfo=UTC)


@pytest.fixture
def at() -> Iterator[Callable[[datetime], None]]:
    """`at(moment)`: it is then."""
    before = clock.offset()

    def put(moment: datetime) -> None:
        clock.set_offset(moment - datetime.now(UTC))

    yield put
    clock.set_offset(before)


@pytest.fixture
def town(db: None) -> Council:
    return council()


def as_worker(town: Council, name: str, role: str = "record.social_worker", **how: Any) -> Worker:
    with acting.as_system(town.authority.pk, "tests"):
        return town.worker(name, role, **how)


def run(code: str) -> JobRun:
    (done,) = running.run_due([code])
    return done


def test_what_there_is_is_found() -> None:
    assert {"housekeeping.audit_months", "housekeeping.clearing", "access.overdue_glass", "morning.message"} <= set(
        running.ticks()
    )


HOURLY = Tick("test.hourly", "Hourly", timedelta(hours=1), lambda: "")
MORNING = Tick("test.morning", "Mornings", timedelta(days=1), lambda: "", from_time=time(7, 0))


@pytest.mark.parametrize(
    ("tick", "last", "ok", "now", "due"),
    [
        (HOURLY, None, None, WEDNESDAY, True),
        (HOURLY, WEDNESDAY - timedelta(minutes=59), True, WEDNESDAY, False),
        (HOURLY, WEDNESDAY - timedelta(minutes=60), True, WEDNESDAY, True),
        (HOURLY, WEDNESDAY - timedelta(minutes=9), False, WEDNESDAY, False),
        (HOURLY, WEDNESDAY - timedelta(minutes=10), False, WEDNESDAY, True),
        (HOURLY, WEDNESDAY - timedelta(minutes=10), None, WEDNESDAY, True),
        (MORNING, None, None, datetime(2026, 11, 18, 6, 59, tzinfo=UTC), False),
        (MORNING, None, None, datetime(2026, 11, 18, 7, 0, tzinfo=UTC), True),
        (MORNING, datetime(2026, 11, 18, 7, 0, 5, tzinfo=UTC), True, datetime(2026, 11, 18, 23, 0, tzinfo=UTC), False),
        (MORNING, datetime(2026, 11, 18, 7, 0, 5, tzinfo=UTC), True, datetime(2026, 11, 19, 7, 0, tzinfo=UTC), True),
        (MORNING, None, None, datetime(2026, 7, 1, 6, 0, tzinfo=UTC), True),
    ],
)
def test_when_it_is_due(tick: Tick, last: datetime | None, ok: bool | None, now: datetime, due: bool) -> None:
    assert running.is_due(tick, now, JobRun(job=tick.code, began_at=last, ok=ok) if last else None) is due


def test_a_failure_is_kept_without_its_words_and_stops_nothing(
    town: Council, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    def breaks() -> str:
        raise ValueError("Tia Harrow")

    declared = {
        "a": Tick("a", "Breaks", timedelta(hours=1), breaks),
        "b": Tick("b", "Works", timedelta(hours=1), lambda: "done"),
    }
    monkeypatch.setattr(running, "ticks", lambda: declared)
    first, second = running.run_due()
    assert first.ok is False and "incident" in first.did and second.ok and second.did == "done"
    assert "Tia" not in first.did + caplog.text and "ValueError" in caplog.text
    assert [r.job for r in failures()] == ["a"]
    assert running.run_due() == [], "neither is due again yet"


def test_the_audit_gets_room_for_the_months_to_come(town: Council, at: Callable[[datetime], None]) -> None:
    at(datetime(2031, 1, 31, 12, 0, tzinfo=UTC))
    for _ in range(2):
        assert run("housekeeping.audit_months").ok
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'audit_entry_2031%' ORDER BY 1")
        assert [row[0] for row in cursor.fetchall()] == [f"audit_entry_2031_0{n}" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("late", "due", "said"),
    [
        (0, 0, ""),
        (0, 1, "1 thing is due today."),
        (1, 0, "1 is past its date."),
        (2, 3, "3 things are due today and 2 are past their date."),
    ],
)
def test_the_message_says_how_much_and_nothing_else(late: int, due: int, said: str) -> None:
    assert wording(late, due).startswith(said) and bool(wording(late, due)) == bool(said)


@pytest.fixture
def owed(town: Council, at: Callable[[datetime], None]) -> tuple[Worker, Callable[[date], None]]:
    """Ana, Tia's worker, and something owed for Tia by a day."""
    at(WEDNESDAY)
    ana = as_worker(town, "Ana Bell", email="ana.bell@merehaven.example")
    duty = next(d for d in duties().values() if d.owner == "social_worker")
    with acting.as_system(town.authority.pk, "tests"):
        tia = town.child(worker=ana)

    def owe(on: date) -> None:
        with acting.as_system(town.authority.pk, "tests"):
            number = Obligation.objects.everything(because="test").count() + 1
            Obligation.objects.create(
                authority=town.authority, subject=tia, vis=0, duty=duty.code, key=number, start=number, ordinal=1, rule="test",
                rule_id="test", started_on=on - timedelta(days=5), due_on=on,
            )  # fmt: skip

    return ana, owe


def test_who_has_something_due_is_told_once_a_day_without_names(
    town: Council, owed: Any, at: Callable[[datetime], None]
) -> None:
    _, owe = owed
    owe(date(2026, 11, 18))
    owe(date(2026, 11, 10))
    owe(date(2026, 11, 30))
    as_worker(town, "Cal Dorn", email="cal.dorn@merehaven.example")
    with mail.through(mail.Remembered()) as door:
        for _ in range(2):
            assert run("morning.message").ok
        (message,) = door.messages
        assert message.to == "ana.bell@merehaven.example"
        assert "1 thing is due today and 1 is past its date." in message.words
        assert not {"Tia", "Harrow", "Ana"} & set(f"{message.subject} {message.words}".replace(".", " ").split())
        at(WEDNESDAY + timedelta(days=1))
        run("morning.message")
        assert len(door.messages) == 2


@pytest.mark.parametrize("moment", [datetime(2026, 11, 21, 9, 0, tzinfo=UTC), datetime(2026, 12, 25, 9, 0, tzinfo=UTC)])
def test_nobody_is_written_to_on_days_off(owed: Any, at: Callable[[datetime], None], moment: datetime) -> None:
    _, owe = owed
    owe(date(2026, 11, 18))
    at(moment)
    with mail.through(mail.Remembered()) as door:
        run("morning.message")
    assert door.messages == []


def test_who_has_left_or_is_closed_is_not_written_to(owed: Any) -> None:
    ana, owe = owed
    owe(date(2026, 11, 18))
    ana.user.is_active = False
    ana.user.save()
    with mail.through(mail.Remembered()) as door:
        run("morning.message")
    assert door.messages == []


def test_a_message_that_did_not_go_out_is_tried_again(owed: Any) -> None:
    _, owe = owed
    owe(date(2026, 11, 18))
    with mail.through(mail.Remembered(broken=True)):
        assert run("morning.message").ok is False
    assert not Sent.objects.exists()
    with mail.through(mail.Remembered()) as door:
        assert run("morning.message").ok
    assert len(door.messages) == 1


def test_a_review_past_its_date_is_told_to_the_custodian_once(town: Council, at: Callable[[datetime], None]) -> None:
    at(WEDNESDAY)
    ana, cal, custodian = (
        as_worker(town, "Ana Bell"), as_worker(town, "Cal Dorn"), as_worker(town, "Cas Reed", "record.custodian")
    )  # fmt: skip
    with acting.as_system(town.authority.pk, "tests"):
        tia = town.child(worker=ana)
        restrict(tia.pk, named=[ana.pk], owner=ana.pk, why="test")
    viewer = town.viewer(cal)
    with acting.as_actor(viewer.actor()):
        break_glass(viewer, tia.uuid, code="danger", reason="A call that she may be in danger tonight")

    def told() -> list[int]:
        with acting.as_system(town.authority.pk, "tests"):
            found = Notice.objects.everything(because="test").filter(kind="glass_overdue")
            return list(found.values_list("worker_id", flat=True))

    run("access.overdue_glass")
    assert told() == [], "its date is not past"
    at(WEDNESDAY + timedelta(days=5))
    for _ in range(2):
        run("access.overdue_glass")
    assert told() == [custodian.pk]
    assert [r.did for r in JobRun.objects.order_by("pk")] == ["", "1 custodian told", ""]


def test_the_command_says_what_it_did(town: Council, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("tick", "housekeeping.audit_months")
    assert "housekeeping.audit_months: ok" in capsys.readouterr().out
    call_command("tick", "--list")
    said = capsys.readouterr().out
    assert "Make room for the audit" in said and "never" in said and len(standings()) == len(said.strip().splitlines())
    with pytest.raises(CommandError, match=r"There is no tick no\.such"):
        call_command("tick", "no.such")


@pytest.mark.django_db(transaction=True)
def test_one_process_at_a_time_and_a_worker_that_runs_until_told(monkeypatch: pytest.MonkeyPatch) -> None:
    council()
    with as_owner() as other:
        other.execute("SELECT pg_advisory_lock(%s)", [running.LOCK])
        assert running.run_due() == []
        other.execute("SELECT pg_advisory_unlock(%s)", [running.LOCK])
    worker = subprocess.Popen(
        [sys.executable, "-m", "throughline.cli", "manage", "worker"], env=os.environ | {"EMAIL_URL": "dummymail://"}
    )
    try:
        until = real_time.monotonic() + 60
        while real_time.monotonic() < until and not worker_runs():  # it has registered: into procrastinate's own loop
            assert worker.poll() is None
            real_time.sleep(0.2)
        assert worker_runs(), "it has not begun to wait for jobs within a minute"
        assert JobRun.objects.filter(job="housekeeping.audit_months", ok=True).exists(), "what was due ran before that"
        real_time.sleep(1)  # until it listens to signals
        assert worker.poll() is None
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
    finally:
        if worker.poll() is None:
            worker.kill()
            worker.wait()


@pytest.mark.django_db(transaction=True)
def test_procrastinate_runs_the_minute_with_our_rights() -> None:
    from procrastinate.contrib.django import app

    from throughline.engines.tasks import tick

    def jobs() -> dict[str, int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs WHERE task_name = %s GROUP BY 1", [tick.name])
            return dict(cursor.fetchall())

    def work_off() -> None:
        try:
            with app.replace_connector(app.connector.get_worker_connector()) as ours:
                ours.run_worker(wait=False, install_signal_handlers=False, queues=["ticks"])
        finally:
            connection.close()

    council()
    tick.defer(timestamp=0)
    for _ in range(3):  # a worker whose listener loses its connection stops before it has asked for a job
        with ThreadPoolExecutor(1) as aside:  # a thread without a loop: an earlier test's browser keeps one in ours
            aside.submit(work_off).result()
        if "todo" not in jobs():
            break
    ran = {run.job: run.did or run.ok for run in JobRun.objects.all()}
    assert ran.get("housekeeping.audit_months") is True, f"what became of the job: {jobs()}; of the ticks: {ran}"


def test_a_worker_that_gives_no_sign_of_life_is_said_to_have_stopped(town: Council) -> None:
    def beats(ago: str) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_workers")
            cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [ago])
        return worker_runs()

    assert beats("20 seconds") and not beats("5 minutes")


def test_the_system_page_says_what_is_missing_and_what_was_proven(town: Council) -> None:
    with acting.as_system(town.authority.pk, "tests"):
        keith = town.worker("Keith Lowry", "record.system_administrator")
    client = Client()
    client.force_login(keith.user)
    page = client.get("/system/").text
    for words in ("No worker runs in the background", "none has been made", "none has been restored"):
        assert words in page, words
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    for job, did in (("backup", "1,204 events and 3 papers"), ("restore_drill", "every table as the ledger says")):
        JobRun.objects.create(job=job, began_at=clock.now(), ended_at=clock.now(), ok=True, did=did)
    page = client.get("/system/").text
    assert "The worker in the background runs." in page and "none has been" not in page
    assert "1,204 events and 3 papers" in page and "every table as the ledger says" in page
