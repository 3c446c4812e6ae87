"""From a trained reader to the files of the package: ONNX with weights in eight bits.

Two ways of rounding. Most products round weights (one scale a channel) and numbers (one scale for
all). Behind the activation of each layer single numbers are ten times as large as the rest (66
beside 6 in one layer), and one scale for all leaves little for the others: roles lost most
there. So these products round weights and numbers in blocks of 256, a little slower and lossless.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from training.network import INNER, WIDTH, Encoder, Linker, Reader
from wortlaut.annotate.reader.labels import LAYERS, VERDICTS
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
    pieces = torch.randint(4, 1000, (50,))
    hints, pool = torch.zeros(50, len(HINTS)), torch.full((3, 50), 1 / 50)
    _write(
        _Encode(reader.encoder),
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
            _round_in_blocks(whole)
            quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


# How many numbers share a scale there, and what onnxruntime calls products in eight bits.
_BLOCK, _IN_EIGHT_BITS = 256, 4


def _round_in_blocks(path: Path) -> None:
    """Round the products behind the activations of a graph."""
    graph = onnx.load(path)
    sizes = {one.name: list(one.dims) for one in graph.graph.initializer}
    products = [node for node in graph.graph.node if node.op_type == "MatMul"]
    others = [node.name for node in products if sizes.get(node.input[1]) != [INNER, WIDTH]]
    rounding = MatMulNBitsQuantizer(
        graph,
        bits=8,
        block_size=_BLOCK,
        is_symmetric=True,
        accuracy_level=_IN_EIGHT_BITS,
        nodes_to_exclude=others,
    )
    rounding.process()
    rounding.model.save_model_to_file(str(path), False)
