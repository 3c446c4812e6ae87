"""Whose words, and through whom: the actors of statements, and how chains go on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.resolve import Resolver
from wortlaut.annotate.found import Found
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


def people_of(one: Found, resolver: Resolver) -> People:
    """Find the actors that a statement's phrases mean."""
    phrase = one.meant or one.holder
    holder = resolver.holder(phrase) if phrase else None
    links = [link for span in one.via for link in resolver.links(span)]
    if one.addressee is not None and (medium := resolver.medium(one.addressee)) is not None:
        links.insert(0, medium)  # "sagte sie der „Nordzeitung“": it printed the words
    for span in one.places:
        if (medium := resolver.medium(span)) is not None and medium not in links:
            links.append(medium)
    return People(holder, tuple(links))


def passed_on(
    found: Sequence[Found],
    people: dict[int, People],
    outer: Sequence[tuple[int, ...]],
    blocks: Sequence[int],
) -> dict[int, People]:
    """Add to each chain what stands elsewhere: around the statement, or before it.

    Who holds the words around a statement passes it on. And what somebody says on in a paragraph
    mostly came the same way as what he said before in it.
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
        whole[at] = People(mine.holder, tuple(dict.fromkeys(via)))
        if teller is not None and teller.holder is mine.holder and not teller.via:
            whole[around[-1]] = People(teller.holder, whole[at].via)
    return whole


def blocks_of(document: Document, found: Sequence[Found]) -> list[int]:
    """Return in which block of the document each statement begins."""
    starts = [block.span.start for block in document.blocks]
    return [bisect_right(starts, one.content[0].start) for one in found]
