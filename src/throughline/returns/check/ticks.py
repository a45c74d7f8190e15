"""What was sent to be checked goes away by itself."""

from __future__ import annotations

from datetime import timedelta

from throughline.base.words import count_words
from throughline.engines.ticks.declarations import Tick
from throughline.returns.check.actions import end_broken_off, throw_away_old
from throughline.returns.check.queries import numbers
from throughline.services import clock, sealed


def clear() -> str:
    """Throw away what has come to its day, and say of what broke off that it did."""
    gone, lost = throw_away_old(), end_broken_off()
    said = [f"{count_words(gone, 'checked return')} thrown away"] if gone else []
    return "; ".join(said + ([f"{count_words(lost, 'check')} broke off"] if lost else []))


def clear_strays() -> str:
    """Sealed folders of this page that no row tells of: their transaction did not come through."""
    real = (clock.now() - clock.offset()).timestamp()  # files are dated by the machine's own clock
    known, gone = numbers(), 0
    for folder in sealed.folders():
        if len(folder.name) == 32 and folder.name not in known and folder.stat().st_mtime < real - 86_400:
            sealed.shred(folder.name)
            gone += 1
    return f"{count_words(gone, 'stray folder')} thrown away" if gone else ""


clearing = Tick("returns.clear_checked", "Throw away files that were sent to be checked", timedelta(hours=1), clear)
strays = Tick(
    "returns.clear_strays",
    "Throw away sealed files that nobody knows of",
    timedelta(days=1),
    clear_strays,
    each_authority=False,
)
