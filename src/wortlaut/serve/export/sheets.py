"""Articles laid out for a page: what the templates need to know of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wortlaut.model.record import GivenText, Record
from wortlaut.model.span import Span
from wortlaut.serve.cited import cited, first_parts
from wortlaut.serve.marks import Note, Passage, notes_of, passages_of

SECONDARY = frozenset({"caption", "byline", "dateline", "note", "related", "boilerplate"})
TOLD = frozenset({"lead", "paragraph"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article as the templates show it: what stands above its heading line, and the rest.

    ``anchors`` say where in the page the words of a span begin that something points at.
    """

    number: int
    record: Record
    snippet: tuple[tuple[str, bool], ...]
    title: str
    title_in_text: bool
    head: tuple[Passage, ...]
    body: tuple[Passage, ...]
    notes: tuple[Note, ...]
    anchors: Mapping[Span, Span] = field(default_factory=dict)


def sheet_of(
    number: int,
    record: Record,
    *,
    snippet: tuple[tuple[str, bool], ...] = (),
    pointed_at: Iterable[Span] = (),
) -> Sheet:
    """Lay out an article; ``pointed_at`` are the words that something on the page leads to."""
    notes = notes_of(record)
    places = cited(record, pointed_at)
    passages = passages_of(record, notes, places.places)
    cut = _after_title(passages)
    return Sheet(
        number=number,
        record=record,
        snippet=snippet,
        title=title_of(record),
        title_in_text=any(passage.kind == "title" for passage in passages),
        head=passages[:cut],
        body=passages[cut:],
        notes=notes,
        anchors=places.anchors,
    )


def outline_of(number: int, record: Record, pointed_at: Iterable[Span]) -> Sheet:
    """Say of an article what a page needs on which its text does not stand."""
    return Sheet(
        number=number,
        record=record,
        snippet=(),
        title=title_of(record),
        title_in_text=False,
        head=(),
        body=(),
        notes=notes_of(record),
        anchors=first_parts(record, pointed_at),
    )


def title_of(record: Record) -> str:
    """Return the headline; without one, the first words of what the article tells."""
    title = record.article.title
    if isinstance(title, GivenText):
        return title.text
    if title:
        return " ".join(title.of(record.text).split())
    told = (block.span.of(record.text) for block in record.blocks if block.kind in TOLD)
    words = next(told, record.text).split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")


def _after_title(passages: tuple[Passage, ...]) -> int:
    """Count the passages up to and with the headline; 0 if the text has none."""
    titles = [i for i, passage in enumerate(passages) if passage.kind == "title"]
    return titles[0] + 1 if titles else 0


def holders_of(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield whose words the statements of articles are, in the order of the page."""
    for sheet in sheets:
        yield from (name for note in sheet.notes for name in note.holders)
