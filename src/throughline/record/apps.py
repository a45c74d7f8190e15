"""The child's record."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordConfig(AppConfig):
    name = "throughline.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "The record"

    def ready(self) -> None:
        """Tables made by a migration of whichever area are watched from then on."""
        from throughline.record.ledger.changes import watch

        post_migrate.connect(watch, sender=self, dispatch_uid="record.watch")
