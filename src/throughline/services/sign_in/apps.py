"""The app of sign-in."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "throughline.services.sign_in"
    label = "sign_in"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Sign-in"

    def ready(self) -> None:
        from throughline.services.sign_in import receivers

        receivers.connect()
