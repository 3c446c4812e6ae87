"""Texts in which names stand for others."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from training.swapped import pools, swapped

TEXT = "Nele Voss lebt in Bremen. In Bremen regnet es."
NAMES = [(0, 9, "PER"), (18, 24, "LOC"), (29, 35, "LOC")]
OTHERS = {"PER": ["Ida Falk", "Jonas Lund-Riis"], "LOC": ["Ulm", "Garmisch-Partenkirchen"]}


@given(st.integers())
def test_names_stand_where_it_says_and_the_rest_is_as_it_was(seed: int) -> None:
    text, names = swapped(TEXT, NAMES, OTHERS, random.Random(seed))
    known = {type: {*found, "Nele Voss", "Bremen"} for type, found in OTHERS.items()}
    assert all(text[start:end] in known[type] for start, end, type in names)
    bare = text
    for start, end, _ in reversed(names):
        bare = bare[:start] + "#" + bare[end:]
    assert bare == "# lebt in #. In # regnet es."


def test_most_texts_come_out_new() -> None:
    found = {swapped(TEXT, NAMES, OTHERS, random.Random(seed))[0] for seed in range(20)}
    assert len(found) > 10


def test_the_names_of_a_corpus_by_type() -> None:
    found = pools([(TEXT, NAMES)])
    assert found == {"PER": ["Nele Voss"], "LOC": ["Bremen", "Bremen"]}
