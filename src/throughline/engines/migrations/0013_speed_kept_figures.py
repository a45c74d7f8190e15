import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("engines", "0012_meetings_and_feedback"), ("record", "0009_speed_changes")]

    operations = [
        migrations.CreateModel(
            name="KeptFigures",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("made_of", models.CharField(max_length=200)),
                ("snapshot", models.TextField()),
                ("maker", models.BigIntegerField()),
                ("held", models.TextField()),
                ("used_on", models.DateField()),
                (
                    "authority",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.authority"
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("authority", "name"), name="kept_once")]},
        ),
    ]
