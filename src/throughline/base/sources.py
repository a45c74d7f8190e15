"""Where a rule comes from: instruments of law and guidance, and places in them."""

from dataclasses import dataclass, replace
from datetime import date

from throughline.base.words import join_words

LEGISLATION = "https://www.legislation.gov.uk/"


@dataclass(frozen=True, slots=True)
class Source:
    """A place in an instrument: "Care Planning … Regulations 2010, regulation 33(1)"."""

    instrument: "Instrument"
    reference: str = ""
    note: str = ""
    path: str = ""

    def __str__(self) -> str:
        return self._words(self.instrument.title)

    @property
    def short(self) -> str:
        """The same with the instrument's short name, for where there is little room."""
        return self._words(self.instrument.short)

    def _words(self, name: str) -> str:
        place = f"{name}, {self.reference}" if self.reference else name
        return f"{place} ({self.note})" if self.note else place

    @property
    def url(self) -> str:
        """The page that holds the place, or the whole instrument where that is all that can be linked."""
        whole = self.instrument.url
        return f"{whole}/{self.path}" if self.path and whole.startswith(LEGISLATION) else whole

    def because(self, note: str) -> "Source":
        """The same place with a few words on why it is the source: for a local limit, why that number."""
        return replace(self, note=note)

    def as_amended_by(self, *instruments: "Instrument") -> "Source":
        """The same place as other instruments have changed it."""
        return self.because(f"as amended by {join_words([instrument.short for instrument in instruments])}")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An Act, a set of regulations, guidance or a standard, and how to point into it.

    in_force, until   first and last day; until is None while it is in force
    checked           the day somebody last read it against what is declared here; None if nobody has yet
    verify            what is still to be verified, in words
    """

    title: str
    short: str
    url: str
    in_force: date
    until: date | None = None
    checked: date | None = None
    verify: str | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.in_force:
            raise ValueError(f"{self.title} ends before it comes into force: check its dates")

    def __str__(self) -> str:
        return self.title

    def in_force_on(self, day: date) -> bool:
        """Whether the instrument is in force on a day."""
        return self.in_force <= day and (self.until is None or day <= self.until)

    @property
    def whole(self) -> Source:
        """The instrument as a source, without a place in it."""
        return Source(self)

    def reg(self, number: int | str, *parts: int | str) -> Source:
        """``reg(28, 2, "c", "ii")`` is "regulation 28(2)(c)(ii)"."""
        return self._place("regulation", number, parts, "regulation")

    def section(self, number: int | str, *parts: int | str) -> Source:
        """``section(47, 1, "b")`` is "section 47(1)(b)"."""
        return self._place("section", number, parts, "section")

    def article(self, number: int | str, *parts: int | str) -> Source:
        """``article(12, 3)`` is "article 12(3)"."""
        return self._place("article", number, parts, "article")

    def rule(self, number: int | str, *parts: int | str) -> Source:
        """``rule("12.22")`` is "rule 12.22"."""
        return self._place("rule", number, parts)

    def schedule(self, number: int | str, paragraph: int | str | None = None, *parts: int | str) -> Source:
        """``schedule(2, 4)`` is "Schedule 2 paragraph 4"."""
        place = f"Schedule {number}"
        if paragraph is not None:
            place += f" paragraph {_numbered(paragraph, parts)}"
        return Source(self, place, path=f"schedule/{number}")

    def regs(self, *places: str) -> Source:
        """``regs("32(2)", "33(3)")`` is "regulations 32(2) and 33(3)"; ``regs("21 to 27")``."""
        return Source(self, f"regulations {join_words(places)}")

    def sections(self, *places: str) -> Source:
        """``sections("85", "86")`` is "sections 85 and 86"."""
        return Source(self, f"sections {join_words(places)}")

    def para(self, number: int | str) -> Source:
        """``para("3.12")`` is "paragraph 3.12"."""
        return Source(self, f"paragraph {number}")

    def chapter(self, number: int | str) -> Source:
        """``chapter(3)`` is "chapter 3"."""
        return Source(self, f"chapter {number}")

    def standard(self, number: int | str) -> Source:
        """``standard("14.9")`` is "standard 14.9"."""
        return Source(self, f"standard {number}")

    def appendix(self, number: int | str) -> Source:
        """``appendix(5)`` is "appendix 5"."""
        return Source(self, f"appendix {number}")

    def item(self, name: str) -> Source:
        """A named item of a guide to a return: ``item("REVIEW")`` is "item REVIEW"."""
        return Source(self, f"item {name}")

    def _place(self, kind: str, number: int | str, parts: tuple[int | str, ...], path: str = "") -> Source:
        return Source(self, f"{kind} {_numbered(number, parts)}", path=f"{path}/{number}" if path else "")


def _numbered(number: int | str, parts: tuple[int | str, ...]) -> str:
    return f"{number}{''.join(f'({part})' for part in parts)}"


LOCAL_PRACTICE = Instrument("Local limit, set by the authority", "local limit", "", date(1948, 7, 5))

LOCAL = LOCAL_PRACTICE.whole
"""The source of a limit that no national instrument sets. ``LOCAL.because("why this number")``."""
