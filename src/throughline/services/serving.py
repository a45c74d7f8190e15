"""Run the site with gunicorn, and its worker, until somebody says stop; and find them again to stop them."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from throughline.services.devdb import ROOT

SERVERS = ROOT / ".local" / "servers"
PATIENCE = 60  # seconds that a server may take to answer for the first time
REST = 10  # seconds before a worker that ended is started again
GUNICORN = "--worker-class=gthread --workers=2 --threads=4 --preload --graceful-timeout=5 --log-level=warning"


def refuse_busy_port(port: int) -> None:
    """Raise SystemExit, in words, when something listens there already: before the long work, not after it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise SystemExit(f"Port {port} is in use; choose another with --port, or ./run stop.") from error


def leave_cleanly_when_told() -> None:
    """A supervisor ends us with SIGTERM: leave through SystemExit, so that the children and the database stop too."""
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda number, _: sys.exit(128 + number))


def answers(port: int) -> bool:
    """Whether something on this port speaks HTTP."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def start_gunicorn(port: int, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start the web server, in this process's environment unless another is given, and return at once."""
    command = [sys.executable, "-m", "gunicorn", *GUNICORN.split(), f"--bind=127.0.0.1:{port}"]
    return subprocess.Popen([*command, "throughline.config.wsgi"], env=environment, start_new_session=True)


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    """Return when the server answers; raise SystemExit when it has ended or stays silent."""
    until = time.monotonic() + PATIENCE
    while not answers(port):
        if server.poll() is not None:
            raise SystemExit(f"The server ended before it answered (exit {server.returncode}).")
        if time.monotonic() > until:
            raise SystemExit(f"The server did not answer within {PATIENCE} s.")
        time.sleep(0.1)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a child to stop, and kill it if it does not within 20 seconds."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Beside:
    """The process that does what is due by itself, beside the web server; one that ends is started again after a rest."""

    def __init__(self) -> None:
        self.process = self._start()
        self.ended_at: float | None = None

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "throughline.cli", "manage", "worker"], start_new_session=True)

    def look_after(self) -> bool:
        """Whether it was started again just now."""
        if self.process.poll() is None:
            return False
        if self.ended_at is None:
            said = f"The worker in the background ended (exit {self.process.returncode}); it is started again in {REST} s."
            print(said, file=sys.stderr, flush=True)
            self.ended_at = time.monotonic()
        if time.monotonic() - self.ended_at < REST:
            return False
        self.process, self.ended_at = self._start(), None
        return True


def serve(port: int, announce: list[str] | None = None) -> None:
    """Serve until told to stop, with a worker beside. `announce` is a management command whose output belongs under the
    address."""
    server = start_gunicorn(port)
    beside: Beside | None = None
    note = SERVERS / str(os.getpid())
    try:
        SERVERS.mkdir(parents=True, exist_ok=True)
        note.write_text(str(server.pid))
        said = ""
        if announce:
            command = [sys.executable, "-m", "throughline.cli", "manage", *announce]
            said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
        wait_for(server, port)
        beside = Beside()
        note.write_text(f"{server.pid} {beside.process.pid}")
        print(f"\nThroughline is at http://127.0.0.1:{port}/  (stop with Ctrl-C or ./run stop)\n\n{said}", flush=True)
        while server.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(1)
            if beside.look_after():
                note.write_text(f"{server.pid} {beside.process.pid}")
        if server.returncode:
            raise SystemExit(f"The server ended (exit {server.returncode}).")
    except KeyboardInterrupt:
        print("\nStopping ...", flush=True)
    finally:
        end(server)
        if beside is not None:
            end(beside.process)
        note.unlink(missing_ok=True)


def _ours(pid: int) -> bool:
    """Whether this is a running process of ours; a number may have been given to another since it was noted."""
    try:
        return b"throughline" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def stop_servers() -> int:
    """Stop the servers of this checkout and return how many there were."""
    stopped = 0
    for note in SERVERS.glob("*"):
        for pid in map(int, (note.name, *note.read_text().split())):  # the launcher stops the others; else we do
            if pid and _ours(pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGTERM)
                until = time.monotonic() + 30
                while _ours(pid) and time.monotonic() < until:
                    time.sleep(0.1)
                stopped += pid == int(note.name)
        note.unlink(missing_ok=True)
    return stopped
