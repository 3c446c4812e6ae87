"""In which document words stand: "schrieb sie in einem Brief", "heißt es in dem Papier".

A document is a step of the way that words took, between whom they are of and who had it. The
sentence that attributes them names it; words that go on the way of those before ("demnach"), or
that nothing attributes anew, stand in the document of these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import DETERMINER, Tag, lexicon
from wortlaut.annotate.people import People
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.phrases import phrase_end, phrase_start
from wortlaut.lang.tables import table
from wortlaut.model.span import Span, gap

_FURTHER = 1  # sentences from one statement to the next that goes on in its document


@dataclass(frozen=True, slots=True)
class _Papers:
    """The words for documents, and those that say that something stands in one."""

    nouns: frozenset[str]
    ends: tuple[str, ...]
    before: frozenset[str]
    behind: frozenset[str]


def papers_of(
    found: Sequence[Found], people: Mapping[int, People], units: Sequence[Unit], language: str
) -> dict[int, Span]:
    """Return the nouns for the documents that statements stand in; those without one are absent.

    ``found`` has the statements in their order, ``people`` whose words those are that are kept.
    """
    papers: dict[int, Span] = {}
    places = [_sentence_of(one, units) for one in found]
    nouns = {place: _nouns_in(units[place], language) for place in set(places)}
    last: dict[int, int] = {}  # by holder
    for at in sorted(people):
        holder, unit = people[at].holder, units[places[at]]
        before = last.get(id(holder))
        paper = _stated(found[at], holder, unit, nouns[places[at]], language)
        if before is not None and places[at] - places[before] <= _FURTHER:
            goes_on = _goes_on(found[at], unit) or _inside(found[at], found[before])
            paper = paper or (papers.get(before) if goes_on else None)
        if paper is not None:
            papers[at] = paper
        last[id(holder)] = at
    return papers


def _sentence_of(one: Found, units: Sequence[Unit]) -> int:
    """Return which sentence attributes a statement: that of its cue, else where it begins."""
    start = (one.cue or one.content)[0].start
    return max(0, bisect_right(units, start, key=lambda unit: unit.span.start) - 1)


# ------------------------------------------------------------------------------ named there
def _nouns_in(unit: Unit, language: str) -> tuple[int, ...]:
    """Return the words of a sentence that name a document, outside quotation marks."""
    papers = _papers(language)
    return tuple(
        at
        for at, word in enumerate(unit.words)
        if word.tags & Tag.CAPITAL
        and not word.quoted
        and (word.low in papers.nouns or word.low.endswith(papers.ends))
    )


def _stated(
    one: Found, holder: CastMember | None, unit: Unit, nouns: Iterable[int], language: str
) -> Span | None:
    """Return the document that the sentence names around a statement, nearest to its cue.

    The name of a person is none: "laut Papier" may be what Mr Papier says.
    """
    cue = (one.cue or one.content)[0]
    name = holder.name.casefold() if holder and holder.type == "person" else ""
    named = (
        span
        for span, low in _named(one, unit, nouns, language)
        if not _in_content(one, span) and low not in name
    )
    return min(named, key=lambda span: (gap(span, cue), span.start), default=None)


def _named(
    one: Found, unit: Unit, nouns: Iterable[int], language: str
) -> Iterator[tuple[Span, str]]:
    """Yield the documents in which something stands, as a sentence tells of one statement.

    A clause with another verb of saying tells of another: "lobte den Brief, in dem er drohte".
    """
    words = unit.words
    for at in nouns:
        clause = unit.clauses[unit.clause_at(at)]
        cue = unit.cue(clause)
        spans = [Span(words[n].start, words[n].end) for n in cue.words] if cue else []
        own = any(span.overlaps(part) for span in spans for part in one.cue)
        begin = phrase_start(words, at + 1, clause.low, lexicon(language))
        stands = (own or cue is None) and _stands_in(unit, at, begin, language)
        if stands or _speaks(one, unit, at, begin):
            yield Span(words[at].start, words[at].end), words[at].low


def _speaks(one: Found, unit: Unit, at: int, begin: int) -> bool:
    """Tell whether a document stands for who speaks: "so das Papier weiter", but no Mr Papier."""
    named = one.holder is not None and one.holder.covers(unit.stretch(at, at + 1))
    return named and begin < at and bool(unit.words[begin].tags & DETERMINER)


def _stands_in(unit: Unit, at: int, begin: int, language: str) -> bool:
    """Tell whether something is said to stand in what a phrase names, which ends with a noun."""
    words, papers, known = unit.words, _papers(language), lexicon(language)
    low = unit.clauses[unit.clause_at(at)].low
    led = {words[n].low for n in (begin - 1, begin) if n >= low}
    end = phrase_end(words, begin, len(words), known)
    return bool(led & papers.before) or (end < len(words) and words[end].low in papers.behind)


def _in_content(one: Found, span: Span) -> bool:
    """Tell whether a phrase is part of what is told: a report has its frame inside itself."""
    return one.kind != "reported" and any(part.covers(span) for part in one.content)


# ------------------------------------------------------------------------------ carried on
def _goes_on(one: Found, unit: Unit) -> bool:
    """Tell whether nothing attributes a statement anew, or a word says that it goes on."""
    return one.onward or not (one.cue or any(map(unit.span.overlaps, one.frame)))


def _inside(one: Found, other: Found) -> bool:
    """Tell whether a statement begins within the words of another."""
    return any(part.start <= one.content[0].start < part.end for part in other.content)


@cache
def _papers(language: str) -> _Papers:
    rows = table(language, "papers")
    documents, standing = rows["documents"], rows["standing"]
    return _Papers(
        frozenset(documents["nouns"].split()),
        tuple(documents["ends"].split()),
        frozenset(standing["in"].split()),
        frozenset(standing["behind"].split()),
    )
