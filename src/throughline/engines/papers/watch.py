"""No evening with post that lies on no record."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from throughline.engines.papers.post import waiting
from throughline.engines.watch.declarations import Watch, Watched


def _rows(viewer: Any) -> list[Watched]:
    return [Watched(p.title, f"From {p.from_whom}" if p.from_whom else "Post", p.came_on, reverse("papers.whose", kwargs={"unfiled": p.pk}), "file it")
            for p in waiting(viewer)]  # fmt: skip


post = Watch("papers.unfiled", "Post that is on no record yet", _rows, order=60,
             local="The inspection of 2012, paragraph 45: everything about a child is held in one place")  # fmt: skip
