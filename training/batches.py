"""Examples as windows, windows as batches, batches as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from training.examples import LAYERS, UNKNOWN, Example
from training.network import mask_of
from wortlaut.annotate.reader.pieces import END, PADDING, START
from wortlaut.annotate.reader.prior import CONCLUDED, HINTS
from wortlaut.annotate.reader.windows import Window, windows

# So often the encoder must do without what the rules concluded.
HINTS_LEFT_OUT = 0.15
_SORTED_TOGETHER = 256


Seen = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Item:
    """A window of an example: its pieces, and where among them each word begins.

    ``taught`` is what a teacher sees in each piece: the outputs of the tapped layers, and behind
    them what is handed on to the linker.
    """

    example: Example
    window: Window
    pieces: tuple[int, ...]
    first: tuple[int, ...]
    taught: Seen | None = None

    def inside(self, words: Sequence[int]) -> bool:
        """Tell whether words lie in the window, and it owns the first of them."""
        return self.window.own <= words[0] and words[-1] < self.window.high


def items(examples: Sequence[Example]) -> list[Item]:
    """Cut examples into windows."""
    return [
        _item(example, window)
        for example in examples
        for window in windows([len(pieces) for pieces in example.pieces], example.sentences)
    ]


def _item(example: Example, window: Window) -> Item:
    pieces, first = [START], []
    for word in example.pieces[window.low : window.high]:
        first.append(len(pieces))
        pieces.extend(word)
    return Item(example, window, (*pieces, END), tuple(first))


def batches(
    all_items: Sequence[Item], most: int, chance: random.Random | None = None
) -> list[list[Item]]:
    """Put items of like length together, at most so many pieces a batch with the padding.

    Without ``chance`` nothing is shuffled.
    """
    order = list(all_items)
    if chance:
        chance.shuffle(order)
    found: list[list[Item]] = []
    for at in range(0, len(order), _SORTED_TOGETHER):
        alike = sorted(order[at : at + _SORTED_TOGETHER], key=lambda item: len(item.pieces))
        batch: list[Item] = []
        for item in alike:
            if batch and len(item.pieces) * (len(batch) + 1) > most:
                found.append(batch)
                batch = []
            batch.append(item)
        found.append(batch)
    if chance:
        chance.shuffle(found)
    return found


@dataclass(frozen=True, slots=True)
class Batch:
    """Items as tensors; ``rows`` and ``columns`` say where the words stand that are owned."""

    items: list[Item]
    pieces: Tensor
    mask: Tensor
    hints: Tensor
    pool: Tensor
    vectors: Tensor
    pooled: Tensor
    rows: Tensor
    columns: Tensor
    taught: Tensor | None
    labels: dict[str, Tensor]


T = TypeVar("T")


def on(device: torch.device, values: T) -> T:
    """Return a value of tensors on a device."""
    moved: T = replace(
        values,
        **{  # type: ignore[type-var]
            field.name: _moved(getattr(values, field.name), device)
            for field in fields(values)  # type: ignore[arg-type]
        },
    )
    return moved


def _moved(value: object, device: torch.device) -> object:
    if isinstance(value, Tensor):
        return value.to(device)
    if isinstance(value, dict):
        return {name: _moved(one, device) for name, one in value.items()}
    return value


def tensors(chosen: list[Item], chance: random.Random | None, dtype: torch.dtype) -> Batch:
    """Build the tensors of a batch; by ``chance`` without what the rules concluded."""
    lengths = [len(item.pieces) for item in chosen]
    longest = max(lengths)
    pieces = torch.full((len(chosen), longest), PADDING)
    hints = np.zeros((len(chosen), longest, len(HINTS)), dtype=np.float32)
    rows, columns = [], []
    for row, item in enumerate(chosen):
        pieces[row, : lengths[row]] = torch.tensor(item.pieces)
        hints[row] = _hints(item, longest)
        if chance and chance.random() < HINTS_LEFT_OUT:
            hints[row, :, CONCLUDED] = 0
        owned = item.first[item.window.own - item.window.low :]
        rows += [row] * len(owned)
        columns += list(owned)
    pool, vectors, pooled = _pool(chosen, longest)
    return Batch(
        chosen,
        pieces,
        mask_of(lengths, dtype),
        torch.from_numpy(hints).to(dtype),
        pool.to(dtype),
        vectors,
        pooled,
        torch.tensor(rows),
        torch.tensor(columns),
        _taught(chosen, longest),
        {layer.name: _labels(chosen, layer.name) for layer in LAYERS},
    )


def _taught(chosen: Sequence[Item], longest: int) -> Tensor | None:
    """Return what the teacher sees, if there is one."""
    told = [item.taught for item in chosen if item.taught is not None]
    if not told:
        return None
    seen = torch.zeros(len(chosen), longest, told[0].shape[1])
    for row, one in enumerate(told):
        seen[row, : len(one)] = torch.from_numpy(one)
    return seen


def _hints(item: Item, longest: int) -> np.ndarray:
    """Give each piece the hints of its word."""
    sizes = np.diff([*item.first, len(item.pieces) - 1])
    words = np.repeat(item.example.hints[item.window.low : item.window.high], sizes, axis=0)
    table = np.zeros((longest, len(HINTS)), dtype=np.float32)
    table[1 : 1 + len(words)] = words
    return table


def _labels(chosen: Sequence[Item], layer: str) -> Tensor:
    parts = [item.example.labels[layer][item.window.own : item.window.high] for item in chosen]
    return torch.from_numpy(np.concatenate(parts))


def _pool(chosen: Sequence[Item], longest: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return the weights that average the pieces of sentences, and the vectors they should give."""
    found = [list(_sentences(item)) for item in chosen]
    most = max(1, *(len(sentences) for sentences in found))
    pool = torch.zeros(len(chosen), most, longest)
    vectors = torch.zeros(len(chosen), most, 384)
    pooled = torch.zeros(len(chosen), most, dtype=torch.bool)
    for row, (item, sentences) in enumerate(zip(chosen, found, strict=True)):
        for number, (sentence, low, high) in enumerate(sentences):
            pool[row, number, low:high] = 1 / (high - low)
            if item.example.vectors is not None:
                vectors[row, number] = torch.from_numpy(item.example.vectors[sentence])
                pooled[row, number] = True
    return pool, vectors, pooled


def _sentences(item: Item) -> Iterator[tuple[int, int, int]]:
    """Yield the sentences that a window owns, with the pieces from their first to their last."""
    window, first = item.window, (*item.first, len(item.pieces) - 1)
    at = window.own
    numbers = item.example.sentences
    while at < window.high:
        end = at
        while end < window.high and numbers[end] == numbers[at]:
            end += 1
        yield numbers[at], first[at - window.low], first[end - window.low]
        at = end


__all__ = ["LAYERS", "UNKNOWN", "Batch", "Item", "batches", "items", "on", "tensors"]
