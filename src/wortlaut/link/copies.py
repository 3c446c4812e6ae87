"""How much of each article stands word for word in each earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from wortlaut.link.alignment import Tile, aligned, covered, tiles
from wortlaut.link.articles import Linked
from wortlaut.model.dossier import Aligned
from wortlaut.model.identity import ArticleId

Pair = tuple[ArticleId, ArticleId]


@dataclass(frozen=True)
class Copy:
    """Two articles and the runs of words of the later one that stand in the earlier one."""

    later: Linked
    earlier: Linked
    tiles: tuple[Tile, ...]

    @cached_property
    def words(self) -> frozenset[int]:
        """The places of the later article's words that stand in the earlier one."""
        return covered(self.tiles)

    @cached_property
    def own(self) -> frozenset[int]:
        """The same without words in quotation marks: two outlets may quote one press release."""
        return self.words - quoted(self.later)

    @property
    def coverage(self) -> float:
        """The share of the later article's words that stand in the earlier one."""
        return len(self.words) / len(self.later.words)

    @property
    def passages(self) -> tuple[Aligned, ...]:
        """The passages of both, side by side."""
        return aligned(self.tiles, self.later.words, self.earlier.words)


def quoted(article: Linked) -> frozenset[int]:
    """Return the places of the words of an article that stand in direct quotations."""
    spans = [
        span
        for one in article.record.statements or ()
        if one.kind == "direct"
        for span in one.content
    ]
    return frozenset(
        at for at, word in enumerate(article.words) if any(span.covers(word.span) for span in spans)
    )


def copies(pairs: Iterable[tuple[Linked, Linked]]) -> Mapping[Pair, Copy]:
    """Compare pairs of a later and an earlier article; those without a common run are left out."""
    found = (Copy(later, earlier, tiles(later.words, earlier.words)) for later, earlier in pairs)
    return {(copy.later.id, copy.earlier.id): copy for copy in found if copy.tiles}
