"""What one form of an utterance leaves out of another: word against word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_LEAST_KEPT = 0.5  # of the words of the shorter form: below it, the two are told differently
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both forms have, or that only one of them has."""

    words: str
    kind: Literal["kept", "left out", "put in"]


def left_out(full: str, form: str) -> tuple[Piece, ...]:
    """Compare a form with the full one; nothing if it leaves out nothing, or has too few in common.

    Only words count: another quotation mark, comma or capital letter is no difference.
    """
    was, now = full.split(), form.split()
    matcher = SequenceMatcher(None, [*map(_bare, was)], [*map(_bare, now)], autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    if kept in (0, len(was)) or kept < _LEAST_KEPT * min(len(was), len(now)):
        return ()
    pieces: list[Piece] = []
    for kind, from_was, to_was, from_now, to_now in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(" ".join(was[from_was:to_was]), "kept"))
            continue
        if to_was > from_was:
            pieces.append(Piece(" ".join(was[from_was:to_was]), "left out"))
        if to_now > from_now:
            pieces.append(Piece(" ".join(now[from_now:to_now]), "put in"))
    return tuple(pieces)


def beside(was: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Cut both of two forms where they differ, each in its own words; whole if all but all differ.

    Here, too, only words count, but what stands there is shown as it stands.
    """
    if not left_out(was, now):
        return (Piece(was, "kept"),), (Piece(now, "kept"),)
    old, new = was.split(), now.split()
    matcher = SequenceMatcher(None, [*map(_bare, old)], [*map(_bare, new)], autojunk=False)
    cuts = matcher.get_opcodes()
    before = (
        Piece(" ".join(old[start:end]), "kept" if kind == "equal" else "left out")
        for kind, start, end, _, _ in cuts
        if end > start
    )
    after = (
        Piece(" ".join(new[start:end]), "kept" if kind == "equal" else "put in")
        for kind, _, _, start, end in cuts
        if end > start
    )
    return tuple(before), tuple(after)


def _bare(word: str) -> str:
    found = _WORD.search(word)
    return found.group().casefold() if found else ""
