"""The reader as PyTorch sees it: one encoder, a head a layer of labels, a second look a quotation.

The *encoder* is BERT as multilingual E5 has it (Wang et al. 2024), its first ten layers: the last
two even out what tells words apart. What the rules found is added to the vector of each piece.
Labels come from the outputs of three layers side by side, each dimension brought to mean 0 and
deviation 1 by fixed constants: with one layer's output alone, training stood still for its first
170 steps.

The *linker* looks at one candidate at a time: its pieces are marked, two more layers read the text
around it, and say which words are cue, frame, holder and addressee, where the words end,
of what kind they are, and whether they are a quotation at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.base import Base
from training.examples import LAYERS
from wortlaut.annotate.reader.labels import ROLES, VERDICTS
from wortlaut.annotate.reader.prior import HINTS
from wortlaut.annotate.reader.stance import STANCES

WIDTH, HEADS, INNER, POSITIONS = 384, 12, 1536, 512
LOGITS = sum(layer.size for layer in LAYERS)
# While it is trained it also tells the stance, which the package leaves out: the tables and the
# words around know better (docs/reader.md).
OF_STANCE = slice(VERDICTS, VERDICTS + len(STANCES))
# What it says of each piece: roles, and whether the holder's phrase begins or ends there.
PLACES = len(ROLES) + 2
_EPSILON = 1e-12


class Block(nn.Module):
    """A transformer layer with its norms behind the sums, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Read a batch of sequences; ``mask`` is added to what they attend to."""
        query, key, value = self.attend(x).chunk(3, dim=-1)
        x = self.norm(x + self.dropout(self.mix(attended(query, key, value, mask))))
        return self.last_norm(x + self.dropout(self.between(x)))

    def between(self, x: Tensor) -> Tensor:
        """Return what the two wide products make of each place."""
        return self.narrow(functional.gelu(self.widen(x)))

    def load(self, base: Base, layer: int) -> None:
        """Take the weights of a layer of the base."""
        tensor = {name: torch.from_numpy(base.tensors[f"l{layer}.{name}"]) for name in _NAMES}
        with torch.no_grad():
            for part in ("w", "b"):
                three = [tensor[f"{name}.{part}"] for name in "qkv"]
                parameter = "weight" if part == "w" else "bias"
                for module, values in (
                    (self.attend, torch.cat(three)),
                    (self.mix, tensor[f"ao.{part}"]),
                    (self.norm, tensor[f"aln.{part}"]),
                    (self.widen, tensor[f"fi.{part}"]),
                    (self.narrow, tensor[f"fo.{part}"]),
                    (self.last_norm, tensor[f"oln.{part}"]),
                ):
                    held = getattr(module, parameter)
                    held.copy_(values.view_as(held))


def attended(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Return what each place attends to, with all heads side by side."""
    if torch.onnx.is_in_onnx_export():
        return _Fused.apply(query, key, value)
    rows, length = query.shape[0], query.shape[1]
    heads = [
        part.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        for part in (query, key, value)
    ]
    seen = functional.scaled_dot_product_attention(*heads, attn_mask=mask)
    return seen.transpose(1, 2).reshape(rows, length, WIDTH)


class _Fused(torch.autograd.Function):
    """Attention as the one operator that onnxruntime has for it, faster than its parts."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Return something of the right shape: only the exported graph is ever run."""
        return query + key + value

    @staticmethod
    def symbolic(graph: torch.Graph, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Name the operator in the exported graph."""
        operator = "com.microsoft::MultiHeadAttention"
        return graph.op(operator, query, key, value, num_heads_i=HEADS)


_NAMES = [
    f"{name}.{part}" for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln") for part in "wb"
]


class Dropout(nn.Module):
    """Dropout from a pool of ready-made masks: drawing each anew takes long."""

    pool: Tensor | None = None
    _SIZE = 1 << 25

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Set a share of the values to zero, while training."""
        if not self.training or not self.share or x.numel() >= self._SIZE // 2:
            return x
        if Dropout.pool is None:
            kept = torch.rand(self._SIZE) > self.share
            Dropout.pool = (kept / (1 - self.share)).to(x.device, torch.bfloat16)
        at = int(torch.randint(0, self._SIZE - x.numel(), ()))
        mask = Dropout.pool[at : at + x.numel()]
        return x * mask.view(x.shape).to(x.dtype)


class Gist(nn.Module):
    """From what the encoder sees in the pieces of a sentence to one vector for it.

    Not every piece says the same of what a sentence means, so each has a weight of its own.
    """

    def __init__(self, tapped: int) -> None:
        super().__init__()
        self.piece = nn.Linear(tapped, WIDTH)
        self.weight = nn.Linear(WIDTH, 1)
        self.vector = nn.Linear(WIDTH, WIDTH)

    def forward(self, taps: Tensor, pool: Tensor) -> Tensor:
        """Return a vector a row of ``pool``, which is 0 where a piece is not in the sentence."""
        seen = functional.gelu(self.piece(taps))
        weight = torch.exp(_STEEP * torch.tanh(self.weight(seen)))
        shares = pool * weight.transpose(1, 2)
        shares = shares / shares.sum(-1, keepdim=True).clamp(min=_EPSILON)
        return self.vector(torch.bmm(shares, seen))


# A piece can weigh e**6 times as much as another, no more: the sum stays finite.
_STEEP = 3.0


class Encoder(nn.Module):
    """Pieces in; labels of each piece, the input of the linker and vectors of sentences out."""

    mean: Tensor
    scale: Tensor

    def __init__(self, layers: int, taps: Sequence[int], handed_on: int, dropout: float) -> None:
        super().__init__()
        self.taps, self.handed_on = tuple(taps), handed_on
        self.words = nn.Embedding(1, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.hints = nn.Linear(len(HINTS), WIDTH, bias=False)
        nn.init.zeros_(self.hints.weight)
        self.blocks = nn.ModuleList([Block(dropout) for _ in range(layers)])
        self.dropout = Dropout(dropout)
        tapped = len(self.taps) * WIDTH
        self.register_buffer("mean", torch.zeros(tapped))
        self.register_buffer("scale", torch.ones(tapped))
        self.label = nn.Sequential(nn.Linear(tapped, WIDTH), nn.GELU(), nn.Linear(WIDTH, LOGITS))
        self.gist = Gist(tapped)

    def load(self, base: Base, kept: Sequence[int]) -> None:
        """Take the weights of the base, and of its pieces those that are kept."""
        word = torch.from_numpy(base.tensors["emb.word"]).view(-1, WIDTH)
        self.words = nn.Embedding.from_pretrained(word[list(kept)].clone(), freeze=True)
        with torch.no_grad():
            self.positions.weight.copy_(torch.from_numpy(base.tensors["emb.pos"]).view(-1, WIDTH))
            self.kind.copy_(torch.from_numpy(base.tensors["emb.type"]).view(-1, WIDTH)[0])
            self.norm.weight.copy_(torch.from_numpy(base.tensors["emb.ln.w"]))
            self.norm.bias.copy_(torch.from_numpy(base.tensors["emb.ln.b"]))
        for number, block in enumerate(self.blocks):
            block.load(base, number)

    def tapped(self, pieces: Tensor, mask: Tensor | None, hints: Tensor) -> tuple[Tensor, Tensor]:
        """Return the outputs of the tapped layers side by side, and what the linker reads."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.words(pieces) + self.positions(at) + self.kind) + self.hints(hints)
        x = self.dropout(x)
        taps, handed_on = [], x
        for number, block in enumerate(self.blocks, 1):
            x = block(x, mask)
            if number == self.handed_on:
                handed_on = x
            if number in self.taps:
                taps.append(x)
        return (torch.cat(taps, -1) - self.mean) * self.scale, handed_on

    def heads(self, taps: Tensor, pool: Tensor) -> tuple[Tensor, Tensor]:
        """Return labels of pieces, and a vector a row of ``pool``."""
        return self.label(self.dropout(taps)), self.gist(taps, pool)

    def forward(
        self, pieces: Tensor, mask: Tensor | None, hints: Tensor, pool: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return labels, the input of the linker, and a vector a row of ``pool``."""
        taps, handed_on = self.tapped(pieces, mask, hints)
        labels, vectors = self.heads(taps, pool)
        return labels, handed_on, vectors


class Linker(nn.Module):
    """Marked pieces in; roles of each piece and a verdict on the candidate out."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.mark = nn.Embedding(3, WIDTH)
        nn.init.normal_(self.mark.weight, std=0.1)
        self.blocks = nn.ModuleList([Block(dropout) for _ in range(layers)])
        self.dropout = Dropout(dropout)
        self.place = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, PLACES))
        self.verdict = nn.Sequential(
            nn.Linear(3 * WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, OF_STANCE.stop)
        )

    def load(self, base: Base, first: int) -> None:
        """Take the weights of the layers of the base from ``first`` on."""
        for number, block in enumerate(self.blocks):
            block.load(base, first + number)

    def forward(self, x: Tensor, mask: Tensor | None, marks: Tensor) -> tuple[Tensor, Tensor]:
        """Read candidates in the text around them; mark 1 is inside, 2 the first piece."""
        x = x + self.mark(marks)
        for block in self.blocks:
            x = block(x, mask)
        there = torch.ones_like(x[:, :, 0]) if mask is None else (mask[:, 0, 0] > -1).to(x.dtype)
        inside = (marks > 0).to(x.dtype) * there
        around = there - inside
        first = (marks == 2).to(x.dtype)
        pooled = [_mean(x, weight) for weight in (inside, around, first)]
        return self.place(self.dropout(x)), self.verdict(self.dropout(torch.cat(pooled, -1)))


def _mean(x: Tensor, weight: Tensor) -> Tensor:
    """Return the mean of the vectors with weight 1."""
    total = weight.sum(1, keepdim=True).clamp(min=1)
    return (x * weight.unsqueeze(-1)).sum(1) / total


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a reader is.

    ``layers`` counts those of the encoder, ``links`` those of the linker. Labels come from the
    outputs of the layers ``taps``, counted from 1; ``handed_on`` is the one that the linker reads.
    """

    layers: int = 10
    taps: tuple[int, ...] = (4, 7, 10)
    handed_on: int = 9
    links: int = 2


class Reader(nn.Module):
    """Encoder and linker."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape.layers, shape.taps, shape.handed_on, dropout)
        self.linker = Linker(shape.links, dropout)

    def load(self, base: Base, kept: Sequence[int]) -> None:
        """Take the weights of the base."""
        self.encoder.load(base, kept)
        self.linker.load(base, self.encoder.handed_on)


def mask_of(lengths: Sequence[int], dtype: torch.dtype) -> Tensor:
    """Return what is added to attention: 0 where there is a piece, much below where not."""
    there = torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]
    return ((~there).to(dtype) * -1e4)[:, None, None, :]
