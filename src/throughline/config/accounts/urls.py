"""The addresses of sign-in. Only what is listed here is served; the rest of allauth is not."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as key
from allauth.socialaccount import views as social
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from throughline.config.accounts.workplace import urls as workplace
from throughline.services.sign_in.lock import open_when_locked, still_here, unlock

ASK = (
    "Accounts and passwords are given by your administrator. Ring them: they can give you a new password straight away."
)


@login_not_required
@open_when_locked
def ask_administrator(request: HttpRequest) -> HttpResponse:
    """Where sign-up and a forgotten password lead."""
    return render(request, "account/ask.html", {"why": ASK})


@open_when_locked
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and have the browser forget what it kept."""
    response: HttpResponse = account.logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", login_not_required(sign_out), name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("locked/", unlock, name="lock"),
    path("still-here/", still_here, name="still_here"),
    path("ask/", ask_administrator, name="account_signup"),
    path("ask/password/", ask_administrator, name="account_reset_password"),
    path("ask/own-password/", ask_administrator, name="account_set_password"),
    path("ask/address/", ask_administrator, name="account_email"),
    path("ask/workplace/", ask_administrator, name="socialaccount_signup"),
    path("ask/connections/", ask_administrator, name="socialaccount_connections"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("second-step/", mfa.index, name="mfa_index"),
    path("second-step/ask/", mfa.authenticate, name="mfa_authenticate"),
    path("second-step/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/app/add/", app.activate_totp, name="mfa_activate_totp"),
    path("second-step/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("second-step/keys/", key.list_webauthn, name="mfa_list_webauthn"),
    path("second-step/keys/add/", key.add_webauthn, name="mfa_add_webauthn"),
    path("second-step/keys/again/", key.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("second-step/keys/<int:pk>/remove/", key.remove_webauthn, name="mfa_remove_webauthn"),
    path("second-step/keys/<int:pk>/name/", key.edit_webauthn, name="mfa_edit_webauthn"),
    path("key/", key.login_webauthn, name="mfa_login_webauthn"),
    path("workplace/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("workplace/error/", social.login_error, name="socialaccount_login_error"),
    *workplace.urlpatterns,
]
