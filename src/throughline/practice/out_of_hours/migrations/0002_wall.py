"""Everything about a child stands behind the wall; and finding who lives somewhere or has a telephone."""

from django.db import migrations

from throughline.record.access.wall import wall

FIND = """
CREATE FUNCTION tl.find_by_place(said text, number text, protected boolean, most int)
RETURNS TABLE (subject_id bigint, uuid uuid, kind text, name text, born_on date, stub boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  WITH asked AS MATERIALIZED (
    SELECT tl.tenant() AS tenant, tl.vis() AS vis, regexp_replace(lower(coalesce(said, '')), '[^a-z0-9]', '', 'g') AS place,
           regexp_replace(coalesce(number, ''), '\\D', '', 'g') AS digits),
  near AS (
    SELECT p.subject_id, p.name, p.born_on, p.vis, true AS strong
      FROM asked a JOIN record_person p ON p.authority_id = a.tenant
     WHERE length(a.digits) >= 6 AND p.phone <> '' AND regexp_replace(regexp_replace(p.phone, '\\D', '', 'g'), '^44', '0') = a.digits
    UNION ALL
    SELECT p.subject_id, p.name, p.born_on, p.vis, false
      FROM asked a JOIN record_address d ON d.authority_id = a.tenant JOIN record_person p ON p.subject_id = d.subject_id
     WHERE length(a.place) >= 5 AND d.ended_on IS NULL
       AND (regexp_replace(lower(d.postcode), '[^a-z0-9]', '', 'g') = a.place
            OR regexp_replace(lower(d.lines), '[^a-z0-9]', '', 'g') LIKE '%' || a.place || '%')
       AND (protected OR (d.not_to_words = '' AND d.not_to::text IN ('[]', '{}', 'null'))))
  SELECT s.id, s.uuid, s.kind, CASE WHEN hidden THEN '' ELSE n.name END, CASE WHEN hidden THEN NULL ELSE n.born_on END, hidden
    FROM (SELECT near.*, NOT (near.vis = ANY (a.vis)) AS hidden,
                 row_number() OVER (PARTITION BY near.subject_id ORDER BY near.strong DESC) AS nth FROM near, asked a) n
    JOIN record_subject s ON s.id = n.subject_id
    LEFT JOIN record_restrictedset r ON r.id = s.vis
   WHERE n.nth = 1 AND (NOT hidden OR (NOT r.sealed AND n.strong))
   ORDER BY n.name LIMIT least(most, 40)
$$;
REVOKE ALL ON FUNCTION tl.find_by_place FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.find_by_place TO throughline_app;
"""
"""A restricted record is admitted on its own telephone number alone; a protected address finds nobody unless `protected`."""


class Migration(migrations.Migration):
    dependencies = [("out_of_hours", "0001_initial"), ("record", "0005_find_by_key")]
    operations = [
        wall("out_of_hours_nightwork"), wall("out_of_hours_firstresponse"), wall("out_of_hours_shift"),
        migrations.RunSQL(FIND, "DROP FUNCTION tl.find_by_place;"),
    ]  # fmt: skip
