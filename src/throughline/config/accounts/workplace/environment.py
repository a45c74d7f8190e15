"""Identity providers from the environment.

    THROUGHLINE_OIDC=council,police           which there are
    THROUGHLINE_OIDC_COUNCIL_NAME=Merehaven Council
    THROUGHLINE_OIDC_COUNCIL_ISSUER=https://login.example/tenant/v2.0
    THROUGHLINE_OIDC_COUNCIL_CLIENT_ID=…
    THROUGHLINE_OIDC_COUNCIL_SECRET=…
    THROUGHLINE_OIDC_COUNCIL_SIGN_IN_AT=…     only where people sign in at another host than the issuer's

Register `https://HOST/accounts/oidc/council/login/callback/` with the provider as the address to come back to. Which
worker is who there is set on the worker's page: the provider's own number (`sub`), never an e-mail address.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit


def workplaces(env: Any) -> list[dict[str, Any]]:
    """The providers that the environment names, as allauth wants them. KeyError names what is missing."""
    made = []
    for code in env.list("THROUGHLINE_OIDC", default=[]):
        of = f"THROUGHLINE_OIDC_{code.upper()}_"
        made.append(
            {
                "provider_id": code,
                "name": env.str(of + "NAME"),
                "client_id": env.str(of + "CLIENT_ID"),
                "secret": env.str(of + "SECRET"),
                "settings": {
                    "server_url": env.str(of + "ISSUER"),
                    "scope": ["openid"],
                    "sign_in_at": env.str(of + "SIGN_IN_AT", ""),
                },
            }
        )
    return made


def form_targets(apps: list[dict[str, Any]]) -> list[str]:
    """Origins to which the sign-in button leads: browsers ask the content policy about where a form is sent on to, too."""
    found = []
    for app in apps:
        parts = urlsplit(app["settings"]["sign_in_at"] or app["settings"]["server_url"])
        found.append(f"{parts.scheme}://{parts.netloc}")
    return sorted(set(found))
