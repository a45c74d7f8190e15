"""Answering a signal."""

from __future__ import annotations

from datetime import date
from typing import Any

from throughline.engines.signals import events
from throughline.engines.signals.models import SignalRow
from throughline.record.ledger.actions import record


def answer(row: SignalRow, words: str, *, by: Any, on: date) -> int:
    """Say what was found when it was looked into; the number of the event. It stays true until what it asks about ends."""
    return record(events.answered, row.subject_id, on=on, by=by, signal=row.signal, key=row.key, words=words)
