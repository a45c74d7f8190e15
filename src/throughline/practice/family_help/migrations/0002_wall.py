"""Everything about a family stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("family_help", "0001_initial")]
    operations = [wall(f"family_help_{name}") for name in ("helpperiod", "helplevel", "assessed", "edge", "youngcarer", "homeeducation")]
