"""Everything about a child stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("legal", "0001_initial")]
    operations = [
        wall(f"legal_{table}") for table in ("case", "decision", "byagreement", "athome", "secureorder", "advice")
    ]
