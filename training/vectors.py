"""Sentence vectors, learned last: the encoder stays as it is, and only its gist is fitted.

The base puts all sentences close together and tells them apart by small differences. To follow it
vector by vector is therefore easy and worth little: the same utterance in other words was then
found much less often than by words in common. What is learned here is what the base makes of
*differences*: its vectors about their mean, and which sentences it holds to be alike.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from training.batches import Item, batches, on, tensors
from training.network import Gist, Reader

_PIECES, _SENTENCES, _ROUNDS, _RATE = 4096, 192, 12, 1e-3
# How sharply likeness is told apart: the base was trained with 0.01 on vectors not centred.
_SHARP = 0.05


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the encoder sees in the pieces of a sentence, and the vector that the base gives it."""

    seen: Tensor
    vector: Tensor


def fit_vectors(reader: Reader, items: Sequence[Item], seed: int) -> None:
    """Fit the gist of a trained reader."""
    torch.manual_seed(seed)
    lessons = _lessons(reader, items)
    wanted = torch.stack([lesson.vector for lesson in lessons]).float()
    wanted = functional.normalize(wanted - wanted.mean(0), dim=-1)
    gist = reader.encoder.gist = Gist(lessons[0].seen.shape[1]).to(wanted.device)
    optimizer = torch.optim.AdamW(gist.parameters(), lr=_RATE, weight_decay=0.01)
    orders = [_order(lessons, random.Random(seed * 100 + n)) for n in range(_ROUNDS)]
    steps = sum(len(order) for order in orders)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for number, order in enumerate(orders, 1):
        total = 0.0
        for chosen in order:
            seen, pool = _padded([lessons[at].seen for at in chosen])
            found = functional.normalize(gist(seen, pool)[:, 0], dim=-1)
            loss = unlike(found, wanted[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"vectors, round {number}: {total / len(order):.3f}", flush=True)


def unlike(found: Tensor, wanted: Tensor) -> Tensor:
    """Return how far vectors are from those wanted, each by itself and as neighbours."""
    alone = 1 - (found * wanted).sum(-1).mean()
    itself = torch.eye(len(found), dtype=torch.bool, device=found.device)
    near = ((found @ found.T) / _SHARP).masked_fill(itself, -1e4)
    goal = ((wanted @ wanted.T) / _SHARP).masked_fill(itself, -1e4)
    told = functional.kl_div(near.log_softmax(-1), goal.softmax(-1), reduction="batchmean")
    return alone + told


def _lessons(reader: Reader, items: Sequence[Item]) -> list[Lesson]:
    """Return what the encoder sees in every sentence that has a vector."""
    encoder = reader.encoder.eval()
    found = []
    told = [item for item in items if item.example.vectors is not None]
    with torch.no_grad():
        for chosen in batches(told, _PIECES):
            batch = on(encoder.mean.device, tensors(chosen, None, torch.float32))
            taps, _ = encoder.tapped(batch.pieces, batch.mask, batch.hints)
            for row, number in batch.pooled.nonzero().tolist():
                inside = batch.pool[row, number] > 0
                found.append(Lesson(taps[row, inside].half(), batch.vectors[row, number]))
    return found


def _order(lessons: Sequence[Lesson], chance: random.Random) -> list[list[int]]:
    """Return batches of sentences of like length."""
    order = sorted(range(len(lessons)), key=lambda at: len(lessons[at].seen) + chance.random() * 8)
    found = [order[at : at + _SENTENCES] for at in range(0, len(order), _SENTENCES)]
    chance.shuffle(found)
    return found


def _padded(seen: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """Return sentences side by side, and which of their pieces are there."""
    lengths = torch.tensor([len(one) for one in seen], device=seen[0].device)
    padded = pad_sequence([one.float() for one in seen], batch_first=True)
    there = torch.arange(padded.shape[1], device=lengths.device)[None] < lengths[:, None]
    return padded, there.float()[:, None]
