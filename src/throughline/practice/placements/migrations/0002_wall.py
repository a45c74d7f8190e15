"""Everything about a child stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("placements", "0001_initial")]
    operations = [wall("placements_placement"), wall("placements_stay")]
