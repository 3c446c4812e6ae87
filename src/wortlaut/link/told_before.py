"""What an article tells that earlier ones told before it, in whatever words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.asked import Asked, SaidTwice
from wortlaut.link.outlets import is_agency


def shared(asked: Asked, earlier: Linked) -> list[SaidTwice]:
    """Return the sentences that tell what an earlier article told and no known source did."""
    later, known = asked.later, asked.known
    found: dict[int, SaidTwice] = {}
    for claim in asked.told.claims_in(later.id):
        first = claim.well_told.get(earlier.id)
        if first and not claim.articles & known:
            for passage in claim.well_told[later.id]:
                quoted = _quotes(later, passage) and not asked.updates
                if passage.sentence not in asked.found_out and not quoted:
                    found.setdefault(passage.sentence, (passage, first[0]))
    return list(found.values())


def most_told(asked: Asked, sources: Iterable[Linked]) -> tuple[Linked, list[SaidTwice]] | None:
    """Return the earlier article that told most of what is not explained, with the passages."""
    best: tuple[Linked, list[SaidTwice]] | None = None
    most = 0.0
    for one in sources:
        pairs = shared(asked, one)
        weight = _weight(asked, pairs) * (weights.AGENCY_FIRST if is_agency(one) else 1.0)
        near = one.outlet in asked.newly_credited or one.outlet == asked.later.outlet
        least = weights.RETOLD_CREDITED if near else _least_retold(asked)
        once = len(pairs) == 1 and not near  # one sentence may be anybody's
        if weight > max(most, least) and not once and one.id not in asked.known:
            best, most = (one, pairs), weight
    return best


def _weight(asked: Asked, pairs: Iterable[SaidTwice]) -> float:
    """Say how much what two articles tell alike weighs together."""
    told = asked.told.lexicon.told
    return sum(min(told(one.words), told(other.words)) for one, other in pairs)


def _least_retold(asked: Asked) -> float:
    """Return what an article tells at least of one that it neither names nor credits.

    What a newer version adds is from somewhere; nobody signs an agency's report with their name.
    """
    if asked.updates:
        return weights.RETOLD_ADDED
    return weights.RETOLD * (weights.SIGNED if _is_signed(asked.later) else 1.0)


def _is_signed(article: Linked) -> bool:
    """Tell whether somebody signs an article with their name, not with initials."""
    return any(len(author.split()) > 1 for author in article.record.article.authors)


def _quotes(article: Linked, passage: Passage) -> bool:
    """Tell whether a passage has something in quotation marks: that may have been said to many."""
    return any(article.statements[id].kind == "direct" for id in passage.statements)


@dataclass(frozen=True, slots=True)
class Best:
    """The article that tells most of something, where, and how much that weighs."""

    article: Linked
    passage: Passage
    weight: float


def best_told(asked: Asked, passage: Passage, sources: Iterable[Linked]) -> Best | None:
    """Return the article that tells most of a sentence and the one after it.

    Of equals it is the first; where none tells anything of it, the last. None without sources.
    """
    after = [one for one in asked.later.passages if one.sentence == passage.sentence + 1]
    words = (*passage.words, *(word for one in after[:1] for word in one.words))
    likeness = asked.told.lexicon.likeness
    best: Best | None = None
    for article in sources:
        for other in article.passages:
            weight = likeness(words, other.words).weight
            if best is None or weight > best.weight or (weight == 0 == best.weight):
                best = Best(article, other, weight)
    return best
