"""How hard a text is to read, as an age: by the length of its sentences and words. A question to the writer, never a score of a person."""

from __future__ import annotations

import re

WORDS = re.compile(r"[A-Za-z’']+")
ENDS = re.compile(r"[.!?:;]+|\n+")
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """About how many syllables a word has."""
    low = word.lower().strip("’'")
    count = len(VOWELS.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(1, count)


def reading_age(text: str) -> int:
    """About the age at which most people read this with ease (Flesch-Kincaid grade, plus five); 0 for no text."""
    words = WORDS.findall(text)
    if not words:
        return 0
    sentences = max(1, sum(1 for part in ENDS.split(text) if WORDS.search(part)))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return max(5, round(grade) + 5)
