"""Addresses for looking at the design system by itself: the gallery, and a place that answers autosaves.

python -m tests.web.site           serve it on http://127.0.0.1:8765/
python -m tests.web.site 0         on any free port, which is printed
"""

from __future__ import annotations

import os
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from throughline.web.gallery import gallery


class Server:
    """What the pretended server holds: its version, and how the next save is answered."""

    version = 1
    answer = 200
    stayed = 0
    kept: dict[str, str] = {}


def save(request: HttpRequest) -> HttpResponse:
    """Take an autosave; another version than ours is a conflict."""
    if Server.answer != 200:
        return HttpResponse(status=Server.answer)
    if request.POST["version"] != str(Server.version):
        return JsonResponse(
            {"version": Server.version, "words": "Sam saved it at 18:40.", "url": "#theirs"}, status=409
        )
    Server.version += 1
    Server.kept = request.POST.dict()
    return JsonResponse({"version": Server.version, "saved_at": "18:41"})


def set_up(request: HttpRequest) -> HttpResponse:
    """Tests say here what the next answers are, and read what was kept."""
    if "version" in request.GET:
        Server.version = int(request.GET["version"])
    Server.answer = int(request.GET.get("answer", 200))
    return JsonResponse({**Server.kept, "stayed": Server.stayed})


def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is still there (POST), or how long nobody was (GET); `lock` locks."""
    if request.POST.get("lock"):
        return JsonResponse({"locked": True}, status=401, headers={"X-Locked": "1"})
    Server.stayed += request.method == "POST"
    return JsonResponse({"quiet": 3600})


IDLE = {"warn": 1, "end": 3, "stay_url": "/stay/", "out_url": "/?only=404"}
urlpatterns = [
    path("", gallery, {"autosave_url": "/save/"}),
    path("idle/", gallery, {"idle": IDLE}),
    path("save/", save),
    path("set-up/", set_up),
    path("stay/", stay),
]


class Threads(ThreadingMixIn, WSGIServer):
    """Chromium opens connections before it needs them; a server of one thread would wait for them."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing for each request."""


def main(port: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.web.settings"
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", port, get_wsgi_application(), Threads, Quiet)
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8765)
