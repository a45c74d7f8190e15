"""Meetings that are adjourned or early, and the addresses that calendars read."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('engines', '0009_careplan_signing'),
        ('record', '0005_find_by_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='meetingplan',
            name='continues',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='engines.meetingplan'),
        ),
        migrations.AddField(
            model_name='meetingplan',
            name='early',
            field=models.CharField(blank=True, max_length=260),
        ),
        migrations.AddField(
            model_name='meetingplan',
            name='why_adjourned',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('secret', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.authority')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.worker')),
            ],
        ),
    ]
