"""How much of what one passage tells another tells, too, and by which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.words import Word, opposites, parts_of


@dataclass(frozen=True, slots=True)
class Match:
    """How well a word is matched, from 0 to 1, and whether by its contrary."""

    credit: float
    contrary: bool = False

    def __bool__(self) -> bool:
        return self.credit > 0


_NONE = Match(0.0)
_SAME = Match(weights.SAME_STEM)
_CONTRARY = Match(weights.SAME_SENSE, contrary=True)
_SENSE = Match(weights.SAME_SENSE)
_PART = Match(weights.PART_OF_COMPOUND)
_SENSE_OF_PART = Match(weights.SENSE_OF_PART)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of one passage another tells: the share, the weight, and the words that decided.

    ``contrary`` says that one of them is matched by its opposite.
    """

    share: float
    weight: float
    words: tuple[str, ...]
    contrary: bool


@dataclass(frozen=True, slots=True)
class _Offered:
    """What a passage offers to be matched."""

    stems: frozenset[str]
    senses: frozenset[str]
    parts: frozenset[str]
    part_senses: frozenset[str]
    opposites: frozenset[str]


class Lexicon:
    """The words of a story: how rare each is in it, and of which others it is made.

    In a story everybody has its names, so that a name says little there about two passages.
    Copies count once: eleven prints of one sentence do not make its words common.
    """

    def __init__(self, articles: Sequence[Linked]) -> None:
        passages = [one for article in articles for one in article.passages if one.whole]
        sentences = {tuple(word.stem for word in one.words): one.words for one in passages}
        told = Counter(stem for stems in sentences for stem in set(stems))
        self._total = max(1, len(sentences))
        self._told = told
        self._parts = parts_of(told)
        self._opposites = _opposites({article.language for article in articles})
        self._senses = {
            word.stem: word.senses for words in sentences.values() for word in words if word.senses
        }
        kinds = Counter((word.stem, word.kind) for words in sentences.values() for word in words)
        self._names = {
            stem
            for stem, kind in kinds
            if kind == "name" and kinds[stem, "name"] >= kinds[stem, "noun"]
        }
        self._offered: dict[tuple[Word, ...], _Offered] = {}

    def weight(self, word: Word) -> float:
        """Say how much a word tells."""
        rarity = log((1 + self._total) / (1 + self._told[word.stem])) / log(1 + self._total)
        listed = weights.LISTED if word.senses else 1.0
        kind = "name" if self.is_name(word) else word.kind
        return weights.WORD[kind] * listed * max(0.0, rarity)

    def is_name(self, word: Word) -> bool:
        """Tell whether a word names somebody, here or mostly elsewhere in the story."""
        return word.kind == "name" or (word.kind == "noun" and word.stem in self._names)

    def told(self, words: Iterable[Word]) -> float:
        """Say how much words tell together."""
        return sum(map(self.weight, words))

    def likeness(
        self, said: Sequence[Word], other: Sequence[Word], before: Sequence[Word] = ()
    ) -> Likeness:
        """Say how much of the one the other tells; in part, too, what it refers to before it."""
        offered = self.offered(tuple(other))
        earlier = self.offered(tuple(before))
        matches = [
            (self._match(word, offered) or self._referred(word, earlier), self.weight(word), word)
            for word in said
        ]
        return _likeness(matches)

    def _referred(self, word: Word, earlier: _Offered) -> Match:
        found = self._match(word, earlier)
        return Match(found.credit * weights.REFERRED)

    def offered(self, words: tuple[Word, ...]) -> _Offered:
        """Return what words offer to be matched; made once for each passage."""
        if words not in self._offered:
            self._offered[words] = self._offer(words)
        return self._offered[words]

    def keys(self, words: Sequence[Word]) -> frozenset[str]:
        """Return what a passage can be found by: whatever can match in it."""
        offered = self.offered(tuple(words))
        senses = {f"={sense}" for sense in offered.senses | offered.part_senses}
        return offered.stems | offered.parts | offered.opposites | senses

    def _offer(self, words: tuple[Word, ...]) -> _Offered:
        telling = [word for word in words if word.kind != "light"]
        stems = frozenset(word.stem for word in telling)
        parts = {part for word in telling for part in self._parts.get(word.stem, ())}
        return _Offered(
            stems,
            frozenset(sense for word in telling for sense in word.senses),
            frozenset(parts),
            frozenset(sense for part in parts for sense in self._senses.get(part, ())),
            frozenset(other for stem in stems for other in self._opposites.get(stem, ())),
        )

    def _match(self, word: Word, offered: _Offered) -> Match:
        """Say how well a word is matched."""
        if word.kind == "light":
            return _NONE
        if word.stem in offered.stems:
            return _SAME
        if word.stem in offered.opposites:
            return _CONTRARY
        if offered.senses.intersection(word.senses):
            return _SENSE
        own = self._parts.get(word.stem, ())
        if word.stem in offered.parts or offered.stems.intersection(own):
            return _PART
        senses = {sense for part in own for sense in self._senses.get(part, ())}
        if senses & offered.senses or offered.part_senses.intersection(word.senses):
            return _SENSE_OF_PART
        return _NONE


def _likeness(matches: Sequence[tuple[Match, float, Word]]) -> Likeness:
    total = sum(weight for _, weight, _ in matches)
    found = sum(match.credit * weight for match, weight, _ in matches)
    return Likeness(
        found / total if total else 0.0,
        found,
        tuple(word.stem for match, weight, word in matches if match.credit and weight),
        sum(match.contrary for match, _, _ in matches) % 2 == 1,
    )


def _opposites(languages: Iterable[str]) -> dict[str, set[str]]:
    """Return which stems are the contrary of which."""
    found: dict[str, set[str]] = {}
    for language in languages:
        for one, other in opposites(language):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def figures(passage: Passage) -> frozenset[str]:
    """Return the numbers of a passage."""
    return frozenset(word.stem for word in passage.words if word.kind == "number")
