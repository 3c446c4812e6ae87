"""Whose words, and through whom: the actors of statements, and how chains go on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.resolve import Resolver
from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import Lexicon
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.places import interviews_in
from wortlaut.annotate.words import bare
from wortlaut.model.document import Document
from wortlaut.model.identity import ActorId


@dataclass(frozen=True, slots=True)
class People:
    """The actors of a statement before they have ids."""

    holder: CastMember | None
    via: tuple[CastMember, ...]

    def ids(self, known: dict[int, ActorId]) -> tuple[ActorId | None, tuple[ActorId, ...]]:
        """Return the ids of holder and links; who holds a statement does not pass it on."""
        mine = known[id(self.holder)] if self.holder is not None else None
        links = dict.fromkeys(known[id(link)] for link in self.via)
        return mine, tuple(link for link in links if link != mine)


@dataclass(frozen=True, slots=True)
class Interview:
    """A sentence that tells of an interview: whom it names, and the media that had it."""

    start: int
    block: int
    named: tuple[CastMember, ...]
    media: tuple[CastMember, ...]


def people_of(one: Found, resolver: Resolver) -> People:
    """Find the actors that a statement's phrases mean."""
    phrase = one.meant or one.holder
    thinks = "thought" in one.medium
    holder = resolver.holder(phrase, thinks=thinks) if phrase else _goes_on(one, resolver)
    links = [link for span in one.via for link in resolver.links(span)]
    if one.addressee is not None and (medium := resolver.told(one.addressee)) is not None:
        links.insert(0, medium)  # "sagte sie der „Nordzeitung“": it printed the words
    for span in one.places:
        if (medium := resolver.told(span)) is not None and medium not in links:
            links.append(medium)
    return People(holder, tuple(link for link in links if link is not holder))


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
            via = via or _by_interview(one, mine.holder, blocks[at], interviews)
        whole[at] = People(mine.holder, tuple(dict.fromkeys(via)))
        if teller is not None and teller.holder is mine.holder and not teller.via:
            whole[around[-1]] = People(teller.holder, whole[at].via)
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
        whole[at] = People(mine.holder, next(same, mine).via)
    return whole


def _by_interview(
    one: Found, holder: CastMember, block: int, interviews: Sequence[Interview]
) -> tuple[CastMember, ...]:
    """Return the medium to which a holder spoke, as a sentence before in the paragraph tells."""
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
        told = [resolver.told(span) for span in interviews_in(unit, known)]
        media = tuple(medium for medium in told if medium is not None)
        if media:
            place = unit.span.start
            yield Interview(
                place, bisect_right(starts, place), tuple(resolver.named(unit.span)), media
            )


def blocks_of(document: Document, found: Sequence[Found]) -> list[int]:
    """Return in which block of the document each statement begins."""
    starts = [block.span.start for block in document.blocks]
    return [bisect_right(starts, one.content[0].start) for one in found]
