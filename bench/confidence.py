"""How often each rule is right: ``python -m bench.confidence --data FOLDER [--write]``.

A find of a rule is right if a gold quotation of the training articles (for a hedge: a hedged claim
of the training layers) overlaps it by half (Dice, in characters that are no white space). The
shares are the ``confidence`` of statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from bench.accuracy import records_of
from bench.rightness import Places, places, quoted, same
from bench.shares import command
from wortlaut.annotate.readers import Choice
from wortlaut.model.record import Record
from wortlaut.score import jsonl
from wortlaut.score.alignment import occurrence
from wortlaut.score.gold import LayeredArticle, QuotedArticle

TABLE = Path(__file__).parents[1] / "src/wortlaut/lang/de/confidence.toml"
QUOTED, LAYERED = "quotations/train.jsonl", "layers/train.jsonl"
G = TypeVar("G", QuotedArticle, LayeredArticle)
# A rule seen less often than this takes the share of its family.
_ENOUGH = 20


def main() -> None:
    """Print the share of each rule; with --write, put it into the table."""
    command("bench.confidence", __doc__ or "", TABLE, _ENOUGH, _named_in)


def _named_in(folder: Path) -> Iterator[tuple[set[str], bool]]:
    """Yield each find for its rule and for the rule's family."""
    return (({rule, rule.partition("-")[0]}, hit) for rule, hit in _judged_in(folder))


def _judged_in(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the rule of each statement found, and whether it is right, on both kinds of gold."""
    articles = list(jsonl.quoted_articles(folder / QUOTED))
    for article, record in _with_records(articles):
        yield from _judged(record, quoted(article), hedged=False)
    layered = list(jsonl.layered_articles(folder / LAYERED))
    for told, record in _with_records(layered):
        claims = [occurrence(told.text, claim) for claim in told.hedged]
        yield from _judged(record, [places(record, claim) for claim in claims], hedged=True)


def _with_records(articles: list[G]) -> Iterator[tuple[G, Record]]:
    """Yield each article with its record."""
    records = {
        record.article.source.uri: record for record in records_of(articles, Choice("rules"))
    }
    return ((article, records[article.doc]) for article in articles)


def _judged(record: Record, gold: Iterable[Places], *, hedged: bool) -> Iterator[tuple[str, bool]]:
    """Yield the rule of each statement, hedged or not, and whether gold overlaps it by half."""
    wanted = list(gold)
    for statement in record.statements or ():
        if (statement.kind == "hedged") == hedged:
            mine = places(record, statement.content)
            yield statement.found_by.partition(":")[2], any(same(mine, one) for one in wanted)


if __name__ == "__main__":
    main()
