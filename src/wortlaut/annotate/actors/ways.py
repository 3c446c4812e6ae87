"""How a language speaks of actors, from its table; nothing here looks at a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    media_reports: frozenset[str]
    not_actors: frozenset[str]
    nobody_told_of: frozenset[str]
    nobody_thinking: frozenset[str]
    thing_ends: tuple[str, ...]
    owner_articles: frozenset[str]
    verbs_of_many: tuple[str, ...]
    states_of_many: frozenset[str]
    articles_of_many: frozenset[str]
    bodies: Mapping[str, frozenset[str]]
    gender_ends: Mapping[str, tuple[str, ...]]
    nominative_endings: Mapping[str, str]
    genitive_endings: tuple[str, ...]
    adjective_stem_ends: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    doubtful_ending: str
    joining: frozenset[str]
    seat_prepositions: frozenset[str]
    place_noun_ends: tuple[str, ...]
    plural_shown: frozenset[str]
    plural_dative_ends: tuple[str, ...]
    case_articles: Mapping[str, frozenset[str]]
    weak_ends: tuple[str, ...]
    lost_endings: Mapping[str, str]
    nominative_shown: Mapping[str, str]
    governments: frozenset[str]
    bodies_of_states: tuple[str, ...]
    speakers: frozenset[str]
    parts_of_bodies: frozenset[str]
    members_of_bodies: frozenset[str]
    speaker_ends: tuple[str, ...]
    compound_links: tuple[str, ...]
    bodies_of_persons: tuple[str, ...]
    saying_little: frozenset[str]
    saying_little_ends: tuple[str, ...]
    age_ends: tuple[str, ...]
    years_old: tuple[str, str]
    fate_ends: tuple[str, ...]
    adjectival_gender: Mapping[tuple[str, str], Gender]
    adjectival_weak_end: str
    native_articles: Mapping[Gender, frozenset[str]]
    native_feminine_ends: tuple[str, ...]
    numbers: frozenset[str]
    both: frozenset[str]
    kinds_of_both: frozenset[str]
    ends_of_both: tuple[str, ...]
    pair_begins: frozenset[str]
    pair_ends: frozenset[str]
    pair_fillers: frozenset[str]
    same_body: Mapping[str, str]
    same_trade: Mapping[str, str]
    sorts_of_bodies: Mapping[str, str]
    plural_ends: tuple[str, ...]
    speech_ends: tuple[str, ...]
    nobodys_speech: tuple[str, ...]
    public_media: frozenset[str]
    unnamed_media: frozenset[str]
    unnamed_adjectives: frozenset[str]
    paper_ends: tuple[str, ...]
    own_paper_articles: frozenset[str]
    own_paper_nouns: frozenset[str]
    programme_ends: tuple[str, ...]


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
        media_reports=frozenset(listed["media_reports"]["nouns"].split()),
        not_actors=frozenset(listed["not_actors"]["words"].split()),
        nobody_told_of=frozenset(listed["nobody_told_of"]["words"].split()),
        nobody_thinking=frozenset(listed["nobody_told_of"]["thinking"].split()),
        thing_ends=tuple(listed["things"]["ends"].split()),
        owner_articles=frozenset(listed["things"]["whose"].split()),
        verbs_of_many=tuple(listed["several"]["verbs"]),
        states_of_many=frozenset(listed["several"]["states"]),
        articles_of_many=frozenset(["", *listed["several"]["articles"]]),
        bodies={
            kind: frozenset(nouns.split())
            for kind, nouns in listed["bodies"].items()
            if kind != "example"
        },
        gender_ends={name: tuple(gender[name]) for name in gender["nominative"]},
        nominative_endings=dict(gender["nominative"]),
        genitive_endings=tuple(gender["genitive"]),
        adjective_stem_ends=tuple(gender["adjectives"]),
        adjective_endings=tuple(gender["declined"]),
        doubtful_ending=gender["undeclined"],
        joining=frozenset(cases["joining"]),
        seat_prepositions=frozenset(cases["seats"]),
        place_noun_ends=tuple(listed["places"]["ends"].split()),
        plural_shown=frozenset(cases["plurals"]),
        plural_dative_ends=tuple(cases["datives"]),
        case_articles={name: frozenset(cases[name]) for name in ("oblique", "genitive")},
        weak_ends=tuple(cases["weak"]),
        lost_endings=dict(cases["lost"]),
        nominative_shown=dict(cases["shown"]),
        plural_ends=tuple(listed["many"]["endings"]),
        speech_ends=tuple(listed["words_of"]["endings"]),
        nobodys_speech=tuple(listed["words_of"]["nobodys"]),
        public_media=frozenset(listed["public"]["nouns"].split()),
        unnamed_media=frozenset(listed["unnamed"]["nouns"].split()),
        unnamed_adjectives=frozenset(
            stem(word, endings) for word in listed["unnamed"]["adjectives"].split()
        ),
        paper_ends=tuple(listed["papers"]["ends"].split()),
        own_paper_articles=frozenset(listed["papers"]["own"].split()),
        own_paper_nouns=frozenset(listed["papers"]["houses"].split()),
        programme_ends=tuple(listed["programmes"]["ends"].split()),
        parts_of_bodies=frozenset(
            stem(noun, endings) for noun in listed["speakers"]["parts"].split()
        ),
        members_of_bodies=frozenset(
            stem(noun, endings) for noun in listed["speakers"]["members"].split()
        ),
        bodies_of_persons=tuple(listed["either"]["ends"]),
        bodies_of_states=tuple(
            stem(noun, endings) for noun in listed["governments"]["bodies"].split()
        ),
        speaker_ends=tuple(listed["speakers"]["ends"]),
        compound_links=tuple(listed["speakers"]["links"]),
        same_body=_heads(listed["alike"]["groups"], endings),
        same_trade=_heads(_of_women_too(listed["same_trade"]["groups"], language), endings),
        sorts_of_bodies=_heads(listed["sorts_of_bodies"]["groups"], endings),
        saying_little=frozenset(listed["anybody"]["nouns"].split()),
        saying_little_ends=tuple(listed["anybody"]["ends"]),
        age_ends=tuple(listed["anybody"]["ages"]),
        years_old=tuple(listed["anybody"]["years_old"]),
        fate_ends=tuple(listed["anybody"]["fates"]),
        adjectival_gender={
            (article, ending): gender
            for gender, shown in listed["adjectival"]["shown"].items()
            for article, _, ending in (one.partition(" ") for one in shown)
        },
        adjectival_weak_end=listed["adjectival"]["weak"],
        native_articles={
            "m": frozenset(listed["native"]["masculine"].split()),
            "f": frozenset(listed["native"]["feminine"].split()),
        },
        native_feminine_ends=tuple(listed["native"]["ends"]),
        numbers=frozenset(listed["numbers"]["words"].split()),
        both=frozenset(listed["together"]["both"].split()),
        kinds_of_both=frozenset(listed["together"]["kinds_of_both"].split()),
        ends_of_both=tuple(listed["together"]["ends_of_both"]),
        pair_begins=frozenset(listed["together"]["begins"].split()),
        pair_ends=frozenset(listed["together"]["ends"].split()),
        pair_fillers=frozenset(listed["together"]["fillers"].split()),
        speakers=frozenset(stem(noun, endings) for noun in listed["speakers"]["nouns"].split()),
        governments=frozenset(
            stem(noun, endings) for noun in listed["governments"]["nouns"].split()
        ),
    )


def _heads(groups: Iterable[str], endings: tuple[str, ...]) -> dict[str, str]:
    """Return for the stem of each noun that of the first of its group."""
    return {
        stem(noun, endings): stem(group.split()[0], endings)
        for group in groups
        for noun in group.split()
    }


def _of_women_too(groups: Iterable[str], language: str) -> Iterator[str]:
    """Yield groups of nouns for persons with those for women behind them."""
    woman = table(language, "names")["inflection"]["feminine"]
    for group in groups:
        yield " ".join((group, *(noun + woman for noun in group.split())))


@lru_cache(maxsize=65_536)
def trade(noun: str, how: Ways) -> str:
    """Return what stands for the stem of a person's noun: "verbandspräsident", "verbandschef"."""
    for at in range(len(noun)):
        if found := how.same_trade.get(noun[at:]):
            return noun[:at] + found
    return noun


def sort_of_body(noun: str, how: Ways) -> str | None:
    """Return what sort of body the stem of a noun, or of a name, ends in; None if it shows none."""
    return next(filter(None, (how.sorts_of_bodies.get(noun[at:]) for at in range(len(noun)))), None)


@lru_cache(maxsize=65_536)
def sense(noun: str, how: Ways) -> str:
    """Return what stands for a noun's stem: "bodentrupp" and "armee" are one body."""
    for at in range(len(noun) - _SHORTEST):
        if found := how.same_body.get(noun[at:]):
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
