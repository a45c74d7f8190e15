"""A return says how many sealed records it does not tell of: a number and nothing else."""

from django.db import migrations

COUNT = """
CREATE FUNCTION tl.sealed_children(council smallint) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  SELECT count(*)::int FROM record_subject s JOIN record_restrictedset r ON r.id = s.vis
   WHERE s.authority_id = council AND council = tl.tenant() AND s.kind = 'child' AND r.sealed
$$;
REVOKE ALL ON FUNCTION tl.sealed_children FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.sealed_children TO throughline_app;
"""


class Migration(migrations.Migration):
    dependencies = [("returns", "0002_wall")]
    operations = [migrations.RunSQL(COUNT, "DROP FUNCTION tl.sealed_children(smallint)")]
