"""Opening what people send: a folder, files, or a zip of files, as named bytes within fixed bounds."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

MAX_FILE_BYTES = 400 * 1024 * 1024
"""About ten times the largest file of the largest authority. Anything above it is refused unread."""
MAX_SET_BYTES = 1024 * 1024 * 1024
MAX_FILES = 200

Named = tuple[str, bytes]
Source = str | Path | Named | Iterable[str | Path | Named]


class Refused(Exception):
    """A file that is not read at all; the message says why in words for the person who sent it."""

    def __init__(self, message: str, file: str = "") -> None:
        super().__init__(message)
        self.file = file


def megabytes(count: int) -> str:
    return f"{count / 1024 / 1024:,.0f} MB"


def check_size(count: int, name: str) -> None:
    if count > MAX_FILE_BYTES:
        raise Refused(f"is {megabytes(count)}; the largest file read is {megabytes(MAX_FILE_BYTES)}", name)


def named_bytes(source: Source, suffixes: tuple[str, ...]) -> Iterator[Named | Refused]:
    """Each file of the source with its content, in name order; a `Refused` in place of one that cannot be taken.

    Folders are read one level deep and only files with one of the suffixes; named files are taken whatever they are
    called. A zip is opened one level deep, within the same bounds, without trusting the sizes that it declares.
    """
    total = 0
    count = 0
    for found in _walk(source, suffixes):
        try:
            name, content = found if isinstance(found, tuple) else _load(found)
            check_size(len(content), name)
            members: Iterable[Named | Refused] = [(name, content)]
            if content[:4] == b"PK\x03\x04" and not name.lower().endswith(".xlsx"):
                members = _unzip(name, content, suffixes)
            for member in members:
                if isinstance(member, Refused):
                    yield member
                    continue
                count += 1
                total += len(member[1])
                if count > MAX_FILES:
                    yield Refused(f"more than {MAX_FILES} files were sent; the rest are not read")
                    return
                if total > MAX_SET_BYTES:
                    yield Refused(f"the files come to more than {megabytes(MAX_SET_BYTES)}; the rest are not read")
                    return
                yield member
        except Refused as refused:
            yield refused


def _walk(source: Source, suffixes: tuple[str, ...]) -> Iterator[Path | Named]:
    if isinstance(source, str | Path):
        path = Path(source)
        if path.is_dir():
            wanted = (*suffixes, ".zip")
            yield from sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() in wanted)
        else:
            yield path
    elif isinstance(source, tuple) and len(source) == 2 and isinstance(source[1], bytes):
        yield (str(source[0]), source[1])
    else:
        for each in source:
            yield from _walk(each, suffixes)


def _load(path: Path) -> Named:
    try:
        check_size(path.stat().st_size, path.name)
        return path.name, path.read_bytes()
    except OSError as fault:
        raise Refused(f"cannot be opened: {fault.strerror or fault}", path.name) from fault


def _unzip(name: str, content: bytes, suffixes: tuple[str, ...]) -> Iterator[Named | Refused]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = [i for i in archive.infolist() if not i.is_dir()]
            if len(infos) > MAX_FILES:
                raise Refused(f"holds {len(infos):,} files; at most {MAX_FILES} are read", name)
            for info in sorted(infos, key=lambda i: i.filename):
                member = info.filename.rsplit("/", 1)[-1]
                if member.startswith(".") or "__MACOSX" in info.filename:
                    continue
                inside = f"{name}/{member}"
                if not member.lower().endswith(suffixes):
                    yield Refused(f"is not one of {', '.join(suffixes)} and was not read", inside)
                    continue
                if info.flag_bits & 1:
                    yield Refused("is locked with a password and was not read", inside)
                    continue
                with archive.open(info) as opened:
                    data = opened.read(MAX_FILE_BYTES + 1)
                if len(data) > MAX_FILE_BYTES:
                    raise Refused(f"unpacks to more than {megabytes(MAX_FILE_BYTES)}", inside)
                yield inside, data
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, ValueError,
            RuntimeError) as fault:
        yield Refused("is not a zip that can be opened, or is cut short", name) if not str(fault) else Refused(
            f"is not a zip that can be opened ({fault})", name)
