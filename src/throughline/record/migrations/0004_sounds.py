"""Finding a name that was heard and not read: every word asked for sounds like a word of the name and is spelt nearly so."""

from django.db import migrations

SOUNDS = """
CREATE FUNCTION tl.words_of(said text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT w FROM regexp_split_to_table(
           lower(public.unaccent('public.unaccent'::regdictionary, translate(said, '''’', ''))), '[^a-z]+') w WHERE w <> ''
$$;
CREATE FUNCTION tl.sounds(said text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT public.soundex(w)), '{}') FROM tl.words_of(said) w
$$;
CREATE FUNCTION tl.sounds_like(said text, name text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(bool_and(EXISTS (
           SELECT 1 FROM tl.words_of(name) n
            WHERE public.soundex(n) = public.soundex(left(w, 60))
              AND public.levenshtein_less_equal(left(n, 60), left(w, 60), (length(w) + 2) / 3) <= (length(w) + 2) / 3)), false)
    FROM tl.words_of(said) w
$$;
CREATE INDEX person_sounds ON record_person USING gin (tl.sounds(name));
"""
FIND = """
CREATE OR REPLACE FUNCTION tl.find_people(said text, born date, number text, most int)
RETURNS TABLE (subject_id bigint, uuid uuid, kind text, name text, born_on date, likeness real, stub boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  WITH asked AS (
    SELECT tl.tenant() AS tenant, tl.vis() AS vis, lower(public.unaccent(coalesce(said, ''))) AS name,
           tl.sounds(coalesce(said, '')) AS sounds),
  near AS (
    SELECT p.subject_id, p.name, p.born_on, p.vis, word_similarity(a.name, lower(public.unaccent(p.name))) AS likeness
      FROM record_person p, asked a
     WHERE p.authority_id = a.tenant AND a.name <> '' AND (a.name <% p.name OR lower(public.unaccent(p.name)) LIKE a.name || '%')
    UNION ALL
    SELECT p.subject_id, p.name, p.born_on, p.vis, greatest(0.4, 0.9 * word_similarity(a.name, lower(public.unaccent(p.name))))
      FROM record_person p, asked a
     WHERE p.authority_id = a.tenant AND a.sounds <> '{}' AND tl.sounds(p.name) @> a.sounds AND tl.sounds_like(a.name, p.name)
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
    dependencies = [("record", "0003_guards")]
    operations = [migrations.RunSQL(SOUNDS), migrations.RunSQL(FIND)]
