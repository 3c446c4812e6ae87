"""The claims of a story, by what they rest on, and what is said against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.model.dossier import Claim, OriginRange
from wortlaut.model.dossier import Denial as Against
from wortlaut.model.identity import ArticleId
from wortlaut.serve.export.sources import Link, Sources, Told, bare
from wortlaut.serve.told import flow


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim with the passages that carry it, each with the origins it rests on.

    ``voices`` has one of each article by whose words they are; None is the article itself.
    ``against`` leads to what is said against it.
    """

    id: str
    wording: Link
    carriers: tuple[tuple[Told, str], ...]
    voices: tuple[tuple[str | None, tuple[Told, ...]], ...]
    articles: int
    disputed: bool
    against: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Claims of the same articles that rest on the same origins for the same reasons."""

    claims: tuple[Carried, ...]
    range: OriginRange
    reasons: tuple[tuple[Link, ...], ...]


def claims_of(sources: Sources, groups: Sequence[Sequence[Claim]]) -> list[Alike]:
    """Lay out groups of claims that the same articles carry, and that rest on the same origins."""
    return [
        Alike(
            tuple(_carried(sources, claim) for claim in claims),
            claims[0].origins,
            tuple(sources.linked(reason) for reason in claims[0].origins.reasons),
        )
        for claims in groups
    ]


def alike(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Put claims together that the same articles carry, and that rest on the same origins."""
    shared: dict[tuple[frozenset[ArticleId], OriginRange], list[Claim]] = {}
    for claim in claims:
        carriers = frozenset(one.article for one in claim.occurrences)
        shared.setdefault((carriers, claim.origins), []).append(claim)
    return list(shared.values())


def widest(claims: Iterable[Claim]) -> Claim | None:
    """Return the first of the claims that rest on most independent origins."""
    return max(claims, key=lambda one: (one.origins.at_least, one.origins.at_most), default=None)


def _carried(sources: Sources, claim: Claim) -> Carried:
    names = {origin.id: origin.name for origin in sources.part.origins}
    first = sources.words(claim.occurrences[0].article, claim.occurrences[0].content)
    carriers = [
        (sources.told(one.article, one.content), ", ".join(names[id] for id in one.origins))
        for one in claim.occurrences
    ]
    voices: dict[str | None, dict[Link, Told]] = {}
    for told, _ in carriers:
        voices.setdefault(told.holder, {}).setdefault(told.source, told)
    return Carried(
        id=claim.id,
        wording=replace(first, words=flow(claim.wording)),
        carriers=tuple(carriers),
        voices=tuple((holder, tuple(told.values())) for holder, told in voices.items()),
        articles=len({one.article for one in claim.occurrences}),
        disputed=bool(claim.disputed_by),
        against=sources.claim(claim.id, "against"),
    )


# ------------------------------------------------------------------------------ what is disputed
@dataclass(frozen=True, slots=True)
class Denied:
    """Who contradicts, in which words, in which articles."""

    holder: str | None
    tellings: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims, and what is said against all of them."""

    claims: tuple[Carried, ...]
    denials: tuple[Denied, ...]


def disputes_of(sources: Sources, groups: Sequence[Sequence[Claim]]) -> list[Dispute]:
    """Lay out groups of claims that are contradicted in the same words."""
    return [
        Dispute(
            tuple(_carried(sources, one) for one in claims),
            tuple(_denied(sources, claims[0].disputed_by)),
        )
        for claims in groups
    ]


def contradicted_alike(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Put claims together that are contradicted in the same words."""
    shared: dict[tuple[Against, ...], list[Claim]] = {}
    for claim in claims:
        if claim.disputed_by:
            shared.setdefault(claim.disputed_by, []).append(claim)
    return list(shared.values())


def _denied(sources: Sources, against: Sequence[Against]) -> Iterator[Denied]:
    """Yield who contradicts; articles that have it in the same words share an entry."""
    shared: dict[tuple[str | None, str], list[Told]] = {}
    for one in against:
        told = sources.told(one.article, one.evidence)
        shared.setdefault((one.holder, bare(told.words.words)), []).append(told)
    for (holder, _), tellings in shared.items():
        yield Denied(holder, tuple(tellings))
