"""The layers above quotations: holders, chains, stance, hedges, disputes, actors, events.

The gold gives words, not positions; a word is looked up at its first place in the text. A layer
that the record does not have was not looked for, and its measures say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from wortlaut.model.record import Dispute, Event, Statement
from wortlaut.model.span import Span
from wortlaut.score.alignment import Alignment, Places, aligned, occurrence, overlap
from wortlaut.score.figures import Figure, Report, Tally, counted, not_looked_for, summed
from wortlaut.score.gold import (
    AUTHOR,
    GoldDispute,
    GoldEvent,
    GoldStatement,
    LayeredArticle,
)
from wortlaut.score.identity import Names, Strings, names_of
from wortlaut.score.matching import best_pairs
from wortlaut.score.pairing import NotLookedForError, Pair, looked_for

_HEDGE_OVERLAP = 0.4  # borders of hedged claims vary among people, too


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one article adds to the figures."""

    tallies: Mapping[str, Tally]
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """One article with its record, laid side by side."""

    pair: Pair[LayeredArticle]
    alignment: Alignment

    def where(self, excerpt: str) -> Places:
        """Return the places of a string of the gold."""
        return self.alignment.gold(occurrence(self.pair.gold.text, excerpt))

    def found(self, spans: Iterable[Span]) -> Places:
        """Return the places of spans of the record."""
        return self.alignment.found(spans)


def score_layers(pairs: Iterable[Pair[LayeredArticle]]) -> Report:
    """Measure every layer that was looked for."""
    views = [View(pair, aligned(pair.gold.text, pair.found_text)) for pair in pairs]
    reports = [_report(first, measure, views) for first, measure in _MEASURES]
    return Report(
        tuple(figure for report in reports for figure in report.figures),
        tuple(miss for report in reports for miss in report.misses),
    )


def _report(first: str, measure: Callable[[View], Outcome], views: list[View]) -> Report:
    try:
        outcomes = [measure(view) for view in views]
    except NotLookedForError:
        return Report((not_looked_for(first),))
    tallies = summed(outcome.tallies for outcome in outcomes)
    figures: tuple[Figure, ...] = tuple(counted(name, tally) for name, tally in tallies.items())
    return Report(figures, tuple(miss for outcome in outcomes for miss in outcome.misses))


# ------------------------------------------------------------------------------ statements
def _statements(view: View) -> Outcome:
    """Compare statements, whose they are, and the way they came."""
    names = names_of(view.pair)
    gold = [one for one in view.pair.gold.statements if view.where(one.content)]
    found = [one for one in _layer_statements(view) if one.kind != "hedged"]
    hits = dict(best_pairs(gold, found, lambda g, f: _coverage(view, g, f)))
    met = [(g, found[hits[i]] if i in hits else None) for i, g in enumerate(gold)]
    right = sum(_holder_right(names, g, f) for g, f in met)
    wanted = sum(one.holder != AUTHOR for one in gold)
    tallies = summed(
        [
            {"statement found": Tally(len(hits), len(found), len(gold))},
            *(_chain(names, g, f) for g, f in met),
            {"holder": Tally(right, len(found), wanted)},
        ]
    )
    return Outcome(tallies, tuple(_wrong_holders(view, names, met)))


def _coverage(view: View, gold: GoldStatement, found: Statement) -> float:
    wanted = view.where(gold.content)
    return len(wanted & view.found(found.content)) / len(wanted)


def _holder_right(names: Names, gold: GoldStatement, found: Statement | None) -> bool:
    return found is not None and gold.holder != AUTHOR and names.same(gold.holder, found.holder)


def _chain(names: Names, gold: GoldStatement, found: Statement | None) -> dict[str, Tally]:
    """Count the links of one chain, and the stance of its statement where that was found."""
    via = found.via if found else ()
    right = sum(any(names.same(link, other) for other in via) for link in gold.via)
    tallies = {"via link": Tally(right, len(via), len(gold.via))}
    if gold.via:
        whole = _holder_right(names, gold, found) and right == len(gold.via) == len(via)
        tallies["whole chain (where there is one)"] = Tally(int(whole), 1, 1)
    if found is not None:
        same = int(found.stance == gold.stance)
        tallies["stance (of statements found)"] = Tally(same, 1, 1)
    return tallies


def _wrong_holders(
    view: View, names: Names, met: Iterable[tuple[GoldStatement, Statement | None]]
) -> Iterable[str]:
    for gold, found in met:
        if found is not None and not _holder_right(names, gold, found):
            given = sorted(names.found.get(found.holder, ())) if found.holder else None
            doc, words = view.pair.gold.doc, gold.content[:70]
            yield f"HOLDER {doc} {gold.holder!r} got {given} | {words}"


# ------------------------------------------------------------------------------ hedges, disputes
def _hedged(view: View) -> Outcome:
    gold = [places for one in view.pair.gold.hedged if (places := view.where(one))]
    found = [view.found(one.content) for one in _layer_statements(view) if one.kind == "hedged"]
    hits = best_pairs(gold, found, overlap)
    right = sum(overlap(gold[i], found[j]) >= _HEDGE_OVERLAP for i, j in hits)
    return Outcome({"hedged": Tally(right, len(found), len(gold))})


def _disputes(view: View) -> Outcome:
    names, gold, found = names_of(view.pair), view.pair.gold.disputes, _layer_disputes(view)

    def same(wanted: GoldDispute, given: Dispute) -> float:
        there = bool(view.where(wanted.text) & view.found(given.evidence))
        return float(there and names.same(wanted.by, given.by))

    hits = best_pairs(gold, found, same)
    return Outcome({"dispute": Tally(len(hits), len(found), len(gold))})


# ------------------------------------------------------------------------------ actors
def _aliases(view: View) -> Outcome:
    """Ask whether the strings that name one actor stand together."""
    names = names_of(view.pair)
    known = frozenset(string for strings in names.gold.values() for string in strings)
    gold = _links(names.gold.values(), known)
    found = _links(names.found.values(), known)
    return Outcome({"alias links": Tally(len(gold & found), len(found), len(gold))})


def _links(groups: Iterable[Strings], known: Strings) -> set[tuple[str, str]]:
    return {
        (left, right)
        for group in groups
        for left, right in product(group & known, repeat=2)
        if left < right
    }


# ------------------------------------------------------------------------------ events
def _events(view: View) -> Outcome:
    names = names_of(view.pair)
    gold = [one for one in view.pair.gold.events if view.where(one.trigger)]
    found = _layer_events(view)
    hits = best_pairs(gold, found, lambda g, f: _event_likeness(view, g, f))
    same = [(gold[i], found[j]) for i, j in hits if gold[i].type == found[j].type]
    counts = {
        "event trigger": Tally(len(hits), len(found), len(gold)),
        "event trigger + type": Tally(len(same), len(found), len(gold)),
    }
    return Outcome(summed([counts, *(_event_parts(names, g, f) for g, f in same)]))


def _event_likeness(view: View, gold: GoldEvent, found: Event) -> float:
    """Prefer the same type, then the same status; a trigger counts wherever it stands."""
    trigger = view.found([found.trigger])
    if not any(places & trigger for places in _everywhere(view, gold.trigger)):
        return 0.0
    return 1 + (gold.type == found.type) + 0.1 * (gold.status == found.status)


def _everywhere(view: View, excerpt: str) -> Iterable[Places]:
    for match in re.finditer(re.escape(excerpt), view.pair.gold.text):
        yield view.alignment.gold([Span(*match.span())])


def _event_parts(names: Names, gold: GoldEvent, found: Event) -> dict[str, Tally]:
    sides = ((gold.sources, found.sources), (gold.targets, found.targets))
    actors = sum(
        (Tally(sum(any(names.same(x, y) for y in f) for x in g), len(f), len(g)) for g, f in sides),
        Tally(),
    )
    tallies = {
        "event actors (of those)": actors,
        "event status (of those)": Tally(int(gold.status == found.status), 1, 1),
    }
    if gold.date or found.date:
        dated = Tally(int(gold.date == found.date), int(bool(found.date)), int(bool(gold.date)))
        tallies["event date (of those)"] = dated
    return tallies


# ------------------------------------------------------------------------------ layers
def _layer_statements(view: View) -> Sequence[Statement]:
    record = view.pair.record
    return looked_for(record.statements if record else None, record, "statements")


def _layer_disputes(view: View) -> Sequence[Dispute]:
    record = view.pair.record
    return looked_for(record.disputes if record else None, record, "disputes")


def _layer_events(view: View) -> Sequence[Event]:
    record = view.pair.record
    return looked_for(record.events if record else None, record, "events")


# What is measured, in order; the first name of each stands for it where nobody looked.
_MEASURES: tuple[tuple[str, Callable[[View], Outcome]], ...] = (
    ("statement found", _statements),
    ("hedged", _hedged),
    ("dispute", _disputes),
    ("alias links", _aliases),
    ("event trigger", _events),
)
