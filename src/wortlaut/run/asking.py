"""What is asked of all stories linked in a store, one by one: no two of them are in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wortlaut.link.articles import linked
from wortlaut.link.claimed import Claimed, claimed, claims_like, is_worded
from wortlaut.link.dossier import Place, place_in_order
from wortlaut.link.trace import uses_of
from wortlaut.link.versions import Comparison, comparisons
from wortlaut.model.dossier import Dossier, Origin, OriginId, Use
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.record.store import Store
from wortlaut.run.linking import parts

_Resting = Mapping[OriginId, Sequence[tuple[Place, tuple[ArticleId, ...]]]]


def claims_in(db: Path, words: str, as_of: str | None = None) -> tuple[Claimed, ...]:
    """Return the claims in a store that have all these words in one passage."""
    found: list[tuple[bool, Place, Claimed]] = []
    resting: dict[OriginId, list[tuple[Place, tuple[ArticleId, ...]]]] = defaultdict(list)
    with Store(db, read_only=True) as store, store.linked() as linkage:
        for part in parts(linkage, None, as_of):
            place = place_in_order(part.articles[0])
            claims = claims_like(part, words)
            records = _records(store, part) if claims else {}
            for claim in claims:
                known = claimed(part, records, claim)
                found.append((not is_worded(claim, words), place, known))
            for origin in part.origins:
                resting[origin.id].append((place, origin.articles))
    found.sort(key=lambda one: one[:2])
    return tuple(_resting_anywhere(claim, resting) for _, _, claim in found)


def _records(store: Store, part: Dossier) -> dict[ArticleId, Record]:
    return {article.id: store.record(article.id) for article in part.articles}


def _resting_anywhere(claim: Claimed, resting: _Resting) -> Claimed:
    """Let the origins of a claim tell the articles of all stories that rest on them."""

    def whole(origin: Origin) -> Origin:
        ordered = sorted(resting[origin.id], key=lambda one: one[0])
        return replace(origin, articles=tuple(id for _, articles in ordered for id in articles))

    carried = (replace(one, origins=tuple(map(whole, one.origins))) for one in claim.carried_by)
    return replace(claim, carried_by=tuple(carried))


def uses_in(db: Path, words: str) -> tuple[Use, ...]:
    """Return who used certain words in a store; forms of an utterance win over mere words."""
    found: list[tuple[Place, int, Use]] = []
    with Store(db, read_only=True) as store, store.linked() as linkage:
        for part in parts(linkage):
            for use in uses_of(part, words):
                place = place_in_order(part.article(use.article))
                found.append((place, use.content[0].start, use))
    told = [one for one in found if one[2].form is not None]
    return tuple(use for _, _, use in sorted(told or found, key=lambda one: one[:2]))


def comparisons_in(db: Path, name: str) -> tuple[Comparison, ...]:
    """Compare an article of a store with what it copies, and its versions with each other.

    Raises ``NotFoundError`` if no article, or more than one, is called so.
    """
    with Store(db, read_only=True) as store, store.linked() as linkage:
        asked = store.record(name).article.id
        first = linkage.stories.of_article(asked)
        found = () if first is None else tuple(parts(linkage, first))
        return tuple(
            one
            for part in found
            for one in comparisons(
                part, {one.id: one for one in linked(_records(store, part).values())}, asked
            )
        )
