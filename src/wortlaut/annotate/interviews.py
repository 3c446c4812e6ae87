"""Interviews as papers print them: "Holm: Der Damm hält." is what Holm said, without marks.

The corpora that the readers learned from have none, so how often this is right was not measured.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wortlaut.annotate.actors.names import Name
from wortlaut.annotate.found import Found
from wortlaut.model.document import Document
from wortlaut.model.record import Block
from wortlaut.model.span import Span, trimmed

RULE = "interview"

# Matches "Holm: Der Damm hält.", "Ada Brandt: Nein."; not "Er sagte: Nein.", nor a time: "12:30".
_LABELLED = re.compile(r"(?P<label>\w[\w.’'-]*(?: \w[\w.’'-]*){0,3}):\s+(?=\S)")
# Somebody who is asked speaks more than once: a single "Holm: …" may be a heading.
_FEWEST = 2
_QUESTION = "?"


class _Answer(NamedTuple):
    """What stands behind the label of a paragraph."""

    label: Span
    words: Span


def answers(
    document: Document, names: Sequence[Name], told: Sequence[Found], version: str, sure: float
) -> Iterator[Found]:
    """Yield what those say whose names stand before their paragraphs, the one who asks left out.

    ``told`` are the statements found so far: what stands in quotation marks is among them.
    """
    speakers = {label for name in names if name.type == "person" for label in _labels(name.text)}
    spoken = [one for block in document.blocks if (one := _answer(document.text, block, speakers))]
    times = Counter(one.label.of(document.text) for one in spoken)
    asked = Counter(
        one.label.of(document.text)
        for one in spoken
        if one.words.of(document.text).endswith(_QUESTION)
    )
    for one in spoken:
        label = one.label.of(document.text)
        asks = 2 * asked[label] >= times[label]
        if times[label] < _FEWEST or asks or _in_marks(one.words, told):
            continue
        yield Found(
            kind="direct",
            medium="speech",
            content=(one.words,),
            cue=(),
            frame=(one.label,),
            addressee=None,
            holder=one.label,
            via=(),
            stance="asserts",
            confidence=sure,
            found_by=f"{version}:{RULE}",
        )


def _labels(name: str) -> Iterator[str]:
    """Yield how an interview names somebody: in full, or by the last word of the name."""
    *before, last = name.split()
    if before:
        yield name
        yield last


def _answer(text: str, block: Block, speakers: set[str]) -> _Answer | None:
    """Return what a paragraph has behind the name of somebody who speaks."""
    found = _LABELLED.match(text, block.span.start, block.span.end)
    if block.kind != "paragraph" or found is None or found["label"] not in speakers:
        return None
    words = trimmed(text, found.end(), block.span.end)
    return None if words is None else _Answer(Span(*found.span("label")), words)


def _in_marks(words: Span, told: Sequence[Found]) -> bool:
    """Tell whether an answer stands in quotation marks, and was found by them."""
    return any(
        one.kind == "direct"
        and words.covers(piece)
        and 2 * (piece.end - piece.start) >= words.end - words.start
        for one in told
        for piece in one.content
    )
