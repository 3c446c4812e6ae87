"""Whose words, and through whom: the actors of statements, and how chains go on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.resolve import Resolver
from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import Lexicon
from wortlaut.annotate.quotations.chains import cited_in_main
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.places import interviews_in, speaking_in
from wortlaut.annotate.words import bare
from wortlaut.model.document import Document
from wortlaut.model.identity import ActorId
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class People:
    """The actors of a statement before they have ids.

    ``beside`` are those who hold it together with the holder.
    """

    holder: CastMember | None
    via: tuple[CastMember, ...]
    beside: tuple[CastMember, ...] = ()

    def ids(self, known: dict[int, ActorId]) -> Ids:
        """Return their ids; who holds a statement does not pass it on."""
        mine = known[id(self.holder)] if self.holder is not None else None
        beside = tuple(known[id(one)] for one in self.beside)
        links = dict.fromkeys(known[id(link)] for link in self.via)
        return Ids(mine, beside, tuple(link for link in links if link not in (mine, *beside)))


@dataclass(frozen=True, slots=True)
class Ids:
    """The actors of a statement: its holder, who holds it too, and through whom it came."""

    holder: ActorId | None
    beside: tuple[ActorId, ...]
    via: tuple[ActorId, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """A sentence that tells of an interview: whom it names, and the media that had it."""

    start: int
    block: int
    named: tuple[CastMember, ...]
    media: tuple[CastMember, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Whom a sentence says is cited for what stands in the sentence before it, ``told``.

    "X meldet, der Gipfel sei abgesagt. Das Blatt beruft sich auf Diplomaten": they hold it, X
    passes it on. ``by`` are those whom the sentence names as citing.
    """

    told: Span
    source: CastMember
    by: tuple[CastMember, ...]

    def speaks_of(self, one: Found, whose: People) -> bool:
        """Tell whether a statement is a medium's that may be the one that cites."""
        told = self.told.start <= one.content[0].start < self.told.end and one.kind != "hedged"
        medium = whose.holder is not None and whose.holder.type == "media"
        return told and medium and all(who is whose.holder for who in self.by)


def people_of(one: Found, resolver: Resolver) -> People:
    """Find the actors that a statement's phrases mean."""
    phrase = one.meant or one.holder
    thinks = "thought" in one.medium
    holder = resolver.holder(phrase, thinks=thinks) if phrase else _goes_on(one, resolver)
    links = [link for span in one.via for link in resolver.links(span)]
    told = one.addressee if holder is not None else None
    if told is not None and (medium := resolver.told(told)) is not None:
        links.insert(0, medium)  # "sagte sie der „Nordzeitung“": it printed the words
    for span in one.places:
        if (medium := resolver.told(span)) is not None and medium not in links:
            links.append(medium)
    beside = resolver.beside(phrase, holder) if phrase and holder is not None else ()
    return People(holder, tuple(link for link in links if link is not holder), beside)


def _goes_on(one: Found, resolver: Resolver) -> CastMember | None:
    """Return whose words go on in a sentence that only its mood shows to be somebody's."""
    if one.kind != "indirect_free_indirect" or one.cue:
        return None
    return resolver.going_on(one.content[0].start)


def passed_on(
    found: Sequence[Found],
    people: dict[int, People],
    outer: Sequence[tuple[int, ...]],
    blocks: Sequence[int],
    interviews: Sequence[Interview],
) -> dict[int, People]:
    """Add to each chain what stands elsewhere: around the statement, or before it.

    Who holds the words around a statement passes it on. And what somebody says on in a paragraph
    mostly came the same way as what he said before in it, or by the interview that it tells of.
    """
    whole: dict[int, People] = {}
    for at, mine in people.items():
        around = [o for o in outer[at] if o in whole and found[o].kind != "hedged"]
        teller = whole[around[-1]] if around else None
        if teller is not None and teller.holder not in (None, mine.holder) and mine.holder:
            via = (*mine.via, teller.holder, *teller.via)
        else:
            via = mine.via or _as_before(found[at], mine.holder, whole, blocks[at], blocks)
            via = via or _by_interview(found[at], mine.holder, blocks[at], interviews)
        whole[at] = replace(mine, via=tuple(dict.fromkeys(via)))
        if teller is not None and teller.holder is mine.holder and not teller.via:
            whole[around[-1]] = replace(teller, via=whole[at].via)
    return whole


def _as_before(
    one: Found,
    holder: CastMember | None,
    whole: dict[int, People],
    block: int,
    blocks: Sequence[int],
) -> tuple[CastMember, ...]:
    """Return through whom words came that have no link of their own, as those before them did."""
    if one.onward and whole:
        last = whole[max(whole)]
        return last.via or tuple(who for who in (last.holder,) if who and who is not holder)
    if holder is None or one.kind == "hedged":
        return ()
    before = (whole[at] for at in reversed(whole) if blocks[at] == block)
    return next((other.via for other in before if other.holder is holder), ())


def with_sources(
    found: Sequence[Found], people: dict[int, People], citations: Iterable[Citation]
) -> dict[int, People]:
    """Give statements the holder whom the sentence behind them says is cited for them."""
    whole = dict(people)
    for citation in citations:
        for at, mine in people.items():
            if mine.holder is not None and citation.speaks_of(found[at], mine):
                whole[at] = People(citation.source, (mine.holder, *mine.via))
    return whole


def as_elsewhere(found: Sequence[Found], people: dict[int, People], text: str) -> dict[int, People]:
    """Give words quoted again, as in a subheading, the chain that they have elsewhere."""
    quoted = [
        (f" {bare(found[at].content[0].of(text))} ", whose)
        for at, whose in people.items()
        if found[at].kind == "direct" and whose.via
    ]
    whole = dict(people)
    for at, mine in people.items():
        words = bare(found[at].content[0].of(text)) if found[at].kind == "direct" else ""
        if mine.via or mine.holder is None or " " not in words:
            continue
        same = (w for said, w in quoted if w.holder is mine.holder and f" {words} " in said)
        whole[at] = replace(mine, via=next(same, mine).via)
    return whole


def _by_interview(
    one: Found, holder: CastMember | None, block: int, interviews: Sequence[Interview]
) -> tuple[CastMember, ...]:
    """Return the medium to which a holder spoke, as a sentence before in the paragraph tells."""
    if holder is None or one.kind == "hedged" or one.onward:
        return ()
    for interview in reversed(interviews):
        before = interview.block == block and interview.start < one.content[0].start
        if before and any(who is holder for who in interview.named):
            return interview.media
    return ()


def interviews_of(
    units: Sequence[Unit], resolver: Resolver, document: Document, known: Lexicon
) -> Iterator[Interview]:
    """Yield the sentences that tell to which medium somebody spoke."""
    starts = [block.span.start for block in document.blocks]
    for unit in units:
        for who, places in ((unit.span, interviews_in(unit, known)), *speaking_in(unit, known)):
            told = [resolver.told(span) for span in places]
            media = tuple(medium for medium in told if medium is not None)
            if media:
                place = unit.span.start
                yield Interview(
                    place, bisect_right(starts, place), tuple(resolver.named(who)), media
                )


def citations_of(
    units: Sequence[Unit], found: Sequence[Found], resolver: Resolver, known: Lexicon
) -> Iterator[Citation]:
    """Yield whom sentences that tell nothing else say is cited for the sentence before them."""
    told = [piece for one in found for piece in one.content]
    for before, unit in pairwise(units):
        cited = cited_in_main(unit, known) if unit.block == before.block else None
        if cited is None or any(unit.span.overlaps(piece) for piece in told):
            continue
        source = resolver.holder(cited[1])
        if source is not None:
            yield Citation(before.span, source, tuple(resolver.named(cited[0])))


def blocks_of(document: Document, found: Sequence[Found]) -> list[int]:
    """Return in which block of the document each statement begins."""
    starts = [block.span.start for block in document.blocks]
    return [bisect_right(starts, one.content[0].start) for one in found]
