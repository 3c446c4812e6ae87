"""A smaller reader out of a trained one (runs where the extra ``training`` is installed)."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'training'")

from training.network import Reader, Shape  # noqa: E402
from training.shrink import KEPT, pupil  # noqa: E402


def test_a_pupil_begins_with_the_layers_it_keeps() -> None:
    teacher = Reader(Shape(), dropout=0)
    small = pupil(teacher, dropout=0)
    assert small.shape == Shape(layers=7, taps=(3, 5, 7), handed_on=6, links=2)
    for mine, kept in zip(small.encoder.blocks, KEPT, strict=True):
        theirs = teacher.encoder.blocks[kept - 1]
        assert torch.equal(mine.widen.weight, theirs.widen.weight)
    assert torch.equal(small.linker.mark.weight, teacher.linker.mark.weight)


def test_what_is_tapped_of_the_teacher_is_tapped_of_the_pupil() -> None:
    """The heads that were learned on these layers go on with them."""
    full, small = Shape(), pupil(Reader(Shape(), dropout=0), dropout=0).shape
    assert [KEPT[layer - 1] for layer in small.taps] == list(full.taps)
    assert KEPT[small.handed_on - 1] == full.handed_on
