"""After the tables: the wall, append-only guards, the audit, visibility changes, and the audited searches."""

from django.db import migrations

from throughline.record.access.wall import append_only, wall

WALLED = ("record_event", "record_person", "record_identifier", "record_address", "record_relationship",
          "record_allocation", "record_settingvalue", "record_absence", "record_cover", "record_document", "record_reasongiven")  # fmt: skip

LEDGER = """
CREATE FUNCTION tl.stamp_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- When we knew is the database's to say. Only the owner, loading a training authority's past, may say otherwise.
  IF NEW.recorded_at IS NULL OR current_user = 'throughline_app' THEN NEW.recorded_at := tl.now(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stamp BEFORE INSERT ON record_event FOR EACH ROW EXECUTE FUNCTION tl.stamp_event();
ALTER TABLE record_event ALTER COLUMN recorded_at DROP NOT NULL;
ALTER TABLE record_event ADD CONSTRAINT recorded_at_known CHECK (recorded_at IS NOT NULL);

ALTER TABLE record_content ADD COLUMN search tsvector
  GENERATED ALWAYS AS (to_tsvector('english', left(words, 200000))) STORED;
CREATE INDEX content_search ON record_content USING gin (search);
ALTER TABLE record_document ADD COLUMN search tsvector
  GENERATED ALWAYS AS (to_tsvector('english', title || ' ' || left(words, 200000))) STORED;
CREATE INDEX document_search ON record_document USING gin (search);
CREATE INDEX person_trigram ON record_person USING gin (name gin_trgm_ops);

-- Tables about subjects by another path than subject_id: the same wall.
ALTER TABLE record_subject ENABLE ROW LEVEL SECURITY; ALTER TABLE record_subject FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON record_subject AS RESTRICTIVE TO throughline_app
  USING (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]))
  WITH CHECK (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]));
CREATE POLICY staff ON record_subject TO throughline_app USING (true) WITH CHECK (true);
ALTER TABLE record_occasion ENABLE ROW LEVEL SECURITY; ALTER TABLE record_occasion FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON record_occasion AS RESTRICTIVE TO throughline_app
  USING (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]))
  WITH CHECK (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]));
CREATE POLICY staff ON record_occasion TO throughline_app USING (true) WITH CHECK (true);
ALTER TABLE record_content ENABLE ROW LEVEL SECURITY; ALTER TABLE record_content FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON record_content AS RESTRICTIVE TO throughline_app
  USING (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]))
  WITH CHECK (authority_id = (SELECT tl.tenant()) AND vis = ANY ((SELECT tl.vis())::int[]));
CREATE POLICY staff ON record_content TO throughline_app USING (true) WITH CHECK (true);
REVOKE UPDATE, DELETE ON record_subject, record_occasion FROM throughline_app;
REVOKE DELETE, TRUNCATE ON record_breakglass, record_reasongiven, record_restrictedgrant FROM throughline_app;
REVOKE UPDATE ON record_reasongiven FROM throughline_app;
-- The lock that every writer takes first needs UPDATE on one column; no other column may change.
GRANT UPDATE (vis) ON record_subject TO throughline_app;
CREATE FUNCTION tl.subject_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'throughline_app' THEN
    RAISE EXCEPTION 'a subject''s visibility changes only through tl.set_visibility' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER subject_stays BEFORE UPDATE ON record_subject FOR EACH ROW EXECUTE FUNCTION tl.subject_stays();
"""

AUDIT = """
CREATE SEQUENCE audit_entry_id;
CREATE TABLE audit_entry (
  id bigint NOT NULL DEFAULT nextval('audit_entry_id'),
  at timestamptz NOT NULL DEFAULT tl.now(),
  authority_id smallint NOT NULL,
  worker_id integer,
  on_behalf_of_id integer,
  role text NOT NULL DEFAULT '',
  request uuid NOT NULL,
  action text NOT NULL,
  subjects bigint[] NOT NULL DEFAULT '{}',
  screen text NOT NULL DEFAULT '',
  basis text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  decision text NOT NULL DEFAULT 'allowed',
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);
CREATE TABLE audit_entry_rest PARTITION OF audit_entry DEFAULT;
CREATE INDEX audit_who_looked ON audit_entry USING gin (subjects);
CREATE INDEX audit_at ON audit_entry USING brin (at);
CREATE INDEX audit_worker ON audit_entry (worker_id, at);
REVOKE ALL ON audit_entry, audit_entry_rest FROM throughline_app;
REVOKE ALL ON SEQUENCE audit_entry_id FROM throughline_app;
GRANT SELECT ON audit_entry TO throughline_app;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY; ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON audit_entry AS RESTRICTIVE TO throughline_app USING (authority_id = (SELECT tl.tenant()));
CREATE POLICY staff ON audit_entry FOR SELECT TO throughline_app USING (true);
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION tl.refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION tl.refuse_change();

CREATE FUNCTION tl.audit_month(day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, tl AS $$
DECLARE first date := date_trunc('month', day)::date; name text := format('audit_entry_%s', to_char(day, 'YYYY_MM'));
BEGIN
  IF to_regclass(name) IS NULL AND NOT EXISTS
     (SELECT 1 FROM audit_entry_rest WHERE at >= first AND at < (first + interval '1 month')) THEN
    EXECUTE format('CREATE TABLE %I PARTITION OF audit_entry FOR VALUES FROM (%L) TO (%L)',
                   name, first, (first + interval '1 month')::date);
    EXECUTE format('REVOKE ALL ON %I FROM throughline_app', name);
  END IF;
END $$;

CREATE FUNCTION tl.audit(
  tenant smallint, worker int, behalf int, role text, request uuid, action text, subjects bigint[], screen text,
  basis text, reason text, decision text, detail jsonb
) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, tl AS $$
  INSERT INTO audit_entry (authority_id, worker_id, on_behalf_of_id, role, request, action, subjects, screen, basis,
                           reason, decision, detail)
  VALUES (tenant, worker, behalf, role, request, action, subjects, screen, basis, reason, decision, detail)
  RETURNING id
$$;
REVOKE ALL ON FUNCTION tl.audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.audit TO throughline_app;
REVOKE ALL ON FUNCTION tl.audit_month FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.audit_month TO throughline_app;
"""

VISIBILITY = """
-- The only way a row's visibility changes: every table about the subject at once, and the audit says so.
CREATE FUNCTION tl.move_visibility(who bigint, target int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, tl AS $$
DECLARE found record; touched int; total int := 0;
BEGIN
  PERFORM set_config('tl.visibility_change', 'yes', true);
  FOR found IN
    SELECT a.table_name FROM information_schema.columns a JOIN information_schema.columns b
      ON a.table_schema = b.table_schema AND a.table_name = b.table_name
     JOIN information_schema.tables t ON t.table_schema = a.table_schema AND t.table_name = a.table_name
     WHERE a.table_schema = 'public' AND a.column_name = 'subject_id' AND b.column_name = 'vis'
       AND t.table_type = 'BASE TABLE' ORDER BY a.table_name
  LOOP
    EXECUTE format('UPDATE %I SET vis = $1 WHERE subject_id = $2 AND vis <> $1', found.table_name) USING target, who;
    GET DIAGNOSTICS touched = ROW_COUNT; total := total + touched;
  END LOOP;
  FOR found IN
    SELECT a.table_name FROM information_schema.columns a JOIN information_schema.columns b
      ON a.table_schema = b.table_schema AND a.table_name = b.table_name
     WHERE a.table_schema = 'public' AND a.column_name = 'subjects' AND a.data_type = 'jsonb' AND b.column_name = 'vis'
  LOOP
    -- Drafts and the like, about several at once.
    EXECUTE format('UPDATE %I SET vis = $1 WHERE subjects @> to_jsonb($2) AND vis <> $1', found.table_name) USING target, who;
  END LOOP;
  UPDATE record_subject SET vis = target WHERE id = who;
  -- A shared account is as guarded as the most guarded child it is about, and no longer than that.
  FOR found IN
    SELECT e.occasion_id AS id,
           coalesce((array_agg(s.vis ORDER BY r.sealed DESC, s.vis DESC) FILTER (WHERE s.vis <> 0))[1], 0) AS vis
      FROM record_event e JOIN record_subject s ON s.id = e.subject_id LEFT JOIN record_restrictedset r ON r.id = s.vis
     WHERE e.occasion_id IN (SELECT occasion_id FROM record_event WHERE subject_id = who) GROUP BY e.occasion_id
  LOOP
    UPDATE record_occasion SET vis = found.vis WHERE id = found.id AND vis <> found.vis;
    UPDATE record_content SET vis = found.vis WHERE occasion_id = found.id AND subject_id IS NULL AND vis <> found.vis;
  END LOOP;
  PERFORM set_config('tl.visibility_change', '', true);
  RETURN total;
END $$;
REVOKE ALL ON FUNCTION tl.move_visibility FROM PUBLIC;

CREATE FUNCTION tl.set_visibility(tenant smallint, who bigint, target int, worker int, request uuid, why text)
RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, tl AS $$
DECLARE total int;
BEGIN
  IF tenant IS DISTINCT FROM tl.tenant() THEN RAISE EXCEPTION 'another authority'; END IF;
  IF NOT EXISTS (SELECT 1 FROM record_subject WHERE id = who AND authority_id = tenant) THEN RAISE EXCEPTION 'no such subject'; END IF;
  IF target <> 0 AND NOT EXISTS (SELECT 1 FROM record_restrictedset WHERE id = target AND authority_id = tenant AND NOT sealed)
    THEN RAISE EXCEPTION 'only the custodian seals'; END IF;
  IF EXISTS (SELECT 1 FROM record_subject s JOIN record_restrictedset r ON r.id = s.vis WHERE s.id = who AND r.sealed)
    THEN RAISE EXCEPTION 'only the custodian unseals'; END IF;
  total := tl.move_visibility(who, target);
  PERFORM tl.audit(tenant, worker, NULL, '', request, 'visibility', ARRAY[who], '', '', why, 'allowed',
                   jsonb_build_object('set', target, 'rows', total));
  RETURN total;
END $$;
REVOKE ALL ON FUNCTION tl.set_visibility FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.set_visibility TO throughline_app;

CREATE FUNCTION tl.seal(tenant smallint, who bigint, target int, custodians int[], request uuid, why text)
RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, tl AS $$
DECLARE total int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM record_restrictedset WHERE id = target AND authority_id = tenant AND sealed)
    THEN RAISE EXCEPTION 'not a sealed set'; END IF;
  INSERT INTO sealed.identity (authority_id, subject_id, why, custodians) VALUES (tenant, who, why, custodians);
  total := tl.move_visibility(who, target);
  PERFORM tl.audit(tenant, custodians[1], custodians[2], 'custodian', request, 'seal', ARRAY[who], '', '', why,
                   'allowed', jsonb_build_object('set', target, 'rows', total));
  RETURN total;
END $$;
REVOKE ALL ON FUNCTION tl.seal FROM PUBLIC;
GRANT USAGE ON SCHEMA tl TO throughline_sealed;
GRANT EXECUTE ON FUNCTION tl.seal TO throughline_sealed;
"""

FIND = """
-- Finding somebody by name needs operators the wall may not use an index for, so one audited function does it.
-- A restricted person is given back only on a strong match (identifier, or full name with date of birth), as a stub
-- without a name; a sealed one never.
CREATE FUNCTION tl.find_people(said text, born date, number text, most int)
RETURNS TABLE (subject_id bigint, uuid uuid, kind text, name text, born_on date, likeness real, stub boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  WITH asked AS (
    SELECT tl.tenant() AS tenant, tl.vis() AS vis, lower(public.unaccent(coalesce(said, ''))) AS name),
  near AS (
    SELECT p.subject_id, p.name, p.born_on, p.vis, word_similarity(a.name, lower(public.unaccent(p.name))) AS likeness
      FROM record_person p, asked a
     WHERE p.authority_id = a.tenant AND a.name <> '' AND (a.name <% p.name OR lower(public.unaccent(p.name)) LIKE a.name || '%')
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
REVOKE ALL ON FUNCTION tl.find_people FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.find_people TO throughline_app;

-- A restricted record whose address somebody already holds: enough to say that it exists and whom to ring.
CREATE FUNCTION tl.stub(asked uuid)
RETURNS TABLE (subject_id bigint, kind text, set_id int, owner_id int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  SELECT s.id, s.kind, r.id, r.owner_id FROM record_subject s JOIN record_restrictedset r ON r.id = s.vis
   WHERE s.uuid = asked AND s.authority_id = tl.tenant() AND NOT r.sealed
$$;
REVOKE ALL ON FUNCTION tl.stub FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.stub TO throughline_app;

-- Words in notes and papers. Full-text operators are not leakproof either.
CREATE FUNCTION tl.find_words(said text, within bigint[], most int)
RETURNS TABLE (content_id bigint, document_id bigint, subject_id bigint, occasion_id bigint, passage text, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, tl AS $$
  WITH q AS (SELECT websearch_to_tsquery('english', said) AS query),
  hits AS (
    SELECT c.id AS content_id, NULL::bigint AS document_id, c.subject_id, c.occasion_id, c.words, ts_rank(c.search, q.query) AS rank
      FROM record_content c, q WHERE c.search @@ q.query AND c.authority_id = tl.tenant() AND c.vis = ANY (tl.vis())
       AND (c.subject_id = ANY (within) OR c.occasion_id IN
            (SELECT e.occasion_id FROM record_event e WHERE e.subject_id = ANY (within) AND e.occasion_id IS NOT NULL))
    UNION ALL
    SELECT NULL, d.id, d.subject_id, NULL, d.title || ' ' || d.words, ts_rank(d.search, q.query)
      FROM record_document d, q WHERE d.search @@ q.query AND d.authority_id = tl.tenant() AND d.vis = ANY (tl.vis())
       AND d.subject_id = ANY (within))
  SELECT h.content_id, h.document_id, h.subject_id, h.occasion_id,
         ts_headline('english', left(h.words, 20000), q.query, 'MaxWords=30, MinWords=12, StartSel=⟦, StopSel=⟧'), h.rank
    FROM hits h, q ORDER BY h.rank DESC LIMIT least(most, 60)
$$;
REVOKE ALL ON FUNCTION tl.find_words FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl.find_words TO throughline_app;
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0002_initial")]
    operations = [
        migrations.RunSQL(LEDGER, migrations.RunSQL.noop),
        migrations.RunSQL(AUDIT, "DROP TABLE audit_entry CASCADE; DROP SEQUENCE audit_entry_id;"),
        *[wall(table) for table in WALLED],
        append_only("record_event"),
        append_only("record_content"),
        migrations.RunSQL(VISIBILITY, migrations.RunSQL.noop),
        migrations.RunSQL(FIND, migrations.RunSQL.noop),
    ]
