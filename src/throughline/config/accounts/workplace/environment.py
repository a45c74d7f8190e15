"""Identity providers from the environment.

    THROUGHLINE_OIDC=council,police           which there are
    THROUGHLINE_OIDC_COUNCIL_NAME=Merehaven Council
    THROUGHLINE_OIDC_COUNCIL_ISSUER=https://login.example/tenant/v2.0
    THROUGHLINE_OIDC_COUNCIL_CLIENT_ID=…
    THROUGHLINE_OIDC_COUNCIL_SECRET=…

Register `https://HOST/accounts/oidc/council/login/callback/` with the provider as the address to come back to. Which
worker is who there is set on the worker's page: the provider's own number (`sub`), never an e-mail address.
"""

from __future__ import annotations

from typing import Any


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
                "settings": {"server_url": env.str(of + "ISSUER"), "scope": ["openid"]},
            }
        )
    return made
