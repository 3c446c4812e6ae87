"""The claims that have certain words: who carries them, whose words they are, who disputes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wortlaut.link.finding import stems_of
from wortlaut.model.dossier import (
    Carrier,
    Claim,
    ClaimId,
    Denial,
    Dossier,
    Origin,
    OriginId,
    OriginRange,
)
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record, Statement
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage that carries a claim; ``holder`` is null where the article says it itself.

    ``via`` names who passed the words on, nearest to the holder first.
    """

    article: ArticleId
    uri: str
    outlet: str | None
    published: str | None
    holder: str | None
    via: tuple[str, ...]
    content: tuple[Span, ...]
    words: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Contradicted:
    """Who contradicts a claim, where, in which words, and why that is taken for a contradiction."""

    article: ArticleId
    uri: str
    outlet: str | None
    published: str | None
    holder: str | None
    evidence: tuple[Span, ...]
    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with all that is known of it, to be read without the dossier."""

    id: ClaimId
    wording: str
    origins: OriginRange
    carried_by: tuple[Carried, ...]
    disputed_by: tuple[Contradicted, ...]


def claims_with(
    dossier: Dossier, records: Mapping[ArticleId, Record], words: str
) -> tuple[Claimed, ...]:
    """Return the claims that have all these words in one passage, first those worded so.

    Words are compared by stem; their order does not matter. ``records`` say whose words they are.
    """
    return tuple(claimed(dossier, records, claim) for claim in claims_like(dossier, words))


def claims_like(dossier: Dossier, words: str) -> tuple[Claim, ...]:
    """Return the claims that have all these words in one passage, first those worded so."""
    wanted = stems_of(words)
    found = [
        claim
        for claim in dossier.claims
        if wanted and any(wanted <= stems_of(text) for text in _texts(dossier, claim))
    ]
    return tuple(sorted(found, key=lambda claim: not is_worded(claim, words)))


def is_worded(claim: Claim, words: str) -> bool:
    """Tell whether the wording of a claim has all these words."""
    return stems_of(words) <= stems_of(claim.wording)


def _texts(dossier: Dossier, claim: Claim) -> Iterator[str]:
    yield claim.wording
    for one in claim.occurrences:
        yield _excerpt(dossier, one.article, one.content)


def claimed(dossier: Dossier, records: Mapping[ArticleId, Record], claim: Claim) -> Claimed:
    """Return a claim with all that is known of it; ``records`` say whose words they are."""
    origins = {origin.id: origin for origin in dossier.origins}
    return Claimed(
        claim.id,
        claim.wording,
        claim.origins,
        tuple(_carried(dossier, records[one.article], origins, one) for one in claim.occurrences),
        tuple(_contradicted(dossier, one) for one in claim.disputed_by),
    )


def _carried(
    dossier: Dossier, record: Record, origins: Mapping[OriginId, Origin], one: Carrier
) -> Carried:
    article = dossier.article(one.article)
    where = (article.uri, article.outlet, article.published)
    said = _said(record, one.content)
    holder = record.holder(said) if said else None
    via = tuple(actor.name for id in (said.via if said else ()) if (actor := record.actor(id)))
    text = _excerpt(dossier, one.article, one.content)
    told = tuple(origins[id] for id in one.origins)
    return Carried(one.article, *where, holder, via, one.content, text, told)


def _said(record: Record, content: tuple[Span, ...]) -> Statement | None:
    """Return the first statement there of which the article says whose words it is."""
    return next(
        (
            statement
            for statement in record.statements or ()
            if record.holder(statement)
            and any(span.overlaps(at) for span in statement.content for at in content)
        ),
        None,
    )


def _contradicted(dossier: Dossier, denial: Denial) -> Contradicted:
    article = dossier.article(denial.article)
    where = (article.uri, article.outlet, article.published)
    words = _excerpt(dossier, denial.article, denial.evidence)
    return Contradicted(
        denial.article, *where, denial.holder, denial.evidence, words, denial.reasons
    )


def _excerpt(dossier: Dossier, id: ArticleId, spans: tuple[Span, ...]) -> str:
    text = dossier.article(id).text
    return " […] ".join(span.of(text) for span in spans)
