"""Articles as text: where each sentence stands."""

from __future__ import annotations

from dataclasses import dataclass

from bench.simulate.event import Line
from bench.simulate.newsroom import Article
from bench.simulate.tables import names
from wortlaut.model.record import BlockKind
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where it begins."""

    line: Line
    start: int


@dataclass(frozen=True, slots=True)
class Page:
    """An article's text, its blocks, and its lines in order."""

    text: str
    blocks: tuple[tuple[BlockKind, Span], ...]
    lines: tuple[Placed, ...]


def page(article: Article) -> Page:
    """Set an article: headline, byline, paragraphs with the dateline before the first, note."""
    parts: list[str] = []
    blocks: list[tuple[BlockKind, Span]] = []
    placed: list[Placed] = []
    at = 0

    def put(kind: BlockKind, text: str, after: str) -> None:
        nonlocal at
        # A dateline ends with a blank that is none of it.
        blocks.append((kind, Span(at, at + len(text.rstrip()))))
        parts.extend((text, after))
        at += len(text) + len(after)

    put("title", article.title, "\n\n")
    if article.author:
        put("byline", names()["byline"].format(author=article.author), "\n\n")
    if article.dateline:
        put("dateline", article.dateline, "")
    for paragraph in article.paragraphs:
        start = at
        for line in paragraph:
            placed.append(Placed(line, start))
            start += len(line.sentence.text) + 1
        put("paragraph", " ".join(line.sentence.text for line in paragraph), "\n\n")
    if article.note:
        put("note", article.note, "\n\n")
    text = "".join(parts).rstrip("\n") + "\n"
    return Page(_quoted(text, article.outlet.quotes), tuple(blocks), tuple(placed))


def _quoted(text: str, marks: str) -> str:
    """Set the quotation marks of an outlet; the text stays as long as it is."""
    for usual, own in zip(names()["marks"][0], marks, strict=True):
        text = text.replace(usual, own)
    return text
