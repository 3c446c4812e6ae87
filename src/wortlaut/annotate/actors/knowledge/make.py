"""The file of knowledge made anew, with what there is to say about its making."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from wortlaut.annotate.actors.knowledge.build import build
from wortlaut.annotate.actors.knowledge.built import Built, read
from wortlaut.annotate.actors.knowledge.lookup import over
from wortlaut.annotate.actors.knowledge.wikidata import from_dump


@dataclass(frozen=True, slots=True)
class Made:
    """How many actors a file knows, and what of a dump was read or left out."""

    persons: int
    states: int
    organisations: int
    parties: int
    armed_groups: int
    media: int
    entities: int = 0
    unreadable: int = 0
    without_name: int = 0
    broken_off: bool = False


def make(language: str, dump: Path | None = None) -> tuple[str, Made]:
    """Return the file that the tables and a dump give, and what it is made of."""
    counts: Counter[str] = Counter()
    text = build(language)
    if dump is not None:
        text = build(language, from_dump(dump, over(language, read(text)), language, counts))
    return text, _made(read(text), counts)


def _made(built: Built, counts: Counter[str]) -> Made:
    types = Counter(built.actor(at).type for at in range(len(built.actors)))
    return Made(
        types["person"], types["state"], types["organisation"], types["party"],
        types["armed-group"], types["media"], counts["entities"], counts["unreadable"],
        counts["without a name"], bool(counts["broken off"]),
    )  # fmt: skip
