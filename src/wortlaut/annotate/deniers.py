"""Who denies: the statement that tells a denial, and the actors who make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.resolve import Resolver
from wortlaut.annotate.denials import Denial
from wortlaut.annotate.found import Found
from wortlaut.annotate.people import People, people_of
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A denial with the phrases of who denies, and the number of the statement that tells it.

    Without a phrase, its holder denies.
    """

    denial: Denial
    teller: int | None
    by: tuple[Span, ...]


def told_by(denial: Denial, found: Sequence[Found], kept: Sequence[int]) -> Told:
    """Find the statement that tells a denial; its holder denies where the denial names nobody."""
    tellers = (at for at in kept if _tells(found[at], denial))
    teller = min(tellers, key=lambda at: _length(found[at].content), default=None)
    return Told(denial, teller, denial.by)


def denying(found: Sequence[Found], kept: Sequence[int], told: Sequence[Told]) -> Iterator[Told]:
    """Yield a denial for each statement that denies, if no word of denial stands in it."""
    known = {one.teller for one in told}
    for at in kept:
        one = found[at]
        if one.stance == "denies" and one.kind != "reported" and at not in known:
            content = one.content[0]
            yield Told(Denial(content, content, (), "before"), at, ())


def _length(spans: Sequence[Span]) -> int:
    """Count the characters in spans."""
    return sum(span.end - span.start for span in spans)


def _tells(one: Found, denial: Denial) -> bool:
    """Tell whether a denial stands in the frame of a statement, or in words of its holder."""
    if one.kind == "hedged":
        return False
    if denial.answers == "unlike" and one.holder and denial.evidence.covers(one.holder):
        return False  # "anders als die Armee behauptet": that is what the words are set against
    whole = not denial.by or one.kind == "reported"
    spans = (*one.cue, *one.frame, *(one.content if whole else ()))
    return any(span.overlaps(denial.cue) for span in spans)


def acting(
    found: Sequence[Found], kept: Sequence[int], told: Sequence[Told], resolver: Resolver
) -> tuple[dict[int, People], list[list[CastMember]]]:
    """Find the actors of statements and denials in the order of the text, as pronouns need it."""
    people: dict[int, People] = {}
    deniers: list[list[CastMember]] = [[] for _ in told]
    order = [(found[at].place[0], at, -1) for at in kept]
    order += [(one.by[0].start, len(found), i) for i, one in enumerate(told) if one.by]
    for _, at, number in sorted(order):
        if number < 0:
            people[at] = people_of(found[at], resolver)
        else:
            named = (one for phrase in told[number].by for one in _all_of(phrase, resolver))
            deniers[number] = list(dict.fromkeys(named))
    for number, one in enumerate(told):
        if not one.by and one.teller is not None and (holder := people[one.teller].holder):
            deniers[number] = [holder, *people[one.teller].beside]
    return people, deniers


def _all_of(phrase: Span, resolver: Resolver) -> Iterator[CastMember]:
    """Yield whom a phrase means: of "Sowohl Russland als auch Nordkorea", both."""
    holder = resolver.holder(phrase)
    if holder is not None:
        yield holder
        yield from resolver.beside(phrase, holder)
