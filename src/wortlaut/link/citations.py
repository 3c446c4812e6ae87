"""Where an article names another outlet as its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.lang.tables import table
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.words import Word, stem, stems
from wortlaut.model.span import Span

# "WNA – Wolmer Nachrichten", "Dorfbote (Nord)": each part is a name of its own
_NAME_PARTS = re.compile(r"\s[–—-]\s|\s*[(/|]\s*|\)")

CitingWord = tuple[str, bool]  # a stem, and whether the word has a capital


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
    wanted = [one for one in outlets if one != article.outlet]
    return tuple(
        Citation(outlet, passage)
        for passage in article.passages
        if passage.whole
        for outlet in wanted
        if _cites(_as_citing(article, passage.span), outlet, article.language)
    )


def citing_sentences(article: Linked) -> tuple[tuple[CitingWord, ...], ...]:
    """Return the words of the sentences in which an article may cite somebody."""
    wanted = stems(article.language, "citing")
    sentences = (_as_citing(article, span) for span in article.sentences)
    return tuple(words for words in sentences if any(stem in wanted for stem, _ in words))


def is_cited(sentences: Iterable[Sequence[CitingWord]], outlet: str, language: str) -> bool:
    """Tell whether one of these sentences names an outlet as its source."""
    return any(_cites(words, outlet, language) for words in sentences)


def _as_citing(article: Linked, span: Span) -> tuple[CitingWord, ...]:
    words = article.all_words(span)
    return tuple((word.stem, article.text[word.span.start].isupper()) for word in words)


def _cites(words: Sequence[CitingWord], outlet: str, language: str) -> bool:
    """Tell whether a sentence names an outlet beside a word that makes it a source."""
    named = _named_at(words, outlet, language)
    wanted = stems(language, "citing")
    beside = (stem for at, (stem, _) in enumerate(words) if at not in named)
    return bool(named) and any(stem in wanted for stem in beside)


def names_in(article: Linked, span: Span, outlet: str) -> tuple[Word, ...]:
    """Return the words of a span that name an outlet; none if it is not named."""
    named = _named_at(_as_citing(article, span), outlet, article.language)
    return article.all_words(span)[named.start : named.stop]


def _named_at(words: Sequence[CitingWord], outlet: str, language: str) -> range:
    """Return the places of the words that name an outlet; none if it is not named.

    They have a capital where the outlet's name has any: no "express" for one.
    """
    text = tuple(stem for stem, _ in words)
    for name in names_of(outlet, language):
        for at in range(len(text) - len(name) + 1):
            if text[at : at + len(name)] == name and (words[at][1] or outlet.islower()):
                return range(at, at + len(name))
    return range(0)


def first_hand(article: Linked, number: int) -> bool:
    """Tell whether a sentence says that the outlet heard it itself: "sagte unserer Zeitung"."""
    sentence = article.sentences[number]
    if any(phrase in sentence.of(article.text) for phrase in _own(article.language)):
        return True
    return bool(article.outlet and names_in(article, sentence, article.outlet))


@cache
def _own(language: str) -> tuple[str, ...]:
    return tuple(table(language, "linking")["own"]["phrases"])
