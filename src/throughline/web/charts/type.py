"""How wide words are in Atkinson Hyperlegible Next, so that labels can be broken and placed before anything is drawn.

Advance widths in thousandths of the size, read from the font itself; figures are tabular.
"""

from __future__ import annotations

SIZE = 13.0
FIGURE = 632
REGULAR = {
    " ": 280, "!": 286, '"': 301, "#": 651, "$PS": 592, "%": 919, "&": 731, "'‘’": 236, "()": 299, "*cç": 485,
    "+−": 606, ",.:;": 210, "-": 362, "/\\": 387, "2oö": 548, "4R": 614, "<>": 553, "=": 628, "?": 480, "@": 778,
    "A": 626, "B": 613, "C": 645, "D": 669, "E": 569, "F": 552, "GH": 694, "I": 392, "J": 512, "K": 631, "L": 541,
    "M—": 824, "N": 693, "O": 714, "Q": 724, "Tg": 558, "U": 690, "V": 593, "W": 856, "X": 623, "Y": 575, "Z": 607,
    "[]{}": 344, "_": 372, "aà": 525, "bp": 566, "d": 564, "eéèêë": 538, "f": 314, "hnñ": 550, "iï": 266, "j": 245,
    "k": 492, "l": 262, "m": 845, "q": 574, "r": 349, "s": 471, "t": 326, "uü": 540, "v": 461, "w": 684, "x": 481,
    "y": 449, "z": 460, "|": 237, "~": 555, "·": 240, "–": 504, "“”": 399, "…": 670, "×": 532, "£": 610,
}  # fmt: skip
BOLD = {
    " ": 312, "!": 303, '"': 390, "#": 765, "$S": 610, "%": 969, "&": 725, "'‘’": 269, "()": 335, "*": 485, "+−": 595,
    ",.:;": 272, "-": 373, "/\\": 440, "<>": 569, "=": 612, "?": 547, "@": 781, "A": 678, "B": 643, "C": 658, "D": 688,
    "E": 597, "F": 566, "G": 718, "H": 701, "I": 424, "J": 561, "K": 663, "Laà": 552, "M": 858, "N": 717, "O": 746,
    "P": 629, "Q": 756, "RY": 650, "T": 607, "U": 686, "V": 644, "W": 886, "X": 685, "Z": 618, "[]": 344, "_": 400,
    "bdp": 596, "cç": 510, "eéèêë": 563, "f": 365, "g": 593, "hnñ": 571, "iï": 314, "j": 259, "k": 555, "l": 318,
    "m": 882, "oö": 576, "q": 599, "rt": 376, "s": 508, "uü": 567, "v": 530, "w": 740, "x": 539, "y": 521, "z": 505,
    "{}": 381, "|": 254, "~": 537, "·": 294, "–": 501, "—": 832, "“”": 479, "…": 780, "×": 536, "£": 634,
}  # fmt: skip
_WIDTHS = {
    bold: {c: w for letters, w in table.items() for c in letters} | dict.fromkeys("0123456789", FIGURE)
    for bold, table in ((False, REGULAR), (True, BOLD))
}
UNKNOWN = 700


def width(words: str, *, bold: bool = False, size: float = SIZE) -> float:
    """The width of `words` in the chart's units. A letter that is not in the table counts as a wide one."""
    table = _WIDTHS[bold]
    return sum(table.get(c, UNKNOWN) for c in words.replace("\u00a0", " ")) * size / 1000


def wrap(words: str, room: float, *, bold: bool = False, size: float = SIZE) -> list[str]:
    """Lines no wider than `room`, broken at ordinary spaces only; a word that is too wide stays whole on its line."""
    lines: list[str] = []
    if not words:
        return lines
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, bold=bold, size=size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
