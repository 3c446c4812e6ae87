"""The actors of an article while their mentions are being gathered, and who fits a description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wortlaut.annotate.actors.knowledge import Gender, Knowledge, Known
from wortlaut.annotate.actors.names import BODIES, gender_of, is_person_noun
from wortlaut.annotate.actors.phrases import Phrase
from wortlaut.annotate.actors.ways import Ways, sense, sort_of_body, stem, trade
from wortlaut.annotate.words import Word
from wortlaut.model.record import ActorType, MentionForm
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Title:
    """What an actor is called besides its name: the stem of the noun, and what goes with it.

    ``country`` is the state it belongs to, ``of`` the stems of its genitive; ``former`` and
    ``current`` are what an adjective says ("früher", "heutig").
    """

    noun: str
    country: str | None = None
    of: frozenset[str] = frozenset()
    former: bool = False
    office: str = ""
    current: bool = False


@dataclass(slots=True, eq=False)
class CastMember:
    """An actor while its mentions are being gathered.

    ``described``: the text has no name for it. ``needed``: it takes part in
    a statement or an event.
    ``sure``: how sure it is that it is ``known``. ``fullest`` is what the
    text calls a body with its state ("russischen Parlament"); ``article`` stood before that, or
    before ``name``.
    """

    name: str
    type: ActorType
    known: Known | None
    gender: Gender
    mentions: dict[Span, MentionForm] = field(default_factory=dict)
    titles: list[Title] = field(default_factory=list)
    stems: frozenset[str] = frozenset()
    country: str | None = None
    described: bool = False
    needed: bool = False
    sure: float | None = None
    article: str = ""
    fullest: str = ""

    def last_before(self, place: int) -> int:
        """Return where the last mention before a place begins; -1 if there is none."""
        return max((span.start for span in self.mentions if span.start < place), default=-1)

    def named_between(self, low: int, high: int) -> bool:
        """Tell whether a stretch of the text has the actor's name."""
        return any(
            form == "name" and low <= span.start < high for span, form in self.mentions.items()
        )


class Fitting:
    """Tells which members a description fits; the publication day decides who held an office."""

    def __init__(self, knows: Knowledge, how: Ways, day: str | None) -> None:
        self._knows, self._how, self._day = knows, how, day
        self._bodies = frozenset(how.same_body.values())
        self._persons: dict[str, bool] = {}

    def title(self, phrase: Phrase) -> Title:
        """Return what a phrase says of whom it describes."""
        low = phrase.noun.low
        former = low.startswith(self._how.former_prefixes) or any(
            stem(adjective, self._how.endings) in self._how.former
            for adjective in phrase.adjectives
        )
        bare = _bare(low, self._how.former_prefixes)
        office = self._knows.office_of(bare)
        country = (office.country if office else None) or self._country(phrase)
        of = frozenset(phrase.attached)
        if phrase.owner is not None and (
            phrase.owner.type == "state" or self._knows.capital_of(phrase.owner.text.lower())
        ):
            of = frozenset()
        return Title(
            stem(bare, self._how.endings), country, of, former, office.office if office else "",
            any(stem(a, self._how.endings) in self._how.current for a in phrase.adjectives),
        )  # fmt: skip

    def _country(self, phrase: Phrase) -> str | None:
        """Return the state that a phrase names: "russische", "Russlands", "US-"."""
        for adjective in phrase.adjectives:
            if found := self._knows.country_of(adjective):
                return found
        if phrase.owner is not None:
            known = phrase.owner.known
            if known is not None and known.type == "state":
                return known.country
            low = phrase.owner.text.lower()
            return self._knows.country_of(low) or self._knows.capital_of(low)
        first, dash, _ = phrase.noun.low.partition("-")
        return self._knows.country_before(first) if dash else None

    def incumbent(self, title: Title) -> Known | None:
        """Return who held the office of a title on the day of publication, if that is known."""
        if title.former or not title.office or title.country is None:
            return None
        return self._knows.in_office(title.office, title.country, self._day)

    def fitting(
        self, members: Sequence[CastMember], title: Title, phrase: Phrase
    ) -> Iterator[CastMember]:
        """Yield the members that a description can mean."""
        person = self.is_person(phrase.noun)
        for member in members:
            if (member.type == "person") == person and self._fits(member, title, phrase):
                yield member

    def _fits(self, member: CastMember, title: Title, phrase: Phrase) -> bool:
        """Tell whether a description can mean a member that is a person if its noun says so."""
        if member.country and title.country and member.country != title.country:
            return False
        if member.type == "person":
            return self._fits_person(member, title, phrase)
        if title.country and not member.country and not member.described:
            return False  # "israelische Truppen" are not the UN's
        return self._fits_body(member, title)

    def _fits_person(self, member: CastMember, title: Title, phrase: Phrase) -> bool:
        gender = gender_of(phrase.noun.low, self._knows)
        if gender == "f" and member.gender == "m":
            return False
        return any(
            _agree(own, title)
            and _same_trade(own, title, self._how)
            and (not title.of or title.of & own.of)
            for own in member.titles
        )

    def _fits_body(self, member: CastMember, title: Title) -> bool:
        if (
            title.of
            and not title.of <= member.stems
            and not any(title.of <= own.of for own in member.titles)
        ):
            return False
        if member.described:
            meant = sense(title.noun, self._how)
            return any(
                _agree(own, title)
                and (own.noun.endswith(title.noun) or sense(own.noun, self._how) == meant)
                for own in member.titles
            )
        return any(word.endswith(title.noun) for word in member.stems) or any(
            own.noun.endswith(title.noun) for own in member.titles
        )

    def is_body_of(self, member: CastMember, title: Title, phrase: Phrase) -> bool:
        """Tell whether "the company" can mean a member: a body of that kind, named before."""
        if title.of or phrase.owner is not None or phrase.article not in self._how.definite:
            return False
        if member.described or not self.is_body_word(phrase.noun.low, member.type):
            return False
        sort = sort_of_body(title.noun, self._how)
        shown = (sort_of_body(noun, self._how) for noun in _nouns(member, self._how))
        return sort is None or next(filter(None, shown), sort) == sort

    def is_person(self, noun: Word) -> bool:
        """Tell whether a noun is a trade, and not that of a whole body ("Polizisten")."""
        found = self._persons.get(noun.low)
        if found is None:
            member_of_body = sense(stem(noun.low, self._how.endings), self._how) in self._bodies
            found = is_person_noun(noun.low, self._knows) and not member_of_body
            self._persons[noun.low] = found
        return found

    def is_body_word(self, low: str, type: ActorType) -> bool:
        """Tell whether a noun, in the singular, stands for bodies of a kind."""
        forms = {low, *(low.removesuffix(ending) for ending in self._how.genitive_endings)}
        return bool(forms & self._how.bodies.get(type, frozenset()))


def _nouns(member: CastMember, how: Ways) -> Iterator[str]:
    """Yield the stems of what a body is called, and of the words of its name from the last on."""
    yield from (title.noun for title in member.titles)
    yield from (stem(word, how.endings) for word in reversed(member.name.lower().split()))


# Who can have an unnamed speaker: "ein Sprecher der Bank".
HOUSES = BODIES | {"state", "media"}


def _agree(own: Title, other: Title) -> bool:
    """Tell whether two titles say nothing against each other."""
    if own.country and other.country and own.country != other.country:
        return False
    if own.former != other.former and (other.former or other.current):
        return False
    return not (own.of and other.of) or bool(own.of & other.of)


def _same_trade(own: Title, other: Title, how: Ways) -> bool:
    """Tell whether two nouns can say the same of one person: "Minister", "Außenminister"."""
    if own.office and other.office:
        return own.office == other.office or (
            "leader" in (own.office, other.office)
            and own.country is not None
            and own.country == other.country
        )
    if own.noun.endswith(other.noun) or (len(own.noun) > 4 and other.noun.endswith(own.noun)):
        return True
    return trade(own.noun, how) == trade(other.noun, how)


def _bare(low: str, prefixes: Sequence[str]) -> str:
    """Return a noun without a prefix that says that it is over: "ex-minister"."""
    return next((low.removeprefix(one) for one in prefixes if low.startswith(one)), low)


def nearest(members: Iterator[CastMember], place: int) -> CastMember | None:
    """Return the member mentioned last before a place, else the one mentioned first behind it."""
    found = list(members)
    last = [(member.last_before(place), member) for member in found]
    before = [pair for pair in last if pair[0] >= 0]
    if before:
        return max(before, key=lambda pair: (pair[0], pair[1].name))[1]
    return min(
        found,
        key=lambda member: (min((s.start for s in member.mentions), default=0), member.name),
        default=None,
    )
