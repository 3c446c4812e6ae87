"""What the linker learns from: quotations with shaken borders, and what only looks like one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.batches import Item
from training.examples import UNKNOWN, Quotation, Words
from training.network import mask_of
from wortlaut.annotate.reader.decode import spans_of
from wortlaut.annotate.reader.labels import ROLES
from wortlaut.annotate.reader.marks import Slice, slice_around
from wortlaut.annotate.reader.numbered import alike

GOLD_BORDERS, SHAKEN = 0.45, 0.75
FALSE_ONES = 2


@dataclass(frozen=True, slots=True)
class Job:
    """A candidate in its window; ``gold`` is None where it is no quotation."""

    row: int
    item: Item
    slice: Slice
    gold: Quotation | None


def jobs(
    chosen: Sequence[Item], tagged: Sequence[Sequence[Words]], chance: random.Random
) -> list[Job]:
    """Return the candidates of a batch: ``tagged`` is what the encoder would quote by now."""
    return [
        Job(row, item, slice_around(item.first, len(item.pieces), item.window, words), gold)
        for row, item in enumerate(chosen)
        for words, gold in _candidates(item, tagged[row], chance)
    ]


def _candidates(
    item: Item, tagged: Sequence[Words], chance: random.Random
) -> Iterator[tuple[Words, Quotation | None]]:
    """Yield the quotations of a window, and a few of its false ones."""
    quotations = item.example.quotations
    if not quotations and not tagged:
        return
    found = [words for words in (*item.example.candidates, *tagged) if item.inside(words)]
    for quotation in quotations:
        if item.inside(quotation.content):
            yield _shaken(item, quotation, found, chance), quotation
    sure = [quotation.content for quotation in quotations if quotation.sure]
    false = [
        words
        for words in dict.fromkeys(found)
        if all(alike(words, content) < 0.5 for content in sure)
    ]
    for words in chance.sample(false, min(len(false), FALSE_ONES)):
        yield words, None


def _shaken(
    item: Item, quotation: Quotation, found: Iterable[Words], chance: random.Random
) -> Words:
    """Return a quotation's words with its own borders, those somebody found, or shaken ones."""
    draw = chance.random()
    if draw < GOLD_BORDERS:
        return quotation.content
    if draw < SHAKEN:
        near = [w for w in found if alike(w, quotation.content) >= 0.5 and w != quotation.content]
        if near:
            return chance.choice(near)
    words, by = quotation.content, chance.randint(1, 3)
    low, high = item.window.low, item.window.high
    change = chance.randrange(4)
    if change == 0 and len(words) > by + 2:
        return words[by:]
    if change == 1 and len(words) > by + 2:
        return words[:-by]
    if change == 2:
        return (*range(max(low, words[0] - by), words[0]), *words)
    return (*words, *range(words[-1] + 1, min(high, words[-1] + 1 + by)))


def tagged_words(item: Item, tags: np.ndarray) -> list[Words]:
    """Return the spans that the tags of the owned words of a window give, layer by layer."""
    return [
        tuple(word + item.window.own for word in words)
        for layer in (0, 1)
        for words in spans_of(tags[:, layer])
    ]


@dataclass(frozen=True, slots=True)
class Linked:
    """Candidates as tensors: where to read them, and what should be said of them."""

    rows: Tensor
    columns: Tensor
    mask: Tensor
    marks: Tensor
    words: Tensor  # 1 where a word begins
    roles: Tensor  # job, piece, role: 1 where the word has it
    known: Tensor  # job, role: 0 where nobody knows
    holder: Tensor  # job, 2: piece of the holder's first and last word; the length for nobody
    told: Tensor  # job: whether the holder is known
    kinds: Tensor  # job: its kind, medium and stance; UNKNOWN where nobody knows
    media: Tensor
    stances: Tensor
    true: Tensor  # job: whether it is a quotation
    judged: Tensor  # job: whether people have said so


def linked(found: Sequence[Job], dtype: torch.dtype) -> Linked:
    """Build the tensors of a batch of candidates."""
    lengths = [job.slice.high - job.slice.low for job in found]
    longest, count = max(lengths), len(found)
    columns = torch.zeros(count, longest, dtype=torch.long)
    marks = torch.zeros(count, longest, dtype=torch.long)
    words = torch.zeros(count, longest)
    roles = torch.zeros(count, longest, len(ROLES))
    known = torch.zeros(count, len(ROLES))
    holder = torch.full((count, 2), longest)
    told = torch.zeros(count)
    for row, job in enumerate(found):
        low, high = job.slice.low, job.slice.high
        columns[row, : high - low] = torch.arange(low, high)
        marks[row, : high - low] = torch.from_numpy(job.slice.marks)
        places = {
            number + job.item.window.low: piece - low
            for number, piece in enumerate(job.item.first)
            if low <= piece < high
        }
        words[row, list(places.values())] = 1
        if job.gold is None:
            continue
        gold = job.gold
        content = gold.content if gold.sure else None
        for number, role in enumerate((gold.cue, gold.frame, gold.addressee, content)):
            known[row, number] = role is not None
            roles[row, [places[word] for word in role or () if word in places], number] = 1
        if gold.holder is not None:
            told[row] = 1
            run = [places[word] for word in _longest_run(gold.holder) if word in places]
            if run:
                holder[row] = torch.tensor([run[0], run[-1]])
    golds = [job.gold for job in found]
    return Linked(
        torch.tensor([job.row for job in found]),
        columns,
        mask_of(lengths, dtype),
        marks,
        words,
        roles,
        known,
        holder,
        told,
        torch.tensor([_known(gold.kind if gold else None) for gold in golds]),
        torch.tensor([_known(gold.medium if gold else None) for gold in golds]),
        torch.tensor([_known(gold.stance if gold else None) for gold in golds]),
        torch.tensor([float(gold is not None) for gold in golds]),
        torch.tensor([float(gold is None or gold.sure) for gold in golds]),
    )


def _known(label: int | None) -> int:
    return UNKNOWN if label is None else label


def _longest_run(words: Words) -> Words:
    """Return the longest of the runs of words; the first of equals."""
    runs: list[list[int]] = []
    for word in words:
        if runs and runs[-1][-1] == word - 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    longest: list[int] = max(runs, key=len, default=[])
    return tuple(longest)
