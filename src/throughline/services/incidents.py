"""When something breaks: a number for the person, and a line in the log that finds the place without saying who.

A log line carries the incident's number, the screen's code, the kind of error and the places in our code. It carries no
message of the error, no address with a query and no values: any of them may hold a name.
"""

from __future__ import annotations

import logging
import secrets
import traceback
from typing import Any

from throughline.services.sign_in.secrets import READABLE

log = logging.getLogger("throughline.incidents")


def new_number() -> str:
    """A number that can be read out over the telephone: "k7m-x4r"."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(3)) for _ in range(2))


def note(error: BaseException | None, screen: str) -> str:
    """Log that this error happened at this screen; the incident's number."""
    number = new_number()
    log.error("incident %s at %s: %s", number, screen or "no screen", places(error) if error else "no error given")
    return number


def places(error: BaseException) -> str:
    """The kind of an error and where it came from, innermost last, without its words."""
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    return f"{type(error).__name__} < " + " < ".join(
        f"{_short(f.filename)}:{f.lineno} {f.name}" for f in reversed(frames)
    )


def _short(filename: str) -> str:
    return filename.rpartition("/site-packages/")[2].rpartition("/src/")[2]


class Plain(logging.Formatter):
    """One line a record. An exception is told by its kind and place only; see this module's first lines."""

    def formatException(self, ei: Any) -> str:
        return places(ei[1]) if ei and ei[1] else ""
