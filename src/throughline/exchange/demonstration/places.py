"""Where people live: invented houses and streets on real postcodes, schools, homes, telephone and other numbers.

Telephone numbers are from the ranges that Ofcom keeps free for drama. Identifiers have right check digits and lie in
ranges that nobody is given: NHS numbers beginning 999, pupil numbers of an authority 999, learner numbers from 9999.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from throughline.base.identifiers import UPN_LETTERS

AREA = "E08000013"
"""The code of the area in which the postcodes inside lie. The authority itself is invented."""
INSIDE = """
WA10 1EJ,WA10 1EX,WA10 1FL,WA10 1JE,WA10 1PW,WA10 1QR,WA10 1TB,WA10 2BG,WA10 2BU,WA10 2HA,WA10 3AT,WA10 3EB,WA10 3LZ,
WA10 3RJ,WA10 3TP,WA10 4JL,WA10 4JR,WA10 4PQ,WA10 5AG,WA10 5HB,WA10 5NB,WA10 6BL,WA10 6BN,WA10 6DH,WA10 6DT,WA10 6EY,
WA10 6QF,WA10 6SJ,WA11 0DH,WA11 0EB,WA11 0NB,WA11 0NJ,WA11 0RW,WA11 0TL,WA11 7ES,WA11 7HT,WA11 7QY,WA11 7TF,WA11 8EP,
WA11 8FB,WA11 8FD,WA11 8PG,WA11 8QN,WA11 9DP,WA11 9EP,WA11 9HP,WA11 9LT,WA11 9QJ,WA11 9RU,WA11 9UE,WA12 8EB,WA12 8LL,
WA12 8LZ,WA12 9AA,WA12 9EA,WA12 9ED,WA12 9HX,WA12 9NP,WA12 9QE,WA12 9QU,WA12 9RJ,WA12 9UZ,WA12 9WL,WA9 1BP,WA9 1DP,
WA9 1DX,WA9 1HD,WA9 1JA,WA9 1JR,WA9 1LF,WA9 1LL,WA9 2DG,WA9 2DL,WA9 2JL,WA9 2PU,WA9 3HD,WA9 3HE,WA9 3HR,WA9 3LZ,WA9 3PW,
WA9 4BB,WA9 4GQ,WA9 4GX,WA9 4HA,WA9 4HG,WA9 4HP,WA9 4LA,WA9 4QW,WA9 4RF,WA9 4SQ,WA9 4TF,WA9 4TU,WA9 5SZ,WA9 5WB,WA9 5WH
"""
NEXT_DOOR = """
L34 1AZ,L34 1LH,L34 2TN,L34 5QS,L35 2YH,L35 3PB,L35 3RX,L36 1UH,L36 4PH,L36 5TA,L36 6JA,L32 5TX,L32 6SW,L14 0PX,L14 1QP,
L14 2EA,L14 6YX,WA5 1AD,WA5 2SB,WA5 3SN,WA5 5JZ,WA4 1ET,WA4 1RT,WA4 4DQ,WA8 0FW,WA8 0JR,WA8 6PY,WA8 9DZ,WA7 2WS,WA7 4NN,
WA7 5PN,WN5 0DA,WN5 7AZ,WN5 9RB,WN2 1LG,WN2 3LB,WN2 4JA,WN2 4NZ,WN7 3QF,WN7 4FB,WN7 5EQ,L39 0EA,L39 2FH,L39 2SY
"""
FAR = """
LA9 5PU,LA9 6DP,LA1 3DH,LA1 4ZY,LA14 2WW,LA14 4JA,CA14 2BW,CA14 4SA,CA28 7QW,CA28 9JY,CW12 2DE,CW12 3QT
"""
"""More than 25 miles from anywhere inside."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.replace("\n", "").split(",") if code.strip())


INSIDE_CODES, NEXT_DOOR_CODES, FAR_CODES = _listed(INSIDE), _listed(NEXT_DOOR), _listed(FAR)
FIRST_OF_STREET = tuple(word for word in """
Alder Anchor Ash Barge Beacon Beech Bellflower Birch Bobbin Bramble Brick Bridge Brook Canal Carding Chapel Cherry Clay
Clock Coal Colliery Copper Crane Crown Dock Dovecote Drift Elder Fern Ferry Flint Foundry Fountain Furnace Gable Garnet
Glass Gorse Greenside Hazel Heath Heron Hillside Holly Ivy Kiln Kingfisher Lamp Larch Lark Lime Linnet Lock Loom Maple
Meadow Mere Mill Moss Navigation Oak Orchard Otter Park Pebble Pit Plover Poplar Quarry Rail Rope Rowan Sand Sawpit
Sluice Spinner Station Swan Tannery Thorn Tram Vale Viaduct Walnut Weaver Well Willow Windmill
""".strip().replace("\n", " ").split(" "))
REST_OF_STREET = ("Street", "Street", "Street", "Road", "Road", "Lane", "Avenue", "Close", "Grove", "Terrace", "Drive", "Bank")
DISTRICTS = ("Mere End", "Glasshouse", "Canalside", "Windle Heath", "Old Colliery", "Broad Moss", "Sutton Vale", "Ferry Bridge")

PRIMARY = ("Beech Lane Primary", "St Brigid’s Primary", "Canalside Primary", "Moss Bank Primary", "Glasshouse Lane Primary",
           "Old Mill Primary", "St Oswin’s Catholic Primary", "Windmill Hill Primary", "Ferry Road Primary", "Broad Moss Primary",
           "Kiln Lane Primary", "St Hild’s Church of England Primary", "Navigation Primary", "Orchard Vale Primary")  # fmt: skip
SECONDARY = ("Mere High", "Northgate School", "St Cuthwin’s Catholic High", "Foundry Bank Academy", "Weaver Valley High",
             "Tram Road Academy")  # fmt: skip
OTHER_SCHOOLS = ("Rowan House School", "The Larches School", "The Bridge Learning Centre", "Little Acorns Nursery")
HOMES = (
    ("Hollin House", "PR1", "A council children’s home for five"),
    ("Plover Bank", "PR1", "A council children’s home for four"),
    ("Garnet Lodge", "PR1", "A council children’s home with short breaks for disabled children"),
    ("Wharfside", "PR1", "The council’s secure children’s home"),
    ("Sycamore Croft", "PR4", "A private children’s home for three"),
    ("Heronmere", "PR4", "A private children’s home for four"),
    ("The Old Signal House", "PR4", "A private children’s home for two"),
    ("Elder Cottage", "PR4", "A private children’s home for three"),
    ("Limekiln House", "PR5", "A charity’s children’s home for six"),
    ("Fellview", "PR4", "A private therapeutic children’s home"),
    ("Saltmarsh House", "PR4", "A private children’s home for two"),
)
"""The report's four homes of the council's own, one of them secure (¶28), and some that are bought."""
SUPPORTED = (("Lockkeepers", "PR5"), ("Canal Street Flats", "PR4"), ("Foundry Yard", "PR4"), ("Stepping Stones House", "PR5"))
AGENCIES = ("Lanterns Fostering", "Northfold Fostering", "Millrace Care", "Copperfield Families")


@dataclass
class Numbers:
    """Addresses and numbers, each given out once."""

    rng: Random
    _landline: int = 100
    _mobile: int = 200
    _local: int = 100_200
    _nhs: int = 0
    _uln: int = 0
    _upn: int = 0
    taken: set[str] = field(default_factory=set)

    def landline(self) -> str:
        """A fixed line of the drama range."""
        return self._next_phone("01632 960", "_landline")

    def mobile(self) -> str:
        """A mobile of the drama range."""
        return self._next_phone("07700 900", "_mobile")

    def keep(self, *numbers: str) -> None:
        """These are somebody's already."""
        self.taken.update(numbers)

    def _next_phone(self, stem: str, counter: str) -> str:
        for _ in range(1000):
            count = getattr(self, counter)
            setattr(self, counter, count + 1)
            number = f"{stem} {count % 1000:03d}"
            if number not in self.taken or count > 2000:
                self.taken.add(number)
                return number
        raise AssertionError("unreachable")

    def house(self) -> str:
        """A house in a street that does not exist."""
        street = f"{self.rng.choice(FIRST_OF_STREET)} {self.rng.choice(REST_OF_STREET)}"
        return f"{self.rng.randint(1, 140)} {street}, {self.rng.choice(DISTRICTS)}, Merehaven"

    def house_elsewhere(self) -> str:
        """A house outside the area, whose town nobody names."""
        return f"{self.rng.randint(1, 140)} {self.rng.choice(FIRST_OF_STREET)} {self.rng.choice(REST_OF_STREET)}"

    def local(self) -> str:
        """The authority's own number for a child."""
        self._local += self.rng.randint(1, 7)
        return f"M{self._local}"

    def nhs(self) -> str:
        """An NHS number of the range kept for tests, with its check digit."""
        while True:
            self._nhs += self.rng.randint(1, 400)
            nine = f"999{self._nhs:06d}"
            check = 11 - sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11
            if check != 10:
                return nine + str(check % 11)

    def upn(self, born_year: int) -> str:
        """A unique pupil number of an authority that is no more, and of a school that it never had."""
        self._upn += 1
        digits = f"909{1 + self._upn % 60:04d}{(born_year + 4) % 100:02d}{self._upn % 1000:03d}"
        return UPN_LETTERS[sum(int(d) * w for w, d in enumerate(digits, 2)) % 23] + digits

    def uln(self) -> str:
        """A unique learner number with its check digit."""
        while True:
            self._uln += self.rng.randint(1, 60)
            nine = f"9999{self._uln:05d}"
            remainder = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11
            if remainder:
                return nine + str(10 - remainder)
