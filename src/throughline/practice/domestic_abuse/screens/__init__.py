"""The pages of this area. Each gives its screens here, where they are found."""

from throughline.practice.domestic_abuse.screens.board import board
from throughline.practice.domestic_abuse.screens.harm import harm, programmes, programmes_table
from throughline.practice.domestic_abuse.screens.marac import refer, safe_address
from throughline.practice.domestic_abuse.screens.notifications import child, notify, one, print_one
from throughline.practice.domestic_abuse.screens.offenders import file, managed, offenders, open_file
from throughline.practice.domestic_abuse.screens.strengths import one_score, strengths

__all__ = [
    "board", "child", "file", "harm", "managed", "notify", "offenders", "one", "one_score", "open_file", "print_one", "programmes", "programmes_table",
    "refer", "safe_address", "strengths",
]  # fmt: skip
