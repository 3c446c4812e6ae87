"""Which articles are about one thing that happened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from wortlaut.link import weights
from wortlaut.link.alignment import tiles
from wortlaut.link.articles import Linked
from wortlaut.link.citations import is_cited
from wortlaut.link.places import is_dated, near_in_time
from wortlaut.link.sketches import Sketch
from wortlaut.model.identity import ArticleId

_COPIED = "copied text"


@dataclass(frozen=True, slots=True)
class Bond:
    """What speaks for two articles' being of one story: each reason with its weight."""

    a: ArticleId
    b: ArticleId
    reasons: tuple[tuple[str, float], ...]

    @property
    def strength(self) -> float:
        """The sum of its reasons."""
        return sum(weight for _, weight in self.reasons)

    @property
    def told(self) -> str:
        """The same in words."""
        why = ", ".join(f"{reason} ({weight})" for reason, weight in self.reasons)
        return f"{self.a} with {self.b}: {why}"


def bonds_of(later: Sketch, before: Iterable[Sketch]) -> tuple[Bond, ...]:
    """Return what binds an article to earlier ones: to the closest, and those nearly as close.

    A weak bond beside a strong one would make one story of two that have a place in common.
    """
    bonds = [_bond(later, earlier) for earlier in before]
    least = max(map(_beside_copies, bonds), default=0.0) * weights.CLOSEST
    return tuple(
        bond
        for bond in bonds
        if bond.strength >= weights.SAME_STORY and _beside_copies(bond) >= least
    )


def _beside_copies(bond: Bond) -> float:
    """Return what binds two articles but for copied text: news and its sequel copy little."""
    return sum(weight for reason, weight in bond.reasons if reason != _COPIED)


def _bond(later: Sketch, earlier: Sketch) -> Bond:
    """Say what speaks for two articles' being of one story."""
    reasons = [("words in common", _product(later.vector, earlier.vector))]
    reasons += [
        (f"both name {name}", weights.SHARED_PERSON)
        for name in later.persons
        if name in earlier.persons
    ]
    if earlier.outlet and _cites(later, earlier.outlet):
        reasons.append((f"one cites {earlier.outlet}", weights.CITES_OUTLET))
    if (share := _copied(later, earlier)) >= weights.COPIED:
        reasons.append((_COPIED, weights.COPIES * share))
    return Bond(later.id, earlier.id, tuple((name, round(weight, 3)) for name, weight in reasons))


def _product(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """Multiply two vectors, word by word; exactly, so that no order of the words can be seen."""
    return fsum(one[word] * other[word] for word in one.keys() & other.keys())


def _cites(later: Sketch, outlet: str) -> bool:
    return outlet != later.outlet and is_cited(later.citing, outlet, later.language)


def _copied(later: Sketch, earlier: Sketch) -> float:
    """Return the share of the later text that stands in the earlier one."""
    found = tiles(later.runs, earlier.runs)
    return sum(tile.length for tile in found) / len(later.stems) if found else 0.0


def in_one_time(bound: Sequence[Bond], places: Mapping[ArticleId, int]) -> Iterator[Bond]:
    """Leave out what binds an undated article to another time than its strongest bond does.

    Else it would make one story of two that are a year apart.
    """
    strongest: dict[ArticleId, int] = {}
    for bond in sorted(bound, key=lambda one: (-one.strength, one.a, one.b)):
        for undated, other in ((bond.a, bond.b), (bond.b, bond.a)):
            if not is_dated(places[undated]) and is_dated(places[other]):
                strongest.setdefault(undated, places[other])
    for bond in bound:
        ends = [strongest.get(id, places[id]) for id in (bond.a, bond.b)]
        if near_in_time(*ends):
            yield bond


def grouped(ids: Iterable[ArticleId], bound: Iterable[Bond]) -> tuple[tuple[ArticleId, ...], ...]:
    """Put articles with bonds between them together, in the order of the first of each story."""
    leader = {id: id for id in ids}
    for bond in bound:
        a, b = _leader(leader, bond.a), _leader(leader, bond.b)
        leader[max(a, b)] = min(a, b)
    groups: dict[ArticleId, list[ArticleId]] = defaultdict(list)
    for id in leader:
        groups[_leader(leader, id)].append(id)
    return tuple(tuple(group) for group in groups.values())


def _leader(leader: dict[ArticleId, ArticleId], id: ArticleId) -> ArticleId:
    while leader[id] != id:
        leader[id] = leader[leader[id]]
        id = leader[id]
    return id


def label_of(story: Sequence[Linked]) -> str:
    """Return the headline that has most of the words that the headlines of a story share."""
    titled = [article for article in story if article.title]
    told = Counter(word for article in titled for word in _title_words(article))

    def rank(article: Linked) -> tuple[float, tuple[str, str]]:
        words = _title_words(article)
        shared = sum(told[word] - 1 for word in words) / (3 + len(words))
        return (-shared, article.order)

    return min(titled, key=rank).title if titled else ""


def _title_words(article: Linked) -> frozenset[str]:
    return frozenset(word.stem for word in article.title_words if word.kind != "light")
