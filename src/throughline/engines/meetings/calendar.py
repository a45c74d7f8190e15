"""A meeting as calendars read it (RFC 5545): no name of anybody, because calendars are shared and shown on screens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from throughline.services import clock


def calendar_file(held: Any, kind: Any, url: str) -> str:
    """One event. Without a time of day it lasts the day."""
    return calendar_of([(held, kind, url)])


def calendar_of(several: Sequence[tuple[Any, Any, str]], name: str = "") -> str:
    """A calendar of several meetings, each with its kind and its address."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Throughline//Meetings//EN", "METHOD:PUBLISH"]
    if name:
        lines += [f"X-WR-CALNAME:{_escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
    for held, kind, url in several:
        lines += _event(held, kind, url)
    lines.append("END:VCALENDAR")
    return "\r\n".join(_folded(line) for line in lines) + "\r\n"


def _event(held: Any, kind: Any, url: str) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{held.pk}@throughline", f"SEQUENCE:{held.sequence}", f"DTSTAMP:{clock.now():%Y%m%dT%H%M%SZ}"]
    if held.time:
        begin = datetime.fromisoformat(f"{held.on.isoformat()}T{held.time}")
        lines += [f"DTSTART;TZID=Europe/London:{begin:%Y%m%dT%H%M%S}", f"DTEND;TZID=Europe/London:{begin + timedelta(hours=1, minutes=30):%Y%m%dT%H%M%S}"]
    else:
        lines.append(f"DTSTART;VALUE=DATE:{held.on:%Y%m%d}")
    lines += [f"SUMMARY:{_escaped(kind.title)}", f"URL:{url}"]
    if held.state == "cancelled":
        lines.append("STATUS:CANCELLED")
    return [*lines, "END:VEVENT"]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    parts = [line[:73], *(line[n : n + 72] for n in range(73, len(line), 72))]
    return "\r\n ".join(parts)
