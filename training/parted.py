"""Products before attention apart, in a graph of eight bits: cutting one in three takes time.

What each place asks for, is found by and tells comes from one product in the network. In the files
it comes from three, with the same weights and scales, so that the numbers are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, helper, numpy_helper

_PARTS = 3


def part(path: Path) -> None:
    """Part the products before attention in a file, where they are not parted yet."""
    model = onnx.load(path)
    graph = model.graph
    made = {output: node for node in graph.node for output in node.output}
    kept = {one.name: one for one in graph.initializer}
    for attention in [node for node in graph.node if node.op_type == "MultiHeadAttention"]:
        cut = [made[name] for name in attention.input[:_PARTS]]
        if any(node.op_type != "Slice" for node in cut):
            continue
        chain = list(_chain(made[cut[0].input[0]], made))
        for number, slice_ in enumerate(cut):
            graph.node.extend(_copied(graph, chain, kept, number, slice_.output[0]))
            graph.node.remove(slice_)
    _tidy(graph)
    onnx.save(model, path)


def _chain(last: NodeProto, made: dict[str, NodeProto]) -> Iterator[NodeProto]:
    """Yield what makes a rounded product, from the bias added last to the product of scales."""
    (scaled,) = (made[name] for name in last.input if name in made)
    yield last
    yield scaled
    for name in scaled.input:
        yield made[name]
        if made[name].op_type == "Cast":
            yield made[made[name].input[0]]


def _copied(
    graph: onnx.GraphProto,
    chain: list[NodeProto],
    kept: dict[str, onnx.TensorProto],
    number: int,
    output: str,
) -> Iterator[NodeProto]:
    """Yield copies of the nodes of a chain for one part, and give the graph its weights."""
    inside = {name for node in chain for name in node.output}
    block = chain[0].name.split("/attend/")[0]
    prefix = f"{block.strip('/').replace('/', '.')}.three.{number}"
    for node in chain:
        inputs = []
        for name in node.input:
            if name in inside:
                inputs.append(f"{name}_{number}")
            elif name in kept:
                inputs.append(_part_of(graph, kept[name], prefix, number))
            else:
                inputs.append(name)
        copied = helper.make_node(
            node.op_type,
            inputs,
            [output if node is chain[0] else f"{name}_{number}" for name in node.output],
            name=node.name.replace("/attend/", f"/three.{number}/"),
            domain=node.domain,
        )
        copied.attribute.extend(node.attribute)
        yield copied


def _part_of(graph: onnx.GraphProto, whole: onnx.TensorProto, prefix: str, number: int) -> str:
    """Give a graph one of three parts of a tensor; return its name."""
    kind = whole.name.rpartition("_")[2] if "::" in whole.name else "bias"
    names = {"quantized": "weight_quantized", "scale": "weight_scale", "point": "weight_zero_point"}
    name = f"{prefix}.{names.get(kind, kind)}"
    parts = np.split(numpy_helper.to_array(whole), _PARTS, axis=-1)
    graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(parts[number]), name))
    return name


def _tidy(graph: onnx.GraphProto) -> None:
    """Leave out what nothing reads, and put nodes behind what they read."""
    outputs = {one.name for one in graph.output}
    nodes = list(graph.node)
    while True:
        read = outputs | {name for node in nodes for name in node.input}
        left = [node for node in nodes if any(name in read for name in node.output)]
        if len(left) == len(nodes):
            break
        nodes = left
    known = {one.name for one in (*graph.input, *graph.initializer)} | {""}
    del graph.node[:]
    while nodes:
        ready = [node for node in nodes if all(name in known for name in node.input)]
        graph.node.extend(ready)
        known.update(name for node in ready for name in node.output)
        nodes = [node for node in nodes if node not in ready]
    weights = [one for one in graph.initializer if one.name in read]
    del graph.initializer[:]
    graph.initializer.extend(weights)
