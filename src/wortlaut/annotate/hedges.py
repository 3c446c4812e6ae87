"""Claims in the article's own voice that it marks as not established.

"Der Mann soll das Geld gestohlen haben", "offenbar", "Berichten zufolge", "steht im Verdacht". What
sources without a name tell ("Augenzeugen berichteten, …") is a statement, and such a claim too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import DETERMINER, Lexicon, Tag, lexicon
from wortlaut.annotate.quotations.clauses import JOINED, Clause, Unit
from wortlaut.annotate.words import Word
from wortlaut.lang.tables import table
from wortlaut.model.span import Span, meets


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedged claim with the words that hedge it."""

    content: Span
    marker: tuple[Span, ...]
    rule: str


@cache
def _markers(language: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the runs of words that hedge, by their first word, the longest first."""
    rows = table(language, "hedges")["marker"]
    runs: dict[str, list[tuple[str, ...]]] = {}
    for run in sorted((tuple(row["words"]) for row in rows), key=len, reverse=True):
        runs.setdefault(run[0], []).append(run)
    return runs


@dataclass(frozen=True, slots=True)
class _Words:
    """The words by which a clause is known for hearsay, and a source for nobody's name."""

    hearsay: frozenset[str]
    perfect: frozenset[str]
    states: frozenset[str]
    planned: frozenset[str]
    guess: frozenset[str]
    supposed: frozenset[str]
    unnamed: frozenset[str]
    somebodys: frozenset[str]


@cache
def _words(language: str) -> _Words:
    """Return the words of hearsay, of guessing, and for sources without a name."""
    listed = table(language, "hedges")
    hearsay, unnamed = listed["hearsay"], listed["unnamed"]
    return _Words(
        hearsay=frozenset(hearsay["finite"].split()),
        perfect=frozenset(hearsay["perfect"].split()),
        states=frozenset(hearsay["states"].split()),
        planned=frozenset(hearsay["planned"].split()),
        guess=frozenset(listed["guess"]["finite"].split()),
        supposed=frozenset(listed["supposed"]["participles"].split()),
        unnamed=frozenset(unnamed["nouns"].split()),
        somebodys=frozenset(unnamed["but_not_with"].split()),
    )


def hedges(unit: Unit, language: str) -> Iterator[Hedge]:
    """Yield the hedged claims of a unit, at most one a clause."""
    for index, clause in enumerate(unit.clauses):
        if found := _marker(unit, clause, language) or _verb(unit, clause, language):
            marker, rule = found
            yield Hedge(_claim(unit, index, marker[0]), marker, rule)


def _marker(unit: Unit, clause: Clause, language: str) -> tuple[tuple[Span, ...], str] | None:
    """Find a run of hedging words outside quotation marks."""
    words, markers = unit.words, _markers(language)
    for at in range(clause.low, clause.high):
        for run in markers.get(words[at].low, ()):
            inside = words[at : min(at + len(run), clause.high)]
            if not words[at].quoted and tuple(w.low for w in inside) == run:
                return (unit.stretch(at, at + len(run)),), "-".join(run)
    return None


def _verb(unit: Unit, clause: Clause, language: str) -> tuple[tuple[Span, ...], str] | None:
    """Find "soll … haben" (hearsay, not plan), "dürfte … sein" (guess) and "wird … vermutet"."""
    if clause.finite < 0:
        return None
    known, listed = lexicon(language), _words(language)
    finite = unit.words[clause.finite]
    heard = finite.low in listed.hearsay and (
        _last(unit.words, clause).low in listed.states
        or _perfect(unit.words, clause, listed, known.endings["participle"])
    )
    if heard or finite.low in listed.guess:
        return (Span(finite.start, finite.end),), finite.low
    return _supposed(unit, clause, listed, known)


def _supposed(
    unit: Unit, clause: Clause, listed: _Words, known: Lexicon
) -> tuple[tuple[Span, ...], str] | None:
    """Find a passive of guessing that nobody is said to guess: "Es wird befürchtet"."""
    inside = unit.words[clause.low : clause.high]
    lows = {word.low for word in inside}
    by_whom = (
        known.sets["by"] | (known.sets["before"] | known.sets["after"]) - known.sets["need_source"]
    )
    if not lows & known.sets["passive"] or lows & by_whom:
        return None
    guessed = next((w for w in inside if w.low in listed.supposed and not w.quoted), None)
    return ((Span(guessed.start, guessed.end),), "supposed") if guessed else None


def _last(words: Sequence[Word], clause: Clause) -> Word:
    """Return the last word of a clause that is no mark."""
    at = clause.high - 1
    while at > clause.low and words[at].tags & Tag.MARK:
        at -= 1
    return words[at]


def _perfect(
    words: Sequence[Word], clause: Clause, listed: _Words, endings: tuple[str, ...]
) -> bool:
    """Tell whether a clause ends in a perfect infinitive: "gestohlen haben", not "fertig sein"."""
    last = clause.high - 1
    while last > clause.low and words[last].tags & Tag.MARK:
        last -= 1
    if last == clause.finite:
        last -= 1
    if last <= clause.low or words[last].low not in listed.perfect:
        return False
    before = words[last - 1]
    if before.low in listed.planned:
        return False
    return bool(before.tags & Tag.PARTICIPLE) or before.low.endswith(endings)


def unnamed(
    told: Iterable[Found], hedged: Iterable[Hedge], units: Sequence[Unit], language: str
) -> Iterator[Hedge]:
    """Yield what statements tell whose holder is a source without a name, if not hedged anyhow."""
    taken = sorted(hedge.content for hedge in hedged)
    for one in told:
        holder = one.meant or one.holder
        if holder is None or one.kind not in _RETOLD or any(meets(p, taken) for p in one.content):
            continue
        unit = units[max(0, bisect_right(units, holder.start, key=lambda u: u.span.start) - 1)]
        if _nobodys(unit, holder, language):
            around = Span(one.content[0].start, one.content[-1].end)
            yield Hedge(around, tuple(sorted((*one.cue, holder))), "unnamed")


# Kinds of statements that retell; words in marks are quoted from somebody, named or not.
_RETOLD = frozenset({"indirect", "free_indirect", "indirect_free_indirect"})


def _nobodys(unit: Unit, phrase: Span, language: str) -> bool:
    """Tell whether a phrase is of sources that nobody is named by: "Angaben von Augenzeugen"."""
    listed = _words(language)
    inside = [word for word in unit.words if phrase.start <= word.start < phrase.end]
    nouns = [w.low for w in inside if w.tags & Tag.CAPITAL and not w.tags & DETERMINER]
    somebodys = any(word.low in listed.somebodys for word in inside)
    return bool(nouns) and not somebodys and all(noun in listed.unnamed for noun in nouns)


def _claim(unit: Unit, index: int, marker: Span) -> Span:
    """Return the clause with what depends on it behind it; a marker that comes first hedges all."""
    clause = unit.clauses[index]
    low, high = index, index
    while low > 0 and clause.finite == clause.low and unit.clauses[low - 1].kind in _DEPENDENT:
        low -= 1
    first = marker.start == unit.words[0].start
    while high + 1 < len(unit.clauses) and _goes_on(unit.clauses[high + 1], first=first):
        high += 1
    end = unit.words[unit.clauses[high].high - 1].end
    return Span(unit.words[unit.clauses[low].low].start, min(end, unit.end_of_content()))


def _goes_on(clause: Clause, *, first: bool) -> bool:
    """Tell whether a claim goes on: in a second predicate, too, if its hedge came ``first``."""
    return clause.kind in _DEPENDENT or (first and clause.opener == JOINED)


_DEPENDENT = frozenset({"relative", "content", "infinitive", "fragment", "adverbial", "question"})
