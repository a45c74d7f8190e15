"""Streaming XML that cannot reach out, expand or fill memory.

No document type, no entities, no network; one record's elements in memory at a time; a truncated or malformed file
is refused with its line.
"""
from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from throughline.returns.files import Refused

MAX_ELEMENTS_IN_A_RECORD = 200_000
"""No child has so many; one element that holds the whole file would otherwise be built in memory."""


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: etree._Element) -> str | None:
    """The element's text as it stands; None when it is empty."""
    return element.text or None


def records(content: bytes, name: str, root: str, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
    """Each complete element with a wanted local name, in document order; it is emptied after use.

    Raises `Refused` when the root is another, when there is a document type, and where the file breaks off.
    """
    if _declares_a_type(content):
        raise Refused("declares a document type (DOCTYPE), which a return never needs; it was not read", name)
    names = [f"{{*}}{each}" for each in wanted]
    seen_root = False
    inside = 0
    try:
        parser = etree.iterparse(
            io.BytesIO(content), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
            dtd_validation=False, attribute_defaults=False, huge_tree=False, remove_comments=True, remove_pis=True,
        )
        for event, element in parser:
            if not seen_root:
                seen_root = True
                if element.getroottree().docinfo.internalDTD is not None:
                    raise Refused("declares a document type (DOCTYPE); it was not read", name)
                if local_name(element) != root:
                    raise Refused(f"begins with {local_name(element) or 'something'}, not {root}", name)
            if event == "start":
                inside += 1
                if inside > MAX_ELEMENTS_IN_A_RECORD:
                    raise Refused(f"has a record of more than {MAX_ELEMENTS_IN_A_RECORD:,} elements", name)
                continue
            if any(_is(element, each) for each in names):
                yield element
                _forget(element)
                inside = 0
    except etree.XMLSyntaxError as fault:
        raise Refused(f"is not well-formed XML, or is cut short ({fault})", name) from fault


def _is(element: etree._Element, name: str) -> bool:
    return local_name(element) == name[3:]


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _declares_a_type(content: bytes) -> bool:
    head = content[:65536]
    return any(mark in head for mark in (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"),
                                         "<!DOCTYPE".encode("utf-16-be")))
