"""Hostile XML is refused in words or read within bounds: bombs, what lies outside, sizes, files that break off."""
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from throughline.returns.cin_census.read import read_census
from throughline.returns.files import MAX_FILE_BYTES
from throughline.returns.ssda903.read import read_set

SECRET = "kept-from-everybody"
FORMS = {
    "ssda903": ("EXPSSDA903", "<CHILD><HEADER><CHILDID>{}</CHILDID><SEX>M</SEX></HEADER></CHILD>", read_set),
    "cin": ("Message", "<Children><Child><ChildIdentifiers><LAchildID>{}</LAchildID></ChildIdentifiers></Child></Children>",
            read_census),
}
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(10))
PADDING = f"<!--{'x' * 100_000}-->"


def hostile(form: str, secret: Path) -> dict[str, bytes]:
    """Files with a document type in every place and dress."""
    root, body, _ = FORMS[form]

    def document(declared: str, said: str, before: str = "", attribute: str = "") -> str:
        return f'<?xml version="1.0"?>{before}<!DOCTYPE {root} {declared}><{root}{attribute}>{body.format(said)}</{root}>'

    plain = document(f"[{BOMB}]", "&e9;")
    outside = f'[<!ENTITY out SYSTEM "{secret.as_uri()}">]'
    return {
        "bomb": plain.encode(),
        "bomb after long comments": document(f"[{BOMB}]", "&e9;", PADDING).encode(),
        "bomb in an attribute": document(f"[{BOMB}]", "A", PADDING, ' a="&e9;"').encode(),
        "bomb in UTF-16": plain.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"),
        "bomb in UTF-32": plain.replace('"1.0"', '"1.0" encoding="utf-32"').encode("utf-32"),
        "one long entity many times": document(f'[<!ENTITY long "{"y" * 50_000}">]', "&long;" * 2000, PADDING).encode(),
        "outside": document(outside, "&out;").encode(),
        "outside after long comments": document(outside, "&out;", PADDING).encode(),
        "outside by parameter": document(f'[<!ENTITY % out SYSTEM "{secret.as_uri()}">%out;]', "A", PADDING).encode(),
        "type elsewhere": document(f'SYSTEM "{secret.as_uri()}"', "A", PADDING).encode(),
        "includes": (f'<{root} xmlns:xi="http://www.w3.org/2001/XInclude">'
                     + body.format(f'<xi:include href="{secret.as_uri()}" parse="text"/>') + f"</{root}>").encode(),
    }


@pytest.fixture
def secret(tmp_path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_expanded_and_nothing_outside_is_fetched(form, secret):
    for kind, content in hostile(form, secret).items():
        returned = FORMS[form][2](("a.xml", content), 2026)
        if kind != "includes":  # an include is an element like any other, and is not followed
            assert returned.tables == {}, kind
            assert len(returned.errors) == 1, (kind, returned.problems)
        held = json.dumps([table.to_dicts() for table in returned.tables.values()]) + str(returned.problems)
        assert SECRET not in held, kind
        assert "boomboom" not in held, kind


READ_ALL = """
import resource, sys, time
from pathlib import Path
from throughline.returns.cin_census.read import read_census
from throughline.returns.ssda903.read import read_set
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.monotonic()
for path in sys.argv[1:]:
    for read in (read_set, read_census):
        returned = read(path, 2026)
        assert returned.tables == {} and returned.errors, (path, returned.problems)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, round(time.monotonic() - began, 1))
"""


def megabytes_and_seconds(*paths: Path) -> tuple[int, float]:
    """What reading these files, which must all be refused, added to a process's memory at its height."""
    done = subprocess.run([sys.executable, "-c", READ_ALL, *map(str, paths)], capture_output=True, text=True, check=True,
                          timeout=120, env={**os.environ, "POLARS_MAX_THREADS": "1"})
    megabytes, seconds = done.stdout.split()
    return int(megabytes), float(seconds)


def test_bombs_are_refused_in_bounded_memory(tmp_path, secret):
    paths = []
    for form in FORMS:
        for n, content in enumerate(hostile(form, secret).values()):
            if b"XInclude" not in content:
                paths.append(tmp_path / f"{form}{n}.xml")
                paths[-1].write_bytes(content)
    assert len(paths) == 20
    megabytes, seconds = megabytes_and_seconds(*paths)
    assert megabytes < 150
    assert seconds < 60


def test_500_megabytes_are_refused_unread(tmp_path):
    assert MAX_FILE_BYTES < 500 * 1024 * 1024
    path = tmp_path / "large.xml"
    with path.open("wb") as opened:
        opened.write(b"<EXPSSDA903>")
        opened.truncate(500 * 1024 * 1024)
    megabytes, seconds = megabytes_and_seconds(path)
    assert megabytes < 20
    assert seconds < 10
    assert "the largest file read is 400 MB" in str(read_set(path, 2026).errors[0])


def test_one_endless_record_is_refused_before_it_fills_memory(tmp_path):
    paths = []
    for root, record in (("EXPSSDA903", "CHILD"), ("Message", "Child")):
        path = tmp_path / f"{root}.xml"
        path.write_bytes(f"<{root}><{record}>".encode() + b"<X>1</X>" * (40 * 1024 * 1024 // 8))
        paths.append(path)
    megabytes, _ = megabytes_and_seconds(*paths)
    assert megabytes < 700


@pytest.mark.parametrize("form", FORMS)
def test_a_file_cut_short_anywhere_is_refused_whole(form):
    root, body, read = FORMS[form]
    whole = f"<{root}>{''.join(body.format(n) for n in range(5))}</{root}>".encode()
    assert read(("a.xml", whole), 2026).errors == []
    for at in range(0, len(whole), 3):
        returned = read(("a.xml", whole[:at]), 2026)
        assert returned.tables == {}, at
        assert len(returned.errors) == 1, (at, returned.problems)


@pytest.mark.parametrize("form", FORMS)
def test_deep_nesting_is_refused_or_read(form):
    root, _, read = FORMS[form]
    deep = f"<{root}>" + "<Child><CHILD>" * 20_000 + "</CHILD></Child>" * 20_000 + f"</{root}>"
    returned = read(("a.xml", deep.encode()), 2026)
    assert returned.errors or returned.tables
