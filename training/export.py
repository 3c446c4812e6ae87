"""From a trained reader to the files of the package: ONNX with weights in eight bits.

Products round weights (one scale a channel) and numbers (one scale for all, so that few large ones
leave little for the others). At the marks of start and end single channels are ten times as large
as all else (43 beside 6 before the first wide product of a layer, 62 beside 6 before the second),
whatever the text. Where they are read, they are made smaller and their weights larger (Xiao et al.
2023, SmoothQuant), or they are computed apart, in full precision (Dettmers et al. 2022,
LLM.int8()). Scores of labels are then 0.17 from those of the whole weights (root of the mean
square); with one scale alone more than 0.5.
"""

from __future__ import annotations

import copy
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.network import WIDTH, Block, Encoder, Linker, Reader
from training.parted import part
from wortlaut.annotate.reader.labels import LAYERS, VERDICTS
from wortlaut.annotate.reader.pieces import END, START
from wortlaut.annotate.reader.prior import HINTS

_OPSET = 17


class _Encode(nn.Module):
    """The encoder for one window: no batch, nothing padded."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, hints: Tensor, pool: Tensor) -> tuple[Tensor, ...]:
        labels, states, vectors = self.encoder(pieces[None], None, hints[None], pool[None])
        return labels[0, :, :_READ], states[0], vectors[0]


# The layers behind these help only while training.
_READ = sum(layer.size for layer in LAYERS)


class _Evened(Block):
    """A layer whose numbers in eight bits are of like size, and which gives what it gave.

    ``seen`` is what its two wide products read in some text.
    """

    def __init__(self, block: Block, seen: tuple[Tensor, Tensor]) -> None:
        super().__init__(0.0)
        self.load_state_dict(block.state_dict())
        before, widened = (one.abs().amax((0, 1)) for one in seen)
        channel = int(widened.argmax())
        with torch.no_grad():
            self.into = nn.Parameter(self.widen.weight[channel, :, None].clone())
            self.shift = nn.Parameter(self.widen.bias[channel].clone())
            self.out = nn.Parameter(self.narrow.weight[:, channel].clone()[None])
            self.widen.weight[channel] = 0
            self.widen.bias[channel] = 0
            self.narrow.weight[:, channel] = 0
            scale = (before / _USUAL).clamp(min=1)
            self.widen.weight *= scale
            self.smaller = nn.Parameter(1 / scale)

    def between(self, x: Tensor) -> Tensor:
        """Return what the two wide products make of each place."""
        apart = functional.gelu(x @ self.into + self.shift) @ self.out
        return super().between(x * self.smaller) + apart


# Few numbers before the first of the two products are larger.
_USUAL = 6.0


def _evened(encoder: Encoder) -> Encoder:
    """Return an encoder with evened layers."""
    evened = copy.deepcopy(encoder)
    both = zip(encoder.blocks, _seen(encoder), strict=True)
    evened.blocks = nn.ModuleList([_Evened(block, seen) for block, seen in both])
    return evened


def _seen(encoder: Encoder) -> list[tuple[Tensor, Tensor]]:
    """Return what the two wide products of each layer read in a text of any pieces."""
    read: list[Tensor] = []
    products = [product for block in encoder.blocks for product in (block.widen, block.narrow)]
    hooks = [
        product.register_forward_pre_hook(lambda _, given: read.append(given[0]))
        for product in products
    ]
    pieces = torch.tensor([[START, *range(_FIRST, _FIRST + 50), END]])
    with torch.no_grad():
        encoder.tapped(pieces, None, torch.zeros(*pieces.shape, len(HINTS)))
    for hook in hooks:
        hook.remove()
    return list(zip(read[::2], read[1::2], strict=True))


# The number of the first piece that is no mark.
_FIRST = 4


class _Link(nn.Module):
    """The linker for one candidate."""

    def __init__(self, linker: Linker) -> None:
        super().__init__()
        self.linker = linker

    def forward(self, states: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        place, verdict = self.linker(states[None], None, marks[None])
        return place[0], verdict[0, :VERDICTS]


def export(reader: Reader, tokenizer: Path, folder: Path, *, exact: bool = False) -> None:
    """Write a reader to a folder; ``exact`` keeps all weights in full precision."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    pieces = torch.arange(_FIRST, _FIRST + 50)
    hints, pool = torch.zeros(50, len(HINTS)), torch.full((3, 50), 1 / 50)
    _write(
        _Encode(_evened(reader.encoder)),
        (pieces, hints, pool),
        folder / "encoder.onnx",
        {"pieces": ["L"], "hints": ["L"], "pool": ["S", "L"]},
        ("labels", "states", "vectors"),
        exact=exact,
    )
    states, marks = torch.randn(50, WIDTH), torch.zeros(50, dtype=torch.long)
    marks[10], marks[11:20] = 2, 1
    _write(
        _Link(reader.linker),
        (states, marks),
        folder / "linker.onnx",
        {"states": ["L"], "marks": ["L"]},
        ("place", "verdict"),
        exact=exact,
    )
    shutil.copy(tokenizer, folder / "tokenizer.json")


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    axes: dict[str, list[str]],
    outputs: tuple[str, ...],
    *,
    exact: bool,
) -> None:
    """Export a module, and round its weights unless it is to be exact."""
    with tempfile.TemporaryDirectory() as folder:
        whole = path if exact else Path(folder) / path.name
        torch.onnx.export(
            module.eval(),
            example,
            str(whole),
            input_names=list(axes),
            output_names=list(outputs),
            dynamic_axes={name: dict(enumerate(names)) for name, names in axes.items()},
            opset_version=_OPSET,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        if not exact:
            quantize_dynamic(
                whole,
                path,
                weight_type=QuantType.QInt8,
                per_channel=True,
                nodes_to_exclude=_left_whole(whole),
            )
            part(path)


def _left_whole(path: Path) -> list[str]:
    """Return the names of the products with one channel, which is kept apart."""
    graph = onnx.load(path).graph
    sizes = {one.name: list(one.dims) for one in graph.initializer}
    products = (node for node in graph.node if node.op_type == "MatMul")
    return [node.name for node in products if 1 in sizes.get(node.input[1], ())]
