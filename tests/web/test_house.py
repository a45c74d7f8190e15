"""What holds for the design system as a whole: no field of work in it, nothing inline, colours that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from throughline.web.preferences import TINT

WEB = Path(__file__).resolve().parents[2] / "src" / "throughline" / "web"
FILES = sorted(p for p in WEB.rglob("*") if p.suffix in {".py", ".html", ".css", ".js", ".md", ".svg"})
CSS = {p.stem: p.read_text() for p in WEB.glob("static/web/*.css")}

# Words of children's services; what CSS and the DOM call children and parents is not one of them.
FIELD = re.compile(
    r"\b(child|children|childrens|foster\w*|carers?|social|safeguard\w*|placements?|looked.after|adopt\w*|famil\w+|"
    r"referrals?|councils?|siblings?|reviewing officer|protection|statutory|guardian\w*|pupils?|midwi\w+)\b",
    re.I,
)
NOT_OURS = re.compile(r":first-child|:last-child|nth-child|font-family|font_family")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(WEB)))
def test_no_field_of_work(path: Path) -> None:
    found = FIELD.findall(NOT_OURS.sub("", path.read_text()))
    assert not found, found


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".html"], ids=lambda p: str(p.relative_to(WEB)))
def test_nothing_inline(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script\b[^>]*>", text))
    assert not re.search(r'(?:src|href)="(?:https?:)?//', text), "an address elsewhere"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(WEB)))
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"(--tl-[\w-]+):\s*(#[0-9a-f]{6})", css))


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def palette(tint: str) -> dict[str, str]:
    """The colours of the page for a reader who has chosen this tint."""
    root = colours(re.search(r":root \{.*?\n\}", CSS["theme"], re.S)[0])
    if not tint:
        return root
    rule = re.search(rf"\.tl-tint-{tint} \{{[^}}]*\}}", CSS["theme"])
    assert rule, f"no rule for the tint {tint}"
    return root | colours(rule[0])


WORDS = ["ink", "ink-2", "link", "link-visited", "late", "pine", "alarm", "target"]


@pytest.mark.parametrize("tint", [value for value, _ in TINT])
@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read_on_every_ground(word: str, tint: str) -> None:
    found = palette(tint)
    for ground in ("paper", "sheet", "tint"):
        assert contrast(found[f"--tl-{word}"], found[f"--tl-{ground}"]) >= 4.5, ground


@pytest.mark.parametrize("tint", [value for value, _ in TINT])
def test_edges_can_be_seen(tint: str) -> None:
    found = palette(tint)
    for ground in ("paper", "sheet"):
        assert contrast(found["--tl-edge"], found[f"--tl-{ground}"]) >= 3


@pytest.mark.parametrize(
    ("word", "ground"),
    [("amber", "amber-wash"), ("link", "amber-wash"), ("guard", "guard-wash"), ("link", "guard-wash"),
     ("link", "pine-wash"), ("ink", "w2")],
)  # fmt: skip
def test_words_can_be_read_on_their_wash(word: str, ground: str) -> None:
    assert contrast(palette("")[f"--tl-{word}"], palette("")[f"--tl-{ground}"]) >= 4.5


def test_the_contrast_sum_tells_good_from_bad() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < 4.5


def test_every_property_used_is_set() -> None:
    used = {name for css in CSS.values() for name in re.findall(r"var\((--tl-[\w-]+)\)", css)}
    given = {name for css in CSS.values() for name in re.findall(r"(--tl-[\w-]+):", css)}
    assert used <= given, used - given
