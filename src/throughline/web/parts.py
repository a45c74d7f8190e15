"""The shapes that the components take. Templates read attributes, so a plain dict with the same keys does as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Link:
    """Words that go somewhere. `more` is read out after the words and not shown ("record it" + "Visit Tia");
    `post` makes it a button in a form of its own, for what changes something."""

    words: str
    url: str
    more: str = ""
    post: bool = False
    current: bool = False

    @property
    def title(self) -> str:
        return self.words


@dataclass(frozen=True)
class DueRow:
    """One promise in a due list.

    `state`: "late" past its date, "soon" this week, "" later. `strong` is said in bold before `when` ("6 days past its
    date"); `said` is the reason somebody gave, shown in quotation marks; `why` is the explanation that opens in place,
    one paragraph or several."""

    title: str
    when: str
    url: str = ""
    state: Literal["late", "soon", ""] = ""
    strong: str = ""
    said: str = ""
    do: Sequence[Link] = field(default=())
    why: str | Sequence[str] = ""

    @property
    def why_lines(self) -> Sequence[str]:
        return ([self.why] if self.why else []) if isinstance(self.why, str) else self.why


@dataclass(frozen=True)
class Pair:
    """A term and what is said of it. `value` empty means not known, and is said so with `asked` ("asked on 2 March").

    `after` follows the value: a date behind a link, more words otherwise."""

    term: str
    value: str = ""
    url: str = ""
    after: str = ""
    tel: str = ""
    asked: str = ""
    ask: Link | None = None


@dataclass(frozen=True)
class Line:
    """One line of a plain list: `strong` words, the words, links after them."""

    words: str
    strong: str = ""
    url: str = ""
    late: str = ""
    links: Sequence[Link] = field(default=())


@dataclass(frozen=True)
class Paper:
    """One paper on the shelf: its name, when it is from, where it opens."""

    words: str
    when: str
    url: str


@dataclass(frozen=True)
class Choice:
    """One thing waiting for a decision. `value` is posted when it is chosen; `agree_url` and `return_url` take a POST,
    the second with the words in `reason`."""

    ident: str
    title: str
    by: str
    say: str
    value: str = ""
    agree_url: str = ""
    return_url: str = ""
    links: Sequence[Link] = field(default=())
