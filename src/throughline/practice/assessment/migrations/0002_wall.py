"""Everything about a child stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_initial")]
    operations = [wall(f"assessment_{name}") for name in ("assessment", "grade", "factor", "commission", "remedy")]
