"""Everything about a family stands behind the wall."""

from django.db import migrations

from throughline.record.access.wall import wall

TABLES = ("centre", "eligible", "programme", "earlyyears", "registration", "attendance", "course")


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]
    operations = [wall(f"programmes_{name}") for name in TABLES]
