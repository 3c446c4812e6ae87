"""One invented event: who takes part, and what can be said of it in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Literal
from zlib import crc32

from bench.simulate.tables import SPEAKERS, Genre, Templates, frames, genres, names
from bench.simulate.templates import (
    Dating,
    Named,
    Sentence,
    Template,
    Value,
    phrase,
    sentence,
)
from bench.simulate.world import Outlet, Person, brand, person, town_abroad, world
from wortlaut.model.record import ActorType

# How something is told. passed: by an outlet that has it from another, which it names.
Form = Literal[
    "attributed", "bare", "document", "passed", "passed_document",
    "direct", "cut", "indirect", "paraphrase", "more",
    "passed_direct", "passed_cut", "passed_indirect", "passed_paraphrase",
    "denied", "before", "colour",
]  # fmt: skip

# What the frames ask of a speaker
_ROLE_FORMS = ("full", "name", "last", "he", "him", "day")


_FIGURES = 8  # sets of figures
_MIXING = 0x9E3779B1  # Knuth's multiplier: the golden ratio of 32 bits
_DECOY = 1 << 96
# Points that speak of the same figures; the others have theirs by chance.
_FIGURES_OF = {
    "lead": 0, "detail": 0, "extra": 0, "second": 0, "chief": 0, "minister": 0,
    "witness": 1, "spokes": 1, "accusation": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Being:
    """Whoever can be an actor of a record."""

    name: str
    type: ActorType


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article: what it tells, how, in whose wording, through whom it came."""

    sentence: Sentence
    point: str
    form: Form
    voice: int
    path: tuple[str, ...] = ()

    def through(self, outlet: Outlet) -> Line:
        """Return the same line as an outlet has it from another one."""
        path = (*self.path, outlet.name)
        return Line(self.sentence, self.point, self.form, self.voice, path)


@dataclass(frozen=True, slots=True)
class Event:
    """An event; ``order`` shuffles the wordings, so that events do not begin with the same ones.

    ``confirmed``: somebody else says the same as the authority; ``leaked``: a paper says it.
    """

    id: int
    genre: Genre
    words: Mapping[str, Value]
    figures: tuple[Mapping[str, str], ...]
    beings: Mapping[str, Being]
    order: int
    confirmed: bool
    leaked: bool

    # -------------------------------------------------------------------------- telling
    def say(
        self, point: str, form: Form, voice: int, source: Outlet | None = None, own: bool = False
    ) -> Line:
        """Tell a point; the same point, form and voice always have the same words.

        ``source`` is who is named as having told it before; ``own`` says that it was said to the
        outlet that prints it.
        """
        key = f"{point} {form} {voice} {source.name if source else ''}"
        chance = Random(self.id << 32 | crc32(key.encode()))  # noqa: S311 - repeatable on purpose
        told = self._words(point)
        if source:
            told["source"] = cited(source)
        if point in self.genre.sayings or point == "local":
            self._speaking(told, point, voice, own)
        elif form != "before":
            told["clause"] = self._wording(self._wordings(point), point, voice)
        frame = self._wording(frames().frames[form], f"{form} {point}", voice)
        return Line(sentence(frame, told, chance), point, form, voice)

    def _words(self, point: str) -> dict[str, Value]:
        """Return what the slots hold; each point has figures of its own, whoever tells it."""
        number = _FIGURES_OF.get(point)
        if number is None:
            number = crc32(point.encode()) % len(self.figures)
        return {**self.words, **self.figures[number]}

    def _wordings(self, point: str) -> Templates:
        """Return all wordings of a point: "lead", "background.2"."""
        name, _, number = point.partition(".")
        if name in self.genre.colour:
            return self.genre.colour[name][int(number)]
        if name in frames().local:
            return frames().local[name]
        return self.genre.told[name]

    def _wording(self, wordings: Templates, point: str, voice: int) -> Template:
        """Choose a voice's wording of a point; neighbouring voices have different ones."""
        return wordings[(self._offset(point) + voice) % len(wordings)]

    def _offset(self, point: str) -> int:
        """Return with which wording of a point this event begins.

        Multiplied, because the checksums alone would shift all points of an event alike.
        """
        return (crc32(point.encode()) ^ self.order) * _MIXING >> 16

    def _speaking(self, told: dict[str, Value], who: str, voice: int, own: bool) -> None:
        """Add the words of a speaker, and who it is."""
        for part in _ROLE_FORMS:
            told[f"s.{part}"] = self.words[f"{who}.{part}"]
        to_outlet = who in ("witness", "second", "local")
        occasions = frames().occasion[who]
        told["s.occasion"] = (
            self._wording(occasions, "occasion", voice) if own or not to_outlet else ""
        )
        if who == "local":
            told["direct"] = self._wording(frames().local["direct"], who, voice)
            return
        told["paraphrase"] = self._wording(self.genre.retold[who], who, voice)
        sayings = self.genre.sayings[who]
        # One event, one utterance: not the voice, the event decides what was said.
        said = sayings[self._offset(who) % len(sayings)]
        told["direct"] = sentence(said.direct, told, Random(0))  # noqa: S311
        told["indirect"], told["cut"] = said.indirect, said.cut

    def seen_from(self, outlet: Outlet) -> Event:
        """Return the event as the town of an outlet sees it."""
        return replace(self, words={**self.words, "home": outlet.town})

    def title(self, kind: str, voice: int) -> str:
        """Make a headline."""
        chance = Random(self.id << 32 | voice)  # noqa: S311 - repeatable on purpose
        wanted = self._wording(self.genre.titles[kind], kind, voice)
        return sentence(wanted, self._words("lead" if kind == "report" else "witness"), chance).text

    def note(self, kind: str) -> str:
        """Make a note of the newsroom."""
        wanted = self._wording(frames().note[kind], kind, 0)
        return sentence(wanted, self._words("lead"), Random(self.id)).text  # noqa: S311

    def fillers(self, count: int, voice: int) -> list[Line]:
        """Write around the facts: sentences that nobody else has, with figures of their own."""
        chance = Random(self.id << 40 | voice)  # noqa: S311 - repeatable on purpose
        words = {**self.words, **_figures(chance)}
        chosen = chance.sample(frames().fillers, count)
        return [Line(sentence(one, words, chance), "filler", "colour", voice) for one in chosen]

    def some(self, colour: str, count: int, start: int) -> list[str]:
        """Name so many points of a kind of colour, from one on in this event's order."""
        size = len(self.genre.colour[colour])
        numbers = (self.order + start + step for step in range(min(count, size)))
        return [f"{colour}.{number % size}" for number in numbers]


def cited(source: Outlet) -> Named:
    """Name an outlet or an agency as other outlets do."""
    before, after = names()["cited_agency"] if source.article is None else names()["cited_outlet"]
    article = source.article or ""
    return Named(before.format(article=article), source.name, after, f"outlet {source.name}")


# ------------------------------------------------------------------------------ inventing
def event(seed: int, number: int, begins: datetime) -> Event:
    """Invent the event of a number."""
    return _event(number << 32 | crc32(str(seed).encode()), seed, begins)


def decoy(of: Event, seed: int, begins: datetime) -> Event:
    """Invent another event of the same genre at the same place, told in like words."""
    kept = ("place", "place2", "state", "state2", "adj", "capital", "stateagency", "authority")
    same = {name: of.words[name] for name in kept}
    return _event(of.id | _DECOY, seed, begins, same, of.genre)


def _event(
    id: int,
    seed: int,
    begins: datetime,
    same: Mapping[str, Value] | None = None,
    genre: Genre | None = None,
) -> Event:
    same = same or {}
    chance = Random(id)  # noqa: S311 - repeatable on purpose
    genre = genre or chance.choice(genres())
    figures = tuple(_figures(chance) for _ in range(_FIGURES))
    words: dict[str, Value] = {**_scenery(chance, seed), **figures[0]}
    words |= same
    people = {who: person(chance) for who in (*SPEAKERS, "local")}
    words["day"] = _dating(begins)
    for who, one in people.items():
        nouns = frames().local_roles if who == "local" else genre.roles[who]
        noun = chance.choice(nouns)[0 if one.gender == "m" else 1]
        words |= _person(who, one, noun)
        words[f"{who}.day"] = _dating(begins + timedelta(days=1 if who == "spokes" else 0))
    for name, wordings in genre.words.items():
        if name not in same:
            text = phrase(chance.choice(wordings), words, chance).text
            bodies = ("authority", "company")
            words[name] = Named("", text, "", name) if name in bodies else text
    return Event(
        id=id,
        genre=genre,
        words=words,
        figures=figures,
        beings=_beings(words, people),
        order=chance.getrandbits(32),
        confirmed=chance.random() < 0.5,
        leaked=chance.random() < 0.5,
    )


def _scenery(chance: Random, seed: int) -> dict[str, Value]:
    here, there = chance.sample(world(seed).states, 2)
    return {
        "state": Named("", here.name, "", "state"),
        "state2": Named("", there.name, "", "state2"),
        "adj": here.adjective,
        "capital": Named("", here.capital, "", "capital"),
        "stateagency": Named("", here.agency, "", "stateagency"),
        "place": Named("", town_abroad(chance), "", "place"),
        "place2": Named("", town_abroad(chance), "", "place2"),
        "home": "",
        "brand": brand(chance),
    }


def _figures(chance: Random) -> dict[str, str]:
    numbers = names()["numbers"]
    figure = chance.random

    def between(low: int, high: int) -> int:
        return low + int(figure() * (high - low))

    return {
        "dead": numbers[between(0, len(numbers))],
        "hurt": str(between(13, 98)),
        "aboard": str(between(101, 998)),
        "many": f"{between(1, 60)}.{between(0, 1000):03d}",
        "pages": str(between(11, 240)),
        "percent": f"{between(2, 48)},{between(1, 10)}",
        "millions": f"{between(2, 90)},{between(1, 10)}",
        "year": str(between(1972, 2030)),
        "hour": f"{between(1, 24)}.{between(1, 60):02d}",
    }


def _dating(time: datetime) -> Dating:
    return Dating(names()["days"][time.weekday()], time.date().isoformat())


def _person(who: str, one: Person, noun: str) -> dict[str, Value]:
    full = f"{one.first} {one.last}"
    he, him = names()["pronouns"][one.gender]
    return {
        f"{who}.full": Named(f"{noun} ", full, "", who),
        f"{who}.name": Named("", full, "", who),
        f"{who}.last": Named("", one.last, "", who),
        f"{who}.he": Named("", he, "", who, "pronoun"),
        f"{who}.him": Named("", him, "", who, "pronoun"),
    }


def _beings(words: Mapping[str, Value], people: Mapping[str, Person]) -> dict[str, Being]:
    types: dict[str, ActorType] = {
        "state": "state", "state2": "state", "capital": "place", "place": "place",
        "place2": "place", "stateagency": "media", "authority": "organisation",
        "company": "organisation",
    }  # fmt: skip
    beings = {who: Being(f"{one.first} {one.last}", "person") for who, one in people.items()}
    for name, type in types.items():
        named = words[name]
        assert isinstance(named, Named)  # noqa: S101 - made a few lines above
        beings[name] = Being(named.mention, type)
    return beings
