"""Where an article names another outlet as its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from wortlaut.lang.tables import table
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.words import Word, stem, stems
from wortlaut.model.span import Span

# "WNA – Wolmer Nachrichten", "Dorfbote (Nord)": each part is a name of its own
_NAME_PARTS = re.compile(r"\s[–—-]\s|\s*[(/|]\s*|\)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence in which an article names an outlet as the source of something."""

    outlet: str
    passage: Passage


@cache
def agencies(language: str) -> frozenset[str]:
    """Return the names of the agencies that newsrooms subscribe to, in small letters."""
    listed = table(language, "agencies")["agency"]
    return frozenset(
        name.casefold() for one in listed for name in (one["name"], *one["short"], *one["long"])
    )


def is_agency(article: Linked) -> bool:
    """Tell whether an article is an agency's own report."""
    return bool(article.outlet) and (article.outlet or "").casefold() in agencies(article.language)


@cache
def names_of(outlet: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the names by which an outlet is called, each as the stems of its words."""
    parts = [outlet, *_NAME_PARTS.split(outlet)]
    named = [tuple(_stems(part, language)) for part in parts]
    return tuple(dict.fromkeys(name for name in named if name))


def _stems(name: str, language: str) -> Iterator[str]:
    """Yield the stems of a name's words, without an article before them."""
    articles = table(language, "words")["articles"]["nominative"].split()
    words = re.findall(r"[\w-]+", name)
    for number, word in enumerate(words):
        if number or len(words) == 1 or word.lower() not in articles:
            yield stem(language, word)


def citations(article: Linked, outlets: Iterable[str]) -> tuple[Citation, ...]:
    """Return where an article names one of these outlets as its source, in order."""
    wanted = [one for one in dict.fromkeys(outlets) if one != article.outlet]
    begins = {one: frozenset(name[0] for name in names_of(one, article.language)) for one in wanted}
    citing = stems(article.language, "citing")
    found = []
    for passage in article.passages:
        text = frozenset(word.stem for word in article.all_words(passage.span))
        if passage.whole and not text.isdisjoint(citing):
            named = (one for one in wanted if not text.isdisjoint(begins[one]))
            found += [Citation(one, passage) for one in named if _cites(article, passage, one)]
    return tuple(found)


def _cites(article: Linked, passage: Passage, outlet: str) -> bool:
    """Tell whether a sentence names an outlet beside a word that makes it a source."""
    named = names_in(article, passage.span, outlet)
    beside = {word.stem for word in article.all_words(passage.span) if word not in named}
    return bool(named) and not beside.isdisjoint(stems(article.language, "citing"))


def names_in(article: Linked, span: Span, outlet: str) -> tuple[Word, ...]:
    """Return the words of a span that name an outlet; none if it is not named."""
    words = article.all_words(span)
    text = tuple(word.stem for word in words)
    for name in names_of(outlet, article.language):
        for at in range(len(text) - len(name) + 1):
            if text[at : at + len(name)] == name and _as_written(article, words[at], outlet):
                return words[at : at + len(name)]
    return ()


def _as_written(article: Linked, word: Word, outlet: str) -> bool:
    """Tell whether a word has a capital where the outlet's name has any: no "express" for one."""
    return article.text[word.span.start].isupper() or outlet.islower()


def first_hand(article: Linked, number: int) -> bool:
    """Tell whether a sentence says that the outlet heard it itself: "sagte unserer Zeitung"."""
    sentence = article.sentences[number]
    if any(phrase in sentence.of(article.text) for phrase in _own(article.language)):
        return True
    return bool(article.outlet and names_in(article, sentence, article.outlet))


@cache
def _own(language: str) -> tuple[str, ...]:
    return tuple(table(language, "linking")["own"]["phrases"])
