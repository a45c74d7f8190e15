"""How a caseload is weighed here: what somebody carries, and more for each child who is not theirs yet."""

from collections.abc import Sequence
from typing import Any

from throughline.engines.ceilings.declarations import Weighing, Would
from throughline.insight.loads.queries.loads import carried
from throughline.insight.loads.queries.weights import weights_on


def would(viewer: Any, worker: int, subjects: Sequence[int]) -> Would | None:
    """What somebody would carry with these children; None where all of them are theirs already, or they hold no post."""
    one = carried(viewer, [worker]).get(worker)
    if one is None:
        return None
    more = weights_on(viewer.authority_id, viewer.today, [s for s in subjects if s not in one.subjects])
    return Would(one.weight + sum(more.values()), one.ceiling.limit) if more else None


weighing = Weighing("loads.weighing", would)
