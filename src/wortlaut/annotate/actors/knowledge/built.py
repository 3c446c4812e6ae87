"""The built file of knowledge, as it lies in the package, read into one value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from wortlaut.annotate.actors.knowledge.known import Gender, Known, Tenure
from wortlaut.model.errors import KnowledgeError

FORMAT = 1


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """The sections of the file; actors are numbered by their place in ``actors``.

    Rows stay as they are in the file until somebody asks for one: most are never asked for.
    """

    actors: list[list[Any]]
    names: dict[str, int]
    written: dict[str, int]
    called: dict[str, list[int]]
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


def read(text: str) -> Built:
    """Read what ``build`` wrote."""
    sections = json.loads(text)
    if sections.pop("format", None) != FORMAT:
        raise KnowledgeError(
            "a file of knowledge in another format", hint="write it anew: wortlaut knowledge build"
        )
    del sections["language"]
    return Built(**sections)


def key_of(name: str) -> str:
    """Return what names are compared by: lower case, hyphens as gaps, one apostrophe for all."""
    return " ".join(name.lower().replace("-", " ").replace("’", "'").split())


# What a row has where it ends before its last column.
_EMPTY: tuple[Any, ...] = (None, None, None, None, "", (), None, ())


def _known(row: list[Any]) -> Known:
    """Build an actor from its row, which ends with its last value that is not empty."""
    name, type, country, wikidata, gender, offices, control, aliases = (*row, *_EMPTY[len(row) :])
    terms = tuple(Tenure(*term) for term in offices)
    return Known(name, type, country, wikidata, gender, terms, control, tuple(aliases))
