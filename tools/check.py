#!/usr/bin/env python3
"""Every check that needs no test run; all of them, so that one failure does not hide the next."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "-m", "throughline.cli", "manage"]
CODE = ["src", "tests", "tools", "conftest.py", "run"]


def has_command(name: str) -> bool:
    return any((ROOT / "src").rglob(f"management/commands/{name}.py"))


def checks() -> dict[str, list[str | Path]]:
    found: dict[str, list[str | Path]] = {
        "lint": [BIN / "ruff", "check", "--output-format=concise", *CODE],
        "types": [BIN / "mypy"],
        "imports": [BIN / "lint-imports"],
        "Django": [*MANAGE, "check"],
        "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    }
    if has_command("docs"):
        found["generated pages"] = [*MANAGE, "docs", "--check"]
    return found


def main() -> int:
    failed = []
    for name, command in checks().items():
        began = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        print(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
