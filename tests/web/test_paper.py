"""A paper's tree, and the PDF made of it: tagged, complete, and deaf to typesetting in its words."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from django.template.loader import render_to_string

from throughline.web.paper import pdf
from throughline.web.paper.pdf import as_pdf
from throughline.web.paper.tree import Frame, Paper, drawing, heading, items, lines, pairs, para, quote, rows

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text x="4" y="14">Harbour Street</text></svg>'
FRAME = Frame(
    "For Kelly Hart, her owner.", "It leaves out where the boat lies.", "Harbour, Priya Shaw, 3 May 2026", "Training."
)
ALL = Paper("The plan for Heron", "Heron", [
    heading("Where"), heading("The mast", 3), para("First line\nsecond line, Łódź"), quote("She leaks.", "Sam, 3 May"),
    items(["scrape", "paint"]), pairs([("Berth", "12")]), rows(["Who", "What"], [["Priya", "Scrape the hull"]] * 60),
    drawing(SVG, "The harbour"), lines(2),
])  # fmt: skip


def words_of(made: bytes) -> str:
    """The PDF's text, as a reader of text finds it."""
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext (poppler-utils)")
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=made, capture_output=True, check=True)
    return re.sub(r"\s+", " ", told.stdout.decode())


def test_a_pdf_is_tagged_and_says_so():
    made = as_pdf(ALL, FRAME)
    assert made.startswith(b"%PDF-1.7")
    for mark in (b"/StructTreeRoot", b"pdfuaid:part", b"The plan for Heron", b"/Lang"):
        assert mark in made, mark


def test_every_part_is_in_the_pdf():
    told = words_of(as_pdf(ALL, FRAME))
    for words in ("The plan for Heron", "For Kelly Hart, her owner.", "It leaves out where the boat lies.", "Where", "The mast",
                  "second line, Łódź", "She leaks.", "Sam, 3 May", "scrape", "paint", "Berth", "Harbour Street", "page 2 of"):  # fmt: skip
        assert words in told, words
    assert told.count("Scrape the hull") == 60
    assert told.count("Who What") == told.count("Training.") > 1, "the table's head and the banner stand on every page"


def test_words_are_never_read_as_typesetting():
    nasty = '#panic("x") *bold* $1/0$ `raw` @nobody <label> \\ // not a comment'
    told = words_of(as_pdf(Paper(nasty, "", [para(nasty), rows(["a"], [[nasty]])]), FRAME))
    assert told.count('#panic("x") *bold* $1/0$ `raw` @nobody <label> \\ // not a comment') == 3


@pytest.mark.parametrize("words", ["\x00\x07 bell", "漢字 😀", "", "a" * 4000, "\ud800"])
def test_no_words_can_stop_a_print(words):
    assert (
        as_pdf(Paper(f"T {words}", "", [heading(words or "x"), para(words), rows([words], [[words]])]), FRAME)[:5]
        == b"%PDF-"
    )


def test_the_fallback_is_only_for_letters_no_font_has(monkeypatch):
    def refuses(*_: object, **__: object) -> bytes:
        raise pdf.typst.TypstError("something else is wrong")

    monkeypatch.setattr(pdf.typst, "compile", refuses)
    with pytest.raises(pdf.typst.TypstError):
        as_pdf(ALL, FRAME)


def test_the_page_shows_the_same_parts():
    page = render_to_string("web/parts/paper_blocks.html", {"blocks": ALL.blocks})
    for words in (
        "<h2>Where</h2>",
        ">The mast</h3>",
        "second line",
        "She leaks.",
        "<li>paint</li>",
        "<dt>Berth</dt>",
        '<th scope="col">Who</th>',
    ):
        assert words in page, words
    assert page.count("tl-lined") == 2
    assert "&lt;svg" in page, "a drawing that was not made by our charts is text, not markup"


def test_a_mapped_paper_is_changed_everywhere_and_gives_up_its_drawing():
    changed = ALL.mapped(lambda words: words.replace("Harbour", "[held back]").replace("Scrape", "[held back]"))
    told = str(changed)
    assert "Harbour Street" not in told and "Scrape" not in told and "[held back] the hull" in told
    assert next(b for b in changed.blocks if b.kind == "drawing").drawing == ""
    assert "The drawing is left out" in words_of(as_pdf(changed, FRAME))
