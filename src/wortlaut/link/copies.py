"""How much of each article stands word for word in each earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wortlaut.link.alignment import Runs, Tile, aligned, covered, tiles
from wortlaut.link.articles import Linked
from wortlaut.model.dossier import Aligned
from wortlaut.model.identity import ArticleId

Pair = tuple[ArticleId, ArticleId]
_LONG = 12  # words in a row: about a sentence


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
        return self.words - self.later.quoted

    @cached_property
    def untold(self) -> frozenset[int]:
        """The same in long runs, without what it gives as others' words, in marks or not.

        Two outlets may have one press release, and there are few ways to say a short thing.
        """
        return covered([one for one in self.tiles if one.length >= _LONG]) - self.later.told

    @property
    def coverage(self) -> float:
        """The share of the later article's words that stand in the earlier one."""
        return len(self.words) / len(self.later.words)

    @property
    def passages(self) -> tuple[Aligned, ...]:
        """The passages of both, side by side."""
        return aligned(self.tiles, self.later.words, self.earlier.words)


def copies(articles: Sequence[Linked]) -> Mapping[Pair, Copy]:
    """Compare each article of a story with those before it; keep pairs with a run in common."""
    runs = _runs(articles)
    found: dict[Pair, Copy] = {}
    for number, later in enumerate(articles):
        for earlier in articles[:number]:
            if shared := tiles(runs[later.id], runs[earlier.id]):
                found[later.id, earlier.id] = Copy(later, earlier, shared)
    return found


def _runs(articles: Iterable[Linked]) -> dict[ArticleId, Runs]:
    """Return the runs of words of each article; the stems of a story are numbered as they come."""
    numbers: dict[str, int] = {}
    return {
        article.id: Runs([numbers.setdefault(word.stem, len(numbers)) for word in article.words])
        for article in articles
    }
