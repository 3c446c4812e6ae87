"""Words as the pieces that the encoder knows (SentencePiece unigram, Kudo 2018)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from wortlaut.annotate.words import Word

START, PADDING, END, UNKNOWN = 0, 1, 2, 3
# What SentencePiece writes for the space before a word.
_SPACE = "▁"


class Pieces:
    """A vocabulary of pieces; it remembers the words it has cut, for news repeats its words."""

    def __init__(self, path: Path) -> None:
        self._model = Tokenizer.from_file(str(path)).model
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, text: str, words: Sequence[Word]) -> list[tuple[int, ...]]:
        """Cut each word into pieces; none is empty."""
        return [self._cut(word.text, spaced=_spaced(text, word.start)) for word in words]

    def _cut(self, word: str, *, spaced: bool) -> tuple[int, ...]:
        key = _SPACE + word if spaced else word
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            normal = unicodedata.normalize("NFKC", key).replace(" ", _SPACE)
            cut = tuple(token.id for token in self._model.tokenize(normal))
            found = self._known[key] = cut[:_LONGEST] or (UNKNOWN,)
        return found


# Memory stays flat over any number of articles.
_MOST_REMEMBERED = 100_000
# A "word" of more pieces than this is no word (a web address, a table run together).
_LONGEST = 24


def _spaced(text: str, start: int) -> bool:
    """Tell whether white space, or the text's edge, stands before a place."""
    return start == 0 or text[start - 1].isspace()
