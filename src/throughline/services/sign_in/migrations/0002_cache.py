"""The table of Django's cache: guesses counted and codes used, for all processes together. Nothing about people."""

from django.db import migrations

TABLE = """
CREATE TABLE sign_in_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX sign_in_cache_expires ON sign_in_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("sign_in", "0001_initial")]
    operations = [migrations.RunSQL(TABLE, "DROP TABLE sign_in_cache")]
