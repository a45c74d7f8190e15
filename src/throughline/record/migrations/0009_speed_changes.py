"""A line for whatever changes, so that counted figures can be kept; the triggers come after each migration run (changes.py)."""

import django.db.models.deletion
from django.db import migrations, models

NOTE = """
CREATE FUNCTION tl.note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, tl AS $$
DECLARE
  now_in constant bigint := pg_current_xact_id()::text::bigint;
BEGIN
  IF TG_ARGV[0] = '' THEN
    INSERT INTO record_change (authority_id, what, shares, transaction, at)
    SELECT authority_id, TG_TABLE_NAME, bit_or(1::bigint << (subject_id % 64)::int), now_in, clock_timestamp()
      FROM changed GROUP BY authority_id;
  ELSIF TG_ARGV[0] = '*' THEN
    INSERT INTO record_change (authority_id, what, shares, transaction, at)
    SELECT DISTINCT authority_id, TG_TABLE_NAME, -1::bigint, now_in, clock_timestamp() FROM changed;
  ELSIF TG_ARGV[0] = 'duty' THEN
    INSERT INTO record_change (authority_id, what, shares, transaction, at)
    SELECT authority_id, TG_TABLE_NAME || '/' || duty, bit_or(1::bigint << (subject_id % 64)::int), now_in, clock_timestamp()
      FROM changed GROUP BY authority_id, duty;
  ELSE
    EXECUTE format(
      'INSERT INTO record_change (authority_id, what, shares, transaction, at) '
      'SELECT authority_id, %L || ''/'' || %I, bit_or(1::bigint << (subject_id %% 64)::int), $1, clock_timestamp() '
      'FROM changed GROUP BY authority_id, %I', TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[0]) USING now_in;
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0008_family_alias")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=130)),
                ("shares", models.BigIntegerField()),
                ("transaction", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="record.authority",
                    ),
                ),
            ],
            options={"db_table": "record_change", "indexes": [models.Index(fields=["authority", "transaction"], name="change_since")]},
        ),
        migrations.RunSQL(NOTE, "DROP FUNCTION tl.note_change() CASCADE"),
    ]
