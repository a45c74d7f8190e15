"""Who in the record may be the person somebody is about to add: every likeness asked of an index, each told apart."""

from django.db import migrations

# A restricted person is given back only on a strong match (a number, or the full name with the day of birth), as a stub
# without a name; a sealed one never. An address that somebody must not learn never counts, so that typing it tells nothing.
LIKELY = """
CREATE INDEX person_known_given ON record_person USING gin (tl.sounds(given || ' ' || family));

CREATE FUNCTION tl.house_of(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(regexp_replace(lower(coalesce(said, '')), '[^a-z0-9]', '', 'g'), 60)
$$;

CREATE FUNCTION tl.likely_same(first text, last text, born date, near date[], numbers text[], post text, home text,
                               kin bigint[], expected date)
RETURNS TABLE (subject_id bigint, uuid uuid, kind text, name text, born_on date, expected_on date, likeness real,
               first_alike boolean, last_alike boolean, number_same boolean, address_same boolean, kin_same boolean,
               stub boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  WITH asked AS MATERIALIZED (
    SELECT tl.tenant() AS tenant, tl.vis() AS vis, lower(public.unaccent(trim(last || ' ' || first))) AS name,
           tl.sounds(trim(last || ' ' || first)) AS sounds, split_part(trim(first), ' ', 1) AS first_name),
  near_by AS (
    SELECT p.subject_id FROM asked a JOIN record_person p ON a.name <% p.sort_key
     WHERE p.authority_id = a.tenant AND length(a.name) > 2
    UNION
    SELECT p.subject_id FROM asked a JOIN record_person p ON tl.sounds(p.name) @> a.sounds
     WHERE p.authority_id = a.tenant AND a.sounds <> '{}'
    UNION
    SELECT p.subject_id FROM asked a JOIN record_person p ON tl.sounds(p.given || ' ' || p.family) @> a.sounds
     WHERE p.authority_id = a.tenant AND a.sounds <> '{}'
    UNION
    SELECT p.subject_id FROM asked a JOIN record_person p ON p.born_on = ANY (near) WHERE p.authority_id = a.tenant
    UNION
    SELECT i.subject_id FROM asked a JOIN record_identifier i ON i.value = ANY (numbers) WHERE i.authority_id = a.tenant
    UNION
    SELECT d.subject_id FROM asked a JOIN record_address d ON d.postcode = post WHERE d.authority_id = a.tenant AND post <> ''
    UNION
    SELECT r.subject_id FROM asked a JOIN record_relationship r ON r.other_id = ANY (kin) WHERE r.authority_id = a.tenant
    UNION
    SELECT r.other_id FROM asked a JOIN record_relationship r ON r.subject_id = ANY (kin) WHERE r.authority_id = a.tenant),
  seen AS (
    SELECT p.subject_id, p.name, p.born_on, p.expected_on, p.vis,
           greatest(similarity(a.name, p.sort_key), similarity(a.name, lower(public.unaccent(p.family || ' ' || p.given)))) AS likeness,
           coalesce(tl.sounds_like(a.first_name, p.given || ' ' || p.known_as || ' ' || p.name), false) AS first_alike,
           coalesce(tl.sounds_like(last, p.family || ' ' || p.name || ' ' || coalesce(p.past_names::text, '')), false) AS last_alike,
           EXISTS (SELECT 1 FROM record_identifier i WHERE i.subject_id = p.subject_id AND i.value = ANY (numbers)) AS number_same,
           EXISTS (SELECT 1 FROM record_address d WHERE d.subject_id = p.subject_id AND d.kind = 'home' AND post <> ''
                      AND d.postcode = post AND left(tl.house_of(d.lines), 4) = left(tl.house_of(home), 4)
                      AND d.not_to = '[]'::jsonb AND d.not_to_words = '' AND d.protected_source = '') AS address_same,
           EXISTS (SELECT 1 FROM record_relationship r WHERE r.subject_id = p.subject_id AND r.other_id = ANY (kin)
                   UNION ALL
                   SELECT 1 FROM record_relationship r WHERE r.other_id = p.subject_id AND r.subject_id = ANY (kin)) AS kin_same
      FROM asked a JOIN record_person p ON p.subject_id IN (SELECT n.subject_id FROM near_by n) WHERE p.authority_id = a.tenant),
  told AS (SELECT seen.*, NOT (seen.vis = ANY (a.vis)) AS hidden FROM seen, asked a)
  SELECT s.id, s.uuid, s.kind, CASE WHEN t.hidden THEN '' ELSE t.name END, CASE WHEN t.hidden THEN NULL ELSE t.born_on END,
         CASE WHEN t.hidden THEN NULL ELSE t.expected_on END, t.likeness, t.first_alike, t.last_alike, t.number_same,
         t.address_same AND NOT t.hidden, t.kin_same AND NOT t.hidden, t.hidden
    FROM told t
    JOIN record_subject s ON s.id = t.subject_id
    LEFT JOIN record_restrictedset r ON r.id = s.vis
   WHERE s.kind IN ('child', 'adult')
     AND (NOT t.hidden OR (NOT r.sealed AND (t.number_same OR (t.likeness > 0.95 AND t.born_on IS NOT NULL AND t.born_on = born))))
     AND (t.number_same OR t.likeness >= 0.7 OR (t.first_alike AND t.last_alike)
          OR ((t.first_alike OR t.last_alike) AND (t.born_on = ANY (near) OR t.address_same OR t.kin_same))
          OR (t.kin_same AND t.born_on IS NULL AND t.expected_on IS NOT NULL AND s.kind = 'child')
          OR (t.kin_same AND born IS NOT NULL AND t.born_on = born))
   ORDER BY t.number_same DESC, t.likeness DESC, t.name LIMIT 60
$$;
REVOKE ALL ON FUNCTION tl.likely_same FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.likely_same TO throughline_app;
"""
GONE = """
DROP FUNCTION tl.likely_same; DROP FUNCTION tl.house_of; DROP INDEX person_known_given;
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0005_find_by_key")]
    operations = [migrations.RunSQL(LIKELY, GONE)]
