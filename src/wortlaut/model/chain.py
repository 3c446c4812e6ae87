"""The whole way of a statement: from whose words it is to who published it.

The text names the holder and who passed the words on; the credit line names agencies; the page
names the outlet. A chain puts them in one row and says of each how it is known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from wortlaut.model.identity import ActorId, StatementId
from wortlaut.model.record import Actor, ActorType, BlockKind, Record, Statement
from wortlaut.model.span import Span, gap

KnownBy = Literal["text", "credit", "outlet"]

# Where a page credits an agency and names itself. Elsewhere an agency is quoted, not credited,
# and "Die Welt" may be the world.
CREDITS: Final[tuple[BlockKind, ...]] = ("byline", "dateline", "note")
IMPRINTS: Final[tuple[BlockKind, ...]] = ("kicker", "byline", "dateline", "note", "boilerplate")


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of an outlet or an agency: its usual name, its country, who controls it."""

    name: str
    country: str | None
    control: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody on the way of a statement; without a name, the text names nobody.

    ``place`` is where the text names the link nearest to the statement, or else speaks of it.
    """

    name: str | None
    actor: ActorId | None
    type: ActorType | None
    country: str | None
    control: str | None
    place: Span | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way: a link, those who speak together, or agencies of which one supplied it."""

    known_by: KnownBy
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """An actor with the places that name it, or else those that speak of it, in order."""

    actor: Actor
    places: tuple[Span, ...]


def chains_of(
    record: Record, publishers: Mapping[str, Publisher]
) -> dict[StatementId, tuple[Step, ...]]:
    """Return the chain of each statement: holder, who passed it on, agencies credited, outlet.

    What somebody says inside another's statement came through that one, too; what is said to the
    outlet itself came through no agency. ``publishers`` has what is known of outlet and agencies
    by name.
    """
    actors = {actor.id: _named(actor) for actor in record.actors or ()}
    statements = {statement.id: statement for statement in record.statements or ()}
    published = tuple(_published(record, publishers))
    outlet = tuple(step for step in published if step.known_by == "outlet")
    heard = _heard_by_outlet(record)
    return {
        statement.id: _chain(
            tuple(_told(statement, statements, actors, record.text)),
            outlet if statement.id in heard else published,
        )
        for statement in statements.values()
    }


def _chain(steps: tuple[Step, ...], published: tuple[Step, ...]) -> tuple[Step, ...]:
    """Append what the text does not tell: what the outlet says itself has no further way."""
    named = set[str]().union(*(_identities(link) for step in steps for link in step.links))
    known = {
        step.known_by: any(named & _identities(link) for link in step.links) for step in published
    }
    if known.get("outlet"):
        return steps
    return steps + tuple(step for step in published if not known[step.known_by])


def _identities(link: Link) -> set[str]:
    """Return the id and the name by which two links are known to be one."""
    return {known for known in (link.actor, _folded(link.name)) if known}


def _folded(name: str | None) -> str:
    return (name or "").casefold()


# ------------------------------------------------------------------------------ told by the text
def _told(
    statement: Statement,
    statements: Mapping[StatementId, Statement],
    actors: Mapping[ActorId, _Named],
    text: str,
) -> Iterator[Step]:
    """Yield the steps that the text names: the holder with those who speak along, a document."""
    first = _holder(statement, actors)
    yield Step("text", (first, *_beside(statement, actors)))
    yield from _stands_in(statement, first, text)
    ways = [(one.holder, *one.via) for one in _around(statement, statements)]
    passed = [
        id
        for at, way in enumerate(ways)
        for id in way
        if id not in statement.holders and not any(id in later for later in ways[at + 1 :])
    ]
    known = (actors.get(id) for id in dict.fromkeys(passed) if id)
    for named in known:
        if named:
            yield Step("text", (_link(named.actor, _nearest(named, statement)),))


def _stands_in(statement: Statement, first: Link, text: str) -> Iterator[Step]:
    """Yield the document that has a statement, unless it stands in the holder's place itself."""
    paper = statement.document
    if paper is None:
        return
    named = _folded(paper.of(text)) in _folded(first.name)
    alone = first.name is None and first.place is not None and first.place.overlaps(paper)
    if not (named or alone):
        yield Step("text", (Link(paper.of(text), None, None, None, None, paper),))


def _around(
    statement: Statement, statements: Mapping[StatementId, Statement]
) -> Iterator[Statement]:
    """Yield a statement, then the one inside which it is told, and so on outwards."""
    at: Statement | None = statement
    seen: set[StatementId] = set()
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = statements.get(at.nested_in) if at.nested_in else None


def _holder(statement: Statement, actors: Mapping[ActorId, _Named]) -> Link:
    place = next(iter(statement.holder_span), None)
    named = actors.get(statement.holder) if statement.holder else None
    if named is None:
        return Link(None, None, None, None, None, place)
    return _link(named.actor, place or _nearest(named, statement))


def _beside(statement: Statement, actors: Mapping[ActorId, _Named]) -> Iterator[Link]:
    """Yield those who hold a statement together with its holder."""
    for named in (actors.get(id) for id in statement.holders[1:]):
        if named:
            yield _link(named.actor, _nearest(named, statement))


def _link(actor: Actor, place: Span | None) -> Link:
    return Link(actor.name, actor.id, actor.type, actor.country, actor.control, place)


def _named(actor: Actor) -> _Named:
    named = [mention.span for mention in actor.mentions if mention.form == "name"]
    return _Named(actor, tuple(sorted(named or (mention.span for mention in actor.mentions))))


def _nearest(named: _Named, statement: Statement) -> Span | None:
    """Return the place of an actor nearest to what attributes a statement, or to its words.

    Only its neighbours on both sides are looked at: with 3,000 statements, all would take seconds.
    """
    anchors = statement.cue or statement.content or statement.frame
    if not anchors:
        return next(iter(named.places), None)
    beside = {
        place: min(gap(place, anchor) for anchor in anchors)
        for anchor in anchors
        for place in _neighbours(named.places, anchor)
    }
    return min(beside, key=lambda place: (beside[place], place.start), default=None)


def _neighbours(places: tuple[Span, ...], anchor: Span) -> tuple[Span, ...]:
    """Return the last place before a span and the first one after it; places are in order."""
    after = bisect_left(places, anchor)
    return places[max(0, after - 1) : after + 1]


# ------------------------------------------------------------------------------ told by the page
def _published(record: Record, publishers: Mapping[str, Publisher]) -> Iterator[Step]:
    """Yield the agencies that the article credits as one step, then the outlet as another."""
    article = record.article
    outlet = article.outlet.name if article.outlet else None
    agencies = [name for name in article.agencies if _folded(name) != _folded(outlet)]
    if agencies:
        places = (_place(record, name, CREDITS) for name in agencies)
        found = zip(agencies, places, strict=True)
        links = (_publisher(record, publishers, name, place) for name, place in found)
        yield Step("credit", tuple(links))
    if outlet:
        place = _place(record, outlet, IMPRINTS)
        yield Step("outlet", (_publisher(record, publishers, outlet, place),))


def _publisher(
    record: Record, publishers: Mapping[str, Publisher], name: str, place: Span | None
) -> Link:
    """Describe an outlet or an agency by what the article says of it, else by what is known."""
    known = publishers.get(name, Publisher(name, None, None))
    names = {_folded(name), _folded(known.name)}
    actor = next((one for one in record.actors or () if _folded(one.name) in names), None)
    return Link(
        name=name,
        actor=actor.id if actor else None,
        type="media",
        country=actor.country if actor and actor.country else known.country,
        control=actor.control if actor and actor.control else known.control,
        place=place,
    )


def _heard_by_outlet(record: Record) -> set[StatementId]:
    """Return what was said to the outlet itself, with what is told as going on from there.

    "„Nein“, sagte sie dem Küstenkurier. Es sei zu früh.": the same words name the holder of both.
    """
    outlet = record.article.outlet
    if outlet is None:
        return set()
    statements = record.statements or ()
    heard = [
        one
        for one in statements
        if any(_found(record.text, outlet.name, span) for span in one.addressee)
    ]
    sayings = {one.holder_span for one in heard if one.holder_span}
    return {one.id for one in (*heard, *(s for s in statements if s.holder_span in sayings))}


def _place(record: Record, name: str, kinds: Collection[BlockKind]) -> Span | None:
    """Return the first place where a block of these kinds has a name."""
    within = (block.span for block in record.blocks if block.kind in kinds)
    return next(filter(None, (_found(record.text, name, span) for span in within)), None)


def _found(text: str, name: str, within: Span) -> Span | None:
    """Return where a span has a name as a word of its own, in capitals or not.

    A finished record that somebody hands in may have an agency without a name: it is nowhere.
    """
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = word.search(text, within.start, within.end) if name else None
    return Span(*found.span()) if found else None
