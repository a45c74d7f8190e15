"""The fixtures of the tests of assessments."""

from tests.assessment.working import today, world

__all__ = ["today", "world"]
