"""Whether a find is right: whether gold overlaps it by half (Dice, white space left out)."""

from __future__ import annotations

from collections.abc import Iterable

from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.score.gold import QuotedArticle

Places = frozenset[int]
_HALF = 0.5


def same(mine: Places, gold: Places) -> bool:
    """Tell whether two sets of places overlap by half."""
    return 2 * len(mine & gold) >= _HALF * (len(mine) + len(gold))


def places(record: Record, spans: Iterable[Span]) -> Places:
    """Return the places of the characters in spans, white space left out."""
    return frozenset(
        at for span in spans for at in range(span.start, span.end) if not record.text[at].isspace()
    )


def quoted(article: QuotedArticle) -> list[Places]:
    """Return the places of each gold quotation of an article."""
    tokens = tokens_of(article)
    return [
        frozenset(at for token in quotation.quote for at in tokens[token])
        for quotation in article.quotations
    ]


def tokens_of(article: QuotedArticle) -> list[range]:
    """Return where each token stands in the text."""
    at, found = 0, []
    for token in article.tokens:
        at = article.text.index(token, at)
        found.append(range(at, at + len(token)))
        at += len(token)
    return found
