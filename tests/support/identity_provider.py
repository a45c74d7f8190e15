"""An identity provider in this process: real HTTP, real signatures, and it lies when it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "throughline", "a secret between two machines"


class Provider:
    """Answers for one person. `says` overrides claims of the next id token; `signs_with` another key or algorithm."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.subject = "00aa-ana"
        self.says: dict[str, Any] = {}
        self.algorithm = "RS256"
        self.signing_key: Any = self.key
        self.asked: dict[str, str] = {}
        self.redeemed: dict[str, str] = {}
        self.url = ""

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.url, "authorization_endpoint": f"{self.url}/authorize", "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys", "userinfo_endpoint": f"{self.url}/nobody-asks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }  # fmt: skip

    def keys(self) -> dict[str, Any]:
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def token(self, form: dict[str, str]) -> dict[str, Any]:
        self.redeemed = form
        now = int(time.time())
        claims = {
            "iss": self.url, "sub": self.subject, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": self.asked.get("nonce", ""),
            "email": "ana.bell@merehaven.example", "name": "Ana Bell",
        }  # fmt: skip
        claims = {name: value for name, value in (claims | self.says).items() if value is not None}
        key = None if self.algorithm == "none" else self.signing_key
        signed = jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": "one"})
        return {"access_token": "unused", "token_type": "Bearer", "expires_in": 300, "id_token": signed}

    def visit(self, address: str) -> str:
        """What the person's browser does there: they sign in, and are sent back to the address that is returned."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return f"{self.asked['redirect_uri']}?code=one-time&state={self.asked['state']}"


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on a free port."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/authorize?"):
                self.send_response(302)
                self.send_header("Location", provider.visit(provider.url + self.path))
                self.end_headers()
                return
            answers = {"/.well-known/openid-configuration": provider.configuration, "/keys": provider.keys}
            self._answer(answers[self.path]() if self.path in answers else None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._answer(
                provider.token(form) if self.path == "/token" and form.get("client_secret") == SECRET else None
            )

        def _answer(self, said: dict[str, Any] | None) -> None:
            self.send_response(200 if said is not None else 400)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said or {"error": "refused"}).encode())

        def log_message(self, *args: object) -> None:
            """Say nothing for each request."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
