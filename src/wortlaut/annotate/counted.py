"""Numbers of what is counted: two who give different ones for the same contradict each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.annotate.lexicon import Tag
from wortlaut.annotate.words import Word
from wortlaut.lang.tables import table

# The numbers that words give, by the noun behind each; "" where it stands alone.
Figures = Mapping[str, str]

# "2009", not "2.009": at the end of a sentence it is a year.
_YEAR = re.compile(r"(19|20)\d\d")
# Between a number and what it counts stand so many words at most: "zwölf getötete Zivilisten".
_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """How things are counted.

    alike     groups of nouns, or of ends of compounds, that count the same
    measures  nouns that measure: two of "Euro" may differ
    words     words for numbers, with their figures
    nouns     nouns for a number: who corrects it, answers one that gives it
    """

    alike: tuple[tuple[str, ...], ...]
    measures: frozenset[str]
    words: Mapping[str, str]
    nouns: frozenset[str]

    def number(self, word: Word) -> str:
        """Return the figures of a number; "" where a word is none."""
        if word.tags & Tag.NUMBER:
            return "".join(filter(str.isalnum, word.text))
        return self.words.get(word.low, "")

    def figures(self, words: Sequence[Word]) -> Figures:
        """Return the numbers in words by the noun behind each; "" where the only one is alone."""
        found: dict[str, str] = {}
        numbers = 0
        for at, word in enumerate(words):
            number = self.number(word)
            if not number:
                continue
            numbers += 1
            noun = next(
                (w for w in words[at + 1 : at + 2 + _BETWEEN] if w.tags & (Tag.CAPITAL | Tag.MARK)),
                None,
            )
            year = bool(_YEAR.fullmatch(word.text))
            if noun is not None and noun.tags & Tag.CAPITAL:
                if not year or noun is words[at + 1]:  # "2005 der Präsident"
                    found[noun.low] = number
            elif not year and not any(w.tags & Tag.CAPITAL for w in words[at + 1 :]):
                found[self._number_of(words[:at])] = number
        return found if numbers == 1 else {noun: n for noun, n in found.items() if noun}

    def _number_of(self, before: Sequence[Word]) -> str:
        """Return the noun behind one for a number: "bezifferte die Zahl der Toten auf 14"."""
        for at, word in enumerate(before):
            if word.low in self.nouns:
                behind = (w.low for w in before[at + 1 :] if w.tags & Tag.CAPITAL)
                return next(behind, "")
        return ""

    def differ(self, before: Figures, after: Figures) -> bool:
        """Tell whether two who count the same give different numbers for it."""
        for noun, number in after.items():
            if noun in self.measures:
                continue
            same = [other for what, other in before.items() if self._alike(what, noun)]
            if same and number not in same:
                return True
        return False

    def _alike(self, noun: str, other: str) -> bool:
        """Tell whether two nouns count the same; where one number stands alone, it may."""
        if not other or _one_word(noun, other) or _compound(noun, other):
            return noun not in self.measures
        return any(noun.endswith(group) and other.endswith(group) for group in self.alike)


def _one_word(noun: str, other: str) -> bool:
    """Tell whether two nouns are forms of one: "Flugzeuge", "Flugzeugen"."""
    shorter, longer = sorted((noun, other), key=len)
    return bool(shorter) and longer.startswith(shorter) and len(longer) - len(shorter) <= _ENDING


def _compound(noun: str, other: str) -> bool:
    """Tell whether one of two nouns is made with the other: "Vollzeitstellen", "Stellen"."""
    shorter, longer = sorted((noun, other), key=len)
    return len(shorter) >= _HEAD and longer.endswith(shorter)


_HEAD = 5  # letters of a noun by which compounds are known to end
_ENDING = 2  # letters in which two forms of a noun differ


@cache
def counted_in(language: str) -> Counted:
    """Return how things are counted in a language."""
    listed = table(language, "disputes")["counted"]
    alike = tuple(tuple(one.split()) for one in listed["nouns"])
    pairs = (pair.split("=") for pair in table(language, "linking")["numbers"]["words"].split())
    both = listed["both"].split()
    words = {word: figures for word, figures in pairs if word not in both}
    nouns = frozenset(listed["numbers"].split())
    return Counted(alike, frozenset(listed["measures"].split()), words, nouns)
