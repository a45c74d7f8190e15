"""What a review decided for one child, second version: what the child wished of the meeting is asked, and whether it was so."""

from datetime import date
from typing import Any

from throughline.engines.forms.declarations import Aged, Choose, Known, LongText, Says
from throughline.engines.forms.queries import last_signed
from throughline.engines.forms.revised import revised
from throughline.practice.looked_after import events
from throughline.practice.looked_after.forms.review_v1 import review_v1
from throughline.record.ledger.queries import chronology

VIEW = "looked_after.view_of_child"
ASKED = (("when", "When"), ("where", "Where"), ("who", "Who"))
SPEAKS_FROM = 4
"""From this age on taking part in one's review is counted."""


def wishes(viewer: Any, subject: int) -> Known | None:
    """When, where and with whom the child wished the review to be, as they said before it; nothing from before the last one."""
    said = last_signed(viewer, subject, VIEW)
    held = chronology(viewer, subject, types=[events.review_held.code])
    if said is None or (held and said.on <= held[-1].on):
        return None
    told = [f"{title}: {words}" for name, title in ASKED if (words := str(said.answers.get(f"meeting.{name}") or "").strip())]
    return Known(". ".join(told), "what they said before the review", said.on) if told else None


WISHED = LongText(
    "wished", "What did they wish: when, where, and who should or should not be there?",
    "In their words. Where nobody asked them, or they could not say, write that, and why.",
    needed=True, when=Aged(SPEAKS_FROM), rows=2, plain="What you wished for your meeting", pulls=wishes,
)  # fmt: skip
AS_WISHED = Choose(
    "as_wished", "Was it held when, where and with whom they wished?", choices={"yes": "Yes", "partly": "Partly", "no": "No"}, needed=True,
    when=Aged(SPEAKS_FROM), plain="Was it when, where and with whom you wished?",
)  # fmt: skip
OTHERWISE = LongText("otherwise", "What was otherwise than they wished, and why?", needed=True, when=Says("as_wished", ("partly", "no")), rows=2,
                     plain="What was otherwise, and why")  # fmt: skip


review_v2 = revised(review_v1, since=date(2026, 11, 30), section="child", instead={"as_wished": (WISHED, AS_WISHED, OTHERWISE)})
