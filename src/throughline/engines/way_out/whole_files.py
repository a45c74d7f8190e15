"""A file that leaves as it is: on the audit, for its reader alone, never shown by the browser as a page."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse

from throughline.record.access import acting


def handed_over(name: str, content: bytes, media: str, **detail: Any) -> HttpResponse:
    """The answer that hands a file over. `detail` stands in the audit."""
    acting.note("export", detail={**detail, "bytes": len(content)})
    answer = HttpResponse(content, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{re.sub(r"[^A-Za-z0-9._-]", "-", name)}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
