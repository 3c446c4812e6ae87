"""The built file of knowledge, as it lies in the package, read into one value.

Every line is JSON: how many lines of what there are, a short section each, the actors, and the
names with the numbers of those who are called so.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from wortlaut.annotate.actors.knowledge.known import Gender, Known, Tenure
from wortlaut.model.errors import KnowledgeError

FORMAT = 1


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """The sections of the file; actors are numbered by their place in ``actors``.

    ``actors`` and ``called`` stay the lines that they are in the file until somebody asks for
    one: most are never asked for. Those of ``called`` are sorted, each a name and its numbers.
    """

    actors: list[str]
    called: list[str]
    names: dict[str, int]
    sizes: dict[str, list[int]]
    written: dict[str, int]
    surnames: dict[str, list[int]]
    states: dict[str, int]
    countries: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    regions: dict[str, str]
    region_adjectives: dict[str, str]
    offices: dict[str, tuple[str, str | None, Gender]]
    prefixes: dict[str, str]
    rules: dict[str, dict[str, str]]
    stands_for: dict[str, list[str]]
    holders: dict[str, list[tuple[int, str, str]]]

    def actor(self, at: int) -> Known:
        """Return the actor with this number."""
        return _known(self.actors[at])

    def called_by(self, name: str) -> list[int]:
        """Return the numbers of those who have a name, as ``key_of`` writes it."""
        wanted = line_of([name]).removesuffix("]") + ","
        at = bisect_left(self.called, wanted)
        found = at < len(self.called) and self.called[at].startswith(wanted)
        return json.loads(self.called[at])[1:] if found else []


def line_of(value: object) -> str:
    """Return a value as one line of JSON without a space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Built:
    """Read what ``build`` wrote."""
    first, *lines = text.split("\n")
    opening = json.loads(first)
    if opening.get("format") != FORMAT:
        raise KnowledgeError(
            "a file of knowledge in another format", hint="write it anew: wortlaut knowledge build"
        )
    sections, actors, called = accumulate(opening["lines"])
    short = dict(json.loads(line) for line in lines[:sections])
    return Built(actors=lines[sections:actors], called=lines[actors:called], **short)


def key_of(name: str) -> str:
    """Return what names are compared by: lower case, hyphens as gaps, one apostrophe for all."""
    return " ".join(name.lower().replace("-", " ").replace("’", "'").split())


# What a row has where it ends before its last column.
_EMPTY: tuple[Any, ...] = (None, None, None, None, "", (), None, ())


@lru_cache(maxsize=65_536)
def _known(line: str) -> Known:
    """Build an actor from its line, which ends with its last value that is not empty."""
    row: list[Any] = json.loads(line)
    name, type, country, wikidata, gender, offices, control, aliases = (*row, *_EMPTY[len(row) :])
    terms = tuple(Tenure(*term) for term in offices)
    return Known(name, type, country, wikidata, gender, terms, control, tuple(aliases))


@dataclass(frozen=True, slots=True, eq=False)
class Names(Mapping[tuple[str, ...], Known]):
    """The names of a built file by their words; an actor is made when its name is looked up."""

    built: Built

    def __getitem__(self, words: tuple[str, ...]) -> Known:
        return self.built.actor(self.built.names[" ".join(words)])

    def __contains__(self, words: object) -> bool:
        return isinstance(words, tuple) and " ".join(words) in self.built.names

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return (tuple(form.split(" ")) for form in self.built.names)

    def __len__(self) -> int:
        return len(self.built.names)
