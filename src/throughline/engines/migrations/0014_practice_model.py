from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("engines", "0013_speed_kept_figures")]

    operations = [migrations.AddField("writing", "model", models.JSONField(default=dict))]
