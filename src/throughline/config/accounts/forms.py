"""allauth's forms in this house's words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as MFAReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm


class InOurWords:
    """Labels and hints instead of placeholders, which vanish when somebody types."""

    use_required_attribute = False
    words: dict[str, tuple[str, str]] = {}
    """Field to label and hint."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
            field.error_messages["required"] = f"{field.label}: this is missing."


class SignIn(InOurWords, LoginForm):
    words = {"login": ("Username", ""), "password": ("Password", "")}


class ChangePassword(InOurWords, ChangePasswordForm):
    words = {
        "oldpassword": ("Password now", ""),
        "password1": (
            "New password",
            "At least 12 characters. Three or four words that do not belong together are easy to remember.",
        ),
        "password2": ("New password again", ""),
    }


class Again(InOurWords, ReauthenticateForm):
    words = {"password": ("Password", "")}


class SecondStep(InOurWords, AuthenticateForm):
    words = {"code": ("Code", "Six figures from your app, or one of your recovery codes.")}


class SecondStepAgain(InOurWords, MFAReauthenticateForm):
    words = {"code": ("Code", "Six figures from your app, or one of your recovery codes.")}


class AddApp(InOurWords, ActivateTOTPForm):
    words = {"code": ("Code that the app shows now", "Six figures.")}


class AddKey(InOurWords, AddWebAuthnForm):
    words = {
        "name": ("What you call it", "“Blue key on my key ring”, “this laptop”."),
        "passwordless": (
            "Sign in with this key alone, without a password",
            "The key then asks for its own PIN or your fingerprint.",
        ),
    }


class NameKey(InOurWords, EditWebAuthnForm):
    words = {"name": ("What you call it", "")}
