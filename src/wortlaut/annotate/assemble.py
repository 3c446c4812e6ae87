"""From places to a record's layers: whoever found the statements, numbers and actors come alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wortlaut.annotate.actors.cast import Cast, Setting
from wortlaut.annotate.actors.describing import gathered
from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.names import Name, completed
from wortlaut.annotate.actors.resolve import Resolver
from wortlaut.annotate.actors.ways import ways
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.sentences import sentences
from wortlaut.annotate.times.read import times_of
from wortlaut.model.document import Document, Layers
from wortlaut.model.identity import ActorId, StatementId
from wortlaut.model.record import Medium, Stance, Statement, StatementKind
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A statement before its holder is an actor: all places, no ids.

    ``meant`` is another phrase that says whom the holder's phrase means ("nach eigenen Angaben");
    ``places`` are where the words were said, which are links if they are media ("im Fernsehen").
    ``onward``: a word says that they come the way of those before ("demnach").
    """

    kind: StatementKind
    medium: Medium
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    addressee: Span | None
    holder: Span | None
    via: tuple[Span, ...]
    stance: Stance
    confidence: float
    found_by: str
    meant: Span | None = None
    places: tuple[Span, ...] = ()
    onward: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where the statement stands, for the order of statements: outer before inner."""
        return self.content[0].start, -self.content[-1].end


def layers_of(
    document: Document,
    units: Sequence[Unit],
    unordered: Iterable[Found],
    names: Iterable[Name],
    language: str,
) -> Layers:
    """Give statements and actors their numbers in the order of the text, beside its times."""
    found = sorted(unordered, key=lambda one: (one.place, one.kind == "hedged", one.found_by))
    outer = _outer(found)
    kept = [at for at, one in enumerate(found) if not _in_somebodys_words(one, outer[at], found)]
    numbers = {at: StatementId(f"s{number}") for number, at in enumerate(kept, 1)}
    cast = _cast(document, units, list(names), language)
    resolver = Resolver(cast)
    people = {at: _people(found[at], resolver) for at in kept}
    people = _passed_on(found, people, outer, _blocks_of(document, found))
    actors, ids = cast.actors()
    statements = tuple(
        _statement(
            found[at],
            number=numbers[at],
            people=people[at].ids(ids),
            nested_in=_nest(outer[at], found, numbers),
        )
        for at in kept
    )
    return Layers(
        tuple(_sentences(document.text, units, language)),
        actors,
        times_of(document.text, units, document.written_on, language),
        statements,
    )


def _cast(document: Document, units: Sequence[Unit], names: Sequence[Name], language: str) -> Cast:
    """Bring together everybody whom the article names or describes."""
    sentences = [unit.words for unit in units]
    setting = Setting(
        lexicon(language),
        knowledge(language),
        ways(language),
        document.published_on,
        document.article.id,
    )
    cast = Cast(sentences, setting)
    gathered(cast, sentences, completed(names, sentences, setting.knows))
    return cast


def _sentences(text: str, units: Sequence[Unit], language: str) -> Iterator[Span]:
    """Yield the sentences: the units, cut up where they quote several."""
    for unit in units:
        if unit.passages:
            yield from sentences(text, unit.span, language)
        else:
            yield unit.span


def _outer(found: Sequence[Found]) -> list[tuple[int, ...]]:
    """Return for each statement those that it lies in, the widest first; ``found`` is in order."""
    open_ones: list[int] = []
    outer = []
    for at, one in enumerate(found):
        start, end = one.content[0].start, one.content[-1].end
        open_ones = [o for o in open_ones if found[o].content[-1].end > start]
        outer.append(tuple(o for o in open_ones if found[o].content[-1].end >= end))
        open_ones.append(at)
    return outer


def _in_somebodys_words(one: Found, outer: tuple[int, ...], found: Sequence[Found]) -> bool:
    """Tell whether a hedge stands in somebody's words: then it is theirs, not the article's."""
    if one.kind != "hedged" or not one.cue:
        return False
    marker = one.cue[0]
    return any(
        found[o].holder is not None
        and found[o].kind not in ("hedged", "reported")
        and any(piece.covers(marker) for piece in found[o].content)
        for o in outer
    )


def _nest(
    outer: tuple[int, ...], found: Sequence[Found], numbers: dict[int, StatementId]
) -> StatementId | None:
    """Return the narrowest statement that this one lies in; hedges hold nothing."""
    around = [o for o in outer if o in numbers and found[o].kind != "hedged"]
    return numbers[around[-1]] if around else None


@dataclass(frozen=True, slots=True)
class _People:
    """The actors of a statement before they have ids."""

    holder: CastMember | None
    via: tuple[CastMember, ...]

    def ids(self, known: dict[int, ActorId]) -> tuple[ActorId | None, tuple[ActorId, ...]]:
        """Return the ids of holder and links; who holds a statement does not pass it on."""
        mine = known[id(self.holder)] if self.holder is not None else None
        links = dict.fromkeys(known[id(link)] for link in self.via)
        return mine, tuple(link for link in links if link != mine)


def _people(one: Found, resolver: Resolver) -> _People:
    """Find the actors that a statement's phrases mean."""
    phrase = one.meant or one.holder
    holder = resolver.holder(phrase) if phrase else None
    links = [link for span in one.via for link in resolver.links(span)]
    if one.addressee is not None and (medium := resolver.medium(one.addressee)) is not None:
        links.insert(0, medium)  # "sagte sie der „Nordzeitung“": it printed the words
    for span in one.places:
        if (medium := resolver.medium(span)) is not None and medium not in links:
            links.append(medium)
    return _People(holder, tuple(links))


def _passed_on(
    found: Sequence[Found],
    people: dict[int, _People],
    outer: Sequence[tuple[int, ...]],
    blocks: Sequence[int],
) -> dict[int, _People]:
    """Add to each chain what stands elsewhere: around the statement, or before it.

    Who holds the words around a statement passes it on. And what somebody says on in a paragraph
    came the same way as what he said before in it: of 111 such statements in our annotations of
    Wikinews, 96 did.
    """
    whole: dict[int, _People] = {}
    for at, mine in people.items():
        one = found[at]
        around = [o for o in outer[at] if o in whole and found[o].kind != "hedged"]
        teller = whole[around[-1]] if around else None
        via = mine.via
        if teller is not None and teller.holder not in (None, mine.holder) and mine.holder:
            via = (*via, teller.holder, *teller.via)
        elif not via and one.onward and whole:
            last = whole[max(whole)]
            via = last.via or tuple(who for who in (last.holder,) if who and who is not mine.holder)
        elif not via and mine.holder is not None and one.kind != "hedged":
            before = (whole[o] for o in reversed(whole) if blocks[o] == blocks[at])
            via = next((other.via for other in before if other.holder is mine.holder), ())
        whole[at] = _People(mine.holder, tuple(dict.fromkeys(via)))
    return whole


def _blocks_of(document: Document, found: Sequence[Found]) -> list[int]:
    """Return in which block of the document each statement begins."""
    starts = [block.span.start for block in document.blocks]
    return [bisect_right(starts, one.content[0].start) for one in found]


def _statement(
    one: Found,
    *,
    number: StatementId,
    people: tuple[ActorId | None, tuple[ActorId, ...]],
    nested_in: StatementId | None,
) -> Statement:
    """Build the statement with its number, its actors and the one it stands in."""
    return Statement(
        id=number,
        kind=one.kind,
        medium=one.medium,
        content=one.content,
        cue=one.cue,
        frame=one.frame,
        addressee=(one.addressee,) if one.addressee else (),
        holder_span=(one.holder,) if one.holder else (),
        holder=people[0],
        via=people[1],
        stance=one.stance,
        nested_in=nested_in,
        confidence=one.confidence,
        found_by=one.found_by,
    )
