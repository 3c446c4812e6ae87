"""What the desk's lists show of a story, and of who used certain words first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wortlaut.model.dossier import (
    Claim,
    Dossier,
    DossierArticle,
    OriginRange,
    Story,
    TextReuse,
    Use,
)
from wortlaut.model.identity import ArticleId
from wortlaut.model.span import Span
from wortlaut.serve.export.resting import first_of, folded
from wortlaut.serve.export.sources import addresses_of
from wortlaut.serve.told import flow


@dataclass(frozen=True, slots=True)
class Telling:
    """An article of a story with the copies of it."""

    article: DossierArticle
    copies: tuple[DossierArticle, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A story in a list; ``origins`` are those of the claim that has most."""

    story: Story
    tellings: tuple[Telling, ...]
    copies: int
    origins: OriginRange | None
    claims: int
    disputed: int


def card_of(part: Dossier) -> Card:
    """Sum up a story: who told it, who copied whom, on how many origins it rests."""
    (story,) = part.stories
    copies = folded(part)
    ranges = [claim.origins for claim in part.claims]
    return Card(
        story=story,
        tellings=tuple(
            Telling(part.article(id), tuple(_copies(part, id, copies)))
            for id in story.articles
            if id not in copies
        ),
        copies=len(copies),
        origins=max(ranges, key=lambda one: (one.at_least, one.at_most), default=None),
        claims=len(part.claims),
        disputed=sum(bool(claim.disputed_by) for claim in part.claims),
    )


def _copies(
    part: Dossier, id: ArticleId, copies: Mapping[ArticleId, TextReuse]
) -> list[DossierArticle]:
    return [part.article(other) for other in copies if first_of(other, copies) == id]


def reason_in(part: Dossier, reason: str) -> tuple[tuple[str, ArticleId | None], ...]:
    """Cut a reason where it names an article by its address, and name the article by its outlet."""
    known = {article.uri: article for article in part.articles}
    pieces = enumerate(addresses_of(part.articles).split(flow(reason)))
    return tuple(
        (known[piece].outlet or piece, known[piece].id) if number % 2 else (piece, None)
        for number, piece in pieces
    )


@dataclass(frozen=True, slots=True)
class Traced:
    """Somebody's use of certain words, with the story and the claim that it belongs to."""

    use: Use
    story: Story
    claim: Claim | None


def traced(part: Dossier, uses: Sequence[Use]) -> list[Traced]:
    """Say of each use of certain words in a story what it carries."""
    return [Traced(use, part.stories[0], _claim_at(part, use.article, use.content)) for use in uses]


def _claim_at(part: Dossier, article: ArticleId, content: Sequence[Span]) -> Claim | None:
    return next(
        (
            claim
            for claim in part.claims
            for one in claim.occurrences
            if one.article == article
            and any(span.overlaps(at) for span in one.content for at in content)
        ),
        None,
    )
