"""`oidc/<provider>/login/` and where the provider sends people back to."""

from __future__ import annotations

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import path

from throughline.config.accounts.workplace.provider import WorkplaceAdapter
from throughline.services.sign_in.lock import open_when_locked


def _through(kind: type) -> object:
    @open_when_locked
    @login_not_required
    def view(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        try:
            answer: HttpResponseBase = kind.adapter_view(WorkplaceAdapter(request, provider_id))(request)  # type: ignore[attr-defined]
        except SocialApp.DoesNotExist as error:
            raise Http404 from error
        return answer

    return view


urlpatterns = [
    path("oidc/<str:provider_id>/login/", _through(OAuth2LoginView), name="openid_connect_login"),  # type: ignore[arg-type]
    path("oidc/<str:provider_id>/login/callback/", _through(OAuth2CallbackView), name="openid_connect_callback"),  # type: ignore[arg-type]
]
