"""Everything about a child stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall

TABLES = ("strategy", "enquiry", "conference", "planperiod", "coregroup", "attendance", "protectionvisit")


class Migration(migrations.Migration):
    dependencies = [("protection", "0001_initial")]
    operations = [wall(f"protection_{table}") for table in TABLES]
