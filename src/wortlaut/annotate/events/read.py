"""The events of a document: each word that names an interaction of political actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.events.find import Trigger, triggers_in
from wortlaut.annotate.events.parties import Parties, Scene, by_word, named_in, parties, widest
from wortlaut.annotate.events.status import status, told_in
from wortlaut.annotate.events.table import triggers
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.model.document import Layers
from wortlaut.model.identity import ActorId, EventId
from wortlaut.model.record import Event, TimeExpression
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Happening:
    """An event before its actors have ids: a trigger in its unit, and who takes part."""

    unit: Unit
    trigger: Trigger
    who: Parties

    @property
    def span(self) -> Span:
        """Return where the trigger stands."""
        return self.unit.stretch(self.trigger.at, self.trigger.at + 1)


def happenings(
    units: Iterable[Unit], members: Iterable[CastMember], language: str
) -> Iterator[Happening]:
    """Yield what the units name, in the order of the text, with who takes part."""
    table, known = triggers(language), lexicon(language)
    members = list(members)
    places, words = widest(members), by_word(members)
    for unit in units:
        if len(unit.words) > _LONGEST:
            continue
        scene: Scene | None = None
        for trigger in triggers_in(unit, table, known):
            scene = scene or Scene(unit, named_in(unit, places), words, known, language)
            who = parties(scene, trigger)
            if _enough(trigger, who):
                yield Happening(unit, trigger, who)


# Words of the longest sentence that is read: what runs on beyond this is a list or a table, and
# would be looked through once for every trigger in it.
_LONGEST = 400


def events(
    found: Sequence[Happening], ids: Mapping[int, ActorId], layers: Layers, language: str
) -> tuple[Event, ...]:
    """Build the events with their numbers; the other layers say who tells them, and when they were.

    Where nobody looked for times, no event has a date.
    """
    disputed = frozenset(dispute.statement for dispute in layers.disputes or ())
    statements = layers.statements or ()
    dated = [time for time in layers.times or () if _DATE.fullmatch(time.value)]
    built = []
    for number, one in enumerate(found, 1):
        group = one.trigger.group
        told = told_in(one.span, group.type, statements)
        event = Event(
            id=EventId(f"e{number}"),
            type=group.type,
            trigger=one.span,
            sources=tuple(ids[id(who)] for who in one.who.sources),
            targets=tuple(ids[id(who)] for who in one.who.targets),
            place=ids.get(id(one.who.place)),
            date=_day(one, dated),
            status=status(one.unit, one.trigger, told, disputed, language),
            statement=told.id if told else None,
            confidence=group.confidence,
        )
        built.append(event)
    return tuple(built)


def _enough(trigger: Trigger, who: Parties) -> bool:
    """Tell whether the actors are found that a trigger needs beside it."""
    match trigger.group.needs:
        case "":
            return True
        case "actor":
            return bool(who.all())
        case "source":
            return bool(who.all() if trigger.passive else who.sources)
        case "target":
            return bool(who.targets)
        case "two":
            return len(who.all()) > 1


# "2023", "2023-09", "2023-09-04", not "2023-W36" and not "P3D".
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def _day(one: Happening, dated: Iterable[TimeExpression]) -> str | None:
    """Return the date that the clause of a trigger names; None if it names none or several."""
    clause = one.unit.clauses[one.trigger.clause]
    place = one.unit.stretch(clause.low, clause.high)
    inside = {time.value for time in dated if place.covers(time.span)}
    return inside.pop() if len(inside) == 1 else None
