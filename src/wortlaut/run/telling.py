"""The stories of a store that is open: the newest, one of them, the one that an article is in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from wortlaut.link.articles import moment_of
from wortlaut.link.places import END, UNDATED
from wortlaut.model.dossier import Dossier
from wortlaut.model.form import dossier_from_json
from wortlaut.record.linking import Linkage
from wortlaut.run.linking import by_time
from wortlaut.run.placing import linked_anew

_REMEMBERED = 256  # dossiers: a list of stories shows twenty, and most readers look at the newest


def newest(linkage: Linkage, after: str | None = None) -> Iterator[Dossier]:
    """Yield the stories that were last told of, without texts; those without a date come last.

    ``after`` is the id of one of them: the list goes on behind it.
    """
    shown = linkage.story_led_to(after) if after else None
    last = None if shown is None else linkage.last_place(shown, UNDATED)
    seen = set() if shown is None else {shown}
    if shown is None or last is not None:
        begin = UNDATED if last is None else last
        yield from (_told(linkage, first) for first in _from(linkage, begin, UNDATED, seen))
    place = None if shown is None or last is not None else linkage.last_place(shown, END)
    for first in _from(linkage, END if place is None else place, END, seen):
        if linkage.last_place(first, UNDATED) is None:
            yield _told(linkage, first)


def _from(linkage: Linkage, begin: int, end: int, seen: set[int]) -> Iterator[int]:
    """Yield the stories whose last article before ``end`` lies before ``begin``, the last first."""
    for first, place in linkage.latest(begin):
        if end == END and place < UNDATED:
            return
        if first not in seen:
            seen.add(first)
            if linkage.last_place(first, end) == place:
                yield first


def story(linkage: Linkage, id: str, as_of: str | None = None) -> Dossier | None:
    """Return the story that an id leads to, with texts; None if there is none, or was none then.

    What is one story today may have been several then: the last of them is returned.
    """
    first = linkage.story_led_to(id)
    if first is None:
        return None
    limit = moment_of(as_of) if as_of else None
    if limit:
        then = list(by_time(linkage, first, limit))
        return then[-1] if then else None
    told, texts = _told(linkage, first), linkage.texts(first)
    return replace(told, articles=tuple(replace(one, text=texts[one.id]) for one in told.articles))


def story_of_article(linkage: Linkage, article: str) -> Dossier | None:
    """Return the story that an article is in, without texts; None if it is not linked yet."""
    first = linkage.story_of(article)
    return None if first is None else _told(linkage, first)


def _told(linkage: Linkage, first: int) -> Dossier:
    written = linkage.dossier(first)
    return linked_anew(linkage, first) if written is None else _read(written)


@lru_cache(_REMEMBERED)
def _read(written: str) -> Dossier:
    return dossier_from_json(json.loads(written))
