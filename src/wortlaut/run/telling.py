"""The stories of a store that is open: the newest, one of them, the one that an article is in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import lru_cache

from wortlaut.link.articles import moment_of
from wortlaut.link.places import END, UNDATED
from wortlaut.link.words import stem, strong_forms, words_of
from wortlaut.model.dossier import Dossier, Use
from wortlaut.model.errors import BusyError, TooMuchError
from wortlaut.model.span import Span
from wortlaut.record.linking import Linkage
from wortlaut.record.search import Term, index_words
from wortlaut.run.linking import articles_alone, by_time, read, read_claims, with_texts
from wortlaut.run.placing import linked_anew

_LANGUAGE = "de"
_WAITED_FOR = 10  # articles: to link a story of so many takes a part of a second
_COMPARED_ANEW = 100  # articles: as many as can be compared while somebody waits who asked for it
_REMEMBERED = 256  # dossiers: a list of stories shows twenty, and most readers look at the newest

_read = lru_cache(_REMEMBERED)(read)


def newest(linkage: Linkage, after: str | None = None) -> Iterator[Dossier]:
    """Yield the stories that were last told of, without texts; those without a date come last.

    ``after`` is the id of one of them: the list goes on behind it.
    """
    shown = linkage.stories.led_to(after) if after else None
    last = None if shown is None else linkage.stories.last_place(shown, UNDATED)
    seen = set() if shown is None else {shown}
    if shown is None or last is not None:
        begin = UNDATED if last is None else last
        yield from (_told(linkage, first) for first in _from(linkage, begin, UNDATED, seen))
    place = None if shown is None or last is not None else linkage.stories.last_place(shown, END)
    for first in _from(linkage, END if place is None else place, END, seen):
        if linkage.stories.last_place(first, UNDATED) is None:
            yield _told(linkage, first)


def _from(linkage: Linkage, begin: int, end: int, seen: set[int]) -> Iterator[int]:
    """Yield the stories whose last article before ``end`` lies before ``begin``, the last first."""
    for first, place in linkage.stories.latest(begin):
        if end == END and place < UNDATED:
            return
        if first not in seen:
            seen.add(first)
            if linkage.stories.last_place(first, end) == place:
                yield first


def story(linkage: Linkage, id: str, as_of: str | None = None) -> Dossier | None:
    """Return the story that an id leads to, with texts; None if there is none, or was none then.

    What is one story today may have been several then: the last of them is returned. Raises
    ``BusyError`` for a large story that is to be linked anew, ``TooMuchError`` for one of which
    nobody could wait for what was to be known then.
    """
    first = linkage.stories.led_to(id)
    if first is None:
        return None
    limit = moment_of(as_of) if as_of else None
    if limit and len(linkage.stories.listed(first)) > _COMPARED_ANEW:
        raise TooMuchError(
            "this story has too many articles to be compared anew while somebody waits",
            f"wortlaut story {id} --as-of {as_of}",
        )
    if limit:
        then = list(by_time(linkage, first, limit))
        return then[-1] if then else None
    return _whole(linkage, first)


def said(linkage: Linkage, id: str) -> Dossier | None:
    """Return of a story no more than its articles, with texts, and its utterances.

    That is a fraction of a large one, and all that it takes to trace words; None and ``BusyError``
    as for a whole story.
    """
    first = linkage.stories.led_to(id)
    if first is None:
        return None
    written = linkage.stories.said(first)
    return with_texts(linkage, first, read(written)) if written else _whole(linkage, first)


def carried(linkage: Linkage, id: str, uses: Collection[Use]) -> Dossier | None:
    """Return of a story no more than the claims that some uses of words carry, without texts.

    None and ``BusyError`` as for a whole story.
    """
    first = linkage.stories.led_to(id)
    if first is None:
        return None
    written = linkage.stories.dossier(first)
    return read_claims(written, uses) if written else _whole(linkage, first)


def _whole(linkage: Linkage, first: int) -> Dossier:
    """Return a story with texts; raises ``BusyError`` for a large one that is to be linked anew."""
    if written := linkage.stories.dossier(first):
        return with_texts(linkage, first, _read(written))
    if len(linkage.stories.listed(first)) > _WAITED_FOR:
        raise BusyError("the articles of this story are being compared", "ask again in a minute")
    return linked_anew(linkage, first)


def with_words(linkage: Linkage, words: str, skip: int) -> Iterator[Dossier]:
    """Yield the stories that have an article with all these words, in whatever forms, with texts.

    The first begun comes first; ``skip`` leaves out so many. A large one that is just being linked
    is left out, for nobody could wait for it.
    """
    asked = tuple(_terms(words))
    for first in linkage.stories.with_words(asked)[skip:] if asked else ():
        with suppress(BusyError):
            yield _whole(linkage, first)


def _terms(words: str) -> Iterator[Term]:
    """Ask for all words that may have the stems of these: those that begin so, and strong forms."""
    for word in words_of(words, Span(0, len(words) or 1), _LANGUAGE):
        root = stem(_LANGUAGE, word.span.of(words))
        begun = tuple(index_words(root).split())
        strong = (index_words(form) for form in sorted(strong_forms(_LANGUAGE, root)))
        if begun:
            yield Term(begun, prefix=True, others=tuple(strong))


def story_told(linkage: Linkage, id: str) -> Dossier | None:
    """Return the story that an id leads to, as a list shows it; None if there is none."""
    first = linkage.stories.led_to(id)
    return None if first is None else _told(linkage, first)


def story_of_article(linkage: Linkage, article: str) -> Dossier | None:
    """Return the story that an article is in, as a list shows it; None if it has no place yet."""
    first = linkage.stories.of_article(article)
    return None if first is None else _told(linkage, first)


def _told(linkage: Linkage, first: int) -> Dossier:
    """Return what a list shows of a story; of one that is to be linked anew, its articles alone."""
    written = linkage.stories.dossier(first)
    return articles_alone(linkage.stories.listed(first)) if written is None else _read(written)
