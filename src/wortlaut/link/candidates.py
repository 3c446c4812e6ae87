"""Which earlier articles are worth comparing with a new one: an index that grows with each.

Near copies are found by MinHash over runs of words, whatever their order; rewrites by the names and
the long numbers that they share. What too many articles have is no lead: it finds nothing that
something rarer does not find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rensa import RMinHash, RMinHashLSH

from wortlaut.link import weights
from wortlaut.link.articles import Linked
from wortlaut.link.stories import near_in_time

_SHINGLE = 4  # words in a row
_PERMUTATIONS = 128
_BANDS = 64  # of two hashes each: finds copies of a sixth of a text
_SEED = 7
_LONG = 3  # digits of a number that few articles share by chance


class Index:
    """Articles by what they can be found by, in the order in which they were added."""

    def __init__(self) -> None:
        self._articles: list[Linked] = []
        self._copies = RMinHashLSH(0.0, _PERMUTATIONS, _BANDS)
        self._leads: dict[str, list[int]] = defaultdict(list)

    def near(self, article: Linked) -> tuple[Linked, ...]:
        """Return the articles added that may have to do with one, in their order."""
        found = set(self._copies.query(_minhash(article)))
        for lead in _leads(article):
            numbers = self._leads.get(lead, [])
            found |= set(numbers) if len(numbers) <= weights.CROWD else set()
        near = (self._articles[number] for number in sorted(found))
        return tuple(one for one in near if near_in_time(one, article))

    def add(self, article: Linked) -> None:
        """Add one more article."""
        number = len(self._articles)
        self._articles.append(article)
        self._copies.insert(number, _minhash(article))
        for lead in _leads(article):
            self._leads[lead].append(number)


def pairs(articles: Iterable[Linked]) -> Iterator[tuple[Linked, Linked]]:
    """Yield each article with each earlier one that it is worth comparing with: later, earlier."""
    index = Index()
    for article in articles:
        yield from ((article, earlier) for earlier in index.near(article))
        index.add(article)


def _minhash(article: Linked) -> RMinHash:
    stems = [word.stem for word in article.words]
    shingles = {" ".join(stems[at : at + _SHINGLE]) for at in range(len(stems) - _SHINGLE + 1)}
    made = RMinHash(_PERMUTATIONS, _SEED)
    made.update(sorted(shingles) or [article.id])
    return made


def _leads(article: Linked) -> list[str]:
    """Return the names and the long numbers of an article."""
    return sorted(
        {
            word.stem
            for word in article.words
            if word.kind == "name" or (word.kind == "number" and len(word.stem) >= _LONG)
        }
    )
