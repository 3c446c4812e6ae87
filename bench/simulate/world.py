"""The world that the simulated news comes from: states, towns, people, agencies, outlets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal

from bench.simulate.tables import names

OUTLETS = 240
_NO_LETTER = re.compile(r"[^a-z0-9]+")  # ": " in "streit: nein"; nothing in "streit"
Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class State:
    """An invented state."""

    name: str
    adjective: str
    agency: str
    capital: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, and its habits.

    ``article`` is the German article of its name, None for an agency; ``keeps`` is the share of a
    report's sentences that its editors leave as they are.
    """

    name: str
    host: str
    article: str | None
    town: str
    agencies: tuple[str, ...]
    drops_credit: bool
    cuts_end: bool
    keeps: float
    quotes: str
    dateline: int
    section: str
    initials: str


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    first: str
    last: str
    gender: Gender


@dataclass(frozen=True, slots=True)
class World:
    """What stays the same from story to story."""

    states: tuple[State, ...]
    agencies: Mapping[str, Outlet]
    subscribers: Mapping[tuple[str, bool], tuple[Outlet, ...]]
    outlets: tuple[Outlet, ...]


@cache
def world(seed: int) -> World:
    """Make the world of a seed."""
    chance = Random(f"world {seed}")  # noqa: S311 - the same each time, on purpose
    outlets = _outlets(chance)
    agencies = names()["agencies"]
    return World(
        states=tuple(
            State(name, adjective, agency, town_abroad(chance))
            for name, adjective, agency in names()["states"]
        ),
        agencies={name: _agency(name) for name in agencies},
        subscribers={
            (agency, drops): tuple(
                one for one in outlets if agency in one.agencies and one.drops_credit is drops
            )
            for agency in agencies
            for drops in (False, True)
        },
        outlets=outlets,
    )


# ------------------------------------------------------------------------------ names
def town_abroad(chance: Random) -> str:
    """Invent a town of an invented state."""
    return _stem(chance) + _one(chance, names()["abroad"])


def person(chance: Random) -> Person:
    """Invent a person."""
    gender: Gender = "m" if chance.random() < 0.5 else "f"
    first = _one(chance, names()["men" if gender == "m" else "women"])
    return Person(first, _stem(chance) + _one(chance, names()["families"]), gender)


def brand(chance: Random) -> str:
    """Invent the name of a firm or a club."""
    return _stem(chance) + _one(chance, names()["brands"])


def _stem(chance: Random) -> str:
    return _one(chance, names()["stems"]) + _one(chance, names()["middles"])


def _one(chance: Random, words: list[str]) -> str:
    return words[int(chance.random() * len(words))]


# ------------------------------------------------------------------------------ outlets
def _outlets(chance: Random) -> tuple[Outlet, ...]:
    made: dict[str, Outlet] = {}
    while len(made) < OUTLETS:
        one = _outlet(chance)
        made.setdefault(one.name, one)
    return tuple(made.values())


def _outlet(chance: Random) -> Outlet:
    town, of_town = chance.choice(names()["home"])
    stem = _stem(chance)
    article, kind = chance.choice(names()["papers"])
    name = f"{stem}{of_town} {kind}"
    return Outlet(
        name=name,
        host=f"www.{ascii_name(name)}.example",
        article=article,
        town=stem + town,
        agencies=tuple(chance.sample(names()["agencies"], chance.choice((2, 3, 4)))),
        drops_credit=chance.random() < 0.4,
        cuts_end=chance.random() < 0.3,
        keeps=chance.uniform(0.7, 0.88),
        quotes=chance.choice(names()["marks"]),
        dateline=chance.choice((0, 1, 2)),
        section=chance.choice(names()["sections"]),
        initials="".join(chance.sample("abdefghklmnprstuvw", 3)),
    )


def _agency(name: str) -> Outlet:
    return Outlet(
        name=name,
        host=f"www.{name.lower()}.example",
        article=None,
        town="",
        agencies=(name,),
        drops_credit=False,
        cuts_end=False,
        keeps=1,
        quotes=names()["marks"][0],
        dateline=0,
        section=names()["agency_section"],
        initials="",
    )


def ascii_name(text: str) -> str:
    """Write words as an address has them."""
    folded = text.lower()
    for umlaut, plain in names()["umlauts"].items():
        folded = folded.replace(umlaut, plain)
    return _NO_LETTER.sub("-", folded).strip("-")
