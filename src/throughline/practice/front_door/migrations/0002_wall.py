"""The wall around what is said of children at the front door."""

from django.db import migrations

from throughline.record.access.wall import wall


class Migration(migrations.Migration):
    dependencies = [("front_door", "0001_initial")]

    operations = [
        wall("front_door_contact"),
        wall("front_door_referral"),
        wall("front_door_repeatcontacts"),
        wall("front_door_escalation"),
        wall("front_door_consultation"),
        wall("front_door_forpanel"),
    ]
