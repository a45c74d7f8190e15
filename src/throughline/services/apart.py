"""Work in a process of its own: heavy reading must not slow the pages down, nor take them along when it fails."""

from __future__ import annotations

import os
import resource
import subprocess
import sys

MEMORY = 6 * 1024**3
"""Bytes of address space. Several times what the largest authority's return takes; a bomb ends there, and nothing else does."""
SECONDS = 900
"""Of processor."""


def start(*arguments: str) -> None:
    """Start a management command of ours and return at once."""
    subprocess.Popen(
        [sys.executable, "-m", "throughline.cli", "manage", *arguments],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=dict(os.environ), start_new_session=True,
    )  # fmt: skip


def stay_within_bounds() -> None:
    """Called by such a command first: what goes beyond ends in a MemoryError, or with the process."""
    for which, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(which)
        resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
