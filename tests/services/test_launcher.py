"""The embedded PostgreSQL and the commands round it: start, join, survive a kill, leave nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time

import psycopg
import pytest

from throughline import cli
from throughline.services import database_roles, database_set_up, devdb, serving


def ask(cluster: devdb.Cluster, sql: str, database: str = "postgres") -> object:
    with database_set_up.connect(str(cluster.socket_dir), database) as connection:
        return connection.execute(sql).fetchone()[0]


def postmaster(cluster: devdb.Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().splitlines()[0])


@pytest.fixture(scope="module")
def cluster():
    started = devdb.Cluster("launcher", throwaway=True).start()
    yield started
    started.stop()


def test_a_second_user_joins_and_only_the_last_one_stops_the_server(cluster):
    joined = devdb.Cluster(base=cluster.base).start()
    assert postmaster(joined) == postmaster(cluster)
    joined.stop()
    assert ask(cluster, "select 1") == 1


def test_it_comes_back_after_the_server_was_killed(cluster):
    before = postmaster(cluster)
    os.kill(before, signal.SIGKILL)
    for _ in range(100):
        if not cluster._alive():
            break
        time.sleep(0.05)
    again = devdb.Cluster(base=cluster.base).start()
    assert postmaster(again) != before
    assert ask(cluster, "select 1") == 1
    again.stop()


def test_it_listens_on_no_port(cluster):
    assert ask(cluster, "show listen_addresses") == ""


def test_a_killed_user_s_throwaway_server_is_swept_away():
    code = (
        "import os, signal; from throughline.services.devdb import Cluster; c = Cluster('x', throwaway=True).start();"
        "print(c.base, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    left = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert left.returncode == -signal.SIGKILL, left.stderr
    orphan = devdb.Cluster(base=devdb.Path(left.stdout.strip()))
    assert orphan._alive()
    os.utime(orphan.base, (0, 0))
    devdb._sweep(orphan.base.parent)
    assert not orphan._alive()
    assert not orphan.base.exists()


def test_a_database_remembers_what_was_done_to_it(cluster):
    host = str(cluster.socket_dir)
    database_set_up.create(host, "it's mine")
    assert database_set_up.state(host, "it's mine") == {}
    database_set_up.remember(host, "it's mine", demo="unfinished")
    database_set_up.remember(host, "it's mine", schema="abc")
    assert database_set_up.state(host, "it's mine") == {"demo": "unfinished", "schema": "abc"}
    database_set_up.create(host, "copy", "it's mine")
    assert database_set_up.exists(host, "copy")
    database_set_up.drop(host, "copy")
    assert not database_set_up.exists(host, "copy")


def test_roles_can_be_prepared_twice_and_the_application_owns_nothing(cluster):
    host = str(cluster.socket_dir)
    database_set_up.create(host, "prepared")
    database_roles.prepare("prepared", host=host)
    with database_set_up.connect(host, "prepared", database_roles.OWNER) as owner:
        owner.execute("create table kept (id int)")
        owner.execute("create schema sealed authorization throughline_sealed")
    with database_set_up.connect(host, "prepared", database_roles.APP) as app:
        app.execute("insert into kept values (1)")
        for forbidden in ("truncate kept", "create table mine ()", "drop table kept", "create schema mine"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(forbidden)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("create table sealed.mine ()")


def test_a_busy_port_is_refused_before_the_long_work():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SystemExit, match="in use"):
            serving.refuse_busy_port(taken.getsockname()[1])


def test_each_day_has_a_training_database_of_its_own():
    assert cli.training_database(None) == "throughline"
    assert cli.training_database("2012-07-06") == "throughline_2012_07_06"


@pytest.mark.parametrize(
    ("command", "role"), [("migrate", database_roles.OWNER), ("import_ssda903", database_roles.APP)]
)
def test_only_what_changes_tables_runs_as_their_owner(monkeypatch, command, role):
    monkeypatch.setenv("PGHOST", "/nowhere")
    monkeypatch.setenv("THROUGHLINE_DB_USER", "throughline_owner")
    ran = []
    monkeypatch.setattr("django.core.management.execute_from_command_line", ran.append)
    cli.manage_here([command, "--flag"])
    assert ran == [["manage", command, "--flag"]]
    assert os.environ["THROUGHLINE_DB_USER"] == role
