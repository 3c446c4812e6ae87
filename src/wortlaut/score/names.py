"""Names of persons, organisations and places: right when span and type are."""

from __future__ import annotations

from collections.abc import Iterable

from wortlaut.score.alignment import Places, aligned
from wortlaut.score.figures import Report, Tally, counted, summed
from wortlaut.score.gold import NamedText
from wortlaut.score.pairing import Pair, looked_for

# A record's types of actors as the three that every corpus of names has; a group has no name.
COARSE = {
    "person": "PER",
    "state": "LOC",
    "place": "LOC",
    "government": "ORG",
    "organisation": "ORG",
    "media": "ORG",
    "armed-group": "ORG",
    "party": "ORG",
}
_TYPES = ("PER", "ORG", "LOC")
Named = frozenset[tuple[Places, str]]


def score_names(pairs: Iterable[Pair[NamedText]]) -> Report:
    """Measure the names of many texts."""
    tallies = summed(_tallies(pair) for pair in pairs)
    return Report(tuple(counted(f"exact {type}", tally) for type, tally in tallies.items()))


def _tallies(pair: Pair[NamedText]) -> dict[str, Tally]:
    gold, found = _gold(pair.gold), _found(pair)
    by_type = {type: _tally(_only(type, gold), _only(type, found)) for type in _TYPES}
    return by_type | {"all": _tally(gold, found)}


def _tally(gold: Named, found: Named) -> Tally:
    return Tally(len(gold & found), len(found), len(gold))


def _only(type: str, names: Named) -> Named:
    return frozenset(name for name in names if name[1] == type)


def _gold(text: NamedText) -> Named:
    alignment = aligned(text.text, text.text)
    return frozenset((alignment.gold([name.span]), name.type) for name in text.names)


def _found(pair: Pair[NamedText]) -> Named:
    alignment = aligned(pair.gold.text, pair.found_text)
    record = pair.record
    actors = looked_for(record.actors if record else None, record, "actors")
    return frozenset(
        (alignment.found([mention.span]), COARSE[actor.type])
        for actor in actors
        if actor.type in COARSE
        for mention in actor.mentions
        if mention.form == "name"
    )
