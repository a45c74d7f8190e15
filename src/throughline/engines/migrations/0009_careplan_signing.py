"""A second pair of eyes before a form is signed, and who signs in whose place."""

import django.db.models.deletion
from django.db import migrations, models

from throughline.record.access.wall import wall


class Migration(migrations.Migration):

    dependencies = [
        ('engines', '0008_forms_meetings_guests'),
        ('record', '0005_find_by_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='writing',
            name='second',
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name='SigningLent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vis', models.IntegerField(default=0)),
                ('key', models.BigIntegerField()),
                ('form', models.CharField(blank=True, max_length=80)),
                ('began_on', models.DateField()),
                ('until_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('authority', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.authority')),
                ('lender', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.worker')),
                ('subject', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.subject')),
                ('to', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['to', 'until_on'], name='signinglent_to')],
                'constraints': [models.UniqueConstraint(fields=('subject', 'key'), name='signinglent_key')],
            },
        ),
        wall('engines_signinglent'),
    ]
