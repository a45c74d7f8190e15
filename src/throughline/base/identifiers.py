"""The numbers people are known by, checked as they are typed: NHS number, UPN, ULN, social worker and postcode.

Each check gives the number as it is stored or raises ``ValueError`` with words that say what to do. A check digit
shows that a number was copied rightly, not whose it is.
"""

import re

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # 23 letters: no I, O or S
_POSTCODE = re.compile(
    r"[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])"
    r"[0-9][ABD-HJLNP-UW-Z]{2}"
)


def _bare(text: str) -> str:
    """Upper case, without the spaces and hyphens people put in."""
    return re.sub(r"[\s\-\u2010-\u2015]", "", text).upper()


def check_nhs_number(text: str) -> str:
    """Ten digits, of which the last is a modulus 11 check digit; stored without spaces."""
    number = _bare(text)
    if not re.fullmatch(r"[0-9]{10}", number):
        raise ValueError("An NHS number has 10 digits, like 943 476 5919")
    check = 11 - sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)) % 11
    if check % 11 != int(number[9]) or check == 10 or number == "0" * 10:
        raise ValueError("This is not an NHS number: a digit is wrong or two are swapped. Check it and type it again")
    return number


def nhs_number_words(number: str) -> str:
    """An NHS number as it is written: "943 476 5919"."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def check_upn(text: str) -> str:
    """A unique pupil number: a check letter, eleven digits, and a digit or, in a temporary number, a letter."""
    number = _bare(text)
    if not re.fullmatch(rf"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]", number):
        raise ValueError("A UPN is a letter and 12 digits, like H801200001001; a temporary one also ends in a letter")
    values = [int(each) if each.isdigit() else UPN_LETTERS.index(each) for each in number[1:]]
    letter = UPN_LETTERS[sum(value * weight for weight, value in enumerate(values, 2)) % 23]
    if letter != number[0]:
        raise ValueError("This is not a UPN: its first letter does not fit its digits. Check it and type it again")
    return number


def is_temporary_upn(number: str) -> bool:
    """Whether a checked UPN is a temporary one, to be replaced when the permanent one is known."""
    return not number[-1].isdigit()


def check_uln(text: str) -> str:
    """A unique learner number: ten digits, the first not 0, the last a modulus 11 check digit."""
    number = _bare(text)
    if not re.fullmatch(r"[1-9][0-9]{9}", number):
        raise ValueError("A ULN has 10 digits and does not begin with 0")
    remainder = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)) % 11
    if remainder == 0 or 10 - remainder != int(number[9]):
        raise ValueError("This is not a ULN: a digit is wrong or two are swapped. Check it and type it again")
    return number


def check_social_work_number(text: str) -> str:
    """A registration number of Social Work England: SW and up to seven digits, no check digit."""
    number = _bare(text)
    if not re.fullmatch(r"SW[1-9][0-9]{0,6}", number):
        raise ValueError(
            "A Social Work England number is SW and digits, like SW12345. Look it up on the public register"
        )
    return number


def check_postcode(text: str) -> str:
    """A UK postcode in capitals with one space. Says whether it can be a postcode, not whether there is such a one."""
    postcode = _bare(text)
    if not _POSTCODE.fullmatch(postcode):
        raise ValueError("This is not a UK postcode. Write it like WA10 1HP, with letters and figures in that order")
    return f"{postcode[:-3]} {postcode[-3:]}"
