"""Files that are kept for a while and that nobody reads off the disk: encrypted, in folders that go as a whole.

A folder is named by whoever keeps it, a file inside by a plain name. What is written is there whole or not at all; what
is moved between folders, cut short or changed does not open.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PIECE = 4 * 1024 * 1024
"""Bytes encrypted at a time, so that a large file never stands in memory twice."""
NONCE = 12
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


def root() -> Path:
    """Where the folders lie."""
    return Path(settings.FILES_ROOT) / "sealed"


def folder(name: str) -> Path:
    """One folder. ValueError for a name that could lead elsewhere."""
    if not PLAIN_NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot name a sealed folder")
    return root() / name


def write(within: str, name: str, content: Iterable[bytes]) -> int:
    """Seal a file, piece by piece as it comes; how many bytes it had."""
    place = _file(within, name)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key, size = _locks(settings.SECRET_KEY), 0
    handle, part = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as out:
            held, number = b"", 0
            for piece in _pieces(content):
                size += len(piece)
                if held:
                    _put(out, key, held, _about(within, name, number, last=False))
                    number += 1
                held = piece
            _put(out, key, held, _about(within, name, number, last=True))
            out.flush()
            os.fsync(out.fileno())
        Path(part).replace(place)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return size


def read(within: str, name: str) -> bytes:
    """A sealed file. FileNotFoundError when it is not there (any more), ValueError when it is not what was sealed."""
    sealed = _file(within, name).read_bytes()
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return b"".join(_opened(sealed, _locks(secret), within, name))
        except InvalidTag:
            continue
    raise ValueError("sealed with another key, or changed since")


def names(within: str) -> list[str]:
    """The files of a folder."""
    place = folder(within)
    return sorted(p.name for p in place.iterdir() if not p.name.startswith(".")) if place.is_dir() else []


def drop(within: str, name: str) -> None:
    """Remove one file for good."""
    _file(within, name).unlink(missing_ok=True)


def shred(within: str) -> None:
    """Remove a folder with everything in it for good."""
    shutil.rmtree(folder(within), ignore_errors=True)


def folders() -> list[Path]:
    """Every folder there is."""
    return sorted(p for p in root().iterdir() if p.is_dir()) if root().is_dir() else []


def _file(within: str, name: str) -> Path:
    if not PLAIN_NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot name a sealed file")
    return folder(within) / name


@lru_cache(maxsize=8)
def _locks(secret: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"throughline:sealed files").derive(secret.encode()))


def _about(within: str, name: str, number: int, *, last: bool) -> bytes:
    """What a piece is bound to: its file, its place in it, and whether the file ends with it."""
    return f"{within}/{name}/{number}/{'last' if last else 'more'}".encode()


def _put(out: IO[bytes], key: AESGCM, piece: bytes, about: bytes) -> None:
    nonce = os.urandom(NONCE)
    sealed = key.encrypt(nonce, piece, about)
    out.write(len(sealed).to_bytes(4, "big") + nonce + sealed)


def _opened(sealed: bytes, key: AESGCM, within: str, name: str) -> Iterator[bytes]:
    at, number = 0, 0
    while True:
        size = int.from_bytes(sealed[at : at + 4], "big")
        start, end = at + 4 + NONCE, at + 4 + NONCE + size
        last = end >= len(sealed)
        yield key.decrypt(sealed[at + 4 : start], sealed[start:end], _about(within, name, number, last=last))
        if last:
            return
        at, number = end, number + 1


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    for given in content:
        for at in range(0, len(given), PIECE):
            yield given[at : at + PIECE]
