"""Where an article names another outlet as its source, or speaks of one without its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.lang.tables import table
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.outlets import (
    Name,
    is_coined,
    is_common,
    kinds_of,
    names_of,
    short_names,
    signature,
)
from wortlaut.link.words import Word, stem, stems
from wortlaut.model.span import Span

CitingWord = tuple[str, bool]  # a stem, and whether the word has a capital


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence in which an article names an outlet as the source of something."""

    outlet: str
    passage: Passage


def citations(article: Linked, outlets: Iterable[str]) -> tuple[Citation, ...]:
    """Return where an article names one of these outlets as its source, in order."""
    wanted = [one for one in dict.fromkeys(outlets) if one != article.outlet]
    called = _called(wanted, article)
    begins = {one: frozenset(name[0] for name in called[one]) for one in wanted}
    found = []
    for passage in article.passages:
        if passage.whole:
            text = frozenset(_stems_in(article, passage.span))
            near = (one for one in wanted if not text.isdisjoint(begins[one]))
            found += [
                Citation(one, passage) for one in near if _cites(article, passage, one, called[one])
            ]
    return tuple(found)


def _stems_in(article: Linked, span: Span) -> Iterator[str]:
    """Yield the stems of words, and of what stands before a hyphen in them."""
    for word in article.all_words(span):
        first, hyphen, _ = word.span.of(article.text).partition("-")
        yield from (word.stem, stem(article.language, first)) if hyphen else (word.stem,)


def _called(outlets: Sequence[str], article: Linked) -> Mapping[str, tuple[Name, ...]]:
    """Return the names by which an article can call each outlet: short ones that no two have."""
    language = article.language
    mine = [article.outlet] if article.outlet else []
    held = Counter(name for one in (*outlets, *mine) for name in short_names(one, language))
    return {
        one: (*names_of(one, language), *(n for n in short_names(one, language) if held[n] == 1))
        for one in outlets
    }


def _cites(article: Linked, passage: Passage, outlet: str, names: Iterable[Name]) -> bool:
    """Tell whether a sentence names an outlet as a source.

    It does so beside a word of telling; the full name of a medium that is nothing else needs none.
    """
    named = named_in(article, passage.span, outlet, names)
    if not named:
        return _in_compound(article, passage.span, names)
    if len(named) == 1 and is_common(outlet, article.language):
        return _in_marks(article, named[0]) or _is_introduced(article, passage.span, named[0])
    coined = is_coined(outlet, named[0].stem, article.language)
    medium = bool(kinds_of(outlet, article.language))
    if medium and (len(named) > 1 or coined or _in_marks(article, named[0])):
        return True
    return has_any(article, passage.span, "citing", but=named)


def _is_introduced(article: Linked, span: Span, word: Word) -> bool:
    """Tell whether a noun for a medium stands before a name: "die Zeitung Die Welt"."""
    words = article.all_words(span)
    before = [one.stem for one in words[max(0, words.index(word) - 2) : words.index(word)]]
    return not _kinds_said(article.language).keys().isdisjoint(before)


def _in_compound(article: Linked, span: Span, names: Iterable[Name]) -> bool:
    """Tell whether a name begins a word of telling: "Nordblick-Informationen"."""
    language = article.language
    for word in article.all_words(span):
        first, hyphen, last = word.span.of(article.text).partition("-")
        if hyphen and (stem(language, first),) in names:
            return stem(language, last) in stems(language, "citing")
    return False


def has_any(article: Linked, span: Span, section: str, but: Sequence[Word] = ()) -> bool:
    """Tell whether a span has a word of one section of the table of linking."""
    beside = {word.stem for word in article.all_words(span) if word not in but}
    return not beside.isdisjoint(stems(article.language, section))


def _in_marks(article: Linked, word: Word) -> bool:
    before, after = article.text[: word.span.start][-1:], article.text[word.span.end :][:1]
    pairs = table(article.language, "marks")["pairs"]
    return any(before == opening and after and after in closing for opening, closing in pairs)


def named_in(article: Linked, span: Span, outlet: str, names: Iterable[Name]) -> tuple[Word, ...]:
    """Return the words of a span that name an outlet; none if it is not named."""
    named = _named_at(_as_citing(article, span), outlet, names)
    return article.all_words(span)[named.start : named.stop]


def _as_citing(article: Linked, span: Span) -> tuple[CitingWord, ...]:
    words = article.all_words(span)
    return tuple((word.stem, article.text[word.span.start].isupper()) for word in words)


def _named_at(words: Sequence[CitingWord], outlet: str, names: Iterable[Name]) -> range:
    """Return the places of the words that name an outlet; none if it is not named.

    They have a capital where the outlet's name has any: no "express" for one.
    """
    text = tuple(stem for stem, _ in words)
    for name in names:
        for at in range(len(text) - len(name) + 1):
            if text[at : at + len(name)] == name and (words[at][1] or outlet.islower()):
                return range(at, at + len(name))
    return range(0)


# ------------------------------------------------------------------------------ without its text
def citing_sentences(article: Linked) -> tuple[tuple[CitingWord, ...], ...]:
    """Return the words of the sentences in which an article may cite somebody."""
    wanted = stems(article.language, "citing")
    sentences = (_as_citing(article, span) for span in article.sentences)
    return tuple(words for words in sentences if any(stem in wanted for stem, _ in words))


def is_cited(sentences: Iterable[Sequence[CitingWord]], outlet: str, language: str) -> bool:
    """Tell whether one of these sentences names an outlet beside a word of telling."""
    wanted, names = stems(language, "citing"), names_of(outlet, language)
    for words in sentences:
        named = _named_at(words, outlet, names)
        if named and any(stem in wanted for at, (stem, _) in enumerate(words) if at not in named):
            return True
    return False


# ------------------------------------------------------------------------------ without a name
def written_by(article: Linked, source: Linked) -> Iterator[Passage]:
    """Yield the sentences in which an article tells what the writer of another has written."""
    same = article.outlet == source.outlet
    signed = set("" if same else (signature(source) or "").replace(",", " ").split())
    for actor in article.record.actors or () if signed else ():
        name = actor.name.split()
        if actor.type == "person" and len(name) > 1 and signed.issuperset(name):
            places = [mention.span for mention in actor.mentions]
            for passage in article.passages:
                told = any(passage.span.overlaps(place) for place in places)
                if passage.whole and told and has_any(article, passage.span, "citing"):
                    yield passage


def kinds_in(article: Linked, passage: Passage) -> frozenset[str]:
    """Return of which kinds of medium a sentence speaks without a name: "las man im Radio"."""
    words = article.all_words(passage.span)
    found = [_kinds_said(article.language).get(word.stem, frozenset()) for word in words]
    alone = (
        kinds
        for kinds, word in zip(found, words, strict=True)
        if kinds and not _goes_with_name(article, word)
    )
    own = first_hand(article, passage.sentence)
    return frozenset() if own else frozenset().union(*alone)


@cache
def _kinds_said(language: str) -> Mapping[str, frozenset[str]]:
    """Return of which kinds of medium each noun speaks."""
    found: dict[str, set[str]] = {}
    for one in table(language, "press")["medium"]:
        for word in one["said"].split():
            found.setdefault(stem(language, word), set()).add(one["name"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _goes_with_name(article: Linked, word: Word) -> bool:
    """Tell whether a noun stands before a name ("Radio Nord", "Blog „Ufer“") or is none."""
    after = article.text[word.span.end :][:2]
    return not article.text[word.span.start].isupper() or (
        after[:1].isspace() and not (after[1:].islower() or after[1:].isdigit())
    )


# ------------------------------------------------------------------------------ first-hand
def first_hand(article: Linked, number: int) -> bool:
    """Tell whether a sentence says that the outlet heard it itself: "sagte unserer Zeitung"."""
    return speaks_of_itself(article, article.sentences[number])


def speaks_of_itself(article: Linked, span: Span) -> bool:
    """Tell whether an outlet speaks of itself or its staff: "unsere Zeitung", or by its name."""
    if _own(article.language).search(article.text, span.start, span.end):
        return True
    own, language = article.outlet, article.language
    names = (*names_of(own, language), *short_names(own, language)) if own else ()
    return bool(own and named_in(article, span, own, names))


@cache
def _own(language: str) -> re.Pattern[str]:
    """Return what an outlet calls itself: "unserer Zeitung"."""
    return re.compile("|".join(map(re.escape, table(language, "linking")["own"]["phrases"])))
