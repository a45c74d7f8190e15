"""Everything about a child stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("family_time", "0001_initial")]
    operations = [wall("family_time_arrangement"), wall("family_time_session"), wall("family_time_roster")]
