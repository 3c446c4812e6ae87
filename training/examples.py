"""Gold as examples: each text in our own words, with every label that its corpus gives.

A label that a corpus does not give is ``UNKNOWN`` and costs nothing; so one encoder learns from
corpora that say different things, some of them about the same articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wortlaut.acquire.documents import document_of
from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.labels import (
    BEGIN,
    CONTINUE,
    INSIDE,
    KINDS,
    MEDIA,
    NAMES,
    Layer,
)
from wortlaut.annotate.reader.labels import LAYERS as READ
from wortlaut.annotate.reader.numbered import words_in
from wortlaut.annotate.reader.pieces import Pieces
from wortlaut.annotate.reader.prior import hints
from wortlaut.annotate.reader.stance import STANCES
from wortlaut.annotate.rules import rules_reading
from wortlaut.annotate.words import Word
from wortlaut.model.document import Document, Raw
from wortlaut.model.span import Span
from wortlaut.score.germeval import joined

UNKNOWN = -1
LANGUAGE = "de"
# SmartData draws names otherwise than GermEval (streets are places, no names of other kinds). So
# the encoder learns from it in a layer of its own, which the package leaves out.
LAYERS = (*READ, Layer("smartdata-name", 1 + 2 * len(NAMES)))

Words = tuple[int, ...]
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A gold quotation by the numbers of its words; None where the corpus does not tell.

    ``sure``: people marked it. What only a language model marked teaches all but whether something
    is a quotation.
    """

    content: Words
    kind: int | None = None
    medium: int | None = None
    cue: Words | None = None
    holder: Words | None = None
    frame: Words | None = None
    addressee: Words | None = None
    stance: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A text as words with hints and labels; ``candidates`` are what the rules would quote."""

    id: str
    text: str
    words: tuple[Word, ...]
    sentences: tuple[int, ...]
    pieces: tuple[tuple[int, ...], ...]
    hints: npt.NDArray[np.uint8]
    labels: dict[str, Labels]
    quotations: tuple[Quotation, ...] = ()
    candidates: tuple[Words, ...] = ()
    vectors: npt.NDArray[np.float32] | None = field(default=None)


_CORPUS_KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "Reported": "reported",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
}
_CORPUS_MEDIA = {
    "Speech": "speech",
    "Thought": "thought",
    "Writing": "writing",
    "ST": "speech_or_thought",
    "SW": "speech_or_writing",
    "TW": "thought_or_writing",
    "none": "unknown",
}
_SMARTDATA = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
    "location-street": "LOC",
    "location-route": "LOC",
    "location-stop": "LOC",
}


class Builder:
    """Turns texts into examples, with one vocabulary."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces

    def example(self, id: str, document: Document) -> tuple[Example, Reading]:
        """Read a document by rules and return it as an example without labels."""
        prior = rules_reading(document, LANGUAGE)
        words = tuple(word for unit in prior.units for word in unit.words)
        sentences = tuple(n for n, unit in enumerate(prior.units) for _ in unit.words)
        pieces = tuple(self._pieces.of(document.text, words))
        found = Example(
            id,
            document.text,
            words,
            sentences,
            pieces,
            hints(prior, LANGUAGE),
            {},
            candidates=_candidates(prior, [word.start for word in words]),
        )
        return found, prior


def _candidates(prior: Reading, starts: Sequence[int]) -> tuple[Words, ...]:
    """Return what the rules would quote: their drafts, and what stands in quotation marks."""
    drafts = [words_in(starts, draft.content) for draft in prior.drafts]
    passages = [words_in(starts, (span,)) for unit in prior.units for span in unit.passages]
    return tuple(sorted({words for words in (*drafts, *passages) if words}))


def document(line: dict[str, Any]) -> Document:
    """Read an article as ``wortlaut read`` does from a line of JSONL."""
    kept = {name: line[name] for name in ("text", "title", "published") if line.get(name)}
    content = json.dumps({"id": "x", **kept}, ensure_ascii=False).encode()
    found = document_of(Raw("x", content, "application/jsonl"))
    if not isinstance(found, Document):
        raise TypeError(f"{line.get('doc')}: {found.detail}")
    return found


def rows(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSONL."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


# ------------------------------------------------------------------------------ statements
def corpus_quotations(row: dict[str, Any], example: Example) -> tuple[Quotation, ...]:
    """Return the quotations that people marked in an article of the quotation corpus."""
    starts = [word.start for word in example.words]

    def words(quotation: dict[str, Any], role: str) -> Words:
        return words_in(starts, [Span(*span) for span in quotation[role]])

    found = (
        Quotation(
            words(quotation, "quote"),
            KINDS.index(_CORPUS_KINDS[quotation["type"]]),
            MEDIA.index(_CORPUS_MEDIA[quotation["medium"]]),
            words(quotation, "cue"),
            words(quotation, "speaker"),
            words(quotation, "frame"),
            words(quotation, "addressee"),
        )
        for quotation in row["quotations"]
    )
    return tuple(quotation for quotation in found if quotation.content)


def plain_quotations(
    row: dict[str, Any], example: Example, *, plain_only: bool
) -> tuple[Quotation, ...]:
    """Return the statements that language models marked in an article, from its plain text."""
    starts = [word.start for word in example.words]
    found = []
    for statement in row["statements"]:
        content, cue, holder, addressee = (
            words_in(starts, [Span(*span) for span in statement[role]])
            for role in ("content", "cue", "speaker", "addressee")
        )
        told = bool(holder) or row["guidelines"] != 2 or statement["holder"] is None
        kind, medium = KINDS.index(statement["kind"]), MEDIA.index(statement["medium"])
        whose = holder if told else None
        stance = STANCES.index(statement["stance"])
        found.append(
            Quotation(content, kind, medium, cue, whose, None, addressee, stance, sure=plain_only)
        )
    return tuple(quotation for quotation in found if quotation.content)


def layered_quotations(row: dict[str, Any], example: Example) -> tuple[Quotation, ...]:
    """Return the statements of an article of ``layers``: their beginning, and their stance."""
    starts = [word.start for word in example.words]
    found = []
    for statement in row["statements"]:
        at = example.text.find(statement["content"])
        if statement["content"] and at >= 0:
            content = words_in(starts, [Span(at, at + len(statement["content"]))])
            stance = STANCES.index(statement["stance"])
            found.append(Quotation(content, stance=stance, sure=False))
    return tuple(quotation for quotation in found if quotation.content)


def with_stances(
    quotations: Sequence[Quotation], others: Iterable[Quotation]
) -> tuple[Quotation, ...]:
    """Give quotations the stance that others have of the same words; add those without a like."""
    found = list(quotations)
    for other in others:
        shares = [_share(one.content, other.content) for one in quotations]
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        if best is None or shares[best] < _SAME:
            found.append(other)
        elif found[best].stance is None:
            found[best] = replace(found[best], stance=other.stance)
    return tuple(found)


# Of the shorter of two, so many words are in the other where they are the same statement.
_SAME = 0.6


def _share(left: Words, right: Words) -> float:
    return len(set(left) & set(right)) / min(len(left), len(right))


def quote_labels(quotations: Iterable[Quotation], size: int) -> tuple[Labels, Labels]:
    """Return the tags of quotations in two layers: the widest, then those inside others."""
    layers = np.zeros((2, size), dtype=np.int64)
    taken = np.zeros((2, size), dtype=bool)
    for quotation in sorted(quotations, key=lambda one: (-len(one.content), one.content)):
        words = list(quotation.content)
        for layer in (0, 1):
            if not taken[layer, words].any():
                taken[layer, words] = True
                layers[layer, words] = _tags(quotation.content)
                break
    return layers[0], layers[1]


def _tags(words: Words) -> list[int]:
    """Tag the words of a quotation that may have gaps."""
    tags = [BEGIN]
    for before, word in pairwise(words):
        tags.append(INSIDE if before == word - 1 else CONTINUE)
    return tags


def hedge_labels(hedged: Iterable[dict[str, Any]], example: Example) -> tuple[Labels, Labels]:
    """Return the tags of hedged claims, and the words that hedge them."""
    starts = [word.start for word in example.words]
    claims = np.zeros(len(starts), dtype=np.int64)
    markers = np.zeros(len(starts), dtype=np.int64)
    for hedge in hedged:
        at = example.text.find(hedge["text"])
        if at < 0:
            continue
        words = words_in(starts, [Span(at, at + len(hedge["text"]))])
        if words and not claims[list(words)].any():
            claims[list(words)] = _tags(words)
        near = example.text.find(hedge["marker"], max(0, at - 60)) if hedge["marker"] else -1
        if 0 <= near <= at + len(hedge["text"]) + 60:
            span = Span(near, near + len(hedge["marker"]))
            markers[list(words_in(starts, [span]))] = 1
    return claims, markers


# ------------------------------------------------------------------------------ names
def name_lines(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Yield texts with the places and types of their names, from GermEval or SmartData."""
    for row in rows(path):
        if "tokens" in row:
            text, spans = joined(row["tokens"])
            yield text, list(_germeval(row["outer"], spans))
        else:
            found = [(b, e, _SMARTDATA[t]) for b, e, t in row["names"] if t in _SMARTDATA]
            yield row["text"], found


def _germeval(tags: Sequence[str], spans: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield whole names: derivations ("deutsch") and parts of compounds are none."""
    at = 0
    while at < len(tags):
        end = at + 1
        if tags[at].startswith("B-"):
            while end < len(tags) and tags[end] == "I-" + tags[at][2:]:
                end += 1
            if tags[at][2:] in NAMES:
                yield spans[at].start, spans[end - 1].end, tags[at][2:]
        at = end


def name_labels(names: Iterable[tuple[int, int, str]], words: Sequence[Word]) -> Labels:
    """Return the tags of names: 0 outside, then begin and inside of each type."""
    starts = [word.start for word in words]
    labels = np.zeros(len(starts), dtype=np.int64)
    for start, end, type in names:
        inside = list(words_in(starts, [Span(start, end)]))
        if inside:
            labels[inside] = 2 + 2 * NAMES.index(type)
            labels[inside[0]] = 1 + 2 * NAMES.index(type)
    return labels


def unlabelled(size: int) -> dict[str, Labels]:
    """Return labels of which none is known."""
    return {layer.name: np.full(size, UNKNOWN, dtype=np.int64) for layer in LAYERS}
