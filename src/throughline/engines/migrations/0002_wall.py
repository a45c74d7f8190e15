"""Obligations and notices stand behind the same wall as what they are about."""

from django.db import migrations

from throughline.record.access.wall import wall

DRAFTS = """
ALTER TABLE engines_draft ENABLE ROW LEVEL SECURITY; ALTER TABLE engines_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON engines_draft AS RESTRICTIVE TO throughline_app
  USING (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]))
  WITH CHECK (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]));
CREATE POLICY staff ON engines_draft TO throughline_app USING (true) WITH CHECK (true);
"""


class Migration(migrations.Migration):
    dependencies = [("engines", "0001_initial")]
    operations = [
        wall("engines_obligation"),
        wall("engines_notice"),
        migrations.RunSQL(DRAFTS, migrations.RunSQL.noop),
    ]
