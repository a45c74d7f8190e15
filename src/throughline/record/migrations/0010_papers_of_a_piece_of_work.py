from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0009_speed_changes")]

    operations = [
        migrations.AddField("document", "work", models.BigIntegerField(null=True)),
        migrations.AddField("document", "work_words", models.CharField(blank=True, max_length=200)),
        migrations.AddField("document", "misfiled_at", models.DateTimeField(null=True)),
    ]
