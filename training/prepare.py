"""From folders of gold to one file of examples, with the vectors of the base as a teacher."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from training import base as bases
from training import vocabulary
from training.base import Base
from training.examples import (
    Builder,
    Example,
    Quotation,
    corpus_quotations,
    document,
    hedge_labels,
    layered_quotations,
    name_labels,
    name_lines,
    plain_quotations,
    quote_labels,
    rows,
    unlabelled,
    with_stances,
)
from training.network import WIDTH, Block, mask_of
from training.swapped import Placed, pools, swapped
from wortlaut.annotate.reader.pieces import END, PADDING, START, Pieces

# The last sentences of GermEval are never trained on: they measure the names.
HELD_OUT_NAMES = 600
# So often the texts with names are there a second time, with other names.
COPIES = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that training needs: kept pieces, and examples by corpus."""

    kept: tuple[int, ...]
    quotations: tuple[Example, ...]
    names: tuple[Example, ...]


def prepare(data: Path, work: Path, *, plain_only: bool) -> Prepared:
    """Build the examples, or take them from the working folder where they are already."""
    name = "prepared-plain.pkl" if plain_only else "prepared.pkl"
    if (work / name).exists():
        with (work / name).open("rb") as file:
            found: Prepared = pickle.load(file)
            return found
    base = bases.load(bases.fetch(work))
    kept = _vocabulary(base, data, work)
    builder = Builder(Pieces(work / "tokenizer.json"))
    articles = tuple(_articles(data, builder, plain_only=plain_only))
    names = tuple(_names(data, builder))
    both = _with_vectors(base, kept, (*articles, *names))
    # copies teach names only: what their sentences mean is nonsense
    named = (*both[len(articles) :], *_copies(data, builder))
    found = Prepared(tuple(kept), both[: len(articles)], named)
    with (work / name).open("wb") as file:
        pickle.dump(found, file)
    return found


def _vocabulary(base: Base, data: Path, work: Path) -> list[int]:
    """Choose the pieces by the training texts, and write the tokenizer."""
    full = work / "full.json"
    vocabulary.unigram(base).save(str(full), pretty=False)
    builder = Builder(Pieces(full))
    texts = [row["text"] for row in rows(data / "quotations/train.jsonl")]
    texts += [text for path in _name_files(data) for text, _ in name_lines(path)]
    seen = {token.id for token in vocabulary.unigram(base).model.tokenize(_QUERY)}
    for text in texts:
        example, _ = builder.example("", document({"text": text}))
        seen.update(piece for pieces in example.pieces for piece in pieces)
    kept = vocabulary.chosen(base, seen)
    vocabulary.save(base, kept, work / "tokenizer.json")
    return kept


def _name_files(data: Path) -> Iterator[Path]:
    yield data / "names/germeval2014-train.jsonl"
    yield data / "names/smartdata-train.jsonl"


def _articles(data: Path, builder: Builder, *, plain_only: bool) -> Iterator[Example]:
    """Yield the articles with quotations, and with what other corpora say of them."""
    plain = {row["text"]: row for row in rows(data / "layers-plain/train.jsonl")}
    layered = [] if plain_only else rows(data / "layers/train.jsonl")
    layers = {row["text"]: row for row in layered}
    hedged = {text: row["hedged"] for text, row in (plain | layers).items()}
    for row in rows(data / "quotations/train.jsonl") if not plain_only else list(plain.values()):
        example, _ = builder.example(row["doc"], document(row))
        size = len(example.words)
        labels = unlabelled(size)
        told: tuple[Quotation, ...] = ()
        if row["text"] in plain:
            told = plain_quotations(plain[row["text"]], example, plain_only=plain_only)
            labels["plain"], _ = quote_labels(told, size)
        quotations = told if plain_only else corpus_quotations(row, example)
        labels["quotation"], labels["nested"] = quote_labels(quotations, size)
        if row["text"] in layers:
            told = layered_quotations(layers[row["text"]], example)
        if not plain_only:
            quotations = with_stances(quotations, told)
        if row["text"] in hedged:
            claims, markers = hedge_labels(hedged[row["text"]], example)
            labels["hedged"], labels["hedge-marker"] = claims, markers
        yield replace(example, labels=labels, quotations=quotations)


def _names(data: Path, builder: Builder) -> Iterator[Example]:
    """Yield the texts with names, but for those that measure."""
    for path in _name_files(data):
        yield from _labelled(path, _learned(path), builder)


def _copies(data: Path, builder: Builder) -> Iterator[Example]:
    """Yield copies of the texts with other names in them."""
    for path in _name_files(data):
        lines = _learned(path)
        others, chance = pools(lines), random.Random(path.name)
        copies = [swapped(*line, others, chance) for _ in range(COPIES) for line in lines]
        yield from _labelled(path, copies, builder)


def _learned(path: Path) -> list[tuple[str, list[Placed]]]:
    lines = list(name_lines(path))
    return lines[:-HELD_OUT_NAMES] if "germeval" in path.name else lines


def _labelled(
    path: Path, lines: Sequence[tuple[str, list[Placed]]], builder: Builder
) -> Iterator[Example]:
    """Yield texts as examples, in the layer of names of their corpus."""
    layer = "name" if "germeval" in path.name else "smartdata-name"
    for number, (text, names) in enumerate(lines):
        example, _ = builder.example(f"{path.stem}-{number}", document({"text": text}))
        if example.words:
            labels = unlabelled(len(example.words))
            labels[layer] = name_labels(names, example.words)
            yield replace(example, labels=labels)


# ------------------------------------------------------------------------------ the teacher
# What E5 expects before a sentence that is compared with its like.
_QUERY = "▁query:"


class _Teacher(torch.nn.Module):
    """The whole base, which gives sentences their vectors."""

    def __init__(self, base: Base, kept: Sequence[int]) -> None:
        super().__init__()
        word = torch.from_numpy(base.tensors["emb.word"]).view(-1, WIDTH)
        self.words = word[list(kept)]
        self.positions = torch.from_numpy(base.tensors["emb.pos"]).view(-1, WIDTH)
        self.kind = torch.from_numpy(base.tensors["emb.type"]).view(-1, WIDTH)[0]
        self.norm = torch.nn.LayerNorm(WIDTH, eps=1e-12)
        with torch.no_grad():
            self.norm.weight.copy_(torch.from_numpy(base.tensors["emb.ln.w"]))
            self.norm.bias.copy_(torch.from_numpy(base.tensors["emb.ln.b"]))
        self.blocks = torch.nn.ModuleList([Block(0) for _ in range(base.layers)])
        for number, block in enumerate(self.blocks):
            block.load(base, number)

    def forward(self, sentences: Sequence[Sequence[int]]) -> torch.Tensor:
        """Return a vector of length 1 for each sentence."""
        lengths = [len(sentence) for sentence in sentences]
        longest = max(lengths)
        padded = [[*sentence, *[PADDING] * (longest - len(sentence))] for sentence in sentences]
        mask = mask_of(lengths, torch.float32)
        x = self.norm(self.words[torch.tensor(padded)] + self.positions[:longest] + self.kind)
        for block in self.blocks:
            x = block(x, mask)
        there = (mask[:, 0, 0, :, None] > -1).float()
        return functional.normalize((x * there).sum(1) / there.sum(1), dim=-1)


def _with_vectors(
    base: Base, kept: Sequence[int], examples: Sequence[Example]
) -> tuple[Example, ...]:
    """Give each example the vectors that the base gives its sentences."""
    teacher = _Teacher(base, kept).eval()
    query = [token.id for token in vocabulary.unigram(base, kept).model.tokenize(_QUERY)]
    jobs = [
        (at, sentence, [START, *query, *pieces, END])
        for at, example in enumerate(examples)
        for sentence, pieces in _sentences(example)
    ]
    found: dict[int, list[tuple[int, np.ndarray]]] = {}
    order = sorted(range(len(jobs)), key=lambda job: len(jobs[job][2]))
    batch: list[int] = []
    with torch.no_grad():
        for job in [*order, None]:
            full = batch and (job is None or (len(batch) + 1) * len(jobs[job][2]) > 6000)
            if full:
                vectors = teacher([jobs[number][2] for number in batch]).numpy()
                for number, vector in zip(batch, vectors, strict=True):
                    found.setdefault(jobs[number][0], []).append((jobs[number][1], vector))
                batch = []
            if job is not None:
                batch.append(job)
    out = []
    for at, example in enumerate(examples):
        vectors = np.zeros((max(example.sentences, default=0) + 1, WIDTH), dtype=np.float32)
        for sentence, vector in found.get(at, ()):
            vectors[sentence] = vector
        out.append(replace(example, vectors=vectors))
    return tuple(out)


def _sentences(example: Example) -> Iterator[tuple[int, list[int]]]:
    """Yield the sentences with their pieces, the first two hundred of them."""
    by_number: dict[int, list[int]] = {}
    for sentence, pieces in zip(example.sentences, example.pieces, strict=True):
        by_number.setdefault(sentence, []).extend(pieces)
    for sentence, together in by_number.items():
        yield sentence, together[:200]
