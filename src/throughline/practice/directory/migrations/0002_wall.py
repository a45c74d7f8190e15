"""Everything about a child stands behind the wall; services too, for the wall knows whose authority they are."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [wall("directory_serviceentry"), wall("directory_signpost")]
