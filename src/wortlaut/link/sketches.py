"""What of an article is kept, so that a new one can be compared with it without reading it again.

A sketch follows from the record alone. The *keys* of an article are what it can be found by: the
names, the long numbers and a sample of the runs of words in it. Which runs are sampled depends on
their words alone, so that a copy has those of the text it copies, in whatever order its paragraphs
stand.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from math import log, sqrt
from typing import Final
from zlib import crc32

from wortlaut.link import weights
from wortlaut.link.alignment import Runs
from wortlaut.link.articles import Linked
from wortlaut.link.citations import CitingWord, citing_sentences
from wortlaut.link.words import Kind
from wortlaut.model.identity import ArticleId

_SHINGLE = 5  # words in a row
_SAMPLED = 6  # one of so many runs of words is a key
_LONG = 3  # digits of a number that few articles share by chance
EVERYBODYS: Final = 0  # the key that all articles have
_KEY_BYTES = 6  # a key is one in 2.8e14: what two things share by chance is not worth a byte more
_KINDS: tuple[Kind, ...] = ("name", "noun", "number", "other", "light")
_WEIGHTS = tuple(weights.STORY_WORD[kind] for kind in _KINDS)


@dataclass(frozen=True)
class Sketch:
    """An article as others are compared with it; ``stems`` and ``kinds`` are those of its words.

    ``place`` is where it stands in the order of publication, ``keys`` is what it is found by.
    ``citing`` has the words of the sentences that cite somebody; ``persons`` the full names of
    persons of whom no table knows.
    """

    id: ArticleId
    place: int
    keys: tuple[int, ...]
    outlet: str | None
    language: str
    stems: tuple[int, ...]
    kinds: bytes
    persons: tuple[str, ...]
    citing: tuple[tuple[CitingWord, ...], ...]

    @cached_property
    def vector(self) -> dict[int, float]:
        """Its words weighed, names most, scaled to length 1."""
        counted: dict[int, float] = defaultdict(float)
        for stem, kind in zip(self.stems, self.kinds, strict=True):
            if weight := _WEIGHTS[kind]:
                counted[stem] += weight
        logs = {stem: log(1 + weight) for stem, weight in counted.items()}
        length = sqrt(sum(weight * weight for weight in logs.values()))
        return {stem: weight / length for stem, weight in logs.items()}

    @cached_property
    def runs(self) -> Runs:
        """Its runs of words."""
        return Runs(self.stems)


def sketch_of(article: Linked) -> Sketch:
    """Keep of an article what others are compared with."""
    return Sketch(
        article.id,
        article.place,
        _keys(article),
        article.outlet,
        article.language,
        tuple(_number(word.stem) for word in article.words),
        bytes(_KINDS.index(word.kind) for word in article.words),
        tuple(sorted(_persons(article))),
        citing_sentences(article),
    )


@cache
def _number(stem: str) -> int:
    return crc32(stem.encode())


def _persons(article: Linked) -> set[str]:
    return {
        actor.name
        for actor in article.record.actors or ()
        if actor.type == "person" and not actor.wikidata and len(actor.name.split()) > 1
    }


# ------------------------------------------------------------------------------ keys
def _keys(article: Linked) -> tuple[int, ...]:
    """Return what an article can be found by: its names, its long numbers, some runs of words."""
    stems = [word.stem for word in article.words]
    runs = (" ".join(stems[at : at + _SHINGLE]) for at in range(len(stems) - _SHINGLE + 1))
    sampled = {run for run in runs if crc32(run.encode()) % _SAMPLED == 0}
    leads = {
        word.stem
        for word in article.words
        if word.kind == "name" or (word.kind == "number" and len(word.stem) >= _LONG)
    }
    own = [_key(run) | 1 for run in sampled] + [_key(lead) & ~1 for lead in leads]
    return (EVERYBODYS, *sorted(own))


def is_run(key: int) -> bool:
    """Tell whether a key is a run of words."""
    return key & 1 == 1


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=_KEY_BYTES).digest())


# ------------------------------------------------------------------------------ kept
def packed(sketch: Sketch) -> bytes:
    """Write a sketch as bytes: a line of JSON, then its words."""
    head = {
        "id": sketch.id, "place": sketch.place, "outlet": sketch.outlet,
        "language": sketch.language, "words": len(sketch.stems), "persons": sketch.persons,
        "citing": sketch.citing, "keys": sketch.keys,
    }  # fmt: skip
    line = json.dumps(head, separators=(",", ":")).encode("ascii")
    stems = b"".join(stem.to_bytes(4, "little") for stem in sketch.stems)
    return line + b"\n" + stems + sketch.kinds


def unpacked(written: bytes) -> Sketch:
    """Read a sketch that was written as bytes."""
    end = written.index(b"\n")
    head = json.loads(written[:end])
    kinds = end + 1 + 4 * head["words"]
    return Sketch(
        head["id"],
        head["place"],
        tuple(head["keys"]),
        head["outlet"],
        head["language"],
        _words(written[end + 1 : kinds]),
        written[kinds:],
        tuple(head["persons"]),
        tuple(tuple((stem, bool(capital)) for stem, capital in one) for one in head["citing"]),
    )


def _words(written: bytes) -> tuple[int, ...]:
    read = array("I", written)
    if sys.byteorder == "big":
        read.byteswap()
    return tuple(read)
