"""The thin wall in the database: row-level security for every table about a subject.

A migration that makes a table about subjects adds `wall("table_name")` after it; a house test asks the
database that none is missing. The wall knows two things only: whose authority, and which restricted sets.
Who may see what inside it is decided by `visible_to(viewer)`.
"""

from __future__ import annotations

from django.db import migrations

WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON {table} AS RESTRICTIVE TO throughline_app
  USING (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]))
  WITH CHECK (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]));
CREATE POLICY staff ON {table} TO throughline_app USING (true) WITH CHECK (true);
"""
UNWALL = """
DROP POLICY staff ON {table}; DROP POLICY wall ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""

APPEND_ONLY = """
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM throughline_app;
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION tl.refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION tl.refuse_change();
"""


def wall(table: str) -> migrations.RunSQL:
    """The operation that puts a table behind the wall."""
    return migrations.RunSQL(WALL.format(table=table), UNWALL.format(table=table))


def append_only(table: str) -> migrations.RunSQL:
    """The operation after which a table only grows."""
    drop = f"DROP TRIGGER append_only_rows ON {table}; DROP TRIGGER append_only_table ON {table};"
    return migrations.RunSQL(APPEND_ONLY.format(table=table), drop)
