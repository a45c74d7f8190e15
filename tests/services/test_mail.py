"""The door for e-mail and its double, held to one contract: what they take, and what they refuse."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from throughline.services import mail


class Server(socketserver.ThreadingTCPServer):
    """As much of a mail server as is needed: keeps what comes, or refuses every recipient."""

    allow_reuse_address = True
    daemon_threads = True
    refuses = False

    def __init__(self) -> None:
        self.kept: list[tuple[str, str]] = []
        super().__init__(("127.0.0.1", 0), Conversation)


class Conversation(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        self.say("220 ready")
        to = ""
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
                self.say("550 nobody here" if self.server.refuses else "250 ok")
            elif word == "DATA":
                self.say("354 go on")
                body = []
                while (part := self.rfile.readline().decode()) != ".\r\n":
                    body.append(part)
                self.server.kept.append((to, "".join(body)))
                self.say("250 taken")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture(params=["real", "remembered"])
def door(request: pytest.FixtureRequest, server: Server, settings: Any) -> Any:
    """The door, what it has passed on, and how to break it."""
    if request.param == "remembered":
        kept = mail.Remembered()

        def broken() -> None:
            kept.broken = True

        return kept, lambda: [(m.to, m.subject + "\n" + m.words) for m in kept.messages], broken
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address[0], server.server_address[1]
    settings.DEFAULT_FROM_EMAIL = "throughline@merehaven.example"

    def broken() -> None:
        server.refuses = True

    return mail.Real(), lambda: server.kept, broken


def message(**changes: str) -> mail.Message:
    return mail.Message(
        **{"to": "ana@merehaven.example", "subject": "Something is due", "words": "3 things are due today.", **changes}
    )


def test_a_message_arrives_with_its_words(door: Any) -> None:
    one, kept, _ = door
    one.send(message())
    ((to, text),) = kept()
    assert to == "ana@merehaven.example"
    assert "Something is due" in text and "3 things are due today." in text


@pytest.mark.parametrize(
    "changes",
    [{"to": "nobody"}, {"to": "a@b.example, c@d.example"}, {"to": ""}, {"subject": "two\nlines"}, {"subject": " "}],
)
def test_what_is_no_proper_message_is_refused_and_not_passed_on(door: Any, changes: dict[str, str]) -> None:
    one, kept, _ = door
    with pytest.raises(mail.NotSent):
        one.send(message(**changes))
    assert kept() == []


def test_a_server_that_refuses_is_said_and_names_nobody(door: Any) -> None:
    one, kept, broken = door
    broken()
    with pytest.raises(mail.NotSent) as refused:
        one.send(message())
    assert "ana" not in str(refused.value)
    assert kept() == []


def test_a_server_that_is_not_there_is_said(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(mail.NotSent):
        mail.Real().send(message())


def test_another_door_is_for_a_while() -> None:
    kept = mail.Remembered()
    with mail.through(kept):
        mail.send("ana@merehaven.example", "Something is due", "words")
    assert len(kept.messages) == 1
    assert isinstance(mail._door, mail.Real)
