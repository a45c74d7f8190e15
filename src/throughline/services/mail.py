"""The door for e-mail. A message carries no names: it says how much waits, and where to look.

`send` goes through whatever `EMAIL_URL` names. Tests use `Remembered`, which is held to the same contract as the real
door by tests/services/test_mail.py.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage

ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")


class NotSent(RuntimeError):
    """The message did not go out; the reason stands in words and holds no address."""


@dataclass(frozen=True)
class Message:
    """One message to one person."""

    to: str
    subject: str
    words: str


class Door(Protocol):
    """Sends one message, or raises NotSent."""

    def send(self, message: Message) -> None: ...


def checked(message: Message) -> Message:
    """The message itself; NotSent when it has no proper address, or a line break in its subject."""
    if not ADDRESS.fullmatch(message.to):
        raise NotSent("there is no proper address")
    if "\n" in message.subject or "\r" in message.subject or not message.subject.strip():
        raise NotSent("the subject is not one line")
    return message


class Real:
    """Django's mail, as the settings say."""

    def send(self, message: Message) -> None:
        """Send through the configured server."""
        checked(message)
        out = EmailMessage(message.subject, message.words, settings.DEFAULT_FROM_EMAIL, [message.to])
        try:
            if out.send() != 1:
                raise NotSent("the mail server took nothing")
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(type(error).__name__) from error


@dataclass
class Remembered:
    """A door that keeps what it was given. `broken` makes it refuse."""

    messages: list[Message] = field(default_factory=list)
    broken: bool = False

    def send(self, message: Message) -> None:
        """Keep it."""
        checked(message)
        if self.broken:
            raise NotSent("the mail server took nothing")
        self.messages.append(message)


_door: Door = Real()


def send(to: str, subject: str, words: str) -> None:
    """Send one message. NotSent when it did not go out."""
    _door.send(Message(to, subject, words))


@contextmanager
def through(door: Door) -> Iterator[Door]:
    """Let messages go through another door for a while."""
    global _door
    before, _door = _door, door
    try:
        yield door
    finally:
        _door = before
