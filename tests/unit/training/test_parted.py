"""Products before attention in three (runs where the extra ``training`` is installed)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from onnx import ModelProto

onnx = pytest.importorskip("onnx", reason="needs the extra 'training'")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnxruntime import InferenceSession  # noqa: E402
from training.parted import part  # noqa: E402

_WIDTH = 6


def _whole() -> ModelProto:
    """Return a rounded product, cut in three for attention of one head."""
    chance = np.random.default_rng(1)
    weights = {
        "onnx::MatMul_1_quantized": chance.integers(-99, 99, (_WIDTH, 3 * _WIDTH)).astype(np.int8),
        "onnx::MatMul_1_scale": chance.random(3 * _WIDTH).astype(np.float32) / 99,
        "onnx::MatMul_1_zero_point": np.zeros(3 * _WIDTH, dtype=np.int8),
        "b.attend.bias": chance.random(3 * _WIDTH).astype(np.float32),
        "axis": np.array([2]),
        **{f"at{number}": np.array([number * _WIDTH]) for number in range(4)},
    }
    node, name = helper.make_node, "/b/attend/MatMul"
    nodes = [
        node("DynamicQuantizeLinear", ["x"], ["q", "s", "z"]),
        node("Mul", ["s", "onnx::MatMul_1_scale"], ["scales"], name=f"{name}_quant_scales_mul"),
        node(
            "MatMulInteger",
            ["q", "onnx::MatMul_1_quantized", "z", "onnx::MatMul_1_zero_point"],
            ["product"],
            name=f"{name}_quant",
        ),
        node("Cast", ["product"], ["whole"], name=f"{name}_cast", to=TensorProto.FLOAT),
        node("Mul", ["whole", "scales"], ["scaled"], name=f"{name}_mul"),
        node("Add", ["b.attend.bias", "scaled"], ["all"], name="/b/attend/Add"),
        *(
            node("Slice", ["all", f"at{n}", f"at{n + 1}", "axis"], [f"part{n}"], name=f"/b/{n}")
            for n in range(3)
        ),
        node(
            "MultiHeadAttention",
            [f"part{n}" for n in range(3)],
            ["y"],
            domain="com.microsoft",
            num_heads=1,
        ),
    ]
    shape = [1, None, _WIDTH]
    graph = helper.make_graph(
        nodes,
        "block",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(values, name) for name, values in weights.items()],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def test_parted_products_give_the_same_numbers(tmp_path: Path) -> None:
    path, given = tmp_path / "block.onnx", np.random.default_rng(2).random((1, 5, _WIDTH))
    onnx.save(_whole(), path)
    (before,) = InferenceSession(path).run(None, {"x": given.astype(np.float32)})
    part(path)
    assert "Slice" not in {node.op_type for node in onnx.load(path).graph.node}
    (after,) = InferenceSession(path).run(None, {"x": given.astype(np.float32)})
    assert np.array_equal(before, after)


def test_what_is_parted_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "block.onnx"
    onnx.save(_whole(), path)
    part(path)
    once = path.read_bytes()
    part(path)
    assert path.read_bytes() == once
