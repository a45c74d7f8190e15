"""What `./run` starts once the packages are there: the demonstration, Django's commands, the benchmark, and stopping.

    throughline demo [--port N] [--as-at DAY] [--fresh]    the invented authority, made once and served
    throughline serve [--port N]                           the same site on a database of yours, without invented data
    throughline manage COMMAND ...                         any management command
    throughline bench ...                                  the benchmark, in a database of its own
    throughline bench returns ...                          checking invented returns of three sizes, without a database
    throughline stop                                       stop the servers and the embedded PostgreSQL

Without PGHOST or DATABASE_URL in the environment the embedded PostgreSQL is started and its database made ready.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from throughline.services import database_roles, database_set_up, serving
from throughline.services.devdb import ROOT, Cluster

TRAINING_DATABASE = "throughline"
BENCH_DATABASE = "throughline_bench"
# These change tables or compare them whole, so they need the owner; everything else meets the wall as the web does.
OWNER_COMMANDS = {"migrate", "rebuild", "sqlmigrate", "demo_data", "training_clock", "grow_authority", "backup", "restore_drill"}
WITHOUT_DATABASE = {"check", "collectstatic", "docs", "findstatic", "help", "version", "--help", "--version"}
# These work on files alone: without the database, and without the seconds that the whole application takes to load.
WITHOUT_APPLICATION = {name: f"throughline.returns.management.commands.{name}" for name in ("bench_returns", "check_return")}
WITHOUT_MIGRATING = {"makemigrations", "migrate", "showmigrations", "sqlmigrate"}


def say(text: str) -> None:
    print(text, flush=True)


def our_version() -> str:
    """The version of the product, which the demonstration's data are tied to."""
    try:
        return version("throughline")
    except PackageNotFoundError:  # a checkout is on the path, not installed
        import tomllib

        return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


def embedded() -> bool:
    return not (os.environ.get("PGHOST") or os.environ.get("DATABASE_URL"))


def manage(*arguments: str) -> None:
    """Run a management command in a process of its own, as the role that it needs. Exits as it does when it fails."""
    done = subprocess.run([sys.executable, "-m", "throughline.cli", "manage", *arguments])
    if done.returncode:
        sys.exit(done.returncode)


def files_of(database: str) -> Path:
    """Where the documents of an embedded database are kept."""
    return ROOT / ".local" / "files" / database


def open_database(name: str, *, migrated: bool = True) -> Cluster:
    """Start or join the embedded server and make the database ready; the environment then points at it."""
    cluster = Cluster().start()
    host = str(cluster.socket_dir)
    os.environ |= {"PGHOST": host, "PGDATABASE": name}
    os.environ.setdefault("THROUGHLINE_FILES", str(files_of(name)))
    with cluster.alone("prepare"):
        if not database_set_up.exists(host, name):
            database_set_up.create(host, name)
        schema = database_set_up.schema_fingerprint()
        if migrated and database_set_up.state(host, name).get("schema") != schema:
            say(f"Bringing the tables of database {name} up to date ...")
            began = time.monotonic()
            database_roles.prepare(name, host=host)
            manage("migrate", "--verbosity=0")
            database_set_up.remember(host, name, schema=schema)
            say(f"  done in {time.monotonic() - began:.0f} s")
    return cluster


def set_clock(as_at: dt.date | None) -> None:
    """Let the processes that follow live at another day."""
    if as_at:
        os.environ["THROUGHLINE_CLOCK_AS_AT"] = as_at.isoformat()


def training_database(as_at: str | None) -> str:
    return f"{TRAINING_DATABASE}_{as_at.replace('-', '_')}" if as_at else TRAINING_DATABASE


def demo(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="./run demo", description="Make an invented authority and serve it.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--as-at", type=dt.date.fromisoformat, metavar="DAY", help="live at this day, as 2012-07-06")
    parser.add_argument("--fresh", action="store_true", help="throw the invented authority away and make it anew")
    options = parser.parse_args(arguments)
    if not embedded():
        raise SystemExit("The demonstration has its own PostgreSQL: unset PGHOST and DATABASE_URL, or use ./run serve.")
    serving.refuse_busy_port(options.port)
    serving.leave_cleanly_when_told()
    as_at = options.as_at.isoformat() if options.as_at else None
    name = training_database(as_at)
    set_clock(options.as_at)
    os.environ["THROUGHLINE_TRAINING"] = "1"

    cluster = Cluster().start()
    host = str(cluster.socket_dir)
    made = database_set_up.state(host, name).get("demo")
    if options.fresh or made == "unfinished":
        database_set_up.drop(host, name)
        shutil.rmtree(files_of(name), ignore_errors=True)
        made = None
    open_database(name)
    if made is None or as_at:  # another day's distance from the real one grows day by day
        manage("training_clock")
    if made is None:
        make_demo(host, name, as_at)
    elif made != our_version():
        say(f"The invented authority was made by version {made}; --fresh makes it anew with {our_version()}.")
    serving.serve(options.port, announce=["demo_data", "--print-signins"])


def make_demo(host: str, name: str, as_at: str | None) -> None:
    """Fill the training database. A killed attempt is known by its mark, and begun again next time."""
    say("Making the invented authority (once) ...")
    began = time.monotonic()
    database_set_up.remember(host, name, demo="unfinished")
    manage("demo_data", *(["--as-at", as_at] if as_at else []))
    database_set_up.remember(host, name, demo=our_version())
    say(f"  made in {time.monotonic() - began:.0f} s")


def serve(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="./run serve", description="Serve a database of yours.")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    serving.refuse_busy_port(options.port)
    serving.leave_cleanly_when_told()
    if embedded():
        open_database(os.environ.get("PGDATABASE", TRAINING_DATABASE))
    serving.serve(options.port)


def manage_here(arguments: list[str]) -> None:
    """Run a management command in this process."""
    command = arguments[0] if arguments else "help"
    if command in WITHOUT_APPLICATION:
        from django.conf import settings

        settings.configure()
        import_module(WITHOUT_APPLICATION[command]).Command().run_from_argv(["manage", *arguments])
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "throughline.config.settings")
    os.environ["THROUGHLINE_DB_USER"] = database_roles.OWNER if command in OWNER_COMMANDS else database_roles.APP
    if embedded() and command not in WITHOUT_DATABASE:
        name = os.environ.get("PGDATABASE")
        if not name:  # the training database, which holds invented children only
            name = training_database(os.environ.get("THROUGHLINE_CLOCK_AS_AT"))
            os.environ["THROUGHLINE_TRAINING"] = "1"
        open_database(name, migrated=command not in WITHOUT_MIGRATING)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage", *arguments])


def bench(arguments: list[str]) -> None:
    if arguments[:1] == ["returns"]:  # needs no record
        manage("bench_returns", *arguments[1:])
        return
    if embedded():
        open_database(os.environ.get("PGDATABASE", BENCH_DATABASE))
    os.environ["THROUGHLINE_TRAINING"] = "1"
    manage("grow_authority", *arguments)
    manage("bench")
    manage("rebuild", "--check")


def stop(arguments: list[str]) -> None:
    if serving.stop_servers():
        say("The server is stopped.")
    if Cluster().shut_down():
        say("PostgreSQL is stopped.")


def main() -> None:
    verbs = {"demo": demo, "serve": serve, "manage": manage_here, "bench": bench, "stop": stop}
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if verb not in verbs:
        raise SystemExit(__doc__)
    verbs[verb](sys.argv[2:])


if __name__ == "__main__":
    main()
