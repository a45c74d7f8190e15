from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("engines", "0014_guests_keys")]

    operations = [migrations.AddField("writing", "model", models.JSONField(default=dict))]
