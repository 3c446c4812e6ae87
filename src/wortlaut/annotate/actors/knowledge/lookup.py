"""What a language's knowledge answers: who bears a name, who held an office, which state is meant.

The answers come from one built file; ``build`` writes it from the tables. What the words of a
description tell about its kind is read from the tables themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wortlaut.annotate.actors.knowledge.built import Built, Names, key_of, read
from wortlaut.annotate.actors.knowledge.known import Known, Office
from wortlaut.annotate.actors.knowledge.tenures import holders_on
from wortlaut.lang.tables import source, table
from wortlaut.model.record import ActorType


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What the tables of a language say about names.

    ``names`` maps the words of a name, in lower case, to who it is; ``sizes`` tells for a first
    word how many words the names that begin with it have, the longest first; ``written`` has
    abbreviations that count only as they are written ("UN"). Persons are in none of them: ask
    ``called``. ``kind_by_ending`` has the ``kinds`` by the ends of nouns, each with its number.
    """

    names: Mapping[tuple[str, ...], Known]
    sizes: dict[str, tuple[int, ...]]
    written: dict[str, Known]
    kinds: tuple[tuple[ActorType, tuple[str, ...]], ...]
    kind_by_ending: dict[str, tuple[int, ActorType]]
    common_endings: tuple[str, ...]
    common_words: frozenset[str]
    person_nouns: frozenset[str]
    person_endings: tuple[str, ...]
    trades: frozenset[str]
    of_places: str
    feminine_endings: tuple[str, ...]
    particles: frozenset[str]
    nobody: frozenset[str]
    academic: frozenset[str]
    surnames: frozenset[str]
    weekdays: frozenset[str]
    genitive: str
    genitives: tuple[str, ...]
    case_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    adjectives: tuple[str, ...]
    built: Built

    def base(self, word: str) -> str:
        """Return a name without the ending of its genitive ("Putins": "Putin")."""
        return word.removesuffix(self.genitive)

    # -------------------------------------------------------------------------- who
    def called(self, words: tuple[str, ...]) -> tuple[Known, ...]:
        """Return everybody of this name or alias, persons too ("kim", "jong", "un")."""
        name = key_of(" ".join(words))
        found = self.built.called_by(name) or self.built.called_by(self.base(name))
        return tuple(map(self.built.actor, found))

    def surnamed(self, word: str) -> tuple[Known, ...]:
        """Return the leaders that one word can mean ("putin", "kim")."""
        low, leaders = word.lower(), self.built.surnames
        return tuple(map(self.built.actor, leaders.get(low) or leaders.get(self.base(low)) or ()))

    def state(self, country: str) -> Known | None:
        """Return the state that an alpha-3 code means."""
        at = self.built.states.get(country)
        return None if at is None else self.built.actor(at)

    # -------------------------------------------------------------------------- offices
    def in_office(self, office: str, country: str, on: str | None) -> Known | None:
        """Return who held an office on a day; None where nobody or more than one can have.

        Without a day there is an answer only where the tables know a single holder.
        """
        day = on and on[:10]
        for held in self.held_as(office, country):
            holders = holders_on(self.built.holders.get(f"{held} {country}", ()), day)
            if holders:
                return self.built.actor(min(holders)) if len(holders) == 1 else None
        return None

    def held_as(self, office: str, country: str) -> Iterator[str]:
        """Yield the offices that an office may be held as in a country, the office itself first."""
        yield office
        rule = self.built.rules.get(country, {}).get(office)
        if rule is not None:
            yield rule
        yield from self.built.stands_for.get(office, ())

    def office_of(self, noun: str) -> Office | None:
        """Return which office a noun means, in any case ("präsidenten", "us-außenministerin")."""
        low = noun.lower()
        found = self._office(low) or self._office(low.replace("-", ""))
        if found is not None or "-" not in low:
            return found
        before, _, head = low.partition("-")
        country = self.country_before(before)
        found = self._office(head)
        if country is None or found is None or found.country not in (None, country):
            return None
        return Office(found.office, country, found.gender)

    def _office(self, low: str) -> Office | None:
        """Return the office of a noun that has no country before its hyphen."""
        for ending in ("", *self.case_endings):
            row = self.built.offices.get(low.removesuffix(ending))
            if row is not None:
                return Office(*row)
        return None

    # -------------------------------------------------------------------------- places
    def country_of(self, word: str) -> str | None:
        """Return the state (alpha-3) of a name, adjective or inhabitant ("nordkoreanischen")."""
        return self._place(word, self.built.countries, self.built.adjectives)

    def country_before(self, word: str) -> str | None:
        """Return the state, or union of states, that a word before a hyphen means ("us")."""
        return self.built.prefixes.get(word) or self.country_of(word)

    def adjective_of(self, country: str) -> str | None:
        """Return the adjective of a state (alpha-3): "nordkoreanisch"."""
        return next((form for form, of in self.built.adjectives.items() if of == country), None)

    def region_of(self, word: str) -> str | None:
        """Return the part of a state (ISO 3166-2) that a word means ("bayerische": "DE-BY")."""
        return self._place(word, self.built.regions, self.built.region_adjectives)

    def capital_of(self, word: str) -> str | None:
        """Return the state whose government a capital or seat stands for ("kreml")."""
        low = word.lower()
        return self.built.capitals.get(low) or self.built.capitals.get(self.base(low))

    def _place(self, word: str, names: dict[str, str], adjectives: dict[str, str]) -> str | None:
        low = word.lower()
        named = names.get(low) or names.get(self.base(low)) or adjectives.get(low)
        inflected = (low.removesuffix(end) for end in self.adjective_endings if low.endswith(end))
        return named or next(filter(None, map(adjectives.get, inflected)), None)


@cache
def knowledge(language: str) -> Knowledge:
    """Return what is known in a language, from the file in the package."""
    return over(language, read(source(language, "knowledge.jsonl")))


def over(language: str, built: Built) -> Knowledge:
    """Join a built file with the tables that tell kinds of names apart."""
    listed, titles = table(language, "names"), table(language, "words")["titles"]
    inflection = listed["inflection"]
    persons = [*titles["words"].split(), *titles["person_endings"].split(), *_more(listed)]
    kinds = [(kind, tuple(ends)) for kind, ends in listed["kinds"].items() if kind != "example"]
    return Knowledge(
        names=Names(built),
        sizes={first: tuple(sizes) for first, sizes in built.sizes.items()},
        written={form: built.actor(at) for form, at in built.written.items()},
        kinds=tuple(kinds),
        kind_by_ending={
            ending: (number, kind)
            for number, (kind, endings) in reversed(list(enumerate(kinds)))
            for ending in endings
        },
        common_endings=tuple(listed["common_nouns"]["endings"]),
        common_words=frozenset(
            [*listed["common_nouns"]["words"].split(), *table(language, "nouns")["words"].split()]
        ),
        person_nouns=frozenset(persons),
        person_endings=(
            *(word for word in persons if len(word) > 4),
            *listed["persons"]["short_ends"].split(),
        ),
        trades=frozenset(persons) - frozenset(listed["surnames"]["words"].split()),
        of_places=inflection["of_places"],
        feminine_endings=tuple(titles["feminine_endings"]),
        particles=frozenset(listed["particles"]["words"].split()),
        nobody=frozenset(listed["nobody"]["nouns"].split()),
        academic=frozenset(titles["abbreviations"].split()),
        surnames=frozenset(listed["surnames"]["words"].split()),
        weekdays=frozenset(map(str.lower, table(language, "months")["weekdays"])),
        genitive=inflection["genitive"],
        genitives=tuple(inflection["genitives"]),
        case_endings=tuple(inflection["noun"]),
        adjective_endings=tuple(inflection["adjective"]),
        adjectives=tuple(inflection["adjectives"]),
        built=built,
    )


def _more(listed: Mapping[str, Any]) -> Iterator[str]:
    """Yield further nouns for persons, for men and women."""
    woman, dropped = (listed["inflection"][name] for name in ("feminine", "dropped"))
    for noun in listed["persons"]["words"].split():
        yield noun
        yield noun.removesuffix(dropped) + woman
    for adjective in listed["persons"]["adjectives"].split():
        yield from (adjective + ending for ending in listed["inflection"]["strong"])
