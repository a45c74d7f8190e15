"""The provider as we want it: every answer is checked (signature, issuer, audience, nonce), and only its number is used."""

from __future__ import annotations

import secrets
from typing import Any

import jwt
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponseBase

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
NONCE = "workplace_nonce"


class WorkplaceAdapter(OpenIDConnectOAuth2Adapter):
    """Takes an answer only when its id token proves who it is for, who made it, and that it answers our own question."""

    def complete_login(self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any) -> Any:
        said = self._checked(app, kwargs["response"].get("id_token") or "")
        expected = request.session.pop(NONCE, None)
        if not expected or not secrets.compare_digest(str(said.get("nonce", "")), expected):
            raise OAuth2Error("The answer was not to our question")
        return self.get_provider().sociallogin_from_response(request, {"id_token": {"sub": said["sub"]}})

    def _checked(self, app: Any, id_token: str) -> dict[str, Any]:
        config = self.openid_config
        try:
            algorithm, key = jwtkit.fetch_key(id_token, config["jwks_uri"], jwtkit.lookup_kid_jwk)
            if algorithm not in ALGORITHMS:
                raise OAuth2Error("The answer is not signed as it must be")
            return jwt.decode(
                id_token, key=key, algorithms=[algorithm], audience=app.client_id, issuer=config["issuer"], leeway=30,
                options={"require": ["exp", "iat", "sub", "aud", "iss"]},
            )  # fmt: skip
        except (jwt.PyJWTError, KeyError) as error:
            raise OAuth2Error("The answer could not be believed") from error


class WorkplaceProvider(OpenIDConnectProvider):
    """OpenID Connect with a nonce, PKCE, and no other claim than the number."""

    oauth2_adapter_class = WorkplaceAdapter
    pkce_enabled_default = True

    def redirect(
        self, request: HttpRequest, process: str, next_url: Any = None, data: Any = None, **kwargs: Any
    ) -> HttpResponseBase:
        nonce = secrets.token_urlsafe(24)
        request.session[NONCE] = nonce
        kwargs["auth_params"] = {**self.get_auth_params(), "nonce": nonce}
        return super().redirect(request, process, next_url, data, **kwargs)

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Names and addresses are ours, not theirs."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        return []


provider_classes = [WorkplaceProvider]
