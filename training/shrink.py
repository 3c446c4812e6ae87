"""A smaller reader out of a trained one: some of its layers, taught by all of them.

The pupil begins with the layers of the teacher that it keeps, heads and linker included, so that
nothing is learned anew but to do without the rest. While it learns from the gold, it is also asked
to see in each piece what the teacher sees (as in TinyBERT, Jiao et al. 2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Item, batches, on, tensors
from training.network import Reader, Shape

# Which layers of the ten stay, counted from 1: those that are tapped or handed on, and of the
# others every second.
KEPT = (1, 2, 4, 5, 7, 9, 10)


def pupil(teacher: Reader, dropout: float) -> Reader:
    """Return a reader of the kept layers of the teacher."""
    full = teacher.shape
    place = {layer: number for number, layer in enumerate(KEPT, 1)}
    shape = Shape(
        len(KEPT),
        tuple(place[layer] for layer in full.taps),
        place[full.handed_on],
        full.links,
    )
    small = Reader(shape, dropout)
    small.encoder.words = teacher.encoder.words
    given = {
        _renumbered(name, place): values
        for name, values in teacher.state_dict().items()
        if not name.startswith(_BLOCKS) or int(name.split(".")[2]) + 1 in place
    }
    small.load_state_dict(given)
    return small


_BLOCKS = "encoder.blocks."


def _renumbered(name: str, place: dict[int, int]) -> str:
    """Return what a weight of the teacher is called in the pupil."""
    if not name.startswith(_BLOCKS):
        return name
    number, rest = name.removeprefix(_BLOCKS).split(".", 1)
    return f"{_BLOCKS}{place[int(number) + 1] - 1}.{rest}"


def teach(teacher: Reader, lessons: Sequence[Item], most: int) -> list[Item]:
    """Return the items, in their order, with what the teacher sees in them."""
    encoder = teacher.encoder.eval()
    numbers = {id(item): at for at, item in enumerate(lessons)}
    found = list(lessons)
    with torch.no_grad():
        for chosen in batches(lessons, most):
            batch = on(encoder.mean.device, tensors(chosen, None, torch.float32))
            taps, handed_on = encoder.tapped(batch.pieces, batch.mask, batch.hints)
            seen = torch.cat([taps, handed_on], -1).half().cpu().numpy()
            for row, item in enumerate(chosen):
                told = seen[row, : len(item.pieces)].copy()
                found[numbers[id(item)]] = replace(item, taught=told)
    return found


def unlike(found: Tensor, wanted: Tensor) -> Tensor:
    """Return how far apart vectors are: 0 for the same, about 1 for any others."""
    return functional.mse_loss(found, wanted) / wanted.var()
