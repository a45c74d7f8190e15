"""Slowing somebody down who does one thing very often: a thousand searches are not a day's work."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

_COUNT = """
INSERT INTO jobs_ratecount AS held (key, began_at, count) VALUES (%(key)s, now(), 1)
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN held.began_at <= now() - %(every)s::interval THEN 1 ELSE held.count + 1 END,
  began_at = CASE WHEN held.began_at <= now() - %(every)s::interval THEN now() ELSE held.began_at END
RETURNING count
"""


def allowed(key: str, *, most: int, every: timedelta) -> bool:
    """Count one more of these, and say whether it is still within `most` since the first of the last `every`.

    Counted in this transaction: what is rolled back was not done, and is not counted.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key[:120], "every": f"{every.total_seconds()} seconds"})
        return int(cursor.fetchone()[0]) <= most
