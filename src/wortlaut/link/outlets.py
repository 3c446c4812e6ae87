"""What an outlet is called, what kind of medium it is, and who wrote there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from wortlaut.lang.tables import table
from wortlaut.link.articles import Linked
from wortlaut.link.words import stem

Name = tuple[str, ...]  # the stems of its words

# "WNA – Wolmer Nachrichten", "Dorfbote (Nord)": each part is a name of its own
_NAME_PARTS = re.compile(r"\s[–—-]\s|\s*[(/|]\s*|\)")
_WORD = re.compile(r"[\w-]+")
_SHORT = 3  # letters of an end that is a word by itself: "AG", not the "Tag"
# "Ada Mott", "Dr. Ada Mott, Historikerin"; not "Pressekontakt: Ada Mott", not "Das war alles."
_SIGNATURE = re.compile(r"(?:[A-ZÄÖÜ][\w.'-]*\s+){1,3}[A-ZÄÖÜ][\w'-]+(?:,[^.!?:]{1,40})?")


# ------------------------------------------------------------------------------ names
@cache
def agencies(language: str) -> Mapping[str, str]:
    """Return the agencies that newsrooms subscribe to, by each of their names in small letters."""
    listed = table(language, "agencies")["agency"]
    return {
        name.casefold(): one["name"]
        for one in listed
        for name in (one["name"], *one["short"], *one["long"])
    }


@cache
def names_of(outlet: str, language: str) -> tuple[Name, ...]:
    """Return the names by which an outlet is called, each as the stems of its words."""
    parts = [outlet, *_NAME_PARTS.split(outlet), *_other_names(outlet, language)]
    named = [tuple(_stems(part, language)) for part in parts]
    return tuple(dict.fromkeys(name for name in named if name))


def _other_names(outlet: str, language: str) -> Iterator[str]:
    """Yield the long names of an agency, the abbreviations of another outlet."""
    agency = agencies(language).get(outlet.casefold())
    for one in table(language, "agencies")["agency"]:
        if one["name"] == agency:
            yield from one["long"]
    for one in table(language, "outlets")["outlet"]:
        if one["name"] == outlet:
            yield from one["short"]


def _stems(name: str, language: str) -> Iterator[str]:
    """Yield the stems of a name's words, without an article before them."""
    articles = table(language, "words")["articles"]["nominative"].split()
    words = _WORD.findall(name)
    for number, word in enumerate(words):
        if number or len(words) == 1 or word.lower() not in articles:
            yield stem(language, word)


@cache
def short_names(outlet: str, language: str) -> tuple[Name, ...]:
    """Return the words that stand for a longer name: the "Tagespost" is the "Wolmer Tagespost".

    A word that says no more than the kind of medium stands for none of them.
    """
    words = _WORD.findall(outlet)
    parts = [part for word in words for part in dict.fromkeys((word, word.rpartition("-")[2]))]
    short = [part for part in parts if part != outlet and _stands_alone(part.lower(), language)]
    return tuple(dict.fromkeys((stem(language, part),) for part in short))


def _stands_alone(word: str, language: str) -> bool:
    return word in table(language, "press")["short"]["words"].split() or _ends(word, language)


def _ends(word: str, language: str) -> bool:
    """Tell whether a word ends like a medium's name, with something before that end."""
    return any(
        word.endswith(end) and word != end
        for one in table(language, "press")["medium"]
        for end in one["endings"].split()
    )


@cache
def is_coined(outlet: str, root: str, language: str) -> bool:
    """Tell whether the word of a name with this stem is nothing but a medium's: "Ostpost"."""
    said = {noun for one in table(language, "press")["medium"] for noun in one["said"].split()}
    words = [word.lower() for word in _WORD.findall(outlet) if stem(language, word) == root]
    return any(_ends(word, language) and word not in said for word in words)


def is_common(outlet: str, language: str) -> bool:
    """Tell whether a name is an ordinary word, too: "Die Zeit"."""
    words = [word.lower() for word in _WORD.findall(outlet)]
    return words[-1:] != [] and words[-1] in table(language, "press")["common"]["words"].split()


# ------------------------------------------------------------------------------ kinds
@cache
def kinds_of(outlet: str, language: str) -> frozenset[str]:
    """Return what kinds of medium an outlet may be, by the words of its name."""
    words = [word.lower() for word in _WORD.findall(outlet)]
    return frozenset(
        one["name"]
        for one in table(language, "press")["medium"]
        for end in one["endings"].split()
        if any(word.endswith(end) for word in words)
    )


@cache
def bodies_in(name: str, language: str) -> frozenset[str]:
    """Return what kinds of body speak under a name, by how its words end: "SC Wolm", "Wolm AG"."""
    words = [word.lower() for word in re.findall(r"\w[\w.-]*\w", name)]
    return frozenset(
        one["name"]
        for one in table(language, "press")["body"]
        for end in one["ends"].split()
        if any(word == end or (len(end) > _SHORT and word.endswith(end)) for word in words)
    )


def is_agency(article: Linked) -> bool:
    """Tell whether an article is an agency's own report."""
    return bool(article.outlet) and (article.outlet or "").casefold() in agencies(article.language)


def is_datelined(article: Linked) -> bool:
    """Tell whether an article begins with its outlet in brackets, as those of agencies do."""
    first = article.sentences[:2]
    return bool(article.outlet) and any(
        f"({article.outlet})" in one.of(article.text) for one in first
    )


# ------------------------------------------------------------------------------ who wrote
def signature(article: Linked) -> str | None:
    """Return the line of a name under a text, as under what somebody publishes by themselves."""
    last = article.body[-1].of(article.text) if article.body else ""
    return last if _SIGNATURE.fullmatch(last) else None
