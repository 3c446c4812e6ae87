"""Which figures a story sets against each other, and who gives them.

"Die Feuerwehr bleibt bei 40, das Klinikum zählt 63": once an article has held two figures against
each other, whoever gives the one contradicts whoever gives the other, in whatever words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from wortlaut.link import reasons, weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.words import Word, stems
from wortlaut.model.identity import ArticleId
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Count:
    """A clause with one figure that is no date.

    ``of`` is the noun that it counts, if the clause has it; ``given`` says that a word there gives
    a figure ("bleibt bei", "beziffert"); ``by`` is the first noun: most often who gives it.
    """

    passage: Passage
    figure: str
    of: Word | None
    given: bool
    by: str | None


class Rivals:
    """The figures of a story that are set against each other, with the clauses that give them."""

    def __init__(self, articles: Iterable[Linked]) -> None:
        self._figure: dict[tuple[ArticleId, Span], str] = {}
        self._giving: dict[str, list[Passage]] = defaultdict(list)
        self._pairs: dict[str, dict[str, str]] = defaultdict(dict)
        for article in articles:
            counts = [one for passage in article.passages if (one := _count(article, passage))]
            for one in counts:
                self._figure[one.passage.article, one.passage.span] = one.figure
                if one.figure not in one.passage.denied:
                    self._giving[one.figure].append(one.passage)
            for figure, other in _set_against(article, counts):
                uri = article.record.article.source.uri
                where = reasons.OTHER_FIGURE.format(article=uri, one=figure, other=other)
                self._pairs[figure].setdefault(other, where)
                self._pairs[other].setdefault(figure, where)

    def against(self, passage: Passage) -> Iterator[tuple[Passage, str]]:
        """Yield the clauses whose figure is set against that of a passage, and where that is so."""
        figure = self._figure.get((passage.article, passage.span))
        if figure is not None and figure not in passage.denied:
            for other, where in self._pairs.get(figure, {}).items():
                yield from ((one, where) for one in self._giving[other])


def _count(article: Linked, passage: Passage) -> Count | None:
    """Return what a clause counts; None if it has no figure, or several."""
    numbers = [
        word for word in passage.words if word.kind == "number" and not _is_date(article, word)
    ]
    if passage.several or len(numbers) != 1:
        return None
    words = article.all_words(passage.span)
    giving = stems(article.language, "giving_figures")
    return Count(
        passage,
        numbers[0].stem,
        _counted(article, words, numbers[0]),
        any(word.stem in giving for word in words),
        next((word.stem for word in words if word.kind in ("noun", "name")), None),
    )


def _is_date(article: Linked, word: Word) -> bool:
    return any(
        time.type in ("DATE", "TIME") and time.span.covers(word.span)
        for time in article.record.times or ()
    )


def _counted(article: Linked, words: Sequence[Word], number: Word) -> Word | None:
    """Return the noun that a figure counts: soon after it, or after "die Zahl der"."""
    before = [word for word in words if word.span.end <= number.span.start]
    after = [word for word in words if word.span.start >= number.span.end]
    soon = after[: weights.COUNTED_WITHIN]
    if noun := next((word for word in soon if word.span.of(article.text)[0].isupper()), None):
        return noun
    numbers = stems(article.language, "number_of")
    at = next((at for at, word in enumerate(before) if word.stem in numbers), len(before))
    return next((word for word in before[at + 1 :] if word.kind == "noun"), None)


def _set_against(article: Linked, counts: Sequence[Count]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of figures that clauses side by side give for one thing."""
    for one, other in combinations(counts, 2):
        near = other.passage.sentence - one.passage.sentence <= 1
        beside = near and article.same_block(one.passage.sentence, other.passage.sentence)
        if beside and one.figure != other.figure and _of_one_thing(article, one, other):
            yield one.figure, other.figure


def _of_one_thing(article: Linked, one: Count, other: Count) -> bool:
    """Tell whether two clauses count one thing: "nicht bei 450, bei 1200", or two give a figure.

    Then one of them has the figure alone; where both name what they count, it is compared
    elsewhere. A figure of one digit stands everywhere; a clause may count a part ("davon 166").
    """
    if min(len(one.figure), len(other.figure)) == 1:
        return False
    if one.passage.sentence == other.passage.sentence and one.passage.denied | other.passage.denied:
        return True
    alone = [count for count in (one, other) if count.of is None]
    given = bool(alone) and all(count.given for count in alone)
    return given and one.by != other.by and not _is_part(article, other)


def _is_part(article: Linked, count: Count) -> bool:
    """Tell whether a clause begins with a word for what was counted before it."""
    partly = stems(article.language, "partly")
    first = article.all_words(count.passage.span)[: weights.COUNTED_WITHIN]
    return any(word.stem in partly for word in first)
