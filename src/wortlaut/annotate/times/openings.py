"""With which words a time expression can begin, told from the patterns of its rules.

Most words of a sentence begin none; to know that by the word alone saves trying every rule there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# One piece of a pattern. A class in square brackets that has no letter or figure in it ends a word.
_PIECE = re.compile(
    r"""
    (?P<look>\(\?[=!<][=!]?)         # "(?=", "(?<!": looks at what stands around
  | (?P<open>\((?:\?:)?)
  | (?P<close>\))
  | (?P<bar>\|)
  | (?P<often>[?*+]|\{\d+(?:,\d*)?\}) # how often what stands before it may come
  | \{(?P<slot>[a-z]+)\d?\}
  | (?P<mark>\[[^\]\w]+\]|\\[^\w\s]|[^\w\s«»\\\[{]|\ )  # what no word has in it
  | (?P<letters>\[[^\]]+\]|\\\w|\w)
  | «|»
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Heads:
    """What a stretch of a pattern can begin with.

    ``whole`` are first words that end inside the stretch; ``open`` are those that reach its end, ""
    where the stretch can be empty.
    """

    whole: tuple[str, ...]
    open: tuple[str, ...]


_EMPTY = _Heads((), ("",))


class Openings:
    """The first words of patterns, for which those of each class of words are found only once."""

    def __init__(self, classes: Mapping[str, Mapping[str, str]]) -> None:
        self._classes = classes
        self._known: dict[str, _Heads] = {}

    def of(self, pattern: str) -> tuple[str, ...]:
        """Return the first words of a pattern, as patterns themselves."""
        heads = self._alternatives(_PIECE.finditer(pattern))
        return tuple(head for head in dict.fromkeys((*heads.whole, *heads.open)) if head)

    def _alternatives(self, pieces: Iterator[re.Match[str]]) -> _Heads:
        """Read alternatives up to the bracket that closes them."""
        done: list[_Heads] = []
        before = read = last = _EMPTY
        for piece in pieces:
            if piece["close"]:
                break
            if piece["bar"]:
                done.append(read)
                before = read = last = _EMPTY
            elif often := piece["often"]:
                read = _followed(before, _repeated(last, often))
            else:
                before, last = read, self._heads(piece, pieces)
                read = _followed(before, last)
        return _either([*done, read])

    def _heads(self, piece: re.Match[str], pieces: Iterator[re.Match[str]]) -> _Heads:
        """Return what one piece can begin with; what stands in a bracket is read with it."""
        if piece["look"]:
            self._alternatives(pieces)
            return _EMPTY
        if piece["open"]:
            return self._alternatives(pieces)
        if slot := piece["slot"]:
            if slot not in self._known:
                words = "|".join(self._classes[slot].values())
                self._known[slot] = self._alternatives(_PIECE.finditer(words))
            return self._known[slot]
        if piece["mark"]:
            return _Heads(("",), ())
        return _Heads((), (piece["letters"],)) if piece["letters"] else _EMPTY


def _repeated(heads: _Heads, often: str) -> _Heads:
    """Return what a piece can begin with that may come more than once, or not at all."""
    if often == "?":
        return _either([_EMPTY, heads])
    return _Heads(heads.whole, tuple(f"({head}){often}" for head in heads.open))


def _followed(left: _Heads, right: _Heads) -> _Heads:
    """Put one stretch behind another."""
    whole = [one + other for one in left.open for other in right.whole]
    ends = [one + other for one in left.open for other in right.open]
    return _Heads((*left.whole, *whole), tuple(ends))


def _either(many: Sequence[_Heads]) -> _Heads:
    """Join alternatives; those that reach the end become one, so that they do not multiply."""
    ends = tuple(dict.fromkeys(head for heads in many for head in heads.open))
    whole = tuple(dict.fromkeys(head for heads in many for head in heads.whole))
    return _Heads(whole, (f"({'|'.join(ends)})",) if len(ends) > 1 else ends)
