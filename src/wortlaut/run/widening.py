"""A search by sense: each word also in its other forms, in compounds, and in words of like sense.

What is looked for are words that statements of the store have, so that a search says nothing that
nobody said. Sentence vectors are not kept: of what they find and words do not there is little
(docs/across-articles.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wortlaut.link.words import is_light, stem, stems_of_like_sense, strong_forms
from wortlaut.record.search import index_words
from wortlaut.record.store import Store

_LANGUAGE = "de"
_TERM = re.compile(r'"[^"]*"\*?|[^\s"]+')
_PLAIN = re.compile(r"[^\W\d_]{3,}")
_COMPOUNDED = 5  # letters of a stem that compounds are looked for with …
_REST = 4  # … and of what else they have: "Munitionslager", not "Parteien"
_AT_MOST = 50  # words that begin with a stem, and words that will do for one


def widened(store: Store, words: str) -> str:
    """Write a query so that other words of its sense will do; phrases and prefixes stay."""
    return " ".join(_widened(store, term) for term in _TERM.findall(words))


def _widened(store: Store, term: str) -> str:
    if not _PLAIN.fullmatch(term) or is_light(_LANGUAGE, term):
        return term
    others = (word for word in _alike(store, term) if word != index_words(term))
    return "|".join([term, *list(dict.fromkeys(others))[:_AT_MOST]])


def _alike(store: Store, word: str) -> Iterator[str]:
    """Yield the words of the store that are forms of a word, then compounds, then its like."""
    root = stem(_LANGUAGE, word)
    yield from _forms(store, root)
    beginning = index_words(root)
    if len(beginning) >= _COMPOUNDED:
        known = store.vocabulary(beginning, _AT_MOST)
        yield from (one for one in known if len(one) >= len(beginning) + _REST)
    for other in sorted(stems_of_like_sense(_LANGUAGE, root) - {root}):
        yield from _forms(store, other)


def _forms(store: Store, root: str) -> list[str]:
    """Return the words of the store that have a stem."""
    beginning = index_words(root)
    known = store.vocabulary(beginning, _AT_MOST) if len(beginning) >= 3 else ()
    strong = sorted(map(index_words, strong_forms(_LANGUAGE, root)))
    return [*(one for one in known if index_words(stem(_LANGUAGE, one)) == beginning), *strong]
