"""Files, kept by what they contain: the bytes lie under their SHA-256, so nothing is stored twice or changed unseen."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

LARGEST = 25 * 1024 * 1024

SIGNS: tuple[tuple[bytes, int, str], ...] = (
    (b"%PDF-", 0, "application/pdf"), (b"\x89PNG\r\n\x1a\n", 0, "image/png"), (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF8", 0, "image/gif"), (b"WEBP", 8, "image/webp"), (b"ID3", 0, "audio/mpeg"), (b"\xff\xfb", 0, "audio/mpeg"),
    (b"RIFF", 0, "audio/wav"), (b"OggS", 0, "audio/ogg"), (b"\x1aE\xdf\xa3", 0, "audio/webm"), (b"ftyp", 4, "audio/mp4"),
)  # fmt: skip
"""Bytes at a place that tell a type. What somebody's browser says of a file is not believed."""


class Refused(ValueError):
    """The file is not kept; the message says why and what to do."""


def sniff(content: bytes) -> str:
    """The type of a file from its first bytes; Refused when it is none of those a record takes."""
    for sign, place, kind in SIGNS:
        if content[place : place + len(sign)] == sign:
            return kind
    if content[:4] == b"PK\x03\x04" and b"word/" in content[:4000]:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    head = content[:4096]
    if head and b"\x00" not in head:
        try:
            text = head.decode("utf-8", errors="strict" if len(content) <= len(head) else "ignore")
        except UnicodeDecodeError:
            text = ""
        if text and "<" not in text[:200].lstrip()[:1]:
            return "text/plain"
    raise Refused("This kind of file is not taken. Use a PDF, a picture, a recording, a Word document or plain text.")


def without_place(content: bytes, kind: str) -> bytes:
    """A photograph without what the camera wrote into it: where it was taken may be an address nobody must learn."""
    if kind == "image/jpeg":
        return _jpeg_without_notes(content)
    if kind == "image/png":
        return _png_without_notes(content)
    return content


def _jpeg_without_notes(content: bytes) -> bytes:
    out, at = bytearray(content[:2]), 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:
            return bytes(out) + content[at:]
        if not (0xE1 <= marker <= 0xEF or marker == 0xFE):
            out += content[at : at + 2 + size]
        at += 2 + size
    raise Refused("This picture is damaged. Take it again, or save it once more.")


def _png_without_notes(content: bytes) -> bytes:
    out, at = bytearray(content[:8]), 8
    while at + 12 <= len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if name not in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
            out += content[at : at + 12 + size]
        at += 12 + size
        if name == b"IEND":
            return bytes(out)
    raise Refused("This picture is damaged. Take it again, or save it once more.")


def keep(content: bytes) -> tuple[str, str, int]:
    """Store a file; its hash, its type and its size. Written whole or not at all."""
    if not content:
        raise Refused("This file is empty.")
    if len(content) > LARGEST:
        raise Refused(f"This file is larger than {LARGEST // 1024 // 1024} MB. Make it smaller, or split it.")
    kind = sniff(content)
    content = without_place(content, kind)
    digest = hashlib.sha256(content).hexdigest()
    path = where(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    return digest, kind, len(content)


def where(digest: str) -> Path:
    """Where a file lies."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest


def read(digest: str) -> bytes:
    """A stored file; FileNotFoundError when it was shredded, ValueError when its bytes are no longer what they were."""
    content = where(digest).read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError("this file is not what was stored")
    return content


def shred(digest: str) -> None:
    """Remove a file for good."""
    where(digest).unlink(missing_ok=True)
