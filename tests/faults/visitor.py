"""Somebody at a real server over HTTP, without a browser: signs in, opens pages, sends forms. One thread, one visitor."""

from __future__ import annotations

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    to: str = ""


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


class Visitor:
    """One session."""

    def __init__(self, url: str, cookies: http.cookiejar.CookieJar | None = None) -> None:
        self.url = url
        self.cookies = cookies if cookies is not None else http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(_Stay, urllib.request.HTTPCookieProcessor(self.cookies))

    def again(self) -> Visitor:
        """The same session in another window."""
        return Visitor(self.url, self.cookies)

    def get(self, path: str) -> Answer:
        return self._ask(path)

    def post(self, path: str, **fields: str) -> Answer:
        token = next((c.value for c in self.cookies if c.name.endswith("csrftoken")), "")
        return self._ask(path, urllib.parse.urlencode({"csrfmiddlewaretoken": token, **fields}).encode())

    def sign_in(self, username: str, password: str) -> Visitor:
        self.get("/accounts/login/")
        answer = self.post("/accounts/login/", login=username, password=password)
        assert answer.status == 302, re.sub(r"<[^>]+>", " ", answer.text)[:2000]
        return self

    def _ask(self, path: str, data: bytes | None = None) -> Answer:
        request = urllib.request.Request(f"{self.url}{path}", data=data, headers={"Referer": f"{self.url}/"})
        try:
            with self.opener.open(request, timeout=30) as response:
                return Answer(response.status, response.read().decode())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.read().decode(), refused.headers.get("Location", ""))
