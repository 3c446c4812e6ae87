"""How a language speaks of actors, from its table; nothing here looks at a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from wortlaut.lang.tables import table


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """How a language speaks of actors, from its table."""

    endings: tuple[str, ...]
    definite: frozenset[str]
    indefinite: frozenset[str]
    former: frozenset[str]
    former_prefixes: tuple[str, ...]
    current: frozenset[str]
    documents: frozenset[str]
    not_actors: frozenset[str]
    bodies: Mapping[str, frozenset[str]]
    genders: Mapping[str, tuple[str, ...]]
    nominative: Mapping[str, str]
    genitive: tuple[str, ...]
    adjectives: tuple[str, ...]
    declined: tuple[str, ...]
    undeclined: str
    governments: frozenset[str]
    speakers: frozenset[str]
    parts: frozenset[str]
    speaking: tuple[str, ...]
    anybody: frozenset[str]
    numbers: frozenset[str]
    alike: Mapping[str, str]
    many: tuple[str, ...]
    words_of: tuple[str, ...]
    nobodys: tuple[str, ...]
    public: frozenset[str]


@cache
def ways(language: str) -> Ways:
    """Read how a language speaks of actors."""
    listed = table(language, "actors")
    gender = listed["gender"]
    endings = tuple(listed["stem"]["endings"])
    return Ways(
        endings=endings,
        definite=frozenset(listed["definite"]["words"].split()),
        indefinite=frozenset(listed["indefinite"]["words"].split()),
        former=frozenset(stem(word, endings) for word in listed["former"]["stems"].split()),
        current=frozenset(stem(word, endings) for word in listed["current"]["stems"].split()),
        former_prefixes=tuple(f"{one}-" for one in listed["former"]["prefixes"].split()),
        documents=frozenset(stem(noun, endings) for noun in listed["documents"]["nouns"].split()),
        not_actors=frozenset(listed["not_actors"]["words"].split()),
        bodies={
            kind: frozenset(nouns.split())
            for kind, nouns in listed["bodies"].items()
            if kind != "example"
        },
        genders={name: tuple(gender[name]) for name in gender["nominative"]},
        nominative=dict(gender["nominative"]),
        genitive=tuple(gender["genitive"]),
        adjectives=tuple(gender["adjectives"]),
        declined=tuple(gender["declined"]),
        undeclined=gender["undeclined"],
        many=tuple(listed["many"]["endings"]),
        words_of=tuple(listed["words_of"]["endings"]),
        nobodys=tuple(listed["words_of"]["nobodys"]),
        public=frozenset(listed["public"]["nouns"].split()),
        parts=frozenset(listed["speakers"]["parts"].split()),
        speaking=tuple(listed["speakers"]["ends"]),
        alike={
            stem(noun, endings): stem(group.split()[0], endings)
            for group in listed["alike"]["groups"]
            for noun in group.split()
        },
        anybody=frozenset(listed["anybody"]["nouns"].split()),
        numbers=frozenset(listed["numbers"]["words"].split()),
        speakers=frozenset(listed["speakers"]["nouns"].split()),
        governments=frozenset(
            stem(noun, endings) for noun in listed["governments"]["nouns"].split()
        ),
    )


@lru_cache(maxsize=65_536)
def sense(noun: str, how: Ways) -> str:
    """Return what stands for a noun's stem: "bodentrupp" and "armee" are one body."""
    for at in range(len(noun) - _SHORTEST):
        if found := how.alike.get(noun[at:]):
            return found
    return noun


# News repeats its words: looking one up again costs a tenth of finding it.
@lru_cache(maxsize=65_536)
def stem(word: str, endings: tuple[str, ...]) -> str:
    """Return a lower-case word without the endings of its cases: "gerichtes" is "gericht"."""
    for _ in range(2):
        cut = next((end for end in endings if word.endswith(end)), "")
        if not cut or len(word) - len(cut) < _SHORTEST:
            break
        word = word.removesuffix(cut)
    return word


_SHORTEST = 3
