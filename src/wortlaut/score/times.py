"""Time expressions: where they stand, what type they are, what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wortlaut.model.errors import FormError
from wortlaut.score.alignment import Places, aligned, overlap
from wortlaut.score.figures import Report, Tally, counted, summed
from wortlaut.score.gold import TimedArticle
from wortlaut.score.matching import best_pairs
from wortlaut.score.pairing import Pair, looked_for


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression by the places of its characters in the gold text."""

    places: Places
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    tallies: dict[str, Tally]
    misses: tuple[str, ...]


def score_times(pairs: Iterable[Pair[TimedArticle]]) -> Report:
    """Measure the times of many articles."""
    return _report(_outcome(pair.gold, _found(pair)) for pair in pairs)


def score_rival(articles: Iterable[TimedArticle]) -> Report:
    """Measure HeidelTime's own output, where the gold brings it along, by the same measure."""
    return _report(_outcome(article, _rival(article)) for article in articles)


def _report(outcomes: Iterable[_Outcome]) -> Report:
    known = list(outcomes)
    figures = summed(outcome.tallies for outcome in known)
    misses = tuple(miss for outcome in known for miss in outcome.misses)
    return Report(tuple(counted(name, tally) for name, tally in figures.items()), misses)


def _found(pair: Pair[TimedArticle]) -> list[Placed]:
    alignment = aligned(pair.gold.text, pair.found_text)
    record = pair.record
    times = looked_for(record.times if record else None, record, "times")
    return [Placed(alignment.found([time.span]), time.type, time.value) for time in times]


def _rival(article: TimedArticle) -> list[Placed]:
    if article.rival is None:
        raise FormError(f"{article.doc}: the gold has no output of HeidelTime")
    alignment = aligned(article.text, article.text)
    return [Placed(alignment.gold([time.span]), time.type, time.value) for time in article.rival]


def _outcome(article: TimedArticle, found: Sequence[Placed]) -> _Outcome:
    alignment = aligned(article.text, article.text)
    gold = [Placed(alignment.gold([time.span]), time.type, time.value) for time in article.times]
    kept = [time for time in found if time.places]
    hits = best_pairs(gold, kept, lambda wanted, given: overlap(wanted.places, given.places))
    met = [(gold[i], kept[j]) for i, j in hits]
    right = {
        "strict": sum(g.places == f.places for g, f in met),
        "relaxed": len(met),
        "type": sum(g.type == f.type for g, f in met),
        "value": sum(g.value == f.value for g, f in met),
        "strict_value": sum(g.value == f.value and g.places == f.places for g, f in met),
    }
    tallies = {name: Tally(number, len(kept), len(gold)) for name, number in right.items()}
    return _Outcome(tallies, tuple(_misses(article.doc, met)))


def _misses(doc: str, met: Iterable[tuple[Placed, Placed]]) -> Iterable[str]:
    for wanted, given in met:
        if wanted.value != given.value:
            yield f"VALUE {doc} {sorted(wanted.places)[:1]} {wanted.value} got {given.value}"
