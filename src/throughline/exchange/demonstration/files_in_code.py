"""Small files made in code: a paper as PDF, a child's drawing as PNG. The same input gives the same bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from random import Random

WIDTH, HEIGHT = 240, 160
Colour = tuple[int, int, int]
SKY, GRASS, INK = (214, 232, 245), (150, 190, 120), (60, 50, 45)
WALLS: tuple[Colour, ...] = ((222, 120, 90), (240, 200, 110), (170, 150, 210), (245, 245, 235))


def pdf(title: str, lines: Sequence[str]) -> bytes:
    """One A4 page with a title and lines of text."""
    text = [f"BT /F2 16 Tf 60 780 Td ({_escaped(title)}) Tj ET"]
    text += [f"BT /F1 11 Tf 60 {748 - 18 * n} Td ({_escaped(line)}) Tj ET" for n, line in enumerate(lines[:38])]
    text.append(f"BT /F1 9 Tf 60 50 Td ({_escaped('Training. Invented children.')}) Tj ET")
    stream = "\n".join(text).encode("cp1252", "replace")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>",
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def drawing(rng: Random, people: int) -> bytes:
    """A house, a sun and so many people, as a child might draw them."""
    rows = [[SKY if y < 120 else GRASS for _ in range(WIDTH)] for y in range(HEIGHT)]

    def box(left: int, top: int, right: int, bottom: int, colour: Colour) -> None:
        for y in range(max(0, top), min(HEIGHT, bottom)):
            for x in range(max(0, left), min(WIDTH, right)):
                rows[y][x] = colour

    def disc(across: int, down: int, radius: int, colour: Colour) -> None:
        for y in range(max(0, down - radius), min(HEIGHT, down + radius)):
            for x in range(max(0, across - radius), min(WIDTH, across + radius)):
                if (x - across) ** 2 + (y - down) ** 2 < radius * radius:
                    rows[y][x] = colour

    disc(200, 28, 16, (250, 210, 60))
    box(30, 60, 110, 124, rng.choice(WALLS))
    for step in range(42):
        box(70 - step, 20 + step, 70 + step, 21 + step, (150, 60, 50))
    box(62, 90, 80, 124, INK)
    for left in (38, 90):
        box(left, 70, left + 14, 84, (190, 220, 240))
    for n in range(people):
        middle, tall = 130 + n * 24, rng.randint(18, 40)
        disc(middle, 124 - tall, 6, (235, 200, 170))
        box(middle - 1, 128 - tall, middle + 2, 140, INK)
        box(middle - 8, 134 - tall, middle + 9, 136 - tall, INK)
    raw = b"".join(b"\x00" + bytes(value for colour in row for value in colour) for row in rows)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(raw, 9)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
