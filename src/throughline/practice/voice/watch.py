"""What must not wait when a child has said something."""

from throughline.engines.watch.declarations import Watch, holding
from throughline.practice.voice import signals

unsafe = Watch(
    code="voice.unsafe",
    title="Said that they feel unsafe, and not seen since",
    rows=holding(signals.feels_unsafe),
    order=10,
    local="In the survey of 2012 two children said so and were visited at once; none may wait",
)
