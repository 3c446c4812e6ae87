"""The pieces that German news needs, out of the quarter of a million that the base has."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import Unigram

from training.base import Base
from wortlaut.annotate.reader.pieces import UNKNOWN

SIZE = 48_000
_SPECIAL = 4


def unigram(base: Base, kept: Iterable[int] | None = None) -> Tokenizer:
    """Build the tokenizer of the base, or of those of its pieces that are kept."""
    numbers = range(len(base.pieces)) if kept is None else kept
    rows = [(base.pieces[n], base.scores[n]) for n in numbers]
    return Tokenizer(Unigram(rows, unk_id=UNKNOWN, byte_fallback=False))


def chosen(base: Base, seen: Iterable[int]) -> list[int]:
    """Choose pieces: the special ones, all that were seen, then Latin ones by their score."""
    kept = set(range(_SPECIAL)) | set(seen)
    latin = [n for n in range(_SPECIAL, len(base.pieces)) if _is_latin(base.pieces[n])]
    latin.sort(key=lambda n: (-base.scores[n], n))
    for number in latin:
        if len(kept) >= SIZE:
            break
        kept.add(number)
    return sorted(kept)


def save(base: Base, kept: list[int], path: Path) -> None:
    """Write the tokenizer of the kept pieces."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unigram(base, kept).save(str(path), pretty=False)


def _is_latin(piece: str) -> bool:
    return all(c == "▁" or ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x20BF for c in piece)
