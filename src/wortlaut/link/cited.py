"""What a sentence that names an outlet gives of what that outlet told.

Who names an outlet for something tells what it told: then fewer words in common are enough than
between two passages of which nothing says that one gives the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.citations import citations
from wortlaut.link.likeness import Lexicon, Likeness
from wortlaut.model.identity import ArticleId
from wortlaut.model.span import Span

Given = tuple[Passage, Likeness]  # a passage that gives another one, and how far
Cited = Mapping[tuple[ArticleId, Span], Sequence[Given]]


def cited_in(articles: Sequence[Linked], lexicon: Lexicon) -> Cited:
    """Return, by the passages of outlets that are named, who gives each; in order of publication.

    Each sentence gives at most one: the passage of all that the outlet told that is most like it.
    """
    found: dict[tuple[ArticleId, Span], list[Given]] = defaultdict(list)
    for number, later in enumerate(articles):
        before = articles[:number]
        for citation in citations(later, sorted({one.outlet for one in before if one.outlet})):
            clauses = _clauses(later, citation.passage.sentence)
            sources = _telling((one for one in before if one.outlet == citation.outlet), lexicon)
            if best := _most_like(clauses, sources, lexicon):
                source, given = best
                found[source.article, source.span].append(given)
    return found


def _clauses(article: Linked, sentence: int) -> list[Passage]:
    """Return the clauses of a sentence; itself if it has only one."""
    return [one for one in article.passages if one.sentence == sentence and not one.several]


def _telling(articles: Iterable[Linked], lexicon: Lexicon) -> Iterator[Passage]:
    """Yield the clauses in which articles tell something."""
    for article in articles:
        for one in article.passages:
            told = lexicon.told(one.words) if not one.several else 0.0
            if told >= weights.LEAST_TOLD and article.tells(one.sentence):
                yield one


def _most_like(
    clauses: Sequence[Passage], sources: Iterable[Passage], lexicon: Lexicon
) -> tuple[Passage, Given] | None:
    """Return the source that a clause gives best, with the clause; the first of equals."""
    best: tuple[Passage, Given] | None = None
    for source in sources:
        for clause in clauses:
            likeness = lexicon.likeness(source.words, clause.words)
            turned = (source.negated != clause.negated) != likeness.contrary
            more = best is None or round(likeness.both, 6) > round(best[1][1].both, 6)
            if more and not turned and likeness.same(weights.CITED):
                best = source, (clause, likeness)
    return best
