"""Where sentences end.

Two cuts of the same text: ``sentences`` as a reader counts them, and ``units``, in which words in
quotation marks stay with the sentence that quotes them („Ja. Gewiss“, sagte er.).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wortlaut.lang.tables import table
from wortlaut.model.span import Span, trimmed

# Full stops and their kin, with the marks and brackets that close behind them.
# Matches "“." and ".“ " and "?!) "; must not match the stop in "3.5".
_END = re.compile(r"[.!?…]+[“”\"«»‹›‘’)\]]*(?=\s|$)|\n\s*\n")
_WORD_BEFORE = re.compile(r"[\w&]+$")
_OPENING = '„»«“"›‹‚(['


@cache
def _abbreviations(language: str) -> frozenset[str]:
    """Return the words after which a full stop ends nothing."""
    return frozenset(table(language, "abbreviations")["words"].split())


@cache
def _starters(language: str) -> frozenset[str]:
    """Return small words that begin a sentence when a capital makes them."""
    return frozenset(table(language, "abbreviations")["starters"].split())


def sentences(text: str, span: Span, language: str) -> Iterator[Span]:
    """Yield the sentences of a stretch of text, in order, without white space at their ends."""
    start = span.start
    for at in _boundaries(text, span, language):
        if sentence := trimmed(text, start, at):
            yield sentence
        start = at
    if rest := trimmed(text, start, span.end):
        yield rest


def units(text: str, span: Span, language: str, quoted: Sequence[Span]) -> Iterator[Span]:
    """Yield sentences with the outermost quoted passages in them kept whole."""
    start, upcoming = span.start, 0
    for at in _boundaries(text, span, language):
        while upcoming < len(quoted) and quoted[upcoming].end <= at:
            upcoming += 1
        if upcoming < len(quoted) and quoted[upcoming].start < at:
            continue
        yield from _bearable(text, start, at)
        start = at
    yield from _bearable(text, start, span.end)


# Characters of the longest sentence that is read as one. The rules compare clauses with clauses: a
# line of 300,000 characters without a full stop would take them hours.
_LONGEST_UNIT = 2500


def _bearable(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a stretch whole or, where it is no sentence any more, in pieces cut between words."""
    while end - start > _LONGEST_UNIT:
        cut = text.rfind(" ", start + 1, start + _LONGEST_UNIT) + 1 or start + _LONGEST_UNIT
        if piece := trimmed(text, start, cut):
            yield piece
        start = cut
    if piece := trimmed(text, start, end):
        yield piece


def _boundaries(text: str, span: Span, language: str) -> Iterator[int]:
    """Yield the positions after which a new sentence may begin."""
    for match in _END.finditer(text, span.start, span.end):
        end = match.end()
        if match.group()[0] == "\n":
            yield match.start()
        elif _ends(text, match, span, language):
            yield end


def _ends(text: str, mark: re.Match[str], span: Span, language: str) -> bool:
    """Decide whether a mark ends a sentence."""
    at, end = mark.span()
    following = _next_word(text, end, span.end)
    if not following:
        return True
    first = following[0]
    if not (first.isupper() or first.isdigit() or first in _OPENING):
        return False
    if text[at] != "." or text[at + 1 : at + 2] == ".":
        return True
    before = _WORD_BEFORE.search(text, max(span.start, at - 40), at)
    word = before.group() if before else ""
    if word.isdigit() and len(word) <= 2:  # "am 6. September", but "auf Platz 6. Danach …"
        return end - at > 1 or following.lower() in _starters(language)
    if len(word) == 1 and word.isalpha():  # "J. Maier", "u. a."
        return False
    return word.lower() not in _abbreviations(language)


def _next_word(text: str, start: int, end: int) -> str:
    """Return the word that begins after the white space at ``start``; "" at the end."""
    while start < end and text[start].isspace():
        start += 1
    stop = start + 1
    while stop < end and stop < start + 20 and text[stop].isalnum():
        stop += 1
    return text[start:stop] if start < end else ""
