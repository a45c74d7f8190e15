"""Names, all put together here: given names and family names of the north of England, joined by chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random


def _listed(text: str) -> tuple[str, ...]:
    """Names written as running text."""
    return tuple(text.split())

GIRLS = _listed("""
Abbie Aimee Alexa Alice Amber Amelia Amy Anya Ava Bella Beth Bonnie Brooke Caitlin Carly Cara Casey Chantelle Chloe
Courtney Daisy Darcey Demi Eden Eleanor Ella Ellie Elsie Emily Erin Esme Eva Evie Faith Faye Fern Florence Freya
Georgia Grace Gracie Hallie Hannah Harriet Heidi Hollie Imogen Indie Isla Ivy Jade Jasmine Jess Jodie Kacey Kayleigh
Keira Kelsey Kirsty Lacey Lauren Layla Leah Lexi Libby Lila Lily Lola Lottie Lucy Lyla Macy Maddie Maisie Matilda Megan
Mia Mila Millie Molly Nell Niamh Olivia Orla Paige Phoebe Pippa Quinn Rachel Robyn Rosie Ruby Saffron Scarlett Shannon
Sienna Skye Sophie Summer Tegan Tilly Violet Willow Zoe
""")
BOYS = _listed("""
Aaron Adam Aidan Aiden Alex Alfie Archie Arlo Ashton Bailey Ben Blake Bobby Bradley Brandon Caleb Callum Cameron Carter
Charlie Cody Cole Connor Corey Curtis Daniel Danny Declan Dexter Dominic Dylan Eddie Elliot Ellis Ethan Evan Ewan Finley
Finn Frankie Freddie Gabriel George Harley Harrison Harry Harvey Hayden Henry Isaac Jack Jackson Jake Jamie Jayden Jenson
Joe Joel Joey Josh Jude Kai Kaiden Kane Keegan Keir Kenzie Kian Kieran Kyle Layton Lee Leo Leon Lewis Liam Logan Louie
Luca Lucas Luke Mason Max Michael Mikey Nathan Noah Oakley Oliver Ollie Oscar Owen Ralph Reece Reggie Rhys Riley Robbie
Roman Ronnie Rory Ryan Sam Scott Sean Sebastian Seth Shay Sonny Stanley Taylor Teddy Theo Toby Tom Tommy Tyler Zac
""")
FAMILIES = _listed("""
Ackroyd Ainscough Alker Allcock Ambler Ansdell Arkwright Ashcroft Ashworth Aspinall Atherton Bamber Banister Barlow
Barrow Baxendale Beardsall Bebbington Bickerstaff Birchall Birtles Blackledge Boardman Bolton Bootle Bracegirdle Bradshaw
Braithwaite Bretherton Brindle Broughton Burscough Calland Catterall Chadwick Chorlton Clegg Cliffe Collinge Corless
Cowell Critchley Crompton Crook Cropper Culshaw Cunliffe Dagnall Darbyshire Dearden Derbyshire Dewhurst Ditchfield
Duckworth Eastham Eccles Eckersley Entwistle Fairclough Fairhurst Farnworth Fazackerley Fearnley Fielding Finch Fishwick
Forshaw Foulkes Garside Gaskell Gerrard Gillibrand Glover Goulding Greenhalgh Gregson Grimshaw Grundy Halliwell Halsall
Hampson Hardcastle Hardman Hargreaves Harrop Haslam Haydock Helsby Hesketh Heyes Heywood Higham Hindley Hodgkiss
Holcroft Hollinshead Holt Horrocks Houghton Howarth Hulme Hurst Iddon Ince Isherwood Jolley Kay Kearsley Kellet Kenyon
Kershaw Kirkham Lathom Latham Leadbetter Leyland Lightbown Littler Livesey Lomax Longworth Lowton Lunt Lyon Makin Marland
Marsden Mather Mawdsley Melling Molyneux Morley Moss Naylor Newsham Nuttall Ogden Openshaw Ormerod Orrell Parr Partington
Pemberton Pendlebury Penketh Pennington Pickavance Pilling Pilkington Platt Prescott Pye Radcliffe Rainford Ramsbottom
Rawcliffe Rigby Rimmer Roscoe Rothwell Rowbottom Rushton Sankey Schofield Scarisbrick Seddon Sefton Shacklady Sharples
Shawcross Shuttleworth Sidebottom Silcock Simm Singleton Slater Speakman Spencer Standish Stirrup Stockley Sudworth
Sumner Sutcliffe Swarbrick Tickle Tinsley Topping Turton Twist Tyldesley Tyrer Unsworth Unwin Wadsworth Wainwright
Walmsley Walton Waring Westhead Whalley Whittle Widdows Wignall Winstanley Winterbottom Woodcock Worsley Wrigley Yates
""")
TRAVELLERS = ("Cash", "Doran", "Maughan", "McGinley", "Purcell", "Quilligan")
WOMEN = _listed("""
Alison Amanda Andrea Angela Anita Bernadette Beverley Carol Catherine Charlotte Christine Claire Colette Danielle Dawn
Deborah Donna Elaine Emma Fiona Gail Gemma Gillian Hayley Heather Helen Jacqueline Jane Janet Janine Jean Jenny Joanne
Judith Julie Karen Kate Kelly Kerry Kim Laura Leanne Lesley Linda Lindsey Lisa Louise Lyndsey Lynn Mandy Margaret Maria
Marie Mary Maureen Maxine Michelle Natalie Nicola Norma Pamela Pat Paula Pauline Rachael Rebecca Rita Sally Samantha
Sandra Sarah Sharon Sheila Shirley Stacey Stephanie Sue Susan Suzanne Tina Toni Tracey Val Vicky Wendy Yvonne
""")
MEN = _listed("""
Adrian Alan Andrew Anthony Barry Brian Carl Chris Colin Craig Darren Dave David Dean Derek Desmond Gareth Garry Gavin
Glenn Graham Gordon Ian James Jason Jeff Jim John Keith Ken Kevin Malcolm Mark Martin Matthew Mick Neil Nigel Norman Paul
Pete Peter Phil Ray Richard Rob Roger Roy Russell Shaun Simon Stephen Steve Stuart Terry Tim Tony Trevor Wayne
""")


@dataclass(frozen=True)
class Naming:
    """Where a family's names come from, and how it is described."""

    ethnicity: str
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    language: str = "English"


NORTHERN = Naming("WBRI", GIRLS, BOYS, FAMILIES)
NAMINGS = {
    "WBRI": NORTHERN,
    "WIRI": Naming("WIRI", GIRLS, BOYS, ("Brannigan", "Gilhooly", "Hanratty", "McGarvey", "Tierney")),
    "WIRT": Naming("WIRT", ("Bridget", "Kathleen", "Margaret", "Shakira", "Winnie"), ("Jimmy", "Miley", "Paddy", "Simey", "Tom"),
                   TRAVELLERS),
    "WOTH": Naming("WOTH", ("Alicja", "Hanna", "Lena", "Maja", "Zuzanna"), ("Filip", "Jakub", "Kacper", "Oskar", "Szymon"),
                   ("Borkowski", "Cieslak", "Gorecki", "Kalinowski", "Zawada"), "Polish"),
    "MWBC": Naming("MWBC", GIRLS, BOYS, ("Bartley", "Campion", "Delroy", "Hibbert", "Linton", "Ogden")),
    "MWBA": Naming("MWBA", GIRLS, BOYS, ("Adomako", "Bello", "Fairclough", "Mensah", "Nwosu")),
    "MWAS": Naming("MWAS", GIRLS, BOYS, ("Aziz", "Mahmood", "Rigby", "Sandhu")),
    "MOTH": Naming("MOTH", GIRLS, BOYS, ("Castellano", "Haddad", "Moreau", "Rahimi")),
    "APKN": Naming("APKN", ("Aisha", "Hafsa", "Maryam", "Sana", "Zara"), ("Bilal", "Haris", "Ibrahim", "Yusuf", "Zain"),
                   ("Anwar", "Bhatti", "Chaudhry", "Mirza", "Qureshi"), "Urdu"),
    "BAFR": Naming("BAFR", ("Abeni", "Blessing", "Esther", "Selam"), ("Emmanuel", "Isaac", "Kwame", "Samuel"),
                   ("Adeleke", "Boateng", "Danso", "Oyelaran")),
    "CHNE": Naming("CHNE", ("Mei", "Lin"), ("Jun", "Wei"), ("Lau", "Tse"), "Cantonese"),
}  # fmt: skip
SHARE = {"WBRI": 872, "WIRI": 8, "WIRT": 16, "WOTH": 20, "MWBC": 26, "MWBA": 16, "MWAS": 12, "MOTH": 10, "APKN": 8,
         "BAFR": 8, "CHNE": 4}  # fmt: skip
"""Of a thousand families. The report: under 4% of pupils not White British, more among children looked after (¶4, ¶130)."""

ALONE_HERE = (
    Naming("AOTH", ("Laila", "Shirin"), ("Aram", "Hemin", "Karwan", "Rebin", "Zanyar"), ("Azizi", "Kakai", "Salih", "Hawrami"), "Kurdish Sorani"),
    Naming("AOTH", ("Parwana",), ("Ehsanullah", "Jawad", "Naveed", "Rahim", "Zabi"), ("Ahmadzai", "Safi", "Stanikzai"), "Pashto"),
    Naming("BAFR", ("Feven", "Rahwa"), ("Abel", "Filmon", "Natnael", "Yonas"), ("Gebre", "Tesfay", "Woldu"), "Tigrinya"),
    Naming("BAFR", ("Amal",), ("Adil", "Bakri", "Mazin"), ("Osman", "Idris", "Hamid"), "Sudanese Arabic"),
    Naming("AOTH", ("Linh",), ("Duc", "Minh", "Tuan"), ("Pham", "Hoang", "Vu"), "Vietnamese"),
)  # fmt: skip
"""Young people who came to this country by themselves."""


@dataclass
class Namer:
    """Gives out names, no full name twice."""

    rng: Random
    used: set[str] = field(default_factory=set)
    _left: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def keep(self, *names: str) -> None:
        """These are somebody's already."""
        self.used.update(names)

    def naming(self) -> Naming:
        """A family's background, by the authority's shares."""
        return NAMINGS[self.rng.choices(list(SHARE), list(SHARE.values()))[0]]

    def family(self, naming: Naming = NORTHERN) -> str:
        """A family name; each is used once before any is used again."""
        left = self._left.get(naming.families)
        if not left:
            left = self._left[naming.families] = self.rng.sample(naming.families, len(naming.families))
        return left.pop()

    def child(self, sex: str, family: str, naming: Naming = NORTHERN) -> str:
        """A child's full name."""
        return self._pick(naming.girls if sex == "F" else naming.boys, family)

    def grown_up(self, sex: str, family: str, naming: Naming = NORTHERN) -> str:
        """A grown-up's full name."""
        given = (WOMEN if sex == "F" else MEN) if naming.language == "English" else (naming.girls if sex == "F" else naming.boys)
        return self._pick(given, family)

    def _pick(self, given: tuple[str, ...] | list[str], family: str) -> str:
        for _ in range(60):
            name = f"{self.rng.choice(given)} {family}"
            if name not in self.used:
                break
        else:
            name = f"{self.rng.choice(given)} {family}-{self.rng.choice(FAMILIES)}"
        self.used.add(name)
        return name
