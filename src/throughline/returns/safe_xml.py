"""Streaming XML that cannot reach out, expand or fill memory.

No document type, no entities, no network; one record's elements in memory at a time; a truncated or malformed file
is refused with its line.
"""
from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from throughline.returns.files import Refused

CHUNK = 1024 * 1024
NO_TYPES = "declares a document type (DOCTYPE), which a return never needs; it was not read"
MOST_IN_A_RECORD = 2 * CHUNK
"""Bytes without the end of a record. No child has so many; elements take fifty times their bytes in memory."""


@lru_cache(1024)
def without_namespace(tag: object) -> str:
    """The local part of a tag; empty for comments and instructions, whose tag is no text."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return without_namespace(element.tag)


def text_of(element: etree._Element) -> str | None:
    """The element's text without the white space of the layout; None when nothing is left."""
    text = element.text
    return (text.strip() or None) if text else None


def records(content: bytes, name: str, root: str, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
    """Each complete element with a wanted local name, in document order; it is emptied after use.

    Raises `Refused` when the root is another, when there is a document type, and where the file breaks off.
    """
    if _declares_a_type(content):
        raise Refused(NO_TYPES, name)
    parser = etree.XMLPullParser(
        events=("start", "end"), tag=[f"{{*}}{each}" for each in (root, *wanted)], resolve_entities=False,
        no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )
    begun = False
    since = 0
    try:
        for at in range(0, len(content), CHUNK):
            parser.feed(content[at:at + CHUNK])
            since += CHUNK
            for event, element in parser.read_events():
                since = 0
                if not begun:
                    begun = local_name(element) == root and element.getparent() is None
                    if not begun:
                        raise Refused(f"does not begin with {root}", name)
                    if element.getroottree().docinfo.internalDTD is not None:  # far down, or in another encoding
                        raise Refused(NO_TYPES, name)
                elif event == "end" and local_name(element) != root:
                    yield element
                    _forget(element)
            if since > MOST_IN_A_RECORD:
                raise Refused(f"has {MOST_IN_A_RECORD // CHUNK} MB without the end of a record; not read on", name)
        found = parser.close()
    except etree.XMLSyntaxError as fault:
        raise Refused(f"is not well-formed XML, or is cut short ({fault})", name) from fault
    if not begun:
        raise Refused(f"begins with {local_name(found) or 'something'}, not {root}", name)


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _declares_a_type(content: bytes) -> bool:
    head = content[:65536]
    marks = ("<!DOCTYPE", "<!ENTITY")
    return any(mark.encode(code) in head for mark in marks for code in ("ascii", "utf-16-le", "utf-16-be"))
