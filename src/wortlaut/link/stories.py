"""Which articles are about one thing that happened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from wortlaut.link import weights
from wortlaut.link.articles import Linked
from wortlaut.model.identity import ArticleId


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


def vector(article: Linked) -> dict[str, float]:
    """Weigh the words of an article, names most, scaled to length 1."""
    counted: dict[str, float] = defaultdict(float)
    for word in article.words:
        counted[word.stem] += weights.STORY_WORD[word.kind]
    logs = {stem: log(1 + weight) for stem, weight in counted.items() if weight}
    length = sqrt(sum(weight * weight for weight in logs.values()))
    return {stem: weight / length for stem, weight in logs.items()}


def product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Multiply two vectors, word by word."""
    return sum(weight * other[word] for word, weight in sorted(one.items()) if word in other)


def persons(article: Linked) -> frozenset[str]:
    """Return the full names of persons in an article, of whom no table knows."""
    return frozenset(
        name
        for actor in article.record.actors or ()
        if actor.type == "person" and not actor.wikidata
        for name in [actor.name]
        if len(name.split()) > 1
    )


def near_in_time(one: Linked, other: Linked) -> bool:
    """Tell whether two articles may be of one story by their dates; undated ones may."""
    if one.moment is None or other.moment is None:
        return True
    return abs((one.moment - other.moment).total_seconds()) <= weights.STORY_DAYS * 86_400


def bonds(
    articles: Sequence[Linked],
    pairs: Iterable[tuple[Linked, Linked]],
    copied: Mapping[tuple[ArticleId, ArticleId], float],
    cited: Mapping[tuple[ArticleId, ArticleId], str],
) -> tuple[Bond, ...]:
    """Return the bonds between pairs of a later and an earlier article that make one story.

    ``copied`` has the share of a later article that stands in an earlier one, ``cited`` the outlet
    that a later one names.
    """
    vectors = {article.id: vector(article) for article in articles}
    named = {article.id: persons(article) for article in articles}
    found = []
    for later, earlier in pairs:
        pair = (later.id, earlier.id)
        reasons = [("words in common", product(vectors[later.id], vectors[earlier.id]))]
        reasons += [
            (f"both name {name}", weights.SHARED_PERSON)
            for name in sorted(named[later.id] & named[earlier.id])
        ]
        reasons += [("one cites " + cited[pair], weights.CITES_OUTLET)] if pair in cited else []
        reasons += [("copied text", weights.COPIES * copied[pair])] if pair in copied else []
        bond = Bond(*pair, tuple((name, round(weight, 3)) for name, weight in reasons))
        if bond.strength >= weights.SAME_STORY:
            found.append(bond)
    return tuple(_in_one_time(found, {article.id: article for article in articles}))


def _in_one_time(bound: Sequence[Bond], by_id: Mapping[ArticleId, Linked]) -> Iterator[Bond]:
    """Leave out what binds an undated article to another time than its strongest bond does.

    Else it would make one story of two that are a year apart.
    """
    strongest: dict[ArticleId, Linked] = {}
    for bond in sorted(bound, key=lambda one: (-one.strength, one.a, one.b)):
        for undated, other in ((bond.a, bond.b), (bond.b, bond.a)):
            if by_id[undated].moment is None and by_id[other].moment is not None:
                strongest.setdefault(undated, by_id[other])
    for bond in bound:
        ends = [strongest.get(id, by_id[id]) for id in (bond.a, bond.b)]
        if near_in_time(*ends):
            yield bond


def grouped(articles: Iterable[Linked], bound: Iterable[Bond]) -> tuple[tuple[Linked, ...], ...]:
    """Put articles with bonds between them together, in the order of the first of each story."""
    leader: dict[ArticleId, ArticleId] = {article.id: article.id for article in articles}
    for bond in bound:
        a, b = _leader(leader, bond.a), _leader(leader, bond.b)
        leader[max(a, b)] = min(a, b)
    groups: dict[ArticleId, list[Linked]] = defaultdict(list)
    for article in articles:
        groups[_leader(leader, article.id)].append(article)
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
