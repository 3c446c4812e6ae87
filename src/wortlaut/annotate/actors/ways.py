"""How a language speaks of actors, from its table; nothing here looks at a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from wortlaut.annotate.actors.knowledge import Gender
from wortlaut.lang.tables import table


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """How a language speaks of actors, from its table.

    What each field is for stands in ``actors.toml``, at the key that ``ways`` reads it from. Nouns
    and adjectives that are compared by their stem are kept as stems.
    """

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
    joining: frozenset[str]
    seats: frozenset[str]
    plurals: frozenset[str]
    datives: tuple[str, ...]
    cases: Mapping[str, frozenset[str]]
    weak: tuple[str, ...]
    lost: Mapping[str, str]
    shown: Mapping[str, str]
    governments: frozenset[str]
    of_states: tuple[str, ...]
    speakers: frozenset[str]
    parts: frozenset[str]
    members: frozenset[str]
    speaking: tuple[str, ...]
    links: tuple[str, ...]
    either: tuple[str, ...]
    anybody: frozenset[str]
    anybodys: tuple[str, ...]
    ages: tuple[str, ...]
    fates: tuple[str, ...]
    adjectival: Mapping[tuple[str, str], Gender]
    adjectival_weak: str
    native: Mapping[Gender, frozenset[str]]
    native_feminine: tuple[str, ...]
    numbers: frozenset[str]
    alike: Mapping[str, str]
    many: tuple[str, ...]
    words_of: tuple[str, ...]
    nobodys: tuple[str, ...]
    public: frozenset[str]
    unnamed: frozenset[str]
    saying_no_more: frozenset[str]
    papers: tuple[str, ...]
    own_papers: frozenset[str]
    own_houses: frozenset[str]
    programmes: tuple[str, ...]


@cache
def ways(language: str) -> Ways:
    """Read how a language speaks of actors."""
    listed = table(language, "actors")
    gender, cases = listed["gender"], listed["cases"]
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
        joining=frozenset(cases["joining"]),
        seats=frozenset(cases["seats"]),
        plurals=frozenset(cases["plurals"]),
        datives=tuple(cases["datives"]),
        cases={name: frozenset(cases[name]) for name in ("oblique", "genitive")},
        weak=tuple(cases["weak"]),
        lost=dict(cases["lost"]),
        shown=dict(cases["shown"]),
        many=tuple(listed["many"]["endings"]),
        words_of=tuple(listed["words_of"]["endings"]),
        nobodys=tuple(listed["words_of"]["nobodys"]),
        public=frozenset(listed["public"]["nouns"].split()),
        unnamed=frozenset(listed["unnamed"]["nouns"].split()),
        saying_no_more=frozenset(
            stem(word, endings) for word in listed["unnamed"]["adjectives"].split()
        ),
        papers=tuple(listed["papers"]["ends"].split()),
        own_papers=frozenset(listed["papers"]["own"].split()),
        own_houses=frozenset(listed["papers"]["houses"].split()),
        programmes=tuple(listed["programmes"]["ends"].split()),
        parts=frozenset(stem(noun, endings) for noun in listed["speakers"]["parts"].split()),
        members=frozenset(stem(noun, endings) for noun in listed["speakers"]["members"].split()),
        either=tuple(listed["either"]["ends"]),
        of_states=tuple(stem(noun, endings) for noun in listed["governments"]["bodies"].split()),
        speaking=tuple(listed["speakers"]["ends"]),
        links=tuple(listed["speakers"]["links"]),
        alike={
            stem(noun, endings): stem(group.split()[0], endings)
            for group in listed["alike"]["groups"]
            for noun in group.split()
        },
        anybody=frozenset(listed["anybody"]["nouns"].split()),
        anybodys=tuple(listed["anybody"]["ends"]),
        ages=tuple(listed["anybody"]["ages"]),
        fates=tuple(listed["anybody"]["fates"]),
        adjectival={
            (article, ending): gender
            for gender, shown in listed["adjectival"]["shown"].items()
            for article, _, ending in (one.partition(" ") for one in shown)
        },
        adjectival_weak=listed["adjectival"]["weak"],
        native={
            "m": frozenset(listed["native"]["masculine"].split()),
            "f": frozenset(listed["native"]["feminine"].split()),
        },
        native_feminine=tuple(listed["native"]["ends"]),
        numbers=frozenset(listed["numbers"]["words"].split()),
        speakers=frozenset(stem(noun, endings) for noun in listed["speakers"]["nouns"].split()),
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
    """Return a lower-case word without the endings of its cases: "gerichtes" is "gericht".

    What is left has none of them: "wagners" and "wagner" come out alike.
    """
    while True:
        cut = next((end for end in endings if word.endswith(end)), "")
        if not cut or len(word) - len(cut) < _SHORTEST:
            return word
        word = word.removesuffix(cut)


_SHORTEST = 3
