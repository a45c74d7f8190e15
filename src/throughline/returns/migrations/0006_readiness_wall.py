"""What the rules find about children stands behind the wall, and so does what is said of it."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("returns", "0005_readiness")]
    operations = [wall("returns_returnlook"), wall("returns_returnfinding"), wall("returns_returnexplanation")]
