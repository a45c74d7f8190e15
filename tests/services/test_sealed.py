"""Sealed files: what comes out is what went in, and nothing else comes out."""

from __future__ import annotations

import os

import pytest

from throughline.services import sealed

SAID = "sealed with another key, or changed|cannot name a sealed"


@pytest.fixture(autouse=True)
def here(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    settings.SECRET_KEY_FALLBACKS = []
    return tmp_path


@pytest.mark.parametrize("size", [0, 1, sealed.PIECE - 1, sealed.PIECE, sealed.PIECE + 1, 2 * sealed.PIECE])
def test_what_went_in_comes_out_and_cannot_be_read_off_the_disk(here, size):
    content = (b"a child's number 1234 " * (size // 20 + 1))[:size]
    assert sealed.write("folder", "file", [content[: size // 3], b"", content[size // 3 :]]) == size
    assert sealed.read("folder", "file") == content
    lying = next(here.rglob("file")).read_bytes()
    assert b"1234" not in lying and sealed.names("folder") == ["file"]


def changed(content: bytes, what: str) -> bytes:
    first = 4 + sealed.NONCE + int.from_bytes(content[:4], "big")
    return {
        "one bit": content[:40] + bytes([content[40] ^ 1]) + content[41:],
        "cut after a whole piece": content[:first],
        "cut in the middle": content[: len(content) // 2],
        "pieces exchanged": content[first:] + content[:first],
        "nothing left": b"",
    }[what]


@pytest.mark.parametrize(
    "what", ["one bit", "cut after a whole piece", "cut in the middle", "pieces exchanged", "nothing left"]
)
def test_what_was_changed_does_not_open(here, what):
    sealed.write("folder", "file", [os.urandom(sealed.PIECE + 100)])
    path = next(here.rglob("file"))
    path.write_bytes(changed(path.read_bytes(), what))
    with pytest.raises(ValueError, match=SAID):
        sealed.read("folder", "file")


def test_one_file_cannot_be_put_in_anothers_place(here):
    sealed.write("mine", "file", [b"mine"])
    sealed.write("theirs", "file", [b"theirs"])
    (here / "sealed/theirs/file").replace(here / "sealed/mine/file")
    with pytest.raises(ValueError, match=SAID):
        sealed.read("mine", "file")


def test_an_older_key_still_opens_and_a_strange_one_does_not(settings):
    settings.SECRET_KEY = "the first key"
    sealed.write("folder", "file", [b"words"])
    settings.SECRET_KEY = "the second key"
    with pytest.raises(ValueError, match=SAID):
        sealed.read("folder", "file")
    settings.SECRET_KEY_FALLBACKS = ["the first key"]
    assert sealed.read("folder", "file") == b"words"


def test_a_sending_that_breaks_off_leaves_nothing(here):
    def breaking():
        yield b"x" * sealed.PIECE * 2
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        sealed.write("folder", "file", breaking())
    assert sealed.names("folder") == [] and not [p for p in here.rglob("*") if p.is_file()]


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "x" * 81])
def test_no_name_leads_elsewhere(name):
    with pytest.raises(ValueError, match=SAID):
        sealed.write("folder", name, [b"x"])
    with pytest.raises(ValueError, match=SAID):
        sealed.write(name, "file", [b"x"])
