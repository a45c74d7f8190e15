"""What must not wait until tomorrow about family time."""

from throughline.engines.watch.declarations import Watch, holding
from throughline.practice.family_time import signals

cancelled_for_staff = Watch(
    code="family_time.cancelled_for_staff",
    title="Court-ordered family time cancelled for want of staff",
    rows=holding(signals.cancelled_for_staff),
    order=40,
    local=signals.INSPECTION,
)
unstaffed = Watch(
    code="family_time.unstaffed",
    title="Family time in the next days with nobody to be present",
    rows=holding(signals.unstaffed, do="name somebody"),
    order=41,
    local=signals.INSPECTION,
)
