"""Stories with known lineage, and the part of a dossier that is measured against them.

A story is a folder: ``gold.json`` and the articles ``a01.txt`` and so on, each with a head of
``NAME: value`` lines, an empty line, and its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wortlaut.model.span import Span

Row = dict[str, Any]

# Gold tells a copy without credit from one with credit; a dossier says so in another field.
_HOW = {"verbatim-uncredited": "verbatim"}


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story, as it is given to the program."""

    id: str
    outlet: str | None
    published: str | None
    url: str | None
    credit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in one article of the gold."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim, the passages that carry it, and how many independent origins it has."""

    id: str
    passages: tuple[Passage, ...]
    independent_origins: int
    disputed: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class GoldStory:
    """What is known about a story: ``derived`` maps (later, earlier) to how."""

    articles: Mapping[str, StoryArticle]
    members: frozenset[str]
    derived: Mapping[tuple[str, str], str]
    utterances: tuple[tuple[Passage, ...], ...]
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Spans in one article of a dossier, under the article's id in the gold."""

    article: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim of a dossier."""

    occurrences: tuple[Place, ...]
    at_least: int
    at_most: int
    disputed: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a dossier says, its articles called by their ids in the gold."""

    texts: Mapping[str, str]
    stories: tuple[tuple[str, ...], ...]
    reuse: Mapping[tuple[str, str], str]
    utterances: tuple[tuple[Place, ...], ...]
    claims: tuple[FoundClaim, ...]


# ------------------------------------------------------------------------------ gold
def story(folder: Path) -> GoldStory:
    """Read a story with its gold."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return GoldStory(
        {article.id: article for article in story_articles(folder)},
        frozenset(row["id"] for row in gold["articles"] if row["in_story"]),
        {
            (row["id"], source["article"]): _HOW.get(source["how"], source["how"])
            for row in gold["articles"]
            for source in row["derived_from"]
        },
        tuple(_passages(row["occurrences"]) for row in gold["utterances"]),
        tuple(_gold_claim(row) for row in gold["claims"]),
    )


def story_articles(folder: Path) -> Iterator[StoryArticle]:
    """Read the articles of a story, in the order of their names."""
    for path in sorted(folder.glob("a*.txt")):
        head, body = path.read_text("utf-8").split("\n\n", 1)
        meta = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        yield StoryArticle(
            path.stem,
            meta.get("OUTLET"),
            meta.get("DATE"),
            meta.get("URL"),
            meta.get("CREDIT"),
            body.strip() + "\n",
        )


def _passages(rows: Iterable[Row]) -> tuple[Passage, ...]:
    return tuple(Passage(row["article"], row["text"]) for row in rows)


def _gold_claim(row: Row) -> GoldClaim:
    carried = tuple(Passage(article, text) for article, text in row["articles"].items())
    return GoldClaim(row["id"], carried, row["independent_origins"], _passages(row["disputed_by"]))


# ------------------------------------------------------------------------------ found
def dossier_of(row: Row) -> Dossier:
    """Take from a dossier's JSON what is measured; what speaks of other articles is left out."""
    ids = {article["id"]: str(article["uri"]) for article in row["articles"]}
    return Dossier(
        {ids[article["id"]]: article["text"] for article in row["articles"]},
        tuple(tuple(ids[id] for id in one["articles"] if id in ids) for one in row["stories"]),
        {(_known(ids, one["later"]), _known(ids, one["earlier"])): one["how"]
         for one in row["reuse"]},
        tuple(_places(ids, one["occurrences"], "content") for one in row["utterances"]),
        tuple(_found_claim(ids, one) for one in row["claims"]),
    )  # fmt: skip


def _known(ids: Mapping[str, str], id: str) -> str:
    """Translate an article's id; one that the dossier does not list stays as it is."""
    return ids.get(id, id)


def _places(ids: Mapping[str, str], rows: Iterable[Row], field: str) -> tuple[Place, ...]:
    return tuple(Place(_known(ids, row["article"]), _spans(row[field])) for row in rows)


def _spans(rows: Iterable[Row]) -> tuple[Span, ...]:
    return tuple(Span(row["start"], row["end"]) for row in rows)


def _found_claim(ids: Mapping[str, str], row: Row) -> FoundClaim:
    return FoundClaim(
        _places(ids, row["occurrences"], "content"),
        row["origins"]["at_least"],
        row["origins"]["at_most"],
        _places(ids, row["disputed_by"], "evidence"),
    )
