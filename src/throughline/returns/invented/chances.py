"""What both invented returns draw: days, pupil numbers, postcodes, and cells put wrong."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from throughline.returns import postcodes
from throughline.returns.cin_census.words import LETTERS

FAULTS = ("", "?", "31/02/2025", "99", "ZZ")
LETTERS_OF_POSTCODES = "BRTC"
"""Where the invented authority places its children: some quarters of England."""


class Chances(Random):
    def day(self, first: date, last: date) -> date:
        """A day of the span, both ends included; the first when there is no span."""
        return first + timedelta(days=self.randint(0, max(0, (last - first).days)))

    def one_in(self, n: int) -> bool:
        return self.randrange(n) == 0

    def upn(self, number: int) -> str:
        """A unique pupil number with the check letter that its digits call for."""
        digits = f"845{number:09d}"
        return LETTERS[sum(int(digit) * (n + 2) for n, digit in enumerate(digits)) % len(LETTERS)] + digits

    def spoil(self, row: list[str], one_in: int, keep: int = 1) -> list[str]:
        """Now and then one cell after the first few is put wrong."""
        if self.one_in(one_in):
            row[self.randrange(keep, len(row))] = self.choice(FAULTS)
        return row


def some_postcodes(chances: Chances, how_many: int) -> Sequence[str]:
    """Real postcodes from the directory, or made-up ones where it is not installed."""
    where = postcodes.folder()
    if where is None:
        return [f"ZZ{n} 1AA" for n in range(1, how_many + 1)]
    import brotli
    import msgpack

    found: list[str] = []
    for letter in LETTERS_OF_POSTCODES:
        data = msgpack.unpackb(brotli.decompress((where / f"postcodes_{letter}.msgpack.br").read_bytes()), raw=False)
        found.extend(chances.sample(data["data"]["pcd"], how_many // len(LETTERS_OF_POSTCODES)))
    return [f"{each[:4].strip()} {each[4:].strip()}" for each in found]
