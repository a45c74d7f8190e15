"""Before any table: the schemas, the clock, the viewer's settings, and what the application role may do by default."""

from django.db import migrations

FOUNDATION = """
CREATE SCHEMA IF NOT EXISTS tl;
GRANT USAGE ON SCHEMA tl TO throughline_app;
GRANT USAGE ON SCHEMA public TO throughline_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO throughline_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO throughline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO throughline_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO throughline_app;

CREATE TABLE tl.clock (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  ahead interval NOT NULL DEFAULT '0',
  training boolean NOT NULL DEFAULT false
);
INSERT INTO tl.clock DEFAULT VALUES;
GRANT SELECT ON tl.clock TO throughline_app;

-- The database's own clock. A training database may stand at another date; a test may hold a moment still.
CREATE FUNCTION tl.now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN c.training AND NULLIF(current_setting('tl.now', true), '') IS NOT NULL
              THEN current_setting('tl.now', true)::timestamptz
              ELSE clock_timestamp() + c.ahead END
  FROM tl.clock c
$$;

-- Who looks: set for one transaction, never for a session. After it they are '' and not NULL, hence NULLIF.
CREATE FUNCTION tl.tenant() RETURNS smallint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('tl.tenant', true), '')::smallint $$;
CREATE FUNCTION tl.vis() RETURNS int[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('tl.vis', true), '')::int[] $$;

-- The append-only guard. The one change it lets by is a visibility set by the audited function below (search is
-- computed by the database after this, so it is not compared).
CREATE FUNCTION tl.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('tl.visibility_change', true) = 'yes'
     AND to_jsonb(NEW) - 'vis' - 'search' = to_jsonb(OLD) - 'vis' - 'search' AND current_user = 'throughline_owner' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('tl.shredding', true) = 'yes' AND current_user = 'throughline_owner'
     AND TG_TABLE_NAME = 'record_content'
     AND to_jsonb(NEW) - 'words' - 'shredded_at' - 'search' = to_jsonb(OLD) - 'words' - 'shredded_at' - 'search'
     AND NEW.words = '' AND NEW.shredded_at IS NOT NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'append-only: % on % is refused; record a correction instead', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- Sealed identities live apart, under their own role, from the first day.
CREATE SCHEMA sealed;
REVOKE ALL ON SCHEMA sealed FROM PUBLIC;
GRANT USAGE ON SCHEMA sealed TO throughline_sealed;
CREATE TABLE sealed.identity (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  authority_id smallint NOT NULL,
  subject_id bigint NOT NULL UNIQUE,
  why text NOT NULL,
  held jsonb NOT NULL DEFAULT '{}',
  sealed_at timestamptz NOT NULL DEFAULT tl.now(),
  custodians int[] NOT NULL CHECK (cardinality(custodians) >= 2)
);
CREATE TABLE sealed.link (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  before_subject_id bigint NOT NULL UNIQUE,
  after_subject_id bigint NOT NULL UNIQUE,
  linked_at timestamptz NOT NULL DEFAULT tl.now()
);
GRANT SELECT, INSERT ON sealed.identity, sealed.link TO throughline_sealed;
"""

UNDO = """
DROP SCHEMA sealed CASCADE; DROP SCHEMA tl CASCADE;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FOUNDATION, UNDO)]
