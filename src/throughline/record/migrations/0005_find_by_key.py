"""Finding by name asks the key that has neither case nor accents: the index answers, however many people there are."""

from django.db import migrations

FIND = """
DROP INDEX person_trigram;
CREATE INDEX person_key_trigram ON record_person USING gin (sort_key gin_trgm_ops);

-- As before, but each way of finding somebody is a question of its own that one index answers. A single letter has no
-- likeness: it finds whose family name begins so.
CREATE OR REPLACE FUNCTION tl.find_people(said text, born date, number text, most int)
RETURNS TABLE (subject_id bigint, uuid uuid, kind text, name text, born_on date, likeness real, stub boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  WITH asked AS MATERIALIZED (
    SELECT tl.tenant() AS tenant, tl.vis() AS vis, lower(public.unaccent(coalesce(said, ''))) AS name,
           tl.sounds(coalesce(said, '')) AS sounds),
  near AS (
    SELECT p.subject_id, p.name, p.born_on, p.vis, word_similarity(a.name, p.sort_key) AS likeness
      FROM asked a JOIN record_person p ON a.name <% p.sort_key
     WHERE p.authority_id = a.tenant AND length(a.name) > 1
    UNION ALL
    SELECT p.subject_id, p.name, p.born_on, p.vis, greatest(0.4, 0.9 * word_similarity(a.name, p.sort_key))
      FROM asked a JOIN record_person p ON tl.sounds(p.name) @> a.sounds
     WHERE p.authority_id = a.tenant AND length(a.name) > 1 AND a.sounds <> '{}' AND tl.sounds_like(a.name, p.name)
    UNION ALL
    (SELECT p.subject_id, p.name, p.born_on, p.vis, 0.5
      FROM asked a JOIN record_person p ON p.sort_key >= a.name AND p.sort_key < a.name || U&'\\FFFF'
     WHERE p.authority_id = a.tenant AND length(a.name) = 1 ORDER BY p.sort_key LIMIT 200)
    UNION ALL
    SELECT p.subject_id, p.name, p.born_on, p.vis, 1.0
      FROM record_identifier i JOIN record_person p ON p.subject_id = i.subject_id, asked a
     WHERE i.authority_id = a.tenant AND number <> '' AND i.value = number
    UNION ALL
    SELECT p.subject_id, p.name, p.born_on, p.vis, 0.5
      FROM record_person p, asked a WHERE p.authority_id = a.tenant AND a.name = '' AND born IS NOT NULL AND p.born_on = born)
  SELECT s.id, s.uuid, s.kind, CASE WHEN hidden THEN '' ELSE n.name END, CASE WHEN hidden THEN NULL ELSE n.born_on END,
         n.likeness, hidden
    FROM (SELECT near.*, NOT (near.vis = ANY (a.vis)) AS hidden,
                 row_number() OVER (PARTITION BY near.subject_id ORDER BY near.likeness DESC) AS nth FROM near, asked a) n
    JOIN record_subject s ON s.id = n.subject_id
    LEFT JOIN record_restrictedset r ON r.id = s.vis
   WHERE n.nth = 1 AND (born IS NULL OR n.born_on = born)
     AND (NOT hidden OR (NOT r.sealed AND n.likeness > 0.95 AND (number <> '' OR born IS NOT NULL)))
   ORDER BY n.likeness DESC, n.name LIMIT least(most, 40)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0004_sounds")]
    operations = [migrations.RunSQL(FIND, migrations.RunSQL.noop)]
