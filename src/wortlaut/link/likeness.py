"""How much two passages tell alike, and by which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.words import Word, opposites, parts_of, stems


@dataclass(frozen=True, slots=True)
class Match:
    """How well a word is matched, from 0 to 1, and whether by its contrary."""

    credit: float
    contrary: bool = False


_NONE = Match(0.0)
_SAME = Match(weights.SAME_STEM)
_CONTRARY = Match(weights.SAME_SENSE, contrary=True)
_SENSE = Match(weights.SAME_SENSE)
_PART = Match(weights.PART_OF_COMPOUND)

# The words of a passage that tell something: each stem once, with its weight.
Bag = Mapping[str, float]
Key = tuple[tuple[str, str], ...]
_EMPTY: Bag = {}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of one passage another tells, and how much of that one the first.

    ``share`` is of the first, ``back`` of the other; ``weight`` and ``words`` are of what the first
    has in common with it, ``beside`` how many of these words name nobody. ``contrary`` says that
    one of them is matched by its opposite.
    """

    share: float
    back: float
    weight: float
    words: tuple[str, ...]
    beside: int
    contrary: bool

    @property
    def both(self) -> float:
        """How far the two tell the same and nothing else; little where little is told at all."""
        return sqrt(self.share * self.back) * min(1.0, self.weight / weights.ENOUGH_TOLD)

    def same(self, least: float) -> bool:
        """Tell whether the two tell the same: so far at least, and not the same names alone."""
        return self.both >= least and self.beside > 0


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
        kinds = Counter((word.stem, word.kind) for words in sentences.values() for word in words)
        self._names = {
            stem
            for stem, kind in kinds
            if kind == "name" and kinds[stem, "name"] >= kinds[stem, "noun"]
        }
        telling = [w for words in sentences.values() for w in words if w.kind != "light"]
        languages = {article.language for article in articles}
        self._near = _Near(telling, languages)
        self._measures = frozenset().union(*(stems(one, "measures") for one in languages))
        self._bags: dict[Key, Bag] = {}
        # The same tuples are asked for again and again; kept, so that no other has their id.
        self._bag_of: dict[int, tuple[tuple[Word, ...], Bag]] = {}

    def weight(self, word: Word) -> float:
        """Say how much a word tells."""
        rarity = log((1 + self._total) / (1 + self._told[word.stem])) / log(1 + self._total)
        listed = weights.LISTED if word.senses else 1.0
        kind = "name" if self.is_name(word) else word.kind
        few = weights.ONE_DIGIT if kind == "number" and len(word.stem) == 1 else 1.0
        return weights.WORD[kind] * few * listed * max(0.0, rarity)

    def is_name(self, word: Word) -> bool:
        """Tell whether a word names somebody, here or mostly elsewhere in the story."""
        return word.kind == "name" or (word.kind == "noun" and word.stem in self._names)

    def is_measure(self, word: Word) -> bool:
        """Tell whether a word is what anything is counted in: "Jahre", "Euro"."""
        return word.stem in self._measures

    def bag(self, words: Iterable[Word]) -> Bag:
        """Return the words that tell something, weighed; made once for the same words."""
        known = self._bag_of.get(id(words))
        if known and known[0] is words:
            return known[1]
        bag = self._bag(words)
        if isinstance(words, tuple):
            self._bag_of[id(words)] = (words, bag)
        return bag

    def _bag(self, words: Iterable[Word]) -> Bag:
        telling = [word for word in words if word.kind != "light"]
        key = self.key(telling)
        if key not in self._bags:
            self._bags[key] = {word.stem: self.weight(word) for word in telling}
        return self._bags[key]

    def key(self, words: Iterable[Word]) -> Key:
        """Return what words are that tell the same: those with equal keys need one comparison."""
        return tuple((word.stem, word.kind) for word in words)

    def told(self, words: Iterable[Word]) -> float:
        """Say how much words tell together."""
        return sum(self.bag(words).values())

    def likeness(
        self, said: Iterable[Word], other: Iterable[Word], before: Iterable[Word] = ()
    ) -> Likeness:
        """Say how much two passages tell alike; in part, too, by what the other refers to."""
        return self.compared(self.bag(said), self.bag(other), self.bag(before))

    def compared(self, said: Bag, other: Bag, before: Bag = _EMPTY) -> Likeness:
        """Say how much two bags of words have in common, or what stands before the other one."""
        words: list[str] = []
        found, back, turned = 0.0, 0.0, 0
        for stem, weight in said.items():  # most words of a story are compared here, many times
            match = _SAME if stem in other else self._best(stem, other, before)
            if match is not _NONE:
                found += match.credit * weight
                turned += match.contrary
                words += [stem] if weight else []
        for stem, weight in other.items():
            back += weight if stem in said else self._near.match(stem, said).credit * weight
        beside = sum(stem not in self._names for stem in words)
        return Likeness(
            _part(found, said), _part(back, other), found, tuple(words), beside, turned % 2 == 1
        )

    def _best(self, stem: str, other: Bag, before: Bag) -> Match:
        """Say how well a word is matched by a passage, or by what stands before it: worth less."""
        match = self._near.match(stem, other)
        if match is not _NONE or not before:
            return match
        referred = self._near.match(stem, before)
        return _NONE if referred is _NONE else Match(referred.credit * weights.REFERRED)

    def leads(self, bag: Bag, share: float) -> Iterator[str]:
        """Yield what a bag must be matched by for so large a share of it to be matched at all.

        Its heaviest words, until the others are too light to be the share: so the words of the
        whole story, which stand in every other passage, lead nowhere.
        """
        left = sum(bag.values())
        least = share * left
        for stem, weight in sorted(bag.items(), key=lambda one: (-one[1], one[0])):
            if left < least or not weight:
                return
            left -= weight
            yield from (stem, *self._near.of(stem))


def _part(found: float, bag: Bag) -> float:
    total = sum(bag.values())
    return min(1.0, found / total) if total else 0.0


class _Near:
    """Which words of a story match each other, and how well."""

    def __init__(self, words: Iterable[Word], languages: Iterable[str]) -> None:
        self._senses = {word.stem: word.senses for word in words}
        self._parts = parts_of(self._senses)
        self._opposites = _opposites(languages)
        self._wholes: dict[str, list[str]] = defaultdict(list)
        self._with_sense: dict[str, list[str]] = defaultdict(list)
        for stem, senses in self._senses.items():
            for sense in senses:
                self._with_sense[sense].append(stem)
        for whole, parts in self._parts.items():
            for part in parts:
                self._wholes[part].append(whole)
        self._known: dict[str, dict[str, Match]] = {}

    def of(self, stem: str) -> Mapping[str, Match]:
        """Return the other words that match one, the best first."""
        if stem not in self._known:
            found = dict(self._matches(stem)).items()
            best_first = sorted(found, key=lambda one: (-one[1].credit, not one[1].contrary))
            self._known[stem] = {other: match for other, match in best_first if other != stem}
        return self._known[stem]

    def _matches(self, stem: str) -> Iterator[tuple[str, Match]]:
        """Yield what else matches a word, the better after the worse."""
        parts = (*self._parts.get(stem, ()), *self._wholes.get(stem, ()))
        yield from ((one, _PART) for one in parts)
        for sense in self._senses.get(stem, ()):
            yield from ((one, _SENSE) for one in self._with_sense[sense])
        yield from ((one, _CONTRARY) for one in self._opposites.get(stem, ()))

    def match(self, stem: str, bag: Bag) -> Match:
        """Return the best match that a bag has for a word."""
        if stem in bag:
            return _SAME
        for other, match in self.of(stem).items():
            if other in bag:
                return match
        return _NONE


def _opposites(languages: Iterable[str]) -> dict[str, set[str]]:
    """Return which stems are the contrary of which."""
    found: dict[str, set[str]] = {}
    for language in languages:
        for one, other in opposites(language):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def figures(passage: Passage) -> frozenset[str]:
    """Return the numbers of a passage, but those that it says are not so."""
    told = frozenset(word.stem for word in passage.words if word.kind == "number")
    return told - passage.denied
