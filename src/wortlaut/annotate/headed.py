"""Headings that quote: whose words they are, the text says that they stand over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.annotate.found import Found
from wortlaut.annotate.words import bare
from wortlaut.model.document import Document
from wortlaut.model.record import Block, BlockKind
from wortlaut.model.span import Span

# Words in marks are somebody's there, with no frame beside them.
HEADINGS: frozenset[BlockKind] = frozenset({"kicker", "title", "subheading"})


def headed(found: Sequence[Found], document: Document) -> Iterator[Found]:
    """Give what a heading quotes, but gives to nobody itself, to whom the text quotes with it."""
    starts = [block.span.start for block in document.blocks]

    def block_of(span: Span) -> Block:
        return document.blocks[max(0, bisect_right(starts, span.start) - 1)]

    quoted = [
        (_words(one, document.text), one)
        for one in found
        if one.holder is not None and block_of(one.content[0]).kind not in HEADINGS
    ]
    for one in found:
        block = block_of(one.content[0])
        names_somebody = one.holder is not None and block.span.covers(one.holder)
        if one.kind != "direct" or block.kind not in HEADINGS or names_somebody:
            yield one
            continue
        words = _words(one, document.text)
        same = (other for said, other in quoted if f" {words} " in f" {said} ")
        other = next(same, one)
        yield replace(one, holder=other.holder, meant=other.meant, via=other.via)


def _words(one: Found, text: str) -> str:
    return bare(" ".join(span.of(text) for span in one.content))
