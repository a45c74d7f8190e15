"""What imports put aside and were told stands behind the wall; sealed records are not found by an import."""

from django.db import migrations

from throughline.record.access.wall import wall

SEALED = """
-- Which of these local numbers belong to sealed records of this authority: an import must leave them alone, and would
-- otherwise make a second record of the child. It tells nothing but that.
CREATE FUNCTION tl.numbers_behind_seal(numbers text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  SELECT DISTINCT i.value FROM record_identifier i
    JOIN record_subject s ON s.id = i.subject_id JOIN record_restrictedset r ON r.id = s.vis
   WHERE i.authority_id = tl.tenant() AND i.scheme = 'local' AND r.sealed AND i.value = ANY (numbers)
$$;
REVOKE ALL ON FUNCTION tl.numbers_behind_seal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.numbers_behind_seal TO throughline_app;
"""


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_initial"), ("record", "0003_guards")]
    operations = [
        wall("returns_putaside"),
        wall("returns_toldrow"),
        migrations.RunSQL(SEALED, "DROP FUNCTION tl.numbers_behind_seal(text[])"),
    ]
