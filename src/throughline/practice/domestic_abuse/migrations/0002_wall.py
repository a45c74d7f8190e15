"""Everything about a child or a grown-up stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall

TABLES = ("notification", "harmrecord", "maraccase", "offenderfile", "managedoffender", "strengthsscore")


class Migration(migrations.Migration):
    dependencies = [("domestic_abuse", "0001_initial")]
    operations = [wall(f"domestic_abuse_{table}") for table in TABLES]
