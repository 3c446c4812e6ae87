"""How often each group of triggers is right: ``python -m bench.events --data FOLDER [--write]``.

A find is right if a trigger of the training layers is the same word, and of the same type. The
shares are the ``confidence`` of events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.accuracy import records_of
from bench.rightness import places
from bench.shares import command
from wortlaut.annotate.events.table import triggers
from wortlaut.annotate.readers import Choice
from wortlaut.model.record import Event, Record
from wortlaut.model.span import Span
from wortlaut.score import jsonl
from wortlaut.score.gold import LayeredArticle

TABLE = Path(__file__).parents[1] / "src/wortlaut/lang/de/event_confidence.toml"
LAYERED = ("layers/train.jsonl", "layers-plain/train.jsonl")
# A group seen less often than this takes the share of all.
_ENOUGH = 10


def main() -> None:
    """Print the share of each group; with --write, put it into the table."""
    command("bench.events", __doc__ or "", TABLE, _ENOUGH, _judged_in)


def _judged_in(folder: Path) -> Iterator[tuple[tuple[str, ...], bool]]:
    for name in LAYERED:
        for group, hit in judged(list(jsonl.layered_articles(folder / name))):
            yield (group, "all"), hit


def judged(articles: list[LayeredArticle]) -> Iterator[tuple[str, bool]]:
    """Yield the group of each event found, and whether gold has one of its type at its word."""
    records = {
        record.article.source.uri: record for record in records_of(articles, Choice("rules"))
    }
    for article in articles:
        record = records[article.doc]
        gold = [
            (event.type, places(record, spans))
            for event in article.events
            for spans in everywhere(article.text, event.trigger)
        ]
        for event in record.events or ():
            here = places(record, [event.trigger])
            yield (
                group_of(event, record),
                any(type == event.type and here & there for type, there in gold),
            )


def everywhere(text: str, word: str) -> Iterator[list[Span]]:
    """Yield every place of a word: the gold says which word it is, not where."""
    return ([Span(*match.span())] for match in re.finditer(re.escape(word), text))


def group_of(event: Event, record: Record) -> str:
    """Return the group of triggers by which an event was found."""
    table, word = triggers("de"), event.trigger.of(record.text)
    noun = table.noun(word.lower()) if word[0].isupper() else None
    forms = [*([noun] if noun else []), *table.verbs.get(word.lower(), ())]
    return next(form.group.name for form in forms if form.group.type == event.type)


if __name__ == "__main__":
    main()
