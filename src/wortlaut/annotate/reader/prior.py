"""What the rules make of a document, word by word: the encoder is told, and may disagree.

Rules are certain where a mark or a table decides, the encoder where sense does. So the rules' finds
are input: one bit a word and hint, added to the word's vector. While training, the hints are now
and then left out, so that the encoder does not merely repeat them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from wortlaut.annotate.actors.names import Name
from wortlaut.annotate.hedges import hedges
from wortlaut.annotate.lexicon import Lexicon, Tag, lexicon
from wortlaut.annotate.quotations.drafts import Draft, Frame
from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span

# The order is part of the weights: add at the end, never change.
HINTS = (
    "quoted",
    "quotation-begins",
    "quotation-ends",
    "direct",
    "indirect",
    "indirect_free_indirect",
    "reported",
    "hedged",
    "hedge-marker",
    "content-begins",
    "content-ends",
    "cue",
    "frame",
    "holder",
    "addressee",
    "person",
    "place",
    "body",
    "finite",
    "subjunctive",
    "conditional",
    "participle",
    "infinitive",
    "reporting",
    "sentence-begins",
    "headline",
)
_AT = {name: number for number, name in enumerate(HINTS)}
# Those that say what rules concluded, not what words are.
CONCLUDED = slice(_AT["direct"], _AT["addressee"] + 1)

_PLACES = frozenset({"place", "state"})
_WORD_HINTS = (
    (_AT["finite"], Tag.FINITE),
    (_AT["subjunctive"], Tag.SUBJUNCTIVE),
    (_AT["conditional"], Tag.CONDITIONAL),
    (_AT["participle"], Tag.PARTICIPLE),
    (_AT["infinitive"], Tag.INFINITIVE),
)

Hints = npt.NDArray[np.uint8]


def hints(prior: Reading, language: str) -> Hints:
    """Return the hints of each word of a document, in the order of ``HINTS``."""
    known = lexicon(language)
    starts = [word.start for unit in prior.units for word in unit.words]
    table = np.zeros((len(starts), len(HINTS)), dtype=np.uint8)
    words = (word for unit in prior.units for word in unit.words)
    own = [(row, hint) for row, word in enumerate(words) for hint in _word_hints(word, known)]
    rows, columns = np.array(own, dtype=np.intp).reshape(-1, 2).T
    table[rows, columns] = 1
    row = 0
    for unit in prior.units:
        row += len(unit.words)
        table[row - len(unit.words), _AT["sentence-begins"]] = 1
        if unit.block in prior.headlines:
            table[row - len(unit.words) : row, _AT["headline"]] = 1
        _passages(table, starts, unit.passages)
        for hedge in hedges(unit, language):
            _mark(table, starts, "hedged", hedge.content)
            for piece in hedge.marker:
                _mark(table, starts, "hedge-marker", piece)
    _names(table, starts, prior.names)
    for draft, frame in zip(prior.drafts, prior.frames, strict=True):
        _draft(table, starts, draft, frame)
    return table


def _word_hints(word: Word, known: Lexicon) -> list[int]:
    """Return the numbers of the hints that say what a word is by itself."""
    found = [number for number, tag in _WORD_HINTS if word.tags & tag]
    if word.quoted:
        found.append(_AT["quoted"])
    low = word.low
    if low in known.finite_cues or low in known.participle_cues or low in known.final_cues:
        found.append(_AT["reporting"])
    return found


def _passages(table: Hints, starts: Sequence[int], passages: Iterable[Span]) -> None:
    """Mark the first and the last word of what stands in quotation marks."""
    for passage in passages:
        low, high = _words_of(starts, passage)
        if low < high:
            table[low, _AT["quotation-begins"]] = 1
            table[high - 1, _AT["quotation-ends"]] = 1


def _names(table: Hints, starts: Sequence[int], names: Iterable[Name]) -> None:
    """Mark the words of names."""
    for name in names:
        kind = "person" if name.type == "person" else "place" if name.type in _PLACES else "body"
        _mark(table, starts, kind, name.span)


def _draft(table: Hints, starts: Sequence[int], draft: Draft, frame: Frame | None) -> None:
    """Mark the words of a draft and of the frame that names its holder."""
    for piece in draft.content:
        _mark(table, starts, draft.kind, piece)
    table[_words_of(starts, draft.content[0])[0], _AT["content-begins"]] = 1
    table[_words_of(starts, draft.content[-1])[1] - 1, _AT["content-ends"]] = 1
    own = draft.frame
    marked: list[tuple[str, Span | None]] = [("holder", frame.holder if frame else None)]
    if own is not None:
        marked += [("frame", own.span), ("addressee", own.addressee)]
        marked += [("cue", piece) for piece in own.cue]
    for name, span in marked:
        if span is not None:
            _mark(table, starts, name, span)


def _mark(table: Hints, starts: Sequence[int], name: str, span: Span) -> None:
    """Give a hint to the words that begin inside a span."""
    low, high = _words_of(starts, span)
    table[low:high, _AT[name]] = 1


def _words_of(starts: Sequence[int], span: Span) -> tuple[int, int]:
    """Return the range of words that begin inside a span."""
    return bisect_left(starts, span.start), bisect_left(starts, span.end)
