"""GermEval 2014 names, as published: one token a line, tab-separated, with BIO tags.

The columns are the token's number, the token, its outer tag and its inner tag; a line that starts
with ``#`` names the source, an empty line ends the sentence. Only whole names of persons,
organisations and places are compared: no parts (``LOCpart``), no derivations (``LOCderiv``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from wortlaut.model.span import Span
from wortlaut.score.gold import GoldName, NamedText

_NAMES = ("PER", "ORG", "LOC")
_NO_SPACE_BEFORE = ".,;:!?)]“«…"
_NO_SPACE_AFTER = "([„»"


def named_texts(path: Path) -> Iterator[NamedText]:
    """Read the sentences of a GermEval file, numbered from ``n0``."""
    with path.open(encoding="utf-8") as file:
        for number, rows in enumerate(_sentences(file)):
            yield named_sentence(f"n{number}", [row[1] for row in rows], [row[2] for row in rows])


def named_sentence(doc: str, tokens: Sequence[str], tags: Sequence[str]) -> NamedText:
    """Turn tokens with their outer tags into a text with the names in it."""
    text, spans = joined(tokens)
    return NamedText(doc, text, tuple(_names(spans, tags)))


def joined(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Join tokens into a text, and say where each of them went."""
    text, spans = "", []
    for token in tokens:
        if text and token not in _NO_SPACE_BEFORE and text[-1] not in _NO_SPACE_AFTER:
            text += " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
    return text, spans


def _sentences(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in lines:
        columns = line.rstrip("\n").split("\t")
        if columns[0].isdigit():
            rows.append(columns)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _names(spans: Sequence[Span], tags: Sequence[str]) -> Iterator[GoldName]:
    start = 0
    while start < len(tags):
        position, _, name = tags[start].partition("-")
        end = start + 1
        if position == "B":
            while end < len(tags) and tags[end] == f"I-{name}":
                end += 1
            if name in _NAMES:
                yield GoldName(Span(spans[start].start, spans[end - 1].end), name)
        start = end
