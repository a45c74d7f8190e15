"""Encryption for the few secrets that stand in the database, and passwords that can be read out over the telephone."""

from __future__ import annotations

import base64
import secrets
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter or figure that is easily taken for another."""


@lru_cache(maxsize=8)
def _box(purpose: str, keys: tuple[str, ...]) -> MultiFernet:
    def derived(key: str) -> Fernet:
        made = HKDF(SHA256(), 32, salt=None, info=b"throughline:" + purpose.encode()).derive(key.encode())
        return Fernet(base64.urlsafe_b64encode(made))

    return MultiFernet([derived(key) for key in keys])


def _keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def seal(purpose: str, plain: bytes) -> bytes:
    """Encrypt for one purpose; what was sealed for another does not open."""
    return _box(purpose, _keys()).encrypt(plain)


def unseal(purpose: str, sealed: bytes) -> bytes:
    """What was sealed. ValueError when the key is another one or somebody changed it."""
    try:
        return _box(purpose, _keys()).decrypt(sealed)
    except InvalidToken as error:
        raise ValueError("sealed with another key, or changed since") from error


def readable_password() -> str:
    """Four groups of four, about 79 bits: "k7mp-x4rw-9hvd-2bnq"."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(4))
