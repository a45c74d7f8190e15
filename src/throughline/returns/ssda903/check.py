"""Checking an SSDA903 return: files on disk in, findings out."""
from __future__ import annotations

from pathlib import Path

from throughline.engines.checks.run import Findings, run
from throughline.returns.files import Source
from throughline.returns.return_set import ReturnSet
from throughline.returns.ssda903.prepare import prepare
from throughline.returns.ssda903.providers import read_providers
from throughline.returns.ssda903.read import read_set
from throughline.returns.ssda903.rules import SSDA903


def check_files(
    source: Source, year: int, previous: Source | None = None, providers: Path | str | None = None,
    authority: str | None = None,
) -> tuple[ReturnSet, Findings]:
    """Read and check. `authority` is an ONS code. Raises `Refused` when the provider list cannot be read."""
    returned = read_set(source, year)
    last = read_set(previous, year - 1) if previous is not None else None
    listed = read_providers(providers) if providers is not None else None
    findings = run(SSDA903.checks, prepare(returned, last, listed, authority))
    if last is not None:
        returned.problems.extend(last.problems)
    return returned, findings
