"""Press releases among the articles, and where an article says who gave one out."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from wortlaut.lang.tables import table
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.citations import has_any
from wortlaut.link.outlets import bodies_in, is_agency, kinds_of, names_of
from wortlaut.link.words import stems_in

_WORD = re.compile(r"\w+")
_LONG = 5  # letters of a word that is known again in a compound


def is_release(article: Linked) -> bool:
    """Tell whether an article is what somebody tells the press on their own behalf."""
    if not article.outlet or is_agency(article) or kinds_of(article.outlet, article.language):
        return False
    shown = table(article.language, "press")["release"]
    words = {word.lower() for word in _WORD.findall(article.text)}
    folders = urlsplit(article.record.article.source.url or "").path.lower().split("/")[:-1]
    return (
        not words.isdisjoint(shown["words"].split())
        or not set(folders).isdisjoint(shown["addresses"].split())
        or bool(_bodies(article))
    )


def _bodies(article: Linked) -> frozenset[str]:
    """Return what kinds of body publish an article: by the name, or a noun before it there."""
    name, language = article.outlet or "", article.language
    before = re.findall(rf"([A-ZÄÖÜ][\w-]+) {re.escape(name)}\b", article.text) if name else []
    return frozenset().union(*(bodies_in(one, language) for one in (name, *before)))


def announced(article: Linked, release: Linked) -> tuple[Passage, ...]:
    """Return the sentences in which an article says what the publisher of a release gave out."""
    called, nouns = _called(release, article), _nouns(release)
    return tuple(
        passage
        for passage in article.passages
        if passage.whole
        and has_any(article, passage.span, "announcing")
        and any(
            word.stem in nouns or any(_calls(word.stem, name) for name in called)
            for word in article.all_words(passage.span)
            if word.kind in ("name", "noun")
        )
    )


def _nouns(release: Linked) -> frozenset[str]:
    """Return by which nouns a body is called after its name: "der Klub"."""
    language, bodies = release.language, _bodies(release)
    called = (one["called"] for one in table(language, "press")["body"] if one["name"] in bodies)
    return stems_in(language, " ".join(called))


def _called(release: Linked, article: Linked) -> frozenset[str]:
    """Return the words of a publisher's name, but those that are places in either text."""
    return publisher(release) - _places(article)


def publisher(release: Linked) -> frozenset[str]:
    """Return the words of a publisher's name, but those that are places."""
    names = names_of(release.outlet or "", release.language)
    return frozenset(word for name in names for word in name) - _places(release)


def _places(article: Linked) -> frozenset[str]:
    """Return the stems of the names of the places and states in a text."""
    actors = article.record.actors or ()
    places = [actor.name for actor in actors if actor.type in ("place", "state")]
    return stems_in(article.language, " ".join(places))


def _calls(word: str, name: str) -> bool:
    """Tell whether a word has a name in it or is part of one: "Verbund", the "Verkehrsverbund"."""
    return any(
        name == part
        or (len(part) >= _LONG and name.endswith(part))
        or (len(name) >= _LONG and part.endswith(name))
        for part in word.split("-")
    )
