"""Which clauses tell the same because they are of one utterance, in fewer words in common.

That two statements are one act of speech is shown by more than their words: by their holder, or by
the outlet that one names. Then the words in which one article sums up what another one quotes need
not be as much like it as those of two passages of which nothing else is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.cited import Cited, Given
from wortlaut.link.likeness import Lexicon
from wortlaut.link.said import Said
from wortlaut.link.utterances import UtteranceDraft
from wortlaut.model.identity import ArticleId
from wortlaut.model.span import Span

Clauses = Mapping[ArticleId, Sequence[Passage]]


def said_again_in(
    articles: Iterable[Linked], utterances: Iterable[UtteranceDraft], lexicon: Lexicon
) -> Cited:
    """Return, by the clauses that are most of what somebody says, who gives it elsewhere."""
    clauses: Clauses = {
        one.id: [
            passage
            for passage in one.passages
            if not passage.several and not one.asks(passage.sentence)
        ]
        for one in articles
    }
    found: dict[tuple[ArticleId, Span], list[Given]] = defaultdict(list)
    for utterance in utterances:
        # A claim has all prints of one wording: it is enough to know of the first who gives it.
        for said in {one.text: one for one in reversed(utterance.said)}.values():
            others = [one for one in utterance.said if one.article.id != said.article.id]
            for clause in _most_of(said, clauses[said.article.id]):
                found[clause.article, clause.span] += _given(clause, others, clauses, lexicon)
    return found


def _most_of(said: Said, clauses: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the clauses that are much of what somebody says: of ten sentences one is not."""
    length = sum(span.end - span.start for span in said.content)
    for clause in clauses:
        shared = sum(_shared(span, clause.span) for span in said.content)
        if shared >= weights.MUCH_OF_IT * length:
            yield clause


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _given(
    clause: Passage, others: Iterable[Said], clauses: Clauses, lexicon: Lexicon
) -> Iterator[Given]:
    """Yield, of each other statement whose holder is named, the clause that is most like one."""
    for said in others:
        there = [
            (other, lexicon.likeness(clause.words, other.words, other.before))
            for other in clauses[said.article.id]
            if said.holder and any(span.overlaps(other.span) for span in said.content)
        ]
        alike = [
            (other, likeness)
            for other, likeness in there
            if likeness.same(weights.CITED)
            and (other.negated != clause.negated) == likeness.contrary
        ]
        if alike:
            yield max(alike, key=lambda one: round(one[1].both, 6))
