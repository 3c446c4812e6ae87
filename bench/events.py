"""How often each group of triggers is right: ``python -m bench.events --data FOLDER [--write]``.

A find is right if a trigger of the training layers is the same word, and of the same type. The
shares are the ``confidence`` of events.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.accuracy import records_of
from bench.rightness import places
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
    options = _parser().parse_args()
    if not options.data:
        raise SystemExit("no gold: give --data or set WORTLAUT_DATA")
    found, right = Counter[str](), Counter[str]()
    for name in LAYERED:
        articles = list(jsonl.layered_articles(options.data / name))
        for group, hit in judged(articles):
            for one in (group, "all"):
                found[one] += 1
                right[one] += hit
    shares = {name: round(right[name] / n, 2) for name, n in found.items() if n >= _ENOUGH}
    for name, share in sorted(shares.items()):
        print(f"{name:20s} {share:.2f} of {found[name]}")
    if options.write:
        head = TABLE.read_text("utf-8").partition("[share]")[0]
        lines = [f'"{name}" = {share}' for name, share in sorted(shares.items())]
        TABLE.write_text(head + "\n".join(["[share]", *lines, ""]), "utf-8")


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.events", description=__doc__)
    where = os.environ.get("WORTLAUT_DATA")
    parser.add_argument("--data", type=Path, default=Path(where) if where else None)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    return parser


if __name__ == "__main__":
    main()
