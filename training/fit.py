"""Training: all heads at once, from checkpoints where it was broken off."""

from __future__ import annotations

import copy
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, Item, batches, items, on, tensors
from training.candidates import Linked, jobs, linked, tagged_words
from training.examples import LAYERS, UNKNOWN
from training.network import OF_STANCE, Reader
from training.prepare import Prepared
from training.shrink import pupil, teach, unlike
from wortlaut.annotate.reader.labels import (
    IS_QUOTATION,
    NAMES_NOBODY,
    OF_KIND,
    OF_MEDIUM,
    ROLES,
)

# How much each loss counts: set by hand, one set only was tried.
WEIGHTS = {
    "quotation": 1.0,
    "nested": 0.6,
    "plain": 0.3,
    "hedged": 0.4,
    "hedge-marker": 0.3,
    "name": 0.8,
    "smartdata-name": 0.3,
    "vector": 0.3,
    "roles": 2.0,
    "holder": 0.15,
    "kind": 0.2,
    "medium": 0.06,
    "stance": 0.3,
    "true": 0.25,
    # of a pupil: how far it is from its teacher
    "seen": 1.0,
    "handed-on": 1.0,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train; rates are those of AdamW at their highest."""

    rounds: int = 12
    pieces_a_batch: int = 2048
    encoder_rate: float = 1.2e-4
    head_rate: float = 6e-4
    decay: float = 0.01
    warm_up: float = 0.08
    dropout: float = 0.1
    seed: int = 1
    # of the texts with names every which one a round: with their copies there are four times as
    # many pieces as of quotations
    names_every: int = 8


@dataclass(frozen=True, slots=True)
class Learner:
    """What changes the weights, and how fast at each step."""

    optimizer: torch.optim.AdamW
    schedule: torch.optim.lr_scheduler.LambdaLR


# What a pupil begins with is learned already, so it changes more slowly; a reader that is trained
# on more slowly still, and names, which were seen least, come twice as often.
PUPIL = Plan(encoder_rate=1e-4, head_rate=4e-4)
ON = Plan(encoder_rate=4e-5, head_rate=3e-4, names_every=4)


def fit(prepared: Prepared, reader: Reader, plan: Plan, work: Path) -> Reader:
    """Train a reader from its base; a round that was finished before is not done again."""
    speakers, named = items(prepared.quotations), items(prepared.names)
    _calibrate(reader, speakers, plan)
    return _fit(speakers, named, reader, plan, work)


def fit_on(prepared: Prepared, reader: Reader, plan: Plan, work: Path) -> Reader:
    """Train a reader on that was trained before, and go back half of the way.

    The mean of the weights before and after keeps what was known and has most of what is new
    (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
    """
    before = copy.deepcopy(reader.state_dict())
    after = _fit(items(prepared.quotations), items(prepared.names), reader, plan, work)
    for name, held in after.state_dict().items():
        held.copy_((held + before[name]) / 2)
    return after


def take_up(reader: Reader, path: Path) -> None:
    """Give a reader the weights of a checkpoint, whose reader may have had fewer outputs."""
    given = torch.load(path, weights_only=True, map_location="cpu")["reader"]
    for name, held in reader.state_dict().items():
        if name in given:
            held[: len(given[name])].copy_(given[name])


def fit_pupil(prepared: Prepared, teacher: Reader, plan: Plan, work: Path) -> Reader:
    """Train a smaller reader with the help of a trained one."""
    most = 2 * plan.pieces_a_batch
    speakers = teach(teacher, items(prepared.quotations), most)
    named = teach(teacher, items(prepared.names), most)
    return _fit(speakers, named, pupil(teacher, plan.dropout), plan, work)


def _fit(
    speakers: Sequence[Item], named: Sequence[Item], master: Reader, plan: Plan, work: Path
) -> Reader:
    torch.manual_seed(plan.seed)
    steps = sum(len(_round(speakers, named, plan, number)) for number in range(plan.rounds))
    learner = _learner(master, plan, steps)
    done = _resume(master, learner, work)
    light = copy.deepcopy(master).to(torch.bfloat16)
    for number in range(done, plan.rounds):
        started = time.monotonic()
        chance = random.Random(plan.seed * 1000 + number)
        losses: Counter[str] = Counter()
        light.train()
        chosen = _round(speakers, named, plan, number)
        for at, batch in enumerate(chosen):
            losses.update(_step(master, light, batch, learner, chance))
            if (at + 1) % 40 == 0:
                _tell(number, at + 1, len(chosen), losses, started)
        _tell(number, len(chosen), len(chosen), losses, started)
        _save(master, learner, number + 1, work)
    return master


def _round(
    speakers: Sequence[Item], named: Sequence[Item], plan: Plan, number: int
) -> list[list[Item]]:
    """Return the batches of a round: all quotations, and a share of the names."""
    order = list(named)
    random.Random(plan.seed * 100 + number // plan.names_every).shuffle(order)
    share = order[number % plan.names_every :: plan.names_every]
    chance = random.Random(plan.seed * 10 + number)
    return batches([*speakers, *share], plan.pieces_a_batch, chance)


def _rate(step: int, steps: int, warm_up: float) -> float:
    """Return the share of the highest rate: up in a line, then down in a line."""
    warm = max(1, int(steps * warm_up))
    return min(1.0, (step + 1) / warm) * min(1.0, max(0.0, (steps - step) / (steps - warm)))


def _calibrate(reader: Reader, speakers: Sequence[Item], plan: Plan) -> None:
    """Set the constants that bring the tapped outputs to mean 0 and deviation 1."""
    encoder, chance = reader.encoder.eval(), random.Random(plan.seed)
    found = []
    with torch.no_grad():
        for chosen in batches(speakers, plan.pieces_a_batch, chance)[:12]:
            batch = on(_device(reader), tensors(chosen, chance, torch.float32))
            taps, _ = encoder.tapped(batch.pieces, batch.mask, batch.hints)
            found.append(taps[batch.rows, batch.columns])
    taps = torch.cat(found)
    encoder.mean.copy_(taps.mean(0))
    encoder.scale.copy_(1 / (taps.std(0) + 1e-3))


def _learner(reader: Reader, plan: Plan, steps: int) -> Learner:
    """Build the optimizer: what is new learns faster than what comes from the base."""
    new = ("encoder.label", "encoder.gist", "encoder.hints", "linker.mark", "linker.place")
    named = [(n, p) for n, p in reader.named_parameters() if p.requires_grad]
    heads = [p for n, p in named if n.startswith((*new, "linker.verdict"))]
    fresh = {id(parameter) for parameter in heads}
    encoder = [parameter for _, parameter in named if id(parameter) not in fresh]
    groups = [
        {"params": encoder, "lr": plan.encoder_rate},
        {"params": heads, "lr": plan.head_rate},
    ]
    optimizer = torch.optim.AdamW(
        groups, weight_decay=plan.decay, betas=(0.9, 0.98), eps=1e-8, fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _rate(step, steps, plan.warm_up)
    )
    return Learner(optimizer, schedule)


# ------------------------------------------------------------------------------ one step
def _step(
    master: Reader, light: Reader, chosen: list[Item], learner: Learner, chance: random.Random
) -> dict[str, float]:
    """Learn from a batch: gradients in half precision, weights in full."""
    batch = on(_device(light), tensors(chosen, chance, torch.bfloat16))
    losses = _losses(light, batch, chance)
    torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum().backward()
    pairs = [
        (whole, half)
        for whole, half in zip(master.parameters(), light.parameters(), strict=True)
        if whole.requires_grad
    ]
    for whole, half in pairs:
        whole.grad = None if half.grad is None else half.grad.float()
        half.grad = None
    torch.nn.utils.clip_grad_norm_([p for p, _ in pairs if p.grad is not None], 1.0)
    learner.optimizer.step()
    learner.schedule.step()
    with torch.no_grad():
        torch._foreach_copy_([half for _, half in pairs], [whole for whole, _ in pairs])
    return {name: loss.item() for name, loss in losses.items()} | {"steps": 1.0}


def _losses(reader: Reader, batch: Batch, chance: random.Random) -> dict[str, Tensor]:
    """Return the losses of a batch by name."""
    taps, handed_on = reader.encoder.tapped(batch.pieces, batch.mask, batch.hints)
    scores, vectors = reader.encoder.heads(taps, batch.pool)
    words = scores[batch.rows, batch.columns].float()
    by_layer = dict(
        zip(
            (layer.name for layer in LAYERS),
            words.split([layer.size for layer in LAYERS], dim=-1),
            strict=True,
        )
    )
    losses = {}
    for name, found in by_layer.items():
        gold = batch.labels[name]
        if bool((gold != UNKNOWN).any()):
            losses[name] = functional.cross_entropy(found, gold, ignore_index=UNKNOWN)
    if bool(batch.pooled.any()):
        near = functional.cosine_similarity(vectors.float(), batch.vectors, dim=-1)
        losses["vector"] = (1 - near[batch.pooled]).mean()
    losses |= _taught_losses(batch, taps, handed_on)
    found_jobs = jobs(batch.items, _tagged(batch, by_layer), chance)
    if found_jobs:
        target = on(_device(reader), linked(found_jobs, handed_on.dtype))
        seen = handed_on[target.rows[:, None], target.columns]
        place, verdict = reader.linker(seen, target.mask, target.marks)
        losses |= _link_losses(place.float(), verdict.float(), target)
    return losses


def _taught_losses(batch: Batch, taps: Tensor, handed_on: Tensor) -> dict[str, Tensor]:
    """Return how far a pupil is from its teacher; nothing without one."""
    if batch.taught is None:
        return {}
    there = batch.mask[:, 0, 0] > -1
    wanted = batch.taught[there]
    return {
        "seen": unlike(taps[there].float(), wanted[:, : taps.shape[-1]]),
        "handed-on": unlike(handed_on[there].float(), wanted[:, taps.shape[-1] :]),
    }


def _tagged(batch: Batch, by_layer: dict[str, Tensor]) -> list[list[tuple[int, ...]]]:
    """Return what the encoder would quote by now, window by window."""
    layers = (by_layer[name] for name in ("quotation", "nested"))
    tags = np.stack([layer.detach().argmax(-1).cpu().numpy() for layer in layers], 1)
    found, at = [], 0
    for item in batch.items:
        size = item.window.high - item.window.own
        quoted = bool(item.example.quotations) or item.example.labels["quotation"][0] != UNKNOWN
        found.append(tagged_words(item, tags[at : at + size]) if quoted else [])
        at += size
    return found


def _link_losses(place: Tensor, verdict: Tensor, target: Linked) -> dict[str, Tensor]:
    """Return what the linker got wrong."""
    each = functional.binary_cross_entropy_with_logits(
        verdict[:, IS_QUOTATION], target.true, reduction="none"
    )
    losses = {"true": (each * target.judged).sum() / target.judged.sum().clamp(min=1)}
    for name, part, gold in (
        ("kind", OF_KIND, target.kinds),
        ("medium", OF_MEDIUM, target.media),
        ("stance", OF_STANCE, target.stances),
    ):
        if bool((gold != UNKNOWN).any()):
            losses[name] = functional.cross_entropy(verdict[:, part], gold, ignore_index=UNKNOWN)
    real = target.true > 0
    if not bool(real.any()):
        return losses
    count = len(ROLES)
    each = functional.binary_cross_entropy_with_logits(
        place[:, :, :count], target.roles, reduction="none"
    )
    weight = (target.words * real[:, None])[:, :, None] * target.known[:, None, :]
    losses["roles"] = ((each * weight).sum((0, 1)) / weight.sum((0, 1)).clamp(min=1)).sum()
    told = real & (target.told > 0)
    if bool(told.any()):
        hidden = (1 - target.words) * -1e4
        nobody = verdict[:, NAMES_NOBODY, None]
        ends = [torch.cat([place[:, :, count + end] + hidden, nobody], 1)[told] for end in (0, 1)]
        losses["holder"] = sum(
            (functional.cross_entropy(ends[end], target.holder[told, end]) for end in (0, 1)),
            place.new_zeros(()),
        )
    return losses


# ------------------------------------------------------------------------------ checkpoints
def _save(reader: Reader, learner: Learner, done: int, work: Path) -> None:
    """Write a checkpoint whole or not at all."""
    state = {
        "reader": reader.state_dict(),
        "optimizer": learner.optimizer.state_dict(),
        "schedule": learner.schedule.state_dict(),
        "done": done,
    }
    part = work / "checkpoint.part"
    torch.save(state, part)
    part.replace(work / "checkpoint.pt")


def _resume(reader: Reader, learner: Learner, work: Path) -> int:
    """Take up the last checkpoint; return how many rounds are done."""
    path = work / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True, map_location=_device(reader))
    reader.load_state_dict(state["reader"])
    learner.optimizer.load_state_dict(state["optimizer"])
    learner.schedule.load_state_dict(state["schedule"])
    return int(state["done"])


def _device(reader: Reader) -> torch.device:
    return reader.encoder.mean.device


def _tell(number: int, at: int, of: int, losses: Counter[str], started: float) -> None:
    shown = " ".join(
        f"{name} {total / losses['steps']:.3f}" for name, total in losses.items() if name != "steps"
    )
    seconds = time.monotonic() - started
    print(f"round {number + 1} step {at}/{of} {seconds:.0f} s: {shown}", flush=True)
