"""Of those a family's ties lead to: whom the wall hides, and which of them are sealed and so do not exist here."""

from django.db import migrations

HIDDEN = """
CREATE FUNCTION tl.hidden_among(asked bigint[])
RETURNS TABLE (subject_id bigint, sealed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  SELECT s.id, coalesce(r.sealed, false) FROM record_subject s LEFT JOIN record_restrictedset r ON r.id = s.vis
   WHERE s.id = ANY (asked) AND s.authority_id = tl.tenant() AND NOT (s.vis = ANY (tl.vis()))
$$;
REVOKE ALL ON FUNCTION tl.hidden_among FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.hidden_among TO throughline_app;
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0006_family_likely_same")]
    operations = [migrations.RunSQL(HIDDEN, "DROP FUNCTION tl.hidden_among")]
