"""Whether copies and edited copies are found among many articles: simulated, so that it is known.

An article is copied from another where its text was made from it: as it is, cut, or edited. Right
is a source of the same text, whether the agency's report or another print of it, for who copied
from whom cannot always be seen; how often it is the very source is told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.rows import Measured, Row
from bench.simulate.newsroom import How
from bench.simulate.records import record
from bench.simulate.stream import Printed, articles
from wortlaut.model.dossier import Dossier
from wortlaut.model.identity import ArticleId
from wortlaut.run.linking import dossier
from wortlaut.score.figures import Figure

TASK = "reuse"
ARTICLES = 2_000
_SEED = 2
_COPIED: Mapping[How, str] = {
    "verbatim": "verbatim", "verbatim-uncredited": "verbatim", "edited": "edited",
    "update": "update",
}  # fmt: skip
_FOUND = ("verbatim", "edited", "update")

Pairs = set[tuple[ArticleId, ArticleId]]


@dataclass(frozen=True)
class _Known:
    """What is known: the pairs of each kind, and which articles have the text of one report."""

    pairs: Mapping[str, Pairs]
    text_of: Mapping[ArticleId, ArticleId]

    def of_one_text(self, later: ArticleId, earlier: ArticleId) -> bool:
        """Tell whether the text of both comes from one report."""
        return self.text_of[later] == self.text_of[earlier]


def measure(count: int | None) -> Iterator[Measured]:
    """Link so many simulated articles and hold the copies found against those known."""
    printed = list(articles(_SEED, count or ARTICLES))
    records = {one.name: record(one.article, one.name) for one in printed}
    known = _known(printed, {name: made.article.id for name, made in records.items()})
    found = _found(dossier(records.values()))
    on = f"{len(printed):,} simulated articles"
    yield Measured(tuple(Row(TASK, on, figure) for figure in _figures(known, found)))


def _known(printed: list[Printed], ids: Mapping[str, ArticleId]) -> _Known:
    pairs: dict[str, Pairs] = {kind: set() for kind in _COPIED.values()}
    text_of = {id: id for id in ids.values()}
    for one in printed:  # in the order of time: the source comes before its copies
        for derived in one.article.derived:
            earlier = ids.get(one.story.article_name(derived.earlier))
            if earlier and (kind := _COPIED.get(derived.how)):
                pairs[kind].add((ids[one.name], earlier))
                text_of[ids[one.name]] = text_of[earlier]
    return _Known(pairs, text_of)


def _found(made: Dossier) -> Pairs:
    return {(one.later, one.earlier) for one in made.reuse if one.how in _FOUND}


def _figures(known: _Known, found: Pairs) -> Iterator[Figure]:
    right = {pair for pair in found if known.of_one_text(*pair)}
    copies = {later for later, _ in right}
    for kind, pairs in known.pairs.items():
        again = sum(later in copies for later, _ in pairs)
        very = len(pairs & found)
        note = f"{again} of {len(pairs)}; of {very} the very source"
        yield Figure(f"copies found: {kind}", recall=again / max(1, len(pairs)), note=note)
    note = f"{len(right)} right of {len(found)} found"
    yield Figure("copies found, all", precision=len(right) / max(1, len(found)), note=note)
