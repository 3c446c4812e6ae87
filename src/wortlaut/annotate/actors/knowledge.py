"""Names that are known beforehand, and what the words of a description tell about its kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from wortlaut.lang.tables import table
from wortlaut.model.record import ActorType


@dataclass(frozen=True, slots=True)
class Known:
    """An actor from a table: its name, kind, country (alpha-3) and Wikidata item."""

    name: str
    type: ActorType
    country: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What the tables of a language say about names.

    ``names`` maps the words of a name, in lower case, to who it is; ``sizes`` tells for a first
    word how many words the names that begin with it have, the longest first.
    """

    names: dict[tuple[str, ...], Known]
    sizes: dict[str, tuple[int, ...]]
    kinds: tuple[tuple[ActorType, tuple[str, ...]], ...]
    common_endings: tuple[str, ...]
    common_words: frozenset[str]
    person_nouns: frozenset[str]
    person_endings: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    particles: frozenset[str]
    nobody: frozenset[str]
    academic: frozenset[str]
    surnames: frozenset[str]
    genitive: str
    case_endings: tuple[str, ...]

    def base(self, word: str) -> str:
        """Return a name without the ending of its genitive ("Putins": "Putin")."""
        return word.removesuffix(self.genitive)


@cache
def knowledge(language: str) -> Knowledge:
    """Read the tables of a language."""
    listed, titles = table(language, "names"), table(language, "words")["titles"]
    common = frozenset(
        [*listed["common_nouns"]["words"].split(), *table(language, "nouns")["words"].split()]
    )
    # A name of one word that is also a common noun ("Welt") proves nothing.
    names = {
        words: known
        for words, known in _known_names(language).items()
        if len(words) > 1 or known.type == "state" or words[0] not in common
    }
    persons = [*titles["words"].split(), *titles["person_endings"].split()]
    return Knowledge(
        names=names,
        sizes=_sizes(names, listed["inflection"]["genitive"]),
        kinds=tuple(
            (kind, tuple(endings)) for kind, endings in listed["kinds"].items() if kind != "example"
        ),
        common_endings=tuple(listed["common_nouns"]["endings"]),
        common_words=common,
        person_nouns=frozenset(persons),
        person_endings=tuple(word for word in persons if len(word) > 4),
        feminine_endings=tuple(titles["feminine_endings"]),
        particles=frozenset(listed["particles"]["words"].split()),
        nobody=frozenset(listed["nobody"]["nouns"].split()),
        academic=frozenset(titles["abbreviations"].split()),
        surnames=frozenset(listed["surnames"]["words"].split()),
        genitive=listed["inflection"]["genitive"],
        case_endings=tuple(listed["inflection"]["noun"]),
    )


def _sizes(names: dict[tuple[str, ...], Known], genitive: str) -> dict[str, tuple[int, ...]]:
    """Return for each first word the lengths of the names it begins, in the genitive too."""
    sizes: dict[str, set[int]] = {}
    for words in names:
        sizes.setdefault(words[0], set()).add(len(words))
        if len(words) == 1:
            sizes.setdefault(words[0] + genitive, set()).add(1)
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def _known_names(language: str) -> dict[tuple[str, ...], Known]:
    names: dict[tuple[str, ...], Known] = {}
    for row in table(language, "states")["state"]:
        state = Known(row["name"], "state", row.get("code"), row["item"])
        for form in (row["name"], *row.get("also", ())):
            _enter(names, form, state)
    for row in table(language, "agencies")["agency"]:
        agency = Known(row["name"], "media", row.get("country"), row.get("wikidata"))
        for form in (row["name"], *row.get("long", ()), *_long_enough(row)):
            _enter(names, form, agency)
    for row in table(language, "outlets")["outlet"]:
        outlet = Known(row["name"], "media", row.get("country"), row.get("wikidata"))
        for form in (row["name"], *_long_enough(row)):
            _enter(names, form, outlet)
    return names


def _long_enough(row: dict[str, Any]) -> list[str]:
    """Leave out abbreviations of one or two letters: they are also initials."""
    return [form for form in row.get("short", ()) if len(form) > 2]


def _enter(names: dict[tuple[str, ...], Known], form: str, known: Known) -> None:
    names.setdefault(tuple(form.lower().split()), known)
