"""Everything about a child stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall

TABLES = ("careperiod", "legalstatus", "visit", "review", "planversion")


class Migration(migrations.Migration):
    dependencies = [("looked_after", "0001_initial")]
    operations = [wall(f"looked_after_{table}") for table in TABLES]
