"""What should be asked about somebody: signals, behind the wall."""

import django.db.models.deletion
from django.db import migrations, models

from throughline.record.access.wall import wall


class Migration(migrations.Migration):

    dependencies = [
        ('engines', '0005_obligation_owner'),
        ('record', '0003_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='SignalRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vis', models.IntegerField(default=0)),
                ('key', models.BigIntegerField()),
                ('signal', models.CharField(max_length=60)),
                ('since_on', models.DateField()),
                ('cleared_on', models.DateField(null=True)),
                ('answer_by', models.DateField(null=True)),
                ('answered_on', models.DateField(null=True)),
                ('answer', models.BigIntegerField(null=True)),
                ('told', models.JSONField(default=dict)),
                ('authority', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.authority')),
                ('subject', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.subject')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('cleared_on__isnull', True)), fields=['subject', 'since_on'], name='signal_holds'), models.Index(fields=['authority', 'signal', 'since_on'], include=('cleared_on', 'subject'), name='signal_days')],
                'constraints': [models.UniqueConstraint(fields=('subject', 'signal', 'key'), name='signal_key')],
            },
        ),
        wall('engines_signalrow'),
    ]
