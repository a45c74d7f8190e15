"""One request, and what its answer is held to: tokens only of records that opened, and each of those on the audit."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.test import Client

from tests.battery.expected import NOTHING, REASON, RECORD, STUB, expected, name_may_show
from tests.battery.world import World
from throughline.record.access import acting
from throughline.record.access.viewer import declared_roles
from throughline.record.audit.models import AuditEntry
from throughline.services import clock

VARIES = re.compile(rb'name="(csrfmiddlewaretoken|key)" value="[^"]*"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')
"""What differs between two answers that say the same: the token against forgery, the key of the next form."""


def said(response: Any) -> bytes:
    """Everything an answer says, headers too, without what always varies."""
    head = "\n".join(f"{k}: {v}" for k, v in sorted(response.headers.items()) if k != "Content-Length")
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = head.encode() + b"\n" + body
    address = response.request["PATH_INFO"]
    for written in (address, quote(address, safe="")):  # as it stands in the link to say what got in one's way
        text = text.replace(written.encode(), b"/here/")
    return VARIES.sub(b"", text)


def ask(world: World, role: str, url: str, *, client: Client | None = None, method: str = "get", **how: Any) -> Any:
    """Send one request as this role and hold the answer to the two rules that hold everywhere."""
    before = clock.now()
    response = getattr(client or world.clients[role], method)(url, **how)
    text = said(response)
    shown = [r for r in world.records if r.token and r.token.encode() in text]
    declared = declared_roles()[role]
    wrong = [r.kind for r in shown if not _may_read(world, declared, r)]
    assert not wrong, f"{role} at {url} reads of {wrong}"
    named = [
        r.kind for r in world.records if r.name and r.name.encode() in text and not name_may_show(declared, r.kind)
    ]
    assert not named, f"{role} at {url} reads the names of {named}"
    if any(r.audited for r in shown):
        seen = {n for row in _audit_since(world, before) for n in row.subjects}
        missing = [r.kind for r in shown if r.audited and r.subject not in seen]
        assert not missing, f"{role} at {url} read of {missing}, and the audit does not say so"
    return response


def _may_read(world: World, role: Any, record: Any) -> bool:
    if record.role and record.role != role.code:  # another role's own child, in the viewer's team
        return expected(role, "team") == RECORD
    return expected(role, record.kind) == RECORD


def kind_of(response: Any) -> str:
    """Which of the four answers this is."""
    text = response.content.decode(errors="replace") if not response.streaming else ""
    if response.status_code == 404:
        return NOTHING
    assert response.status_code in (200, 302), response.status_code
    if response.status_code == 200 and "A record exists that only named people may open" in text:
        return STUB
    if response.status_code == 200 and 'name="code"' in text and "Why do you need to look?" in text:
        return REASON
    return RECORD


def _audit_since(world: World, moment: datetime) -> list[AuditEntry]:
    with acting.as_system(world.town.authority.pk, "tests"):
        return list(AuditEntry.objects.filter(at__gte=moment))
