"""Everything about a child stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("voice", "0001_initial")]
    operations = [wall("voice_offer")]
