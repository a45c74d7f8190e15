import django.db.models.deletion
from django.db import migrations, models

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("engines", "0014_practice_model"), ("record", "0010_papers_of_a_piece_of_work")]

    operations = [
        migrations.CreateModel(
            name="Unfiled",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("vis", models.IntegerField(default=0)),
                ("title", models.CharField(max_length=200)),
                ("from_whom", models.CharField(blank=True, max_length=160)),
                ("came_on", models.DateField()),
                ("sha256", models.CharField(max_length=64)),
                ("bytes", models.BigIntegerField()),
                ("media_type", models.CharField(max_length=80)),
                ("misfiled", models.CharField(blank=True, max_length=300)),
                ("put_at", models.DateTimeField()),
                ("filed_at", models.DateTimeField(null=True)),
                ("why_away", models.CharField(blank=True, max_length=300)),
                ("authority", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.authority")),
                ("team", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.team")),
                ("put_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.worker")),
                ("filed_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.worker")),
            ],
            options={"indexes": [models.Index(condition=models.Q(("filed_at__isnull", True)), fields=["team", "came_on"], name="post_waits")]},
        ),
        wall("engines_unfiled"),
    ]
