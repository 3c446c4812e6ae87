"""Words as the index knows them, and the way back from a hit to the characters it stands on.

Index and query are folded the same way, so that "Muenchen", "München" and "MUNCHEN", or "Strasse"
and "Straße", are one word. The index holds folded words only; positions always point into the
original text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wortlaut.model.errors import InputError
from wortlaut.model.span import Span, trimmed

# Letters that Unicode does not decompose into a letter and a mark.
_LETTERS = {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LETTER = r"[^\W_]"
_WORD = re.compile(rf"{_LETTER}+")
# "ae", "oe", "ue" spell the umlauts, whose dots are gone by then; every "e" after the vowel goes,
# or "saen", "saeen" and "säen" would not meet.
_SPELT_UMLAUT = re.compile(r"(?<=[aou])e+")
# A phrase in quotation marks, or a run without spaces; an asterisk at its end asks for a prefix.
_TERM = re.compile(r'"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<run>[^\s"]+)')
_SNIPPET = 200
_PATTERNS = 256  # queries whose pattern is remembered: whoever reads on asks the same again
_SHORTEST = 2  # letters of the beginning of a word


class _Folds(dict[str, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        self[character] = folded = "".join(_plain(part) for part in character.casefold())
        return folded


def _plain(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    parts = unicodedata.normalize("NFKD", character).casefold()
    return "".join(_LETTERS.get(part, part) for part in parts if not _is_mark(part))


def _is_mark(character: str) -> bool:
    """Tell whether a character only adorns or joins its neighbours (a soft hyphen does)."""
    category = unicodedata.category(character)
    return category.startswith("M") or category == "Cf"


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and the characters of the original text that it stands for."""

    folded: str
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """What one part of a query asks for: folded words in a row; the last may be a beginning.

    ``others`` are words that will do instead.
    """

    words: tuple[str, ...]
    prefix: bool
    others: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Spell a text without case, marks and umlauts; equal words come out equal."""
    return _SPELT_UMLAUT.sub("", _without_marks(text))


def index_words(text: str) -> str:
    """Return a text's folded words with one space between them, as the index takes them."""
    return " ".join(_WORD.findall(fold(text)))


def words(text: str) -> Iterator[Word]:
    """Yield the folded words of a text, each with its place in the original."""
    places = _Places(text)
    for found in _WORD.finditer(_without_marks(text)):
        yield Word(_SPELT_UMLAUT.sub("", found[0]), places.original(found.start(), found.end()))


class _Places:
    """The way from positions in a text without marks back to the text itself.

    Nearly all characters fold to one; kept is where those stand that fold to none or to several.
    """

    def __init__(self, text: str) -> None:
        self._odd = list(_odd_places(text))
        self._starts = [start for start, _, _ in self._odd]

    def original(self, start: int, end: int) -> Span:
        """Return the characters that fold to ``start``–``end``, with the marks that follow."""
        first, _ = self._character(start)
        after, inside = self._character(end)
        return Span(first, after + inside)

    def _character(self, position: int) -> tuple[int, bool]:
        """Return which character begins at a position, or has it inside, as "½" may."""
        before = bisect_right(self._starts, position) - 1
        if before < 0:
            return position, False
        start, at, length = self._odd[before]
        if position < start + length:
            return at, position > start
        return at + 1 + position - start - length, False


def _odd_places(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the characters that do not fold to one: where they fold to, where they are, how many.

    >>> list(_odd_places("Straße"))
    [(4, 4, 2)]
    """
    longer = 0
    for found in _NOT_ASCII.finditer(text):
        length = len(_FOLDS[found[0]])
        if length != 1:
            yield found.start() + longer, found.start(), length
            longer += length - 1


def _without_marks(text: str) -> str:
    return _NOT_ASCII.sub(lambda found: _FOLDS[found[0]], text.casefold())


def label(name: str, value: str) -> str:
    """Write what a statement is marked with as one word of the index, like none of a text."""
    return "·".join((name, *re.split("[ _]", value)))


# ------------------------------------------------------------------------------ queries
def terms(query: str) -> tuple[Term, ...]:
    """Read what a user typed: words, "phrases", prefix* and this|that; all else is plain words.

    Raises ``InputError`` for the beginning of a word that is one letter: half of all words have it.
    """
    found = (_term(match) for match in _TERM.finditer(query))
    read = tuple(dict.fromkeys(term for term in found if term.words))
    short = next((term for term in read if term.prefix and len(term.words[-1]) < _SHORTEST), None)
    if short:
        begun = " ".join(short.words)
        raise InputError(f"{begun}* begins too many words", "write more before the asterisk")
    return read


def _term(match: re.Match[str]) -> Term:
    run = match["run"]
    if run is None:
        return Term(_folded_words(match["phrase"]), bool(match["star"]))
    either = [_folded_words(part) for part in run.split("|")]
    if len(either) > 1 and all(len(words) == 1 for words in either):
        first, *others = (word for (word,) in either)
        return Term((first,), False, tuple(others))
    return Term(_folded_words(run), run.endswith("*"))


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def matches(folded: str, asked: Iterable[Term]) -> bool:
    """Tell whether folded words have all that is asked for, as the index would."""
    words = folded.split()
    return all(any(True for _ in _runs(words, term)) for term in asked)


def match_expression(asked: Iterable[Term]) -> str:
    """Write terms in the query language of FTS5; folded words need no escaping."""
    return " AND ".join(map(_expression, asked))


def _expression(term: Term) -> str:
    own = f'"{" ".join(term.words)}"{"*" * term.prefix}'
    either = " OR ".join((own, *(f'"{word}"' for word in term.others)))
    return f"({either})" if term.others else own


# ------------------------------------------------------------------------------ hits
def hits(text: str, asked: Sequence[Term]) -> tuple[Span, ...]:
    """Return where a text has what was asked for, in order, without overlaps."""
    plain = _without_marks(text)
    found = [match.span(1) for match in _pattern(tuple(asked)).finditer(plain)] if asked else []
    places = _Places(text) if found else None
    return _merged(places.original(*one) for one in found) if places else ()


@lru_cache(maxsize=_PATTERNS)
def _pattern(asked: tuple[Term, ...]) -> re.Pattern[str]:
    """Write terms as a pattern that has, where a word begins, the longest of them as its group.

    It looks ahead and takes nothing: another one may begin before this one ends.
    """
    runs = [(term.words, term.prefix) for term in asked]
    runs += [((other,), False) for term in asked for other in term.others]
    longest = sorted(runs, key=lambda run: len(run[0]), reverse=True)
    return re.compile(rf"(?<!{_LETTER})(?=({'|'.join(_spelt(*run) for run in longest)}))")


def _spelt(words: tuple[str, ...], prefix: bool) -> str:
    """Write folded words in a row as a pattern that a text without marks can have."""
    row = r"[\W_]+".join(re.sub("[aou]", r"\g<0>e*", word) for word in words)
    return rf"{row}{_LETTER}*" if prefix else rf"{row}(?!{_LETTER})"


def _runs(folded: list[str], term: Term) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each place that has what the term asks for."""
    leading = list(term.words[:-1])
    for at in _ends(folded, term):
        first = at - len(leading)
        if first >= 0 and folded[first:at] == leading:
            yield first, at


def _ends(folded: list[str], term: Term) -> list[int]:
    """Return where a word stands that ends what the term asks for."""
    ending = term.words[-1]
    if term.prefix:
        return [at for at, word in enumerate(folded) if word.startswith(ending)]
    wanted = {ending, *term.others}
    return [at for at, word in enumerate(folded) if word in wanted]


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in spans:
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def snippet(text: str, spans: Sequence[Span]) -> Span | None:
    """Choose the stretch of text that shows most hits, cut between words; None for no text."""
    first = max(spans, key=lambda span: (_near(span, spans), -span.start), default=Span(0, 1))
    start = _word_edge(text, first.start - _SNIPPET // 4)
    return trimmed(text, start, max(_word_edge(text, start + _SNIPPET), first.end))


def _near(first: Span, spans: Sequence[Span]) -> int:
    return sum(first.start <= span.start < first.start + _SNIPPET // 2 for span in spans)


def _word_edge(text: str, at: int) -> int:
    """Move a position back to where a word ends; the ends of the text stay."""
    if not 0 < at < len(text):
        return min(max(at, 0), len(text))
    space = text.rfind(" ", max(0, at - _SNIPPET // 4), at)
    return at if space < 0 else space
