"""What was sent stays as it was sent, and is its own authority's alone."""

from django.db import migrations

from throughline.record.access.wall import append_only

TABLES = ("returns_returnsubmission", "returns_submittedfile")
OWN = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON {table} AS RESTRICTIVE TO throughline_app
  USING (authority_id = (SELECT tl.tenant())) WITH CHECK (authority_id = (SELECT tl.tenant()));
CREATE POLICY staff ON {table} TO throughline_app USING (true) WITH CHECK (true);
"""
NOT_OWN = """
DROP POLICY staff ON {table}; DROP POLICY wall ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("returns", "0007_submissions")]
    operations = [
        *[migrations.RunSQL(OWN.format(table=t), NOT_OWN.format(table=t)) for t in TABLES],
        *[append_only(t) for t in TABLES],
    ]
